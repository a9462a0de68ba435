"""Further reading: the toolkit's list, what a place adds, and reading lists."""

import pytest

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from tests.builders.library_shelf import a_reading_list, a_resource
from tests.builders.places import a_member, a_place, signed_in
from tests.web.library.shelf_pages import library, names_of, words_of

pytestmark = pytest.mark.django_db
OURS = {
    "title": "What parents told us",
    "publisher": "",
    "year": "",
    "topic": "Play",
    "link": "",
    "note": "Short",
}
KNOWN = "making-sense-of-your-baby"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR))


def test_structural_inequalities_are_the_nine_items_of_page_52(writer, place):
    answer = writer.get(library(place, "resources/"), {"topic": "structural inequalities"})
    on_the_page = [
        one.title
        for one in knowledge.resources()
        if any((cite.part, cite.page) == (4, "52") for cite in one.cites)
    ]
    assert len(on_the_page) == 9
    assert names_of(answer) == on_the_page
    assert words_of(answer).count("Toolkit, Part 4, p52") == 9


def test_what_a_place_adds_to_a_topic_stands_apart_from_the_toolkits_nine(writer, place):
    a_resource(place, topic="Structural inequalities")
    answer = writer.get(library(place, "resources/"), {"topic": "structural inequalities"})
    assert "9 resources of the toolkit" in words_of(answer)
    assert names_of(answer)[0] == "What parents told us"
    assert len(names_of(answer)) == 10


def test_a_missing_year_or_publisher_is_said(writer, place):
    without = next(one for one in knowledge.resources() if one.year == "not given")
    assert "Year not given" in words_of(writer.get(library(place, f"resources/{without.slug}/")))
    a_resource(place)
    text = words_of(writer.get(library(place, "resources/"), {"topic": "play"}))
    assert "Publisher: not given · Year: not given" in text


def test_part_audience_and_words_narrow_the_list(writer, place):
    told = writer.get(library(place, "resources/"), {"part": "5", "audience": "commissioners", "q": "hub"})
    expected = [
        one.title
        for one in knowledge.resources()
        if any(cite.part == 5 for cite in one.cites)
        and "commissioners" in one.audiences
        and "hub" in (one.title + one.text).casefold()
    ]
    assert names_of(told) == expected


def test_topics_that_differ_only_in_capitals_are_one(writer, place):
    html = writer.get(library(place, "resources/")).content.decode()
    assert html.count(">Needs assessment</option>") == 1


def test_reading_is_added_changed_and_removed(writer, place):
    added = writer.post(library(place, "resources/new/"), OURS, follow=True)
    assert "What parents told us" in words_of(added)
    own = added.request["PATH_INFO"]
    changed = writer.post(own + "change/", OURS | {"year": "2026"}, follow=True)
    assert "Year 2026" in words_of(changed)
    gone = writer.post(own + "remove/", follow=True)
    assert "What parents told us" not in names_of(gone)
    assert writer.get(own).status_code == 404


def test_the_same_reading_sent_twice_is_one(writer, place):
    for _time in range(2):
        writer.post(library(place, "resources/new/"), OURS)
    assert names_of(writer.get(library(place, "resources/"), {"topic": "play"})) == ["What parents told us"]


def test_reading_without_a_title_is_refused_and_nothing_typed_is_lost(writer, place):
    answer = writer.post(library(place, "resources/new/"), OURS | {"title": ""})
    assert answer.status_code == 422
    assert "Short" in words_of(answer)


def test_a_reading_list_is_made_filled_and_emptied(writer, place):
    made = writer.post(
        library(place, "reading/new/"), {"name": "Start here", "for_whom": "New staff"}, follow=True
    )
    own = made.request["PATH_INFO"]
    number = own.rstrip("/").split("/")[-1]
    filled = writer.post(
        library(place, "reading/add/"), {"resource": KNOWN, "reading_list": number}, follow=True
    )
    title = knowledge.named(KNOWN, knowledge.resources()).title
    assert names_of(filled) == [title]
    item = filled.content.decode().split("reading/items/")[1].split("/")[0]
    emptied = writer.post(library(place, f"reading/items/{item}/take-off/"), follow=True)
    assert names_of(emptied) == []


def test_a_resource_stands_once_on_a_list_however_often_it_is_sent(writer, place):
    made, ours = a_reading_list(place), a_resource(place)
    for sent in ({"resource": KNOWN}, {"local": ours.pk}):
        for _time in range(2):
            writer.post(library(place, "reading/add/"), sent | {"reading_list": made.pk})
    assert len(names_of(writer.get(library(place, f"reading/{made.pk}/")))) == 2


def test_a_resource_can_be_put_on_a_list_that_is_made_on_the_way(writer, place):
    answer = writer.post(
        library(place, "reading/add/"), {"resource": KNOWN, "new_list": "For boards"}, follow=True
    )
    assert "For boards" in words_of(answer)
    assert len(names_of(answer)) == 1


def test_without_a_list_the_reader_is_told_what_to_do(writer, place):
    answer = writer.post(library(place, "reading/add/"), {"resource": KNOWN}, follow=True)
    assert "Choose a list, or write the name of a new one." in words_of(answer)


def test_two_lists_do_not_share_a_name(writer, place):
    a_reading_list(place, "Start here")
    answer = writer.post(library(place, "reading/new/"), {"name": "start here"})
    assert answer.status_code == 422
    assert "There is a list of this name already." in words_of(answer)


def test_a_list_is_renamed_and_removed_and_the_reading_stays(writer, place):
    made = a_reading_list(place, resource=KNOWN)
    renamed = writer.post(library(place, f"reading/{made.pk}/change/"), {"name": "Begin here"}, follow=True)
    assert "Begin here" in words_of(renamed)
    gone = writer.post(library(place, f"reading/{made.pk}/remove/"), follow=True)
    assert "There is no reading list yet." in words_of(gone)
    assert writer.get(library(place, f"resources/{KNOWN}/")).status_code == 200


def test_what_belongs_to_another_place_is_not_found(client, place):
    ours, made = a_resource(place), a_reading_list(place, resource=KNOWN)
    elsewhere = a_place("Elsewhere")
    stranger = signed_in(client, a_member(elsewhere))
    their = a_reading_list(elsewhere)
    for path in (f"resources/own/{ours.pk}/", f"resources/own/{ours.pk}/change/", f"reading/{made.pk}/"):
        assert stranger.get(library(elsewhere, path)).status_code == 404
    for path, sent in (
        (f"resources/own/{ours.pk}/remove/", {}),
        (f"reading/{made.pk}/remove/", {}),
        (f"reading/items/{made.items.first().pk}/take-off/", {}),
        ("reading/add/", {"local": ours.pk, "reading_list": their.pk}),
        ("reading/add/", {"resource": KNOWN, "reading_list": made.pk}),
    ):
        assert stranger.post(library(elsewhere, path), sent).status_code == 404


def test_a_viewer_reads_and_cannot_write(client, place):
    ours = a_resource(place)
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert viewer.get(library(place, f"resources/own/{ours.pk}/")).status_code == 200
    assert viewer.get(library(place, "resources/new/")).status_code == 403
    assert viewer.post(library(place, f"resources/own/{ours.pk}/remove/")).status_code == 403
    assert viewer.post(library(place, "reading/new/"), {"name": "Mine"}).status_code == 403


def test_the_lists_ask_the_database_as_often_for_three_as_for_one(writer, place, django_assert_num_queries):
    for name, queries in (("resources/", 4), ("reading/", 5)):
        a_resource(place, f"One of {name}")
        a_reading_list(place, f"One of {name}", resource=KNOWN)
        with django_assert_num_queries(queries):
            writer.get(library(place, name))
        for more in ("Two", "Three"):
            a_resource(place, f"{more} of {name}")
            a_reading_list(place, f"{more} of {name}", resource=KNOWN)
        with django_assert_num_queries(queries):
            writer.get(library(place, name))
