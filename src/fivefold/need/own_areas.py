"""Areas of a partnership's own, such as the catchment of a hub: made of small areas, counted whole or by a stated share.

A sum with a hidden part is hidden, at most with a bound; a sum with a missing part is missing. A percentage is never
shared out: counts and denominators are summed first, then the interval is made as the publisher makes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from fivefold.late import Late
from fivefold.need.deprivation import TENTHS, Spread, Tenth
from fivefold.need.population import AGES, PopulationCount, YoungChildren, under_fives
from fivefold.statistics.intervals import Estimate, clustered_wilson, crude_rate, wilson
from fivefold.vocabulary.plane import Place, Plane
from fivefold.vocabulary.shapes import Outline
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

if TYPE_CHECKING:
    import shapely
else:
    shapely = Late("shapely")

RING_STEPS = 64
LEAST_SHARE = 0.005
LIKE_PUBLISHED = 0.005
CLUSTERED = frozenset({"93700", "93701"})
_PER = {"%": 100.0, "per 1,000": 1000.0, "per 10,000": 10_000.0, "per 100,000": 100_000.0}


class Counting(StrEnum):
    """How a small area on the edge of a distance is counted in."""

    CHOSEN = "chosen"
    BY_POINT = "by point"
    BY_GROUND = "by ground"

    @property
    def label(self) -> str:
        return _COUNTING[self]


_COUNTING = {
    Counting.CHOSEN: marked("whole small areas, as chosen"),
    Counting.BY_POINT: marked("a small area counts whole if the point in its middle lies within"),
    Counting.BY_GROUND: marked("a small area counts by the part of its ground that lies within"),
}


@dataclass(frozen=True, slots=True)
class SmallArea:
    """A small area with its outline and the point in its middle."""

    code: str
    name: str
    outline: Outline
    inside: Place


@dataclass(frozen=True, slots=True)
class Part:
    """A small area in an own area, and the share of it that is counted in."""

    code: str
    share: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError(f"a share lies above 0 and is at most 1, not {self.share}")


def metres_on_foot(minutes: float, km_per_hour: float) -> float:
    """How far somebody with a pram comes on the straight line; streets bend, so the true way is longer.

    >>> metres_on_foot(15, 4)
    1000.0
    """
    return minutes / 60 * km_per_hour * 1000


def counted_as(parts: Iterable[Part], by_distance: bool) -> Counting:
    """How the parts of an own area were counted in."""
    if not by_distance:
        return Counting.CHOSEN
    return Counting.BY_GROUND if any(part.share < 1 for part in parts) else Counting.BY_POINT


def within(areas: Iterable[SmallArea], centre: Place, metres: float, counting: Counting) -> tuple[Part, ...]:
    """The small areas that lie within a distance of a place, each with its share."""
    plane = Plane(*centre)
    if counting is Counting.BY_POINT:
        return tuple(Part(a.code) for a in areas if _far(plane, a.inside) <= metres)
    ring = shapely.Point(0, 0).buffer(metres, quad_segs=RING_STEPS)
    shares = ((area.code, _share_inside(area, plane, ring)) for area in areas)
    return tuple(Part(code, share) for code, share in shares if share)


def _far(plane: Plane, place: Place) -> float:
    east, north = plane.metres(*place)
    return float((east * east + north * north) ** 0.5)


def _share_inside(area: SmallArea, plane: Plane, ring: Any) -> float:
    """The part of an area's ground inside the ring; a sliver counts as none, and all but a sliver as the whole."""
    shape = _laid_flat(area.outline, plane)
    share = float(shape.intersection(ring).area / shape.area) if shape.area else 0.0
    if share < LEAST_SHARE:
        return 0.0
    return 1.0 if share > 1 - LEAST_SHARE else round(share, 4)


def _laid_flat(outline: Outline, plane: Plane) -> Any:
    """The outline in metres, as a shape."""
    polygons = []
    for polygon in outline:
        edge, *holes = [[plane.metres(*place) for place in ring] for ring in polygon]
        polygons.append(shapely.Polygon(edge, holes))
    return shapely.make_valid(shapely.MultiPolygon(polygons))


# --- counts ------------------------------------------------------------------------------------------------------


def weighed(value: Value, share: float) -> Value:
    """A count of which only a share is counted in: then it is estimated. Hidden and missing stay so."""
    if share == 1 or value.number == 0 or value.state in (State.MISSING, State.NOT_APPLICABLE):
        return value
    low, high = (
        (None, None) if value.low is None or value.high is None else (value.low * share, value.high * share)
    )
    if value.number is None:
        return value.about(low=low, high=high)
    return value.about(state=State.ESTIMATED, number=value.number * share, low=None, high=None)


def total(values: Iterable[Value]) -> Value:
    """The sum of counts. Any missing: missing. Any hidden: hidden, with a bound where all hidden ones have one."""
    held = list(values)
    if not held:
        return Value(State.MISSING)
    first = held[0]
    if any(v.state in (State.MISSING, State.NOT_APPLICABLE) for v in held):
        return Value(State.MISSING, period=first.period, source=first.source, unit=first.unit)
    known = sum(v.number for v in held if v.number is not None)
    hidden = [v for v in held if v.state is State.SUPPRESSED]
    if hidden:
        bounded = all(v.low is not None and v.high is not None for v in hidden)
        low = known + sum(v.low or 0 for v in hidden) if bounded else None
        high = known + sum(v.high or 0 for v in hidden) if bounded else None
        return Value(
            State.SUPPRESSED, None, low, high, period=first.period, source=first.source, unit=first.unit
        )
    state = next(
        (s for s in (State.STALE, State.ESTIMATED) if any(v.state is s for v in held)), State.OBSERVED
    )
    if known == 0 and state is State.OBSERVED:
        state = State.ZERO
    source = "; ".join(dict.fromkeys(v.source for v in held if v.source))
    return Value(state, known, period=first.period, source=source, unit=first.unit)


def children_in(
    parts: Iterable[Part], counts: Iterable[PopulationCount], *, name: str, year: int, basis: str
) -> YoungChildren:
    """Children under five by single year in an own area. `basis` names how small areas are counted in."""
    parts, by_area = list(parts), _by_area(counts)
    each = [
        (part, under_fives(by_area.get(part.code, ()), area_codes=[part.code], area_name="", year=year)) for part in parts
    ]  # fmt: skip
    by_age = tuple(
        total(weighed(young.of_age(age), part.share) for part, young in each).about(basis=basis)
        for age in AGES
    )
    return YoungChildren(
        tuple(part.code for part in parts), name, year, by_age, total(by_age).about(basis=basis)
    )


def _by_area(counts: Iterable[PopulationCount]) -> Mapping[str, list[PopulationCount]]:
    found = defaultdict(list)
    for count in counts:
        found[count.area_code].append(count)
    return found


def spread_in(
    parts: Iterable[Part],
    counts: Iterable[PopulationCount],
    deciles: Mapping[str, int],
    *,
    year: int,
    edition: int,
    vintage: int,
    basis: str,
) -> Spread | None:
    """Children of an own area by tenth of deprivation, or None where a part has no tenth or no children on record."""
    parts, by_area = list(parts), _by_area(counts)
    if not parts or any(part.code not in deciles for part in parts):
        return None
    tenths = []
    for decile in TENTHS:
        own = [part for part in parts if deciles[part.code] == decile]
        children = children_in(
            own, (c for p in own for c in by_area.get(p.code, ())), name="", year=year, basis=basis
        ).total
        if not own:
            children = Value(State.ZERO, 0, basis=basis, period=f"mid-{year}", unit="children")
        if children.state is State.MISSING:
            return None
        tenths.append(Tenth(decile, len(own), children))
    together = total(tenth.children for tenth in tenths).about(basis=basis)
    return Spread(tuple(tenths), together, edition, vintage, f"mid-{year}")


# --- indicators --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SmallFigure:
    """A published figure of one small area with what it was counted from, where that is published."""

    value: Value
    count: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """An indicator for an own area, or the reason why it cannot be made."""

    value: Value | None
    why_not: str = ""
    count: float | None = None
    denominator: float | None = None


NO_COUNTS = marked(
    "It cannot be made for own areas: counts and denominators are not published for small areas."
)
NOT_A_SUM = marked(
    "It cannot be made for own areas: its counts do not give its published values (it is standardised or modelled)."
)
NOT_HELD = marked("It cannot be made for this area: some of its small areas have no figure.")


def figure_in(
    parts: Iterable[Part], figures: Mapping[str, SmallFigure], *, indicator: str, basis: str
) -> OwnFigure:
    """An indicator from summed counts and denominators, with the publisher's interval for its kind of value."""
    parts = list(parts)
    held = [figures.get(part.code) for part in parts]
    if not parts or any(one is None or one.value.state is State.MISSING for one in held):
        return OwnFigure(None, NOT_HELD)
    known = [(part.share, one) for part, one in zip(parts, held, strict=True) if one is not None]
    first = known[0][1].value
    if first.unit not in _PER or any(one.denominator is None for _, one in known):
        return OwnFigure(None, NO_COUNTS)
    shown = [(share, one) for share, one in known if one.value.state is not State.SUPPRESSED]
    if any(one.count is None for _, one in shown):
        return OwnFigure(None, NO_COUNTS)
    if not all(_gives_its_value(one) for _, one in shown):
        return OwnFigure(None, NOT_A_SUM)
    count = sum(share * (one.count or 0) for share, one in shown)
    denominator = sum(share * (one.denominator or 0) for share, one in known)
    if not denominator:
        return OwnFigure(None, NO_COUNTS)
    apportioned = any(share < 1 for share, _ in known)
    if len(shown) < len(known):
        hidden = sum(
            share * (one.denominator or 0) for share, one in known if one.value.state is State.SUPPRESSED
        )
        return OwnFigure(_bounded(first, count, hidden, denominator, basis), "", None, denominator)
    return OwnFigure(_made(first, indicator, count, denominator, apportioned, basis), "", count, denominator)


def _gives_its_value(figure: SmallFigure) -> bool:
    """Whether count and denominator give the published value, to rounding."""
    value, count, of = figure.value, figure.count, figure.denominator
    if value.number is None or count is None or not of:
        return value.number is None or (count == 0 and not of)
    scale = _PER[value.unit]
    return abs(scale * count / of - value.number) <= max(0.06, LIKE_PUBLISHED * abs(value.number))


def _bounded(like: Value, count: float, hidden: float, of: float, basis: str) -> Value:
    """Hidden, between what it is if nobody is in the hidden parts and what it is if everybody there is."""
    scale = _PER[like.unit]
    high = scale * (count + hidden) / of
    return Value(
        State.SUPPRESSED, None, scale * count / of, min(high, scale) if like.unit == "%" else high, basis, like.period,
        like.source, like.unit,
    )  # fmt: skip


def _made(like: Value, indicator: str, count: float, of: float, apportioned: bool, basis: str) -> Value:
    found = _estimate(like.unit, indicator, count, of)
    state = State.ESTIMATED if apportioned else State.OBSERVED if found.value else State.ZERO
    said = f"{basis}; {found.basis}"
    return Value(state, found.value, found.low, found.high, said, like.period, like.source, like.unit)


def _estimate(unit: str, indicator: str, count: float, of: float) -> Estimate:
    if unit == "%":
        share = clustered_wilson(count, of) if indicator in CLUSTERED else wilson(min(count, of), of)
        return share.times(100)
    return crude_rate(count, of, per=_PER[unit])
