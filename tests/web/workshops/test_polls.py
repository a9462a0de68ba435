"""Misconception cards in a session: asked before and after, hidden until shown, kept with both counts."""

import re
from html import unescape

import pytest
from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold_web.workshops import actions, queries
from fivefold_web.workshops.models import Answer
from tests.builders.library_words import a_card
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
STEPS = ("open", "closed", "after", "revealed")


@pytest.fixture
def place():
    return a_place()


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def started(client, place):
    """The session that one click on the page of cards starts."""
    page = signed_in(client, its_lead(place)).get(f"/places/{place.slug}/library/misconceptions/")
    address = reverse("workshops:from_cards", kwargs={"place": place.slug})
    assert f'action="{address}"' in page.content.decode()
    client.post(address)
    return queries.sessions_of(place).first()


def step(session, to, item=None):
    lead = its_lead(session.partnership)
    item = item or session.items.first()
    actions.move_prompt(partnership=session.partnership, item=item, to=to, by=lead)


def vote(client, session, choice, asked, key):
    facts = {"item": session.items.first().pk, "text": choice, "asked": asked, "client_key": key}
    address = reverse("workshops-public:answer", kwargs={"code": session.code})
    return client.post(address, facts, HTTP_ACCEPT="application/json")


def page(client, name, session):
    return client.get(
        reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, "pk": session.pk})
    )


def test_one_click_starts_a_session_with_the_three_cards_and_those_of_the_place(client, place):
    a_card(place, "“They are too young to remember”")
    session = started(client, place)
    items = list(session.items.all())
    assert len(items) == 4
    assert all(item.is_poll for item in items)
    assert [item.fuller for item in items[:3]] == [
        one.new_understanding for one in knowledge.misconceptions()
    ]
    assert [item.source for item in items] == ["Toolkit, Part 2, p13"] * 3 + ["a card of this place"]


def test_two_clicks_start_one_session(client, place):
    first, second = started(client, place), started(client, place)
    assert first == second


def test_both_counts_are_shown_and_the_record_keeps_them(client, place):
    session = started(client, place)
    step(session, "open")
    for number, choice in enumerate(["agree", "agree", "unsure"]):
        assert vote(client, session, choice, "before", f"beforehand-{number}").status_code == 200
    step(session, "closed")
    step(session, "after")
    for number, choice in enumerate(["agree", "disagree", "disagree"]):
        assert vote(client, session, choice, "after", f"afterwards-{number}").status_code == 200
    lead = signed_in(client, its_lead(place))
    assert "3 before, 3 after" in words_of(page(lead, "run", session))
    step(session, "revealed")
    words = words_of(page(lead, "run", session)).replace("●", "").replace("  ", " ")
    assert re.search(r"I agree 2\s+1\s+1 fewer", words)
    assert re.search(r"I do not agree 0\s+2\s+2 more", words)
    assert "A fuller view: To be mentally healthy" in words
    record = words_of(page(lead, "record", session))
    assert "1 of 3 agree after talking; before, 2 of 3 did." in record
    for counts in ("Before talking 2 1 0", "After talking 1 0 2", "Change -1 -1 +2"):
        assert counts in record
    assert "A fuller view: To be mentally healthy" in record


def test_nothing_is_shown_between_the_rounds(client, place):
    session = started(client, place)
    lead = signed_in(client, its_lead(place))
    step(session, "open")
    vote(client, session, "disagree", "before", "before-1")
    for to in ("closed", "after"):
        step(session, to)
        answers = [page(lead, "run", session), page(lead, "record", session)]
        answers.append(client.get(reverse("workshops-public:state", kwargs={"code": session.code})))
        assert [b"I do not agree" in one.content for one in answers] == [False] * 3
        assert [b"A fuller view" in one.content for one in answers] == [False] * 3


def test_a_choice_sent_twice_counts_once(client, place):
    session = started(client, place)
    step(session, "open")
    assert [vote(client, session, "agree", "before", "same-key").status_code for _ in range(3)] == [200] * 3
    assert Answer.objects.count() == 1


def test_a_first_choice_that_arrives_after_the_talk_is_refused_in_words(client, place):
    session = started(client, place)
    for to in STEPS[:3]:
        step(session, to)
    late = vote(client, session, "agree", "before", "late-key")
    assert (late.status_code, "talked about it since" in late.json()["said"]) == (409, True)


def test_a_choice_that_is_none_is_refused_in_words(client, place):
    session = started(client, place)
    step(session, "open")
    answer = vote(client, session, "perhaps", "before", "some-key")
    assert (answer.status_code, "one of the three" in answer.json()["said"]) == (400, True)


def test_a_phone_without_scripts_can_choose_too(client, place):
    session = started(client, place)
    step(session, "open")
    room = client.get(reverse("workshops-public:room", kwargs={"code": session.code})).content.decode()
    assert "Before we talk: do you agree?" in room
    key = re.search(r'name="client_key" value="([^"]+)"', room)[1]
    facts = {"item": session.items.first().pk, "text": "unsure", "asked": "before", "client_key": key}
    answer = client.post(reverse("workshops-public:answer", kwargs={"code": session.code}), facts)
    assert "Your answer has arrived" in answer.content.decode()


def test_cards_are_chosen_beside_prompts_when_a_session_is_planned(client, place):
    browser = signed_in(client, its_lead(place))
    facts = {"title": "Kick-off", "held_on": "2026-12-01", "cards": ["1"], "own": "What next?"}
    browser.post(reverse("workshops:new", kwargs={"place": place.slug}), facts)
    session = queries.sessions_of(place).first()
    assert [(item.text, item.kind_name) for item in session.items.all()] == [
        ("It lies inside the child", "before and after"),
        ("What next?", "answers"),
    ]


def test_a_card_of_the_place_is_added_changed_and_taken_away(client, place):
    browser = signed_in(client, a_member(place))
    home = f"/places/{place.slug}/library/misconceptions/"
    told = {"title": "“Dads come later”", "often_heard": "Wait.", "new_understanding": "From the start."}
    browser.post(home + "new/", told)
    browser.post(home + "new/", told)
    assert (
        words_of(browser.get(home)).count("“Dads come later”")
        == words_of(browser.get(home)).count("Wait.") + 1
    )
    card = re.search(r'id="card-(\d+)"', browser.get(home).content.decode())[1]
    browser.post(f"{home}{card}/", told | {"often_heard": "They come later."})
    assert "They come later." in words_of(browser.get(home))
    browser.post(f"{home}{card}/remove/")
    assert "Dads come later" not in words_of(browser.get(home))


def test_a_card_does_not_exist_for_another_place(client, place):
    theirs = a_card(a_place("Elsewhere"))
    browser = signed_in(client, its_lead(place))
    for path in (f"{theirs.pk}/", f"{theirs.pk}/remove/"):
        assert browser.post(f"/places/{place.slug}/library/misconceptions/{path}").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_only_those_who_facilitate_start_a_session_from_the_cards(client, place, role):
    browser = signed_in(client, a_member(place, role))
    answer = browser.post(reverse("workshops:from_cards", kwargs={"place": place.slug}))
    assert answer.status_code == (302 if role in (Role.LEAD, Role.FACILITATOR) else 403)
