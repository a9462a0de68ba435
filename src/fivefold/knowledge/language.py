"""The words that partners use for the same thing: which ones they prefer, avoid, or treat as one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fivefold.vocabulary.words import marked

SHOWN_FROM = 3
"""So many people of a sector must have said something before the words of that sector are shown apart."""


class Verdict(StrEnum):
    """What partners decided about a word."""

    PREFER = "prefer"
    AVOID = "avoid"
    SAME_AS = "same as"

    @property
    def label(self) -> str:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.PREFER: marked("Preferred here"),
    Verdict.AVOID: marked("Avoided here"),
    Verdict.SAME_AS: marked("Means the same here"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a word, and why. `same_as` names the other word of Verdict.SAME_AS."""

    word: str
    verdict: Verdict
    reason: str
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """Somebody uses a word at work; `sector` is empty where it is not known. `who` is never shown."""

    word: str
    sector: str
    who: str


def tidy(word: str) -> str:
    """A word as it is compared: capitals, blanks and kinds of dash and apostrophe make no difference.

    >>> tidy("  Parent–infant   relationships ")
    'parent-infant relationships'
    """
    plain = word.replace("–", "-").replace("‑", "-").replace("’", "'")
    return " ".join(plain.casefold().split())


def lines_of(typed: str) -> tuple[str, ...]:
    """One word or expression a line; the same one is taken once.

    >>> lines_of("Bonding\\n\\n bonding\\nWellbeing")
    ('Bonding', 'Wellbeing')
    """
    found: dict[str, str] = {}
    for line in typed.splitlines():
        if tidy(line):
            found.setdefault(tidy(line), " ".join(line.split()))
    return tuple(found.values())


class Circular(ValueError):
    """Two words may not each be called the same as the other."""


def check(decision: Decision, decided: Iterable[Decision]) -> None:
    """Refuse a word that would be the same as itself, directly or by way of others."""
    others = {tidy(one.word): tidy(one.same_as) for one in decided if one.same_as}
    others[tidy(decision.word)] = tidy(decision.same_as)
    seen, word = set(), tidy(decision.word)
    while others.get(word):
        if word in seen:
            raise Circular(
                f"“{decision.same_as}” is already called the same as “{decision.word}”. Change that decision first."
            )
        seen.add(word)
        word = others[word]


def main_word(word: str, decided: Iterable[Decision]) -> str:
    """The word, tidied, that a word ends at when “same as” is followed."""
    same = {tidy(one.word): tidy(one.same_as) for one in decided if one.same_as}
    now, seen = tidy(word), set[str]()
    while now in same and now not in seen:
        seen.add(now)
        now = same[now]
    return now


def clusters(words: Iterable[str], decided: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    """Words that mean the same here, under the (tidied) word that stands for them."""
    known = tuple(decided)
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(main_word(word, known), []).append(word)
    return {main: tuple(some) for main, some in found.items()}


def aliases(names: Iterable[str], decided: Iterable[Decision]) -> tuple[Decision, ...]:
    """What was decided about any of these names, or makes another word the same as one of them."""
    mine = {tidy(name) for name in names}
    return tuple(one for one in decided if tidy(one.word) in mine or tidy(one.same_as) in mine)


def people(uses: Iterable[Use]) -> Mapping[str, int]:
    """How many people use a word, by its tidied form."""
    return Counter(word for word, _who in {(tidy(use.word), use.who) for use in uses})


def by_sector(uses: Iterable[Use]) -> dict[str, dict[str, int]]:
    """The words of each sector of which enough people spoke, with how many use each, most used first."""
    spoke: dict[str, dict[str, set[str]]] = {}
    for use in uses:
        if use.sector:
            spoke.setdefault(use.sector, {}).setdefault(tidy(use.word), set()).add(use.who)
    shown = {sector: words for sector, words in spoke.items() if _enough(words)}
    return {sector: _ranked(words) for sector, words in sorted(shown.items())}


def too_few(uses: Iterable[Use]) -> int:
    """How many sectors said something, but too few people of them to be shown apart."""
    said = tuple(uses)
    return len({use.sector for use in said if use.sector}) - len(by_sector(said))


def _enough(words: Mapping[str, set[str]]) -> bool:
    return len(set().union(*words.values())) >= SHOWN_FROM


def _ranked(words: Mapping[str, set[str]]) -> dict[str, int]:
    counts = {word: len(who) for word, who in words.items()}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
