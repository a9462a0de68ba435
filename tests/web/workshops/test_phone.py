"""What a phone sends and is shown: plain forms for every activity, who comes in, statements of one's own."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import Activity, OptionRole, Review
from fivefold.workshops.answering import Line, Mark, Question, Said, check
from fivefold.workshops.prompts import Unclear
from fivefold_web.workshops import actions
from fivefold_web.workshops.actions.groups import make_groups
from fivefold_web.workshops.models import AgendaItem, Answer, Arrival
from tests.builders.places import a_place, its_lead

pytestmark = pytest.mark.django_db
CHOICE, ROW, POINT, STATEMENT = OptionRole


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def a_session(*items, **facts):
    """A session in which each item, (activity, lines, columns), is open."""
    place = a_place()
    lead = its_lead(place)
    session = actions.plan_session(
        partnership=place, title="Evening", held_on=date(2026, 11, 3), agenda=[], by=lead
    )
    for name, value in facts.items():
        setattr(session, name, value)
    session.save()
    for activity, lines, more in items:
        text = f"About {activity}"
        item = actions.add_prompt(
            partnership=place, session=session, text=text, by=lead, lines=lines, kind_name=activity, **more
        )
        actions.move_prompt(partnership=place, item=item, to="open", by=lead)
    return session


def at(name, session):
    return reverse(f"workshops-public:{name}", kwargs={"code": session.code})


def by_form(client, session, **fields):
    """Sent as a browser without scripts does."""
    facts = {"item": session.items.first().pk, "asked": "before", "client_key": "a-form-key"}
    return client.post(at("answer", session), facts | {k.replace("__", "-"): v for k, v in fields.items()})


def kept(session):
    item = session.items.first()
    lines = {one.pk: one.text for one in item.options.all()}
    said = item.answers.get().said
    marks = {(lines.get(m.option, ""), m.value, m.number, m.x, m.y, m.label) for m in said.marks}
    return said.text, marks


LINES = [(CHOICE, "Trust"), (CHOICE, "Time"), (CHOICE, "Money")]


def keys(session):
    return [one.pk for one in session.items.first().options.all()]


def test_choices_come_as_fields(client):
    session = a_session((Activity.CHOOSE_SEVERAL, LINES, {"most": 2}))
    first, second, _third = keys(session)
    assert by_form(client, session, option=[first, second]).status_code == 200
    assert kept(session) == ("", {("Trust", "", None, None, None, ""), ("Time", "", None, None, None, "")})


def test_colours_of_rows_come_as_fields(client):
    session = a_session((Activity.RAG, [(ROW, "Shared aims"), (ROW, "Shared data")], {}))
    first, second = keys(session)
    by_form(client, session, **{f"row-{first}": "red", f"row-{second}": "green"})
    expected = {("Shared aims", "red", None, None, None, ""), ("Shared data", "green", None, None, None, "")}
    assert kept(session) == ("", expected)


def test_a_scale_without_rows_is_one_field(client):
    session = a_session((Activity.SCALE, [(POINT, "Not begun"), (POINT, "Under way")], {}))
    by_form(client, session, **{"row-0": "2"})
    assert kept(session) == ("", {("", "", 2, None, None, "")})


def test_an_order_comes_as_numbers(client):
    session = a_session((Activity.RANK, LINES, {}))
    first, second, third = keys(session)
    by_form(client, session, **{f"place-{first}": "3", f"place-{second}": "1", f"place-{third}": "2"})
    places = {
        ("Trust", "", 3, None, None, ""),
        ("Time", "", 1, None, None, ""),
        ("Money", "", 2, None, None, ""),
    }
    assert kept(session) == ("", places)


def test_an_order_with_a_gap_is_refused_and_says_how_to_mend_it(client):
    session = a_session((Activity.RANK, LINES, {}))
    reply = by_form(client, session, **{f"place-{keys(session)[0]}": "2"})
    assert reply.status_code == 400
    assert "Give 3 of them a place, from 1 to 3" in reply.content.decode()
    assert "what you wrote is still there" in reply.content.decode()


def test_a_word_and_what_it_is_the_same_as_come_as_fields(client):
    session = a_session((Activity.TERMS, [], {}))
    by_form(client, session, text="bonding", term="same as", same_as="attachment")
    assert kept(session) == ("bonding", {("", "same as", None, None, None, "attachment")})


def test_a_cause_and_an_idea_come_as_fields(client):
    board = a_session((Activity.CASE_BOARD, [], {}))
    by_form(client, board, text="Damp home", level="environment")
    walk = a_session((Activity.SCENARIO, [], {}))
    by_form(client, walk, text="A weekly visit", question="noticed", nobody="1")
    assert [kept(board), kept(walk)] == [
        ("Damp home", {("", "environment", None, None, None, "")}),
        ("A weekly visit", {("", "noticed", 1, None, None, "")}),
    ]


def test_pins_come_as_hundredths_of_the_plan(client):
    session = a_session((Activity.PINS, [], {}))
    by_form(client, session, **{"pin-1-x": "12.5", "pin-1-y": "100", "pin-1-label": "The park"})
    assert kept(session) == ("", {("", "", None, 125, 1000, "The park")})


@pytest.mark.parametrize("wrong", ["inf", "nan", "left", ""])
def test_a_pin_without_a_readable_position_is_refused(client, wrong):
    session = a_session((Activity.PINS, [], {}))
    reply = by_form(client, session, **{"pin-1-x": wrong, "pin-1-y": "5"})
    assert (reply.status_code, Answer.objects.count()) == (400, 0)


@pytest.mark.parametrize("activity", Activity)
def test_every_activity_is_a_form_on_the_page(client, activity):
    lines = [(CHOICE, "One"), (ROW, "Two"), (STATEMENT, "Three")]
    session = a_session((activity, lines, {}))
    page = client.get(at("room", session)).content.decode()
    assert f'data-kind="{activity}"' in page
    assert re.search(r'name="client_key" value="[^"]{20}"', page)


# ---- Statements of one's own

OFFERED = Question(Activity.STATEMENTS, (Line(1, STATEMENT, "We meet often enough"),))


def test_a_statement_of_ones_own_is_sent_apart_from_marks():
    assert check(OFFERED, Said(" We need a map ")) == Said("We need a map")
    assert check(OFFERED, Said(marks=(Mark(1, "agree"),))) == Said(marks=(Mark(1, "agree"),))
    with pytest.raises(Unclear, match="by itself"):
        check(OFFERED, Said("We need a map", (Mark(1, "agree"),)))


def test_statements_that_a_reviewer_let_through_are_offered_to_all_once(client):
    session = a_session((Activity.STATEMENTS, [(STATEMENT, "We meet often enough")], {}))
    item, lead = session.items.first(), its_lead(session.partnership)
    for number, text in enumerate(["We need a map", "we meet often enough", "Held back"]):
        by_form(client, session, text=text, client_key=f"own-key-{number}")
    assert set(item.answers.values_list("review_name", flat=True)) == {Review.WAITING}
    passed = item.answers.exclude(text="Held back").values_list("pk", flat=True)
    actions.review(partnership=session.partnership, item=item, keys=list(passed), to=Review.PASSED, by=lead)
    for _twice in range(2):
        item = AgendaItem.objects.get(pk=item.pk)
        actions.statements_from_answers(partnership=session.partnership, item=item, by=lead)
    lines = [(one.text, one.from_the_room) for one in item.options.all()]
    assert lines == [("We meet often enough", False), ("We need a map", True)]


# ---- Coming in


def come_in(client, session, key="arrival-1", **more):
    address = at("arrive", session)
    return client.post(address, {"client_key": key} | more, HTTP_ACCEPT="application/json")


def test_a_phone_is_counted_once_with_the_sector_it_told_last(client):
    session = a_session(asks_sector=True)
    for sector in ("nhs", "families"):
        assert come_in(client, session, sector=sector).status_code == 200
    assert [(a.sector_name, a.client_key) for a in Arrival.objects.all()] == [("families", "arrival-1")]


def test_a_phone_that_chooses_no_group_is_dealt_one_and_stays_in_it(client):
    session = a_session()
    make_groups(partnership=session.partnership, session=session, number=2, by=its_lead(session.partnership))
    told = [come_in(client, session, key=f"arrival-{n}").json()["group"]["number"] for n in (1, 2, 1)]
    assert told == [1, 2, 1]
    assert come_in(client, session, group="1", key="arrival-2").json()["group"]["number"] == 1


def test_without_scripts_the_sector_goes_with_the_answer_if_enough_are_there(client):
    session = a_session((Activity.BEFORE_AND_AFTER, [], {}), asks_sector=True, smallest_group=3)
    for number in range(3):
        come_in(client, session, key=f"arrival-{number}", sector=Sector.FAMILIES.value)
    page = client.get(at("room", session)).content.decode()
    assert "at least 3 people of that sector" in page
    client.post(at("arrive", session), {"client_key": "arrival-4", "sector": "families"})
    by_form(client, session, text="agree")
    assert session.items.first().answers.get().sector_name == "families"


def test_a_session_that_does_not_ask_keeps_no_sector(client):
    session = a_session()
    come_in(client, session, sector="nhs")
    assert [one.sector_name for one in Arrival.objects.all()] == [""]
    assert "Where do you work" not in client.get(at("room", session)).content.decode()


# ---- Screens


def test_all_phones_share_one_making_of_the_screens(client, django_assert_num_queries):
    session = a_session((Activity.CHOOSE_ONE, LINES, {}), (Activity.ANSWERS, [], {}))
    first = client.get(at("screens", session)).content.decode()
    assert first.count("data-screen=") == 2
    assert 'name="client_key" value=""' in first
    with django_assert_num_queries(1):
        assert client.get(at("screens", session)).content.decode() == first


def test_screens_show_answers_only_once_they_are_shown(client):
    session = a_session((Activity.ANSWERS, [], {}))
    item, place, lead = session.items.first(), session.partnership, its_lead(session.partnership)
    by_form(client, session, text="Feeling <b>safe</b>")
    actions.review(partnership=place, item=item, keys=[item.answers.get().pk], to=Review.PASSED, by=lead)
    pages = [client.get(at(name, session)).content.decode() for name in ("room", "screens")]
    assert ["Feeling" in page for page in pages] == [False, False]
    actions.move_prompt(partnership=place, item=item, to="revealed", by=lead)
    pages = [client.get(at(name, session)).content.decode() for name in ("room", "screens")]
    assert ["Feeling &lt;b&gt;safe" in page for page in pages] == [True, True]


def test_an_ended_session_thanks_and_says_what_happens_to_answers(client):
    session = a_session((Activity.ANSWERS, [], {}))
    actions.end_session(partnership=session.partnership, session=session, by=its_lead(session.partnership))
    page = client.get(at("room", session)).content.decode()
    assert "Answers that were never shown stay hidden" in page
    assert "data-screen=" not in page
    assert come_in(client, session).status_code == 200
    assert Arrival.objects.count() == 0
