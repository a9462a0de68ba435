"""Factors: are the codes that the study looks for ever in the column, and does the column hold codes at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from fivefold_link.checking.faults import Fault, Kind
from fivefold_link.checking.looking import Looked, Probe, Questions, cell
from fivefold_link.engine.inputs import raw_table
from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import Holds, Seen

NUMBER = re.compile(r"-?\d+(\.\d+)?")
VALUES = "check_values"
FEWEST_ROWS = 10
MOST_SHOWN, LONGEST_SHOWN = 8, 20
LONG_TEXT, LONG_AND_VARIED = 40, 25


def ask_numbers_of_factors(looked: Looked, questions: Questions) -> None:
    """Cells that should be numbers, because a factor asks for at least or at most so many."""
    counted = [seen for _, seen in _seen_here(looked) if seen.holds in (Holds.AT_LEAST, Holds.AT_MOST)]
    for number, (column, some) in enumerate(groupby(sorted(counted, key=_column), key=_column)):
        name = f"amount_{number}"
        questions.first[name] = f"upper({cell(column)})"
        unknown = sorted({code.strip().upper() for seen in some for code in seen.unknown})
        filled = f"{name} IS NOT NULL"
        if unknown:
            filled += f" AND {name} NOT IN ({', '.join(_text(code) for code in unknown)})"
        wrong = f"{filled} AND TRY_CAST({name} AS DOUBLE) IS NULL AND {name} NOT IN ('TRUE', 'FALSE')"
        what = "{share} of the cells are not numbers, though a factor asks how many."
        remedy = "Name codes that mean not recorded under `unknown`, or use `is` or `in` with the codes."
        questions.probes.append(Probe(Kind.NOT_A_NUMBER, column, wrong, what, remedy, filled))


def factor_codes(engine: Engine, looked: Looked) -> Iterator[Fault]:
    """Codes that a factor looks for and no row holds; and columns of factors that look like notes."""
    here = sorted(_seen_here(looked), key=lambda pair: pair[1].column)
    for column, group in groupby(here, key=lambda pair: pair[1].column):
        coded = [(title, seen) for title, seen in group if seen.holds in (Holds.IS, Holds.IN, Holds.FILLED)]
        if not coded or column in looked.dataset.columns.values():
            continue
        value = f"upper({cell(column)})"
        engine.make(
            VALUES,
            f"SELECT {value} AS value, count(*) AS n FROM {raw_table(looked.dataset)}"
            f" WHERE {value} IS NOT NULL GROUP BY {value}",
        )
        yield from _free_text(engine, looked, column)
        for title, seen in coded:
            yield from _never_seen(engine, looked, title, seen)
        engine.drop(VALUES)


def _seen_here(looked: Looked) -> list[tuple[str, Seen]]:
    return [
        (factor.title, seen)
        for factor in looked.study.factors
        for seen in factor.seen_in
        if seen.dataset == looked.dataset.slug and seen.column in looked.columns
    ]


def _column(seen: Seen) -> str:
    return seen.column


def _never_seen(engine: Engine, looked: Looked, title: str, seen: Seen) -> Iterator[Fault]:
    if seen.value is None or not engine.count(VALUES):
        return
    asked = seen.value if isinstance(seen.value, tuple) else (seen.value,)
    absent = [str(value) for value in asked if not _is_there(engine, str(value))]
    if absent:
        some = "these codes" if len(absent) > 1 else "this code"
        what = f"no row holds {some} of {title!r}: {', '.join(absent)}. {_there(engine)}"
        remedy = "Correct the code in the study, or ask the agency what the codes mean."
        none = len(absent) == len(asked)
        if none:
            remedy += " As it stands, this file shows the factor for nobody."
        yield looked.fault(Kind.FACTOR_CODE, what, remedy, column=seen.column, count=len(absent))


def _is_there(engine: Engine, value: str) -> bool:
    same = f"value = {_text(value.strip().upper())}"
    if NUMBER.fullmatch(value.strip()):
        same = f"({same} OR TRY_CAST(value AS DOUBLE) = {float(value)!r})"
    return bool(engine.rows(f"SELECT 1 FROM {VALUES} WHERE {same} LIMIT 1"))


def _there(engine: Engine) -> str:
    """The commonest short values; one that only a few rows hold could point to a person."""
    query = (
        f"SELECT value FROM {VALUES} WHERE n >= {FEWEST_ROWS} AND length(value) <= {LONGEST_SHOWN}"
        f" ORDER BY n DESC, value LIMIT {MOST_SHOWN}"
    )
    values = [str(row[0]) for row in engine.rows(query)]
    return (
        f"It holds: {', '.join(values)}." if values else "Its values are too rare or too long to show here."
    )


def _free_text(engine: Engine, looked: Looked, column: str) -> Iterator[Fault]:
    query = f"SELECT sum(n * length(value)), count(*), sum(n) FROM {VALUES}"
    letters, different, filled = (int(str(value or 0)) for value in engine.rows(query)[0])
    mean = letters / filled if filled else 0.0
    if mean > LONG_TEXT or (mean > LONG_AND_VARIED and different > filled / 2):
        what = f"the column looks like free text ({mean:.0f} letters a cell on average)."
        remedy = "Notes name people: ask the agency for a code instead, and take the column out of the study."
        yield looked.fault(Kind.FREE_TEXT, what, remedy, column=column, count=filled)


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
