"""Setting up a place and bringing people in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fivefold.vocabulary.partners import Role
from fivefold_web.places import actions, queries
from tests.builders.places import PASSWORD, a_place, an_account, its_lead, signed_in

pytestmark = pytest.mark.django_db

GOOD = {
    "name": "Gwent little ones",
    "nation": "wales",
    "areas": "W06000022 Newport\nW06000021, Monmouthshire",
    "lead_body": "Aneurin Bevan",
    "sector": "nhs",
    "reports_to": "",
}


def create(client, **changes):
    return client.post(reverse("places:new"), GOOD | changes, follow=True)


def test_a_welsh_place_says_regional_partnership_board(client):
    client.force_login(an_account())
    page = create(client).content.decode()
    assert "Regional Partnership Board" in page
    assert "Integrated Care Board" not in page
    assert "Aneurin Bevan" in page
    assert "Sectors without a partner yet" in page


def test_who_creates_a_place_leads_it(client):
    person = an_account()
    client.force_login(person)
    create(client)
    assert queries.membership(person, "gwent-little-ones").role is Role.LEAD


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ("Newport", "Line 1: &#39;NEWPORT&#39; is not an official area code"),
        ("W06000022 Newport\nW0600002 Short", "Line 2:"),
        ("W99000022 Nowhere", "W99 is not a kind of area that Fivefold knows"),
        ("E08000009 Trafford", "E08000009 is an area of England, but the place is in Wales"),
    ],
)
def test_a_wrong_area_code_says_the_line_and_the_remedy_and_keeps_what_was_typed(client, areas, said):
    client.force_login(an_account())
    page = create(client, areas=areas).content.decode()
    assert said in page
    assert "Gwent little ones" in page
    assert queries.partnership_called("gwent-little-ones") is None


def test_script_in_every_field_is_shown_as_text(client):
    client.force_login(an_account())
    nasty = "<script>alert(1)</script>"
    page = create(
        client, name=nasty, lead_body=nasty, reports_to=nasty, areas=f"W06000022 {nasty}"
    ).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 4


def test_two_places_of_one_name_get_addresses_of_their_own():
    assert [a_place("Same").slug, a_place("Same").slug, a_place("new").slug] == ["same", "same-2", "new-2"]


def invited(client, place):
    """The path of a fresh invitation link, as the lead's page shows it."""
    response = signed_in(client, its_lead(place)).post(
        reverse("places:invite", kwargs={"place": place.slug}),
        {"note": "Sam of the Family Hub", "role": "facilitator", "organisation": ""},
    )
    link = response.content.decode().split("/invitation/")[1].split('"')[0]
    client.logout()
    return f"/invitation/{link}"


def test_an_invited_person_makes_an_account_and_joins(client, settings):
    settings.OPEN_SIGNUP = False
    place = a_place()
    link = invited(client, place)
    assert "Create an account" in client.get(link).content.decode()
    client.post(
        reverse("account_signup") + f"?next={link}",
        {"name": "Sam", "email": "sam@example.org", "password1": PASSWORD, "next": link},
    )
    page = client.post(link, follow=True).content.decode()
    assert "Welcome to Testmouth" in page
    assert [(m.name, m.role) for m in queries.members_of(place)][1] == ("Sam", Role.FACILITATOR)


def test_without_an_invitation_nobody_can_make_an_account(client, settings):
    settings.OPEN_SIGNUP = False
    an_account()
    assert "Accounts are by invitation" in client.get(reverse("account_signup")).content.decode()


def test_an_invitation_works_once(client):
    link = invited(client, a_place())
    client.force_login(an_account("First"))
    client.post(link)
    client.force_login(an_account("Second"))
    response = client.post(link)
    assert response.status_code == 410
    assert "Ask the person who sent it for a new link" in response.content.decode()


@pytest.mark.parametrize("end", ["expired", "withdrawn"])
def test_an_ended_invitation_says_so(client, end):
    place = a_place()
    link = invited(client, place)
    made = queries.open_invitations_of(place)[0]
    if end == "expired":
        made.expires = timezone.now() - timedelta(minutes=1)
        made.save()
    else:
        actions.withdraw_invitation(partnership=place, invitation=made, by=its_lead(place))
    client.force_login(an_account())
    assert client.get(link).status_code == 410


def test_an_unknown_invitation_says_so(client):
    assert client.get("/invitation/not-a-token/").status_code == 410
