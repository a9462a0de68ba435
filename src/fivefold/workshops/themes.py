"""Answers that mean the same are grouped; an answer may be in several themes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A name and the keys of its answers."""

    name: str
    answers: frozenset[str]

    def merged_with(self, other: "Theme") -> "Theme":
        """One theme with the answers of both, under this one's name."""
        return Theme(self.name, self.answers | other.answers)


def ungrouped(answers: Iterable[str], themes: Iterable[Theme]) -> list[str]:
    """Answers that are in no theme yet, in the order given."""
    grouped = set().union(*(theme.answers for theme in themes))
    return [answer for answer in answers if answer not in grouped]


def strength(themes: Iterable[Theme]) -> Mapping[str, int]:
    """How many answers each theme holds, the largest first; equal ones by name."""
    counts = {theme.name: len(theme.answers) for theme in themes}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
