"""Ways through a pathway: what can be reached, in which circles it runs, and how long its quickest way takes."""

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fivefold.services.pathway import Link, Pathway, Route, Step, StepKind
from fivefold.services.supply import Wait

WEEKS_IN_A_MONTH = 52 / 12


@dataclass(frozen=True, slots=True)
class Waited:
    """Weeks along a way, from `low` to `high`; `unknown` names the steps whose wait nobody has given."""

    low: float
    high: float
    steps: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ways:
    """A pathway as a net of steps. Links to steps that are not there lead nowhere."""

    pathway: Pathway

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        return {step.key: step for step in self.pathway.steps}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(
            link for link in self.pathway.links if link.start in self.steps and link.end in self.steps
        )

    @cached_property
    def onward(self) -> Mapping[str, list[Link]]:
        found: dict[str, list[Link]] = {key: [] for key in self.steps}
        for link in self.links:
            found[link.start].append(link)
        return found

    @cached_property
    def arriving(self) -> Mapping[str, list[Link]]:
        found: dict[str, list[Link]] = {key: [] for key in self.steps}
        for link in self.links:
            found[link.end].append(link)
        return found

    @cached_property
    def entries(self) -> tuple[str, ...]:
        return tuple(key for key, step in self.steps.items() if step.kind is StepKind.ENTRY)

    @cached_property
    def reached(self) -> frozenset[str]:
        """Steps that a family can come to from a way in, the ways in themselves among them."""
        return self.beyond(self.entries) | frozenset(self.entries)

    def beyond(self, starts: Iterable[str]) -> frozenset[str]:
        """Steps that can be come to by at least one link from any of these."""
        found: set[str] = set()
        waiting = deque(starts)
        while waiting:
            for link in self.onward[waiting.popleft()]:
                if link.end not in found:
                    found.add(link.end)
                    waiting.append(link.end)
        return frozenset(found)

    def circles(self) -> list[tuple[str, ...]]:
        """A shortest circle for each knot of steps that lead back into themselves, from its first step.

        Links marked as stepping down may lead back: that is what they are for.
        """
        ahead = {
            key: [link.end for link in links if link.route is not Route.STEP_DOWN]
            for key, links in self.onward.items()
        }
        return [_shortest_circle(knot, ahead) for knot in _knots(ahead) if _turns(knot, ahead)]

    def quickest(
        self, start: str, *, leaving_out: Callable[[Link], bool] = lambda _link: False, at_worst: bool = False
    ) -> dict[str, Waited]:
        """The quickest way from a step to each step beyond it: at best, or when every wait is at its longest.

        The wait of the first step counts too: a family that is noticed may have to wait for it.
        """
        first = _begun(self.steps[start])
        open_ways = [(_length(first, at_worst), 0, start, first)]
        found: dict[str, Waited] = {}
        number = 0
        while open_ways:
            _, _, key, so_far = heapq.heappop(open_ways)
            if key in found:
                continue
            found[key] = so_far
            for link in self.onward[key]:
                if link.end not in found and not leaving_out(link):
                    number += 1
                    way = over(so_far, piece_of(link, self.steps[key], self.steps[link.end]))
                    heapq.heappush(open_ways, (_length(way, at_worst), number, link.end, way))
        return found


@dataclass(frozen=True, slots=True)
class Piece:
    """From one step to the next: weeks at best and at worst, and whether nothing more than these can pass."""

    start: str
    end: str
    low: float
    high: float
    known: bool


def piece_of(link: Link, here: Step, there: Step) -> Piece:
    """What passes between two steps by this link. The rules of adding up, in one place:

    - a step adds its own wait, a link the wait that it names; a fast track with a wait stands instead of the step's;
    - where a service has seen the family at the step before, its waiting list is not counted again: what passes between
      its own two steps is then not known unless the pathway says it;
    - a wait that nobody gave is never 0: it is not known. A way in and a way out need no wait.
    """
    step = _wait_of_step(link, here, there)
    low = (link.wait.low if link.wait else 0) + (step.low if step else 0)
    high = (link.wait.high if link.wait else 0) + (step.high if step else 0)
    said_by_link = link.wait is not None and (
        link.route is Route.FAST_TRACK or there.wait is None or _sees_again(here, there)
    )
    needs_none = not there.kind.is_given_by_a_service
    return Piece(here.key, there.key, low, high, step is not None or said_by_link or needs_none)


def _wait_of_step(link: Link, here: Step, there: Step) -> Wait | None:
    """The wait of a step when it is come to by this link."""
    if link.route is Route.FAST_TRACK and link.wait is not None:
        return None
    return None if _sees_again(here, there) else there.wait


def _sees_again(here: Step, there: Step) -> bool:
    """Whether a service that has seen the family already gives the next step, and the pathway names no wait for it."""
    same = here.offer is not None and there.offer is not None and here.offer.id == there.offer.id
    return same and there.own_wait is None


def over(so_far: Waited, piece: Piece) -> Waited:
    """The way made longer by a piece."""
    unknown = so_far.unknown if piece.known else (*so_far.unknown, piece.end)
    return Waited(so_far.low + piece.low, so_far.high + piece.high, (*so_far.steps, piece.end), unknown)


def _begun(step: Step) -> Waited:
    """At a first step, with its wait. Only a step that a service gives can have a wait that nobody told."""
    low, high = (step.wait.low, step.wait.high) if step.wait is not None else (0.0, 0.0)
    told = step.wait is not None or not step.kind.is_given_by_a_service
    return Waited(low, high, (step.key,), () if told else (step.key,))


def _length(way: Waited, at_worst: bool) -> float:
    return way.high if at_worst else way.low


def _turns(knot: frozenset[str], ahead: Mapping[str, list[str]]) -> bool:
    """Whether a knot leads back into itself: several steps always do, one only by a link to itself."""
    return len(knot) > 1 or any(key in ahead[key] for key in knot)


def _shortest_circle(knot: frozenset[str], ahead: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The shortest way from a step of the knot back to itself; of equal ones that of the earlier step."""
    order = [key for key in ahead if key in knot]
    return min((_back_to(key, knot, ahead) for key in order), key=len)


def _back_to(start: str, knot: frozenset[str], ahead: Mapping[str, list[str]]) -> tuple[str, ...]:
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while start not in came_from:
        key = waiting.popleft()
        for onward in ahead[key]:
            if onward in knot and onward not in came_from:
                came_from[onward] = key
                waiting.append(onward)
    way = [came_from[start]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _knots(ahead: Mapping[str, list[str]]) -> Iterator[frozenset[str]]:
    """Sets of steps from each of which every other of the set can be reached (Kosaraju's two passes)."""
    back: dict[str, list[str]] = {key: [] for key in ahead}
    for key, ends in ahead.items():
        for end in ends:
            back[end].append(key)
    seen: set[str] = set()
    for key in reversed(_by_finish(ahead)):
        if key not in seen:
            knot = _all_from(key, back, seen)
            seen |= knot
            yield frozenset(knot)


def _by_finish(ahead: Mapping[str, list[str]]) -> list[str]:
    """Steps in the order in which everything beyond them is done, without recursion."""
    done: list[str] = []
    seen: set[str] = set()
    for start in ahead:
        stack = [] if start in seen else [(start, iter(ahead[start]))]
        seen.add(start)
        while stack:
            key, rest = stack[-1]
            onward = next((end for end in rest if end not in seen), None)
            if onward is None:
                done.append(key)
                stack.pop()
            else:
                seen.add(onward)
                stack.append((onward, iter(ahead[onward])))
    return done


def _all_from(start: str, ahead: Mapping[str, list[str]], leaving_out: set[str]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for end in ahead[waiting.pop()]:
            if end not in found and end not in leaving_out:
                found.add(end)
                waiting.append(end)
    return found
