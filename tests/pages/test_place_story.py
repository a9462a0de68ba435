"""Step 2 of the path: a lead makes a place and brings someone in."""

import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.places import actions, queries
from tests.builders.places import PASSWORD, a_member, a_place, an_account, its_lead


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_lead_creates_a_welsh_place(visit, phone):
    person = an_account("Carys")
    story = visit("/places/new/", phone=phone, as_a=_as_user(person))
    story.is_accessible().picture(f"place-new-{'phone' if phone else 'desktop'}")
    page = story.page
    page.get_by_role("button", name="Create the place").click()
    story.shows("There is a problem").is_accessible()
    page.get_by_label("Name of the place or partnership").fill("Gwent little ones")
    page.get_by_label("Wales").check()
    page.get_by_label("Official areas").fill("W06000022 Newport\nW0600002 Typing slip")
    page.get_by_label("Lead body", exact=True).fill("Aneurin Bevan")
    page.get_by_role("button", name="Create the place").click()
    story.shows("Line 2")
    page.get_by_label("Official areas").fill("W06000022 Newport")
    page.get_by_role("button", name="Create the place").click()
    story.shows("Regional Partnership Board").is_accessible()
    story.shows("Sectors without a partner yet")
    story.picture(f"place-{'phone' if phone else 'desktop'}")


def _as_user(user):
    """A person who is no member yet, as `visit` wants them."""

    class Somebody:
        pass

    somebody = Somebody()
    somebody.user = user
    return somebody


def test_an_invited_person_gets_in_on_a_phone(visit):
    place = a_place()
    _made, token = actions.invite(partnership=place, role=Role.CONTRIBUTOR, note="Sam", by=its_lead(place))
    story = visit(reverse("places:invitation", args=[token]), phone=True)
    story.shows("You are invited to Testmouth").is_accessible()
    page = story.page
    page.get_by_role("link", name="Create an account").click()
    story.is_accessible()
    page.get_by_label("Your name").fill("Sam Newcomer")
    page.get_by_label("Email").fill("sam@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    page.get_by_role("button", name="Join").click()
    story.shows("Welcome to Testmouth").is_accessible()
    assert [m.name for m in queries.members_of(place)] == ["Lee Lead", "Sam Newcomer"]


def test_a_member_signs_in_with_the_keyboard_alone(visit):
    member = a_member(a_place("Testmouth"))
    story = visit("/account/sign-in/")
    page = story.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Email").focus()
    page.keyboard.type(member.user.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    story.shows("Where the partnership stands").is_accessible()


def test_pages_about_the_partnership_are_accessible(visit):
    place = a_place()
    a_member(place)
    lead = its_lead(place)
    for name in ("detail", "change", "areas", "new_organisation", "invite", "record"):
        visit(reverse(f"places:{name}", kwargs={"place": place.slug}), as_a=lead, phone=True).is_accessible()
    visit("/").is_accessible()
    visit("/places/nowhere/", as_a=lead).is_accessible()
