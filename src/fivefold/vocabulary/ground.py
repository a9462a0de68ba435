"""The ground of a place: outlines of areas of one level, for maps and for the question which area holds a point."""

from dataclasses import dataclass

from fivefold.vocabulary.plane import Place
from fivefold.vocabulary.shapes import Outline


@dataclass(frozen=True, slots=True)
class GroundArea:
    """One area with its outline and a point inside it (longitude and latitude)."""

    code: str
    name: str
    outline: Outline
    inside: Place


@dataclass(frozen=True, slots=True)
class Ground:
    """Areas of one level. `key` stands in addresses, `label` names the level and the year of its boundaries.

    others: key and label of every level that is held; around: outlines of the councils, drawn over the areas
    """

    key: str
    label: str
    areas: tuple[GroundArea, ...]
    around: tuple[Outline, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
