import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import knowledge
from fivefold.services.offer import ItemTag
from fivefold.services.open_to import Caregiver, Referrer
from fivefold.services.phrases import PHRASES, Mark, MarkKind
from fivefold.services.suggesting_marks import Because, found_in, marks_of, marks_suggested
from fivefold.vocabulary.support import Level, Reach, Tier
from tests.builders.services import an_offer

MASSAGE = Mark(MarkKind.LEVEL, "relationship")


def bare(description, **about):
    """A service that only says something of itself."""
    facts = {"levels": frozenset(), "tiers": set(), "reach": None, "description": description} | about
    return an_offer("Somewhere", **facts)


def told(offer, **about):
    return {one.mark: one for one in marks_suggested(offer, **about)}


def test_a_phrase_suggests_a_mark_and_is_the_reason():
    found = told(bare("Baby-massage for new mums."))
    assert found[MASSAGE].words == ("baby-massage",)
    assert found[Mark(MarkKind.SERVES, Caregiver.MOTHERS)].words == ("new mums",)


def test_words_inside_other_words_suggest_nothing():
    assert marks_suggested(bare("Dadaism and a librarian's haircuts.")) == []
    assert found_in("midwives and a midwife", ("midwi*",)) == ("midwives", "midwife")


def test_what_is_marked_already_is_not_suggested():
    service = bare("Baby massage.", levels=frozenset({Level.RELATIONSHIP}))
    assert MASSAGE not in told(service)


def test_what_was_refused_does_not_come_back():
    assert MASSAGE not in told(bare("Baby massage."), refused={MASSAGE})


def test_no_other_reach_is_suggested_where_one_is_said():
    kinds = {mark.kind for mark in told(bare("Open to all.", reach=Reach.TARGETED))}
    assert MarkKind.REACH not in kinds


def test_an_approach_of_the_toolkit_brings_its_levels_and_kinds_with_the_page():
    service = bare("", tags=frozenset({ItemTag("intervention", "dad-matters")}))
    found = told(service, approaches=knowledge.interventions())
    approach = knowledge.named("dad-matters", knowledge.interventions())
    assert {one.approach for one in found.values()} == {approach}
    assert {mark.value for mark in found} == {*approach.levels, *approach.tiers}


def test_a_service_that_families_cannot_ask_themselves_is_specialist():
    [found] = marks_suggested(bare("", referrers=frozenset({Referrer.GP})))
    assert (found.mark, found.because) == (Mark(MarkKind.REACH, Reach.SPECIALIST), Because.REFERRAL)
    assert marks_suggested(bare("", referrers=frozenset({Referrer.GP, Referrer.SELF}))) == []


@given(st.lists(st.sampled_from(sorted(PHRASES)), max_size=6))
def test_every_mark_whose_own_phrase_is_said_is_suggested_once(marks):
    words = ". ".join(PHRASES[mark][0].replace("*", "") for mark in marks)
    found = [one.mark for one in marks_suggested(bare(words))]
    assert set(marks) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("mark", PHRASES)
def test_every_rule_names_a_value_of_the_field(mark):
    elements = {one.slug for one in knowledge.framework("nurturing-care").elements}
    values = {
        MarkKind.LEVEL: set(Level),
        MarkKind.TIER: set(Tier),
        MarkKind.REACH: set(Reach),
        MarkKind.COMPONENT: elements,
        MarkKind.SERVES: set(Caregiver),
    }
    assert mark.kind is MarkKind.NEED_GROUP or mark.value in values[mark.kind]
    assert all(phrase == phrase.casefold() for phrase in PHRASES[mark])


def test_taking_everything_leaves_nothing_to_suggest():
    service = bare("Stay and play, open to all families.")
    assert marks_of(service) == set()
    assert marks_suggested(service, refused=set(told(service))) == []
