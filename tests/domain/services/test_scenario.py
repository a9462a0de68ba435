import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge.catalogue import scenarios, universal_contacts
from fivefold.services.contacts import Change, Mode, local_schedule
from fivefold.services.offer import Status
from fivefold.services.scenario import Judgement, Missing, NextContact, Step, next_contact, walk
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import Reach, Tier
from tests.builders.services import a_contact, an_offer

TODDLER = 14
NEXT_AT_TWO = [a_contact("new-birth", 0.3, 0.5), a_contact("two-years", 24, 30)]
CLINIC = an_offer("Parent-infant team", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST, ages=AgeBand(-9, 24))


def names(offers):
    return [offer.name for offer in offers]


def test_the_toddler_of_fourteen_months_waits_ten_months_and_nobody_would_notice():
    found = walk(TODDLER, [CLINIC, an_offer("Baby massage", ages=AgeBand(0, 12))], NEXT_AT_TWO)
    assert found.next_contact == NextContact(NEXT_AT_TWO[1], 10)
    assert found.next_contact.wait.words == "10 months"
    assert found.noticed == ()
    assert found.open_contacts == ()
    assert found.missing(Step.NOTICED) == (Missing.NO_CONTACT_NOW, Missing.NOBODY_NOTICES)


def test_adding_a_contact_at_twelve_months_changes_the_result():
    with_one_more = [*NEXT_AT_TWO, a_contact("twelve-months", 12, 15)]
    found = walk(TODDLER, [CLINIC], with_one_more)
    assert [contact.key for contact in found.open_contacts] == ["twelve-months"]
    assert found.missing(Step.NOTICED) == (Missing.NOBODY_NOTICES,)


def test_a_contact_by_phone_does_not_see_the_toddler():
    by_phone = [a_contact("twelve-months", 12, 15, mode=Mode.PHONE), *NEXT_AT_TWO]
    assert Missing.ONLY_BY_PHONE in walk(TODDLER, [], by_phone).missing(Step.NOTICED)


def test_the_nine_week_baby_of_england_waits_for_the_one_year_review():
    schedule = local_schedule(universal_contacts(Nation.ENGLAND))
    found = walk(2.07, [], schedule)
    assert found.open_contacts == ()
    assert found.next_contact.contact.key == "england-one-year"
    assert found.next_contact.wait.words == "7 months"


def test_the_nine_week_baby_is_seen_sooner_where_a_contact_at_three_months_is_offered():
    changes = {"england-three-to-four-months": Change(True, Mode.IN_PERSON, "")}
    schedule = local_schedule(universal_contacts(Nation.ENGLAND), changes)
    assert walk(2.07, [], schedule).next_contact.wait.words == "4 weeks"


def test_services_answer_the_question_they_can_answer():
    play = an_offer("Stay and play")
    home_start = an_offer("Home visiting volunteers", tiers={Tier.PREVENTION}, reach=Reach.TARGETED)
    found = walk(TODDLER, [play, home_start, CLINIC], NEXT_AT_TWO)
    assert {step: names(found.services(step)) for step in Step} == {
        Step.NOTICED: ["Stay and play"],
        Step.UNDERSTOOD: ["Parent-infant team"],
        Step.SUPPORTED: ["Home visiting volunteers", "Parent-infant team"],
    }
    assert found.missing(Step.UNDERSTOOD) == ()


def test_a_directory_of_promotion_alone_neither_understands_nor_supports():
    found = walk(TODDLER, [an_offer()], NEXT_AT_TWO)
    assert found.missing(Step.UNDERSTOOD) == (Missing.NOBODY_UNDERSTANDS,)
    assert found.missing(Step.SUPPORTED) == (Missing.NOBODY_SUPPORTS,)


def test_services_that_are_closed_or_for_other_ages_are_not_in_reach():
    closed = an_offer("Closed", status=Status.TEMPORARILY_CLOSED)
    older = an_offer("Pre-school", ages=AgeBand(36, 60))
    assert walk(TODDLER, [closed, older], NEXT_AT_TWO).noticed == ()


def test_open_services_without_ages_are_named_so_that_somebody_fills_them_in():
    unknown = an_offer("Library", ages=None)
    ended = an_offer("Ended", ages=None, status=Status.DEFUNCT)
    assert walk(TODDLER, [unknown, ended], NEXT_AT_TWO).ages_not_known == (unknown,)


def test_after_the_last_contact_there_is_none_and_the_walk_says_so():
    found = walk(54, [an_offer()], NEXT_AT_TWO)
    assert found.next_contact is None
    assert found.missing(Step.NOTICED) == (Missing.NO_CONTACT_NOW, Missing.NO_NEXT_CONTACT)


def test_the_next_contact_is_offered_and_sees_the_child():
    schedule = [
        a_contact("a", 15, 16, offered=False),
        a_contact("b", 18, 19, mode=Mode.PHONE),
        a_contact("c", 27, 30),
        a_contact("d", 24, 25),
    ]
    assert next_contact(TODDLER, schedule).contact.key == "d"


@given(st.integers(-9, 59), st.lists(st.integers(-9, 60), max_size=6))
def test_adding_a_contact_never_lengthens_the_wait(months, starts):
    schedule = [a_contact(str(start), start, start) for start in starts]
    before = next_contact(months, schedule[1:])
    after = next_contact(months, schedule)
    if before is not None:
        assert after.months <= before.months


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.slug)
@pytest.mark.parametrize("nation", Nation)
def test_each_of_the_nine_can_be_walked_in_every_nation(scenario, nation):
    found = walk(scenario.age_months, [an_offer(), CLINIC], local_schedule(universal_contacts(nation)))
    assert names(found.noticed) == ["Stay and play"]


def test_there_are_nine_scenarios_and_each_asks_the_three_questions():
    assert [scenario.questions for scenario in scenarios()] == [tuple(Step)] * 9


def test_what_partners_may_say_and_what_is_missing_are_sentences():
    assert [judgement.label for judgement in Judgement] == ["Yes", "Partly", "No", "We don’t know"]
    assert all(missing.label.endswith(".") for missing in Missing)
