"""Sets of factors, linkage, what is hidden: read as the release says them."""

from pathlib import Path

import pytest

from fivefold.release.reading import read_release
from fivefold.risk.factors import factors_seen
from fivefold.risk.other_ways import Way, other_ways
from fivefold.risk.protection import protection
from fivefold.risk.quality import linkage
from fivefold.risk.together import areas_with_combinations, combinations
from fivefold.vocabulary.value import State
from tests.builders.release import TRUSTED

ROOT = Path(__file__).parents[3]
APPROVED = ROOT / "tests" / "approved" / "release" / "harbourside"
INVENTED = ROOT / "src" / "fivefold_web" / "config" / "demo" / "release.zip"


@pytest.fixture(scope="module")
def release():
    return read_release(APPROVED, trusted=TRUSTED)


@pytest.fixture(scope="module")
def invented():
    return read_release(INVENTED, trusted=None)


def test_sets_come_with_the_commonest_first_and_hidden_ones_last(release):
    sets = combinations(release)
    assert sets.everyone.number == 3020
    assert [(row.slugs, row.children.number) for row in sets.of_size(2)] == [
        (("parental_mental_health", "housing"), 265),
        (("parental_mental_health", "smoking"), 150),
        (("housing", "smoking"), 140),
        (("parental_mental_health", "housing", "smoking"), None),
    ]


def test_companions_of_a_factor(release):
    found = combinations(release).companions("smoking")
    assert [row.slugs[0] for row in found] == ["parental_mental_health", "housing"]


def test_where_sets_do_not_name_everyone_the_counts_do(invented):
    assert combinations(invented).everyone.number == 20740
    assert combinations(invented, exact=True).rows[0].slugs == ()


def test_sets_of_one_area(invented):
    areas = dict(areas_with_combinations(invented))
    assert areas["E02099101"] == "Old Harbour"
    here = combinations(invented, area="E02099101")
    assert here.everyone.number == 2180
    assert here.single("low_income").number < combinations(invented).single("low_income").number


def test_a_factor_says_of_how_many_children_it_is_known(invented):
    housing = next(one for one in factors_seen(invented) if one.factor.slug == "poor_housing").everybody
    assert (housing.seen.number, housing.known.number, housing.everyone.number) == (1365, 8180, 20740)


def test_without_a_table_of_its_own_a_factor_is_counted_among_the_sets(release):
    found = {one.factor.slug: one.everybody for one in factors_seen(release)}
    assert (found["housing"].seen.number, found["housing"].known.state) == (710, State.MISSING)
    assert found["early_education"].seen.state is State.MISSING


def test_what_is_hidden_is_counted_table_by_table(release):
    found = protection(release)
    assert (found.cells, found.hidden, found.missing) == (41, 3, 1)
    assert found.reasons == (
        ("too few to show safely", 2),
        ("no source covers this area", 1),
        ("rests on hidden counts", 1),
    )
    assert (found.holds, found.rounds, found.policy.slug) == (True, True, "nhs-england-subnational")


def test_linkage_is_told_for_everyone_and_by_group(release):
    found = linkage(release)
    assert (found.everyone.found.number, found.everyone.right.number) == (96.0, 99.4)
    ((dimension, groups),) = found.by_dimension
    assert (dimension, groups[0].group, groups[0].found.low) == ("NHS number", "No NHS number", 86.2)
    assert groups[0].right.state is State.MISSING
    assert groups[0].is_lower


def test_the_headline_is_counted_in_other_ways(release, invented):
    assert [one.way for one in other_ways(release)] == [Way.AS_SEEN, Way.FEWER, Way.MORE]
    assert [one.way for one in other_ways(invented)] == list(Way)
    assert other_ways(release)[0].children.number == 140
