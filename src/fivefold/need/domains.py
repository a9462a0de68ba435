"""What must be known of need, in the toolkit's three domains (Part 7, p73) and by age; and where nobody found a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fivefold.knowledge.schemas import Domain, Measure
from fivefold.need.holders import AgeSplit
from fivefold.vocabulary.ages import PREGNANCY, AgeBand
from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.words import marked

THREE_DOMAINS = ToolkitPage(7, "73")
SPLIT_BY_AGE = ToolkitPage(7, "84")


@dataclass(frozen=True, slots=True)
class Stage:
    """An age from pregnancy to the fifth birthday, as the frame divides it."""

    slug: str
    label: str
    ages: AgeBand


STAGES = (
    Stage("pregnancy", marked("Pregnancy"), PREGNANCY),
    Stage("first-year", marked("Birth to 1"), AgeBand(0, 12)),
    Stage("second-year", marked("1 to 2"), AgeBand(12, 24)),
    Stage("third-year", marked("2 to 3"), AgeBand(24, 36)),
    Stage("three-to-five", marked("3 to 5"), AgeBand(36, 60)),
)


def stage_called(slug: str) -> Stage | None:
    return next((stage for stage in STAGES if stage.slug == slug), None)


def stage_of(ages: AgeBand) -> Stage | None:
    """The stage with exactly these ages."""
    return next((stage for stage in STAGES if stage.ages == ages), None)


class Way(StrEnum):
    """How a source tells something."""

    FIGURES = "published figures"
    HOLDING = "dataset in the register"
    RELEASE = "release from the secure side"

    @property
    def label(self) -> str:
        return _WAYS[self]


_WAYS = {
    Way.FIGURES: marked("Published figures, held here"),
    Way.HOLDING: marked("Dataset in the register"),
    Way.RELEASE: marked("Release from the secure side"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Something that tells about one domain. `ages` is None where it names none; `key` leads back to it."""

    way: Way
    key: str
    title: str
    domain: Domain
    ages: AgeBand | None
    split: AgeSplit
    detail: str = ""

    def is_about(self, stage: Stage) -> bool:
        """Whether children of this age are in it; a source that names no ages may hold any."""
        return self.ages is None or self.ages.overlaps(stage.ages)

    def tells_apart(self, stage: Stage) -> bool:
        """Whether it says something about this age alone: it is split finely, or is about nobody else."""
        if not self.is_about(stage):
            return False
        if self.split in (AgeSplit.MONTHS, AgeSplit.YEARS):
            return True
        return (
            self.ages is not None and stage.ages.start <= self.ages.start and self.ages.end <= stage.ages.end
        )


@dataclass(frozen=True, slots=True)
class Search:
    """Somebody looked for a source about one domain at one age, and where."""

    key: str
    domain: Domain
    ages: AgeBand
    looked: str
    by: str
    on: date


class Finding(StrEnum):
    """What the frame says of one domain at one age."""

    TOLD = "told"
    NOT_APART = "not told apart"
    LOOKED = "looked for"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return _FINDINGS[self]

    @property
    def is_gap(self) -> bool:
        return self in (Finding.LOOKED, Finding.NOTHING)


_FINDINGS = {
    Finding.TOLD: marked("Source found"),
    Finding.NOT_APART: marked("Only mixed with other ages"),
    Finding.LOOKED: marked("No source found"),
    Finding.NOTHING: marked("No source found"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One domain at one age: its sources, where somebody looked in vain, and measures that could tell."""

    domain: Domain
    stage: Stage
    sources: tuple[Source, ...] = ()
    searches: tuple[Search, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def finding(self) -> Finding:
        if any(one.tells_apart(self.stage) for one in self.sources):
            return Finding.TOLD
        if self.sources:
            return Finding.NOT_APART
        return Finding.LOOKED if self.searches else Finding.NOTHING


def frame(
    sources: Sequence[Source], searches: Sequence[Search] = (), measures: Sequence[Measure] = ()
) -> list[Cell]:
    """Every domain at every age, in the order of the toolkit and of life; none is left out for being empty."""
    return [
        Cell(
            domain,
            stage,
            tuple(one for one in sources if one.domain is domain and one.is_about(stage)),
            tuple(one for one in searches if one.domain is domain and one.ages.overlaps(stage.ages)),
            tuple(could_tell(measures, domain, stage)),
        )
        for domain in Domain
        for stage in STAGES
    ]


def could_tell(measures: Iterable[Measure], domain: Domain, stage: Stage) -> Iterable[Measure]:
    """Measures of the catalogue for this domain whose ages are given and meet this one.

    Those that the toolkit's table leaves out are never suggested, nor those whose ages it does not give.
    """
    for one in measures:
        if domain not in one.domains or one.outside_table or one.age_from_months is None:
            continue
        if one.age_from_months < stage.ages.end and (one.age_to_months or 216) > stage.ages.start:
            yield one


def gaps(cells: Iterable[Cell]) -> list[Cell]:
    """Domains and ages of which no source is known."""
    return [cell for cell in cells if cell.finding.is_gap]
