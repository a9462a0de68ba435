"""The fictional people: families, twins, risks that cluster, more of them where deprivation is high."""

import numpy as np
import pytest

from fivefold_link.demo.flags import FLAGS, bit, bits
from fivefold_link.demo.population import BETWEEN_SIBLINGS, first_day, last_day, population
from fivefold_link.demo.recipe import Recipe, benchmark


def share_is(found: float, expected: float, of: int, *, families: float = 1.0) -> bool:
    """Within five standard errors; what families share counts `families` times as much."""
    return abs(found - expected) < 5 * np.sqrt(families * expected * (1 - expected) / of)


def holds(people, slug):
    return (people.flags & bit(slug)) > 0


def test_there_are_exactly_as_many_children_as_asked_for(people, recipe):
    assert len(people) == recipe.children
    assert np.bincount(people.family).tolist() == people.families.children.tolist()
    assert set(people.families.children.tolist()) == {1, 2, 3}


def test_every_child_and_mother_has_a_number_of_their_own(people):
    everybody = np.concatenate([people.nhs, people.families.mother, people.spare])
    assert len(np.unique(everybody)) == len(everybody)


def test_twins_are_as_frequent_as_the_recipe_says_and_born_on_one_day(people, recipe):
    assert share_is(people.twin.mean(), recipe.twins, len(people), families=2)
    twins = np.flatnonzero(people.twin)
    first, second = twins[::2], twins[1::2]
    assert (people.family[first] == people.family[second]).all()
    assert (people.born[first] == people.born[second]).all()
    assert (people.gestation[first] == people.gestation[second]).all()
    assert (people.forename[first] != people.forename[second]).all()


def test_other_brothers_and_sisters_are_born_ten_months_apart(people):
    same_family = people.family[1:] == people.family[:-1]
    both_twins = people.twin[1:] & people.twin[:-1] & (people.nth[1:] == 1)
    gap = np.abs(people.born[1:].astype(int) - people.born[:-1])[same_family & ~both_twins]
    assert gap.min() >= BETWEEN_SIBLINGS


def test_births_are_spread_over_the_whole_period(people, recipe):
    assert people.born.min() >= first_day(recipe)
    assert people.born.max() <= last_day(recipe)
    years, _ = np.histogram(people.born, bins=5)
    assert years.min() > 0.85 * len(people) / 5


def test_three_in_ten_children_have_moved_since_birth(people, recipe):
    moved = people.families.moved[people.family] > people.born
    assert abs(moved.mean() - recipe.moved) < 0.02


def test_each_risk_is_as_common_as_it_is_meant_to_be(people):
    for flag in FLAGS:
        # Where families share a risk and areas share hardship, fewer independent draws stand behind it.
        assert abs(holds(people, flag.slug).mean() - flag.prevalence) < 0.12 * flag.prevalence + 0.004, (
            flag.slug
        )


def test_risks_meet_in_the_same_children_more_often_than_chance(people):
    together = np.mean(holds(people, "domestic_abuse") & holds(people, "parental_mental_health"))
    assert (
        together
        > 1.3 * holds(people, "domestic_abuse").mean() * holds(people, "parental_mental_health").mean()
    )
    count = np.bitwise_count(people.flags)
    shares = np.array([holds(people, flag.slug).mean() for flag in FLAGS])
    assert count.var() > 2 * (shares * (1 - shares)).sum()


def test_risks_are_more_frequent_where_deprivation_is_high(people):
    decile = people.places.decile_of(people.families.home[people.family])
    count = np.bitwise_count(people.flags)
    most, middle, least = (count[decile == one].mean() for one in (1, 5, 10))
    assert most > 1.2 * middle > 1.2 * 1.05 * least


def test_what_a_family_faces_all_its_children_face(people):
    shared = people.flags & bits("poverty domestic_abuse crowded_housing")
    same_family = people.family[1:] == people.family[:-1]
    assert (shared[1:] == shared[:-1])[same_family].all()


def test_the_same_recipe_gives_the_same_people_and_another_seed_others(recipe, people):
    again, other = population(recipe), population(Recipe(children=recipe.children, seed=recipe.seed + 1))
    assert np.array_equal(again.nhs, people.nhs)
    assert np.array_equal(again.flags, people.flags)
    assert not np.array_equal(other.born, people.born)


def test_a_very_small_place_can_be_made():
    assert len(population(Recipe(children=10))) == 10
    with pytest.raises(ValueError, match="at least 10 children"):
        Recipe(children=9)


def test_only_benchmarks_above_half_a_million_children_use_wider_numbers():
    assert not benchmark(600_000, "A").wider_numbers
    assert benchmark(3_000_000, "A").wider_numbers
    assert not Recipe(children=20_000).wider_numbers
