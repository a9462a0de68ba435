"""The register of data holders in a spreadsheet."""

from collections.abc import Iterable
from pathlib import Path

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.need.holdings import TO_ADULTHOOD, Holding
from fivefold.sources import register_sheets as sheets
from fivefold.sources import service_words as words
from fivefold.sources.cells import NotUnderstood, shortened
from fivefold.sources.columns import Cells, Column
from fivefold.sources.register_sheets import Layout, RegisterReading
from fivefold.sources.tables import plain
from fivefold.sources.workbooks import SheetColumn, workbook_bytes
from fivefold.vocabulary.ages import AgeBand

SHEET = "Data holders"
REMEDY = "Take out the register as Excel, write into that file and bring it in again."
COLUMNS = (
    Column("Organisation", also=("Holder", "Data holder")),
    Column("Dataset", also=("Dataset name",)),
    Column("Factor", required=False),
    Column("Domain", required=False),
    Column("What it tells", also=("About",)),
    Column("Whom it covers", required=False, also=("Population",)),
    Column("Age split", required=False),
    Column("Age from", required=False),
    Column("Age to", required=False),
    Column("Smallest area", required=False, also=("Area level",)),
    Column("Sharing", required=False, also=("Sharing status",)),
    Column("NHS number", required=False),
    Column("Birth date", required=False, also=("Date of birth",)),
    Column("Postcode", required=False),
    Column("Refreshed", required=False),
    Column("Lawful basis or agreement", required=False, also=("Basis",)),
    Column("Contact (role)", required=False),
    Column("Indicator", required=False),
    Column("Note", required=False),
    Column("Confirmed on", required=False),
    Column("ID", required=False),
)


def read(path: Path, filename: str) -> RegisterReading[Holding]:
    """The datasets of a spreadsheet or CSV file, or the problems that stop it."""
    return sheets.read_register(path, filename, LAYOUT)


def _entry(cells: Cells) -> Holding | None:
    factor = cells.tried("Factor", factor_named, cells.text("Factor")) or ""
    organisation = sheets.required(cells, "Organisation", 160, "Write who holds the data.")
    dataset = sheets.required(cells, "Dataset", 200, "Write what the dataset is called.")
    about = sheets.required(cells, "What it tells", 300, "Write in a few words what it says about children.")
    contact = sheets.text(cells, "Contact (role)", 160)
    cells.tried("Contact (role)", sheets.role_not_person, contact)
    ages = _ages(cells)
    facts = {
        "population": sheets.text(cells, "Whom it covers", 300),
        "age_split": sheets.chosen(cells, "Age split", AgeSplit, AgeSplit.UNKNOWN),
        "area_split": sheets.chosen(cells, "Smallest area", AreaSplit, AreaSplit.UNKNOWN),
        "sharing": sheets.chosen(cells, "Sharing", Sharing, Sharing.NOT_ASKED),
        "nhs_number": sheets.chosen(cells, "NHS number", Recorded, Recorded.UNKNOWN),
        "birth_date": sheets.chosen(cells, "Birth date", Recorded, Recorded.UNKNOWN),
        "postcode": sheets.chosen(cells, "Postcode", Recorded, Recorded.UNKNOWN),
        "refreshed": sheets.text(cells, "Refreshed", 120),
        "basis": sheets.text(cells, "Lawful basis or agreement", 300),
        "indicator": sheets.text(cells, "Indicator", 100),
        "note": cells.lines("Note"),
        "confirmed": cells.tried("Confirmed on", words.day, cells.text("Confirmed on")),
    }
    key = sheets.text(cells, "ID", 40)
    domain = sheets.chosen(cells, "Domain", Domain, Domain.FACTORS)
    if cells.failed:
        return None
    return Holding(
        key=key, organisation=organisation, dataset=dataset, domain=domain, about=about, factor=factor,
        ages=ages, contact_role=contact, **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def factor_named(cell: str) -> str:
    """The slug of a factor of the library by its label, another name of it, or the slug itself."""
    word = plain(cell)
    if not word:
        return ""
    for factor in knowledge.factors():
        if word in (plain(factor.label), factor.slug):
            return factor.slug
    for factor in knowledge.factors():
        if word in {plain(alias) for alias in factor.aliases}:
            return factor.slug
    raise NotUnderstood(
        f"{shortened(cell)!r} is no factor of the library.",
        "Write it as the library calls it (the sheet Notes lists them), or leave the cell empty.",
    )


def _ages(cells: Cells) -> AgeBand | None:
    start, end = sheets.age(cells, "Age from"), sheets.age(cells, "Age to")
    if cells.failed or (start is None and end is None):
        return None
    if start is None or end is None:
        empty = "Age from" if start is None else "Age to"
        cells.refuse(empty, "Only one of the two ages is given.", "Write both, or leave both empty.")
    elif start >= end:
        cells.refuse("Age to", "The data end at an age before they begin.", "Write the older age in Age to.")
    elif start < -9 or end > TO_ADULTHOOD:
        cells.refuse(
            "Age to", "The register holds ages from pregnancy to 18 years.", "Write pregnancy and 18 years, or ages between."
        )  # fmt: skip
    else:
        return AgeBand(start, end)
    return None


LAYOUT = Layout(SHEET, COLUMNS, _entry, "datasets", REMEDY)


# --- writing -----------------------------------------------------------------------------------------------------


def workbook(holdings: Iterable[Holding]) -> bytes:
    """The register as an Excel workbook; reading it gives the same entries."""
    return workbook_bytes(SHEET, sheet_columns(), [cells_of(one) for one in holdings], notes())


def csv_text(holdings: Iterable[Holding]) -> str:
    """The register as CSV, for programs of every kind."""
    return sheets.csv_text([[column.name for column in COLUMNS], *(cells_of(one) for one in holdings)])


def cells_of(one: Holding) -> list[str]:
    """One entry as cells, in the order of COLUMNS."""
    labels = {factor.slug: factor.label for factor in knowledge.factors()}
    return [
        one.organisation,
        one.dataset,
        labels.get(one.factor, one.factor),
        one.domain.value,
        one.about,
        one.population,
        one.age_split.value,
        words.months_words(one.ages.start) if one.ages else "",
        words.months_words(one.ages.end) if one.ages else "",
        one.area_split.value,
        one.sharing.value,
        one.nhs_number.value,
        one.birth_date.value,
        one.postcode.value,
        one.refreshed,
        one.basis,
        one.contact_role,
        one.indicator,
        one.note,
        one.confirmed.isoformat() if one.confirmed else "",
        one.key,
    ]


_YES_NO = tuple(Recorded)
_HINTS: dict[str, tuple[float, tuple[str, ...], str]] = {
    "Organisation": (28, (), "Required. Who holds the data."),
    "Dataset": (30, (), "Required. What the dataset is called there."),
    "Factor": (34, (), "A factor of the library by its name; empty where the data are about children themselves."),
    "Domain": (14, tuple(Domain), "child: how children are; relationship: with their caregiver; factors: all else."),
    "What it tells": (36, (), "Required. In a few words."),
    "Whom it covers": (30, (), "Such as: all births since 2019."),
    "Age split": (20, tuple(AgeSplit), "How far ages can be told apart."),
    "Age from": (14, (), "pregnancy, birth, 6 weeks, 18 months, 2 years"),
    "Age to": (14, (), "Until this age: 5 years means until the fifth birthday."),
    "Smallest area": (16, tuple(AreaSplit), "The smallest area that can be told apart."),
    "Sharing": (26, tuple(Sharing), "Whether partners may use it, and in what form."),
    "NHS number": (13, _YES_NO, "Whether its records have one. Never write a number here."),
    "Birth date": (13, _YES_NO, "Whether its records have one."),
    "Postcode": (13, _YES_NO, "Whether its records have one."),
    "Refreshed": (18, (), "Such as: each quarter."),
    "Contact (role)": (24, (), "A role, never a person's name or address."),
    "Indicator": (14, (), "Number of a published indicator that is made of it, such as 93085."),
    "Confirmed on": (14, (), "When somebody last said that this is so, year first: 2026-03-31."),
    "ID": (30, (), "Leave it as it is; leave it empty for a new entry."),
}  # fmt: skip


def sheet_columns() -> list[SheetColumn]:
    usual: tuple[float, tuple[str, ...], str] = (24, (), "")
    return [SheetColumn(column.name, *_HINTS.get(column.name, usual)) for column in COLUMNS]


def notes() -> list[str]:
    """How to fill the sheet in, and how the library calls its factors."""
    return [
        "One row for each dataset and each factor that it tells about.",
        "Write about datasets only: never a name, number or record of a child, a parent or another person.",
        "Rows that are not in the file stay in the register; nothing is taken out by leaving it away.",
        "Formulas are not read; paste values.",
        "Factors of the library: " + "; ".join(factor.label for factor in knowledge.factors()) + ".",
    ]
