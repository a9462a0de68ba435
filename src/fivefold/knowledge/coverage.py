"""The coverage map: which item of content honours each row of the catalogue of the toolkit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fivefold.knowledge.catalogue import everything, requirements
from fivefold.knowledge.entries import Entry
from fivefold.knowledge.naming import PARTS, title_of
from fivefold.knowledge.schemas import Requirement

CAPABILITIES = (
    "secure engine",
    "need for analysts",
    "map and pathways",
    "live sessions",
    "measures",
    "voices",
    "simulation",
    "strategy templates",
)
"""What Fivefold is still to learn; a requirement that is not honoured yet names one of them."""

Content = Mapping[str, Iterable[Entry]]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a row is honoured: an item, and the element, step, criterion or mention inside it."""

    kind: str
    slug: str
    part: str
    title: str


def honoured(content: Content | None = None) -> dict[str, tuple[Place, ...]]:
    """For each row that any item names, all places that honour it; rows in order."""
    return _honoured_by_all() if content is None else _honoured_by(content)


@cache
def _honoured_by_all() -> dict[str, tuple[Place, ...]]:
    return _honoured_by(everything())


def _honoured_by(content: Content) -> dict[str, tuple[Place, ...]]:
    found: dict[str, set[Place]] = defaultdict(set)
    for kind, items in content.items():
        for item in items:
            for row, place in _places(kind, item):
                found[row].add(place)
    return {row: tuple(sorted(found[row])) for row in sorted(found)}


def waiting(among: Iterable[Requirement] | None = None) -> dict[str, tuple[Requirement, ...]]:
    """Requirements that wait, by the capability that they wait for."""
    found: dict[str, list[Requirement]] = defaultdict(list)
    for requirement in requirements() if among is None else among:
        if requirement.waits_for:
            found[requirement.waits_for].append(requirement)
    return {capability: tuple(some) for capability, some in found.items()}


def _places(kind: str, item: Entry) -> Iterator[tuple[str, Place]]:
    for row in item.rows:
        yield row, Place(kind, item.slug, "", title_of(item))
    for name in PARTS:
        for part in getattr(item, name, ()):
            place = Place(kind, item.slug, getattr(part, "slug", ""), title_of(part))
            for row in _rows_of(part):
                yield row, place


def _rows_of(part: Any) -> tuple[str, ...]:
    """The rows of an element, step or criterion; a mention has exactly one."""
    return (part.row,) if hasattr(part, "row") else part.rows
