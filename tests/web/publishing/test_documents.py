"""Composing, previewing, publishing and taking away a document."""

import hashlib
import json
import re
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.queries import events_of
from fivefold_web.places.permissions import May
from fivefold_web.publishing import queries
from fivefold_web.publishing.chapters.contents import CHAPTERS, KEYS
from fivefold_web.publishing.models import Frozen
from tests.builders.need import figures_in
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.publishing import a_document, a_version, assembled
from tests.builders.services import a_service
from tests.domain.publishing.reading import deck_text, html_text, pdf_text, word_text

pytestmark = pytest.mark.django_db

TYPED = "<script>alert(1)</script> & #strong[x] {{ place }}"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(client, place):
    """The test client, signed in as the lead of the place."""
    return signed_in(client, its_lead(place))


def at(name, place, **parts):
    return reverse(f"publishing:{name}", kwargs={"place": place.slug, **parts})


def text_of(response):
    return " ".join(response.text.split())


def hidden_in(response):
    """What the form of a preview carries with it."""
    return dict(re.findall(r'<input type="hidden" name="(number|content)" value="([^"]+)"', response.text))


def test_a_place_without_documents_is_told_what_to_do(lead, place):
    assert "No document yet." in lead.get(at("list", place)).text


def test_a_document_is_composed_previewed_and_published(lead, place):
    facts = {
        "title": "Our plan",
        "audience": "For the board",
        "introduction": "Hello",
        "chapters": ["method", "place"],
    }
    response = lead.post(at("new", place), facts)
    publication = queries.publications_of(place).get()
    assert response.url == at("preview", place, pk=publication.pk)
    assert queries.chapters_in(publication) == ["place", "method"]
    form = hidden_in(lead.get(response.url))
    response = lead.post(at("publish", place, pk=publication.pk), {**form, "what_changed": "First version"})
    version = publication.versions.get()
    assert response.url == at("version", place, pk=version.pk)
    page = text_of(lead.get(response.url))
    assert "Version 1," in page
    assert "First version" in page
    assert "Testmouth Council" in page


def test_every_chapter_of_an_empty_place_says_so_plainly(place):
    document = assembled(a_document(place)).document
    assert [s.heading for s in document.sections] == [kind.label() for kind in CHAPTERS]
    empty = [s.heading for s in document.sections if "Nothing has been entered yet" in str(s.blocks)]
    looking_back = {"Place and partners", "Words and sources", "Method"}
    assert empty == [s.heading for s in document.sections if s.heading not in looking_back]


@pytest.fixture
def filled(place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    a_service(place, "Stay and play")
    return place


def test_every_figure_of_the_list_stands_in_word_pdf_slides_and_web_page(filled, lead):
    version = a_version(a_document(filled))

    def taken(form):
        return b"".join(lead.get(at("download", filled, pk=version.pk, form=form)))

    figures = json.loads(taken("manifest"))["figures"]
    assert len(figures) == version.figures
    assert "8.0% (7.5% to 8.5%)" in [f["words"] for f in figures]
    texts = {
        "docx": word_text(taken("docx")),
        "pdf": pdf_text(taken("pdf")),
        "html": html_text(taken("html").decode()),
        "pptx": deck_text(taken("pptx")),
    }
    for form, text in texts.items():
        assert [f["words"] for f in figures if f["words"] not in text] == [], form


def test_every_figure_from_a_file_says_its_source_and_period(filled):
    version = a_version(a_document(filled, chapters=["profile", "services"]))
    file = queries.file_of(filled, version.pk, "manifest")
    for one in json.loads(bytes(file.content))["figures"]:
        assert one["period"], one
        assert one["source"] or one["state"] == "missing", one


def test_what_was_downloaded_is_what_was_published(lead, place):
    version = a_version(a_document(place, chapters=["place"]))
    for file in version.files.all():
        if file.form == "document":
            continue
        response = lead.get(at("download", place, pk=version.pk, form=file.form))
        assert hashlib.sha256(response.content).hexdigest() == file.sha256
        assert response["Content-Disposition"].startswith("attachment")


def test_a_published_version_is_never_changed(place):
    version = a_version(a_document(place, chapters=["place"]))
    version.title = "Other"
    with pytest.raises(Frozen, match="never changed"):
        version.save()
    with pytest.raises(Frozen, match="never changed"):
        version.files.first().save()


def test_a_version_stays_as_it_was_when_the_workspace_changes(lead, place):
    publication = a_document(place, chapters=["services"])
    version = a_version(publication)
    a_service(place, "Stay and play")
    assert "Stay and play" not in lead.get(at("version", place, pk=version.pk)).text
    assert "Stay and play" in lead.get(at("preview", place, pk=publication.pk)).text


def test_publishing_twice_makes_one_version(lead, place):
    publication = a_document(place, chapters=["place"])
    form = hidden_in(lead.get(at("preview", place, pk=publication.pk)))
    first, second = (lead.post(at("publish", place, pk=publication.pk), form) for _ in range(2))
    assert first.url == second.url
    assert publication.versions.count() == 1


def test_what_was_not_previewed_is_not_published(lead, place):
    publication = a_document(place, chapters=["services"])
    form = hidden_in(lead.get(at("preview", place, pk=publication.pk)))
    a_service(place, "Stay and play")
    response = lead.post(at("publish", place, pk=publication.pk), form)
    assert "has changed since you looked" in response.text
    assert "Stay and play" in response.text
    assert publication.versions.count() == 0


def test_the_next_version_has_the_next_number(place):
    publication = a_document(place, chapters=["place"])
    assert [a_version(publication).number, a_version(publication).number] == [1, 2]


def test_a_document_of_an_invented_place_says_so_in_every_form(place):
    place.is_fictional = True
    place.save()
    files = {f.form: bytes(f.content) for f in a_version(a_document(place, chapters=["place"])).files.all()}
    assert "FICTIONAL" in word_text(files["docx"])
    assert "FICTIONAL" in pdf_text(files["pdf"])
    assert "FICTIONAL" in html_text(files["html"].decode())
    assert "FICTIONAL" in deck_text(files["pptx"])
    assert json.loads(files["manifest"])["fictional"] is True


def test_text_with_unprintable_signs_is_published_without_them(place):
    a_service(place, "Stay\x0band play")
    version = a_version(a_document(place, introduction="One\x0cpage", chapters=["services"]))
    files = {f.form: bytes(f.content) for f in version.files.all()}
    assert "Stayand play" in word_text(files["docx"])


def test_typed_markup_stays_text_on_the_page_and_in_every_form(lead, place):
    a_service(place, TYPED)
    publication = a_document(place, TYPED, introduction=TYPED, audience=TYPED, chapters=["services"])
    version = a_version(publication, TYPED)
    for page in ("list", "preview", "version"):
        parts = {} if page == "list" else {"pk": publication.pk if page == "preview" else version.pk}
        assert "<script>alert" not in lead.get(at(page, place, **parts)).text
    files = {f.form: bytes(f.content) for f in version.files.all()}
    assert TYPED in word_text(files["docx"])
    assert TYPED in html_text(files["html"].decode())
    assert TYPED.replace(" ", "") in pdf_text(files["pdf"]).replace(" ", "")


def test_each_picture_of_a_version_can_be_taken_away_alone(lead, place):
    a_service(place, "Stay and play")
    version = a_version(a_document(place, chapters=["services"]))
    drawn = lead.get(at("picture", place, pk=version.pk, number=1, kind="svg"))
    assert drawn.content.startswith(b"<svg")
    assert b"<desc" in drawn.content
    pixels = lead.get(at("picture", place, pk=version.pk, number=2, kind="png"))
    assert pixels.content.startswith(b"\x89PNG")
    assert lead.get(at("picture", place, pk=version.pk, number=3, kind="png")).status_code == 404
    assert lead.get(at("picture", place, pk=version.pk, number=1, kind="exe")).status_code == 404


PAGES = {"list": May.VIEW, "new": May.CONTRIBUTE, "templates": May.FACILITATE}
OF_ONE = {"compose": May.CONTRIBUTE, "preview": May.VIEW}
ALLOWED = {Role.LEAD: set(May), Role.FACILITATOR: {May.VIEW, May.CONTRIBUTE, May.FACILITATE}, Role.CONTRIBUTOR: {May.VIEW, May.CONTRIBUTE}, Role.VIEWER: {May.VIEW}}  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_each_page_opens_for_the_roles_that_may(client, place, role):
    publication = a_document(place, chapters=["place"])
    member = signed_in(client, a_member(place, role))
    for name, deed in {**PAGES, **OF_ONE}.items():
        parts = {"pk": publication.pk} if name in OF_ONE else {}
        expected = 200 if deed in ALLOWED[role] else 403
        assert member.get(at(name, place, **parts)).status_code == expected, name
    form = {"number": 1, "content": assembled(publication).digest}
    sent = member.post(at("publish", place, pk=publication.pk), form)
    assert sent.status_code == (302 if role is Role.LEAD else 403)


def test_nothing_of_another_place_can_be_reached(lead, place):
    theirs = a_place("Theirs")
    publication = a_document(theirs, chapters=["place"])
    version = a_version(publication)
    for host in (place, theirs):
        for name, parts in {
            "compose": {"pk": publication.pk},
            "preview": {"pk": publication.pk},
            "version": {"pk": version.pk},
            "download": {"pk": version.pk, "form": "docx"},
            "picture": {"pk": version.pk, "number": 1, "kind": "svg"},
        }.items():
            assert lead.get(at(name, host, **parts)).status_code == 404
    assert (
        lead.post(at("publish", place, pk=publication.pk), {"number": 2, "content": "x"}).status_code == 404
    )


def test_the_inner_data_of_a_version_is_not_a_download(lead, place):
    version = a_version(a_document(place, chapters=["place"]))
    assert lead.get(at("download", place, pk=version.pk, form="document")).status_code == 404


def test_a_list_of_documents_asks_as_often_for_three_as_for_one(lead, place):
    a_version(a_document(place, chapters=["place"]))

    def questions():
        with CaptureQueriesContext(connection) as asked:
            lead.get(at("list", place))
        return len(asked)

    one = questions()
    for title in ("Second", "Third"):
        a_version(a_document(place, title, chapters=["place"]))
    assert questions() == one


def test_composing_without_a_title_or_chapters_says_what_to_do(lead, place):
    response = lead.post(at("new", place), {"title": " ", "introduction": "kept"})
    assert response.status_code == 422
    assert "Title: fill this in" in response.text
    assert "kept" in response.text


def a_word_file(*lines):
    file, target = docx.Document(), BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(target)
    return target.getvalue()


def upload(content, name="board.docx"):
    return SimpleUploadedFile(name, content)


def test_a_template_of_our_own_gives_its_pages_to_the_word_document(lead, place):
    content = a_word_file("Board paper {{ title }}", "{{ body }}")
    lead.post(at("templates", place), {"name": "Board paper", "file": upload(content)})
    template = queries.templates_of(place)[0]
    facts = {"title": "Plan", "chapters": ["place"], "template": template.pk}
    lead.post(at("new", place), facts)
    publication = queries.publications_of(place).get()
    files = {f.form: bytes(f.content) for f in a_version(publication).files.all()}
    assert docx.Document(BytesIO(files["docx"])).paragraphs[0].text == "Board paper Plan"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"%PDF-1.7", "not a Word document"),
        (a_word_file("{{ titel }}"), "does not know"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_the_remedy(lead, place, content, complaint):
    response = lead.post(at("templates", place), {"name": "Board paper", "file": upload(content)})
    assert response.status_code == 422
    assert complaint in response.text
    assert queries.templates_of(place) == []


def test_a_template_is_kept_once_and_can_be_removed(lead, place):
    content = a_word_file("{{ body }}")
    for _ in range(2):
        lead.post(at("templates", place), {"name": "Board paper", "file": upload(content)})
    (template,) = queries.templates_of(place)
    lead.post(at("remove_template", place, pk=template.pk))
    assert queries.templates_of(place) == []


def test_a_template_of_another_place_can_be_neither_chosen_nor_removed(lead, place):
    theirs = a_place("Theirs")
    signed_in(lead, its_lead(theirs)).post(
        at("templates", theirs), {"name": "Board paper", "file": upload(a_word_file("{{ body }}"))}
    )
    template = queries.templates_of(theirs)[0]
    signed_in(lead, its_lead(place))
    response = lead.post(at("new", place), {"title": "Plan", "chapters": ["place"], "template": template.pk})
    assert response.status_code == 422
    assert lead.post(at("remove_template", place, pk=template.pk)).status_code == 404


def test_composing_and_publishing_leave_an_audit_line(place):
    a_version(a_document(place, chapters=["place"]))
    assert {"composed", "published"} <= {event.did for event in events_of(place)}


def test_all_chapters_are_chosen_for_a_new_document(lead, place):
    page = lead.get(at("new", place)).text
    ticked = re.findall(r'name="chapters" value="([^"]+)"[^>]* checked', page)
    assert ticked == list(KEYS)
