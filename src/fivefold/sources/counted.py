"""What our templates of totals share: areas, groups, periods and counts in their cells; repeats; the reading of a file."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from fivefold.sources.cells import check_area, period, shortened, value_and_state
from fivefold.sources.columns import Cells, Column
from fivefold.sources.reading import ContactRow, Kind, Problems, Reading, Repeat, UseRow
from fivefold.sources.tables import plain
from fivefold.vocabulary.value import State, figure

GROUP_COLUMNS = (Column("Group type", required=False), Column("Group", required=False))
EVERYBODY = frozenset({"", "all", "everybody", "persons", "total"})
Counted = TypeVar("Counted", ContactRow, UseRow)


def area(cells: Cells) -> tuple[str, str]:
    """Code and name; a code that is no official area is a problem."""
    code = cells.text("Area code").upper()
    cells.tried("Area code", check_area, code)
    return code, cells.text("Area name") or code


def period_of(cells: Cells) -> tuple[str, int]:
    return cells.tried("Period", period, cells.text("Period")) or ("", 0)


def group(cells: Cells) -> tuple[str, str, str, str]:
    """Sex, age, kind of category and category, as every figure of need knows its group."""
    kind, name = cells.text("Group type"), cells.text("Group")
    whole = plain(name) in EVERYBODY
    if plain(kind) not in EVERYBODY and whole:
        cells.refuse(
            "Group", f"The row is about groups by {shortened(kind)}, but names none.",
            "Write the group, or empty both cells for everybody.",
        )  # fmt: skip
    if not whole and plain(kind) in EVERYBODY:
        cells.refuse(
            "Group type", f"{shortened(name)!r} is a group, but the row does not say by what.",
            "Write sex, age, ethnic group, deprivation, disability or other words.",
        )  # fmt: skip
    if whole:
        return "Persons", "", "", ""
    if plain(kind) == "sex":
        return name, "", "", ""
    if plain(kind) == "age":
        return "Persons", name, "", ""
    return "Persons", "", kind[:1].upper() + kind[1:], name


def amount(cells: Cells, column: str) -> tuple[float | None, State]:
    """A number of people: whole and not negative, hidden, or missing; hidden is never 0."""
    found, state = cells.tried(column, value_and_state, cells.text(column)) or (None, State.MISSING)
    if found is not None and found < 0:
        cells.refuse(column, f"{figure(found)} cannot be.", "Write 0 or more; * where it is hidden.")
    elif found is not None and not float(found).is_integer():
        cells.refuse(
            column, f"{figure(found)} is not a whole number of people.", "Write counts, not percentages."
        )
    return found, state


def settled(
    rows: Sequence[Counted], problems: Problems, numbers: Sequence[str], same: str
) -> tuple[list[Counted], tuple[Repeat, ...]]:
    """One row for every count; a row that stands twice with another number is a problem."""
    first: dict[tuple[str, ...], Counted] = {}
    repeats = []
    for row in rows:
        before = first.setdefault(row.key, row)
        if before is row:
            continue
        if any(getattr(before, name) != getattr(row, name) for name in (*numbers, "state")):
            problems.add(
                row.row, numbers[0].capitalize(),
                f"Row {before.row} gives another number for the same {same}.",
                "Keep the right row and delete the other.",
            )  # fmt: skip
        else:
            words = f"Rows {before.row} and {row.row} say the same; kept once."
            repeats.append(Repeat(row.key, (before.row, row.row), words))
    return list(first.values()), tuple(repeats)


def counted_reading(
    kind: Kind, title: str, rows: Sequence[ContactRow] | Sequence[UseRow], problems: Problems, rows_read: int,
    notes: Iterable[str] = (), repeats: tuple[Repeat, ...] = (),
) -> Reading:  # fmt: skip
    """The reading of a template of totals: whole or nothing."""
    when = {row.period: row.period_sort for row in rows}
    return Reading(
        kind=kind, title=title, rows=() if problems else tuple(rows),
        areas={row.area_code: row.area_name for row in rows},
        periods=tuple(sorted(when, key=lambda name: (when[name], name))),
        repeated=repeats, problems=tuple(problems.listed), problem_count=problems.count, notes=tuple(notes),
        rows_read=rows_read,
    )  # fmt: skip
