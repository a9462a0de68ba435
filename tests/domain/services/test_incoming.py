from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.incoming import Change, brought_together, compare
from fivefold.services.offer import Offer, Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Tier
from tests.builders.services import an_offer


def directory(*offers):
    return {offer.id: offer for offer in offers}


def test_a_file_says_what_is_new_what_changes_and_what_stays():
    play, hub, choir = an_offer("Play"), an_offer("Hub"), an_offer("Choir")
    moved = replace(hub, postcode="M1 1AA")
    found = compare(directory(play, hub), [play, moved, choir])
    assert found.new == (choir,)
    assert found.changes == (Change(hub, moved),)
    assert found.changes[0].differing == ("postcode",)
    assert found.unchanged == (play,)
    assert found.namesakes == ()


def test_what_the_file_leaves_empty_stays_as_it_is():
    hub = an_offer("Hub", capacity="12 families", ages=AgeBand(-9, 24), original='{"id": "1"}')
    from_feed = Offer(id=hub.id, name="Hub", description="Groups and advice")
    assert brought_together(hub, from_feed) == replace(hub, description="Groups and advice")


def test_kinds_of_support_come_with_their_main_one():
    hub = an_offer("Hub", tiers={Tier.PROMOTION, Tier.PREVENTION}, primary=Tier.PREVENTION)
    from_file = an_offer("Hub", tiers={Tier.TREATMENT})
    assert brought_together(hub, from_file).tiers == {Tier.TREATMENT}
    assert brought_together(hub, from_file).primary is Tier.TREATMENT


def test_a_service_that_ended_says_so_in_the_file():
    hub = an_offer("Hub")
    assert brought_together(hub, replace(hub, status=Status.DEFUNCT)).status is Status.DEFUNCT


def test_a_new_service_of_the_same_name_and_organisation_is_pointed_out():
    there = an_offer("Baby  Café", id="1", organisation="Hub")
    again = an_offer("baby café", id="2", organisation="hub")
    other = an_offer("Baby Café", id="3", organisation="Church")
    assert compare(directory(there), [again, other]).namesakes == (again,)


offers = st.builds(
    Offer,
    id=st.sampled_from("abc"),
    name=st.sampled_from(["Play", "Hub"]),
    capacity=st.sampled_from(["", "12 families"]),
    levels=st.frozensets(st.sampled_from(Level), max_size=2),
)


@given(offers, offers)
def test_taking_in_the_same_file_twice_changes_nothing_the_second_time(before, file):
    once = brought_together(before, replace(file, id=before.id))
    assert brought_together(once, replace(file, id=before.id)) == once


@given(st.lists(offers, unique_by=lambda offer: offer.id), st.lists(offers, unique_by=lambda offer: offer.id))
def test_every_service_of_the_file_is_new_changed_or_unchanged(there, file):
    found = compare(directory(*there), file)
    sorted_out = [*found.new, *(change.after for change in found.changes), *found.unchanged]
    assert sorted(offer.id for offer in sorted_out) == sorted(offer.id for offer in file)
