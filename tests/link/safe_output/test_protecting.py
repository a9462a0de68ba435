"""Nobody can work out a small count from what is published."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.release.policy import Method, Policy, policies
from fivefold_link.engine.protocol import Refused
from fivefold_link.safe_output.attack import attack
from fivefold_link.safe_output.linked import Weaver, place, with_totals
from fivefold_link.safe_output.neighbourhoods import Neighbourhoods
from fivefold_link.safe_output.protected import (
    CellState,
    Overlap,
    Protected,
    ProtectedTable,
    Published,
    Reason,
)
from fivefold_link.safe_output.protecting import protect
from fivefold_link.safe_output.ranges import what_is_known
from fivefold_link.safe_output.rounding import range_when_shown, shown_number
from fivefold_link.safe_output.secondary import Lines

from .guessing import values_left
from .making import a_table, some_combinations, some_counts

BY_ROUNDING = [p for p in policies().values() if p.method is not Method.CELL_KEY]
HIDING = [p for p in BY_ROUNDING if p.method is not Method.MIDPOINT]
NHS, ONS = policies()["nhs-england-subnational"], policies()["ons-10"]


def by_slug(policy: Policy) -> str:
    return policy.slug


def attacked_with_primary_only(counts: np.ndarray, policy: Policy) -> np.ndarray:
    """The cells that the attack pins when nothing but small counts is hidden."""
    weaver = Weaver()
    place(weaver, a_table(counts))
    web = weaver.web()
    know = what_is_known(web, policy)
    found = attack(web, know, know.small, Lines(web), Neighbourhoods([], len(web.counts)))
    return found.narrow


def test_the_nhs_rule_hides_1_to_7_shows_zero_and_rounds_the_rest_to_5() -> None:
    table = protect([a_table([[0, 1, 7, 8], [40, 33, 52, 61]])], [], NHS).tables[0]
    assert table.state[0].tolist() == [
        CellState.ZERO,
        CellState.SUPPRESSED,
        CellState.SUPPRESSED,
        CellState.OBSERVED,
        CellState.OBSERVED,
    ]
    assert table.shown[0].tolist() == [0, -1, -1, 10, 15]
    assert table.shown[1].tolist() == [40, 35, 50, 60, 185]


def test_totals_are_worked_out_before_they_are_rounded() -> None:
    table = protect([a_table([[12, 12, 12], [80, 81, 82]])], [], NHS).tables[0]
    assert (table.shown[0, -1], table.shown[0, :-1].sum()) == (35, 30)


@pytest.mark.parametrize("policy", HIDING, ids=by_slug)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_no_small_count_is_ever_shown_and_states_are_kept(policy: Policy, seed: int) -> None:
    counts = some_counts(seed, (4, 3))
    table = protect([a_table(counts)], [], policy).tables[0]
    full = with_totals(counts)
    small = np.vectorize(policy.hides)(full)
    assert (table.state[small] == CellState.SUPPRESSED).all()
    assert (table.shown[table.state == CellState.SUPPRESSED] == -1).all()
    assert ((table.state == CellState.ZERO) == ((full == 0) & policy.zero_is_shown)).all()
    open_ = table.state == CellState.OBSERVED
    assert (table.shown[open_] == shown_number(full, policy)[open_]).all()


@pytest.mark.parametrize("policy", HIDING, ids=by_slug)
@given(seed=st.integers(0, 2**32), mean=st.sampled_from([3.0, 6.0, 9.0]))
@settings(max_examples=15, deadline=None)
def test_the_slow_attacker_cannot_narrow_a_small_count_beyond_the_policy(
    policy: Policy, seed: int, mean: float
) -> None:
    counts = np.minimum(some_counts(seed, (2, 2), mean), 20)
    table = protect([a_table(counts)], [], policy).tables[0]
    for at, seen in values_left(policy, table, 27).items():
        assert len(seen) >= policy.protection, (counts.tolist(), at, seen)


def test_the_slow_attacker_agrees_on_a_three_way_table() -> None:
    for seed in range(4):
        counts = np.minimum(some_counts(seed, (2, 2, 2), 4.0), 12)
        table = protect([a_table(counts)], [], NHS).tables[0]
        if (table.state[:-1, :-1, :-1] == CellState.SUPPRESSED).sum() <= 4:
            left = values_left(NHS, table, 14)
            assert all(len(seen) >= NHS.protection for seen in left.values())


@pytest.mark.parametrize("policy", BY_ROUNDING, ids=by_slug)
def test_over_many_tables_the_attack_pins_nothing(policy: Policy) -> None:
    for seed in range(120):
        shape = [(3, 4), (6, 3), (2, 3, 2), (5,), (3, 3, 2)][seed % 5]
        audit = protect([a_table(some_counts(seed, shape))], [], policy).audit
        assert audit.holds, (policy.slug, seed)
        assert all(attack.not_attacked == 0 for attack in audit.attacks)


def test_without_secondary_suppression_the_attack_works_counts_out() -> None:
    pinned = [len(attacked_with_primary_only(some_counts(seed, (5, 4)), ONS)) for seed in range(40)]
    assert sum(count > 0 for count in pinned) > 20


def test_a_lone_hidden_count_is_the_total_less_the_rest() -> None:
    assert len(attacked_with_primary_only(np.array([[3, 40], [50, 60]]), ONS)) == 1
    assert protect([a_table([[3, 40], [50, 60]])], [], ONS).audit.tables[0].secondary >= 3


def test_two_hidden_counts_at_the_top_of_their_range_give_each_other_away() -> None:
    """9 and 9 make 18: who knows that both are under 10 knows both."""
    assert len(attacked_with_primary_only(np.array([9, 9, 40]), ONS)) == 2
    assert protect([a_table([9, 9, 40])], [], ONS).audit.tables[0].secondary > 0


def test_rounding_alone_does_not_protect_twelve_ones() -> None:
    """12 children in 12 cells: the total is shown as 10, so at most 12, and each cell has at least 1."""
    assert len(attacked_with_primary_only(np.ones(12), NHS)) == 12
    audit = protect([a_table(np.ones(12))], [], NHS).audit
    assert audit.holds
    assert audit.tables[0].secondary == 1


def test_missing_stays_missing_and_its_totals_say_that_they_are_incomplete() -> None:
    counts, gaps = [[40, 0, 33], [21, 0, 50]], [[False, True, False], [False, True, False]]
    table = protect([a_table(counts, missing=gaps)], [], NHS).tables[0]
    assert (table.state[:, 1] == CellState.MISSING).all()
    assert (table.reason[:, 1] == Reason.MISSING).all()
    assert table.incomplete[0].tolist() == [False, False, False, True]
    assert table.shown[0].tolist() == [40, -1, 35, 75]


def test_the_same_margin_gets_the_same_answer_in_every_table() -> None:
    for seed in range(30):
        counts = some_counts(seed, (4, 3, 2))
        by_age = a_table(counts.sum(axis=2), ("area", "age"), name="by age")
        by_sex = a_table(counts.sum(axis=1), ("area", "sex"), name="by sex")
        for policy in (NHS, ONS):
            both = protect([by_age, by_sex], [], policy).tables
            assert both[0].state[:, -1].tolist() == both[1].state[:, -1].tolist()
            assert both[0].shown[:, -1].tolist() == both[1].shown[:, -1].tolist()


def test_tables_that_disagree_about_a_total_are_refused() -> None:
    one, other = a_table([[40, 50], [60, 70]]), a_table([[40, 51], [60, 70]], ("area", "sex"), name="other")
    with pytest.raises(Refused, match="different numbers for the same children"):
        protect([one, other], [], NHS)


def published(protected: Protected, release: str = "March") -> Published:
    table = protected.tables[0]
    return Published(
        release,
        table.name,
        table.dimensions,
        table.state,
        table.shown,
        table.period,
        table.population,
        table.basis,
        protected.policy.nearest,
    )


def test_a_count_that_moved_by_a_few_children_since_the_last_release_is_hidden() -> None:
    counts = np.array([[40, 52], [61, 75]])
    first = published(protect([a_table(counts)], [], ONS))
    counts[0, 0] += 3
    later = protect([a_table(counts, period="30 June 2026")], [], ONS, [first])
    assert later.tables[0].reason[0, 0] == Reason.DIFFERENCING
    assert later.tables[0].shown[0, 0] == -1
    assert later.audit.holds
    assert "differ by few children from 31 March 2026" in later.audit.notes[0]


def test_under_rounding_a_few_children_more_do_not_show() -> None:
    counts = np.array([[40, 52], [61, 75]])
    first = published(protect([a_table(counts)], [], NHS))
    later = protect([a_table(counts + 3, period="30 June 2026")], [], NHS, [first])
    assert later.audit.tables[0].differencing == 0


def test_what_was_hidden_before_stays_hidden_and_what_was_shown_protects_nothing() -> None:
    for seed in range(40):
        counts = some_counts(seed, (4, 3), 25.0)
        table = a_table(counts)
        first = protect([table], [], ONS)
        again = protect([table], [], ONS, [published(first)])
        before, now = (
            first.tables[0].state == CellState.SUPPRESSED,
            again.tables[0].state == CellState.SUPPRESSED,
        )
        assert (before == now).all()


def test_a_few_children_between_a_wider_area_and_the_areas_inside_it_are_protected() -> None:
    areas = a_table([[60, 41], [33, 52], [4, 70], [35, 80]], ("area", "sex"), name="areas")
    wider = a_table([[97, 163], [35, 80]], ("reach", "sex"), name="reach areas")
    children = np.array([[101, 0], [85, 0], [74, 0], [0, 115]])
    names = tuple(tuple(d.categories) for d in (areas.dimensions[0], wider.dimensions[0]))
    overlap = Overlap("area", "reach", names[0], names[1], children)
    apart = protect([areas, wider], [], ONS)
    together = protect([areas, wider], [], ONS, overlaps=[overlap])
    assert together.audit.holds
    # Hidden in the areas, the boys of the third area would be the reach area less the other two.
    alone = apart.tables[1].state[0, 0] == CellState.OBSERVED
    bare = apart.tables[0].state[:2, 0] == CellState.OBSERVED
    assert not (alone and bare.all()) or together.tables != apart.tables
    open_cells = [
        together.tables[0].state[0, 0],
        together.tables[0].state[1, 0],
        together.tables[1].state[0, 0],
    ]
    assert CellState.SUPPRESSED in open_cells


def test_the_difference_of_two_divisions_is_a_small_group_of_its_own() -> None:
    """An own area holds one whole small area and three children of the next."""
    areas = a_table([60, 52, 70], ("area",), name="areas")
    own = a_table([63, 119], ("own",), name="own areas")
    children = np.array([[60, 0], [3, 49], [0, 70]])
    names = (areas.dimensions[0].categories, own.dimensions[0].categories)
    made = protect([areas, own], [], ONS, overlaps=[Overlap("area", "own", *names, children)])
    shown = [table.state for table in made.tables]
    assert CellState.SUPPRESSED in (shown[0][0], shown[1][0])
    assert made.audit.holds


def differences(rows: dict[tuple[int, ...], int | None]) -> list[int]:
    """Every count of children with some factors and without others that follows from shown rows."""
    found = []
    for with_, count in rows.items():
        if count is None:
            continue
        for more, both in rows.items():
            if set(with_) < set(more) and both is not None:
                extra = [f for f in more if f not in with_]
                parts = [
                    rows.get(tuple(sorted({*with_, *(f for b, f in enumerate(extra) if s >> b & 1)})))
                    for s in range(1 << len(extra))
                ]
                if None not in parts:
                    found.append(sum((-1) ** s.bit_count() * (part or 0) for s, part in enumerate(parts)))
    return found


def test_no_small_difference_of_nested_counts_can_be_read_off() -> None:
    for seed in range(25):
        table = some_combinations(seed)
        rows = protect([], [table], ONS).combinations[0].rows
        shown = {before.factors: row.shown for before, row in zip(table.rows, rows, strict=True)}
        assert not [d for d in differences(shown) if ONS.hides(d)], seed


@pytest.mark.parametrize("policy", HIDING, ids=by_slug)
def test_nested_counts_hold_against_the_attack_under_every_policy(policy: Policy) -> None:
    for seed in range(6):
        made = protect([], [some_combinations(seed, 5, 900)], policy)
        assert made.audit.holds
        assert [attack.name for attack in made.audit.attacks] == ["sums", "nested counts"]


def test_nested_counts_of_areas_add_up_to_those_of_the_place_and_are_guarded_together() -> None:
    parts = [some_combinations(seed, 3, 300, area=f"area {seed}") for seed in (1, 2)]
    whole = some_combinations(1, 3, 300)
    rows = tuple(
        type(row)(row.factors, sum(part.rows[at].children for part in parts))
        for at, row in enumerate(whole.rows)
    )
    place_rows = type(whole)(
        whole.name, whole.title, whole.factors, rows, 600, whole.period, whole.population, whole.basis
    )
    made = protect([], [place_rows, *parts], ONS)
    assert made.audit.holds
    for at in range(len(rows)):
        hidden = [out.rows[at].shown is None for out in made.combinations]
        assert sum(hidden) != 1


@given(st.integers(0, 5000))
def test_a_count_is_always_in_the_range_that_its_shown_number_leaves(count: int) -> None:
    for policy in BY_ROUNDING:
        if not policy.hides(count) or policy.method is Method.MIDPOINT:
            low, high = range_when_shown(np.array([count]), policy)
            same = list(range(int(low[0]), int(high[0]) + 1))
            shown = shown_number(np.array(same), policy)
            assert low[0] <= count <= high[0]
            assert set(shown.tolist()) == {int(shown_number(np.array([count]), policy)[0])}


def test_linkage_doubt_is_coarse_and_hidden_cells_have_none() -> None:
    counts = np.array([[40.0, 3.0], [60.0, 80.0]])
    plain = a_table(counts)
    table = type(plain)(**{**plain.__dict__, "low": counts * 0.93, "high": counts * 1.04})
    made: ProtectedTable = protect([table], [], NHS).tables[0]
    assert np.isnan(made.low[0, 1])
    told = ~np.isnan(made.low)
    assert (made.low[told] % 5 == 0).all()
    assert (made.low[told] <= made.shown[told]).all()
    assert (made.high[told] >= made.shown[told]).all()
