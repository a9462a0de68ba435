"""Measurement plans: do outcomes and measures fit one another (toolkit, Part 7, p77 and p87)?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fivefold.knowledge.schemas import Measure
from fivefold.system.checks import Answer

OBSERVATION_CRITERION = "capture-observation"


@dataclass(frozen=True, slots=True)
class Outcome:
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A measure of a plan. `outcomes` are keys of what it tells about; `used_for` what is done with its results."""

    slug: str
    outcomes: frozenset[str] = frozenset()
    used_for: str = ""


def unmeasured(outcomes: Sequence[Outcome], measures: Iterable[Chosen]) -> list[Outcome]:
    """Outcomes about which no measure tells."""
    told = {key for measure in measures for key in measure.outcomes}
    return [outcome for outcome in outcomes if outcome.key not in told]


def unused(measures: Iterable[Chosen]) -> list[Chosen]:
    """Measures that tell about no outcome of the plan, or whose results nobody uses."""
    return [measure for measure in measures if not measure.outcomes or not measure.used_for.strip()]


def observes(measure: Measure) -> bool:
    """Whether somebody watches the child or the relationship: the format says so.

    >>> observes(Measure(slug="one", title="One", purpose="To see", domains=("child",), format="Observation of play",
    ...                  cites=({"part": 7, "page": "78"},)))
    True
    """
    return "observ" in measure.format.casefold()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule finds about one criterion, with its reason; no answer where only people can tell."""

    answer: Answer | None
    measures: tuple[str, ...] = ()


def observation(chosen: Iterable[Chosen], known: Iterable[Measure]) -> Verdict:
    """A plan without a measure that rests on observation does not meet the third recommendation (p77)."""
    slugs = {measure.slug for measure in chosen}
    watching = tuple(measure.title for measure in known if measure.slug in slugs and observes(measure))
    return Verdict(None if watching else Answer.NOT_YET, watching)
