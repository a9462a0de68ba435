"""Many areas by their size: the funnel shows how far chance alone spreads areas of each size around the benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fivefold.charts.axis import SMALL, Scale, below, beside, scale
from fivefold.charts.drawing import Twin
from fivefold.charts.palette import INK, PAPER, SOFT_INK, TEAL
from fivefold.charts.scene import Look, Oval, Part, Polygon, Scene, Stroke, text
from fivefold.charts.scene_svg import svg
from fivefold.statistics.funnel import Limits, Outlier
from fivefold.vocabulary.value import figure

WIDTH, HEIGHT, LEFT, TOP, RIGHT, FOOT = 680, 400, 70, 44, 24, 64
OTHERS = "#8a949a"


FAR = (Outlier.HIGH_998, Outlier.LOW_998)


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One area: how many are behind its figure, and the figure."""

    name: str
    people: float
    number: float
    lies: Outlier
    is_own: bool = False


@dataclass(frozen=True)
class FunnelPicture:
    """Points and limits in the unit of the indicator; limits in order of size."""

    title: str
    points: tuple[FunnelPoint, ...]
    limits: tuple[Limits, ...]
    benchmark: float
    benchmark_name: str = "England"
    unit: str = ""
    axis: str = ""
    people: str = "People behind the figure"

    def svg(self) -> str:
        return _drawn(self)

    def scene(self) -> Scene:
        bottom = HEIGHT - FOOT
        along = scale([p.people for p in self.points], LEFT, WIDTH - RIGHT, from_zero=True)
        up = scale(self._heights(), bottom, TOP)
        parts = [
            *below(along, TOP, bottom, "", self.people),
            *beside(up, LEFT, WIDTH - RIGHT, self.unit, self.axis),
        ]
        parts += self._curves(along, up)
        for point in sorted(self.points, key=lambda p: p.is_own):
            parts += _point(point, along, up)
        parts += self._names(along, up)
        return Scene(self.title, self.description(), WIDTH, HEIGHT, tuple(parts))

    def _heights(self) -> list[float]:
        """The smallest areas have limits without measure: what is drawn is what the points need, and a little more."""
        numbers = [p.number for p in self.points] + [self.benchmark]
        room = (max(numbers) - min(numbers)) * 0.15 or 1
        low = min(numbers) - room
        return [max(low, 0.0) if min(numbers) >= 0 else low, max(numbers) + room]

    def _curves(self, along: Scale, up: Scale) -> list[Part]:
        y = up.at(self.benchmark)
        parts: list[Part] = [
            Stroke(((along.start, y), (along.end, y)), Look(line=INK, width=1.75)),
            text(along.end - 200, y - 17, 198, self.benchmark_name, SMALL, align="end"),
        ]
        for of, dashed in ((("low_95", "high_95"), True), (("low_998", "high_998"), False)):
            for side in of:
                held = [(limit.size, getattr(limit, side)) for limit in self.limits]
                inside = tuple(
                    (along.at(x), up.at(n))
                    for x, n in held
                    if n is not None and up.low <= n <= up.high and along.low <= x <= along.high
                )
                if len(inside) > 1:
                    parts.append(Stroke(inside, Look(line=SOFT_INK, width=1.25, dashed=dashed)))
        return parts

    def _names(self, along: Scale, up: Scale) -> list[Part]:
        """The place's own areas by name, and what the two kinds of lines are."""
        parts: list[Part] = [
            Stroke(((LEFT, 12), (LEFT + 28, 12)), Look(line=SOFT_INK, width=1.25, dashed=True)),
            text(LEFT + 34, 2, 150, "95% limits", SMALL, ink=SOFT_INK),
            Stroke(((LEFT + 120, 12), (LEFT + 148, 12)), Look(line=SOFT_INK, width=1.25)),
            text(LEFT + 154, 2, 150, "99.8% limits", SMALL, ink=SOFT_INK),
        ]
        for point in self.points:
            if point.is_own:
                x, y = along.at(point.people), up.at(point.number)
                right = x < WIDTH - 190
                parts.append(
                    text(
                        x + 10 if right else x - 190,
                        y - 18,
                        180,
                        point.name,
                        SMALL,
                        bold=True,
                        align="start" if right else "end",
                    )
                )
        return parts

    def twin(self) -> Twin:
        rows = tuple(
            (p.name, f"{p.people:,.0f}", figure(p.number, self.unit), p.lies.value)
            for p in sorted(self.points, key=lambda p: (not p.is_own, p.name))
        )
        return Twin(("Area", self.people, "Value", "Where it lies"), rows)

    def description(self) -> str:
        far = sum(p.lies in FAR for p in self.points)
        own = "; ".join(f"{p.name} is {p.lies.value}" for p in self.points if p.is_own)
        return (
            f"{len(self.points)} areas around {self.benchmark_name} ({figure(self.benchmark, self.unit)}); "
            f"{far} lie outside the 99.8% limits. {own}. The table below holds every figure."
        )


def _point(point: FunnelPoint, along: Scale, up: Scale) -> list[Part]:
    """A circle within the limits; a triangle that points the way where chance alone is unlikely; ours is larger."""
    x, y = along.at(point.people), up.inside(point.number)
    size = 7.0 if point.is_own else 4.0
    colour = TEAL if point.is_own else OTHERS
    look = Look(fill=colour, line=PAPER, width=1)
    if point.lies not in FAR:
        return [Oval(x, y, size, size, look)]
    way = -1 if point.lies is Outlier.HIGH_998 else 1
    tall = size * way
    look = Look(fill=colour if point.is_own else INK, line=PAPER, width=1)
    return [Polygon(((x - size, y - tall), (x + size, y - tall), (x, y + tall)), look)]


@lru_cache(maxsize=64)
def _drawn(picture: FunnelPicture) -> str:
    return svg(picture.scene())
