"""Heads of columns: trimmed, each once, so that a name means one column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fivefold_link.engine.protocol import Refused

OURS = "row_number"


def heads_of(cells: Sequence[object], where: str) -> tuple[str, ...]:
    """The names of the columns; an empty head is called by its place. Two of one name are refused."""
    heads = [
        str(cell).strip() if cell is not None and str(cell).strip() else f"column {place}"
        for place, cell in enumerate(cells, start=1)
    ]
    if not heads:
        remedy = "Put the names of the columns in the first row."
        raise Refused("the file is empty.", where=where, remedy=remedy)
    counted = Counter(head.casefold() for head in heads)
    twice = [head for head in dict.fromkeys(heads) if counted[head.casefold()] > 1]
    if twice:
        named = ", ".join(map(repr, twice))
        remedy = "Give each column its own name; capitals make no difference."
        raise Refused(f"more than one column is called {named}.", where=where, remedy=remedy)
    if counted[OURS]:
        remedy = "Give it another name: the engine numbers the rows of a file under this one."
        raise Refused(f"a column is called {OURS!r}.", where=where, remedy=remedy)
    return tuple(heads)


def identifier(name: str) -> str:
    """A column's name as SQL."""
    return '"' + name.replace('"', '""') + '"'
