"""How long it takes from a way in to each step: the quickest way and the slowest that goes round no circle.

What passes from one step to the next is the rule of `ways.piece_of`; a sum with a wait that nobody gave is "at least".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fivefold.services.pathway import Link, Pathway, Step
from fivefold.services.supply import Wait
from fivefold.services.ways import Piece, Ways, piece_of

MOST_TRIED = 20_000


@dataclass(frozen=True, slots=True)
class Sum:
    """Weeks along the steps of one way. `at_least`: a wait on it is not known, so the weeks are the least it can be."""

    weeks: float
    at_least: bool
    steps: tuple[str, ...]

    @property
    def is_unknown(self) -> bool:
        """Nothing is known: it must be said in words, never as 0."""
        return self.at_least and self.weeks == 0


@dataclass(frozen=True, slots=True)
class Total:
    """From any way in to one step. `slowest` is None where too many circles cross to try every way."""

    quickest: Sum
    slowest: Sum | None


def totals(pathway: Pathway) -> Mapping[str, Total]:
    """The waits to each step that a way in leads to, by its key. Steps that nothing leads to are not among them."""
    ways = Ways(pathway)
    pieces = [piece_of(link, ways.steps[link.start], ways.steps[link.end]) for link in ways.links]
    quickest = _quickest(ways, pieces)
    slowest = _slowest(ways, pieces)
    return {key: Total(quickest[key], slowest.get(key)) for key in ways.steps if key in quickest}


def before_and_after(pathway: Pathway, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The steps from which a family may come to this one, and those to which it may go on, in the order of writing.

    A step of a circle is both before and after the others of its circle.
    """
    ways = Ways(pathway)
    after = ways.beyond((key,)) - {key}
    before = {one for one in ways.steps if key in ways.beyond((one,))} - {key}
    return tuple(one for one in ways.steps if one in before), tuple(one for one in ways.steps if one in after)


def wait_between(link: Link, here: Step, there: Step) -> Wait | None:
    """What passes between two steps by this link; None where nobody knows it, even if a part of it is known."""
    piece = piece_of(link, here, there)
    return Wait(piece.low, piece.high) if piece.known else None


def _begun(ways: Ways) -> dict[str, Sum]:
    """At each way in, with its own wait where one is given."""
    waits = {key: ways.steps[key].wait for key in ways.entries}
    return {key: Sum(wait.low if wait else 0, False, (key,)) for key, wait in waits.items()}


def _quickest(ways: Ways, pieces: list[Piece]) -> dict[str, Sum]:
    """Shortest sums, found by trying every piece until none makes a sum better; of equal sums the better known one."""
    found = _begun(ways)
    better = True
    while better:
        better = False
        for piece in pieces:
            here = found.get(piece.start)
            if here is None or piece.end in here.steps:
                continue
            way = _longer(here, piece, piece.low)
            there = found.get(piece.end)
            if there is None or _order(way) < _order(there):
                found[piece.end], better = way, True
    return found


def _order(way: Sum) -> tuple[float, bool, int]:
    return way.weeks, way.at_least, len(way.steps)


def _longer(way: Sum, piece: Piece, weeks: float) -> Sum:
    return Sum(way.weeks + weeks, way.at_least or not piece.known, (*way.steps, piece.end))


def _slowest(ways: Ways, pieces: list[Piece]) -> dict[str, Sum]:
    """Longest sums, knot by knot: inside a knot of circles every way is tried, between knots there is no way back."""
    beyond = {key: ways.beyond((key,)) for key in ways.steps}
    knot_of = {
        key: frozenset({key} | {other for other in beyond[key] if key in beyond[other]}) for key in ways.steps
    }
    arriving: dict[frozenset[str], list[Piece]] = {knot: [] for knot in knot_of.values()}
    inside: dict[str, list[Piece]] = {key: [] for key in ways.steps}
    for piece in pieces:
        if knot_of[piece.start] == knot_of[piece.end]:
            inside[piece.start].append(piece)
        else:
            arriving[knot_of[piece.end]].append(piece)
    waits = {key: ways.steps[key].wait for key in ways.entries}
    found: dict[str, Sum] = {}
    for knot in sorted(arriving, key=lambda knot: -max(len(beyond[key] | knot) for key in knot)):
        doors = {
            key: Sum(wait.high if wait else 0, False, (key,)) for key, wait in waits.items() if key in knot
        }
        for piece in arriving[knot]:
            if piece.start in found:
                _keep_longer(doors, piece.end, _longer(found[piece.start], piece, piece.high))
        found |= _through(doors, inside)
    return {key: _with_doubts(way, ways, pieces, beyond) for key, way in found.items()}


def _through(doors: Mapping[str, Sum], inside: Mapping[str, list[Piece]]) -> dict[str, Sum]:
    """The longest way from the doors of a knot to each of its steps; nothing where there are too many ways to try."""
    found: dict[str, Sum] = {}
    for tried, way in enumerate(_tried(doors, inside)):
        if tried > MOST_TRIED:
            return {}
        _keep_longer(found, way.steps[-1], way)
    return found


def _tried(doors: Mapping[str, Sum], inside: Mapping[str, list[Piece]]) -> Iterator[Sum]:
    waiting = list(doors.values())
    while waiting:
        way = waiting.pop()
        yield way
        waiting.extend(
            _longer(way, piece, piece.high) for piece in inside[way.steps[-1]] if piece.end not in way.steps
        )


def _keep_longer(found: dict[str, Sum], key: str, way: Sum) -> None:
    there = found.get(key)
    if there is None or (way.weeks, len(way.steps)) > (there.weeks, len(there.steps)):
        found[key] = way


def _with_doubts(way: Sum, ways: Ways, pieces: list[Piece], beyond: Mapping[str, frozenset[str]]) -> Sum:
    """A slower way may hide wherever a wait on any way to the step is not known: then it is "at least"."""
    key = way.steps[-1]
    doubtful = any(
        not piece.known
        and piece.start != key
        and piece.start in ways.reached
        and (piece.end == key or key in beyond[piece.end])
        for piece in pieces
    )
    return Sum(way.weeks, way.at_least or doubtful, way.steps)
