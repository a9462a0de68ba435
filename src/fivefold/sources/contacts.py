"""Universal contacts in our own template: children due and children seen, by area, group, way and period."""

from collections import defaultdict

from fivefold.knowledge import universal_contacts
from fivefold.knowledge.schemas import UniversalContact
from fivefold.need.contacts import Mode
from fivefold.sources.cells import shortened
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.counted import GROUP_COLUMNS, amount, area, counted_reading, group, period_of, settled
from fivefold.sources.reading import ContactRow, Kind, Problems, Reading
from fivefold.sources.tables import Table, plain
from fivefold.sources.workbooks import EXAMPLE, left_out_examples
from fivefold.vocabulary.areas import AreaError, Nation, area_nation
from fivefold.vocabulary.value import State, figure

SHEET = "Contacts"
REMEDY = "Download our template for contacts, copy your totals into it and upload it."
COLUMNS = (
    Column("Contact"),
    Column("Area code"),
    Column("Area name", required=False),
    *GROUP_COLUMNS,
    Column("Mode", required=False, also=("Way",)),
    Column("Period"),
    Column("Due", also=("Children due",)),
    Column("Seen", also=("Children seen",)),
    Column("Note", required=False),
)
_MODES = {mode.value: mode for mode in Mode} | {
    "any": Mode.ANY, "all": Mode.ANY, "in person": Mode.FACE_TO_FACE, "phone": Mode.TELEPHONE,
    "by telephone": Mode.TELEPHONE, "by phone": Mode.TELEPHONE, "by video": Mode.VIDEO, "not recorded": Mode.NOT_SAID,
}  # fmt: skip


def is_contacts(table: Table) -> bool:
    """Our template, by its columns."""
    heads = table.columns.keys()
    return bool("contact" in heads and ({"due", "children due"} & heads or {"seen", "children seen"} & heads))


def read(table: Table, title: str) -> Reading:
    """Every filled row. In a file of our own making a contradiction is a problem: its author can mend it."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    if problems:
        return counted_reading(Kind.CONTACTS, title, [], problems, 0)
    cells, rows, read_rows, examples, undivided = Cells(places, table), [], 0, 0, 0
    for number, record in table.records:
        if cells.at(number, record).text("Contact").startswith(EXAMPLE):
            examples += 1
            continue
        read_rows += 1
        row, dropped = _row(cells)
        undivided += dropped
        if not cells.failed:
            rows.append(row)
    kept, repeats = settled(rows, problems, ("seen", "due"), "contact, area, group, mode and period")
    _refuse_more_by_way(kept, problems)
    notes = [*left_out_examples(examples), *_undivided_words(undivided)]
    return counted_reading(Kind.CONTACTS, title, kept, problems, read_rows, notes, repeats)


def _undivided_words(count: int) -> list[str]:
    if not count:
        return []
    said = (
        f"{count:,} rows give a number due for a contact in pregnancy. It is left out: nobody knows how many"
    )
    return [f"{said} were due, so no percentage is made of it."]


def _row(cells: Cells) -> tuple[ContactRow, bool]:
    code, name = area(cells)
    contact = _contact(cells, code)
    sex, age, category_type, category = group(cells)
    when, order = period_of(cells)
    seen, state = amount(cells, "Seen")
    due, due_state = amount(cells, "Due")
    in_pregnancy = contact is not None and contact.due_from_months < 0
    if in_pregnancy:
        due, due_state, dropped = None, State.MISSING, due is not None
    else:
        dropped = False
    _check_pair(cells, seen, state, due, due_state)
    row = ContactRow(
        row=cells.row, contact=contact.slug if contact else "", area_code=code, area_name=name, sex=sex, age=age,
        category_type=category_type, category=category, mode=_mode(cells).value, period=when, period_sort=order,
        state=state, seen=seen, due=due, note=cells.text("Note"),
    )  # fmt: skip
    return row, dropped


def _check_pair(cells: Cells, seen: float | None, state: State, due: float | None, due_state: State) -> None:
    if seen is not None and due is not None and seen > due:
        cells.refuse(
            "Seen", f"{figure(seen)} children were seen of {figure(due)} who were due.",
            "Correct one of the two numbers.",
        )  # fmt: skip
    if due_state is State.SUPPRESSED and state is not State.SUPPRESSED:
        cells.refuse(
            "Seen", "The number due is hidden, but the number seen is not.",
            "Write * for both: together with other rows the one would show the other.",
        )  # fmt: skip


def _mode(cells: Cells) -> Mode:
    typed = plain(cells.text("Mode"))
    if typed not in _MODES:
        cells.refuse(
            "Mode", f"{shortened(typed)!r} is not a way of contact.",
            "Write any, face to face, video, telephone or not said; empty means any.",
        )  # fmt: skip
    return _MODES.get(typed, Mode.ANY)


def _contact(cells: Cells, code: str) -> UniversalContact | None:
    """The contact of the nation that the area lies in, by its name or its slug."""
    typed = cells.text("Contact")
    try:
        nation = area_nation(code)
    except AreaError:
        return None  # the area has been refused already
    known = universal_contacts(nation)
    found = next((one for one in known if plain(typed) in (plain(one.name), plain(one.slug))), None)
    if found is None:
        names = ", ".join(one.name for one in known)
        said = f"{shortened(typed)!r} is not a contact of {nation.label}." if typed else "This cell is empty."
        cells.refuse("Contact", said, f"Write one of: {names}.")
    return found


def _refuse_more_by_way(rows: list[ContactRow], problems: Problems) -> None:
    """The ways together cannot reach more children than were seen in all."""
    by_way: dict[tuple[str, ...], list[ContactRow]] = defaultdict(list)
    totals: dict[tuple[str, ...], ContactRow] = {}
    for row in rows:
        key = (*row.key[:6], row.period)
        if row.mode:
            by_way[key].append(row)
        else:
            totals[key] = row
    for key, ways in by_way.items():
        total, parts = totals.get(key), sum(way.seen or 0 for way in ways)
        if total is not None and total.seen is not None and parts > total.seen:
            problems.add(
                ways[-1].row, "Seen",
                f"The ways of this contact add up to {figure(parts)} children, but row {total.row} says that "
                f"{figure(total.seen)} were seen in all.",
                "Correct the rows; each child is counted in one way only.",
            )  # fmt: skip


def names_of(nation: Nation) -> tuple[str, ...]:
    """The contacts of a nation, for the notes of the template."""
    return tuple(contact.name for contact in universal_contacts(nation))
