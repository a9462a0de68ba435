"""A fictional family's way through services, laid over the local map (toolkit, Part 5, pp65-66).

The rule proposes who does a step here and says why; people decide, and what they say stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.knowledge.schemas import Case
from fivefold.services.kinds import kinds_in, telling_words
from fivefold.services.offer import Offer
from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.words import marked

JOURNEY_SOURCE = ToolkitPage(5, "65-66")
BETWEEN = ";"
MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """One moment. `wanted` names the kinds of service that it takes, with ; between.

    offer, absent: what people said: this service does it here, or nobody does; neither where the rule may propose
    """

    title: str
    age_months: float | None = None
    trigger: str = ""
    result: str = ""
    wanted: str = ""
    offer: Offer | None = None
    absent: bool = False

    @property
    def wishes(self) -> tuple[str, ...]:
        return tuple(wish for part in self.wanted.split(BETWEEN) if (wish := part.strip()))


def steps_of_story(case: Case) -> tuple[JourneyStep, ...]:
    """The moments of a story of the toolkit as steps to begin with."""
    return tuple(
        JourneyStep(
            title=moment.title,
            age_months=moment.at_months,
            trigger=moment.trigger,
            result=" ".join(part for part in (moment.text, moment.result) if part),
            wanted=f"{BETWEEN} ".join(moment.asks) or moment.service,
        )
        for moment in case.moments
    )


class Why(StrEnum):
    """Why the rule holds a service to be the one that is wanted."""

    TAGGED = "tagged"
    KIND = "kind"
    WORDS = "words"

    @property
    def label(self) -> str:
        return _WHYS[self]


_WHYS = {
    Why.TAGGED: marked("it is marked in the directory with “%(words)s”"),
    Why.KIND: marked("its name tells the same kind of service: %(words)s"),
    Why.WORDS: marked("its name has the same words"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A service that could be the one. `fits` is None where it gives no ages, or the step has none."""

    offer: Offer
    why: Why
    words: str = ""
    fits: bool | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """One kind of service that a step takes, with those found. `too` are alike, but do not take this age."""

    words: str
    found: tuple[Match, ...] = ()
    too: tuple[Match, ...] = ()


class Standing(StrEnum):
    """How a step stands in this place."""

    HERE = "here"
    IN_PART = "in part"
    MISSING = "missing"
    NOT_SAID = "not said"

    @property
    def label(self) -> str:
        return _STANDINGS[self]

    @property
    def sign(self) -> str:
        return {"here": "●", "in part": "◐", "missing": "○", "not said": "?"}[self]


_STANDINGS = {
    Standing.HERE: marked("Here"),
    Standing.IN_PART: marked("Here in part"),
    Standing.MISSING: marked("Missing locally"),
    Standing.NOT_SAID: marked("Nobody said what it takes"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A step laid over the map; `by_people` where partners said it, and not the rule."""

    step: JourneyStep
    standing: Standing
    wishes: tuple[Wish, ...] = ()
    by_people: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What is wanted and not here, in the words of the step."""
        if self.by_people:
            return (self.step.wishes or (self.step.title,)) if self.step.absent else ()
        return tuple(wish.words for wish in self.wishes if not wish.found)

    @property
    def local(self) -> tuple[str, ...]:
        """Names of the services that do it here."""
        if self.by_people:
            return (self.step.offer.name,) if self.step.offer else ()
        return tuple(dict.fromkeys(match.offer.name for wish in self.wishes for match in wish.found))


def laid_over(
    steps: Iterable[JourneyStep], offers: Iterable[Offer], interventions: Mapping[str, Sequence[str]]
) -> list[Placed]:
    """Every step with who does it here. `interventions` are their names by slug."""
    running = [offer for offer in offers if offer.is_current]
    return [placed(step, running, interventions) for step in steps]


def placed(step: JourneyStep, running: Sequence[Offer], interventions: Mapping[str, Sequence[str]]) -> Placed:
    """One step: what people said of it stands; else what the rule finds for each wish."""
    wishes = tuple(_answered(wish, step.age_months, running, interventions) for wish in step.wishes)
    if step.absent:
        return Placed(step, Standing.MISSING, wishes, by_people=True)
    if step.offer is not None:
        standing = Standing.HERE if step.offer.is_current else Standing.MISSING
        return Placed(step, standing, wishes, by_people=step.offer.is_current)
    return Placed(step, _standing(wishes), wishes)


def _standing(wishes: Sequence[Wish]) -> Standing:
    here = sum(bool(wish.found) for wish in wishes)
    if not wishes:
        return Standing.NOT_SAID
    if not here:
        return Standing.MISSING
    return Standing.HERE if here == len(wishes) else Standing.IN_PART


def _answered(
    wish: str, age: float | None, running: Sequence[Offer], interventions: Mapping[str, Sequence[str]]
) -> Wish:
    named = {
        slug: next(name for name in names if name.casefold() in wish.casefold())
        for slug, names in interventions.items()
        if any(name.casefold() in wish.casefold() for name in names)
    }
    matches = [found for offer in running if (found := match(wish, age, offer, named)) is not None]
    matches.sort(key=lambda one: (one.fits is not True, list(Why).index(one.why), one.offer.name.casefold()))
    fitting = tuple(one for one in matches if one.fits is not False)
    return Wish(wish, fitting[:MOST_SHOWN], tuple(one for one in matches if one.fits is False)[:MOST_SHOWN])


def match(wish: str, age: float | None, offer: Offer, named: Mapping[str, str]) -> Match | None:
    """Whether a service is what is wanted: by its tag, by the kind that its name tells, or by the words of its name."""
    fits = None if age is None or offer.ages is None else offer.ages.covers(age)
    tags = [tag.slug for tag in offer.tags if tag.kind == "intervention" and tag.slug in named]
    if tags:
        return Match(offer, Why.TAGGED, named[min(tags)], fits)
    name = f"{offer.name} {offer.team}"
    kinds = kinds_in(wish)
    if shared := kinds & kinds_in(name):
        return Match(offer, Why.KIND, ", ".join(sorted(shared)), fits)
    words = telling_words(wish)
    if not kinds and words and words <= telling_words(name):
        return Match(offer, Why.WORDS, "", fits)
    return None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A step of the story beside that of the journey; one of the two may be missing."""

    story: Placed | None
    own: Placed | None


def side_by_side(story: Sequence[Placed], own: Sequence[Placed]) -> list[SideBySide]:
    """Both in their order: steps of the same title beside one another, else the next one that wants the same kind."""
    pairs: list[SideBySide] = []
    after = 0
    for moment in story:
        at = _partner(moment, own, after)
        if at is None:
            pairs.append(SideBySide(moment, None))
            continue
        pairs += [SideBySide(None, one) for one in own[after:at]]
        pairs.append(SideBySide(moment, own[at]))
        after = at + 1
    return pairs + [SideBySide(None, one) for one in own[after:]]


def _partner(moment: Placed, own: Sequence[Placed], after: int) -> int | None:
    rest = range(after, len(own))
    title = moment.step.title.casefold()
    same = (at for at in rest if own[at].step.title.casefold() == title)
    wanted = kinds_in(moment.step.wanted)
    alike = (at for at in rest if wanted & kinds_in(own[at].step.wanted))
    first = next(same, None)
    return first if first is not None else next(alike, None)
