"""Services in a spreadsheet: our template, or any table with a column Name. What we write, we read back as equal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from fivefold.services.offer import Offer, OfferError, Status
from fivefold.sources import service_words as words
from fivefold.sources.cells import ABSENT, shortened
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.reading import OfferReading, Repeat
from fivefold.sources.tables import Table, open_table, plain
from fivefold.sources.workbooks import EXAMPLE, SheetColumn, left_out_examples, workbook_bytes
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier

SHEET = "Services"
CELL_ROOM = 30_000
REMEDY = "Download our template for services, copy your services into it and upload it."
T = TypeVar("T")

NAME = Column("Name", also=("Service name", "Service", "Service title"))
COLUMNS = (
    NAME,
    Column("Organisation", required=False, also=("Organisation name", "Organization", "Provider")),
    Column("Description", required=False),
    Column("Levels", required=False, also=("Level",)),
    Column("Kinds of support", required=False, also=("Tiers", "Tier", "Continuum")),
    Column("Main kind", required=False, also=("Primary tier", "Main kind of support")),
    Column("Reach", required=False),
    Column("Need groups", required=False, also=("Need group",)),
    Column("Age from", required=False, also=("From age", "Minimum age")),
    Column("Age to", required=False, also=("To age", "Maximum age")),
    Column("Areas", required=False, also=("Area", "Area name", "Area served")),
    Column("Caregivers", required=False),
    Column("Eligibility", required=False),
    Column("Capacity", required=False),
    Column("Address", required=False),
    Column("Postcode", required=False),
    Column("Website", required=False, also=("URL", "Web address")),
    Column("Email", required=False, also=("E-mail", "Email address")),
    Column("Telephone", required=False, also=("Phone", "Telephone number")),
    Column("Status", required=False),
    Column("Checked on", required=False, also=("Assured on", "Assured date")),
    Column("ID", required=False),
)
ORIGINAL = "Original record"
_ROOM = {
    "Name": 200,
    "Organisation": 200,
    "Telephone": 60,
    "Postcode": 20,
    "Email": 254,
    "Website": 500,
    "ID": 200,
}


def read(path: Path, filename: str) -> OfferReading:
    """The services of a spreadsheet or CSV file, or the problems that stop it."""
    with open_table(path, filename, sheet=SHEET) as table:
        return read_table(table, filename)


def read_table(table: Table, filename: str) -> OfferReading:
    problems = table.problems
    places = dict(place_columns(table, COLUMNS, problems, REMEDY))
    originals = [head for head in table.columns if head.startswith(plain(ORIGINAL))]
    places |= {head: table.columns[head] for head in originals}
    offers: dict[str, tuple[int, Offer]] = {}
    repeats: list[Repeat] = []
    notes = list(_left_out(table, places))
    cells, read_rows, examples = Cells(places, table), 0, 0
    for row, record in table.records if NAME.name in places else ():
        if cells.at(row, record).text(NAME.name).startswith(EXAMPLE):
            examples += 1
            continue
        read_rows += 1
        offer = _offer(cells, originals)
        if offer is not None:
            _take(offer, cells, offers, repeats, notes)
    if not read_rows and not problems:
        problems.add(table.heading_row, "", "The table has a heading but no services.", REMEDY)
    return OfferReading(
        title=filename,
        layout="Spreadsheet",
        offers=() if problems else tuple(offer for _row, offer in offers.values()),
        repeated=tuple(repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(dict.fromkeys([*notes, *left_out_examples(examples)])),
        rows_read=read_rows,
    )


def _left_out(table: Table, places: Mapping[str, int]) -> Iterable[str]:
    ignored = [name for place, name in enumerate(table.heading) if name and place not in places.values()]
    if ignored:
        yield f"These columns have no place in the directory and are left out: {shortened(', '.join(ignored), 300)}."


def _take(
    offer: Offer, cells: Cells, offers: dict[str, tuple[int, Offer]], repeats: list[Repeat], notes: list[str]
) -> None:
    """Keep a service once. Without ids, the same name at another address is another service."""
    row, before = offers.get(offer.id, (0, offer))
    if row and before != offer and not cells.text("ID") and _place(before) != _place(offer):
        notes.append(f"{offer.name} is given for several addresses; each is kept as a service of its own.")
        offer = replace(
            offer, id=words.name_based_id(offer.name.casefold(), offer.organisation.casefold(), _place(offer))
        )
        row, before = offers.get(offer.id, (0, offer))
    if not row:
        offers[offer.id] = (cells.row, offer)
    elif before == offer:
        said = f"{offer.name}: given twice with the same content; kept once."
        repeats.append(Repeat((offer.id,), (row, cells.row), said))
    else:
        cells.refuse(
            "Name", f"{shortened(offer.name)!r} is already in row {row}, with other content.",
            "Delete one of the rows, or give them different names or different IDs.",
        )  # fmt: skip


def _place(offer: Offer) -> str:
    return f"{offer.address.casefold()} {offer.postcode.casefold()}"


def _offer(cells: Cells, originals: Iterable[str]) -> Offer | None:
    """One row as a service, or None where something in it cannot be used."""

    def text(column: str) -> str:
        line = cells.lines(column)
        return cells.tried(column, lambda cell: words.at_most(_ROOM.get(column, 10_000), cell), line) or ""

    def read_as(column: str, read: Callable[[str], T]) -> T | None:
        cell = text(column)
        return None if cell.casefold() in ABSENT else cells.tried(column, read, cell)

    name, organisation = " ".join(text("Name").split()), " ".join(text("Organisation").split())
    if not name:
        cells.refuse("Name", "This service has no name.", "Write its name, or delete the row.")
    tiers = read_as("Kinds of support", lambda cell: words.all_of(Tier, cell)) or frozenset()
    primary = read_as("Main kind", lambda cell: words.one_of(Tier, cell))
    facts = {
        "levels": read_as("Levels", lambda cell: words.all_of(Level, cell)) or frozenset(),
        "reach": read_as("Reach", lambda cell: words.one_of(Reach, cell)),
        "need_groups": read_as("Need groups", lambda cell: words.all_of(NeedGroup, cell)) or frozenset(),
        "ages": _ages(cells, read_as("Age from", words.months), read_as("Age to", words.months)),
        "areas": read_as("Areas", lambda cell: words.areas(words.several(cell))) or (),
        "status": read_as("Status", lambda cell: words.one_of(Status, cell)) or Status.ACTIVE,
        "website": read_as("Website", words.website) or "",
        "email": read_as("Email", words.email) or "",
        "assured_on": read_as("Checked on", words.day),
    }
    prose = {column.casefold(): text(column) for column in _PROSE}
    key = text("ID") or words.name_based_id(name.casefold(), organisation.casefold())
    original = "".join(cells.lines(head) for head in originals)
    if cells.failed:
        return None
    if primary is None and len(tiers) == 1:
        primary = next(iter(tiers))
    try:
        return Offer(
            id=key, name=name, organisation=organisation, tiers=tiers, primary=primary, original=original,
            **facts, **prose,  # type: ignore[arg-type]
        )  # fmt: skip
    except OfferError as error:
        said, _, remedy = str(error).partition(". ")
        cells.refuse("Main kind", f"{said}.", remedy or "Write one of the kinds of support.")
        return None


_PROSE = ("Description", "Caregivers", "Eligibility", "Capacity", "Address", "Postcode", "Telephone")


def _ages(cells: Cells, start: int | None, end: int | None) -> AgeBand | None:
    if cells.failed or (start is None and end is None):
        return None
    if start is None or end is None:
        empty = "Age from" if start is None else "Age to"
        cells.refuse(empty, "Only one of the two ages is given.", "Write both, or leave both empty.")
        return None
    if start >= end:
        cells.refuse(
            "Age to", "The service ends at an age before it begins.", "Write the older age in Age to."
        )
        return None
    return AgeBand(start, end)


# --- writing -----------------------------------------------------------------------------------------------------


def workbook(offers: Iterable[Offer]) -> bytes:
    """The directory as an Excel workbook in the layout of our template; reading it gives the same services."""
    rows = [cells_of(offer) for offer in offers]
    longest = max((len(row) for row in rows), default=len(COLUMNS))
    extra = [SheetColumn(f"{ORIGINAL} {n}", 14) for n in range(1, longest - len(COLUMNS) + 1)]
    return workbook_bytes(SHEET, [*sheet_columns(), *extra], rows, NOTES)


def cells_of(offer: Offer) -> list[str]:
    """One service as cells, in the order of COLUMNS; the original record follows in pieces that fit a cell."""
    pieces = [offer.original[at : at + CELL_ROOM] for at in range(0, len(offer.original), CELL_ROOM)]
    return [
        offer.name,
        offer.organisation,
        offer.description,
        "; ".join(level for level in Level if level in offer.levels),
        "; ".join(tier for tier in Tier if tier in offer.tiers),
        offer.primary or "",
        offer.reach or "",
        "; ".join(group for group in NeedGroup if group in offer.need_groups),
        words.months_words(offer.ages.start) if offer.ages else "",
        words.months_words(offer.ages.end) if offer.ages else "",
        "; ".join(area.replace(";", ",") for area in offer.areas),
        offer.caregivers,
        offer.eligibility,
        offer.capacity,
        offer.address,
        offer.postcode,
        offer.website,
        offer.email,
        offer.telephone,
        offer.status,
        offer.assured_on.isoformat() if offer.assured_on else "",
        offer.id,
        *pieces,
    ]


def sheet_columns() -> list[SheetColumn]:
    """The columns of the template with their width, the words one may choose and a hint."""
    hints: dict[str, tuple[float, tuple[str, ...], str]] = {
        "Name": (30, (), "Required. The name that families know."),
        "Description": (45, (), "What it does, in a sentence or two."),
        "Levels": (24, (), f"One or several, separated by semicolons: {'; '.join(Level)}."),
        "Kinds of support": (30, (), f"One or several, separated by semicolons: {'; '.join(Tier)}."),
        "Main kind": (20, tuple(Tier), "The one kind that describes the service best."),
        "Reach": (14, tuple(Reach), "Universal: offered to all. Targeted: to some. Specialist: by referral."),
        "Need groups": (26, (), f"THRIVE groups, separated by semicolons: {'; '.join(NeedGroup)}."),
        "Age from": (14, (), "pregnancy, birth, 6 weeks, 18 months, 2 years"),
        "Age to": (14, (), "Until this age: 5 years means until the fifth birthday."),
        "Areas": (26, (), "Names or official codes, separated by semicolons."),
        "Website": (30, (), "https://..."),
        "Status": (18, tuple(Status), "active if families can use it now"),
        "Checked on": (14, (), "When the details were last checked, year first: 2026-03-31."),
        "ID": (38, (), "Leave it as it is; leave it empty for a new service."),
    }
    plain_hint: tuple[float, tuple[str, ...], str] = (22, (), "")
    return [SheetColumn(column.name, *hints.get(column.name, plain_hint)) for column in COLUMNS]


NOTES = (
    "One row for each service. Only the name is required; leave empty what you do not know.",
    "Ages are written in words: pregnancy, birth, 6 weeks, 18 months, 2 years.",
    "Where a cell lists several things, separate them by semicolons.",
    "A service with several kinds of support needs one main kind.",
    "Formulas are not read; paste values.",
    "Write about services only, never about a child, a parent or another person who uses them.",
)

EXAMPLES = (
    Offer(
        id="", name="Example: Bumps and Babies group", organisation="Example Family Hub",
        description="Weekly drop-in for pregnancy and the first year. Delete this row.",
        levels=frozenset({Level.RELATIONSHIP, Level.COMMUNITY}), tiers=frozenset({Tier.PROMOTION}),
        primary=Tier.PROMOTION, reach=Reach.UNIVERSAL, ages=AgeBand(-9, 12), areas=("Northtown",),
        capacity="15 families a week", website="https://www.example.org/bumps", email="hub@example.org",
    ),
    Offer(
        id="", name="Example: Parent-infant therapy", organisation="Example NHS Trust",
        description="Therapy for a baby and caregiver together. Delete this row.",
        levels=frozenset({Level.RELATIONSHIP, Level.FAMILY}),
        tiers=frozenset({Tier.EARLY_INTERVENTION, Tier.TREATMENT}), primary=Tier.TREATMENT, reach=Reach.SPECIALIST,
        need_groups=frozenset({NeedGroup.GETTING_MORE_HELP}), ages=AgeBand(-9, 24), areas=("Northtown", "Southtown"),
        eligibility="Referral by health visitor, midwife or GP", capacity="20 families at a time; 8 weeks' wait",
    ),
)  # fmt: skip


def template() -> bytes:
    """An empty workbook with two examples to write over."""
    return workbook_bytes(SHEET, sheet_columns(), [cells_of(example) for example in EXAMPLES], NOTES)
