"""What one study is: who shares what, for which purpose, which factors are looked for and what may leave.

One YAML file, read strictly: an unknown word is an error and names its line (see `reading`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
Words = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    # A number where words are asked for (a reference such as 2024) is taken as it is written.
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Status(StrEnum):
    """How far an agreement to share has come; only `signed` lets a study run on real records."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"
    FICTIONAL = "fictional"


class Agreement(Strict):
    """One line of the register of information sharing (toolkit p23 and p84)."""

    reference: Words
    between: tuple[Words, ...]
    data_items: Words
    lawful_basis: tuple[Words, ...] = Field(
        description="UK GDPR article 6 and article 9, and the Act's schedule"
    )
    confidentiality: str = Field(
        default="", description="common-law duty: consent, section 251, or why not needed"
    )
    opt_out: str = Field(default="", description="how the national data opt-out was applied")
    status: Status
    signed: date | None = None
    review: date | None = None
    retention: Words
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
    sheet: str | None = None
    encoding: str | None = Field(default=None, description="found out when absent")


class DatabaseSource(Strict):
    """A table behind DuckDB's `attach`: a SQLite, PostgreSQL or DuckDB database inside the secure environment."""

    attach: Words
    kind: Literal["sqlite", "postgres", "duckdb"]
    table: Words


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
    title: Words
    owner: Words
    about: About = About.CHILD
    agreement: Words
    source: Source
    profile: str | None = Field(
        default=None, description="a named set of columns, such as csds_v1_6; `columns` override it"
    )
    columns: dict[Role, Words] = Field(default_factory=dict)
    lacks: tuple[Role, ...] = Field(
        default=(), description="what the profile has and this extract does not; only with a profile"
    )
    covers_from: date
    covers_to: date
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
    column: Words
    holds: Holds = Holds.IS
    value: str | int | float | tuple[str | int | float, ...] | None = None
    unknown: tuple[str, ...] = Field(
        default=(), description="codes that mean not recorded; an empty cell always does"
    )
    date_column: str | None = Field(
        default=None, description="when it was seen; without it the dataset's `seen` column"
    )
    from_months: int = Field(default=-9, ge=-9, description="age in months from birth; conception is -9")
    to_months: int = Field(default=60, le=72, description="the end is not included")
    absence_means: Literal["no", "unknown"] = Field(
        default="unknown",
        description="what it means that this dataset holds no record of a child: `no` only where it is a full "
        "register (no record = no contact) for the whole of the window",
    )


class StudyFactor(Strict):
    """One factor as this study defines it. A group at higher exposure breaks tables down and is never counted."""

    slug: Slug
    title: Words
    direction: Direction
    definition: Words
    library: str | None = Field(default=None, description="slug of the factor in Fivefold's library")
    seen_in: tuple[Seen, ...] = Field(min_length=1)
    through_adult: bool = Field(
        default=False, description="seen on a parent's record and carried to the child"
    )


class Population(Strict):
    """Children in scope: on one date, or at any time in a window; ages in months, the end not included."""

    title: Words
    on: date | None = None
    window: tuple[date, date] | None = None
    from_months: int = Field(default=0, ge=-9)
    to_months: int = Field(default=60, le=72)
    areas: tuple[Words, ...] = Field(
        default=(), description="codes at the level of `areas.level`; empty means all"
    )
    address_rule: Literal["latest", "births", "at_birth"] = "latest"


class Areas(Strict):
    """Which small areas are used and how a postcode finds its own."""

    level: Words = "LSOA"
    vintage: Literal["2011", "2021", "2022", "fictional"]
    postcode_lookup: Path | None = Field(default=None, description="CSV: postcode, area")
    names: Path | None = Field(default=None, description="CSV: area, name, wider, wider_name, deprivation")
    release_level: Literal["area", "wider"] = "wider"


class Linkage(Strict):
    method: Literal["auto", "staged", "splink"] = "auto"
    threshold: float = Field(default=0.5, gt=0, lt=1)
    margin: float = Field(default=0.2, ge=0, lt=1, description="best must lead the second best by this much")
    fewest_labelled_pairs: int = Field(
        default=2000, ge=100, description="fewer, and `auto` lets Splink do the whole file"
    )
    training_records: int = Field(default=100_000, ge=1000)
    households: bool = False
    review_sample: int = Field(default=100, ge=0)
    labels: Path | None = Field(default=None, description="pairs a person has judged, written by `review`")
    seed: int = 20260401


class Breakdown(StrEnum):
    AREA = "area"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DEPRIVATION = "deprivation"


class Output(Strict):
    policy: Words = "nhs-england-subnational"
    breakdowns: tuple[Breakdown, ...] = tuple(Breakdown)
    age_bands: tuple[int, ...] = Field(default=(0, 12, 24, 36, 48, 60), description="edges in months")
    most_counted: int = Field(default=4, ge=2, le=10, description="this many factors and more are one column")
    combinations_up_to: int = Field(default=4, ge=1, le=4)
    commonest: int = Field(default=40, ge=1)
    earlier_releases: tuple[Path, ...] = ()


class EngineChoice(Strict):
    name: Literal["duckdb", "spark"] = "duckdb"
    memory_limit: str = "4GB"
    threads: int | None = None
    master: str = Field(default="local[*]", description="Spark only: the address of the master")
    temp_folder: Path | None = None


class Study(Strict):
    """One study, whole."""

    fivefold_study: Literal[1]
    title: Words
    purpose: Words
    controller: Words
    fictional: bool = False
    factor_edition: Words = Field(description="edition of the factor list that the definitions rest on")
    agreements: tuple[Agreement, ...] = Field(min_length=1)
    datasets: tuple[Dataset, ...] = Field(min_length=1)
    factors: tuple[StudyFactor, ...] = ()
    population: Population
    areas: Areas
    linkage: Linkage = Linkage()
    output: Output = Output()
    engine: EngineChoice = EngineChoice()
