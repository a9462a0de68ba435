from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.services.scenario import Judgement, Step
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.audit.queries import events_of
from fivefold_web.library.citing import read, sign
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.presenters.coverage import About
from fivefold_web.services.presenters.stories import story_called
from fivefold_web.services.presenters.walks import walk_page
from fivefold_web.services.queries import walks
from fivefold_web.services.queries.proposals import Wishes, ground_of
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service

TODDLER = "fourteen-months"
OFF = {"offered": "no", "mode": "in person", "reason": "Paused since January"}
SCRIPT = "<script>alert('x')</script>"


def text_of(answer):
    return unescape(answer.content.decode())


@pytest.fixture
def clinic(place):
    """Takes the toddler, yet would not notice him: families are referred to it."""
    return a_service(
        place, "Parent-infant team", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST, ages=AgeBand(-9, 24)
    )


def test_the_toddler_whose_next_contact_is_at_two_waits_ten_months_and_nobody_would_notice(
    place, browser_of_member, at, clinic
):
    browser_of_member.post(at("contacts/england-one-year/"), OFF)
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/")))
    assert "10 months" in said
    assert "2 to 2½ year review, 2 to 2½ years" in said
    assert "No contact is open at this age." in said
    assert "No service in the directory would notice a child of this age." in said
    assert said.count(">Parent-infant team</a>") == 2  # understood and supported, not noticed
    assert "Here the way stops." in said
    assert "Nobody would notice before the contact “2 to 2½ year review”, in 10 months." in said


def test_adding_a_contact_at_twelve_months_changes_the_result(place, browser_of_member, at, clinic):
    browser_of_member.post(at("contacts/england-one-year/"), OFF)
    own = {"name": "12 month visit", "due_from": "12", "due_to": "15", "mode": "in person", "reason": ""}
    browser_of_member.post(at("contacts/new/"), own)
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/")))
    assert "No contact is open at this age." not in said
    assert "12 month visit" in said
    assert "Open at this age" in said


def test_a_contact_by_phone_is_no_chance_to_notice(browser_of_member, at):
    by_phone = {"offered": "yes", "mode": "phone", "reason": "Since 2021"}
    browser_of_member.post(at("contacts/england-one-year/"), by_phone)
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/")))
    assert "The contact at this age is by phone, so nobody sees the child." in said


def test_the_quiet_baby_of_nine_weeks_waits_seven_months_in_england(browser_of_member, at):
    said = text_of(browser_of_member.get(at("scenarios/nine-weeks/")))
    assert "7 months" in said
    assert "12 month review, 9 to 15 months" in said


def test_a_suggested_contact_that_is_offered_to_all_shortens_the_wait(browser_of_member, at):
    offered = {"offered": "yes", "mode": "in person", "reason": "Offered to all since April"}
    browser_of_member.post(at("contacts/england-three-to-four-months/"), offered)
    said = text_of(browser_of_member.get(at("scenarios/nine-weeks/")))
    assert "4 weeks" in said


def test_a_contact_follows_the_national_schedule_again(place, browser_of_member, at):
    browser_of_member.post(at("contacts/england-one-year/"), OFF)
    assert "Paused since January" in text_of(browser_of_member.get(at("contacts/")))
    browser_of_member.post(at("contacts/england-one-year/"), OFF | {"as_nation": "yes"})
    assert "Paused since January" not in text_of(browser_of_member.get(at("contacts/")))
    assert [event.did for event in events_of(place)][:2] == ["took back", "changed"]


def test_a_change_of_the_schedule_needs_a_reason(browser_of_member, at):
    answer = browser_of_member.post(at("contacts/england-one-year/"), OFF | {"reason": ""})
    assert answer.status_code == 422


def test_a_contact_of_the_places_own_can_be_changed_and_removed(place, browser_of_member, at):
    own = {"name": "12 month visit", "due_from": "12", "due_to": "9", "mode": "in person", "reason": ""}
    assert "This is before the first age." in text_of(browser_of_member.post(at("contacts/new/"), own))
    browser_of_member.post(at("contacts/new/"), own | {"due_to": "15"})
    [contact] = [one for one in walks.schedule_of(place) if one.is_own]
    path = at(f"contacts/own/{contact.key.removeprefix('own-')}/")
    assert browser_of_member.get(path).status_code == 200
    browser_of_member.post(path, own | {"due_to": "16"})
    assert [one.due_to for one in walks.schedule_of(place) if one.is_own] == [16]
    browser_of_member.post(path, {"remove": "yes"})
    assert not any(one.is_own for one in walks.schedule_of(place))


def test_every_nation_shows_its_own_schedule(client, db):
    scottish = a_place("Glenmouth", nation=Nation.SCOTLAND, areas=[])
    browser = signed_in(client, its_lead(scottish))
    said = text_of(browser.get(f"/places/{scottish.slug}/services/contacts/"))
    assert "27 to 30 month review" in said
    assert browser.get(f"/places/{scottish.slug}/services/contacts/england-one-year/").status_code == 404


def test_all_nine_children_are_listed_youngest_first(browser_of_member, at):
    said = text_of(browser_of_member.get(at("scenarios/")))
    ages = ["9 weeks", "4 months", "7 months", "14 months", "18 months", "2 years", "nearly 3 years"]
    places = [said.index(f'sv-child__age">{age}<') for age in ages]
    assert places == sorted(places)
    assert said.count("Not walked yet") == 9


def begun(browser, at, slug=TODDLER):
    answer = browser.post(at(f"scenarios/{slug}/start/"), follow=True)
    return answer.request["PATH_INFO"]


def test_partners_walk_a_scenario_and_the_walk_is_kept_with_its_history(place, browser_of_member, at, clinic):
    walk = begun(browser_of_member, at)
    judged = {"judgement": "no", "missing": "A visit at one year."}
    browser_of_member.post(f"{walk}noticed/", judged)
    browser_of_member.post(f"{walk}understood/", {"judgement": "partly", "missing": ""})
    browser_of_member.post(f"{walk}supported/", {"judgement": "don't know", "missing": ""})
    said = text_of(browser_of_member.post(f"{walk}finish/", follow=True))
    assert "The walk is kept." in said
    assert "Noticed: No; Understood: Partly; Supported: We don’t know" in said
    assert "Noticed: 0; Understood: 1; Supported: 1" in said
    listed = text_of(browser_of_member.get(at("scenarios/")))
    assert "1 of 9 walked" in listed
    second = begun(browser_of_member, at)
    assert second != walk
    assert "A visit at one year." in text_of(browser_of_member.get(walk))


def test_a_walk_that_is_open_is_gone_on_with(browser_of_member, at):
    assert begun(browser_of_member, at) == begun(browser_of_member, at)


def test_an_answer_sent_in_the_background_is_kept_once(place, browser_of_member, at):
    walk = begun(browser_of_member, at)
    for _again in range(2):
        answer = browser_of_member.post(
            f"{walk}noticed/",
            {"judgement": "yes", "missing": "", "idempotency_key": "k1"},
            headers={"X-Requested-With": "autosave"},
        )
        assert answer.json()["saved"] is True
        assert "partners say: yes" in read(place, answer.json()["evidence"]).detail
        assert read(place, answer.json()["evidence"]).path == walk
    [one] = walks.walks_of(place, TODDLER)
    assert [(row.step, row.judgement) for row in one.steps.all()] == [("noticed", Judgement.YES)]
    assert [event.did for event in events_of(place)].count("judged") == 1


def test_a_finished_walk_takes_no_new_answer(place, browser_of_member, at):
    walk = begun(browser_of_member, at)
    browser_of_member.post(f"{walk}finish/")
    answer = browser_of_member.post(
        f"{walk}noticed/", {"judgement": "yes"}, headers={"X-Requested-With": "autosave"}
    )
    assert answer.status_code == 422
    refused = browser_of_member.post(f"{walk}noticed/", {"judgement": "yes"}, follow=True)
    assert "This walk is finished." in text_of(refused)


def test_a_wrong_answer_or_step_is_refused(browser_of_member, at):
    walk = begun(browser_of_member, at)
    assert browser_of_member.post(f"{walk}loved/", {"judgement": "yes"}).status_code == 404
    wrong = browser_of_member.post(f"{walk}noticed/", {"judgement": "maybe"}, follow=True)
    assert "Select a valid choice" in text_of(wrong)
    assert browser_of_member.get(at("scenarios/no-such-child/")).status_code == 404


def test_a_step_is_offered_as_evidence_with_what_was_found_and_said(place, clinic):
    member = a_member(place)
    child = story_called(place, TODDLER)
    walkthrough = walking.start_walk(partnership=place, scenario=child, by=member)
    walking.judge(walkthrough=walkthrough, step="noticed", judgement="no", missing="A visit.", by=member)
    page = walk_page(
        child,
        ground_of(place).propose(child, Wishes()),
        About("Testmouth", "/walks/1/", its_lead(place).joined.date()),
        [],
        walkthrough=walks.walk_of(place, walkthrough.pk),
    )
    citation = read(place, sign(place, page.steps[0].citation))
    assert citation == page.steps[0].citation
    assert citation.key == "scenario-step:fourteen-months:noticed"
    assert citation.title == "The toddler nobody has seen (14 months): noticed?"
    assert citation.detail == (
        "0 services in reach; Open at this age: 12 month review. Next contact that sees every child: "
        "2 to 2½ year review, in 10 months; partners say: no; missing: A visit."
    )
    assert citation.source == "Scenario walk in Testmouth; Toolkit, Part 4, p57"


def test_what_partners_write_is_shown_as_text(browser_of_member, at):
    walk = begun(browser_of_member, at)
    browser_of_member.post(f"{walk}noticed/", {"judgement": "no", "missing": SCRIPT})
    assert SCRIPT not in browser_of_member.get(walk).content.decode()
    browser_of_member.post(f"{walk}finish/")
    assert SCRIPT not in browser_of_member.get(walk).content.decode()


def test_a_walk_of_another_place_is_not_found(client, browser_of_member, place, at):
    walk = begun(browser_of_member, at).split("/")[-2]
    other = a_place("Elsewhere")
    stranger = signed_in(client, a_member(other))
    theirs = f"/places/{other.slug}/services/walks/{walk}/"
    assert stranger.get(theirs).status_code == 404
    for rest in ("noticed/", "finish/"):
        assert stranger.post(theirs + rest, {"judgement": "yes"}).status_code == 404
    own = walking.add_contact(
        partnership=place,
        facts={"name": "Visit", "due_from": 12, "due_to": 13, "mode": "in person", "reason": ""},
        by=its_lead(place),
    )
    assert stranger.get(f"/places/{other.slug}/services/contacts/own/{own.pk}/").status_code == 404


def test_a_viewer_reads_a_walk_and_cannot_judge(client, place, browser_of_member, at):
    walk = begun(browser_of_member, at)
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert "Save" not in text_of(viewer.get(walk))
    assert viewer.post(f"{walk}noticed/", {"judgement": "yes"}).status_code == 403


def asked_for(browser, page):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(page).status_code == 200
    return len(asked)


def test_the_scenario_pages_ask_equally_often_for_one_and_three_services(place, browser_of_member, at):
    walk = begun(browser_of_member, at)
    child = at(f"scenarios/{TODDLER}/")
    pages = [
        at("scenarios/"), child, walk, at("contacts/"), f"{child}services/?step=noticed", f"{child}areas/",
        f"{child}storyboard/",
    ]  # fmt: skip
    a_service(place)
    first = {page: asked_for(browser_of_member, page) for page in pages}
    a_service(place, "Team", tiers={Tier.TREATMENT, Tier.PREVENTION})
    a_service(place, "Walk")
    assert {page: asked_for(browser_of_member, page) for page in pages} == first
    assert max(first.values()) < 40


def test_more_services_than_a_page_shows_have_a_list_of_their_own(place, browser_of_member, at):
    for number in range(12):
        a_service(place, f"Group {number:02}")
    a_service(place, "Library", ages=None)
    said = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/")))
    assert "Group 09" in said
    assert "Group 10" not in said
    assert "and 2 more" in said
    assert "services/?step=noticed" in said
    assert "1 running service gives no ages" in said
    whole = text_of(browser_of_member.get(at(f"scenarios/{TODDLER}/services/?step=noticed")))
    assert "12 services." in whole
    assert "Group 11" in whole


def test_the_three_steps_are_those_of_the_domain():
    assert list(Step) == ["noticed", "understood", "supported"]
