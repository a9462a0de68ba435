"""The frame of a page, the pages about the installation, and pages for trouble."""

import logging
import re

import pytest
from django.test import Client, RequestFactory

from fivefold_web.design import fonts, views
from fivefold_web.design.about import PAGES


@pytest.mark.django_db
def test_the_gallery_shows_every_part(client):
    page = client.get("/design/gallery?check=1").content.decode()
    assert "There is a problem" in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
@pytest.mark.parametrize("subject", PAGES)
def test_the_installation_says_what_it_is(client, subject):
    answer = client.get(f"/design/about/{subject}/")
    assert answer.status_code == 200
    assert f'href="/design/about/{subject}/"' in answer.content.decode()


@pytest.mark.django_db
def test_a_page_holds_no_script_or_style_of_its_own(client):
    page = client.get("/design/gallery").content.decode()
    assert "<style" not in page
    assert ' style="' not in page
    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert re.findall(r" on[a-z]+=", page) == []


@pytest.mark.django_db
def test_a_missing_page_says_what_to_do_and_gives_a_reference_that_is_logged(client, caplog):
    with caplog.at_level(logging.WARNING, logger="fivefold.trouble"):
        answer = client.get("/no/such/page")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Page not found" in page
    reference = re.search(r'<strong class="ff-reference">([0-9A-F]{8})</strong>', page)[1]
    assert reference in caplog.text


@pytest.mark.parametrize(
    ("view", "status"),
    [(views.bad_request, 400), (views.not_allowed, 403), (views.gone, 410), (views.broken, 500)],
)
@pytest.mark.django_db
def test_trouble_has_its_status_and_no_technical_words(view, status):
    answer = view(RequestFactory().get("/x"))
    assert answer.status_code == status
    assert "Traceback" not in answer.content.decode()


def test_an_old_form_is_explained():
    answer = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "x"})
    assert answer.status_code == 403
    assert "This form was open for too long" in answer.content.decode()


def test_set_up_never_fails_for_a_font(tmp_path, capsys):
    (tmp_path / "a file").write_text("not a folder")
    assert fonts.main(tmp_path / "a file" / "fonts") == 0
    assert "pages use the fonts of your system" in capsys.readouterr().err
    assert not fonts.is_cut(tmp_path / "a file" / "fonts")
