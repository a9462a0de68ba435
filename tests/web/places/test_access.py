"""Who gets in: members by role, guests by one link, nobody else."""

import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.queries import events_of
from fivefold_web.places import actions, queries
from fivefold_web.places.permissions import May, can
from tests.builders.places import a_member, a_place, an_account, its_lead, signed_in

pytestmark = pytest.mark.django_db

TABLE = {
    Role.LEAD: {"view", "contribute", "facilitate", "lead"},
    Role.FACILITATOR: {"view", "contribute", "facilitate"},
    Role.CONTRIBUTOR: {"view", "contribute"},
    Role.VIEWER: {"view"},
}
PAGES = {
    "places:detail": May.VIEW,
    "places:change": May.LEAD,
    "places:areas": May.LEAD,
    "places:new_organisation": May.CONTRIBUTE,
    "places:invite": May.LEAD,
    "places:record": May.LEAD,
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", May)
def test_each_role_may_do_what_the_table_says(role, deed):
    assert can(role, deed) == (deed.value in TABLE[role])


@pytest.mark.parametrize("words", [("owner", "view"), ("lead", "delete everything"), ("", "")])
def test_an_unknown_role_or_deed_allows_nothing(words):
    assert not can(*words)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_for_the_roles_that_may(client, role, name):
    place = a_place()
    response = signed_in(client, a_member(place, role)).get(reverse(name, kwargs={"place": place.slug}))
    assert response.status_code == (200 if PAGES[name].value in TABLE[role] else 403)


@pytest.mark.parametrize("name", PAGES)
def test_a_place_does_not_exist_for_people_of_another_place(client, name):
    mine, theirs = a_place("Mine"), a_place("Theirs")
    response = signed_in(client, its_lead(mine)).get(reverse(name, kwargs={"place": theirs.slug}))
    assert response.status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_asked_to_sign_in(client, name):
    address = reverse(name, kwargs={"place": a_place().slug})
    response = client.get(address)
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_a_lead_cannot_change_a_member_of_another_place(client):
    mine, theirs = a_place("Mine"), a_place("Theirs")
    stranger = a_member(theirs)
    browser = signed_in(client, its_lead(mine))
    for name in ("places:role", "places:remove"):
        address = reverse(name, kwargs={"place": mine.slug, "pk": stranger.pk})
        assert browser.post(address, {"role": "lead"}).status_code == 404
    assert queries.member_of(theirs, stranger.pk).role is Role.CONTRIBUTOR


def test_the_last_lead_stays(client):
    place = a_place()
    lead = its_lead(place)
    address = reverse("places:role", kwargs={"place": place.slug, "pk": lead.pk})
    response = signed_in(client, lead).post(address, {"role": "viewer"})
    assert response.status_code == 422
    assert "Make someone else a lead first" in response.content.decode()
    with pytest.raises(actions.NotPossible):
        actions.remove_member(partnership=place, member=lead, by=lead)


def test_every_write_leaves_who_what_before_and_after():
    place = a_place("Old name")
    lead = its_lead(place)
    council = queries.organisations_of(place)[0]
    actions.change_place(
        partnership=place, name="New name", reports_to="The board", lead_body=council, by=lead
    )
    event = events_of(place).first()
    assert (event.actor_label, event.did, event.thing_kind) == (
        "Lee Lead (lead)",
        "changed",
        "places.partnership",
    )
    assert (event.before["name"], event.after["name"]) == ("Old name", "New name")


def test_the_record_of_changes_cannot_be_changed():
    event = events_of(a_place()).first()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_a_guest_link_is_kept_as_a_digest_only():
    place = a_place()
    made = actions.open_guest_link(partnership=place, task="workforce.check", target="7", by=its_lead(place))
    assert made.token not in str(made.link.__dict__)
    assert queries.guest_link_with(made.token, "workforce.check") == made.link
    assert queries.guest_link_with(made.token, "something.else") is None


def test_the_member_list_asks_the_same_number_of_questions_for_one_and_three(
    client, django_assert_num_queries
):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    address = reverse("places:detail", kwargs={"place": place.slug})
    browser.get(address)
    for extra in (0, 2):
        for _again in range(extra):
            a_member(place)
        with django_assert_num_queries(7):
            browser.get(address)


def test_a_person_without_a_place_is_invited_to_create_one(client):
    client.force_login(an_account())
    assert "You do not belong to a place yet" in client.get("/").content.decode()
