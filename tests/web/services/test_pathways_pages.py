"""Pages of pathways: the list, one with its picture in words too, forms that lose nothing, only for this place."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.services.pathway import StepKind
from fivefold_web.config.demo.pathways import draw_pathways
from fivefold_web.config.demo.services import map_services
from fivefold_web.services import searchable
from fivefold_web.services.models import Pathway, PathwayStep
from fivefold_web.services.queries import pathways as queries
from tests.builders.pathways import a_link, a_pathway, a_step
from tests.builders.places import a_place, its_lead
from tests.builders.services import a_service

STEP = {"kind": "support", "name": "Group", "none_here": "on", "key": "s1"}
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def browser(browser_of_member):
    return browser_of_member


@pytest.fixture
def row(place):
    return a_pathway(place, links=[("in", "help"), ("help", "out")])


def words(response):
    """What one reads: no tags, no pictures."""
    page = re.sub(r"<svg.*?</svg>|<datalist.*?</datalist>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_list_says_how_many_steps_have_no_service(browser, at, row):
    assert "1 pathway" in (said := words(browser.get(at("pathways/"))))
    assert "3 steps 1 without a service" in said


def test_the_list_asks_as_much_for_one_pathway_as_for_sixty(browser, at, place):
    def asked():
        with CaptureQueriesContext(connection) as found:
            browser.get(at("pathways/"))
        return len(found)

    a_pathway(place)
    alone = asked()
    for number in range(59):
        a_pathway(place, f"Number {number}")
    assert asked() == alone


def test_the_page_asks_as_much_for_a_small_pathway_as_for_a_large_one(browser, at, place):
    def asked(made):
        with CaptureQueriesContext(connection) as found:
            browser.get(at(f"pathways/{made.pk}/"))
        return len(found)

    small, large = a_pathway(place), a_pathway(place, "Large", [(f"k{n}", f"k{n + 1}") for n in range(20)])
    asked(small)
    assert asked(small) == asked(large)


def test_the_acceptance_example_says_that_nobody_follows_at_two(browser, at, place):
    lead = its_lead(place)
    map_services(lead)
    draw_pathways(lead)
    row = Pathway.objects.get(name="Specialist perinatal support")
    page = browser.get(at(f"pathways/{row.pk}/?step=care"))
    said = words(page)
    assert "After this step nothing follows" in said
    assert "pregnancy to 2 years" in said
    assert page.content.decode().count("<svg") >= 2


def test_a_chosen_step_says_in_words_what_comes_before_and_after(browser, at, row):
    said = words(browser.get(at(f"pathways/{row.pk}/?step=help")))
    assert "Before this step In After this step Out" in said
    assert "Before this step" not in words(browser.get(at(f"pathways/{row.pk}/?step=elsewhere")))


def test_waits_are_added_up_and_what_is_not_known_is_said(browser, at, place):
    row = a_pathway(
        place,
        links=[("in", "see"), ("see", "help"), ("in", "later")],
        steps={"see": a_step("see", weeks=(2, 4)), "help": a_step("help", weeks=(1, 6))},
    )
    said = words(browser.get(at(f"pathways/{row.pk}/")))
    assert "3 to 10 weeks By which way" in said
    assert "3 weeks by: In → See → Help" in said
    assert "not known not known" in said


def test_a_pathway_is_begun_once_however_often_the_form_is_sent(browser, at, place):
    sent = {"name": "Quiet baby", "about": "", "client_key": "abc"}
    first, second = (browser.post(at("pathways/new/"), sent) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Pathway.objects.filter(partnership=place).count() == 1


def test_a_step_is_added_with_a_service_of_the_directory(browser, at, place, row):
    service = a_service(place, "Baby massage", organisation="Hub")
    sent = STEP | {"none_here": "", "service": "baby massage, hub", "wait_low": "1.5", "wait_high": "3"}
    for _ in range(2):
        browser.post(at(f"pathways/{row.pk}/steps/new/"), sent)
    (step,) = PathwayStep.objects.filter(pathway=row, name="Group")
    assert (step.service, step.wait_low, step.wait_high) == (service, 1.5, 3)


def test_two_services_of_one_name_are_told_apart_by_their_organisation(browser, at, place, row):
    a_service(place, "Group", organisation="Hub")
    a_service(place, "Group", organisation="Trust")
    sent = STEP | {"none_here": "", "service": "Group"}
    page = browser.post(at(f"pathways/{row.pk}/steps/new/"), sent)
    assert page.status_code == 422
    assert "Choose the one with its organisation" in words(page)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"none_here": ""}, "Choose the service that gives this step, or tick that there is no such service"),
        ({"none_here": "", "service": "Nowhere"}, "No service of the directory is called “Nowhere”"),
        ({"wait_low": "3"}, "Give both weeks, or leave both empty."),
        ({"wait_low": "3", "wait_high": "2"}, "The longest wait is below the shortest."),
        ({"wait_low": "soon", "wait_high": "2"}, "Enter a number of weeks such as 6 or 1.5"),
        ({"ages_from": "24"}, "Give both ages, or leave both as the service says."),
        ({"ages_from": "24", "ages_to": "12"}, "Choose an age above 2 years."),
        ({"kind": ""}, "Say what happens at this step."),
    ],
)
def test_a_refused_step_says_what_to_do_and_keeps_what_was_typed(browser, at, row, change, said):
    page = browser.post(at(f"pathways/{row.pk}/steps/new/"), STEP | {"threshold": "Kept words"} | change)
    assert page.status_code == 422
    assert said in words(page)
    assert "Kept words" in page.content.decode()
    assert len(queries.steps_of(row)) == 3


def test_a_step_is_changed_moved_and_taken_out(browser, at, place, row):
    browser.post(at(f"pathways/{row.pk}/steps/help/"), STEP | {"name": "Help at home"})
    browser.post(at(f"pathways/{row.pk}/steps/help/move/"), {"way": "up"})
    assert [step.name for step in queries.steps_of(row)] == ["Help at home", "In", "Out"]
    assert "These links go with it" in words(browser.get(at(f"pathways/{row.pk}/steps/help/remove/")))
    browser.post(at(f"pathways/{row.pk}/steps/help/remove/"))
    assert [step.name for step in queries.steps_of(row)] == ["In", "Out"]


def test_a_link_is_drawn_changed_and_taken_out(browser, at, place, row):
    sent = {
        "start": "in",
        "end": "out",
        "route": "fast track",
        "condition": "Under one",
        "wait_low": "0",
        "wait_high": "2",
    }
    browser.post(at(f"pathways/{row.pk}/links/new/"), sent)
    link = queries.links_of(row)[-1]
    assert (link.route, link.condition, link.wait_high) == ("fast track", "Under one", 2)
    browser.post(at(f"pathways/{row.pk}/links/{link.pk}/"), sent | {"condition": "Under two"})
    assert queries.links_of(row)[-1].condition == "Under two"
    browser.post(at(f"pathways/{row.pk}/links/{link.pk}/remove/"))
    assert len(queries.links_of(row)) == 2


def test_a_link_to_itself_and_a_link_that_is_there_are_refused(browser, at, row):
    sent = {"start": "in", "end": "in", "route": "referral"}
    assert "Choose another step" in words(browser.post(at(f"pathways/{row.pk}/links/new/"), sent))
    first, second = queries.links_of(row)
    page = browser.post(at(f"pathways/{row.pk}/links/{second.pk}/"), sent | {"end": "help"})
    assert "There is such a link already" in words(page)


def test_groups_are_said_with_a_reason(browser, at, place, row):
    page = browser.post(at(f"pathways/{row.pk}/groups/"), {"how_0": "evenings"})
    assert "Say whether they are reached" in words(page)
    browser.post(at(f"pathways/{row.pk}/groups/"), {"reached_0": "partly", "how_0": "evenings"})
    assert "Fathers and partners Reached in part evenings" in words(browser.get(at(f"pathways/{row.pk}/")))


def test_a_pathway_is_copied_archived_with_a_reason_and_brought_back(browser, at, place, row):
    browser.post(at(f"pathways/{row.pk}/copy/"), {"name": "Next year", "client_key": "c"})
    assert [one.name for one in queries.rows_of(place)] == ["Getting help", "Next year"]
    assert browser.post(at(f"pathways/{row.pk}/archive/"), {"because": ""}).status_code == 422
    browser.post(at(f"pathways/{row.pk}/archive/"), {"because": "ended"})
    assert [one.name for one in queries.rows_of(place)] == ["Next year"]
    assert "Getting help" in words(browser.get(at("pathways/?show=archived")))
    assert "ended" in words(browser.get(at(f"pathways/{row.pk}/")))
    assert browser.get(at(f"pathways/{row.pk}/steps/new/")).status_code == 404
    browser.post(at(f"pathways/{row.pk}/bring-back/"))
    assert len(queries.rows_of(place)) == 2


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "change/",
        "copy/",
        "archive/",
        "groups/",
        "steps/new/",
        "steps/help/",
        "steps/help/remove/",
        "links/new/",
        "picture.svg",
    ],
)
def test_a_pathway_of_another_place_is_not_found(browser, at, rest):
    theirs = a_pathway(a_place("Elsewhere"))
    assert browser.get(at(f"pathways/{theirs.pk}/{rest}")).status_code == 404


def test_steps_links_and_services_of_another_place_cannot_be_used(browser, at, place, row):
    elsewhere = a_place("Elsewhere")
    theirs = a_pathway(elsewhere, links=[("in", "their-step")])
    a_service(elsewhere, "Their service")
    assert browser.post(at(f"pathways/{row.pk}/steps/their-step/remove/")).status_code == 404
    assert (
        browser.post(at(f"pathways/{row.pk}/links/{queries.links_of(theirs)[0].pk}/remove/")).status_code
        == 404
    )
    sent = STEP | {"none_here": "", "service": "Their service"}
    assert browser.post(at(f"pathways/{row.pk}/steps/new/"), sent).status_code == 422


def test_what_somebody_types_is_shown_as_text(browser, at, place):
    row = a_pathway(
        place,
        HOSTILE,
        links=[a_link("in", "help", condition=HOSTILE)],
        steps={"help": a_step("help", StepKind.SUPPORT, name=HOSTILE, threshold=HOSTILE, note=HOSTILE)},
    )
    for rest in ("", "?step=help", "steps/help/", "links/new/", "steps/help/remove/", "picture.svg"):
        assert "<script>alert" not in browser.get(at(f"pathways/{row.pk}/{rest}")).content.decode()


def test_the_picture_goes_out_as_a_file_that_says_what_it_is(browser, at, row):
    drawn = browser.get(at(f"pathways/{row.pk}/picture.svg"))
    assert "Dashed boxes have no service here" in drawn.content.decode()
    assert "testmouth-getting-help" in drawn["Content-Disposition"]
    assert browser.get(at(f"pathways/{row.pk}/picture.png")).content[:4] == b"\x89PNG"
    assert browser.get(at(f"pathways/{row.pk}/picture.exe")).status_code == 404


def test_a_pathway_without_steps_says_how_to_begin(browser, at, place):
    browser.post(at("pathways/new/"), {"name": "Empty", "client_key": "e"})
    row = Pathway.objects.get(name="Empty")
    assert "No step yet" in words(browser.get(at(f"pathways/{row.pk}/")))
    assert browser.get(at(f"pathways/{row.pk}/picture.svg")).status_code == 404


def test_a_pathway_is_found_by_the_name_of_a_step(place, row):
    found = [(one.title, one.href) for one in searchable.pathways(place) if "Help" in one.text]
    assert found == [("Getting help", f"/places/{place.slug}/services/pathways/{row.pk}/")]
