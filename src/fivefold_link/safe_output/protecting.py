"""From counts to what may leave: hide, round, hide what gives the hidden away, attack the result, hide more, and say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fivefold.release.policy import Method, Policy
from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.tables import CombinationTable, CountTable
from fivefold_link.safe_output.answers import Answer, answered
from fivefold_link.safe_output.attack import Found, attack
from fivefold_link.safe_output.cell_key import NoiseTable, perturbed, range_behind
from fivefold_link.safe_output.differencing import Before, against_earlier, tie_overlaps
from fivefold_link.safe_output.lattices import Undone, attack_lattices, hidden_by_difference
from fivefold_link.safe_output.linked import Mask, Place, Weaver, Web, place, with_totals
from fivefold_link.safe_output.neighbourhoods import Frame, Neighbourhoods
from fivefold_link.safe_output.nested import Nested, place_combinations
from fivefold_link.safe_output.protected import Numbers, Overlap, Protected, Published, Reason
from fivefold_link.safe_output.ranges import Knowledge, what_is_known
from fivefold_link.safe_output.rounding import is_small, shown_number
from fivefold_link.safe_output.secondary import Lines, candidates, line_rule, widened
from fivefold_link.safe_output.two_way import protect_two_way

MOST_ROUNDS = 60


@dataclass(frozen=True)
class KeySums:
    """What the cell key method needs beside counts: sums of record keys, as counts have children.

    `tables` has one array of the table's own shape (without totals) a table name; `combinations` one number a row.
    """

    tables: Mapping[str, Numbers]
    combinations: Mapping[str, Numbers]
    noise: NoiseTable


class CannotProtect(Refused):
    """Hidden counts that give themselves away whatever more is hidden; `tables` names the tables in which they stand."""

    def __init__(self, what: str, *, where: str, remedy: str, tables: tuple[str, ...]):
        self.tables = tables
        super().__init__(what, where=where, remedy=remedy)


@dataclass(frozen=True, eq=False)
class Ground:
    """All that the rules need to know, once the tables are tied together."""

    policy: Policy
    web: Web
    know: Knowledge
    lines: Lines
    near: Neighbourhoods
    places: tuple[Place, ...]
    nested: tuple[Nested, ...]
    shown: Numbers
    before: Before
    names: tuple[str, ...]


def protect(
    tables: Sequence[CountTable],
    combinations: Sequence[CombinationTable],
    policy: Policy,
    earlier: Sequence[Published] = (),
    *,
    overlaps: Sequence[Overlap] = (),
    keys: KeySums | None = None,
) -> Protected:
    """The tables as they may leave under `policy`, with the audit of an attack on them.

    Raises `Refused` when some hidden count cannot be protected by hiding more.
    """
    ground = _ground(tables, combinations, policy, earlier, overlaps, keys)
    primary = _primary(ground)
    hidden = line_rule(ground.web, ground.know, _seeded(ground, primary), ground.lines)
    hidden, found, undone, rounds = _until_it_holds(ground, hidden)
    reasons = _reasons(ground, primary, hidden)
    answer = Answer(
        ground.web, policy, hidden, reasons, ground.shown, found, undone, rounds, ground.before.said
    )
    return answered(answer, tables, ground.places, combinations, ground.nested)


def _ground(
    tables: Sequence[CountTable],
    combinations: Sequence[CombinationTable],
    policy: Policy,
    earlier: Sequence[Published],
    overlaps: Sequence[Overlap],
    keys: KeySums | None,
) -> Ground:
    weaver = Weaver()
    places = tuple(place(weaver, table) for table in tables)
    nested = tuple(place_combinations(weaver, combinations))
    tie_overlaps(weaver, overlaps)
    before = against_earlier(weaver.web(), tables, places, policy, earlier)
    web = before.web
    shown, ranges = shown_number(web.counts, policy), None
    if policy.method is Method.CELL_KEY:
        shown, ranges = _by_key(web, policy, tables, places, combinations, nested, keys)
    know = before.known(what_is_known(web, policy, ranges))
    names = (*(table.name for table in tables), *(rows.name for rows in combinations))
    near = _near(tables, places, web)
    return Ground(policy, web, know, Lines(web), near, places, nested, shown, before, names)


def _near(tables: Sequence[CountTable], places: Sequence[Place], web: Web) -> Neighbourhoods:
    frames = [
        Frame(spot.ids, tuple((dimension.name, dimension.categories) for dimension in table.dimensions))
        for table, spot in zip(tables, places, strict=True)
    ]
    return Neighbourhoods(frames, len(web.counts))


def _by_key(
    web: Web,
    policy: Policy,
    tables: Sequence[CountTable],
    places: Sequence[Place],
    combinations: Sequence[CombinationTable],
    nested: Sequence[Nested],
    keys: KeySums | None,
) -> tuple[Numbers, tuple[Numbers, Numbers]]:
    """Perturbed numbers of all cells, and the counts that may stand behind each."""
    if keys is None:
        raise Refused(
            "the cell key method needs the record keys of the children in each cell",
            where=policy.slug,
            remedy="Give each child a record key, or choose a policy that rounds.",
        )
    sums = np.zeros(len(web.counts), dtype=np.int64)
    for table, spot in zip(tables, places, strict=True):
        sums[spot.ids] = with_totals(np.asarray(keys.tables[table.name], dtype=np.int64))
    for rows, where in zip(combinations, nested, strict=True):
        sums[where.ids] = keys.combinations[rows.name]
    shown = perturbed(web.counts, sums, keys.noise)
    threshold = policy.hidden_to + 1
    low, high = range_behind(np.maximum(shown, threshold), keys.noise, threshold)
    return shown, (low, high)


def _primary(ground: Ground) -> Mask:
    """What the policy hides whatever else is shown."""
    web, policy = ground.web, ground.policy
    open_ = web.published & ~web.fixed
    if policy.method is Method.MIDPOINT:
        return ground.before.forced & open_
    low = (
        ground.shown <= policy.hidden_to if policy.method is Method.CELL_KEY else is_small(web.counts, policy)
    )
    return np.asarray((low | ground.before.forced) & open_)


def _seeded(ground: Ground, primary: Mask) -> Mask:
    """Two-way tables of exact counts first, by the graph: it finds the fewest cells."""
    hidden = primary.copy()
    if ground.policy.method is not Method.SUPPRESS or not ground.policy.secondary:
        return hidden
    able = candidates(ground.web, hidden)
    for spot in ground.places:
        if spot.ids.ndim == 2:
            ids = spot.ids
            found = protect_two_way(ground.web.counts[ids], hidden[ids], able[ids])
            hidden[ids] |= found.hidden
    return hidden


def _until_it_holds(ground: Ground, hidden: Mask) -> tuple[Mask, Found, tuple[Undone, ...], int]:
    """Attack, hide more, attack again. Ends because each round hides something more, or refuses."""
    for rounds in range(1, MOST_ROUNDS + 1):
        hidden = _differences_hidden(ground, hidden)
        found = attack(ground.web, ground.know, hidden, ground.lines, ground.near)
        wider, helpless = widened(
            ground.web, ground.know, hidden, ground.lines, np.union1d(found.narrow, found.unproven)
        )
        if (wider != hidden).any():
            hidden = line_rule(ground.web, ground.know, wider, ground.lines)
            continue
        _refuse_if(ground, np.intersect1d(helpless, found.narrow))
        undone, more = _attack_nested(ground, hidden)
        if not len(more):
            return hidden, found, undone, rounds
        hidden = hidden.copy()
        hidden[more] = True
        hidden = line_rule(ground.web, ground.know, hidden, ground.lines)
    raise Refused(
        f"after {MOST_ROUNDS} rounds of hiding more, hidden counts can still be worked out",
        where=ground.policy.slug,
        remedy="Make the tables coarser: fewer or larger categories.",
    )


def _differences_hidden(ground: Ground, hidden: Mask) -> Mask:
    """Exact nested counts: no small difference between them may be read off."""
    if ground.policy.method is not Method.SUPPRESS:
        return hidden
    hidden = hidden.copy()
    for lattices in (lattices for nested in ground.nested for lattices in nested.lattices):
        may = candidates(ground.web, hidden)
        hidden[hidden_by_difference(lattices, ground.policy, ground.web.counts, hidden, may)] = True
    return line_rule(ground.web, ground.know, hidden, ground.lines)


def _attack_nested(ground: Ground, hidden: Mask) -> tuple[tuple[Undone, ...], Numbers]:
    """The attack on nested counts, and a cell more to hide for each lattice that gave something away."""
    undone, more = [], set[int]()
    may = candidates(ground.web, hidden)
    for lattices in (lattices for nested in ground.nested for lattices in nested.lattices):
        result = attack_lattices(lattices, ground.policy, ground.know, ground.web.counts, hidden)
        undone.append(result)
        for cells in result.narrow:
            able = [cell for cell in cells if may[cell]]
            if not able:
                _refuse_if(ground, np.array(cells))
            more.add(min(able, key=lambda cell: (int(ground.web.counts[cell]), cell)))
    return tuple(undone), np.array(sorted(more), dtype=np.int64)


def _refuse_if(ground: Ground, cells: Numbers) -> None:
    if len(cells):
        ids = [*(place.ids for place in ground.places), *(nested.ids for nested in ground.nested)]
        raise CannotProtect(
            f"{len(cells)} hidden counts could be worked out, and nothing is left to hide that would protect them",
            where=ground.policy.slug,
            remedy="Leave out the table that is finest, make its categories larger, or do not release it beside what left before.",
            tables=tuple(
                name for name, held in zip(ground.names, ids, strict=True) if np.isin(held, cells).any()
            ),
        )


def _reasons(ground: Ground, primary: Mask, hidden: Mask) -> Numbers:
    """Why each cell has no number."""
    small = is_small(ground.web.counts, ground.policy) | (primary & ~ground.before.forced)
    reasons = np.where(hidden, Reason.SECONDARY, Reason.NONE)
    reasons = np.where(hidden & ground.before.forced, Reason.DIFFERENCING, reasons)
    return np.asarray(np.where(hidden & small, Reason.PRIMARY, reasons), dtype=np.int64)
