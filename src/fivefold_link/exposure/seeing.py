"""What a factor's definition means for one record: does it show the factor, say that it is not so, or say nothing?

A record shows a factor where the column holds what the study says; an empty cell and a code for "not recorded" say
nothing; any other value says that it is not so. Only records in the window of the child's age speak at all.
"""

from __future__ import annotations

import re

from fivefold_link.cohort.ages import day as on_day
from fivefold_link.cohort.ages import turns
from fivefold_link.engine.protocol import Refused
from fivefold_link.standardise.dates import date_of, known_date
from fivefold_link.study.schema import Dataset, Holds, Seen

NUMBER = "^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)(E[-+]?[0-9]{1,2})?$"


def column(name: str) -> str:
    """A column's name as the file has it."""
    return '"' + name.replace('"', '""') + '"'


def text(name: str) -> str:
    """What a cell says, in capitals and without spaces around it; nothing where it is empty."""
    return f"nullif(upper(trim(CAST({column(name)} AS VARCHAR))), '')"


def day(name: str) -> str:
    """The day that a cell gives, as far as it is one."""
    return known_date(date_of(f"CAST({column(name)} AS VARCHAR)"))


def recorded(seen: Seen, cell: str) -> str:
    """Whether a cell says anything, one way or the other."""
    says = f"{cell} IS NOT NULL"
    if seen.unknown:
        says = f"({says} AND NOT {_equals_one(cell, seen.unknown)})"
    if seen.holds in (Holds.AT_LEAST, Holds.AT_MOST):
        says = f"({says} AND {_number(cell)} IS NOT NULL)"
    return says


def shows(seen: Seen, cell: str, *, where: str) -> str:
    """Whether a cell that says something shows the factor."""
    value = seen.value
    if seen.holds is Holds.FILLED:
        return "TRUE"
    if value is None:
        raise Refused(f"`{seen.holds.value}` has no value.", where=where, remedy="Add `value:` to it.")
    if seen.holds in (Holds.IS, Holds.IN):
        return _equals_one(cell, value if isinstance(value, tuple) else (value,))
    if not isinstance(value, int | float):
        raise Refused(f"{value!r} is not a number.", where=where, remedy="Write a number without quotes.")
    return f"{_number(cell)} {'>=' if seen.holds is Holds.AT_LEAST else '<='} {float(value)!r}"


def _equals_one(cell: str, values: tuple[str | int | float, ...]) -> str:
    """Equal as text whatever the case, or as numbers: 1 is 1.0, and what says true or false is 1 or 0."""
    words = ", ".join(_quoted(str(value).strip().upper()) for value in values)
    numbers = [number for value in values if (number := _as_number(value)) is not None]
    same = f"{cell} IN ({words})"
    if numbers:
        listed = ", ".join(repr(number) for number in numbers)
        same = f"({same} OR coalesce({_number(cell)} IN ({listed}), FALSE))"
    return same


def _number(cell: str) -> str:
    return (
        f"CASE WHEN {cell} = 'TRUE' THEN 1.0 WHEN {cell} = 'FALSE' THEN 0.0"
        f" WHEN regexp_matches({cell}, '{NUMBER}') THEN TRY_CAST({cell} AS DOUBLE) END"
    )


def _as_number(value: str | int | float) -> float | None:
    return float(value) if re.match(NUMBER, str(value).strip().upper()) else None


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _age(months: int) -> str:
    return turns("birth_date", "conceived", months)


def in_window(seen: Seen, dataset: Dataset, when: str) -> str:
    """Whether a record of this day lies in the window of the child's age, and not after the child left scope.

    A record without a day counts where it would whatever its day: where all of the child's time that the dataset
    covers lies in the window.
    """
    first, last = _covered_life(dataset)
    start, end = _age(seen.from_months), _age(seen.to_months)
    dated = f"{when} >= {start} AND {when} < {end} AND {when} <= in_scope_to"
    undated = f"{first} <= {last} AND {first} >= {start} AND {last} < {end}"
    return f"(({when} IS NOT NULL AND {dated}) OR ({when} IS NULL AND {undated}))"


def _covered_life(dataset: Dataset) -> tuple[str, str]:
    first = f"greatest(conceived, {on_day(dataset.covers_from)})"
    last = f"least(in_scope_to, {on_day(dataset.covers_to)})"
    return first, last


def covers_window(seen: Seen, dataset: Dataset) -> str:
    """Whether the dataset covers the window as far as the child has lived it: only then silence can mean no."""
    start = _age(seen.from_months)
    end = f"least(in_scope_to, CAST({_age(seen.to_months)} - INTERVAL 1 DAY AS DATE))"
    return f"({start} <= {end} AND {on_day(dataset.covers_from)} <= {start} AND {on_day(dataset.covers_to)} >= {end})"
