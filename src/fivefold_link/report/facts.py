"""What the report of a run is written from: plain facts, filled in by the run and never with an identifier.

Everything here can be written as JSON and read again (`RunFacts.model_validate_json`), so that a report can be
made anew without running anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from fivefold.release.manifest import QualityFigure
from fivefold_link.study.schema import Direction, Strict, Study, Words

Cell = str | int | float | None


def _leniently(said: object) -> object:
    """Figures come as facts or as the JSON that a step has kept; a release itself reads them strictly."""
    return QualityFigure.model_validate(said, strict=False) if isinstance(said, dict) else said


Quality = Annotated[QualityFigure, BeforeValidator(_leniently)]


class Problem(Strict):
    """Something that `check` found in a file. `stops` says that the run could not go on with it."""

    what: Words
    where: str = Field(default="", description="columns and ranges of rows; never a value")
    count: int = 0
    remedy: str = ""
    stops: bool = False


class FileFacts(Strict):
    """One agency's file as it was read."""

    title: Words
    owner: Words
    file: Words = Field(description="its name, without the folder")
    rows: int
    sha256: str = ""
    problems: tuple[Problem, ...] = ()


class StepFacts(Strict):
    title: Words
    seconds: float
    rows: Mapping[str, int] = Field(default_factory=dict, description="table made: rows in it")


class Picture(Strict):
    """Which columns of a table are drawn: bars, whiskers from low to high, and a mark for what they are held against.

    `points` draws dots on a scale of their own instead of bars from 0: for shares that all lie close together.
    `lines` (label, figure, low, high) are drawn in place of columns where the table words its figures.
    """

    bars: str = ""
    low: str = ""
    high: str = ""
    against: str = ""
    points: bool = False
    title: str = ""
    lines: tuple[tuple[str, float | None, float | None, float | None], ...] = ()
    unit: str = ""


class TableFacts(Strict):
    """A table of the report. `None` is written as missing; a hidden count is the word "hidden", never 0."""

    title: Words
    columns: tuple[Words, ...] = Field(min_length=1)
    rows: tuple[tuple[Cell, ...], ...]
    sentence: str = Field(default="", description="what the table shows, in a sentence")
    notes: tuple[str, ...] = ()
    picture: Picture | None = None
    pictures: tuple[Picture, ...] = Field(default=(), description="more than one; each with a title")


class LinkFacts(Strict):
    """How records of one kind were linked, why so, and how well."""

    method: Words
    why: Words
    sentences: tuple[Words, ...] = Field(default=(), description="quality in plain words")
    quality: tuple[Quality, ...] = ()
    counts: Mapping[str, int] = Field(default_factory=dict, description="'Records read': 3002919")
    tables: tuple[TableFacts, ...] = ()


class CohortFacts(Strict):
    """Who is in scope and who fell out on the way."""

    sentences: tuple[Words, ...] = ()
    counts: Mapping[str, int] = Field(default_factory=dict, description="in the order in which they are told")
    tables: tuple[TableFacts, ...] = ()


class FactorFacts(Strict):
    """How many children face one factor, and of how many it is not known."""

    title: Words
    direction: Direction
    definition: str = ""
    children: int
    known: int = Field(description="children of whom some source could tell")
    low: float | None = None
    high: float | None = None


class CountFacts(Strict):
    """Children with one number of risk factors; `expected` if factors fell on children independently."""

    label: Words
    children: int
    expected: float | None = None
    low: float | None = Field(default=None, description="under linkage doubt")
    high: float | None = None


class CombinationFacts(Strict):
    factors: tuple[Words, ...]
    children: int
    expected: float | None = None


class ExposureFacts(Strict):
    """Factors, how many children face how many of them, which together, and how sure that is."""

    sentences: tuple[Words, ...] = ()
    factors: tuple[FactorFacts, ...] = ()
    counts: tuple[CountFacts, ...] = ()
    combinations: tuple[CombinationFacts, ...] = ()
    clustering: tuple[Words, ...] = Field(default=(), description="sentences: do factors cluster?")
    sensitivity: tuple[TableFacts, ...] = ()
    doubt: tuple[Words, ...] = Field(
        default=(), description="sentences: what linkage doubt does to the counts"
    )
    tables: tuple[TableFacts, ...] = ()


class RunFacts(Strict):
    """One run, whole."""

    study: Study
    study_sha256: Words
    ran_on: date
    versions: Mapping[str, str] = Field(default_factory=dict, description="'duckdb': '2.0.0'")
    settings: Mapping[str, str] = Field(
        default_factory=dict, description="engine, memory, threads as they were in this run"
    )
    files: tuple[FileFacts, ...] = ()
    steps: tuple[StepFacts, ...] = ()
    linkage: LinkFacts | None = None
    parents: LinkFacts | None = None
    cohort: CohortFacts | None = None
    exposure: ExposureFacts | None = None
    warnings: tuple[Words, ...] = ()
