"""Workbooks for totals that a partnership holds: universal contacts and the use of services."""

from fivefold.need.contacts import Mode
from fivefold.sources import contacts, service_use
from fivefold.sources.workbooks import SheetColumn, workbook_bytes
from fivefold.vocabulary.areas import Nation

GROUP_TYPES = ("sex", "age", "ethnic group", "deprivation", "disability", "language")
_SHARED: dict[str, tuple[float, tuple[str, ...], str]] = {
    "Area code": (
        14,
        (),
        "Required. The official code, such as E08000009 for Trafford; wards and LSOAs too.",
    ),
    "Area name": (24, (), ""),
    "Group type": (
        16,
        GROUP_TYPES,
        "By what the row is split; empty for everybody. Other words are allowed.",
    ),
    "Group": (24, (), "The group, such as 1 (most deprived); empty for everybody."),
    "Period": (14, (), "Required. 2024/25, Q2 2024, June 2024 or 2024."),
    "Note": (30, (), ""),
}
_NOTES = (
    "Totals only. Never a row for one child, parent or family.",
    "Write * for a number that is hidden because it is small. It is never read as 0.",
    "Leave the cell empty where a number is missing. Write 0 only for a true zero.",
    "Formulas are not read; copy the column and paste values.",
    "Delete the example rows.",
)


def contacts_workbook(nation: Nation) -> bytes:
    """The template for universal contacts, with the contacts of this nation to choose from."""
    names = contacts.names_of(nation)
    hints = _SHARED | {
        "Contact": (30, (), f"Required. One of: {', '.join(names)}."),
        "Mode": (16, tuple(m.value for m in Mode if m.value), "Empty for all ways together, which is the total."),
        "Due": (12, (), "Children for whom the contact fell due. Leave it empty for contacts in pregnancy."),
        "Seen": (12, (), "Required. Children who had the contact; * where it is hidden."),
    }  # fmt: skip
    first = next(name for name in names if "ntenatal" not in name)
    code = f"{nation.letter}06000001"
    examples = [
        (f"Example: {first}", code, "Exampleton", "", "", "", "2024/25", 1200, 1004, "Delete this row"),
        (f"Example: {first}", code, "Exampleton", "", "", "face to face", "2024/25", "", 890, "Delete this row"),
        (f"Example: {first}", code, "Exampleton", "deprivation", "1 (most deprived)", "", "2024/25", 310, 236, ""),
    ]  # fmt: skip
    columns = [SheetColumn(column.name, *hints[column.name]) for column in contacts.COLUMNS]
    notes = ("One row for each contact, area, group, way and period.", *_NOTES)
    return workbook_bytes(contacts.SHEET, columns, examples, notes)


def service_use_workbook() -> bytes:
    """The template for the use of services."""
    hints = _SHARED | {
        "Service": (36, (), "Required. The service or kind of help, always in the same words."),
        "Who": (14, ("children", "parents", "families"), "Who is counted; children if it is left empty."),
        "Seen": (12, (), "Required. How many different people were seen, each counted once; * where it is hidden."),
        "Population": (14, (), "How many of them live in the area; needed for groups, so that use can stand beside need."),
    }  # fmt: skip
    examples = [
        ("Example: parent-infant team", "children", "E06000001", "Exampleton", "", "", "2024/25", 96, 5120, "Delete this row"),
        ("Example: parent-infant team", "children", "E06000001", "Exampleton", "deprivation", "1 (most deprived)",
         "2024/25", "*", 1310, "Delete this row"),
    ]  # fmt: skip
    columns = [SheetColumn(column.name, *hints[column.name]) for column in service_use.COLUMNS]
    notes = (
        "One row for each service, area, group and period.",
        "Count people, not visits: a child who comes ten times is one.",
        *_NOTES,
    )
    return workbook_bytes(service_use.SHEET, columns, examples, notes)
