import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge.catalogue import universal_contacts
from fivefold.services.contacts import Change, ContactError, LocalContact, Mode, Wait, local_schedule, wait
from fivefold.vocabulary.areas import Nation
from tests.builders.services import a_contact


def keys(schedule):
    return [contact.key for contact in schedule if contact.offered]


def test_england_offers_its_five_required_reviews_until_the_place_says_otherwise():
    assert keys(local_schedule(universal_contacts(Nation.ENGLAND))) == [
        "england-antenatal",
        "england-new-birth",
        "england-six-to-eight-weeks",
        "england-one-year",
        "england-two-years",
    ]


def test_a_suggested_contact_counts_once_the_place_offers_it_to_everybody():
    changes = {"england-six-months": Change(True, Mode.VIDEO, "Offered since April")}
    schedule = local_schedule(universal_contacts(Nation.ENGLAND), changes)
    contact = next(contact for contact in schedule if contact.key == "england-six-months")
    assert (contact.offered, contact.mode, contact.reason) == (True, Mode.VIDEO, "Offered since April")


def test_a_contact_of_the_nation_can_be_switched_off_with_the_reason():
    changes = {"england-one-year": Change(False, Mode.IN_PERSON, "Too few health visitors")}
    schedule = local_schedule(universal_contacts(Nation.ENGLAND), changes)
    assert "england-one-year" not in keys(schedule)
    assert "Too few health visitors" in [contact.reason for contact in schedule]


def test_a_contact_of_the_place_stands_among_the_others_by_age():
    own = a_contact("own-1", 12, 13, is_own=True)
    assert keys(local_schedule(universal_contacts(Nation.ENGLAND), own=[own]))[3:] == [
        "england-one-year",
        "own-1",
        "england-two-years",
    ]


@pytest.mark.parametrize("nation", Nation)
def test_every_nation_has_a_schedule_in_order_of_age(nation):
    schedule = local_schedule(universal_contacts(nation))
    assert [contact.due_from for contact in schedule] == sorted(contact.due_from for contact in schedule)
    assert all(contact.source for contact in schedule)


@pytest.mark.parametrize(("start", "end"), [(-10, 0), (12, 9), (50, 61)])
def test_a_contact_with_impossible_ages_is_refused(start, end):
    with pytest.raises(ContactError, match="between pregnancy .* and the fifth birthday"):
        a_contact("own", start, end)


@pytest.mark.parametrize(
    ("months", "open_"), [(8.9, False), (9, True), (14, True), (15, True), (15.1, False)]
)
def test_a_window_is_open_on_its_first_and_last_day(months, open_):
    assert a_contact("one-year", 9, 15).is_open_at(months) is open_


def test_a_contact_that_is_not_offered_is_never_open():
    assert not a_contact("one-year", 9, 15, offered=False).is_open_at(12)


def test_only_a_phone_call_does_not_see_the_child():
    assert [mode.label for mode in Mode if mode.sees_the_child] == ["In person", "By video"]


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0.05, "1 week"),
        (0.23, "1 week"),
        (1, "4 weeks"),
        (2.9, "13 weeks"),
        (3, "3 months"),
        (10, "10 months"),
    ],
)
def test_a_wait_is_in_weeks_then_in_months(months, words):
    assert wait(months).words == words


@given(st.floats(0.01, 69))
def test_a_wait_in_words_is_never_nothing_and_close_to_the_truth(months):
    said = wait(months)
    as_months = said.number * 12 * 7 / 365.25 if said.unit == "weeks" else said.number
    assert said.number >= 1
    assert abs(as_months - months) <= 0.5


def test_one_month_is_said_in_the_singular():
    assert Wait(1, "months").words == "1 month"


def test_a_local_contact_keeps_its_facts():
    contact = a_contact("own", 12, 13, is_own=True)
    assert isinstance(contact, LocalContact)
    assert contact.is_own
