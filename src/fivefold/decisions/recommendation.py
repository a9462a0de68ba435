"""When a recommendation may be final, and what a set of them covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fivefold.decisions.states import RECOMMENDATION_MOVES, NotAllowed, RecommendationState
from fivefold.evidence.finding import STRANDS, Finding, strands_of
from fivefold.vocabulary.support import Level


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What should be done, and the findings it rests on."""

    sentence: str
    findings: tuple[Finding, ...]
    level: Level | None = None
    state: RecommendationState = RecommendationState.DRAFT


def what_is_missing(recommendation: Recommendation) -> list[str]:
    """What keeps a recommendation from being final, in words; nothing when it may be."""
    missing = []
    if not recommendation.findings:
        missing.append("It rests on no finding. Add at least one finding with its evidence.")
    if any(not finding.citations for finding in recommendation.findings):
        missing.append("One of its findings has no evidence.")
    return missing


def move_recommendation(recommendation: Recommendation, to: str) -> RecommendationState:
    """The new state, or NotAllowed. Without evidence a recommendation cannot be made final."""
    then = RecommendationState(to)
    if then not in RECOMMENDATION_MOVES[recommendation.state]:
        raise NotAllowed(f"A recommendation that is {recommendation.state.value} cannot become {then.value}.")
    if then is RecommendationState.FINAL and (missing := what_is_missing(recommendation)):
        raise NotAllowed("This recommendation cannot be made final. " + " ".join(missing))
    return then


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a set of recommendations and findings covers, and what it leaves empty."""

    by_level: dict[Level, int]
    by_strand: dict[str, int]

    @property
    def empty_levels(self) -> list[Level]:
        return [level for level, count in self.by_level.items() if count == 0]

    @property
    def empty_strands(self) -> list[str]:
        return [strand for strand, count in self.by_strand.items() if count == 0]


def coverage(recommendations: Iterable[Recommendation], findings: Sequence[Finding]) -> Coverage:
    """Recommendations by level, and findings by strand of the needs assessment."""
    standing = [r for r in recommendations if r.state is not RecommendationState.WITHDRAWN]
    return Coverage(
        {level: sum(r.level is level for r in standing) for level in Level},
        {strand: sum(strand in strands_of(f) for f in findings) for strand in STRANDS},
    )
