"""Every fact of a service: typed in, shown, narrowed to, counted where it is lacking, taken out and in again."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import Phase, given, settings

from fivefold.services.offer import ItemTag
from fivefold.services.open_to import Access, Caregiver, CoProducer, Hours, Location, Referrer
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.services.tally import tally_of
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.partners import Role
from fivefold_web.design.meanwhile import mark_of
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.forms.facts import ServiceForm
from fivefold_web.services.forms.given_at import PlaceForm, initial_of
from fivefold_web.services.presenters.narrowed import unsaid_words
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.directory import Filters
from tests.builders import offers as any_offers
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service, an_offer

TYPED = {
    "name": "Parent-infant team", "status": "active", "team": "North team", "exclusions": "Nobody over two",
    "serves": ["mothers", "fathers"], "referrers": ["GPs", "families themselves"], "access": ["buggy", "at home"],
    "languages": "Polish\r\nEnglish\r\n", "free": "no", "cost": "2 pounds", "capacity": "Full until May",
    "places": "12", "caseload": "11", "staff": "2.6", "volunteers": "0", "supply_on": "2026-03-31", "wait_low": "6",
    "wait_high": "10.5", "wait_basis": "measured", "wait_on": "2026-04-01", "funding_ends": "2027-03-31",
    "evidence": "A local example", "measures": ["adbb", "asq-3"], "co_produced": ["fathers"], "asks_about_children": "yes",
}  # fmt: skip
QUAY = Location(
    "Quay", "1 Quay", "HM1 1AA", 54.9, 1.6, "typed", (Hours(0, time(9, 30), time(11, 30), "term time"),)
)


def text_of(answer):
    return answer.content.decode()


def names(place, **filters):
    return [service.name for service in queries.listed(place, Filters(**filters))]


def only_offer(place):
    [offer] = queries.offers_for(place)
    return offer


def test_every_fact_that_is_typed_is_kept_and_shown(place, browser_of_member, at):
    answer = text_of(browser_of_member.post(at("new/"), TYPED, follow=True))
    offer = only_offer(place)
    assert offer.supply == Supply(
        12, 11, 2.6, 0, date(2026, 3, 31), Wait(6, 10.5, WaitBasis.MEASURED, date(2026, 4, 1)), date(2027, 3, 31)
    )  # fmt: skip
    assert (offer.serves, offer.referrers, offer.access, offer.co_produced) == (
        {Caregiver.MOTHERS, Caregiver.FATHERS},
        {Referrer.GP, Referrer.SELF},
        {Access.BUGGY, Access.AT_HOME},
        {CoProducer.FATHERS},
    )
    assert (offer.languages, offer.free, offer.cost, offer.measures, offer.evidence, offer.asks_about_children) == (
        ("Polish", "English"), False, "2 pounds", ("adbb", "asq-3"), "A local example", True,
    )  # fmt: skip
    for said in (
        "North team",
        "Nobody over two",
        "6 to 10.5 weeks (measured; 1 April 2026)",
        "2.6 whole-time",
        "Polish, English",
    ):
        assert said in answer


def test_a_form_sent_as_it_was_shown_changes_nothing(place, browser_of_member, at):
    browser_of_member.post(at("new/"), TYPED)
    before = only_offer(place)
    form = ServiceForm(offer=before)
    shown = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    browser_of_member.post(at(f"{queries.services_of(place).get().pk}/change/"), shown)
    assert only_offer(place) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"wait_high": "3"}, "The longest wait is below the shortest."),
        (
            {"wait_low": "", "wait_high": ""},
            "Enter how many weeks families wait, or leave the whole wait empty.",
        ),
        ({"staff": "-1"}, "Enter a number from 0 up, such as 2.6, or leave it empty."),
        ({"places": "some"}, "Enter a number from 0 up, such as 12, or leave it empty."),
        ({"funding_ends": "soon"}, "Enter a date such as 2026-05-04, year first, or leave it empty."),
    ],
)
def test_a_wrong_figure_is_named_its_group_is_open_and_nothing_is_lost(
    place, browser_of_member, at, wrong, said
):
    answer = browser_of_member.post(at("new/"), TYPED | wrong)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "much" in ServiceForm(TYPED | wrong).opened()
    assert "Nobody over two" in text_of(answer)
    assert queries.offers_for(place) == []


def test_the_groups_of_an_empty_form_are_folded(browser_of_member, at):
    page = text_of(browser_of_member.get(at("new/")))
    assert (page.count('<details class="ff-details">'), page.count('<details class="ff-details" open>')) == (
        3,
        0,
    )


def test_places_are_added_changed_and_taken_away_one_by_one(place, browser_of_member, at):
    service = a_service(place, tags=frozenset({ItemTag("component", "early-learning")}))
    typed = {
        "name": "Quay", "address": "1 Quay", "postcode": "HM1 1AA", "hours": "Mon 9:30-11:30 (term time)",
        "latitude": "54.9", "longitude": "1.6",
    }  # fmt: skip
    for _twice in range(2):
        browser_of_member.post(at(f"{service.pk}/at/new/"), typed)
    assert (only_offer(place).locations, len(only_offer(place).tags)) == ((QUAY,), 1)
    mark = mark_of(PlaceForm(place=QUAY))
    assert mark in text_of(browser_of_member.get(at(f"{service.pk}/at/0/")))
    shown = initial_of(QUAY) | {"was": mark}
    browser_of_member.post(at(f"{service.pk}/at/0/"), shown)
    assert only_offer(place).locations == (QUAY,)
    browser_of_member.post(at(f"{service.pk}/at/0/"), shown | {"name": "Pier"})
    assert only_offer(place).locations[0].name == "Pier"
    stale = browser_of_member.post(at(f"{service.pk}/at/0/"), shown | {"name": "Harbour"})
    assert "Somebody else changed this while you wrote, so nothing was saved." in text_of(stale)
    browser_of_member.post(at(f"{service.pk}/at/0/take-away/"), {"was": shown["was"]})
    assert len(only_offer(place).locations) == 1
    now = mark_of(PlaceForm(place=only_offer(place).locations[0]))
    browser_of_member.post(at(f"{service.pk}/at/0/take-away/"), {"was": now})
    assert only_offer(place).locations == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Enter a name, an address or a postcode."),
        ({"name": "Quay", "hours": "mornings"}, "does not say a day and hours"),
        ({"name": "Quay", "latitude": "54"}, "Enter both degrees, or leave both empty."),
        ({"name": "Quay", "latitude": "540", "longitude": "1"}, "Enter degrees such as 53.4177"),
    ],
)
def test_a_place_that_cannot_be_is_named(place, browser_of_member, at, typed, said):
    service = a_service(place)
    answer = browser_of_member.post(at(f"{service.pk}/at/new/"), typed)
    assert (answer.status_code, said in text_of(answer)) == (422, True)


def test_places_of_another_partnership_are_not_found(client, place):
    service = a_service(place, locations=(QUAY,))
    other = a_place("Elsewhere")
    stranger = signed_in(client, a_member(other, Role.LEAD))
    for path in ("at/new/", "at/0/"):
        assert stranger.get(f"/places/{other.slug}/services/{service.pk}/{path}").status_code == 404
    assert stranger.post(f"/places/{other.slug}/services/{service.pk}/at/0/take-away/").status_code == 404


def test_the_directory_is_narrowed_by_each_fact(place):
    soon = timezone.localdate() + timedelta(days=80)
    a_service(
        place, "Hub", serves=frozenset({Caregiver.FATHERS}), referrers=frozenset({Referrer.SELF}), free=True,
        access=frozenset({Access.BUGGY}), languages=("Polish",), areas=("Lantern Quay",), locations=(QUAY,),
        supply=Supply(wait=Wait(0, 4), funding_ends=soon),
    )  # fmt: skip
    a_service(place, "Team", free=False, supply=Supply(wait=Wait(20, 26)), address="Pier Road")
    a_service(place, "Unsaid", ages=None)
    assert names(place, serves="fathers") == names(place, referrer="families themselves") == ["Hub"]
    assert (
        names(place, access="buggy")
        == names(place, language=" polish")
        == names(place, free="yes")
        == ["Hub"]
    )
    assert names(place, free="no") == names(place, wait="long") == names(place, where="PIER") == ["Team"]
    assert (
        names(place, wait="4") == names(place, funding="3") == names(place, where="quay lantern") == ["Hub"]
    )
    assert names(place, wait="0") == names(place, where="nowhere") == []
    assert names(place, wait="known") == ["Hub", "Team"]
    assert names(place, lacks="ages") == ["Unsaid"]
    assert names(place, language="Polish", access="buggy", level="community") == ["Hub"]


def test_who_says_nothing_is_counted_and_never_in_the_list(place, browser_of_member, at):
    a_service(place, "Hub", languages=("Polish",))
    a_service(place, "Walk", ages=None)
    a_service(place, "Park", ages=None)
    assert queries.unsaid(place, Filters(age=14)) == {"age": 2}
    assert queries.unsaid(place, Filters(age=14, language="Polish")) == {}
    answer = text_of(browser_of_member.get(at("?age=14&language=&where=")))
    assert unsaid_words({"age": 2}) == ["2 more services do not give ages. They are not in this list."]
    assert unsaid_words({"age": 2})[0] in answer
    assert "Hub" in answer
    assert "Walk" not in answer.split("sv-list")[1].split("</table>")[0]


def test_the_database_counts_what_is_lacking_as_the_domain_does(place):
    offers = [
        an_offer("A", ages=None), an_offer("B", ages=AgeBand(216, 1212), levels=frozenset(), tiers=set(), reach=None),
        an_offer("C", serves=frozenset({Caregiver.KINSHIP}), eligibility="Ring us", locations=(QUAY,)),
        an_offer("D", supply=Supply(places=0, wait=Wait(0, 0)), assured_on=date(2026, 1, 1), locations=(Location("Hall"),)),
        an_offer("E", ages=AgeBand(48, 156), caregivers="all", referrers=frozenset({Referrer.GP})),
    ]  # fmt: skip
    actions.import_services(partnership=place, offers=offers, by=a_member(place))
    assert queries.tally_of_running(place) == tally_of(offers)


def test_the_address_carries_every_filter_to_the_next_page(place, browser_of_member, at):
    offers = [an_offer(f"Service {n:03}", id=str(n), languages=("Polish",)) for n in range(51)]
    actions.import_services(partnership=place, offers=offers, by=a_member(place))
    answer = text_of(browser_of_member.get(at("?language=polish&wait=&where=")))
    assert "51 services" in answer
    assert "language=polish&amp;page=2" in answer


def test_any_service_comes_back_from_the_directory_as_it_was(place):
    @given(any_offers.services())
    @settings(max_examples=6, deadline=None, phases=[Phase.generate])
    def comes_back(offers):
        queries.Service.objects.filter(partnership=place).delete()
        actions.import_services(partnership=place, offers=offers, by=a_member(place))
        kept = {key: in_order(offer) for key, offer in queries.offers_by_key(place).items()}
        assert kept == {offer.id: in_order(offer) for offer in offers}

    comes_back()


def in_order(offer):
    """The directory keeps hours by weekday; everything else stands as it was given."""
    places = tuple(replace(place, hours=tuple(sorted(map(repr, place.hours)))) for place in offer.locations)
    return replace(offer, locations=places)
