"""What a place does about one factor, by level and kind of support (toolkit, Part 5, pp59-60)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fivefold.knowledge.schemas import Case, Direction, Factor, Intervention
from fivefold.services.coverage import GRID, Cell
from fivefold.vocabulary.support import Level, Tier
from fivefold.vocabulary.words import marked


class Way(StrEnum):
    """What a response does: it changes the factor itself, or it softens what the factor does."""

    CHANGES = "changes the factor"
    SOFTENS = "softens its impact"

    @property
    def label(self) -> str:
        return _WAYS[self]


_WAYS = {
    Way.CHANGES: marked("Changes the factor"),
    Way.SOFTENS: marked("Softens its impact"),
}


@dataclass(frozen=True, slots=True)
class Response:
    """Something that acts on the factor: a service here, or an example of the toolkit."""

    name: str
    way: Way
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Acting:
    """A service that acts on the factor, with where it stands on the grid."""

    number: int
    name: str
    way: Way
    levels: frozenset[Level]
    tiers: frozenset[Tier]


def responses(acting: Iterable[Acting]) -> Mapping[Cell, list[Response]]:
    """The services of each of the 25 cells; a service stands at each of its levels with each of its kinds."""
    every = sorted(acting, key=lambda one: one.name.casefold())
    return {
        cell: [
            Response(one.name, one.way, one.number)
            for one in every
            if cell.level in one.levels and cell.tier in one.tiers
        ]
        for cell in GRID
    }


def open_cells(filled: Mapping[Cell, Sequence[Response]]) -> list[Cell]:
    """Cells in which nothing acts on the factor, level by level."""
    return [cell for cell in GRID if not filled[cell]]


def unplaced(acting: Iterable[Acting]) -> list[Acting]:
    """Services that act on the factor, but have no level or no kind of support: they are in no cell."""
    return [one for one in acting if not (one.levels and one.tiers)]


def could_stand(factor: Factor, approaches: Iterable[Intervention]) -> Mapping[Cell, list[Intervention]]:
    """What the toolkit names for each cell: approaches of that level and kind that act on the factor or build it."""
    helping = [one for one in approaches if factor.slug in (*one.acts_on, *one.builds)]
    return {
        cell: [one for one in helping if cell.level in one.levels and cell.tier in one.tiers] for cell in GRID
    }


def way_of(effect: str) -> Way:
    """What a tag on a service says, as one of the two ways: lessening and building both change the factor."""
    return Way.SOFTENS if effect == Way.SOFTENS else Way.CHANGES


def worked(case: Case) -> Mapping[Cell, list[Response]]:
    """A worked example of the toolkit as a grid: each moment names its kind of support, its level and its way."""
    found: dict[Cell, list[Response]] = {cell: [] for cell in GRID}
    for moment in case.moments:
        found[Cell(Level(moment.service), Tier(moment.title))].append(
            Response(moment.text, Way(moment.trigger))
        )
    return found


def works_through(case: Case, factor: Factor) -> bool:
    """Whether a case thinks this factor through across the continuum: it is the first that the case names."""
    return bool(case.factors[:1] == (factor.slug,) and case.moments and _is_grid(case))


def _is_grid(case: Case) -> bool:
    return all(moment.title in list(Tier) and moment.service in list(Level) for moment in case.moments)


def effects_for(direction: Direction) -> tuple[str, ...]:
    """How a service may act on a factor of this kind: what protects is built, what harms is lessened or softened."""
    if direction is Direction.PROTECTIVE:
        return ("builds it",)
    if direction is Direction.RISK:
        return ("lessens it", "softens its impact")
    return ("lessens it", "softens its impact", "builds it")
