"""How right the links probably are, told without knowing the truth.

Links between two records that hold the same valid number are taken as right. For the others, numbers are hidden from
some records (`quality_held_out`) and the same method links them blind: what it finds and what it misses is weighed up
to the links that this file really has, source by source and group by group. A record that is judged lent its number to
nobody's learning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fivefold.statistics.intervals import wilson

ENOUGH = 30
"""Judged links below which a group leans on the whole of its source, and a source on all sources."""

BORROWED_DOUBT = 4.0
"""Variance is multiplied by this where a source that holds no numbers leans on others: twice the doubt."""


@dataclass(frozen=True, slots=True)
class Share:
    """A proportion with its interval. `judged` is the number of links that it rests on."""

    value: float
    low: float
    high: float
    judged: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What blind linkage did: links it made, those that were right, and links it should have made."""

    made: float = 0
    right: float = 0
    due: float = 0

    def plus(self, other: Judged) -> Judged:
        return Judged(self.made + other.made, self.right + other.right, self.due + other.due)

    def enough(self) -> bool:
        return min(self.made, self.due) >= ENOUGH


@dataclass(frozen=True, slots=True)
class Part:
    """The links of one source: how many the file has, what was judged in its place, and whether that is borrowed."""

    links: float
    judged: Judged
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class GroupQuality:
    """Precision: of the links made, how many are right. Recall: of the links there are, how many were made.

    `borrowed` is the share of links whose judgement comes from other sources.
    """

    dimension: str
    category: str
    records: int
    links: float
    precision: Share | None
    recall: Share | None
    borrowed: float = 0.0


@dataclass(frozen=True, slots=True)
class Expected:
    """By the model's own probabilities: links weighed, of which probably false, and pairs left apart by mistake."""

    links: int
    false: float
    missed: float


@dataclass(frozen=True, slots=True)
class LinkageQuality:
    """All that is known about the quality of a linkage; no identifier in it."""

    overall: GroupQuality
    groups: tuple[GroupQuality, ...]
    expected: Expected
    clerical: GroupQuality | None
    numberless: float
    folds: int
    judged_records: int
    cautions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def of(self, dimension: str) -> tuple[GroupQuality, ...]:
        return tuple(g for g in self.groups if g.dimension == dimension)


def quality_from(kept: Mapping[str, Any]) -> LinkageQuality:
    """What `as_json` wrote, read back."""
    return LinkageQuality(
        overall=_group(kept["overall"]),
        groups=tuple(_group(g) for g in kept["groups"]),
        expected=Expected(**kept["expected"]),
        clerical=_group(kept["clerical"]) if kept["clerical"] else None,
        numberless=kept["numberless"],
        folds=kept["folds"],
        judged_records=kept["judged_records"],
        cautions=tuple(kept["cautions"]),
    )


def _group(kept: Mapping[str, Any]) -> GroupQuality:
    shares = {n: Share(**kept[n]) if kept[n] else None for n in ("precision", "recall")}
    return GroupQuality(**{**kept, **shares})


def lean(own: Judged, source: Judged, everything: Judged) -> tuple[Judged, bool]:
    """The judgement to use: the group's own, else its source's, else that of all sources (borrowed)."""
    if own.enough():
        return own, False
    return (source, False) if source.enough() else (everything, True)


def share_of(value: float, near: float, variance: float, judged: float) -> Share:
    """A Wilson interval on as many independent links as carry this variance.

    `near` is the value with half a miss added, so that a sample without any miss still leaves doubt.
    """
    inside = min(max(near, 1e-9), 1 - 1e-9)
    size = max(inside * (1 - inside) / variance, 1.0) if variance > 0 else max(judged, 1.0)
    found = wilson(min(value, 1.0) * size, size)
    return Share(value, found.low, found.high, round(judged))


def combine(
    dimension: str,
    category: str,
    *,
    records: int,
    sure: float,
    parts: list[Part],
    spread: tuple[float, float] = (1.0, 1.0),
) -> GroupQuality:
    """The quality of `sure` links by number and the judged `parts`. `spread` is by how much judged links of one
    person hang together, for precision and for recall (design effect)."""
    links = sure + sum(p.links for p in parts)
    borrowed = sum(p.links for p in parts if p.borrowed) / links if links else 0.0
    known = all(p.judged.made and p.judged.due and p.judged.right for p in parts if p.links)
    if not links or not known:
        return GroupQuality(dimension, category, records, links, None, None, borrowed)
    parts = [p for p in parts if p.links]
    precision = share_of(*_precision(sure, links, parts, spread[0]), _rests_on(parts, "made"))
    recall = share_of(*_recall(sure, parts, spread[1]), _rests_on(parts, "due"))
    return GroupQuality(dimension, category, records, links, precision, recall, borrowed)


def _rests_on(parts: list[Part], name: str) -> float:
    """Judged links, each once: they were counted from both ends, and what is borrowed is one and the same."""
    own = [float(getattr(p.judged, name)) for p in parts if not p.borrowed]
    borrowed = [float(getattr(p.judged, name)) for p in parts if p.borrowed]
    return max([sum(own), *borrowed]) / 2


def _near(hits: float, of: float) -> float:
    return (hits + 0.5) / (of + 1)


def _noise(part: Part, hits: float, of: float, spread: float) -> float:
    """Chance in the judged sample, and chance in the file's own links that the sample stands for."""
    near = _near(hits, of)
    own = near * (1 - near) * spread * (1 / of + 1 / (2 * part.links))
    return own * (BORROWED_DOUBT if part.borrowed else 1.0)


def _precision(sure: float, links: float, parts: list[Part], spread: float) -> tuple[float, float, float]:
    right = sure + sum(p.links * p.judged.right / p.judged.made for p in parts)
    near = sure + sum(p.links * _near(p.judged.right, p.judged.made) for p in parts)
    variance = sum((p.links / links) ** 2 * _noise(p, p.judged.right, p.judged.made, spread) for p in parts)
    return right / links, near / links, variance


def _recall(sure: float, parts: list[Part], spread: float) -> tuple[float, float, float]:
    """Links found stand for the links there are: each part's right links divided by its own recall."""
    right = [p.links * p.judged.right / p.judged.made for p in parts]
    found = sure + sum(right)
    due = sure + sum(r * p.judged.due / p.judged.right for r, p in zip(right, parts, strict=True))
    near = sure + sum(r / _near(p.judged.right, p.judged.due) for r, p in zip(right, parts, strict=True))
    variance = sum(
        (r * (p.judged.due / p.judged.right) ** 2) ** 2 * _noise(p, p.judged.right, p.judged.due, spread)
        for r, p in zip(right, parts, strict=True)
    )
    return found / due, found / near, (found / due**2) ** 2 * variance


def design_effect(hits: float, of: float, hits_squared: float, crossed: float, of_squared: float) -> float:
    """How much wider a ratio is than if links were independent; sums are over persons. Never below 1.

    `hits_squared`, `crossed` and `of_squared` are the sums of squares and products of each person's hits and base.
    """
    if of <= 0 or hits <= 0 or hits >= of:
        return max(1.0, of_squared / of if of > 0 else 1.0)
    ratio = hits / of
    clustered = hits_squared - 2 * ratio * crossed + ratio * ratio * of_squared
    return max(1.0, clustered / (ratio * (1 - ratio) * of))
