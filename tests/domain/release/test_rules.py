"""The disclosure rule is checked again: each way of breaking it has its name."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.release.manifest import ALL, StatedPolicy, TableAbout, TableKind
from fivefold.release.packing import pack, zipped
from fivefold.release.policy import policies
from fivefold.release.reading import read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.rules import failed_rules, is_rounded, speaks
from fivefold.release.tables import Cell, Table
from fivefold.vocabulary.value import State
from tests.builders.release import (
    a_combination_table,
    a_count,
    a_dimension,
    a_figures_table,
    release_contents,
    release_files,
    signed,
)

NHS, ONS, CELL_KEY, MIDPOINT = (
    StatedPolicy.of(policies()[slug])
    for slug in ("nhs-england-subnational", "ons-10", "cell-key", "opensafely-midpoint-6")
)
_ABOUT = {
    "unit": "children",
    "basis": "count",
    "period": "2026",
    "population": "children",
    "source": "invented",
}


def a_line(numbers, total, **more):
    """One dimension with its total; None is hidden, "?" missing."""
    codes = [f"c{n}" for n in range(len(numbers))]
    dimension = a_dimension("group", "Group", [(c, c.upper()) for c in codes], **more)
    about = TableAbout(name="line", title="Line", kind=TableKind.COUNT, dimensions=(dimension,), **_ABOUT)
    return Table(
        about, tuple(a_count((c,), n) for c, n in zip([*codes, ALL], [*numbers, total], strict=True))
    )


def rules(table, policy):
    return [failed.rule for failed in failed_rules(table, policy)]


@pytest.mark.parametrize(
    ("numbers", "total", "policy", "broken"),
    [
        ([20, 30, 0], 50, NHS, []),
        ([20, None, 10], 35, NHS, []),
        ([20, 5, 10], 35, NHS, ["hidden range"]),
        ([20, 31, 10], 60, NHS, ["rounding"]),
        ([20, 31, 10], 61, ONS, []),
        ([20, None, 11], 35, ONS, ["recovery"]),
        ([20, None, None], 35, ONS, []),
        ([20, None, None], 20, ONS, ["recovery"]),
        ([20, 30, 11], None, ONS, ["recovery"]),
        ([20, None, 11], None, ONS, []),
        ([20, None, "?"], 35, ONS, ["recovery"]),
        ([20, None, 11], "?", ONS, []),
        ([20, 9, 11], 40, ONS, ["hidden range"]),
        ([0, 30, 11], 41, CELL_KEY, ["hidden range", "rounding", "rounding"]),
        ([3, 9, 0], 15, MIDPOINT, []),
        ([3, 10, 0], 15, MIDPOINT, ["rounding"]),
    ],
)
def test_a_line_keeps_or_breaks_the_rule(numbers, total, policy, broken):
    assert rules(a_line(numbers, total), policy) == broken


def test_lines_without_a_total_or_that_do_not_add_up_give_nothing_back():
    assert rules(a_line([20, None, 11], 35, additive=False), ONS) == []
    apart = a_dimension("group", "Group", [("c0", "C0"), ("c1", "C1")], total=None)
    about = a_line([20, None], 35).about.model_copy(update={"dimensions": (apart,)})
    assert rules(Table(about, (a_count(("c0",), 20), a_count(("c1",), None))), ONS) == []


def test_a_cell_left_out_of_the_table_counts_as_hidden():
    table = a_line([20, None, 11], 35)
    assert rules(Table(table.about, tuple(c for c in table.rows if c.number is not None)), ONS) == [
        "recovery"
    ]


def test_a_hidden_cell_carries_no_bounds_and_a_count_no_strange_state():
    table = a_line([20, None], 30)
    bounded = Cell(("c1",), State.SUPPRESSED, None, 1, 7)
    assert rules(Table(table.about, (table.rows[0], bounded, table.rows[2])), NHS) == ["states"]
    strange = Cell(("c1",), State.NOT_APPLICABLE)
    assert rules(Table(table.about, (table.rows[0], strange, table.rows[2])), NHS) == ["states"]


def test_bounds_of_doubt_are_coarse_where_counts_are_rounded():
    table = a_line([20, 30], 50)
    exact = Cell(("c0",), State.OBSERVED, 20, 18, 22)
    assert rules(Table(table.about, (exact, *table.rows[1:])), NHS) == ["rounding"]


def test_two_combinations_must_not_differ_by_a_hidden_number():
    about = a_combination_table().about
    rows = {"": 100, "housing": 50, "smoking": 40, "housing+smoking": 33}
    table = Table(about, tuple(a_count((slugs,), number) for slugs, number in rows.items()))
    assert rules(table, ONS) == ["difference"]
    assert "less housing it leaves" in failed_rules(table, ONS)[0].where
    same = Table(about, tuple(a_count((slugs,), 40) for slugs in rows))
    assert rules(same, ONS) == []
    lone = Table(about, (a_count(("housing+smoking",), 33), a_count(("housing",), None)))
    assert rules(lone, ONS) == []


def test_counts_of_children_cannot_pass_as_plain_figures():
    figures = a_figures_table()
    children = Table(figures.about.model_copy(update={"unit": "Children"}), figures.rows)
    assert rules(figures, NHS) == []
    assert rules(children, NHS) == ["states"]


def test_packing_and_reading_refuse_what_fails_and_say_how_much():
    unsafe = a_line([20, 5, 31], 60)
    with pytest.raises(ReleaseRefused, match=r"rule of hidden range fails: line at c1: .* \(and 1 more\)"):
        pack(release_contents(unsafe))
    with pytest.raises(ReleaseRefused, match="tables/line.csv: the rule of hidden range fails"):
        read_release(zipped(release_files(unsafe)), trusted=None)


def possible(shown, total, most=12):
    """Slow and obvious: all ways to fill the hidden parts of a line so that it adds up."""
    hidden = [i for i, n in enumerate(shown) if n is None]
    for fill in product(range(most + 1), repeat=len(hidden)):
        line = list(shown)
        for place, number in zip(hidden, fill, strict=True):
            line[place] = number
        if total is None or sum(line) == total:
            yield tuple(line)


@given(st.lists(st.one_of(st.none(), st.integers(0, 6)), min_size=1, max_size=3), st.integers(0, 12))
def test_a_line_speaks_exactly_when_only_one_number_fits_a_hidden_cell(shown, rest):
    total = sum(n or 0 for n in shown) + (rest if None in shown else 0)
    table = a_line(shown, total)
    line = {cell.at[0]: cell for cell in table.rows}
    fills = list(possible(shown, total))
    hidden = [i for i, n in enumerate(shown) if n is None]
    pinned = any(len({f[i] for f in fills}) == 1 for i in hidden)
    assert speaks(line, [f"c{n}" for n in range(len(shown))]) == pinned


@given(st.integers(0, 500))
def test_every_rounded_number_is_known_as_one_and_no_other(number):
    assert is_rounded(5 * round(number / 5), NHS)
    assert is_rounded(number, NHS) == (number in range(0, 501, 5))
    assert is_rounded(number, ONS)
    assert is_rounded(number, MIDPOINT) == (number in {0, *range(3, 501, 6)})


_number = st.one_of(
    st.none(), st.just("?"), st.integers(0, 400).map(lambda n: 5 * n if 5 * n > 7 or not n else None)
)
_label = st.text(st.characters(codec="utf-8", categories=("L", "P", "S", "Zs")), min_size=1, max_size=12).map(
    "g".__add__
)


@given(
    st.lists(st.tuples(_label, _number), min_size=1, max_size=6, unique_by=lambda pair: pair[0]), st.data()
)
def test_whatever_is_packed_is_read_back_equal(pairs, data):
    codes = [f"code {n}" for n in range(len(pairs))]
    dimension = a_dimension(
        "group", data.draw(_label), zip(codes, [label for label, _n in pairs], strict=True), total=None
    )
    about = TableAbout(name="any", title="Any", kind=TableKind.COUNT, dimensions=(dimension,), **_ABOUT)
    table = Table(about, tuple(a_count((c,), n) for c, (_l, n) in zip(codes, pairs, strict=True)))
    contents = release_contents(table)
    assert read_release(zipped(signed(pack(contents))), trusted=None).contents == contents
