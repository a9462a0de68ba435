"""The place's own definition: drafted, published, and made with families."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.models import Event
from fivefold_web.library.queries import definitions as queries
from fivefold_web.publishing.chapters import place as opening
from fivefold_web.publishing.chapters.chapter import Scope
from tests.builders.library_frameworks import a_definition, an_involvement
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db
WARNING = "No family has taken part in this definition yet."
LONG = "A baby is safe and loved. Somebody sees how the baby feels and helps. The baby plays and rests and grows day by day."


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR, "Wren Writer"))


def address(place, rest=""):
    return f"/places/{place.slug}/library/definition/{rest}"


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def involved(**changed):
    return {
        "who": "Parents of a Friday group", "families": "on", "how": "A conversation over tea", "contribution": "",
        "people": "8", "on": "2026-09-04",
    } | changed  # fmt: skip


def test_an_empty_place_is_invited_to_write(writer, place):
    assert "This place has not written its definition yet." in words_of(writer.get(address(place)))


def test_a_draft_is_saved_and_counts_only_when_it_is_published(writer, place):
    page = words_of(
        writer.post(address(place, "write/"), {"text": LONG, "family_words": "Loved."}, follow=True)
    )
    assert "Draft of version 1" in page
    assert queries.current(place) is None
    page = words_of(writer.post(address(place, "publish/"), follow=True))
    assert "Version 1, published on" in page
    assert (queries.current(place).text, queries.current(place).family_words) == (LONG, "Loved.")


def test_publishing_without_families_warns_and_the_warning_goes_when_one_takes_part(writer, place):
    a_definition(place, published=False)
    assert "Publish without families" in words_of(writer.get(address(place)))
    assert WARNING in words_of(writer.post(address(place, "publish/"), follow=True))
    page = words_of(writer.post(address(place, "involved/new/"), involved(), follow=True))
    assert WARNING not in page
    assert "Families took part: Parents of a Friday group (a conversation over tea)." in page


def test_professionals_alone_do_not_end_the_warning(writer, place):
    a_definition(place)
    an_involvement(place, "Health visitors", families=False)
    assert WARNING in words_of(writer.get(address(place)))


def test_a_record_made_by_mistake_is_removed_and_the_warning_returns(writer, place):
    a_definition(place)
    row = an_involvement(place)
    page = words_of(writer.post(address(place, f"involved/{row.pk}/remove/"), follow=True))
    assert WARNING in page
    assert Event.objects.filter(did="removed involvement").get().before["who"] == "Parents of a Friday group"


def test_the_published_version_never_changes_and_earlier_ones_are_kept(writer, place):
    a_definition(place, "The first words.")
    writer.post(address(place, "write/"), {"text": "The second words."})
    assert queries.current(place).text == "The first words."
    page = words_of(writer.post(address(place, "publish/"), follow=True))
    assert (queries.current(place).text, queries.current(place).version) == ("The second words.", 2)
    assert "The first words." in page[page.index("Earlier versions") :]


def test_the_reading_ease_is_said_in_words_before_the_figure(writer, place):
    a_definition(place, LONG)
    page = words_of(writer.get(address(place)))
    assert "Easy to read: a child of ten or eleven can follow it (Flesch-Kincaid grade" in page
    assert "not whether a text is right or kind" in page


def test_a_text_of_a_few_words_gets_no_figure(writer, place):
    a_definition(place, "Loved.")
    page = words_of(writer.get(address(place)))
    assert "Too short to judge" in page
    assert "Flesch-Kincaid" not in page


def test_a_day_to_come_is_refused_and_nothing_typed_is_lost(writer, place):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = writer.post(address(place, "involved/new/"), involved(on=tomorrow.isoformat()))
    assert answer.status_code == 422
    assert "This day is still to come." in words_of(answer)
    assert "A conversation over tea" in answer.content.decode()
    assert list(queries.involvement_of(place)) == []


def test_an_empty_draft_is_refused(writer, place):
    answer = writer.post(address(place, "write/"), {"text": ""})
    assert (answer.status_code, queries.draft_of(place)) == (422, None)


def test_publishing_without_a_draft_says_so(writer, place):
    assert "There is no draft to publish." in words_of(writer.post(address(place, "publish/"), follow=True))


def test_a_comment_on_the_definition_stands_below_it(writer, place):
    a_definition(place)
    sent = {"text": "Say “cross” too", "client_key": "a-key-of-a-phone"}
    answer = writer.post(f"/places/{place.slug}/library/local/definitions/local/comment/", sent, follow=True)
    assert "Say “cross” too" in words_of(answer)


def test_the_opening_chapter_of_a_document_holds_the_definition_its_version_and_the_families(place):
    assert opening.chapter(Scope(place, date(2026, 11, 2))).parts == ()
    a_definition(place, "First line.\nSecond line.", family_words="Loved.")
    an_involvement(place)
    (section,) = opening.chapter(Scope(place, date(2026, 11, 2))).parts
    assert section.heading == "What we mean by mentally healthy"
    told = ["".join(block.parts) for block in section.blocks]
    assert told[:3] == ["First line.", "Second line.", "In families’ own words: Loved."]
    assert told[3].startswith("Version 1, agreed on ")
    assert told[3].endswith("Families took part: Parents of a Friday group (a conversation).")


def test_a_viewer_reads_and_writes_nothing(client, place):
    a_definition(place)
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    page = words_of(viewer.get(address(place)))
    assert [
        offer for offer in ("Write a new version", "Record who took part", "Add the comment") if offer in page
    ] == []
    assert viewer.get(address(place, "write/")).status_code == 403
    assert viewer.post(address(place, "publish/")).status_code == 403


def test_another_place_has_its_own_and_cannot_touch_ours(client, place):
    a_definition(place)
    row = an_involvement(place)
    elsewhere = a_place("Elsewhere")
    stranger = signed_in(client, a_member(elsewhere))
    assert stranger.get(address(place)).status_code == 404
    assert stranger.post(address(elsewhere, f"involved/{row.pk}/remove/")).status_code == 404
    assert queries.current(elsewhere) is None


def test_typed_markup_is_shown_as_text(writer, place):
    a_definition(place, "<script>alert(5)</script>", family_words="<script>alert(6)</script>")
    an_involvement(place, "<script>alert(7)</script>")
    assert "<script>alert" not in writer.get(address(place)).content.decode()
