"""The whole path by one hand in one sitting: from an empty place to a published needs assessment.

Once with invented files, and once with the official ones of Blackpool where they are at hand.
"""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.urls import reverse

from tests.builders.need import BLACKPOOL, a_fingertips_file, a_population_file, smoking_row
from tests.builders.places import an_account

TIMEOUT = 120_000


def invented_files(tmp_path):
    """Figures of Blackpool and England over six years, and its children."""
    figures, children = tmp_path / "fingertips.csv", tmp_path / "population.csv"
    rows = [
        smoking_row(area, year, start, start - 0.5, start + 0.5)
        for area, start in ((BLACKPOOL, 19.3), ("E92000001", 8.8))
        for year in range(2018, 2024)
    ]
    figures.write_text(a_fingertips_file(*rows))
    children.write_text(a_population_file(BLACKPOOL))
    return [(figures, "OHID Fingertips"), (children, "Office for National Statistics")]


@pytest.fixture
def official_files(realdata):
    return [(realdata / "fingertips" / "ohid_fingertips_extract_2025-02-13.csv", "OHID Fingertips")]


@pytest.fixture
def invented(tmp_path):
    return invented_files(tmp_path)


def as_user(person):
    """The session fixture signs a member in; only their account matters before there is a place."""
    return type("Someone", (), {"user": person})


@pytest.mark.parametrize(
    "files", ["invented", pytest.param("official_files", marks=pytest.mark.realdata)], ids=str
)
def test_from_nothing_to_a_published_needs_assessment(visit, request, files):
    story = visit("/places/new/", as_a=as_user(an_account("Robin Lead")))
    story.page.set_default_timeout(TIMEOUT)  # an official extract has 44,452 rows
    place = found_a_place(story)
    bring_figures(story, place, request.getfixturevalue(files))
    enter_a_service(story, place)
    walk_a_scenario(story, place)
    check_a_team(story, visit, place)
    hold_a_session(story, visit, place)
    decide(story, place)
    publish(story, place)


def found_a_place(story):
    page = story.page
    page.get_by_label("Name of the place or partnership").fill("Blackpool little ones")
    page.get_by_label("England").check()
    page.get_by_label("Official areas").fill(f"{BLACKPOOL} Blackpool")
    page.get_by_label("Lead body", exact=True).fill("Blackpool Council")
    page.get_by_role("button", name="Create the place").click()
    page.wait_for_url("**/places/blackpool-little-ones/**")
    story.picture("path-1-place")
    return "blackpool-little-ones"


def bring_figures(story, place, files):
    page = story.page
    for file, publisher in files:
        story.go(f"/places/{place}/need/upload/")
        page.get_by_label("File").set_input_files(file)
        page.get_by_role("button", name="Look at the file").click()
        story.shows("Check this file before it enters")
        page.get_by_label("Who published these figures?").fill(publisher)
        page.get_by_label("When was the file downloaded or received?").fill("2025-02-13")
        page.get_by_role("button", name="Take this file in").click()
        story.shows("have entered")
    story.go(f"/places/{place}/need/").shows("Smoking").is_accessible().picture("path-2-need")


def enter_a_service(story, place):
    page = story.go(f"/places/{place}/services/new/").page
    page.get_by_label("Name of the service").fill("Parent-infant team")
    page.get_by_label("Organisation").fill("Blackpool Teaching Hospitals")
    page.get_by_label("Treatment", exact=True).check()
    page.get_by_label("Caregiver–child relationship").check()
    page.get_by_label("From which age?").select_option(label="Pregnancy")
    page.get_by_label("Until which age?").select_option(label="2 years")
    page.get_by_role("button", name="Add the service").click()
    story.shows("“Parent-infant team” is in the directory.")
    story.go(f"/places/{place}/services/grid/").is_accessible().picture("path-3-grid")


def walk_a_scenario(story, place):
    page = story.go(f"/places/{place}/services/scenarios/fourteen-months/").page
    page.get_by_role("button", name="Walk this scenario together").click()
    page.locator("#noticed").get_by_label("No", exact=True).check()
    page.locator("#noticed").get_by_label("What is missing?").fill("No contact between one and two")
    page.get_by_role("button", name="Finish this walk").click()
    story.shows("The walk is kept.").is_accessible().picture("path-4-scenario")


def check_a_team(story, visit, place):
    page = story.go(f"/places/{place}/workforce/").page
    page.get_by_role("link", name="Add a team").click()
    page.get_by_label("Name of the team").fill("Health visitors")
    page.get_by_label("Sector").select_option(label="NHS (mental health, community, board)")
    page.get_by_role("button", name="Save the team").click()
    story.shows("is on the list.").go(f"/places/{place}/workforce/")
    page.get_by_role("link", name="Open a round").click()
    page.get_by_label("Name of the round").fill("Autumn 2026")
    page.get_by_role("button", name="Open the round").click()
    page.get_by_role("button", name=re.compile("Make a link.*Health visitors")).click()
    link = page.get_by_label("Link", exact=True).input_value()
    phone = visit(link[link.index("/guest/") :], phone=True).shows("Team check: Health visitors")
    for statement in phone.page.get_by_role("group").all():
        if statement.get_by_role("radio").count() == 3:
            statement.get_by_role("radio").first.check()
    phone.page.get_by_role("button", name="Send the answers").click()
    phone.shows("Thank you").is_accessible().picture("path-5-phone")


def hold_a_session(story, visit, place):
    page = story.go(reverse("workshops:new", kwargs={"place": place})).page
    page.get_by_label("Title of the session").fill("What would help?")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Plan the session").click()
    page.get_by_role("button", name="Open for answers").click()
    address = "/" + page.locator(".ff-join a").get_attribute("href").split("/", 3)[3]
    for said in ("Somebody to ring at night", "Time to talk with the health visitor"):
        phone = visit(address, phone=True)
        phone.page.get_by_label("Your answer").fill(said)
        phone.page.get_by_role("button", name="Send").click()
    story.shows("2 answers")
    page.get_by_role("button", name="Show the answers").click()
    page.get_by_role("link", name="Review what participants wrote").click()
    page.get_by_role("button", name="Let all of these through").click()
    page.get_by_role("link", name="Back to the session").click()
    page.get_by_role("link", name="Answers and themes").click()
    story.shows("Somebody to ring at night").is_accessible().picture("path-6-session")


def decide(story, place):
    page = story.go(f"/places/{place}/need/").page
    page.get_by_role("main").get_by_role("link", name=re.compile("Smoking")).first.click()
    page.get_by_role("button", name=re.compile("Make a finding")).first.click()
    page.get_by_label("What does this show?").fill("More mothers here smoke at the birth than in England.")
    page.get_by_role("button", name="Keep the finding").click()
    page.get_by_role("link", name=re.compile("Recommend something")).click()
    page.get_by_label("What should be done?").fill("Offer stop-smoking help at every antenatal contact.")
    page.get_by_role("button", name="Keep it as a draft").click()
    page.get_by_role("button", name="Make it final").click()
    page.get_by_role("link", name=re.compile("Plan an action")).click()
    page.get_by_label("What will be done?").fill("Train all midwives in very brief advice.")
    page.get_by_label("Who does it?").fill("Head of midwifery")
    page.get_by_label("By when?").fill("2027-03-31")
    page.get_by_role("button", name="Put it in the plan").click()
    story.go(f"/places/{place}/decisions/").shows("Train all midwives").is_accessible().picture("path-7-plan")


def publish(story, place):
    page = story.go(f"/places/{place}/publishing/new/").page
    page.get_by_label("Title").fill("Needs assessment 2026")
    page.get_by_role("button", name="Preview").click()
    page.get_by_label("What is new in this version").fill("The first one")
    page.get_by_role("button", name="Publish").click()
    story.shows("Version 1 is published.").picture("path-8-version")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word", exact=True).click()
    word = docx.Document(BytesIO(Path(taken.value.path()).read_bytes()))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "More mothers here smoke at the birth than in England." in text
    assert "Offer stop-smoking help at every antenatal contact." in text
