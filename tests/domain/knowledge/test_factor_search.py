"""Finding a factor by any of its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge import factors
from fivefold.knowledge.search import alias_found, factors_matching


def found(asked):
    return [factor.slug for factor in factors_matching(asked, factors())]


@pytest.mark.parametrize(
    "asked", ["domestic", "Domestic", "  DOMESTIC ", "domestic violence", "violence home"]
)
def test_domestic_abuse_is_found_first_by_any_of_its_names(asked):
    assert found(asked)[0] == "domestic-abuse"


def test_domestic_finds_one_factor_only():
    assert found("domestic") == ["domestic-abuse"]


def test_a_name_comes_before_an_alias_and_an_alias_before_a_mention():
    slugs = found("pregnancy")
    names = [slug for slug in slugs if "pregnancy" in slug]
    assert slugs[: len(names)] == names


def test_nothing_is_found_for_a_word_that_nobody_uses():
    assert found("zeppelin") == []


def test_without_a_word_everything_is_found_in_its_own_order():
    assert found("") == found(" -- ") == [factor.slug for factor in factors()]


@given(st.sampled_from(factors()), st.data())
def test_every_factor_is_found_by_every_one_of_its_names(factor, data):
    name = data.draw(st.sampled_from((factor.label, *factor.aliases)))
    assert factor.slug in found(name)


@given(st.sampled_from([(f, m) for f in factors() for m in f.mentions]))
def test_every_factor_is_found_by_the_name_of_every_place_that_names_it(named):
    factor, mention = named
    assert factor.slug in found(mention.name)


@given(st.text())
def test_a_longer_question_never_finds_more(asked):
    assert set(found(asked + " home")) <= set(found(asked))


def test_the_alias_that_matched_is_named_unless_the_name_itself_did():
    (factor,) = factors_matching("domestic", factors())
    assert alias_found("domestic", factor) == ""
    assert alias_found("violence home", factor) == "Violence in the home"
    assert alias_found("zeppelin", factor) == ""
    assert alias_found("", factor) == ""
