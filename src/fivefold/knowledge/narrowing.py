"""Whether an item of the shelf answers what a reader asked for."""

from collections.abc import Iterable

from fivefold.knowledge.search.words import folded


def says(asked: str, *texts: str | Iterable[str]) -> bool:
    """Whether every word asked for begins a word of the texts; nothing asked is always answered.

    >>> says("bond quest", "Postpartum Bonding", ["A questionnaire"])
    True
    """
    words = folded(asked)
    if not words:
        return True
    joined = " ".join(text if isinstance(text, str) else " ".join(text) for text in texts)
    known = folded(joined)
    return all(any(word.startswith(start) for word in known) for start in words)


def overlaps(months: int | None, start: int | None, end: int | None) -> bool:
    """Whether an age in months lies in the ages of an item; an end that is not given is open."""
    if months is None:
        return True
    return (start is None or start <= months) and (end is None or months < end)
