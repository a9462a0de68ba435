from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.knowledge.catalogue import cases
from fivefold.services.journey import JourneyStep, steps_of_story
from fivefold.vocabulary.ages import AgeBand
from fivefold_web.audit.queries import events_of
from fivefold_web.services.queries import journeys as queries
from tests.builders.journeys import a_journey, its_steps
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service

STORY = "cindy-and-andy-in-manchester"
SENT = {"name": "Robin and Sam", "about": "", "case": STORY, "invented": "on", "client_key": "once"}


def text_of(answer):
    return unescape(answer.content.decode())


def the_story():
    (case,) = [one for one in cases() if one.slug == STORY]
    return steps_of_story(case)


@pytest.fixture
def journey(place):
    return a_journey(place, steps=the_story(), case=STORY)


def step_called(journey, title):
    (row,) = [row for row in its_steps(journey) if row.title == title]
    return row


def test_the_sample_on_a_place_without_a_mother_and_baby_unit_marks_that_step_as_missing(
    place, browser_of_member, at
):
    a_service(place, "Health visiting", ages=AgeBand(-9, 60))
    begun = browser_of_member.post(at("journeys/new/"), SENT, follow=True)
    said = text_of(begun)
    (journey,) = queries.journeys_of(place)
    step = step_called(journey, "Deciding together on admission")
    card = said.split(f'id="step-{step.pk}"')[1].split("</li>")[0]
    assert "sv-g-step--missing" in said.split(f'id="step-{step.pk}"')[0][-120:]
    assert "Missing locally</strong>: Mother and Baby Unit" in card
    assert "no open service of the directory was found" in card
    assert "Make a finding" in card


def test_the_same_form_sent_twice_begins_one_journey(place, browser_of_member, at):
    for _time in range(2):
        browser_of_member.post(at("journeys/new/"), SENT)
    (journey,) = queries.journeys_of(place)
    assert (journey.steps_in_all, journey.case) == (12, STORY)


def test_a_journey_begins_from_nothing_and_grows_step_by_step(place, browser_of_member, at):
    browser_of_member.post(at("journeys/new/"), SENT | {"case": ""})
    (journey,) = queries.journeys_of(place)
    said = {
        "title": "A walk",
        "age_months": "-2",
        "trigger": "Rain",
        "wanted": "Midwife; Library",
        "result": "",
    }
    for _time in range(2):
        browser_of_member.post(at(f"journeys/{journey.pk}/steps/new/"), said)
    (row,) = its_steps(journey)
    assert (row.title, row.age_months, row.wanted) == ("A walk", -2, "Midwife; Library")
    browser_of_member.post(at(f"journeys/{journey.pk}/steps/{row.pk}/"), said | {"age_months": ""})
    assert its_steps(journey)[0].age_months is None


def test_invented_must_be_said_and_signs_of_a_real_family_are_refused(place, browser_of_member, at):
    silent = browser_of_member.post(at("journeys/new/"), {**SENT, "invented": ""})
    assert silent.status_code == 422
    assert "Journeys hold invented families only" in text_of(silent)
    real = browser_of_member.post(at("journeys/new/"), SENT | {"about": "Amy, born 03/04/2024"})
    assert real.status_code == 422
    assert "This holds a date of birth." in text_of(real)
    assert queries.journeys_of(place) == []


def test_people_correct_the_rule_and_their_answer_stands(place, browser_of_member, at, journey):
    midwives = a_service(place, "Community midwifery", ages=AgeBand(-9, 1))
    doulas = a_service(place, "Doulas", ages=AgeBand(-9, 1))
    step = step_called(journey, "Other fathers")
    address = at(f"journeys/{journey.pk}/steps/{step.pk}/answer/")
    browser_of_member.post(address, {"answer": str(doulas.pk)})
    assert "People here say that Doulas does this." in text_of(
        browser_of_member.get(at(f"journeys/{journey.pk}/"))
    )
    browser_of_member.post(address, {"answer": "nobody"})
    assert "People here say that nobody does this." in text_of(
        browser_of_member.get(at(f"journeys/{journey.pk}/"))
    )
    browser_of_member.post(address, {"answer": ""})
    row = step_called(journey, "Other fathers")
    assert (row.service, row.absent) == (None, False)
    said = text_of(browser_of_member.get(at(f"journeys/{journey.pk}/")))
    assert (
        f'/services/{midwives.pk}/">Community midwifery</a>: its name tells the same kind of service' in said
    )


def test_a_service_of_another_place_is_no_answer(place, browser_of_member, at, journey):
    elsewhere = a_service(a_place("Elsewhere"), "Theirs")
    row = its_steps(journey)[0]
    address = at(f"journeys/{journey.pk}/steps/{row.pk}/answer/")
    assert browser_of_member.post(address, {"answer": str(elsewhere.pk)}).status_code == 404


def test_steps_change_places_and_go_away_with_a_line_in_the_audit_record(place, browser_of_member, at):
    journey = a_journey(place, steps=[JourneyStep("One"), JourneyStep("Two"), JourneyStep("Three")])
    one, two, _three = its_steps(journey)
    browser_of_member.post(at(f"journeys/{journey.pk}/steps/{two.pk}/earlier/"))
    browser_of_member.post(at(f"journeys/{journey.pk}/steps/{two.pk}/earlier/"))
    assert [row.title for row in its_steps(journey)] == ["Two", "One", "Three"]
    browser_of_member.post(at(f"journeys/{journey.pk}/steps/{one.pk}/later/"))
    assert [row.title for row in its_steps(journey)] == ["Two", "Three", "One"]
    browser_of_member.post(at(f"journeys/{journey.pk}/steps/{one.pk}/remove/"))
    assert [row.title for row in its_steps(journey)] == ["Two", "Three"]
    browser_of_member.post(at(f"journeys/{journey.pk}/remove/"))
    assert queries.journeys_of(place) == []
    assert "removed" in [entry.did for entry in events_of(place)]


def test_journey_and_story_stand_side_by_side(place, browser_of_member, at):
    journey = a_journey(place, steps=[JourneyStep("A stay in hospital", wanted="Mother and Baby Unit")])
    said = text_of(browser_of_member.get(at(f"journeys/{journey.pk}/compare/")))
    row = next(row for row in said.split("<tr>") if "Deciding together on admission" in row)
    assert "A stay in hospital" in row
    assert "No such step" in said


def test_the_board_leaves_as_picture_and_table_and_prints(place, browser_of_member, at, journey):
    board = at(f"journeys/{journey.pk}/storyboard")
    svg = browser_of_member.get(f"{board}.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"stroke-dasharray" in svg.content
    assert browser_of_member.get(f"{board}.png").content.startswith(b"\x89PNG")
    table = browser_of_member.get(f"{board}.csv").content.decode("utf-8-sig").splitlines()
    assert (table[0].split(",")[1], len(table)) == ("Moment", 13)
    assert "sv-g-board__card--missing" in text_of(browser_of_member.get(f"{board}/"))


def test_a_journey_without_steps_has_pages_and_no_picture(place, browser_of_member, at):
    journey = a_journey(place)
    for page in ("", "compare/", "storyboard/", "change/"):
        assert browser_of_member.get(at(f"journeys/{journey.pk}/{page}")).status_code == 200
    assert browser_of_member.get(at(f"journeys/{journey.pk}/storyboard.svg")).status_code == 404


def test_what_people_typed_is_shown_as_text(place, browser_of_member, at):
    bad = "<script>alert(1)</script>"
    journey = a_journey(place, name=bad, about=bad, steps=[JourneyStep(bad, 0, bad, bad, bad)])
    for page in ("journeys/", *(f"journeys/{journey.pk}/{rest}" for rest in ("", "compare/", "storyboard/"))):
        assert b"<script>alert(1)" not in browser_of_member.get(at(page)).content
    assert (
        b"<script>alert(1)" not in browser_of_member.get(at(f"journeys/{journey.pk}/storyboard.svg")).content
    )


def test_a_journey_of_another_place_is_not_found(client, place, journey):
    elsewhere = a_place("Elsewhere")
    stranger = signed_in(client, a_member(elsewhere))
    step = its_steps(journey)[0].pk
    base = f"/places/{elsewhere.slug}/services/journeys/{journey.pk}/"
    reading = ("", "change/", "compare/", "storyboard/", "steps/new/", f"steps/{step}/")
    assert {stranger.get(base + page).status_code for page in reading} == {404}
    assert stranger.get(f"{base[:-1]}/storyboard.svg").status_code == 404
    writing = ("remove/", f"steps/{step}/answer/", f"steps/{step}/earlier/", f"steps/{step}/remove/")
    assert {stranger.post(base + page).status_code for page in writing} == {404}
    assert stranger.get(f"/places/{place.slug}/services/journeys/").status_code == 404


def test_journeys_ask_equally_often_for_one_and_three(place, browser_of_member, at, journey):
    def asked(page):
        browser_of_member.get(at(page))
        with CaptureQueriesContext(connection) as queries_made:
            browser_of_member.get(at(page))
        return len(queries_made)

    a_service(place, "Midwifery")
    one = asked("journeys/"), asked(f"journeys/{journey.pk}/")
    for number in range(2):
        a_journey(place, f"Another {number}", steps=the_story())
        a_service(place, f"Midwives {number}")
    assert (asked("journeys/"), asked(f"journeys/{journey.pk}/")) == one
