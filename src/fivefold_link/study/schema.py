"""What one study is: who shares what, for which purpose, which factors are looked for and what may leave.

One YAML file, read strictly: an unknown word is an error and names its line (see `reading`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
Words = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    # A number where words are asked for (a reference such as 2024) is taken as it is written.
    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, use_attribute_docstrings=True
    )


class Status(StrEnum):
    """How far an agreement to share has come; only `signed` lets a study run on real records."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"
    FICTIONAL = "fictional"


class Agreement(Strict):
    """One line of the register of information sharing (toolkit p23 and p84)."""

    reference: Words
    """the name by which datasets call this agreement"""
    between: tuple[Words, ...]
    """the organisations that signed it"""
    data_items: Words
    """which records and items may be shared, in words"""
    lawful_basis: tuple[Words, ...] = Field(
        description="UK GDPR article 6 and article 9, and the Act's schedule"
    )
    confidentiality: str = Field(
        default="", description="common-law duty: consent, section 251, or why not needed"
    )
    opt_out: str = Field(default="", description="how the national data opt-out was applied")
    status: Status
    """only `signed` agreements let a study run on real records; `fictional` is for made-up records"""
    signed: date | None = None
    """when it was signed"""
    review: date | None = None
    """when it must be looked at again; past it, real records are refused"""
    retention: Words
    """how long linked records are kept, and what happens then"""
    contacts: tuple[Words, ...] = Field(description="by role, never by a private address")


class Role(StrEnum):
    """What a column means. Everything else in a file is left unread."""

    ID = "id"
    NHS_NUMBER = "nhs_number"
    FORENAME = "forename"
    SURNAME = "surname"
    OTHER_SURNAME = "other_surname"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    POSTCODE = "postcode"
    UPRN = "uprn"
    ETHNICITY = "ethnicity"
    AREA = "area"
    DEPRIVATION = "deprivation"
    SEEN = "seen"
    GESTATION_WEEKS = "gestation_weeks"
    MOTHER_NHS_NUMBER = "mother_nhs_number"
    CHILD_NHS_NUMBER = "child_nhs_number"
    HOUSEHOLD = "household"


class About(StrEnum):
    CHILD = "child"
    ADULT = "adult"


class FileSource(Strict):
    """A file beside the study: CSV, Parquet or Excel, told by its ending."""

    path: Path
    """from the folder of this study; ends in .csv, .txt, .tsv, .parquet, .xlsx or .xlsm"""
    sheet: str | None = None
    """the sheet of a workbook; needed where it has more than one"""
    encoding: str | None = Field(default=None, description="found out when absent")


class DatabaseSource(Strict):
    """A table behind DuckDB's `attach`: a SQLite, PostgreSQL or DuckDB database inside the secure environment."""

    attach: Words
    """the database file, or the connection words of PostgreSQL without a password"""
    kind: Literal["sqlite", "postgres", "duckdb"]
    """which database it is; DuckDB needs its extension for the first two"""
    table: Words
    """the table, with its schema where it has one"""


def _kind_of_source(source: object) -> str:
    """A source with `attach` is a database; so that a fault is told for the one that was meant."""
    is_database = "attach" in source if isinstance(source, dict) else hasattr(source, "attach")
    return "database" if is_database else "file"


Source = Annotated[
    Annotated[FileSource, Tag("file")] | Annotated[DatabaseSource, Tag("database")],
    Discriminator(_kind_of_source),
]


class Dataset(Strict):
    """One agency's extract and what its columns mean."""

    slug: Slug
    """a short name; factors call the dataset by it"""
    title: Words
    """what the report calls it"""
    owner: Words
    """the organisation that answers for it"""
    about: About = About.CHILD
    """whose records these are; adults' records are carried to their children"""
    agreement: Words
    """the reference of the agreement under which it came"""
    source: Source
    """a file, or a table of a database"""
    profile: str | None = Field(
        default=None, description="a named set of columns, such as csds_v1_6; `columns` override it"
    )
    columns: dict[Role, Words] = Field(default_factory=dict)
    """what each column means: the role, then the column's name in the file; other columns stay unread"""
    lacks: tuple[Role, ...] = Field(
        default=(), description="what the profile has and this extract does not; only with a profile"
    )
    covers_from: date
    """the first day that the records cover"""
    covers_to: date
    """the last day that the records cover; a later date is a fault"""
    covers_areas: tuple[Words, ...] = Field(
        default=(), description="codes of the areas or wider areas that it serves; empty means all"
    )
    one_record_each: bool = Field(
        default=False, description="each person at most once: two records are never linked"
    )
    births: bool = Field(
        default=False, description="the register of births that says who is a child of this place"
    )


class Direction(StrEnum):
    RISK = "risk"
    PROTECTIVE = "protective"
    GROUP = "group at higher exposure"


class Holds(StrEnum):
    IS = "is"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    FILLED = "filled"


class Seen(Strict):
    """Where a factor can be seen: a column of a dataset, what it must hold, and in which window of the child's age."""

    dataset: Slug
    """the slug of the dataset"""
    column: Words
    """the column in which it stands"""
    holds: Holds = Holds.IS
    """how the column is compared with `value`; `filled` asks only whether something is there"""
    value: str | int | float | tuple[str | int | float, ...] | None = None
    """one value, or for `in` a list; codes as they are written in the file"""
    unknown: tuple[str, ...] = Field(
        default=(), description="codes that mean not recorded; an empty cell always does"
    )
    date_column: str | None = Field(
        default=None, description="when it was seen; without it the dataset's `seen` column"
    )
    from_months: int = Field(default=-9, ge=-9, description="age in months from birth; conception is -9")
    to_months: int = Field(default=60, le=72, description="the end is not included")
    absence_means: Literal["absent", "unknown"] = Field(
        default="unknown",
        description="what it means that this dataset holds no record of a child: `absent` only where it is a full "
        "register (no record = no contact) for the whole of the window",
    )


class StudyFactor(Strict):
    """One factor as this study defines it. A group at higher exposure breaks tables down and is never counted."""

    slug: Slug
    """a short name"""
    title: Words
    """what the report calls it"""
    direction: Direction
    """risk, protective, or a group that breaks tables down and is never counted"""
    definition: Words
    """what it means in these records, in a sentence"""
    library: str | None = Field(default=None, description="slug of the factor in Fivefold's library")
    seen_in: tuple[Seen, ...] = Field(min_length=1)
    """where it can be seen; a child has the factor if any of these shows it"""
    through_adult: bool = Field(
        default=False, description="seen on a parent's record and carried to the child"
    )


class Population(Strict):
    """Children in scope: on one date, or at any time in a window; ages in months, the end not included."""

    title: Words
    """whom the tables are about"""
    on: date | None = None
    """children in scope on this one date; or else `window`"""
    window: tuple[date, date] | None = None
    """the first and the last day of a period; or else `on`"""
    from_months: int = Field(default=0, ge=-9)
    """youngest age; -9 is conception"""
    to_months: int = Field(default=60, le=72)
    """oldest age; the end is not included"""
    areas: tuple[Words, ...] = Field(
        default=(), description="codes at the level of `areas.level`; empty means all"
    )
    address_rule: Literal["latest", "births", "at_birth"] = "latest"
    """which address counts: the latest one, or that on the register of births"""


class Areas(Strict):
    """Which small areas are used and how a postcode finds its own."""

    level: Words = "LSOA"
    """what the small areas are called"""
    # YAML gives 2021 as a number; the vintage is a name.
    vintage: Annotated[Literal["2011", "2021", "2022", "fictional"], BeforeValidator(str)]
    """the year of the codes; two vintages are never mixed"""
    postcode_lookup: Path | None = Field(default=None, description="CSV: postcode, area")
    names: Path | None = Field(default=None, description="CSV: area, name, wider, wider_name, deprivation")
    release_level: Literal["area", "wider"] = "wider"
    """the areas that may leave: the small ones, or the wider ones made of them"""


class Linkage(Strict):
    method: Literal["auto", "staged", "splink"] = "auto"
    """`staged` learns from records with NHS numbers, `splink` estimates without; `auto` chooses"""
    threshold: float = Field(default=0.5, gt=0, lt=1)
    """chance of a true match from which two records are linked"""
    margin: float = Field(default=0.2, ge=0, lt=1, description="best must lead the second best by this much")
    fewest_labelled_pairs: int = Field(
        default=2000, ge=100, description="fewer, and `auto` lets Splink do the whole file"
    )
    training_records: int = Field(default=100_000, ge=1000)
    """how many records it learns from"""
    households: bool = False
    """also use the household and the address"""
    review_sample: int = Field(default=100, ge=0)
    """how many doubtful pairs to offer for clerical review"""
    labels: Path | None = Field(default=None, description="pairs a person has judged, written by `review`")
    seed: int = 20260401
    """the same seed gives the same sample"""


class Breakdown(StrEnum):
    AREA = "area"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DEPRIVATION = "deprivation"


class Output(Strict):
    policy: Words = "nhs-england-subnational"
    """the disclosure policy by its name (see `policies`)"""
    breakdowns: tuple[Breakdown, ...] = tuple(Breakdown)
    """how tables are divided"""
    age_bands: tuple[int, ...] = Field(default=(0, 12, 24, 36, 48, 60), description="edges in months")
    most_counted: int = Field(default=4, ge=2, le=10, description="this many factors and more are one column")
    combinations_up_to: int = Field(default=4, ge=1, le=4)
    """up to so many factors together"""
    commonest: int = Field(default=40, ge=1)
    """how many of the commonest combinations are listed"""
    earlier_releases: tuple[Path, ...] = ()
    """folders of releases that people already have; the new one must not reveal more beside them"""


class EngineChoice(Strict):
    name: Literal["duckdb", "spark"] = "duckdb"
    """`spark` is for what outgrows one machine"""
    memory_limit: str = "4GB"
    """as 4GB or 800MB; beyond it the disk is used"""
    threads: int | None = None
    """all processors when absent"""
    master: str = Field(default="local[*]", description="Spark only: the address of the master")
    temp_folder: Path | None = None
    """where temporary files lie; below the work folder when absent"""


class Study(Strict):
    """One study, whole."""

    fivefold_study: Literal[1]
    """the version of this form"""
    title: Words
    """what the report is called"""
    purpose: Words
    """why these records are linked, as the agreements say it"""
    controller: Words
    """who is the data controller"""
    dpia: str = Field(
        default="",
        description="reference and date of the data-protection impact assessment; real records need one",
    )
    fictional: bool = False
    """true only where every record is made up"""
    factor_edition: Words = Field(description="edition of the factor list that the definitions rest on")
    agreements: tuple[Agreement, ...] = Field(min_length=1)
    """the register of information sharing: one item for each agreement"""
    datasets: tuple[Dataset, ...] = Field(min_length=1)
    """one item for each agency's file or table"""
    factors: tuple[StudyFactor, ...] = ()
    """what is looked for; without factors the study only links"""
    population: Population
    """which children are counted"""
    areas: Areas
    """small areas, and the lists that say where a postcode lies"""
    linkage: Linkage = Linkage()
    """how records are linked; the defaults suit most studies"""
    output: Output = Output()
    """what is counted, and by which policy it may leave"""
    engine: EngineChoice = EngineChoice()
    """where it runs"""
