"""A team lead rates the team on a phone; a facilitator reads the table of all teams."""

import re

import pytest

from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.workforce import queries
from tests.builders.places import a_member, a_place
from tests.builders.workforce import SLUGS, A, G, R, a_check, a_link, a_round, a_team


@pytest.fixture
def place():
    return a_place("Harbourside and Moors", is_fictional=True)


@pytest.fixture
def check(place):
    return a_check(a_team(place, "Moors health visitors"), a_round(place, "Spring 2026"), sent=False)


def card(visited, slug):
    return visited.page.locator(f"[data-autosave-part='{slug}']")


def choose(visited, slug, word):
    card(visited, slug).get_by_role("radio", name=word).check()


def saved(visited, slug):
    card(visited, slug).get_by_text(re.compile(r"^Saved \d\d:\d\d")).wait_for()


def test_a_team_lead_rates_on_a_phone_comes_back_later_and_sends(visit, check):
    address = f"/guest/workforce/{a_link(check)}/"
    phone = visit(address, phone=True).shows("Team check: Moors health visitors").is_accessible()
    choose(phone, SLUGS[0], "Amber")
    saved(phone, SLUGS[0])
    card(phone, SLUGS[1]).get_by_label("What makes you say so?").fill("Two of us are trained")
    saved(phone, SLUGS[1])
    phone.shows("1 of 11 statements rated").picture("team_check_phone")

    phone = visit(address, phone=True)
    assert (
        card(phone, SLUGS[1]).get_by_label("What makes you say so?").input_value() == "Two of us are trained"
    )
    phone.page.get_by_role("button", name="Send the answers").click()
    phone.shows("There is a problem").is_accessible()
    assert phone.page.title().startswith("Error:")
    phone.page.get_by_role("link", name="Statement 2: choose red, amber or green").click()
    assert phone.page.evaluate("document.activeElement.name") == f"rating_{SLUGS[1]}"

    for slug in SLUGS[1:]:
        choose(phone, slug, "Red")
    phone.page.get_by_role("button", name="Send the answers").click()
    phone.shows("Thank you. Your team's answers have been sent.").shows("Sent on").is_accessible()
    phone.picture("team_check_sent_phone")
    answers = queries.answers_of(check)
    assert [answers[slug].rag for slug in SLUGS] == [A] + [R] * 10
    assert answers[SLUGS[1]].comment == "Two of us are trained"


def test_what_is_rated_without_a_connection_is_kept_and_sent_when_it_is_back(visit, check):
    phone = visit(f"/guest/workforce/{a_link(check)}/", phone=True)
    phone.page.context.set_offline(True)
    choose(phone, SLUGS[3], "Green")
    card(phone, SLUGS[3]).get_by_text("Kept on this device").wait_for()
    phone.page.context.set_offline(False)
    saved(phone, SLUGS[3])
    assert queries.answers_of(check)[SLUGS[3]].rag is G


def test_what_was_typed_before_the_page_was_lost_comes_back(visit, check):
    phone = visit(f"/guest/workforce/{a_link(check)}/", phone=True)
    phone.page.route("**/save/", lambda route: route.abort())
    card(phone, SLUGS[0]).get_by_label("What makes you say so?").fill("typed in a tunnel")
    card(phone, SLUGS[0]).get_by_text("Kept on this device").wait_for()
    phone.page.unroute("**/save/")
    phone.page.reload()
    saved(phone, SLUGS[0])
    assert queries.answers_of(check)[SLUGS[0]].comment == "typed in a tunnel"


def test_a_facilitator_sets_up_a_round_and_hands_out_a_link(visit, place):
    page = visit(f"/places/{place.slug}/workforce/", as_a=a_member(place, Role.FACILITATOR)).is_accessible()
    page.page.get_by_role("link", name="Add a team").click()
    page.page.get_by_label("Name of the team").fill("Family Hub team")
    page.page.get_by_label("Sector").select_option(label="Family Hubs and children's centres")
    page.is_accessible()
    page.page.get_by_role("button", name="Save the team").click()
    page.shows("Family Hub team is on the list.").go(f"/places/{place.slug}/workforce/")
    page.page.get_by_role("link", name="Open a round").click()
    page.page.get_by_label("Name of the round").fill("Spring 2026")
    page.is_accessible()
    page.page.get_by_role("button", name="Open the round").click()
    page.shows("Not begun").is_accessible()
    page.page.get_by_role("button", name=re.compile("Make a link.*Family Hub team")).click()
    page.shows("Link for Family Hub team").is_accessible()
    link = page.page.get_by_label("Link", exact=True).input_value()
    visit(link[link.index("/guest/") :], phone=True).shows("Team check: Family Hub team")


@pytest.mark.parametrize("phone", [False, True])
def test_the_table_of_all_teams_reads_at_every_width(visit, place, phone):
    before, after = a_round(place, "Autumn 2025"), a_round(place, "Spring 2026")
    for number, sector in enumerate([Sector.EARLY_YEARS] * 5 + [Sector.MATERNITY, Sector.HOUSING]):
        team = a_team(place, f"Team {number}", sector)
        a_check(team, before, "RRRAAAGGGRA")
        a_check(team, after, "RAGRAGRAGR-", comment="As far as we know")
    member = a_member(place, Role.FACILITATOR)
    page = visit(
        f"/places/{place.slug}/workforce/rounds/{after.pk}/?since={before.pk}", as_a=member, phone=phone
    )
    page.shows("Weakest across the system:").shows("hidden: small numbers").is_accessible()
    page.picture(f"workforce_round_{'phone' if phone else 'desktop'}")
    for rest in (
        "",
        "teams/",
        f"rounds/{after.pk}/teams/",
        f"rounds/{after.pk}/statements/tuning-in/",
        f"rounds/{after.pk}/printed/",
    ):
        page.go(f"/places/{place.slug}/workforce/{rest}").is_accessible()
