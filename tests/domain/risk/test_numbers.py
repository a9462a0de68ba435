"""How many children face how many factors, as a release says it."""

from pathlib import Path

import pytest

from fivefold.release.manifest import ALL
from fivefold.release.packing import zipped
from fivefold.release.reading import read_release
from fivefold.risk.numbers import Lens, added, areas_at_age, division_by, divisions, everybody
from fivefold.risk.shares import share_of
from fivefold.vocabulary.value import State, Value
from tests.builders.release import TRUSTED, a_count_table, release_files

ROOT = Path(__file__).parents[3]
APPROVED = ROOT / "tests" / "approved" / "release" / "harbourside"
INVENTED = ROOT / "src" / "fivefold_web" / "config" / "demo" / "release.zip"


@pytest.fixture(scope="module")
def release():
    return read_release(APPROVED, trusted=TRUSTED)


@pytest.fixture(scope="module")
def invented():
    return read_release(INVENTED, trusted=None)


def test_everybody_is_counted_by_number_of_factors(release):
    whole = everybody(release)
    assert [(step.label, value.number) for step, value in zip(whole.steps, whole.counts, strict=True)] == [
        ("No factor", 1725),
        ("1 factor", 795),
        ("2 factors", 360),
        ("3 factors", 120),
        ("4 factors or more", 20),
    ]
    assert (whole.everyone.number, whole.is_whole) == (3020, True)


def test_a_sum_of_counts_has_the_sum_of_their_bounds(release):
    found = everybody(release).at_least(3)
    assert (found.state, found.number, found.low, found.high) == (State.OBSERVED, 140, 135, 145)


def test_a_sum_that_rests_on_a_hidden_count_is_hidden(release):
    moorside = division_by(release, Lens.AREA).groups[1]
    assert moorside.label == "Moorside"
    assert (moorside.at_least(3).state, moorside.at_least(3).number) == (State.SUPPRESSED, None)


def test_a_true_zero_is_a_number(release):
    old_town = division_by(release, Lens.AREA).groups[2]
    assert old_town.at_least(4).state is State.ZERO
    assert old_town.at_least(3).number == 45


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((State.OBSERVED, State.SUPPRESSED), State.SUPPRESSED),
        ((State.SUPPRESSED, State.MISSING), State.MISSING),
        ((State.ZERO, State.ZERO), State.ZERO),
        ((), State.MISSING),
    ],
)
def test_the_worst_state_decides(states, expected):
    numbers = {State.OBSERVED: 5, State.ZERO: 0}
    assert added([Value(state, numbers.get(state)) for state in states]).state is expected


def test_a_share_carries_wilson_limits_widened_by_the_doubt_about_links(release):
    whole = everybody(release)
    share = share_of(whole.at_least(3), whole.everyone, release.about.policy)
    # 140 of 3,020; lower limit of 135, upper limit of 145; below 4,000 children there are no decimals.
    assert share.words == "5% (4% to 6%)"
    assert (round(share.value.low, 2), round(share.value.high, 2)) == (3.79, 5.62)
    assert "links" in share.value.basis


def test_a_share_of_many_children_has_a_decimal(invented):
    whole = everybody(invented)
    assert share_of(whole.at_least(3), whole.everyone, invented.about.policy).words == "9.7% (9.2% to 10.2%)"


def test_a_share_of_something_hidden_is_hidden(release):
    hidden = Value(State.SUPPRESSED)
    assert (
        share_of(hidden, everybody(release).everyone, release.about.policy).words == "hidden: small numbers"
    )


def test_a_rounded_count_above_its_rounded_total_is_the_whole(release):
    share = share_of(Value.observed(15), Value.observed(10), release.about.policy)
    assert share.value.number == 100


def test_ways_to_divide_are_told_by_what_they_are_about(invented):
    found = [(d.lens, d.title) for d in divisions(invented)]
    assert found == [
        (Lens.AREA, "Area"),
        (Lens.AGE, "Age"),
        (Lens.SEX, "Sex"),
        (Lens.ETHNICITY, "Ethnic group"),
        (Lens.DEPRIVATION, "Deprivation fifth (1 = most deprived)"),
        (Lens.GROUP, "Single-parent family"),
        (Lens.PROTECTIVE, "Protective factors seen"),
    ]


def test_areas_of_one_age_come_from_the_table_of_both(invented):
    young = areas_at_age(invented, "0-11")
    assert [g.code for g in young.groups][-1] == ALL
    assert young.groups[-1].everyone.number == division_by(invented, Lens.AGE).groups[0].everyone.number
    assert areas_at_age(invented, "no such age") is None


def test_children_with_complete_answers_are_fewer(invented):
    assert everybody(invented, complete=True).everyone.number < everybody(invented).everyone.number


def test_a_release_without_numbers_of_factors_says_so():
    files = release_files(*_without_axis())
    assert everybody(read_release(zipped(files), trusted=TRUSTED)) is None


def _without_axis():
    table = a_count_table()
    about = table.about
    other = about.dimensions[1].model_copy(update={"name": "steps", "about": "other"})
    changed = about.model_copy(update={"dimensions": (about.dimensions[0], other)})
    return (type(table)(changed, table.rows),)
