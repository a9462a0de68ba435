import pytest
from django.db import IntegrityError, transaction

from fivefold.services.offer import Status
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.audit.queries import events_of
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.directory import Filters
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service, an_offer

SCRIPT = "<script>alert('x')</script>"
TYPED = {
    "name": "Parent-infant team",
    "organisation": "Testmouth NHS",
    "description": "Therapy for babies\r\nand parents.",
    "status": "active",
    "levels": ["relationship", "family"],
    "tiers": ["early intervention", "treatment"],
    "primary": "treatment",
    "reach": "specialist",
    "ages_from": "-9",
    "ages_to": "24",
    "need_groups": ["getting more help"],
    "caregivers": "all",
    "eligibility": "Referral",
    "capacity": "20 families",
    "areas": "Trafford\r\n\r\nE08000003",
    "address": "1 High Street",
    "postcode": "M1 1AA",
    "telephone": "0161 000 0000",
    "email": "team@example.org",
    "website": "https://example.org/",
    "assured_on": "2026-05-04",
}


def text_of(answer):
    return answer.content.decode()


def names(partnership, **filters):
    return [service.name for service in queries.listed(partnership, Filters(**filters))]


def test_a_service_is_added_by_form_with_everything_that_is_known(place, browser_of_member, at):
    answer = browser_of_member.post(at("new/"), TYPED, follow=True)
    assert "“Parent-infant team” is in the directory." in text_of(answer)
    [offer] = queries.offers_for(place)
    assert offer == an_offer(
        "Parent-infant team",
        id=offer.id,
        organisation="Testmouth NHS",
        description="Therapy for babies\nand parents.",
        levels=frozenset({Level.RELATIONSHIP, Level.FAMILY}),
        tiers={Tier.EARLY_INTERVENTION, Tier.TREATMENT},
        primary=Tier.TREATMENT,
        reach=Reach.SPECIALIST,
        ages=AgeBand(-9, 24),
        need_groups=frozenset({NeedGroup.GETTING_MORE_HELP}),
        caregivers="all",
        eligibility="Referral",
        capacity="20 families",
        areas=("Trafford", "E08000003"),
        address="1 High Street",
        postcode="M1 1AA",
        telephone="0161 000 0000",
        email="team@example.org",
        website="https://example.org/",
        assured_on=offer.assured_on,
    )
    assert offer.assured_on.isoformat() == "2026-05-04"


def test_only_the_name_must_be_given(place, browser_of_member, at):
    browser_of_member.post(at("new/"), {"name": "Rhyme time", "status": "active"})
    [offer] = queries.offers_for(place)
    assert (offer.name, offer.tiers, offer.primary, offer.ages) == ("Rhyme time", frozenset(), None, None)


def test_one_kind_of_support_is_the_main_one_by_itself(place, browser_of_member, at):
    typed = {"name": "Rhyme time", "status": "active", "tiers": ["promotion"]}
    browser_of_member.post(at("new/"), typed)
    assert queries.offers_for(place)[0].primary is Tier.PROMOTION


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Enter the name of the service."),
        ({"primary": ""}, "Say which kind of support is the main one."),
        ({"primary": "prevention"}, "the service is not marked as prevention"),
        ({"ages_to": ""}, "Give both ages, or leave both as not known."),
        ({"ages_from": "36"}, "Choose an age above 3 years."),
        ({"website": "javascript:alert(1)"}, "Enter a web address such as"),
        ({"email": "nobody"}, "Enter an e-mail address such as"),
        ({"assured_on": "31/31/2026"}, "Enter a date such as 2026-05-04"),
    ],
)
def test_a_wrong_entry_is_named_and_nothing_typed_is_lost(place, browser_of_member, at, wrong, said):
    answer = browser_of_member.post(at("new/"), TYPED | wrong)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "There is a problem" in text_of(answer)
    assert "Therapy for babies" in text_of(answer)
    assert queries.offers_for(place) == []


def test_a_form_that_nobody_changed_changes_nothing(place, browser_of_member, at):
    service = a_service(place, description="Ends with a space \nand a line. ", ages=AgeBand(7, 1000))
    assert browser_of_member.get(at(f"{service.pk}/change/")).status_code == 200
    before = queries.offers_for(place)
    typed = {
        "name": "Stay and play",
        "status": "active",
        "description": "Ends with a space \r\nand a line.",
        "levels": ["community"],
        "tiers": ["promotion"],
        "primary": "promotion",
        "reach": "universal",
        "ages_from": "7",
        "ages_to": "1000",
    }
    answer = browser_of_member.post(at(f"{service.pk}/change/"), typed)
    assert answer.status_code == 302
    assert queries.offers_for(place) == before
    assert [event.did for event in events_of(place) if event.thing_kind == "services.service"] == ["added"]


def test_a_change_is_kept_and_recorded_with_before_and_after(place, browser_of_member, at):
    service = a_service(place)
    typed = {"name": "Stay and play", "status": "temporarily closed", "ages_from": "0", "ages_to": "60"}
    browser_of_member.post(at(f"{service.pk}/change/"), typed)
    [offer] = queries.offers_for(place)
    assert offer.status is Status.TEMPORARILY_CLOSED
    event = events_of(place).first()
    assert (event.did, event.before["status"], event.after["status"]) == (
        "changed",
        "active",
        "temporarily closed",
    )


def test_an_archived_service_leaves_the_directory_and_can_come_back(place, browser_of_member, at):
    service = a_service(place)
    browser_of_member.post(at(f"{service.pk}/archive/"), {"because": "Ended in March"})
    assert names(place) == []
    assert names(place, show="archived") == ["Stay and play"]
    assert "Ended in March" in text_of(browser_of_member.get(at(f"{service.pk}/")))
    browser_of_member.post(at(f"{service.pk}/bring-back/"))
    assert names(place) == ["Stay and play"]


def test_archiving_needs_a_reason(place, browser_of_member, at):
    service = a_service(place)
    assert browser_of_member.post(at(f"{service.pk}/archive/"), {"because": ""}).status_code == 422
    assert names(place) == ["Stay and play"]


def test_filters_narrow_the_directory(place):
    a_service(place, "Play", levels=frozenset({Level.COMMUNITY, Level.CHILD}), organisation="Hub")
    a_service(
        place,
        "Team",
        tiers={Tier.TREATMENT, Tier.PREVENTION},
        primary=Tier.TREATMENT,
        reach=Reach.SPECIALIST,
        ages=AgeBand(-9, 24),
    )
    a_service(place, "Walk", levels=frozenset(), ages=None, description="With prams in the park")
    a_service(place, "Closed", status=Status.DEFUNCT)
    assert names(place) == ["Play", "Team", "Walk"]
    assert names(place, show="all") == ["Closed", "Play", "Team", "Walk"]
    assert names(place, level="child") == ["Play"]
    assert names(place, tier="prevention") == ["Team"]
    assert names(place, tier="prevention", main=True) == []
    assert names(place, reach="specialist") == ["Team"]
    assert names(place, age=-9) == ["Team"]
    assert names(place, age=24) == ["Play"]
    assert names(place, text="prams PARK") == ["Walk"]
    assert names(place, text="hub") == ["Play"]
    assert names(place, placed="no") == ["Walk"]


def test_the_address_carries_the_filters_through_the_pages(place, browser_of_member, at):
    offers = [an_offer(f"Service {n:03}", id=str(n)) for n in range(51)]
    actions.import_services(partnership=place, offers=offers, by=a_member(place))
    answer = text_of(browser_of_member.get(at("?level=community&age=14&text=service")))
    assert "51 services" in answer
    assert "Service 049" in answer
    assert "Service 050" not in answer
    assert "text=service&amp;level=community&amp;age=14&amp;page=2" in answer
    second = browser_of_member.get(at("?level=community&age=14&text=service&page=2"))
    assert "Service 050" in text_of(second)


def test_an_address_with_an_unknown_filter_shows_the_directory(place, browser_of_member, at):
    a_service(place)
    assert "Stay and play" in text_of(browser_of_member.get(at("?level=galaxy&age=old&page=x")))


def test_the_list_asks_the_database_equally_often_for_one_and_three_services(
    place, browser_of_member, at, django_assert_num_queries
):
    a_service(place)
    with django_assert_num_queries(14):
        browser_of_member.get(at())
    a_service(place, "Team", tiers={Tier.TREATMENT, Tier.PREVENTION}, primary=Tier.TREATMENT)
    a_service(place, "Walk")
    with django_assert_num_queries(14):
        browser_of_member.get(at())


def test_what_people_type_is_shown_as_text_everywhere(place, browser_of_member, at):
    service = a_service(
        place,
        SCRIPT,
        organisation=SCRIPT,
        description=SCRIPT,
        areas=(SCRIPT,),
        website="javascript:alert(1)",
        capacity=SCRIPT,
    )
    for page in ("", f"{service.pk}/", f"{service.pk}/change/", "continuum/", f"?text={SCRIPT}"):
        answer = text_of(browser_of_member.get(at(page)))
        assert SCRIPT not in answer
        assert "&lt;script&gt;" in answer
        assert 'href="javascript:' not in answer


def test_a_service_of_another_place_is_not_found(client, place):
    service = a_service(place)
    other = a_place("Elsewhere")
    stranger = signed_in(client, a_member(other, Role.LEAD))
    for path in (f"{service.pk}/", f"{service.pk}/change/", f"{service.pk}/archive/"):
        assert stranger.get(f"/places/{other.slug}/services/{path}").status_code == 404
        assert stranger.get(f"/places/{place.slug}/services/{path}").status_code == 404
    assert stranger.post(f"/places/{other.slug}/services/{service.pk}/bring-back/").status_code == 404
    assert names(other) == []


@pytest.mark.parametrize("page", ["new/", "import/", "contacts/new/", "import/template/"])
def test_a_viewer_reads_and_does_not_write(client, place, at, page):
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert viewer.get(at()).status_code == 200
    assert viewer.get(at(page)).status_code == 403


def test_a_service_keeps_ages_both_or_none_and_one_main_kind(place):
    service = a_service(place, tiers={Tier.PREVENTION, Tier.TREATMENT})
    with pytest.raises(IntegrityError), transaction.atomic():
        queries.services_of(place).filter(pk=service.pk).update(ages_from=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        queries.services_of(place).filter(pk=service.pk).update(ages_from=70)
    with pytest.raises(IntegrityError), transaction.atomic():
        service.tiers.update(is_primary=True)


def test_a_service_that_is_sent_twice_is_one_service(place, browser_of_member, at):
    typed = {"name": "Toy library", "organisation": "Town Council", "status": "active"}
    for _tap in range(2):
        assert browser_of_member.post(at("new/"), typed).status_code == 302
    typed["description"] = "Another one"
    browser_of_member.post(at("new/"), typed)
    said = queries.services_of(place).values_list("name", "description").order_by("pk")
    assert list(said) == [("Toy library", ""), ("Toy library", "Another one")]
