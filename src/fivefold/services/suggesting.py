"""Tags that a service's own words suggest: a rule that names its reason, and never tags by itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.knowledge.schemas import Factor

_NO_MEANING = frozenset(
    [
        "about",
        "after",
        "before",
        "being",
        "between",
        "child",
        "children",
        "childs",
        "early",
        "family",
        "from",
        "good",
        "have",
        "help",
        "high",
        "into",
        "less",
        "little",
        "many",
        "more",
        "much",
        "other",
        "parent",
        "parents",
        "poor",
        "their",
        "them",
        "they",
        "this",
        "those",
        "very",
        "what",
        "when",
        "where",
        "which",
        "with",
        "without",
        "young",
        "baby",
        "babies",
        "mother",
        "mothers",
        "father",
        "fathers",
        "problem",
        "problems",
        "support",
        "service",
        "services",
        "health",
        "people",
        "care",
        "life",
        "level",
    ]
)
_STEM = 5
MOST = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A factor whose name is found in what a service says of itself; `words` are those that were found."""

    factor: Factor
    words: tuple[str, ...]


def suggested(text: str, factors: Iterable[Factor], leaving_out: Iterable[str] = ()) -> list[Suggestion]:
    """Factors one of whose names stands in the text: every word of it that carries meaning, whatever its ending.

    Longer names first, because more words agreed.
    """
    said = {_stem(word): word for word in reversed(_telling(text))}
    known = set(leaving_out)
    found = [
        Suggestion(factor, words)
        for factor in factors
        if factor.slug not in known and (words := _longest_match(factor, said))
    ]
    return sorted(found, key=lambda one: (-len(one.words), one.factor.label.casefold()))[:MOST]


def _longest_match(factor: Factor, said: dict[str, str]) -> tuple[str, ...]:
    names = ([_stem(word) for word in _telling(name)] for name in (factor.label, *factor.aliases))
    matched = [stems for stems in names if stems and all(stem in said for stem in stems)]
    best = max(matched, key=len, default=[])
    return tuple(dict.fromkeys(said[stem] for stem in best))


def _telling(name: str) -> list[str]:
    return [word for word in _words(name) if len(word) > 3 and word not in _NO_MEANING]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _stem(word: str) -> str:
    return word[:_STEM]
