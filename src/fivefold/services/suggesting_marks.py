"""Marks that a service's own words and facts suggest: level, kind of support, reach, group of need, component, caregiver.

Three rules, each with its reason. A phrase stands in what the service says of itself. The service offers an approach
for which the toolkit names a level or a kind of support. Families cannot come by themselves. Nothing is marked by
itself, what is marked already is not suggested, and what somebody refused does not come back.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from fivefold.knowledge.schemas import Intervention
from fivefold.services.offer import Offer
from fivefold.services.open_to import Referrer
from fivefold.services.phrases import PHRASES, Mark, MarkKind
from fivefold.vocabulary.support import Reach


class Because(StrEnum):
    """Which rule spoke."""

    WORDS = "its words"
    APPROACH = "an approach that it offers"
    REFERRAL = "how families come"


@dataclass(frozen=True, slots=True)
class MarkSuggestion:
    """A mark with its reason: the `words` that were found, or the `approach` of the library that led to it."""

    mark: Mark
    because: Because
    words: tuple[str, ...] = ()
    approach: Intervention | None = None


def marks_suggested(
    offer: Offer, approaches: Iterable[Intervention] = (), refused: Collection[Mark] = ()
) -> list[MarkSuggestion]:
    """At most one suggestion for each mark, its strongest reason first, in the order of the kinds."""
    settled = marks_of(offer) | set(refused)
    found: dict[Mark, MarkSuggestion] = {}
    for one in (*_by_approach(offer, approaches), *_by_words(offer), *_by_referral(offer)):
        if one.mark not in settled:
            found.setdefault(one.mark, one)
    order = list(MarkKind)
    kept = (one for one in found.values() if not _reach_is_known(offer, one.mark))
    return sorted(kept, key=lambda one: order.index(one.mark.kind))


def marks_of(offer: Offer) -> set[Mark]:
    """What the service is marked with already."""
    return {
        *(Mark(MarkKind.LEVEL, level.value) for level in offer.levels),
        *(Mark(MarkKind.TIER, tier.value) for tier in offer.tiers),
        *([Mark(MarkKind.REACH, offer.reach.value)] if offer.reach else []),
        *(Mark(MarkKind.NEED_GROUP, group.value) for group in offer.need_groups),
        *(Mark(MarkKind.COMPONENT, tag.slug) for tag in offer.tags if tag.kind == "component"),
        *(Mark(MarkKind.SERVES, one.value) for one in offer.serves),
    }


def _reach_is_known(offer: Offer, mark: Mark) -> bool:
    """A service has one reach; where somebody said it, no other is suggested."""
    return mark.kind is MarkKind.REACH and offer.reach is not None


def _by_approach(offer: Offer, approaches: Iterable[Intervention]) -> Iterator[MarkSuggestion]:
    offered = {tag.slug for tag in offer.tags if tag.kind == "intervention"}
    for one in approaches:
        if one.slug in offered:
            named = [Mark(MarkKind.LEVEL, level.value) for level in one.levels]
            named += [Mark(MarkKind.TIER, tier.value) for tier in one.tiers]
            for mark in named:
                yield MarkSuggestion(mark, Because.APPROACH, approach=one)


def _by_words(offer: Offer) -> Iterator[MarkSuggestion]:
    told = said_by(offer)
    for mark, phrases in PHRASES.items():
        if words := found_in(told, phrases):
            yield MarkSuggestion(mark, Because.WORDS, words)


def _by_referral(offer: Offer) -> Iterator[MarkSuggestion]:
    if offer.referrers and Referrer.SELF not in offer.referrers:
        yield MarkSuggestion(Mark(MarkKind.REACH, Reach.SPECIALIST.value), Because.REFERRAL)


def said_by(offer: Offer) -> str:
    """All that a service says of itself in sentences."""
    return " . ".join((offer.name, offer.description, offer.eligibility, offer.caregivers)).casefold()


def found_in(told: str, phrases: Sequence[str]) -> tuple[str, ...]:
    """The phrases that stand in the words, as they stand there, each once. A star stands for any ending."""
    tried = tuple(phrases)
    if not any(beginning in told for beginning in _beginnings(tried)):
        return ()  # cheap, and true of most services and phrases
    hits = (match.group(0) for match in _pattern(tried).finditer(told))
    return tuple(dict.fromkeys(" ".join(hit.split()) for hit in hits))


@cache
def _beginnings(phrases: tuple[str, ...]) -> frozenset[str]:
    """The first words of phrases: without one of them nothing can be found."""
    return frozenset(phrase.split()[0].rstrip("*") for phrase in phrases)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only; between the words of a phrase any space or hyphen."""
    each = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")
