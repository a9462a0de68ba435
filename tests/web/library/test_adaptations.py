"""A place adopts, adapts, compares, restores, signs off and talks about the toolkit's content."""

import re
from html import unescape

import pytest

from fivefold import knowledge
from fivefold.knowledge.adaptable import original
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.audit.models import Event
from fivefold_web.library.actions import adaptations as actions
from fivefold_web.library.queries import adaptations as queries
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.places.actions import add_organisation
from tests.builders.library_frameworks import a_comment, an_adaptation
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
CELL = ("frameworks", "being-and-becoming", "social-being")
OURS = "The baby is part of a net of people who care, neighbours too."


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def writer(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR, "Wren Writer"))


def address(place, door, path=CELL):
    return f"/places/{place.slug}/library/local/{'/'.join(filter(None, path))}/{door}/"


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def told(place, path=CELL, **changed):
    """What a form about an element sends, with the number of the last change that it has seen."""
    kind, item, element = path
    seen = queries.last_change(queries.versions_of(place, kind, item), element)
    return dict(original(*path).fields) | {"seen": seen, "reason": "Families said so"} | changed


def test_published_wording_stands_on_the_page_with_the_mark_the_reason_and_the_author(writer, place):
    answer = writer.post(address(place, "adapt"), told(place, text=OURS, publish="yes"), follow=True)
    text = words_of(answer)
    assert (
        answer.redirect_chain[-1][0]
        == f"/places/{place.slug}/library/frameworks/being-and-becoming/social-being/"
    )
    assert OURS in text
    assert "adapted" in text
    assert "Why: Families said so" in text
    assert "Wren Writer" in text


def test_the_difference_is_marked_in_words_for_those_who_do_not_see_lines(place):
    an_adaptation(place, wording="one two four")
    (difference,) = panel_for(place, *CELL).differences
    assert difference.runs[-1].words == "one two four"
    assert {run.did for run in difference.runs} == {"removed", "added"}


def test_a_draft_is_kept_and_counts_for_nobody(writer, place):
    answer = writer.post(address(place, "adapt"), told(place, text=OURS, draft="yes"), follow=True)
    assert "It is not published." in words_of(answer)
    assert OURS in answer.content.decode()
    assert queries.wording_of(place, "frameworks") == {}
    page = words_of(writer.get(f"/places/{place.slug}/library/frameworks/being-and-becoming/"))
    assert OURS not in page


def test_a_draft_that_is_published_counts(writer, place):
    an_adaptation(place, wording=OURS, publish=False)
    writer.post(address(place, "adapt"), told(place, text=OURS, publish="yes"))
    assert {key: row.wording for key, row in queries.wording_of(place, "frameworks").items()} == {
        ("being-and-becoming", "social-being", "text"): OURS
    }


def test_only_the_fields_that_changed_get_a_new_version(writer, place):
    writer.post(address(place, "adapt"), told(place, title="Loved", publish="yes"))
    assert [key[2] for key in queries.wording_of(place, "frameworks")] == ["title"]


def test_without_a_reason_nothing_is_written_and_nothing_typed_is_lost(writer, place):
    answer = writer.post(address(place, "adapt"), told(place, text=OURS, reason="", publish="yes"))
    assert answer.status_code == 422
    assert "Say why, so that partners can follow." in words_of(answer)
    assert OURS in answer.content.decode()
    assert queries.versions_of(place, "frameworks", "being-and-becoming") == []


def test_wording_that_changes_nothing_is_refused(writer, place):
    answer = writer.post(address(place, "adapt"), told(place, publish="yes"))
    assert (answer.status_code, "Nothing is changed yet." in words_of(answer)) == (422, True)


def test_somebody_who_wrote_meanwhile_is_not_overwritten_unseen(writer, place):
    mine = told(place, text=OURS, publish="yes")
    an_adaptation(place, wording="Theirs, written meanwhile.")
    answer = writer.post(address(place, "adapt"), mine)
    text = words_of(answer)
    assert answer.status_code == 422
    assert "Somebody else changed these words while you wrote." in text
    assert "Theirs, written meanwhile." in text
    assert OURS in answer.content.decode()
    (row,) = queries.wording_of(place, "frameworks").values()
    assert row.wording == "Theirs, written meanwhile."
    seen = re.search(r'name="seen" value="(\d+)"', answer.content.decode()).group(1)
    writer.post(address(place, "adapt"), mine | {"seen": seen})
    (row,) = queries.wording_of(place, "frameworks").values()
    assert row.wording == OURS


def test_restoring_brings_the_original_back_and_keeps_ours_in_the_history(writer, place):
    an_adaptation(place, wording=OURS)
    writer.post(address(place, "restore"), {"reason": "Too long for our leaflet"})
    assert queries.wording_of(place, "frameworks") == {}
    page = writer.get(f"/places/{place.slug}/library/frameworks/being-and-becoming/social-being/")
    assert original(*CELL).says("text") in words_of(page)
    history = words_of(writer.get(address(place, "history")))
    for said in ("Published: Text", "Original restored: Text", "Too long for our leaflet", "neighbours"):
        assert said in history


def test_publishing_the_original_words_again_restores_them(writer, place):
    an_adaptation(place, wording=OURS)
    writer.post(address(place, "adapt"), told(place, publish="yes"))
    assert queries.wording_of(place, "frameworks") == {}


def test_a_newer_edition_shows_what_changed_underneath(writer, place):
    row = an_adaptation(place, wording=OURS)
    type(row).objects.filter(pk=row.pk).update(original="An older original.", edition="2025-01")
    page = words_of(writer.get(f"/places/{place.slug}/library/frameworks/being-and-becoming/social-being/"))
    assert "changed the words under this adaptation, which was made on edition 2025-01" in page
    assert "An older original." in page


def test_a_signature_is_given_to_the_words_of_the_day(writer, place):
    families = add_organisation(
        partnership=place, name="Parents' Voice", sector=Sector.FAMILIES, by=its_lead(place)
    )
    whole = ("frameworks", "being-and-becoming")
    for _twice in range(2):
        writer.post(address(place, "sign-off", whole), {"organisation": families.pk})
    page = words_of(writer.get(f"/places/{place.slug}/library/frameworks/being-and-becoming/"))
    assert "Parents' Voice · Parents and carers" in page
    assert len(queries.signatures_on(place, *whole)) == 1
    an_adaptation(place, wording=OURS)
    page = words_of(writer.get(f"/places/{place.slug}/library/frameworks/being-and-becoming/"))
    assert "signed an earlier wording; the words changed since" in page


def test_an_organisation_of_another_place_cannot_sign(writer, place):
    other = a_place("Elsewhere")
    theirs = add_organisation(partnership=other, name="Theirs", sector=Sector.NHS, by=its_lead(other))
    answer = writer.post(address(place, "sign-off", CELL[:2]), {"organisation": theirs.pk})
    assert answer.status_code == 422
    assert queries.signatures_on(place, *CELL[:2]) == []


def test_adopting_says_why_and_is_shown_in_the_list(writer, place):
    writer.post(address(place, "adopt", ("frameworks", "nest")), {"reason": "Agreed on the away day"})
    assert "adopted as it is" in words_of(writer.get(f"/places/{place.slug}/library/frameworks/"))
    assert "Agreed on the away day" in words_of(writer.get(f"/places/{place.slug}/library/frameworks/nest/"))


def test_a_comment_sent_twice_is_said_once(writer, place):
    for _twice in range(2):
        writer.post(
            address(place, "comment"), {"text": "We see this daily", "client_key": "a-key-of-a-phone"}
        )
    assert [one.text for one in queries.comments_on(place, *CELL)] == ["We see this daily"]


def test_an_empty_comment_is_refused_at_its_field(writer, place):
    answer = writer.post(address(place, "comment"), {"text": "", "client_key": "a-key-of-a-phone"})
    assert (answer.status_code, "Write what you want to say." in words_of(answer)) == (422, True)


@pytest.mark.parametrize(
    ("kind", "item", "element", "field"),
    [("levels", "child", "", "summary"), ("factors", "domestic-abuse", "", "label"), ("scenarios", "nine-weeks", "", "text"),
     ("statements", None, "", "text"), ("glossary", None, "", "text"), ("checklists", None, None, "text")],
)  # fmt: skip
def test_every_kind_is_adapted_by_the_same_machinery(writer, place, kind, item, element, field):
    item, element = somewhere(kind, item, element)
    path = (kind, item, element)
    facts = told(place, path, **{field: "In our words."})
    assert writer.post(address(place, "adapt", path), facts | {"publish": "yes"}).status_code == 302
    assert [row.wording for row in queries.wording_of(place, kind).values()] == ["In our words."]
    assert writer.get(address(place, "history", path)).status_code == 200
    assert writer.get(address(place, "adapt", path)).status_code == 200


def somewhere(kind, item, element):
    """The first item of a kind, and its first element where one is wanted."""
    found = knowledge.everything()[kind][0] if item is None else None
    return item or found.slug, found.criteria[0].slug if element is None else element


def test_every_change_is_audited_with_the_words_before(place):
    an_adaptation(place, wording=OURS)
    actions.restore(partnership=place, original=original(*CELL), reason="Back", by=its_lead(place))
    events = Event.objects.filter(thing_kind="library.adaptation").order_by("pk")
    assert [event.did for event in events] == ["published local wording", "restored the original wording"]
    assert events[1].before == {"wording": OURS}


@pytest.mark.parametrize("door", ["adapt", "restore", "comment", "adopt", "sign-off"])
def test_a_viewer_reads_and_writes_nothing(client, place, door):
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    path = CELL if door in ("adapt", "restore", "comment") else CELL[:2]
    assert viewer.post(address(place, door, path), {"reason": "x"}).status_code == 403
    assert viewer.get(address(place, "history")).status_code == 200


def test_a_stranger_finds_nothing(client, place):
    an_adaptation(place, wording=OURS)
    stranger = signed_in(client, a_member(a_place("Elsewhere")))
    for door in ("adapt", "restore", "history"):
        assert stranger.get(address(place, door)).status_code == 404
    assert queries.wording_of(a_place("Third"), "frameworks") == {}


@pytest.mark.parametrize(
    ("door", "path"),
    [("adapt", ("frameworks", "nest")), ("adapt", ("frameworks", "nothing")), ("history", ("statistics", "any")),
     ("comment", ("definitions", "other")), ("adapt", ("frameworks", "being-and-becoming", "nothing"))],
)  # fmt: skip
def test_what_is_not_there_or_not_ours_to_word_is_not_found(writer, place, door, path):
    sent = {"text": "x", "client_key": "a-key-of-a-phone", "reason": "x"}
    assert writer.post(address(place, door, path), sent).status_code in (404, 405)


def test_typed_markup_is_shown_as_text(writer, place):
    an_adaptation(place, wording="<script>alert(5)</script>", reason="<img src=x onerror=alert(5)>")
    a_comment(place, "<script>alert(6)</script>", element="social-being")
    page = writer.get(
        f"/places/{place.slug}/library/frameworks/being-and-becoming/social-being/"
    ).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("kind", "item", "field", "page"),
    [
        ("levels", "child", "summary", "levels/child/"),
        ("factors", "domestic-abuse", "text", "factors/domestic-abuse/"),
    ],
)
def test_levels_and_factors_are_told_in_local_words_with_the_mark(writer, place, kind, item, field, page):
    an_adaptation(place, kind, item, "", field=field, wording="In our own words.")
    html = writer.get(f"/places/{place.slug}/library/{page}").content.decode()
    assert "In our own words." in html[: html.index('id="in-our-place"')]
    assert 'href="#in-our-place"' in html


@pytest.mark.parametrize("page", ["factors/", "factors/?q=quarrels", "levels/family/"])
def test_lists_say_a_factor_as_the_place_says_it(writer, place, page):
    an_adaptation(place, "factors", "domestic-abuse", "", field="label", wording="Quarrels that hurt at home")
    html = writer.get(f"/places/{place.slug}/library/{page}").content.decode()
    assert "Quarrels that hurt at home" in html
    assert ">Domestic abuse<" not in html
