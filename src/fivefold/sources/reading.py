"""What comes out of an official file or a spreadsheet: rows, what is repeated, what contradicts itself, what is wrong.

Rows are plain facts in the words of the publisher. Nothing here decides whether they enter: a file with a problem
enters not at all, and `Reading.is_clean` says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fivefold.services.offer import Offer
from fivefold.sources.area_rows import BirthRow, BoundaryRow
from fivefold.sources.small_area_table import SmallAreas
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State
from fivefold.vocabulary.words import marked

PROBLEMS_LISTED = 200


class Kind(StrEnum):
    """The files that Fivefold recognises."""

    FINGERTIPS = "Fingertips download"
    OHID_EXTRACT = "OHID Fingertips extract"
    POPULATION = "population by single year of age"
    DEPRIVATION = "deprivation of small areas"
    LOOKUP = "lookup between areas"
    LOCAL_INDICATORS = "local indicators"
    BOUNDARIES = "boundaries of areas"
    BIRTHS = "live births"
    CONTACTS = "universal contacts"
    SERVICE_USE = "use of services"
    HEALTH_VISITING = "health visiting metrics"
    LOW_INCOME = "children in low-income families"
    REPUBLISHED = "official indicators, republished"

    @property
    def label(self) -> str:
        return _KINDS[self]

    @property
    def holds_indicators(self) -> bool:
        return self in _OF_INDICATORS


_KINDS = {
    Kind.FINGERTIPS: marked("Fingertips download"),
    Kind.OHID_EXTRACT: marked("OHID Fingertips extract"),
    Kind.POPULATION: marked("Population by single year of age"),
    Kind.DEPRIVATION: marked("Deprivation of small areas"),
    Kind.LOOKUP: marked("Lookup between areas"),
    Kind.LOCAL_INDICATORS: marked("Local indicators (our template)"),
    Kind.BOUNDARIES: marked("Boundaries of areas"),
    Kind.BIRTHS: marked("Live births"),
    Kind.CONTACTS: marked("Universal contacts (our template)"),
    Kind.SERVICE_USE: marked("Use of services (our template)"),
    Kind.HEALTH_VISITING: marked("Health visiting service delivery metrics"),
    Kind.LOW_INCOME: marked("Children in low-income families"),
    Kind.REPUBLISHED: marked("Official indicators, republished by a council"),
}
_OF_INDICATORS = (
    Kind.FINGERTIPS, Kind.OHID_EXTRACT, Kind.LOCAL_INDICATORS, Kind.LOW_INCOME, Kind.REPUBLISHED,
)  # fmt: skip


class UnreadableFile(ValueError):
    """A file that cannot be used at all: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stops the import. `row` counts as a spreadsheet does (the heading is row 1); 0 is the file.

    In a JSON file `row` counts the services from 1 and `counted` says so.
    """

    row: int
    column: str
    said: str
    remedy: str
    counted: str = "Row"

    @property
    def words(self) -> str:
        places = [f"{self.counted} {self.row:,}"] if self.row else []
        if self.column:
            word = "column" if self.counted == "Row" else "field"
            places.append(f"{word} {self.column}" if places else f"{word.capitalize()} {self.column}")
        return f"{', '.join(places)}: {self.said} {self.remedy}" if places else f"{self.said} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Repeat:
    """One fact that the file gives more than once.

    Where the rows agree (one may be rounded or emptier than another) the fullest is kept. Where they `differ`,
    nothing in the file says which is right, and none is taken.
    """

    key: tuple[str, ...]
    rows: tuple[int, ...]
    words: str
    differ: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A published row that contradicts itself or another; it is kept as published and shown with this sentence."""

    row: int
    area_code: str
    words: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One figure of one indicator, as published. `value` is empty unless `state` has a number."""

    row: int
    indicator_id: str
    indicator_name: str
    area_code: str
    area_name: str
    area_type: str
    parent_code: str
    sex: str
    age: str
    category_type: str
    category: str
    period: str
    period_sort: int
    state: State
    value: float | None
    low: float | None
    high: float | None
    low_998: float | None = None
    high_998: float | None = None
    count: float | None = None
    denominator: float | None = None
    note: str = ""
    trend: str = ""
    compared_england: str = ""
    compared_region: str = ""
    unit: str = ""
    source: str = ""
    polarity: Polarity | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a figure the same figure: indicator, area, sex, age, category and period."""
        return (
            self.indicator_id, self.area_code, self.sex, self.age, self.category_type, self.category, self.period,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """People of one sex and single year of age in one area. `age` 90 is "90 and over" where `open_ended`."""

    row: int
    area_code: str
    area_name: str
    year: int
    sex: str
    age: int
    count: float
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class DeprivationRow:
    """One small area in one edition of the indices. `vintage` is the year of the LSOA boundaries.

    `rank` 1 and `decile` 1 are the most deprived. `domains` holds the decile of each domain,
    `further` the single indicators (overcrowding, homelessness and so on), by the publisher's column name.
    """

    row: int
    area_code: str
    edition: int
    vintage: int
    rank: int
    decile: int
    score: float | None = None
    children_in_income_deprivation: float | None = None
    domains: tuple[tuple[str, int], ...] = ()
    further: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class LookupRow:
    """One area inside (or become) another; levels are the publisher's words ("lsoa", "ltla"), vintages are years."""

    row: int
    child_code: str
    child_name: str
    child_level: str
    child_vintage: int
    parent_code: str
    parent_name: str
    parent_level: str
    parent_vintage: int
    change: str = ""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Children due for one universal contact and children who had it. `contact` is the slug of the catalogue.

    `mode` is empty for all ways together; `due` is None where there is no denominator, and where it is hidden.
    """

    row: int
    contact: str
    area_code: str
    area_name: str
    sex: str
    age: str
    category_type: str
    category: str
    mode: str
    period: str
    period_sort: int
    state: State
    seen: float | None
    due: float | None
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a count the same count."""
        return (
            self.contact, self.area_code, self.sex, self.age, self.category_type, self.category, self.mode, self.period,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class UseRow:
    """How many people one kind of help reached in one area and period; `population` is how many of them live there."""

    row: int
    service_name: str
    who: str
    area_code: str
    area_name: str
    sex: str
    age: str
    category_type: str
    category: str
    period: str
    period_sort: int
    state: State
    seen: float | None
    population: float | None
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a count the same count."""
        return (
            self.service_name, self.who, self.area_code, self.sex, self.age, self.category_type, self.category, self.period,
        )  # fmt: skip


Row = IndicatorRow | PopulationRow | DeprivationRow | LookupRow | ContactRow | UseRow | BoundaryRow | BirthRow


@dataclass(frozen=True, slots=True)
class Reading:
    """A recognised file. `areas` maps code to name; `periods` are in order of time; `notes` are sentences to show.

    `problems` lists at most 200; `problem_count` says how many there are.
    """

    kind: Kind
    title: str
    rows: Sequence[Row]
    areas: dict[str, str]
    periods: tuple[str, ...]
    repeated: tuple[Repeat, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    notes: tuple[str, ...] = ()
    rows_read: int = 0
    indicators: dict[str, str] = field(default_factory=dict)
    small: SmallAreas | None = None

    def first_rows(self, most: int) -> Sequence[Row]:
        """The first rows, to be looked at. A large file of small areas has its rows in `small`."""
        return self.rows[:most] if self.small is None else self.small.sample[:most]

    @property
    def is_clean(self) -> bool:
        """Whole or nothing: whether the file may enter."""
        return not self.problems

    @property
    def indicator_rows(self) -> list[IndicatorRow]:
        return [row for row in self.rows if isinstance(row, IndicatorRow)]

    @property
    def population_rows(self) -> list[PopulationRow]:
        return [row for row in self.rows if isinstance(row, PopulationRow)]

    @property
    def deprivation_rows(self) -> list[DeprivationRow]:
        return [row for row in self.rows if isinstance(row, DeprivationRow)]

    @property
    def lookup_rows(self) -> list[LookupRow]:
        return [row for row in self.rows if isinstance(row, LookupRow)]

    @property
    def contact_rows(self) -> list[ContactRow]:
        return [row for row in self.rows if isinstance(row, ContactRow)]

    @property
    def use_rows(self) -> list[UseRow]:
        return [row for row in self.rows if isinstance(row, UseRow)]

    @property
    def boundary_rows(self) -> list[BoundaryRow]:
        return [row for row in self.rows if isinstance(row, BoundaryRow)]

    @property
    def birth_rows(self) -> list[BirthRow]:
        return [row for row in self.rows if isinstance(row, BirthRow)]


@dataclass(frozen=True, slots=True)
class OfferReading:
    """A file of services: what would enter the directory. `is_clean` says whether it may; whole or nothing.

    is_whole: False where the file is one page of several, so that what it does not name may stand on another
    """

    title: str
    layout: str
    offers: tuple[Offer, ...]
    repeated: tuple[Repeat, ...] = ()
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    notes: tuple[str, ...] = ()
    rows_read: int = 0
    is_whole: bool = True

    @property
    def is_clean(self) -> bool:
        return not self.problems


class Problems:
    """Collects problems; lists the first 200 and counts them all."""

    def __init__(self, counted: str = "Row") -> None:
        self.listed: list[Problem] = []
        self.count = 0
        self._counted = counted

    def add(self, row: int, column: str, said: str, remedy: str) -> None:
        self.count += 1
        if len(self.listed) < PROBLEMS_LISTED:
            self.listed.append(Problem(row, column, said, remedy, self._counted))

    def __bool__(self) -> bool:
        return self.count > 0
