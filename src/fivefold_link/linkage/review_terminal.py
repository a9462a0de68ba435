"""Pairs judged one after the other in the terminal; one key an answer, each kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fivefold_link.linkage.review import Pair
from fivefold_link.linkage.review_labels import Judgement, Label, read_labels, write_labels

KEYS = {"m": Judgement.SAME, "n": Judgement.DIFFERENT, "?": Judgement.UNSURE}
BACK, STOP = "b", "s"
QUESTION = "The same child?  m match   n no match   ? not sure   b back   s stop: "
UNKNOWN = "Please type m, n, ?, b or s, then Enter."


def review(
    pairs: Sequence[Pair],
    path: Path,
    *,
    by: str,
    on: date,
    console: Console,
    ask: Callable[[str], str] | None = None,
) -> int:
    """Ask about each pair that has no answer yet; how many answers there are now. Stopping loses nothing.

    `back` returns to the pair before, also one of an earlier sitting; its new answer replaces the old.
    """
    labels = {label.pair(): label for label in read_labels(path)}
    asked = ask or console.input
    place = next((n for n, pair in enumerate(pairs) if _key(pair) not in labels), len(pairs))
    while place < len(pairs):
        console.print(shown(pairs[place], place + 1, len(pairs)))
        answer = asked(QUESTION).strip().lower()
        if answer == STOP:
            break
        if answer == BACK:
            place = max(0, place - 1)
        elif answer in KEYS:
            pair = pairs[place]
            labels[_key(pair)] = Label(pair.left, pair.right, KEYS[answer], by, on)
            write_labels(path, labels.values())
            place += 1
        else:
            console.print(UNKNOWN)
    done = sum(_key(pair) in labels for pair in pairs)
    console.print(
        f"{done} of {len(pairs)} pairs judged. They are kept; the next run of the linkage learns from them."
    )
    return done


def _key(pair: Pair) -> tuple[str, str]:
    return (pair.left, pair.right) if pair.left <= pair.right else (pair.right, pair.left)


def shown(pair: Pair, place: int, of: int) -> Table:
    """Both records side by side; how they compare stands in words."""
    table = Table(title=f"Pair {place} of {of}", title_justify="left")
    for heading in ("", pair.left_source, pair.right_source, ""):
        table.add_column(heading)
    for title, left, right, word in pair.lines():
        table.add_row(title, left or "not recorded", right or "not recorded", word)
    return table
