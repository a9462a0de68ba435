"""Support for relationships over all services: what staff say, what parents say, and which gaps follow by rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fivefold.services.offer import Offer
from fivefold.system.checks import Answer
from fivefold.system.parents import Heard, together
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Tier
from fivefold.vocabulary.words import marked

ADULTS = "services-for-adults"
ADULT_AGE = 16 * 12
STAGES: Mapping[str, AgeBand] = {
    marked("Pregnancy"): AgeBand(-9, 0),
    marked("First year"): AgeBand(0, 12),
    marked("Second year"): AgeBand(12, 24),
    marked("Two to three"): AgeBand(24, 36),
    marked("Three to five"): AgeBand(36, 60),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What a service says about one set of questions, and what it bases that on."""

    answer: Answer | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """One service that runs now, with its own answers and those of its parents by set of questions."""

    number: int
    offer: Offer
    answers: Mapping[str, Answered] = field(default_factory=dict)
    heard: Mapping[str, Heard] = field(default_factory=dict)

    def says(self, criterion: str) -> Answer | None:
        found = self.answers.get(criterion)
        return found.answer if found else None

    @property
    def is_for_adults(self) -> bool:
        """Marked as asking (or not) about children, or taking people from 16 on, or acting on the family alone."""
        own = self.offer.levels
        return (
            self.offer.asks_about_children is not None
            or (self.offer.ages is not None and self.offer.ages.start >= ADULT_AGE)
            or (Level.FAMILY in own and not own & {Level.CHILD, Level.RELATIONSHIP})
        )

    @property
    def asks_about_children(self) -> bool | None:
        """What the directory says; where it says nothing, what the service answered. Partly is not yes."""
        if self.offer.asks_about_children is not None:
            return self.offer.asks_about_children
        said = self.says(ADULTS)
        if said in (None, Answer.NOT_APPLICABLE):
            return None
        return said is Answer.IN_PLACE


class Reason(StrEnum):
    """Why a gap was raised."""

    NO_ADULT_SERVICE_ASKS = "no adult service asks"
    SOME_ADULT_SERVICES_DO_NOT_ASK = "some adult services do not ask"
    NO_ADULT_SERVICE = "no adult service on the map"
    NOWHERE_IN_PLACE = "nowhere in place"
    MOSTLY_NOT_YET = "mostly not yet"
    PARENTS_SEE_IT_OTHERWISE = "parents see it otherwise"
    WITHOUT_EVIDENCE = "said without evidence"
    PARENTS_NOT_HEARD = "parents not heard"
    NOTHING_AT_AGES = "nothing at these ages"
    NOTHING_FOR_GROUP = "nothing for this group"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, by which rule, and the services it rests on.

    about: the set of questions, the kind of support or the need group; stages: ages without a service
    """

    reason: Reason
    about: str
    services: tuple[Mapped, ...] = ()
    stages: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.reason}:{self.about}".replace(" ", "-")


def gaps(criteria: Sequence[str], services: Iterable[Mapped]) -> list[Gap]:
    """Every gap that a rule raises, in the order of the questions; then what no service covers."""
    every = [one for one in services if one.offer.is_current]
    found = [gap for criterion in criteria for gap in _of_criterion(criterion, every)]
    return [*found, *_not_covered(every)] if every else []


def _of_criterion(criterion: str, services: Sequence[Mapped]) -> list[Gap]:
    rules = [_in_place, _without_evidence, _parents]
    if criterion == ADULTS:
        rules = [_adults, _without_evidence, _parents]
    return [gap for rule in rules if (gap := rule(criterion, services)) is not None]


def _adults(criterion: str, services: Sequence[Mapped]) -> Gap | None:
    """Services for adults should ask whether somebody looks after a child."""
    adults = tuple(one for one in services if one.is_for_adults)
    if not adults:
        return Gap(Reason.NO_ADULT_SERVICE, criterion)
    if not any(one.asks_about_children for one in adults):
        return Gap(Reason.NO_ADULT_SERVICE_ASKS, criterion, adults)
    silent = tuple(one for one in adults if not one.asks_about_children)
    return Gap(Reason.SOME_ADULT_SERVICES_DO_NOT_ASK, criterion, silent) if silent else None


def _in_place(criterion: str, services: Sequence[Mapped]) -> Gap | None:
    """Nobody has it in place, or at least half of those who answered say not yet."""
    counted = [one for one in services if one.says(criterion) not in (None, Answer.NOT_APPLICABLE)]
    if not counted:
        return None
    if not any(one.says(criterion) is Answer.IN_PLACE for one in counted):
        return Gap(Reason.NOWHERE_IN_PLACE, criterion, tuple(counted))
    lacking = tuple(one for one in counted if one.says(criterion) is Answer.NOT_YET)
    return Gap(Reason.MOSTLY_NOT_YET, criterion, lacking) if 2 * len(lacking) >= len(counted) else None


def _without_evidence(criterion: str, services: Sequence[Mapped]) -> Gap | None:
    """In place, says a service, and not what it bases that on."""
    bare = tuple(
        one
        for one in services
        if one.says(criterion) is Answer.IN_PLACE and not one.answers[criterion].evidence.strip()
    )
    return Gap(Reason.WITHOUT_EVIDENCE, criterion, bare) if bare else None


def _parents(criterion: str, services: Sequence[Mapped]) -> Gap | None:
    """Staff say in place where fewer than half of the parents say yes; or no service has heard parents at all."""
    if criterion == "parents-experience" and not any(one.heard for one in services):
        answered = tuple(one for one in services if one.answers)
        return Gap(Reason.PARENTS_NOT_HEARD, criterion, answered) if answered else None
    apart = tuple(
        one
        for one in services
        if one.says(criterion) is Answer.IN_PLACE
        and one.heard.get(criterion, Heard()).fewer_than_half_say_yes
    )
    return Gap(Reason.PARENTS_SEE_IT_OTHERWISE, criterion, apart) if apart else None


def _not_covered(services: Sequence[Mapped]) -> list[Gap]:
    """Kinds of support without a service at some ages, and need groups without any."""
    cells = by_stage(services)
    found = []
    for tier in Tier:
        empty = tuple(stage for stage in STAGES if not cells[stage, tier])
        if empty:
            found.append(Gap(Reason.NOTHING_AT_AGES, tier.value, stages=empty))
    groups = by_group(services)
    if any(groups.values()):
        found += [Gap(Reason.NOTHING_FOR_GROUP, group.value) for group in NeedGroup if not groups[group]]
    return found


def by_stage(services: Iterable[Mapped]) -> dict[tuple[str, Tier], list[Mapped]]:
    """Services by life stage and kind of support; one without ages stands nowhere."""
    every = list(services)
    return {
        (stage, tier): [
            one
            for one in every
            if tier in one.offer.tiers and one.offer.ages is not None and one.offer.ages.overlaps(band)
        ]
        for stage, band in STAGES.items()
        for tier in Tier
    }


def by_group(services: Iterable[Mapped]) -> dict[NeedGroup, list[Mapped]]:
    """Services by THRIVE group."""
    every = list(services)
    return {group: [one for one in every if group in one.offer.need_groups] for group in NeedGroup}


def parents_of(criterion: str, services: Iterable[Mapped]) -> Heard:
    """What parents of all services said to one question."""
    return together(one.heard[criterion] for one in services if criterion in one.heard)
