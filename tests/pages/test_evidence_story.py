"""Evidence strengthens a finding that is there, and the way forward works without scripts."""

from django.test import Client
from django.urls import reverse

from fivefold_web.decisions import queries
from fivefold_web.workshops import actions as workshops
from tests.builders.decisions import a_finding
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.workshops import a_session, answers, reveal

SENTENCE = "Partners want babies to feel safe."


def themes_of_a_session(place):
    session = a_session(place)
    said = answers(session, "Feeling safe", "Being held in mind")
    item = reveal(session)
    workshops.group(partnership=place, item=item, name="Safety", answers=said, by=its_lead(place))
    return reverse("workshops:themes", kwargs={"place": place.slug, "pk": item.pk})


def test_a_theme_lends_its_evidence_to_a_finding_that_is_there(visit):
    place = a_place()
    row = a_finding(place, SENTENCE)
    story = visit(themes_of_a_session(place), as_a=a_member(place), phone=True)
    page = story.page
    page.get_by_role("button", name="Make a finding").click()
    page.locator("summary", has_text="Add this evidence to a finding that is there").click()
    page.get_by_label("Finding", exact=True).select_option(label=SENTENCE)
    story.is_accessible().picture("evidence-lent")
    page.get_by_role("button", name="Add the evidence").click()
    story.shows("The evidence is added.").is_accessible()
    assert {item.title for item in queries.finding_of(place, row.pk).evidence.all()} == {
        "Smoking at time of delivery, Trafford",
        "Safety",
    }


def test_without_scripts_the_way_forward_is_a_plain_link(browser, live_server):
    place = a_place()
    client = Client()
    client.force_login(a_member(place).user)
    session = client.cookies["sessionid"].value
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(live_server.url + themes_of_a_session(place))
    page.get_by_role("button", name="Make a finding").click()
    page.get_by_label("What does this show?").fill(SENTENCE)
    page.get_by_role("button", name="Keep the finding").click()
    page.locator(".ff-evidence-card a").click()
    page.get_by_role("link", name="Findings that use this").click()
    page.get_by_role("link", name=SENTENCE).click()
    page.get_by_role("heading", level=1, name=SENTENCE).wait_for()
    context.close()
