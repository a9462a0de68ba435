"""Pressures to reduce and capabilities to build (toolkit, Part 4, pp30-31)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold import knowledge
from fivefold.knowledge.schemas import Element
from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.words import marked

FRAMEWORK = "pressures-and-capabilities"
ADVICE_SOURCE = ToolkitPage(4, "31")
RELATIONSHIP_ELEMENTS = ("parenting", "parent-child-and-couple-relationships")
"""Capabilities that are about relationships by themselves."""


class Side(StrEnum):
    REDUCE = "reduce"
    BUILD = "build"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _SIDES[self]


_SIDES = {
    Side.REDUCE: marked("Reduce a pressure"),
    Side.BUILD: marked("Build a capability"),
    Side.OTHER: marked("Another matter"),
}


_GROUPS = {
    Side.REDUCE: "reducing pressures",
    Side.BUILD: "building capabilities",
    Side.OTHER: "other matters",
}


def elements_by_side() -> Mapping[Side, list[Element]]:
    """The pressures, capabilities and other matters of the toolkit's picture."""
    framework = knowledge.framework(FRAMEWORK)
    elements = framework.elements if framework else ()
    return {side: [one for one in elements if one.group == group] for side, group in _GROUPS.items()}


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that the place does.

    element:       the pressure or capability of the toolkit's picture that it belongs to, or ""
    relationships: whether it builds relationships
    beside:        key of the work against a pressure that it accompanies; "" means all of it
    """

    key: str
    side: Side
    element: str = ""
    relationships: bool = False
    beside: str = ""

    @property
    def builds_relationships(self) -> bool:
        return self.side is Side.BUILD and (self.relationships or self.element in RELATIONSHIP_ELEMENTS)


def without_relationships(work: Iterable[Work]) -> list[Work]:
    """Work against a pressure with nothing beside it that builds relationships.

    The toolkit warns (Part 4, p31) that easing what weighs on a family does not by itself mend the relationship
    between parent and child; that needs help of its own.
    """
    every: Sequence[Work] = list(work)
    beside = {one.beside for one in every if one.builds_relationships}
    if "" in beside:
        return []
    return [one for one in every if one.side is Side.REDUCE and one.key not in beside]
