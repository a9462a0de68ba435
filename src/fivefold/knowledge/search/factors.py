"""Search of the factors, in their own names and the many names the toolkit gives them."""

from collections.abc import Iterable

from fivefold.knowledge.schemas import Factor
from fivefold.knowledge.search.words import folded


def factors_matching(asked: str, among: Iterable[Factor]) -> list[Factor]:
    """Factors in which every word asked for begins a word; those that carry it in their name come first.

    >>> from fivefold.knowledge import factors
    >>> [factor.slug for factor in factors_matching("domestic", factors())]
    ['domestic-abuse']
    """
    words = folded(asked)
    graded = [(_grade(words, factor), factor) for factor in among]
    return [factor for grade, factor in sorted(graded, key=lambda pair: pair[0]) if grade < _NOT_FOUND]


def alias_found(asked: str, factor: Factor) -> str:
    """The other name by which a factor was found, where its own name does not say so."""
    words = folded(asked)
    if not words or _all_begin(words, factor.label):
        return ""
    return next((name for name in other_names(factor) if _all_begin(words, name)), "")


def other_names(factor: Factor) -> tuple[str, ...]:
    """Its aliases, then the names that single places of the toolkit give it."""
    return tuple(dict.fromkeys((*factor.aliases, *(mention.name for mention in factor.mentions))))


_NOT_FOUND = 3


def _grade(words: list[str], factor: Factor) -> int:
    """0 found in the name, 1 in another name, 2 anywhere, 3 not found."""
    if _all_begin(words, factor.label):
        return 0
    if any(_all_begin(words, name) for name in other_names(factor)):
        return 1
    everything = " ".join([factor.label, *other_names(factor), factor.text])
    return 2 if _all_begin(words, everything) else _NOT_FOUND


def _all_begin(asked: list[str], text: str) -> bool:
    words = folded(text)
    return all(any(word.startswith(start) for word in words) for start in asked)
