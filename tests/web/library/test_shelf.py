"""Stories, claims, figures, exercises, checklists, roles: complete, cited, and ready to be taken along as evidence."""

import re
from html import unescape

import pytest

from fivefold import knowledge
from fivefold.knowledge.schemas import When
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Level
from fivefold_web.library import citing
from tests.builders.places import a_member, a_place, signed_in
from tests.web.library.shelf_pages import library, names_of, words_of

pytestmark = pytest.mark.django_db
SHELVES = {
    "interventions": "intervention", "cases": "case", "claims": "claim", "statistics": "statistic",
    "measures": "measure", "resources": "resource", "exercises": "exercise", "checklists": "checklist",
}  # fmt: skip


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place))


def all_names(reader, place, shelf, **asked):
    """The names on all pages of a list."""
    found, number = [], 1
    while page := names_of(reader.get(library(place, f"{shelf}/"), {**asked, "page": number})):
        if found and page == found[-len(page) :]:
            break
        found, number = found + page, number + 1
    return found


@pytest.mark.parametrize("shelf", SHELVES)
def test_an_item_tells_its_pages_and_how_sure_we_are_and_can_be_taken_along(reader, place, shelf):
    for one in knowledge.everything()[shelf][:6]:
        answer = reader.get(library(place, f"{shelf}/{one.slug}/"))
        text = words_of(answer)
        assert one.sources in text, one.slug
        if one.certainty != "toolkit":
            assert one.certainty.label in text, one.slug
        token = answer.content.decode().split('name="evidence" value="')[1].split('"')[0]
        citation = citing.read(place, token)
        assert citation.key == f"{SHELVES[shelf]}:{one.slug}"
        assert citation.path == library(place, f"{shelf}/{one.slug}/")
        assert citation.source == one.sources


@pytest.mark.parametrize("shelf", ["cases", "claims", "statistics", "exercises", "checklists"])
def test_a_list_holds_every_item_once(reader, place, shelf):
    named = all_names(reader, place, shelf)
    assert sorted(named) == sorted(one.title for one in knowledge.everything()[shelf])


@pytest.mark.parametrize("shelf", SHELVES)
def test_an_item_that_is_not_there_is_not_found(reader, place, shelf):
    assert reader.get(library(place, f"{shelf}/nothing-of-this-name/")).status_code == 404


@pytest.mark.parametrize("shelf", [*SHELVES, "roles"])
def test_an_outsider_learns_nothing(client, place, shelf):
    stranger = signed_in(client, a_member(a_place("Elsewhere")))
    assert stranger.get(library(place, f"{shelf}/")).status_code == 404


def test_the_moments_of_a_story_stand_in_order(reader, place):
    story = next(one for one in knowledge.cases() if one.slug == "alice-and-alfie")
    text = words_of(reader.get(library(place, "cases/alice-and-alfie/")))
    places = [text.index(f"{number} {moment.title}") for number, moment in enumerate(story.moments, 1)]
    assert places == sorted(places)
    assert [moment.text for moment in story.moments if moment.text not in text] == []
    assert [question for question in story.questions if question not in text] == []


def test_claims_are_narrowed_by_level_audience_and_now_or_later(reader, place):
    named = all_names(reader, place, "claims", level="family", audience="health", when="now")
    assert sorted(named) == sorted(
        one.title
        for one in knowledge.claims()
        if Level.FAMILY in one.levels and "health" in one.audiences and one.when in (When.NOW, When.BOTH)
    )


def test_no_figure_is_bare(reader, place):
    for one in knowledge.statistics():
        text = words_of(reader.get(library(place, f"statistics/{one.slug}/")))
        assert one.value in text
        assert f"Place {one.place}" in text
        assert f"Year {one.year}" in text
        assert f"Source that the toolkit names {one.named_source or 'not given'}" in text


def test_a_figure_taken_along_keeps_place_year_and_source(reader, place):
    one = next(figure for figure in knowledge.statistics() if figure.year == "not given")
    answer = reader.get(library(place, f"statistics/{one.slug}/"))
    token = answer.content.decode().split('name="evidence" value="')[1].split('"')[0]
    detail = citing.read(place, token).detail
    assert detail.startswith(f"{one.value}. Place: {one.place} · Year: not given · Source: ")


def test_the_steps_of_an_exercise_stand_in_order_with_its_prompts(client, place):
    facilitator = signed_in(client, a_member(place, Role.FACILITATOR))
    one = knowledge.named("community-walk", knowledge.exercises())
    answer = facilitator.get(library(place, "exercises/community-walk/"))
    text = words_of(answer)
    places = [text.index(step.title) for step in one.steps]
    assert places == sorted(places)
    assert [
        prompt.text
        for prompt in knowledge.prompts()
        if prompt.slug in one.prompts and prompt.text not in text
    ] == []
    way = unescape(re.search(r'href="([^"]*/new/\?title=[^"]*)"', answer.content.decode()).group(1))
    session = facilitator.get(way).content.decode()
    assert session.count(" checked") == len(one.prompts)
    assert f'value="{one.title}"' in unescape(session)


def test_an_exercise_without_prompts_leads_into_no_session(client, place):
    facilitator = signed_in(client, a_member(place, Role.FACILITATOR))
    text = words_of(facilitator.get(library(place, "exercises/photo-voice/")))
    assert "Use it in a session" not in text


def test_a_step_worded_in_our_own_way_is_shown_so(reader, place):
    one = knowledge.named("community-walk", knowledge.exercises())
    step = one.steps[0]
    reader.post(
        library(place, f"local/exercises/community-walk/{step.slug}/adapt/"),
        {
            "title": "Meet at the harbour",
            "text": step.text,
            "reason": "We start there",
            "publish": "1",
            "seen": "0",
        },
    )
    text = words_of(reader.get(library(place, "exercises/community-walk/")))
    assert "Meet at the harbour" in text
    assert "Worded in our own way" in text


def test_a_checklist_of_steps_shows_what_each_position_means(reader, place):
    one = knowledge.named("whole-system-conditions", knowledge.checklists())
    text = words_of(reader.get(library(place, "checklists/whole-system-conditions/")))
    assert [step for line in one.criteria for step in line.steps if step not in text] == []


def test_roles_stand_by_kind_of_service_and_narrow_by_level(reader, place):
    text = words_of(reader.get(library(place, "roles/"), {"level": "environment"}))
    acting = [one for one in knowledge.roles() if Level.ENVIRONMENT in one.levels]
    assert ("1 role" if len(acting) == 1 else f"{len(acting)} roles") in text
    assert [one.title for one in acting if one.title not in text] == []


@pytest.mark.parametrize("shelf", ["interventions", "cases", "claims", "roles"])
def test_a_level_that_does_not_exist_breaks_nothing(reader, place, shelf):
    assert reader.get(library(place, f"{shelf}/"), {"level": "village"}).status_code == 200


def test_a_factor_leads_to_the_interventions_that_act_on_it(reader, place):
    slug = "lack-of-sensitive-nurturing-care"
    text = words_of(reader.get(library(place, f"factors/{slug}/")))
    acting = [one for one in knowledge.interventions() if slug in one.acts_on]
    assert "Interventions that lessen or soften it" in text
    assert [one.title for one in acting if one.title not in text] == []


@pytest.mark.parametrize("slug", [one.slug for one in knowledge.checklists()])
def test_a_checklist_leads_to_where_it_is_answered(reader, place, slug):
    answer = reader.get(library(place, f"checklists/{slug}/")).content.decode()
    way = re.search(r'href="([^"]*/system/[^"]*)">Answer it together', answer).group(1)
    assert reader.get(way).status_code == 200
