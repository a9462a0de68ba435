"""Children in their own voice, by age: those of the toolkit and those of the place."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold_web.audit.models import Event
from fivefold_web.library.queries.vignettes import local_vignettes
from tests.builders.library_frameworks import a_vignette
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR, "Wren Writer"))


def address(place, rest=""):
    return f"/places/{place.slug}/library/vignettes/{rest}"


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def ages(answer):
    return [
        unescape(age) for age in re.findall(r'class="ff-timeline__age">([^<]+)<', answer.content.decode())
    ]


def written(**changed):
    return {
        "title": "The washing line", "age": "5 months", "text": "I am five months old. [Grandad holds me up.] I laugh.",
        "cells": ["social-being"],
    } | changed  # fmt: skip


def test_all_eleven_stand_on_the_timeline_youngest_first(writer, place):
    answer = writer.get(address(place))
    assert ages(answer) == [one.age for one in knowledge.vignettes()]
    assert (len(ages(answer)), ages(answer)[0], ages(answer)[-1]) == (11, "2 days", "4½ years")


def test_what_adults_do_is_marked_and_said_to_those_who_listen(writer, place):
    html = writer.get(address(place)).content.decode()
    support = [run for one in knowledge.vignettes() for run in one.said if run.support]
    assert html.count("[what an adult does:") == len(support)
    assert html.count('class="ff-support__sign"') == len(support) + 1  # and once in the key


def test_each_stands_beside_the_scenario_of_its_age(writer, place):
    html = writer.get(address(place)).content.decode()
    for one in knowledge.vignettes():
        entry = html[html.index(f'id="{one.slug}"') :].split("</li>")[0]
        href = f'href="/places/{place.slug}/services/scenarios/{one.scenario}/"'
        assert (href in entry) == bool(one.scenario), one.slug


def test_a_local_vignette_of_five_months_stands_between_four_and_six(writer, place):
    answer = writer.post(address(place, "new/"), written(), follow=True)
    assert ages(answer)[2:5] == ["4 months", "5 months", "6 months"]
    text = words_of(answer)
    assert "The washing line" in text
    assert "[what an adult does: Grandad holds me up. ]" in text
    assert "Written in Testmouth · Wren Writer" in text


def test_a_cell_filters_those_of_the_toolkit_and_those_of_the_place(writer, place):
    a_vignette(place, "Mine", cells=["emotional-being"])
    a_vignette(place, "Another", months=6.0, cells=["behavioural-being"])
    shown = [one.age for one in knowledge.vignettes() if "emotional-being" in one.cells]
    answer = writer.get(address(place, "?cell=emotional-being"))
    assert sorted(ages(answer)) == sorted([*shown, "5 months"])
    assert "Another" not in words_of(answer)


def test_a_cell_that_does_not_exist_is_an_error_at_its_field(writer, place):
    answer = writer.get(address(place, "?cell=nothing"))
    assert "There is a problem" in words_of(answer)
    assert len(ages(answer)) == 11


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"age": "soon"}, "Write it like 5 months, 9 weeks or 2½ years."),
        ({"age": "5 years"}, "Fivefold is about children before their fifth birthday."),
        ({"text": "I cry [she comes"}, "Brackets come in pairs"),
        ({"text": ""}, "Let the child say something."),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_typed_is_lost(writer, place, changed, said):
    answer = writer.post(address(place, "new/"), written(**changed))
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert "The washing line" in answer.content.decode()
    assert list(local_vignettes(place)) == []


def test_a_local_one_is_changed_and_moves_to_its_new_age(writer, place):
    row = a_vignette(place)
    page = writer.get(address(place, f"{row.pk}/")).content.decode()
    assert 'value="5 months"' in page
    answer = writer.post(address(place, f"{row.pk}/"), written(age="2½ years"), follow=True)
    assert ages(answer).count("2½ years") == 2
    event = Event.objects.get(did="changed a vignette")
    assert (event.before["age_months"], event.after["age_months"]) == (5.0, 30.0)


def test_a_local_one_is_removed_after_a_question(writer, place):
    row = a_vignette(place)
    assert "Remove it" in words_of(writer.get(address(place, f"{row.pk}/remove/")))
    assert len(ages(writer.post(address(place, f"{row.pk}/remove/"), follow=True))) == 11


def test_the_cards_come_four_on_a_sheet(writer, place):
    a_vignette(place)
    html = writer.get(address(place, "cards/")).content.decode()
    sheets = html.split('<div class="ff-sheet">')[1:]
    assert [sheet.count("ff-sheet__card") for sheet in sheets] == [4, 4, 4]


def test_a_viewer_reads_and_writes_nothing(client, place):
    row = a_vignette(place)
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert len(ages(viewer.get(address(place)))) == 12
    for path in ("new/", f"{row.pk}/", f"{row.pk}/remove/"):
        assert viewer.get(address(place, path)).status_code == 403


def test_one_of_another_place_is_not_found(client, place):
    row = a_vignette(place)
    elsewhere = a_place("Elsewhere")
    stranger = signed_in(client, a_member(elsewhere))
    for path in (f"{row.pk}/", f"{row.pk}/remove/"):
        assert stranger.get(address(elsewhere, path)).status_code == 404
    assert stranger.get(address(place)).status_code == 404


def test_typed_markup_is_shown_as_text(writer, place):
    a_vignette(place, "<script>alert(5)</script>", text="I [<script>alert(6)</script>] laugh.")
    for path in ("", "cards/"):
        assert "<script>alert" not in writer.get(address(place, path)).content.decode()


def asked(client, place):
    with CaptureQueriesContext(connection) as questions:
        client.get(address(place))
    return len(questions)


def test_the_same_number_of_questions_is_asked_for_one_and_for_three(writer, place):
    a_vignette(place)
    asked(writer, place)
    before = asked(writer, place)
    a_vignette(place, months=6.0)
    a_vignette(place, months=7.0)
    assert asked(writer, place) == before
