"""Pages in Welsh, and in a language that nobody wrote code for."""

import re
from html import unescape

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import override_settings
from django.utils.translation import ngettext, override

from fivefold import knowledge
from fivefold.knowledge.locales import in_language
from fivefold_web.config import translators
from fivefold_web.config.languages import prepared
from fivefold_web.places.actions import open_guest_link
from fivefold_web.workforce import actions as workforce
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workforce import a_round, a_team

PIRATE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Fivefold-Name: Pirate\\n"
"X-Fivefold-Status: Not yet read by a captain\\n"

#: src/fivefold_web/config/navigation.py
msgid "Overview"
msgstr "Crow's nest"

#: src/fivefold_web/library/templates/library/pages.jinja
msgid "Go"
msgstr "Arr"
"""


@pytest.fixture
def place(db):
    return a_place()


@pytest.fixture
def welsh_reader(client, place):
    client.cookies["django_language"] = "cy"
    return signed_in(client, a_member(place))


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def a_language(folder, code, words):
    file = folder / code / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(words, encoding="utf-8")
    return file


def test_a_page_in_welsh_says_so_and_that_its_translation_is_a_draft(welsh_reader, place):
    html = page_of(welsh_reader, f"/places/{place.slug}/library/pages/")
    assert '<html lang="cy"' in html
    text = words_of(html)
    assert "Y pecyn cymorth, fesul tudalen" in text
    assert "Cyfieithiad drafft, heb ei adolygu" in text
    assert "Gwasanaethau" in text


def test_a_page_that_is_mostly_not_translated_is_marked_as_english(welsh_reader, place):
    assert '<main id="content" class="ff-main" tabindex="-1" lang="en-GB">' in page_of(
        welsh_reader, f"/places/{place.slug}/publishing/"
    )
    assert '<main id="content" class="ff-main" tabindex="-1">' in page_of(
        welsh_reader, f"/places/{place.slug}/library/pages/"
    )


def test_content_that_is_not_translated_is_marked_as_english(welsh_reader, place):
    html = page_of(welsh_reader, f"/places/{place.slug}/library/pages/72/")
    (first, *_rest) = in_language(knowledge.statements(), "cy")
    assert f'lang="cy">{first.title}<' in unescape(html)
    assert 'lang="en-GB"' in html


def test_an_english_page_carries_no_marks_of_language(client, place):
    html = page_of(signed_in(client, a_member(place)), f"/places/{place.slug}/library/pages/72/")
    assert '<html lang="en-gb"' in html
    assert "Cyfieithiad" not in html
    assert re.findall(r' lang="(?!en-gb)[^"]+"', html) == [' lang="cy"']  # the choice of Welsh itself


def test_the_team_check_shows_the_welsh_statements(client, place):
    this, team = a_round(place), a_team(place)
    lead = its_lead(place)
    check = workforce.begin_check(team=team, this=this, by=lead)
    made = open_guest_link(partnership=place, task="workforce.check", target=str(check.pk), days=3, by=lead)
    client.cookies["django_language"] = "cy"
    html = page_of(client, f"/guest/workforce/{made.token}/")
    text = words_of(html)
    for statement in in_language(knowledge.statements(), "cy"):
        assert statement.title in text
        assert statement.text in text
    assert "Anfon yr atebion" in text


@pytest.mark.django_db
def test_sign_in_speaks_welsh_and_offers_both_languages(client):
    client.cookies["django_language"] = "cy"
    text = words_of(page_of(client, "/account/sign-in/"))
    assert "Rwyf wedi anghofio fy nghyfrinair" in text
    assert "English" in text


@pytest.mark.django_db
def test_the_switch_changes_the_language_and_stays_on_the_page(client):
    answer = client.post("/language/setlang/", {"language": "cy", "next": "/account/sign-in/"})
    assert (answer.status_code, answer.url) == (302, "/account/sign-in/")
    assert "Mewngofnodi" in words_of(page_of(client, "/account/sign-in/"))


def test_welsh_counts_in_its_own_four_forms():
    with override("cy"):
        said = [ngettext("%(n)d result", "%(n)d results", n) % {"n": n} for n in (1, 2, 3, 8)]
    assert said == ["1 canlyniad", "2 ganlyniad", "3 canlyniad", "8 canlyniad"]


def test_a_language_that_somebody_adds_needs_no_code(client, place, tmp_path):
    a_language(tmp_path / "theirs", "xx", PIRATE)
    words = prepared([tmp_path / "theirs"], tmp_path / "kept")
    languages = [("en-gb", "English"), *((code, one.name) for code, one in words.items())]
    reader = signed_in(client, a_member(place))
    reader.cookies["django_language"] = "xx"
    with override_settings(WORDS=words, LANGUAGES=languages, LOCALE_PATHS=[tmp_path / "kept"]):
        html = page_of(reader, f"/places/{place.slug}/library/pages/")
        assert '<html lang="xx"' in html
        assert "Crow's nest" in words_of(html)
        assert "Not yet read by a captain" in words_of(html)
        assert "Arr" in words_of(html)


def test_what_was_compiled_is_read_again_and_not_compiled_again(tmp_path):
    file = a_language(tmp_path / "theirs", "xx", PIRATE)
    first = prepared([tmp_path / "theirs"], tmp_path / "kept")
    compiled = tmp_path / "kept" / "xx" / "LC_MESSAGES" / "django.mo"
    made = compiled.stat().st_mtime_ns
    assert prepared([tmp_path / "theirs"], tmp_path / "kept") == first
    assert compiled.stat().st_mtime_ns == made
    file.write_text(PIRATE.replace("Pirate", "Buccaneer"), encoding="utf-8")
    assert prepared([tmp_path / "theirs"], tmp_path / "kept")["xx"].name == "Buccaneer"


def test_new_words_come_in_and_translated_ones_stay(tmp_path):
    file = a_language(tmp_path, "xx", PIRATE)
    said = translators.renewed(file, translators.all_words())
    text = file.read_text(encoding="utf-8")
    assert "Crow's nest" in text
    assert 'msgid "Services"\nmsgstr ""' in text
    assert '"X-Fivefold-Name: Pirate' in text
    assert said.startswith("xx: 2 of ")


def test_the_welsh_words_keep_every_placeholder():
    with (settings.SOURCE / "locale" / "cy" / "LC_MESSAGES" / "django.po").open("rb") as text:
        catalog = read_po(text, locale="cy")
    assert [one.id for one in catalog if one.id and not fits(one)] == []


def fits(message):
    originals = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    wanted = holes(originals[-1])
    return all(holes(string) == wanted for string in strings if string)


def holes(text):
    return sorted(re.findall(r"%\(\w+\)[ds]|\{\w+\}", text))
