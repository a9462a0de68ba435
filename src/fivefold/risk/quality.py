"""How well records were linked, for everyone and by group: whose links are missed more often?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fivefold.release.manifest import QualityFigure
from fivefold.release.reading import Release
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

EVERYONE = ("all", "everyone")


class Measure(StrEnum):
    """Found: of 100 true links, how many were made. Right: of 100 links made, how many are true."""

    FOUND = "recall"
    RIGHT = "precision"

    @property
    def label(self) -> str:
        return _MEASURES[self]


_MEASURES = {
    Measure.FOUND: marked("True links that were found"),
    Measure.RIGHT: marked("Links made that are right"),
}


@dataclass(frozen=True, slots=True)
class GroupQuality:
    """One group's links: found and right, each with its interval; `is_lower` if more are missed for certain."""

    group: str
    found: Value
    right: Value
    is_lower: bool = False


@dataclass(frozen=True, slots=True)
class Linkage:
    """How records were linked and how well."""

    everyone: GroupQuality
    by_dimension: tuple[tuple[str, tuple[GroupQuality, ...]], ...]
    method: str
    why: str
    sentences: tuple[str, ...]


def linkage(release: Release) -> Linkage:
    """Quality figures of a release in the order in which they were told."""
    told = release.about.linkage
    groups: dict[str, dict[str, list[QualityFigure]]] = {}
    for figure in told.quality:
        groups.setdefault(figure.dimension, {}).setdefault(figure.group, []).append(figure)
    whole = next((d for d in groups if d.casefold() in EVERYONE), None)
    everyone = _group("", next(iter(groups.pop(whole).values()), [])) if whole else _group("", [])
    by_dimension = tuple(
        (dimension, tuple(_beside(_group(name, figures), everyone) for name, figures in found.items()))
        for dimension, found in groups.items()
    )
    return Linkage(everyone, by_dimension, told.method, told.why, told.sentences)


def _group(name: str, figures: list[QualityFigure]) -> GroupQuality:
    by_measure = {figure.measure.casefold(): figure for figure in figures}
    return GroupQuality(
        name, _value(by_measure.get(Measure.FOUND.value)), _value(by_measure.get(Measure.RIGHT.value))
    )


def _beside(group: GroupQuality, everyone: GroupQuality) -> GroupQuality:
    """More links are missed than elsewhere only where the whole interval lies below that of everyone."""
    high, low = group.found.high, everyone.found.low
    is_lower = high is not None and low is not None and high < low
    return GroupQuality(group.group, group.found, group.right, is_lower)


def _value(figure: QualityFigure | None) -> Value:
    if figure is None:
        return Value(State.MISSING, unit="%")
    return Value(
        figure.state, figure.value, figure.low, figure.high, basis=figure.basis, unit=figure.unit or "%"
    )
