"""Two entries that may be one service: found by plain rules, each with its reasons. People decide.

Two entries are put side by side where
- their names are almost the same and nothing speaks against it (another organisation, another postcode), or
- their names are alike and two further facts are the same: organisation, postcode, telephone, e-mail, website.
Branches at different postcodes are different services, unless both the name and the telephone are the same.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz

from fivefold.services.offer import Offer
from fivefold.services.supply import Supply
from fivefold.vocabulary.words import marked

ALMOST_THE_SAME = 90
ALIKE = 72
PART_OF = 80
SAME_ORGANISATION = 85
# A word that more names than this have in common tells nothing by itself.
COMMON_WORD = 40
LARGEST_GROUP = 150
_NOT_LETTERS = re.compile(r"[\W_]+")
_FILLERS = frozenset(
    {"the", "a", "an", "and", "of", "for", "in", "at", "to", "service", "services", "ltd", "cic"}
)


class Same(StrEnum):
    """What two entries have in common."""

    NAME = "name"
    ORGANISATION = "organisation"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    WEBSITE = "website"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Same.NAME: marked("the names are almost the same"),
    Same.ORGANISATION: marked("the same organisation"),
    Same.POSTCODE: marked("the same postcode"),
    Same.TELEPHONE: marked("the same telephone"),
    Same.EMAIL: marked("the same e-mail address"),
    Same.WEBSITE: marked("the same website"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One service with where it comes from: the name of its feed, or nothing where it was entered by hand."""

    offer: Offer
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one service, how alike their names are (0 to 100), and what they have in common."""

    first: str
    second: str
    alike: float
    same: tuple[Same, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is compared of one entry, made plain once."""

    id: str
    feed: str
    name: str
    compact: str
    words: frozenset[str]
    organisation: str
    postcodes: frozenset[str]
    telephone: str
    email: str
    website: str


def twins(entries: Iterable[Entry]) -> list[Pair]:
    """Every pair that may be one service, the likeliest first. Entries of one feed are not compared with each other:
    whoever runs the feed gave them different ids."""
    seen = [_seen(entry) for entry in entries]
    found = [pair for one, other in _worth_comparing(seen) if (pair := judged(one, other)) is not None]
    return sorted(found, key=lambda pair: (-len(pair.same), -pair.alike, pair.first, pair.second))


def compared(one: Entry, other: Entry) -> Pair | None:
    """Two entries beside each other, by the same rules."""
    return judged(_seen(one), _seen(other))


def _seen(entry: Entry) -> _Seen:
    offer = entry.offer
    name = _plain(offer.name)
    codes = (offer.postcode, *(place.postcode for place in offer.locations))
    return _Seen(
        id=offer.id,
        feed=entry.feed,
        name=name,
        compact=name.replace(" ", ""),
        words=frozenset(name.split()),
        organisation=_plain(offer.organisation),
        postcodes=frozenset(code for text in codes if (code := _NOT_LETTERS.sub("", text.casefold()))),
        telephone=_telephone(offer.telephone),
        email=offer.email.strip().casefold(),
        website=re.sub(r"^https?://(www\.)?", "", offer.website.strip().casefold()).rstrip("/"),
    )


def _plain(text: str) -> str:
    """Words without accents, marks and filling."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    words = _NOT_LETTERS.sub(" ", letters).split()
    return " ".join([word for word in words if word not in _FILLERS] or words)


def _telephone(text: str) -> str:
    """The digits, with +44 as 0; a number too short to tell anything is none."""
    digits = re.sub(r"\D", "", text)
    digits = "0" + digits[2:].removeprefix("0") if digits.startswith("44") else digits
    return digits if len(digits) >= 10 else ""


def judged(one: _Seen, other: _Seen) -> Pair | None:
    """Whether two entries may be one service, by the rules at the head of this module."""
    if one.feed and one.feed == other.feed:
        return None
    alike = _alike(one, other)
    if alike < ALIKE:
        return None
    same = _in_common(one, other)
    elsewhere = bool(one.postcodes and other.postcodes) and Same.POSTCODE not in same
    if elsewhere and not (alike >= ALMOST_THE_SAME and Same.TELEPHONE in same):
        return None
    if alike >= ALMOST_THE_SAME:
        others = bool(one.organisation and other.organisation) and Same.ORGANISATION not in same
        if others and not same:
            return None
        same = (Same.NAME, *same)
    elif len(same) < 2:
        return None
    first, second = sorted((one.id, other.id))
    return Pair(first, second, round(alike, 1), same)


def _alike(one: _Seen, other: _Seen) -> float:
    """How alike two names are; one that holds the other whole ("Baby Hub Northtown") is alike, not the same."""
    if not one.name or not other.name:
        return 0
    whole = max(fuzz.token_sort_ratio(one.name, other.name), fuzz.ratio(one.compact, other.compact))
    return max(whole, PART_OF if one.words <= other.words or other.words <= one.words else 0)


def _in_common(one: _Seen, other: _Seen) -> tuple[Same, ...]:
    organisations = one.organisation and other.organisation
    ratio = fuzz.token_sort_ratio(one.organisation, other.organisation) if organisations else 0
    facts = {
        Same.ORGANISATION: ratio >= SAME_ORGANISATION,
        Same.POSTCODE: bool(one.postcodes & other.postcodes),
        Same.TELEPHONE: bool(one.telephone) and one.telephone == other.telephone,
        Same.EMAIL: bool(one.email) and one.email == other.email,
        Same.WEBSITE: bool(one.website) and one.website == other.website,
    }
    return tuple(fact for fact, holds in facts.items() if holds)


# --- which pairs are looked at -----------------------------------------------------------------------------------


def _worth_comparing(seen: Sequence[_Seen]) -> Iterator[tuple[_Seen, _Seen]]:
    """Pairs that share a telling fact, each once: among thousands, all others cannot be twins by the rules."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for turn, one in enumerate(seen):
        for key in _keys(one):
            groups[key].append(turn)
    looked: set[tuple[int, int]] = set()
    for (kind, _what), turns in groups.items():
        if kind == "word" and len(turns) > COMMON_WORD:
            continue
        looked.update(_among(turns, seen))
    return ((seen[a], seen[b]) for a, b in sorted(looked))


def _among(turns: list[int], seen: Sequence[_Seen]) -> Iterator[tuple[int, int]]:
    """All pairs of a group; in a very large one only of those whose names stand near each other."""
    if len(turns) <= LARGEST_GROUP:
        yield from combinations(turns, 2)
        return
    by_name = sorted(turns, key=lambda turn: (seen[turn].name, turn))
    for place, turn in enumerate(by_name):
        for other in by_name[place + 1 : place + 8]:
            yield (turn, other) if turn < other else (other, turn)


def _keys(one: _Seen) -> Iterator[tuple[str, str]]:
    yield "name", one.name
    yield "start", one.compact[:5]
    yield "end", one.compact[-6:]
    yield from (("word", word) for word in one.words if len(word) > 2)
    yield from (("postcode", code) for code in one.postcodes)
    for kind, said in (("telephone", one.telephone), ("email", one.email), ("website", one.website)):
        if said:
            yield kind, said


# --- two made one ------------------------------------------------------------------------------------------------

# These belong together: a main kind without its kinds would contradict itself.
_TOGETHER = ("tiers", "primary")
_OWN = ("id", "name", "status", "original", "supply", *_TOGETHER)


def merged(kept: Offer, other: Offer) -> Offer:
    """The kept entry, which takes over every fact that it lacks. What both say stays as the kept one says it."""
    taken = {
        fact.name: getattr(other, fact.name)
        for fact in fields(Offer)
        if fact.name not in _OWN and getattr(kept, fact.name) == fact.default
    }
    if not kept.tiers:
        taken |= {name: getattr(other, name) for name in _TOGETHER}
    figures = {
        figure.name: getattr(other.supply, figure.name)
        for figure in fields(Supply)
        if getattr(kept.supply, figure.name) is None
    }
    return replace(kept, **taken, supply=replace(kept.supply, **figures))


def lost(kept: Offer, other: Offer) -> tuple[str, ...]:
    """Names of facts in which the two differ, so that what the other said stays with it in the archive."""
    after = merged(kept, other)
    return tuple(
        fact.name
        for fact in fields(Offer)
        if fact.name not in ("id", "original")
        and getattr(other, fact.name) not in (fact.default, getattr(after, fact.name))
    )
