"""Facts that owners know: taken out of a service, and put back in."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.open_to import Location, Referrer
from fivefold.services.owner_facts import (
    Standing,
    are_all_taken,
    differing,
    facts_of,
    proposed,
    with_facts,
)
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.vocabulary.ages import AgeBand
from tests.builders.services import an_offer

DAY = date(2026, 5, 4)
texts = st.text(max_size=12)
offers = st.builds(
    lambda texts_, ages, places, wait, referrers, free, located: an_offer(
        texts_[0] or "Play",
        description=texts_[1],
        cost=texts_[2],
        ages=ages,
        free=free,
        referrers=frozenset(referrers),
        supply=Supply(places=places, wait=wait),
        address="" if located else texts_[3],
        locations=(Location(address=texts_[3], postcode="M1 1AA", latitude=53.0, longitude=-2.0),) * located,
    ),
    st.tuples(texts.map(str.strip), texts, texts, texts),
    st.one_of(st.none(), st.just(AgeBand(-9, 24)), st.just(AgeBand(0, 60))),
    st.one_of(st.none(), st.integers(0, 50)),
    st.one_of(st.none(), st.just(Wait(0, 2, WaitBasis.MEASURED)), st.just(Wait(3, 6))),
    st.sets(st.sampled_from(Referrer)),
    st.sampled_from([None, True, False]),
    st.integers(0, 2),
)


@given(offers)
def test_a_service_with_its_own_facts_is_the_same_service(offer):
    assert with_facts(offer, facts_of(offer), DAY) == offer


@given(offers, offers)
def test_a_service_with_the_facts_of_another_tells_these_facts(offer, other):
    assert facts_of(with_facts(offer, facts_of(other), DAY)) == facts_of(other)


@given(offers, offers)
def test_what_differs_is_empty_only_between_the_same_facts(one, other):
    assert (differing(facts_of(one), facts_of(other)) == []) == (facts_of(one) == facts_of(other))


def test_a_place_with_a_new_postcode_lies_nowhere_until_somebody_says_where():
    there = Location(
        name="Hub", address="1 High St", postcode="M1 1AA", latitude=53.0, longitude=-2.0, position="feed"
    )
    offer = an_offer("Play", locations=(there, there))
    [first, second] = with_facts(offer, {"postcode": "M2 2BB"}, DAY).locations
    assert first == replace(there, postcode="M2 2BB", latitude=None, longitude=None, position="")
    assert second == there


def test_a_wait_that_an_owner_tells_is_said_by_the_service_on_that_day():
    told = with_facts(an_offer("Play"), {"wait": [2, 6]}, DAY)
    assert told.supply.wait == Wait(2, 6, WaitBasis.SAID, DAY)


def test_a_change_is_stale_when_the_fact_is_another_by_now():
    [open_, done, stale] = proposed(
        {"name": "A", "places": 3, "cost": "x"},
        {"name": "B", "places": 4, "cost": "y"},
        {"name": "A", "places": 4, "cost": "z"},
    )
    assert [one.standing for one in (open_, done, stale)] == [Standing.OPEN, Standing.ALREADY, Standing.STALE]
    assert are_all_taken([open_, done, stale], ["name", "cost"])
    assert not are_all_taken([open_, done, stale], ["name"])
