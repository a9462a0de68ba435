"""Two entries that may be one: people see why, and decide."""

from html import unescape

from fivefold.services.open_to import Location
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.models import Pathway, PathwayStep, Twin
from fivefold_web.services.queries import directory
from fivefold_web.services.queries.twins import pairs_of
from tests.builders.places import a_place
from tests.builders.services import a_service


def two(place, **about):
    first = a_service(place, "Baby Hub", organisation="Council", postcode="N1 1AA", id="a")
    return first, a_service(place, "The Baby Hub", organisation="The Council", id="b", **about)


def decide(browser, at, one, other, said):
    typed = {"first": one.pk, "second": other.pk, "said": said}
    return browser.post(at("twins/decide/"), typed, follow=True)


def test_a_pair_is_shown_with_its_reasons(place, browser_of_member, at):
    two(place)
    said = unescape(browser_of_member.get(at("twins/")).content.decode())
    assert "1 pair to look at" in said
    assert "names 100 of 100 alike · the names are almost the same · the same organisation" in said


def test_one_service_takes_over_what_it_lacks_and_the_other_is_archived(place, browser_of_member, at):
    kept, gone = two(place, telephone="0161 496 0000", locations=(Location("Hall"),))
    decide(browser_of_member, at, kept, gone, "first")
    [offer] = directory.offers_for(place)
    assert (offer.id, offer.telephone, offer.locations, offer.postcode) == (
        "a", "0161 496 0000", (Location("Hall"),), "N1 1AA",
    )  # fmt: skip
    gone.refresh_from_db()
    assert gone.archived_because == "The same service as “Baby Hub”"
    assert [(twin.verdict, twin.first_id) for twin in Twin.objects.all()] == [("same", kept.pk)]
    assert pairs_of(place) == []


def test_steps_of_pathways_move_to_the_one_that_is_kept(place, browser_of_member, at):
    kept, gone = two(place)
    pathway = Pathway.objects.create(partnership=place, name="Feeding")
    step = PathwayStep.objects.create(
        partnership=place, pathway=pathway, key="hub", name="Hub", position=0, service=gone
    )
    decide(browser_of_member, at, kept, gone, "first")
    step.refresh_from_db()
    assert step.service == kept


def test_two_services_are_not_put_beside_each_other_again_until_somebody_asks(place, browser_of_member, at):
    one, other = two(place)
    decide(browser_of_member, at, other, one, "different")
    assert pairs_of(place) == []
    [twin] = Twin.objects.all()
    browser_of_member.post(at(f"twins/{twin.pk}/anew/"))
    assert [(pair.first, pair.second) for pair in pairs_of(place)] == [("a", "b")]


def test_deciding_twice_changes_nothing_the_second_time(place, browser_of_member, at):
    one, other = two(place)
    decide(browser_of_member, at, one, other, "first")
    again = decide(browser_of_member, at, one, other, "second")
    assert "Nothing was changed." in again.content.decode()
    assert [offer.id for offer in directory.offers_for(place)] == ["a"]


def test_services_of_another_place_cannot_be_decided_about(place, browser_of_member, at):
    one, _other = two(place)
    theirs = a_service(a_place("Elsewhere"), "Baby Hub")
    assert decide(browser_of_member, at, one, theirs, "first").status_code == 404
    assert decide(browser_of_member, at, one, one, "first").status_code == 400


def test_archived_entries_are_not_compared(place, member):
    one, _other = two(place)
    actions.archive_service(service=one, because="Ended", by=member)
    assert pairs_of(place) == []


def test_the_page_asks_the_same_number_of_questions(place, browser_of_member, at, django_assert_num_queries):
    two(place)
    browser_of_member.get(at("twins/"))
    with django_assert_num_queries(14):
        browser_of_member.get(at("twins/"))
    for number in (1, 2):
        a_service(place, f"Sing {number}00", organisation="Hub", id=f"s{number}")
        a_service(place, f"Sing {number}00", organisation="Hub", id=f"t{number}")
    assert len(pairs_of(place)) == 3
    with django_assert_num_queries(14):
        browser_of_member.get(at("twins/"))
