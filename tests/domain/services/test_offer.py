import dataclasses

import pytest

from fivefold.services.offer import Offer, OfferError, Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Tier
from tests.builders.services import an_offer


def test_a_service_without_a_name_is_refused():
    with pytest.raises(OfferError, match="^A service needs a name.$"):
        Offer(id="1", name="  ")


def test_a_service_may_be_listed_before_anything_else_is_known_about_it():
    assert Offer(id="1", name="Library rhyme time").primary is None


def test_several_kinds_of_support_need_a_main_one():
    with pytest.raises(
        OfferError,
        match="^Say which kind of support is the main one. Use one of: promotion, early intervention.$",
    ):
        an_offer(tiers={Tier.EARLY_INTERVENTION, Tier.PROMOTION}, primary=None)


def test_the_main_kind_of_support_is_among_the_kinds():
    with pytest.raises(OfferError, match="not marked as treatment.*choose one of: prevention"):
        an_offer(tiers={Tier.PREVENTION}, primary=Tier.TREATMENT)
    with pytest.raises(OfferError, match="none is marked yet"):
        an_offer(tiers=set(), primary=Tier.TREATMENT)


@pytest.mark.parametrize(
    ("months", "taken"),
    [(-9.5, False), (-9, True), (-0.1, True), (0, True), (23.9, True), (24, False)],
)
def test_a_service_from_pregnancy_to_two_takes_these_ages(months, taken):
    assert an_offer(ages=AgeBand(-9, 24)).takes(months) is taken


def test_a_service_whose_ages_are_not_known_is_not_counted_on():
    assert not an_offer(ages=None).takes(14)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ACTIVE])
def test_a_service_that_is_not_open_takes_nobody(status):
    assert not an_offer(status=status).takes(14)


def test_the_four_states_are_the_words_of_open_referral():
    assert [str(status) for status in Status] == ["active", "inactive", "defunct", "temporarily closed"]
    assert [status.label for status in Status] == [
        "Open",
        "Not running now",
        "Ended",
        "Closed for a time",
    ]


def test_a_service_cannot_be_changed_in_place():
    with pytest.raises(dataclasses.FrozenInstanceError):
        an_offer().name = "Another"
