from fivefold.services.offer import Offer
from fivefold.services.open_to import Location, Referrer
from fivefold.services.supply import Supply, Wait
from fivefold.services.tally import Lack, Tally, tally_of
from fivefold.vocabulary.ages import AgeBand
from tests.builders.services import an_offer


def test_a_name_alone_lacks_all_but_an_age_outside_ours():
    tally = tally_of([Offer(id="1", name="Hub")])
    assert tally == Tally(1, tuple((lack, 1) for lack in Lack if lack is not Lack.OUTSIDE))


def test_no_ages_and_ages_outside_ours_are_two_things():
    offers = [
        an_offer("A", ages=None),
        an_offer("B", ages=AgeBand(216, 1212)),
        an_offer("C", ages=AgeBand(48, 156)),
    ]
    tally = tally_of(offers)
    assert (tally.count(Lack.AGES), tally.count(Lack.OUTSIDE)) == (1, 1)


def test_a_way_in_may_be_told_in_words():
    offers = [
        an_offer("A"),
        an_offer("B", eligibility="Ring us"),
        an_offer("C", referrers=frozenset({Referrer.SELF})),
    ]
    assert tally_of(offers).count(Lack.WAY_IN) == 1


def test_a_place_without_degrees_is_not_on_the_map_and_no_wait_is_not_a_short_one():
    offers = [
        an_offer("A", locations=(Location("Hall"),)),
        an_offer(
            "B", locations=(Location("Hall", latitude=53.4, longitude=-2.3),), supply=Supply(wait=Wait(0, 0))
        ),
    ]
    tally = tally_of(offers)
    assert (tally.count(Lack.POSITION), tally.count(Lack.WAIT)) == (1, 1)


def test_an_empty_list_lacks_nothing():
    assert tally_of([]).is_complete
