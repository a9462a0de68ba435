"""How far the counts move when links are in doubt: the same counts on clusters as they might also have been."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from fivefold_link.engine.protocol import Engine, Quiet
from fivefold_link.exposure.counting import risk_tables
from fivefold_link.exposure.faced import Division, Faced, read_faced
from fivefold_link.exposure.flagging import Names, flags
from fivefold_link.exposure.sensitivity import MANY
from fivefold_link.exposure.tables import CountTable
from fivefold_link.study.schema import Study

Replicate = Callable[[int], str]
"""The name of a table (record, person) for draw number 0, 1, 2 ...: clusters as they might also be."""

FEWEST_FOR_MIDDLE = 40
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Doubt:
    """Low and high of each count, by the name of its table, over `draws`; `many` is the share with three or more.

    They are the middle 95% of the draws; of fewer than 40 draws the least and the most.
    """

    draws: int
    limits: dict[str, tuple[Floats, Floats]]
    many: tuple[float, float]

    def beside(self, tables: Iterable[CountTable]) -> tuple[CountTable, ...]:
        """The tables with their low and high where there are any."""
        return tuple(
            replace(table, low=self.limits[table.name][0], high=self.limits[table.name][1])
            if table.name in self.limits
            else table
            for table in tables
        )


def moves_under_doubt(engine: Engine, study: Study, replicate: Replicate, draws: int) -> Doubt:
    """Count the risk tables anew for every draw.

    A person of a draw is a child in scope where one of its records belongs to one; it takes over that child's
    birth, area and groups. So a child whose records fall apart becomes several, and two that are one become one.
    """
    tables = tuple(risk_tables(study, read_faced(engine, study)))
    drawn: dict[str, list[Floats]] = {table.name: [] for table in tables}
    many = []
    at_once = max(1, MOST_ROWS // max(1, engine.count(Names().clusters)))
    for first in range(0, draws, at_once):
        for again in _faced_again(engine, study, replicate, range(first, min(first + at_once, draws))):
            many.append(float(np.mean(again.risks >= MANY)) if again.children else 0.0)
            for base, table in zip(tables, risk_tables(study, again), strict=True):
                drawn[base.name].append(_in_cells_of(base, table))
    engine.drop(*vars(DOUBT).values())
    limits = {name: _limits(np.stack(counts)) for name, counts in drawn.items() if counts}
    low, high = _limits(np.array(many)) if many else (np.float64(0), np.float64(1))
    return Doubt(draws, limits, (float(low), float(high)))


MOST_ROWS = 4_000_000
"""Records times draws that are looked at together: asking once for many draws costs little more than for one."""


def _faced_again(engine: Engine, study: Study, replicate: Replicate, draws: range) -> Iterator[Faced]:
    """What the children of each draw face. The persons of the draws are kept apart by their numbers."""
    apart = 1 + int(str(engine.rows(f"SELECT coalesce(max(record), 0) FROM {Names().clusters}")[0][0]))
    parts = [f"doubt_draw_{number}" for number in range(len(draws))]
    for number, (part, draw) in enumerate(zip(parts, draws, strict=True)):
        engine.make(part, f"SELECT record, person + {number * apart} AS person FROM {replicate(draw)}")
    engine.make(DOUBT.clusters, " UNION ALL ".join(f"SELECT record, person FROM {part}" for part in parts))
    engine.drop(*parts)
    _replicated(engine, study)
    together = read_faced(engine, study, DOUBT)
    whose = engine.arrow(f"SELECT child, person FROM {DOUBT.children}")
    draw_of = np.empty(together.children, np.int64)
    draw_of[whose["child"].to_numpy()] = whose["person"].to_numpy() // apart
    for number in range(len(draws)):
        yield _some(together, np.flatnonzero(draw_of == number))


def _some(faced: Faced, which: npt.NDArray[np.int64]) -> Faced:
    divisions = {
        breakdown: Division(one.dimension, one.codes[which]) for breakdown, one in faced.divisions.items()
    }
    return Faced(faced.bits, faced.seen[which], faced.unknown[which], divisions)


DOUBT = Names(
    clusters="doubt_clusters",
    children="doubt_children",
    parents="doubt_parents",
    covered="doubt_covered",
    exposures="doubt_exposures",
    unknowns="doubt_unknowns",
)


def _replicated(engine: Engine, study: Study) -> None:
    """The tables of the draws: their children with what is known of them, and their factors."""
    names = Names()
    engine.make(
        DOUBT.children,
        "SELECT CAST(row_number() OVER (ORDER BY w.was, w.person) - 1 AS INTEGER) AS child, w.person, w.was,"
        " c.birth_date, c.conceived, c.sex, c.ethnicity, c.area, c.wider, c.deprivation, c.age_months,"
        " c.in_scope_from, c.in_scope_to"
        f" FROM (SELECT k.person, min(c.child) AS was FROM {DOUBT.clusters} k"
        f" JOIN {names.clusters} o ON o.record = k.record JOIN {names.children} c ON c.person = o.person"
        f" GROUP BY k.person) w JOIN {names.children} c ON c.child = w.was",
    )
    # A person's number is one of its records, so a parent's child is found again through it.
    engine.make(
        DOUBT.parents,
        f"SELECT DISTINCT k.person AS child, p.adult FROM {names.parents} p"
        f" JOIN {DOUBT.clusters} k ON k.record = p.child",
    )
    engine.make(
        DOUBT.covered,
        f"SELECT d.child, v.dataset FROM {names.covered} v JOIN {DOUBT.children} d ON d.was = v.child",
    )
    flags(engine, study, Quiet(), DOUBT)


def _in_cells_of(base: CountTable, table: CountTable) -> Floats:
    """A draw's counts in the cells of the first table; a category that no child of the draw is in counts none."""
    found = np.zeros(base.counts.shape)
    places = [
        [whole.categories.index(category) for category in part.categories]
        for whole, part in zip(base.dimensions, table.dimensions, strict=True)
    ]
    found[np.ix_(*places)] = table.counts
    return found


def _limits(counts: Floats) -> tuple[Floats, Floats]:
    if len(counts) < FEWEST_FOR_MIDDLE:
        return counts.min(axis=0), counts.max(axis=0)
    low, high = np.quantile(counts, [0.025, 0.975], axis=0)
    return low, high
