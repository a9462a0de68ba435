"""Which entries may be one service, why, and what becomes of two that are one."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.offer import Offer
from fivefold.services.open_to import Location
from fivefold.services.supply import Supply
from fivefold.services.twins import Entry, Same, compared, lost, merged, twins
from fivefold.vocabulary.support import Tier

HUB = Offer(
    id="a", name="Baby Hub", organisation="Northtown Council", postcode="N1 1AA", telephone="0161 496 0000",
    email="hub@example.org", website="https://www.example.org/hub/",
)  # fmt: skip


def pairs(*offers, feeds=("one", "two", "three")):
    found = twins(Entry(offer, feed) for offer, feed in zip(offers, feeds, strict=False))
    return [(pair.first, pair.second, pair.same) for pair in found]


def other(**about):
    return Offer(**{"id": "b", "name": HUB.name} | about)


@pytest.mark.parametrize(
    ("about", "same"),
    [
        ({"name": "The Baby-Hub"}, (Same.NAME,)),
        ({"name": "Babyhub", "postcode": "n11aa"}, (Same.NAME, Same.POSTCODE)),
        ({"organisation": "Council, Northtown"}, (Same.NAME, Same.ORGANISATION)),
        ({"name": "Baby Hub Northtown", "telephone": "+44 161 496 0000", "email": "HUB@example.org"},
         (Same.TELEPHONE, Same.EMAIL)),
        ({"website": "http://example.org/hub"}, (Same.NAME, Same.WEBSITE)),
        ({"locations": (Location(postcode="N1 1AA"),)}, (Same.NAME, Same.POSTCODE)),
        ({"postcode": "N2 2BB", "telephone": "01614960000"}, (Same.NAME, Same.TELEPHONE)),
    ],
)  # fmt: skip
def test_what_two_entries_have_in_common_is_said(about, same):
    assert pairs(HUB, other(**about)) == [("a", "b", same)]


@pytest.mark.parametrize(
    "about",
    [
        {"name": "Debt advice", "postcode": "N1 1AA", "telephone": HUB.telephone},
        {"postcode": "N2 2BB"},
        {"postcode": "N2 2BB", "website": HUB.website, "organisation": HUB.organisation},
        {"organisation": "Another charity"},
        {"name": "Baby Hub Northtown", "email": HUB.email},
    ],
    ids=["another name", "a branch", "a branch of the same", "another organisation", "one thing in common"],
)
def test_what_speaks_against_it_is_heard(about):
    assert pairs(HUB, other(**about)) == []


def test_entries_of_one_feed_are_left_to_whoever_runs_it():
    assert pairs(HUB, other(), feeds=("one", "one")) == []


def test_entries_by_hand_are_compared_with_each_other_too():
    assert pairs(HUB, other(), feeds=("", "")) == [("a", "b", (Same.NAME,))]


def many(count):
    rng = Random(3)
    names = [
        "Baby",
        "Toddler",
        "Parents",
        "Family",
        "Hub",
        "Group",
        "Club",
        "Sing",
        "Play",
        "Massage",
        "Feeding",
        "Dads",
    ]
    towns = ["Northtown", "Easton", "Westby", "Southend", "Midham", "Oldbury", "Newton", "Hillside"]
    made = []
    for number in range(count):
        name = f"{rng.choice(names)} {rng.choice(names)} {rng.choice(towns)} {rng.choice(['', str(number % 40)])}"
        code = f"N{rng.randint(1, 40)} {rng.randint(1, 9)}AA" if rng.random() < 0.7 else ""
        phone = f"0161 496 {rng.randint(0, count):04}" if rng.random() < 0.5 else ""
        organisation = f"{rng.choice(towns)} Council"
        offer = Offer(id=str(number), name=name, organisation=organisation, postcode=code, telephone=phone)
        made.append(Entry(offer, rng.choice(["", "one", "two"])))
    return made


def test_looking_only_where_it_is_worth_it_finds_what_looking_at_all_pairs_finds():
    entries = many(220)
    slow = {(p.first, p.second) for a, b in combinations(entries, 2) if (p := compared(a, b))}
    assert {(pair.first, pair.second) for pair in twins(entries)} == slow


def test_the_one_that_is_kept_takes_over_what_it_lacks():
    kept = Offer(id="a", name="Baby Hub", telephone="1", supply=Supply(places=3))
    gone = replace(
        HUB, id="b", tiers=frozenset({Tier.TREATMENT}), primary=Tier.TREATMENT, supply=Supply(5, staff=2)
    )
    both = merged(kept, gone)
    assert both == replace(gone, id="a", name="Baby Hub", telephone="1", supply=Supply(3, staff=2))
    assert lost(kept, gone) == ("telephone", "supply")


words = st.sampled_from(["", "x", "y"])
offers = st.builds(
    Offer, id=st.just("k"), name=st.sampled_from(["A", "B"]), organisation=words, cost=words, team=words,
    free=st.none() | st.booleans(), supply=st.builds(Supply, places=st.none() | st.integers(0, 2)),
)  # fmt: skip


@given(kept=offers, gone=offers)
def test_nothing_that_either_said_is_lost(kept, gone):
    both = merged(kept, gone)
    assert merged(both, gone) == both
    assert merged(kept, kept) == kept
    for name in ("organisation", "cost", "team"):
        assert getattr(both, name) == getattr(kept, name) or getattr(kept, name) == ""
        assert getattr(gone, name) in ("", getattr(both, name)) or name in lost(kept, gone)
