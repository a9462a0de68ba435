"""The glossary with local meanings, and the comparison of words with its decisions."""

import csv
import io
import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold import knowledge
from fivefold.knowledge.language import Verdict
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.partners import Role
from fivefold_web.audit.queries import events_of
from fivefold_web.library import citing
from fivefold_web.library.queries import words as queries
from tests.builders.library_words import a_decision, a_local_meaning, said
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
IMH, PIR = "infant mental health", "parent-infant relationships"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place, Role.VIEWER))


def at(place, path):
    return f"/places/{place.slug}/library/{path}"


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def card(answer, slug):
    """The words of one entry of the glossary."""
    html = answer.content.decode().split(f'id="{slug}"')[1].split("</section>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_all_fourteen_entries_stand_there_with_their_page(reader, place):
    page = reader.get(at(place, "glossary/"))
    entries = knowledge.glossary()
    assert len(entries) == 14
    assert [one.term for one in entries if one.term not in card(page, one.slug)] == []
    assert [one.slug for one in entries if one.sources not in card(page, one.slug)] == []
    assert [one.slug for one in entries if one.caution not in card(page, one.slug)] == []


def test_a_local_meaning_stands_beside_the_original(reader, place):
    a_local_meaning(place, "latent-vulnerability", "Growing up on guard.", reason="A parent said so")
    words = card(reader.get(at(place, "glossary/")), "latent-vulnerability")
    assert "Here Growing up on guard. Why we word it so: A parent said so" in words
    assert knowledge.named("latent-vulnerability", knowledge.glossary()).text in words


def test_two_members_words_are_merged_as_aliases_and_the_glossary_says_so(client, place):
    for role, word in [(Role.CONTRIBUTOR, IMH), (Role.LEAD, PIR)]:
        sender = signed_in(client, a_member(place, role))
        facts = {"words": word, "sector": "nhs", "client_key": f"page-key-{role.value}"}
        assert sender.post(at(place, "words/say/"), facts).status_code == 302
    facilitator = signed_in(client, a_member(place, Role.FACILITATOR))
    facilitator.post(
        at(place, f"words/decide/?word={PIR}"),
        {"verdict": "same as", "same_as": "Infant mental health", "reason": "We mean both"},
    )
    page = facilitator.get(at(place, "glossary/"))
    told = [card(page, slug) for slug in ("infant-mental-health", "parent-infant-relationships")]
    sentence = f"Agreed here: “{PIR}” means the same here as “Infant mental health”. We mean both"
    assert [sentence.casefold() in one.casefold() for one in told] == [True, True]


def test_words_sent_twice_are_noted_once(client, place):
    sender = signed_in(client, a_member(place))
    facts = {"words": "Bonding\nTender care", "client_key": "one-page-key"}
    assert [sender.post(at(place, "words/say/"), facts).status_code for _ in range(2)] == [302, 302]
    assert sorted(use.word for use in queries.uses_of(place)) == ["Bonding", "Tender care"]


def test_a_word_that_is_too_long_is_named_and_nothing_enters(client, place):
    sender = signed_in(client, a_member(place))
    answer = sender.post(
        at(place, "words/say/"), {"words": "fine\n" + "x" * 81, "client_key": "one-page-key"}
    )
    assert answer.status_code == 422
    assert "is longer than 80 characters" in words_of(answer)
    assert queries.uses_of(place) == ()


def test_words_by_sector_are_shown_from_three_people_on(client, place):
    people = [a_member(place, name=f"Person {n}") for n in range(3)]
    browser = signed_in(client, its_lead(place))
    for n, one in enumerate(people[:2]):
        said(place, "Bonding", by=one, sector="maternity", key=f"key-of-{n}")
    assert (
        "Maternity and neonatal Bonding"
        not in words_of(browser.get(at(place, "words/"))).split("Who says what")[1]
    )
    said(place, "Bonding", by=people[2], sector="maternity", key="key-of-3")
    assert "Maternity and neonatal Bonding (3 people)" in words_of(browser.get(at(place, "words/")))


def test_a_decision_needs_a_reason_and_the_other_word(client, place):
    browser = signed_in(client, its_lead(place))
    answer = browser.post(at(place, "words/decide/?word=Attachment"), {"verdict": "same as", "reason": ""})
    assert answer.status_code == 422
    words = words_of(answer)
    assert "Say why, so that partners can follow." in words
    assert "Choose the word that it means the same as." in words
    assert queries.decisions_of(place) == ()


def test_two_words_cannot_be_called_the_same_as_each_other(client, place):
    a_decision(place, "Attachment", Verdict.SAME_AS, "Wellbeing")
    browser = signed_in(client, its_lead(place))
    answer = browser.post(
        at(place, "words/decide/?word=Wellbeing"),
        {"verdict": "same as", "same_as": "Attachment", "reason": "so"},
    )
    assert (answer.status_code, "Change that decision first" in words_of(answer)) == (422, True)


def test_a_decision_is_changed_and_taken_back_and_the_record_keeps_both(client, place):
    browser = signed_in(client, its_lead(place))
    a_decision(place, "Attachment", Verdict.PREFER)
    browser.post(
        at(place, "words/decide/?word=Attachment"), {"verdict": "avoid", "reason": "Sounds like a score"}
    )
    assert [(one.word, one.verdict) for one in queries.decisions_of(place)] == [("Attachment", Verdict.AVOID)]
    browser.post(at(place, "words/take-back/"), {"word": "attachment"})
    assert queries.decisions_of(place) == ()
    did = [event.did for event in events_of(place)[:3]]
    assert did == ["took a decision back", "decided about a word", "decided about a word"]


@pytest.mark.parametrize("role", Role)
def test_only_those_who_facilitate_decide_about_words(client, place, role):
    answer = signed_in(client, a_member(place, role)).get(at(place, "words/decide/?word=Attachment"))
    assert answer.status_code == (200 if role in (Role.LEAD, Role.FACILITATOR) else 403)


def test_a_word_that_nobody_said_cannot_be_decided_about(client, place):
    assert signed_in(client, its_lead(place)).get(at(place, "words/decide/?word=Qwerty")).status_code == 404


def test_another_place_sees_none_of_it(client, place):
    other = a_place("Elsewhere")
    said(other, "Secret word", by=its_lead(other))
    a_decision(other, "Attachment")
    a_local_meaning(other, "infant", "Secret meaning")
    browser = signed_in(client, its_lead(place))
    pages = [browser.get(at(place, path)) for path in ("glossary/", "words/", "glossary/terms.json")]
    assert [b"Secret" in page.content for page in pages] == [False] * 3
    assert browser.post(at(place, "words/take-back/"), {"word": "Attachment"}).status_code == 404
    assert browser.get(at(other, "glossary/terms.json")).status_code == 404


def test_the_file_of_the_glossary_is_no_spreadsheet_trap(reader, place):
    a_local_meaning(place, "infant", "=HYPERLINK(1)")
    answer = reader.get(at(place, "glossary/glossary.csv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [one.term for one in knowledge.glossary()]
    assert next(row for row in rows if row[0] == "Infant")[3] == "'=HYPERLINK(1)"


def test_terms_for_pages_are_not_sent_again_until_something_changes(reader, place):
    first = reader.get(at(place, "glossary/terms.json"))
    told = json.loads(first.content)
    assert len(told["terms"]) == 14
    assert all(one["text"] and one["source"] and len(one["text"]) <= 321 for one in told["terms"])
    again = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert reader.get(at(place, "glossary/terms.json"), **again).status_code == 304
    a_local_meaning(place, "infant", "A child under one")
    newer = reader.get(at(place, "glossary/terms.json"), **again)
    assert newer.status_code == 200
    assert (
        next(one for one in json.loads(newer.content)["terms"] if one["term"] == "Infant")["local"]
        == "A child under one"
    )


def test_a_word_agreed_to_mean_the_same_is_explained_in_pages_too(reader, place):
    a_decision(place, "Tender beginnings", Verdict.SAME_AS, "infant mental health")
    told = json.loads(reader.get(at(place, "glossary/terms.json")).content)
    entry = next(one for one in told["terms"] if one["term"] == "Infant mental health")
    assert entry["names"][-1] == "Tender beginnings"


def test_an_entry_is_evidence_with_its_page(client, place):
    page = signed_in(client, its_lead(place)).get(at(place, "glossary/")).content.decode()
    token = page.split('id="toxic-stress"')[1].split('name="evidence" value="')[1].split('"')[0]
    citation = citing.read(place, token)
    assert (citation.kind, citation.key, citation.source) == (
        SourceKind.TOOLKIT,
        "glossary:toxic-stress",
        "Toolkit, Part 8, p92-93",
    )


@pytest.mark.parametrize("path", ["glossary/", "words/", "glossary/terms.json"])
def test_one_word_and_three_cost_the_same_queries(client, place, path):
    browser = signed_in(client, its_lead(place))
    lead = its_lead(place)

    def ask():
        with CaptureQueriesContext(connection) as asked:
            browser.get(at(place, path))
        return len(asked)

    said(place, "One", by=lead, key="key-number-1")
    a_decision(place, "One")
    a_local_meaning(place, "infant", "One")
    ask()
    first = ask()
    for number in (2, 3):
        said(place, f"More {number}", by=lead, key=f"key-number-{number}")
        a_decision(place, f"More {number}")
        a_local_meaning(place, ["attachment", "toxic-stress"][number - 2], f"More {number}")
    assert ask() == first


def test_markup_in_words_is_shown_as_text(client, place):
    nasty = "<script>alert(1)</script>"
    said(place, nasty, by=its_lead(place))
    a_decision(place, nasty, reason=nasty)
    a_local_meaning(place, "infant", nasty, reason=nasty)
    browser = signed_in(client, its_lead(place))
    pages = [browser.get(at(place, path)) for path in ("glossary/", "words/", f"words/decide/?word={nasty}")]
    assert [page.status_code for page in pages] == [200] * 3
    assert [b"<script>alert" in page.content for page in pages] == [False] * 3


def test_what_members_say_about_a_term_and_a_card_stands_beneath_it(client, place):
    browser = signed_in(client, a_member(place))
    for kind, slug, path in [
        ("glossary", "infant", "glossary/"),
        ("misconceptions", "it-lies-inside-the-child", "misconceptions/"),
    ]:
        page = browser.get(at(place, path)).content.decode()
        action = re.search(rf'action="([^"]*/{kind}/{slug}/comment/)"', page)[1]
        facts = {"text": f"We say it about {slug}", "client_key": f"a-key-{slug}"[:40]}
        for _twice in range(2):
            assert browser.post(action, facts).status_code == 302
        assert words_of(browser.get(at(place, path))).count(f"We say it about {slug}") == 1


def test_eighty_words_stand_on_pages_of_forty(client, place):
    lead = its_lead(place)
    said(place, *[f"Word {number:02}" for number in range(67)], by=lead)
    browser = signed_in(client, lead)
    pages = [browser.get(at(place, f"words/?page={number}")).content.decode() for number in (1, 2)]
    assert [page.count('class="ff-word__name"') for page in pages] == [40, 40]
    assert "80 words" in pages[0]
