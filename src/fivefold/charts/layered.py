"""Boxes and lines in layers: who comes first stands first, nothing overlaps, no line runs through a box.

The layers and the order inside them come from the layout library; the room that each box takes is measured here. Measures
run `along` the way (left to right, or downward) and `across` it, so that one layout serves wide and narrow screens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from fast_sugiyama import from_edges

SWEEPS = 16
Edge = tuple[int, int]
Net = Sequence[Sequence[int]]


class Size(NamedTuple):
    along: float
    across: float


class Gaps(NamedTuple):
    """Free room between layers, between neighbours of a layer, and between parts that are not linked."""

    along: float
    across: float
    parts: float


class Layer(NamedTuple):
    """Where a layer begins and ends along the way."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


class Turn(NamedTuple):
    """A layer that a line passes, and where: no box stands there."""

    layer: int
    across: float


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything stands: the layer and the middle across of each box, and the turns of each line."""

    layers: tuple[Layer, ...]
    layer_of: tuple[int, ...]
    middle: tuple[float, ...]
    turns: tuple[tuple[Turn, ...], ...]
    size: Size

    def room(self, box: int) -> Layer:
        """Where the layer of a box begins and ends."""
        return self.layers[self.layer_of[box]]


def lay(sizes: Sequence[Size], edges: Sequence[Edge], gaps: Gaps) -> Laid:
    """Boxes, and lines that lead onward. Lines must not go round in a circle: turn those that lead back."""
    layer_of = _layers(len(sizes), edges)
    chains, layers = _chains(edges, layer_of)
    breadth = [*(size.across for size in sizes), *(0.0 for _ in layers[len(sizes) :])]
    net = _net(len(layers), (piece for chain in chains for piece in pairwise(chain)))
    middle, far = [0.0] * len(layers), 0.0
    for part in _parts(net):
        _settle(_columns(part, layers, net), net, breadth, gaps.across, middle)
        near = min(middle[v] - breadth[v] / 2 for v in part)
        for v in part:
            middle[v] += far - near
        far = max(middle[v] + breadth[v] / 2 for v in part) + gaps.parts
    rooms = _rooms(sizes, layer_of, gaps.along)
    turns = tuple(tuple(Turn(layers[v], middle[v]) for v in chain[1:-1]) for chain in chains)
    return Laid(
        rooms, tuple(layer_of), tuple(middle[: len(sizes)]), turns, Size(rooms[-1].end, far - gaps.parts)
    )


def onward(many: int, edges: Sequence[Edge], begin: Iterable[int] = ()) -> tuple[bool, ...]:
    """Which lines lead onward: one that leads back to where its way came from closes a circle.

    Ways are walked from `begin` in its order, then from every box in its order, so that a circle is always cut at the
    same line.
    """
    out: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, (a, b) in enumerate(edges):
        out[a].append((number, b))
    leads_on, state = [True] * len(edges), [0] * many  # 0 not seen, 1 on the way, 2 done
    for root in (*begin, *range(many)):
        if state[root]:
            continue
        state[root], way = 1, [(root, iter(out[root]))]
        while way:
            here, rest = way[-1]
            number, then = next(rest, (-1, -1))
            if number < 0:
                state[here] = 2
                way.pop()
            elif state[then] == 1:
                leads_on[number] = False
            elif state[then] == 0:
                state[then] = 1
                way.append((then, iter(out[then])))
    return tuple(leads_on)


def _layers(many: int, edges: Sequence[Edge]) -> list[int]:
    """The layer of each box, from the library; a box without any line stands in the first."""
    found = [0] * many
    for part in _parts(_net(many, edges)):
        for v, (_x, layer) in _placed(part, edges).items():
            found[v] = layer
    return found


def _placed(part: Sequence[int], edges: Iterable[Edge]) -> dict[int, tuple[float, int]]:
    """One linked part as the library lays it: place across, and layer."""
    numbers = {v: n for n, v in enumerate(part)}
    inside = [(numbers[a], numbers[b]) for a, b in edges if a in numbers]
    if not inside:
        return {}
    ((placed, *_rest),) = from_edges(inside, dummy_vertices=False, vertex_spacing=1)
    layers = {y: n for n, y in enumerate(sorted({y for _v, (_x, y) in placed}, reverse=True))}
    return {part[int(v)]: (x, layers[y]) for v, (x, y) in placed}


def _chains(edges: Sequence[Edge], layer_of: Sequence[int]) -> tuple[list[list[int]], list[int]]:
    """Each line with a point in every layer that it passes, and the layer of every box and point.

    Points are numbered here: numbers that the library gives to its own may be those of boxes.
    """
    chains, layers = [], list(layer_of)
    for a, b in edges:
        passed = range(layer_of[a] + 1, layer_of[b])
        chains.append([a, *range(len(layers), len(layers) + len(passed)), b])
        layers.extend(passed)
    return chains, layers


def _net(many: int, edges: Iterable[Edge]) -> list[list[int]]:
    """The neighbours of each box and point, in the order of the lines."""
    found: list[list[int]] = [[] for _ in range(many)]
    for a, b in edges:
        found[a].append(b)
        found[b].append(a)
    return found


def _parts(net: Net) -> list[list[int]]:
    """What is linked together, each part in the order of its numbers, the part with the first box first."""
    seen: set[int] = set()
    parts = []
    for root in range(len(net)):
        if root in seen:
            continue
        seen.add(root)
        part, wait = [], [root]
        while wait:
            here = wait.pop()
            part.append(here)
            new = [v for v in net[here] if v not in seen]
            seen.update(new)
            wait.extend(dict.fromkeys(new))
        parts.append(sorted(part))
    return parts


def _columns(part: Sequence[int], layers: Sequence[int], net: Net) -> list[list[int]]:
    """The part layer by layer, each layer in the order in which fewest lines cross."""
    pieces = [(a, b) for a in part for b in net[a] if layers[a] < layers[b]]
    place = _placed(part, pieces)
    columns: dict[int, list[int]] = defaultdict(list)
    for v in part:
        columns[layers[v]].append(v)
    return [
        sorted(columns[layer], key=lambda v: (place[v][0] if v in place else 0, v))
        for layer in sorted(columns)
    ]


def _settle(
    columns: Sequence[Sequence[int]], net: Net, breadth: Sequence[float], gap: float, middle: list[float]
) -> None:
    """Each box as near as can be to the middle of its neighbours, without two boxes touching."""
    column_of = {v: n for n, column in enumerate(columns) for v in column}
    for column in columns:
        _stand(column, [0.0] * len(column), breadth, gap, middle)
    for sweep in range(SWEEPS):
        way = 1 if sweep % 2 else -1
        last = sweep >= SWEEPS - 2
        for n, column in list(enumerate(columns))[::-way]:
            wanted = []
            for v in column:
                near = [u for u in net[v] if last or column_of[u] == n + way] or [v]
                wanted.append(sum(middle[u] for u in near) / len(near))
            _stand(column, wanted, breadth, gap, middle)


def _stand(
    column: Sequence[int], wanted: Sequence[float], breadth: Sequence[float], gap: float, middle: list[float]
) -> None:
    """The places nearest to the wanted ones that keep order and distance: neighbours in each other's way share theirs."""
    offset = [0.0]
    for a, b in pairwise(column):
        offset.append(offset[-1] + (breadth[a] + breadth[b]) / 2 + gap)
    pools: list[tuple[float, int]] = []
    for want, away in zip(wanted, offset, strict=True):
        total, many = want - away, 1
        while pools and pools[-1][0] / pools[-1][1] > total / many:
            more, others = pools.pop()
            total, many = total + more, many + others
        pools.append((total, many))
    places = [total / many for total, many in pools for _ in range(many)]
    for v, place, away in zip(column, places, offset, strict=True):
        middle[v] = place + away


def _rooms(sizes: Sequence[Size], layer_of: Sequence[int], gap: float) -> tuple[Layer, ...]:
    """Each layer as long as its longest box."""
    longest: dict[int, float] = defaultdict(float)
    for size, layer in zip(sizes, layer_of, strict=True):
        longest[layer] = max(longest[layer], size.along)
    rooms, start = [], 0.0
    for layer in range(max(longest, default=-1) + 1):
        rooms.append(Layer(start, start + longest[layer]))
        start = rooms[-1].end + gap
    return tuple(rooms)
