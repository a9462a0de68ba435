"""Pathways that a child of an age could take, and how far they lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from fivefold.services.pathway import Link, Pathway, Step, StepKind
from fivefold.services.scenario import Step as Question
from fivefold.services.supply import Wait
from fivefold.services.waiting import AT_ONCE, UNKNOWN, Span

ANSWERS = {
    StepKind.ENTRY: Question.NOTICED,
    StepKind.ASSESSMENT: Question.UNDERSTOOD,
    StepKind.SUPPORT: Question.SUPPORTED,
}


@dataclass(frozen=True, slots=True)
class Covering:
    """A pathway that names a service in reach.

    steps: the quickest way through it, from a way in to support, by the names of its steps; empty where there is none
    wait:  the waits along that way, or None
    lacks: the questions for which it has no step that takes this age
    """

    key: str
    name: str
    steps: tuple[str, ...]
    wait: Span | None
    lacks: tuple[Question, ...]


def covering(pathway: Pathway, months: float, in_reach: frozenset[str]) -> Covering | None:
    """How a pathway covers a child of this age, or None where it names no service in reach."""
    taking = {step.key: step for step in pathway.steps if step.ages is None or step.ages.covers(months)}
    if not any(step.offer is not None and step.offer.id in in_reach for step in taking.values()):
        return None
    has = {ANSWERS.get(step.kind) for step in taking.values()}
    lacks = tuple(question for question in Question if question not in has)
    found = quickest_way(pathway, taking)
    steps, wait = found if found is not None else ((), None)
    return Covering(pathway.key, pathway.name, steps, wait, lacks)


def quickest_way(pathway: Pathway, taking: Mapping[str, Step]) -> tuple[tuple[str, ...], Span] | None:
    """From a way in to the first step of support: as few waits that nobody knows as can be, then the fewest weeks."""
    onward: dict[str, list[Link]] = {}
    for link in pathway.links:
        if link.start in taking and link.end in taking:
            onward.setdefault(link.start, []).append(link)
    starts = [key for key, step in taking.items() if step.kind is StepKind.ENTRY]
    heap: list[tuple[int, float, float, tuple[str, ...]]] = [(0, 0.0, 0.0, (key,)) for key in sorted(starts)]
    done: set[str] = set()
    while heap:
        unknown, high, low, keys = heappop(heap)
        here = keys[-1]
        if taking[here].kind is StepKind.SUPPORT:
            return tuple(taking[key].name for key in keys), Span(low, None if unknown else high)
        if here in done:
            continue
        done.add(here)
        for link in onward.get(here, ()):
            wait = span_of(link.wait) + _step_span(taking[link.end])
            missing = unknown + (wait.high is None)
            heappush(
                heap,
                (
                    missing,
                    high + (wait.low if wait.high is None else wait.high),
                    low + wait.low,
                    (*keys, link.end),
                ),
            )
    return None


def span_of(wait: Wait | None) -> Span:
    """A link without a wait of its own adds none."""
    return AT_ONCE if wait is None else Span(wait.low, wait.high)


def _step_span(step: Step) -> Span:
    return UNKNOWN if step.wait is None else Span(step.wait.low, step.wait.high)
