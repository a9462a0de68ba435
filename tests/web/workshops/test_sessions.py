"""Sessions: answers without names, kept once, hidden until shown, grouped into themes."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold.workshops.prompts import NotNow
from fivefold_web.audit.queries import events_of
from fivefold_web.library import citing
from fivefold_web.workshops import actions, queries
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import Answer, Mark
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workshops import PROMPT, a_session, answers, reveal

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def send(client, session, text="Feeling safe", key="phone-1-answer-1", **more):
    address = reverse("workshops-public:answer", kwargs={"code": session.code})
    facts = {"item": session.items.first().pk, "text": text, "client_key": key}
    return client.post(address, facts | more, **JSON)


def page(client, name, session, **parts):
    return client.get(reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, **parts}))


def test_an_answer_sent_twice_is_kept_once(client):
    session = a_session(a_place())
    assert [send(client, session).status_code for _again in range(3)] == [200, 200, 200]
    assert [a.text for a in Answer.objects.all()] == ["Feeling safe"]


def test_what_is_known_of_a_question_is_known_until_the_session_changes(client):
    session = a_session(a_place())
    send(client, session, key="phone-1-answer-1")
    with CaptureQueriesContext(connection) as second:
        send(client, session, key="phone-2-answer-1")
    tell_phones(session, reviews_text=not session.reviews_text)
    with CaptureQueriesContext(connection) as anew:
        send(client, session, key="phone-3-answer-1")
    reviews = [Answer.objects.get(client_key=f"phone-{n}-answer-1").review for n in (1, 2, 3)]
    assert reviews[0] == reviews[1] != reviews[2]
    assert len(second) < len(anew)


ANSWER = {
    "id",
    "item_id",
    "round_name",
    "text",
    "sector_name",
    "group_id",
    "review_name",
    "revision",
    "client_key",
}
MARK = {"id", "answer_id", "option_id", "value", "number", "x", "y", "label"}


def test_nothing_in_the_tables_of_answers_tells_who_or_when():
    columns = [
        {one.column for one in table._meta.get_fields() if hasattr(one, "column")} for table in (Answer, Mark)
    ]
    assert columns == [ANSWER, MARK]


def test_the_record_of_changes_does_not_know_of_a_single_answer(client):
    session = a_session(a_place())
    before = events_of(session.partnership).count()
    send(client, session, "Something private")
    assert events_of(session.partnership).count() == before


def test_answers_are_hidden_from_everyone_until_they_are_shown(client):
    session = a_session(a_place())
    answers(session, "a hidden thought")
    item = session.items.first()
    browser = signed_in(client, its_lead(session.partnership))
    pages = [
        page(browser, "run", session, pk=session.pk),
        page(browser, "themes", session, pk=item.pk),
        page(browser, "record", session, pk=session.pk),
        browser.get(reverse("workshops-public:room", kwargs={"code": session.code})),
        browser.get(reverse("workshops-public:state", kwargs={"code": session.code})),
    ]
    assert [b"a hidden thought" in p.content for p in pages] == [False] * 5
    assert "1 answer" in pages[0].content.decode()
    reveal(session)
    assert b"a hidden thought" in page(browser, "themes", session, pk=item.pk).content


def test_a_late_answer_counts_until_the_answers_are_shown(client):
    session = a_session(a_place())
    lead = its_lead(session.partnership)
    actions.move_prompt(partnership=session.partnership, item=session.items.first(), to="closed", by=lead)
    assert send(client, session, "late", "late-answer-1").status_code == 200
    reveal(session)
    refused = send(client, session, "too late", "late-answer-2")
    assert (refused.status_code, "was not counted" in refused.json()["said"]) == (409, True)
    assert send(client, session, "late", "late-answer-1").status_code == 200


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"text": ""}, 400), ({"text": "x" * 601}, 400), ({"item": "0"}, 400), ({"client_key": "short"}, 400)],
)
def test_an_answer_that_cannot_be_read_is_refused_in_words(client, changes, status):
    response = send(client, a_session(a_place()), **changes)
    assert response.status_code == status
    assert response.json()["said"]


def test_an_answer_to_a_prompt_of_another_session_is_refused(client):
    place = a_place()
    mine, other = a_session(place), a_session(place, title="Other")
    assert send(client, mine, item=other.items.first().pk).status_code == 400


def test_phones_poll_cheaply(client, django_assert_num_queries):
    session = a_session(a_place(), prompts=["One?", "Two?", "Three?"])
    address = reverse("workshops-public:state", kwargs={"code": session.code})
    with django_assert_num_queries(4):
        first = client.get(address)
    assert [item["text"] for item in first.json()["items"]] == ["One?"]
    assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    reveal(session)
    assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_a_phone_without_scripts_can_answer_too(client):
    session = a_session(a_place())
    room = client.get(reverse("workshops-public:room", kwargs={"code": session.code})).content.decode()
    assert PROMPT in room
    address = reverse("workshops-public:answer", kwargs={"code": session.code})
    facts = {"item": session.items.first().pk, "text": "By form", "client_key": "form-key-1"}
    assert "Your answer has arrived" in client.post(address, facts).content.decode()


def test_a_wrong_code_says_where_to_look(client):
    response = client.post(reverse("workshops-public:join"), {"code": "XXXXXX"})
    assert response.status_code == 422
    assert "Look at the screen in the room again" in response.content.decode()


def test_a_code_is_found_as_people_type_it(client):
    session = a_session(a_place())
    typed = f" {session.code[:3].lower()}-{session.code[3:].lower()} "
    response = client.post(reverse("workshops-public:join"), {"code": typed})
    assert response.url == reverse("workshops-public:room", kwargs={"code": session.code})


def test_a_facilitator_groups_answers_and_a_theme_becomes_evidence(client):
    session = a_session(a_place())
    kept = answers(session, "safe home", "warm home", "play")
    item = reveal(session)
    browser = signed_in(client, its_lead(session.partnership))
    address = reverse("workshops:themes", kwargs={"place": session.partnership.slug, "pk": item.pk})
    browser.post(address, {"answers": [kept[0].pk, kept[1].pk], "name": "A home that is safe"})
    theme = queries.themes_of(item)[0]
    assert (theme.name, {a.text for a in theme.answers.all()}) == (
        "A home that is safe",
        {"safe home", "warm home"},
    )
    token = browser.get(address).content.decode().split('name="evidence" value="')[1].split('"')[0]
    citation = citing.read(session.partnership, token)
    assert (citation.key, citation.figures) == (f"theme:{theme.pk}", ("2", "3"))
    assert citation.detail == f"2 of 3 answers to “{PROMPT}”"


def test_grouping_without_a_name_says_so_and_changes_nothing(client):
    session = a_session(a_place())
    kept = answers(session, "safe home")
    item = reveal(session)
    browser = signed_in(client, its_lead(session.partnership))
    address = reverse("workshops:themes", kwargs={"place": session.partnership.slug, "pk": item.pk})
    response = browser.post(address, {"answers": [kept[0].pk], "name": ""})
    assert (response.status_code, queries.themes_of(item)) == (422, [])
    assert "Name the theme" in response.content.decode()


def test_merging_themes_keeps_every_answer(client):
    session = a_session(a_place())
    one, two = answers(session, "one", "two")
    item, lead = reveal(session), its_lead(session.partnership)
    facts = {"partnership": session.partnership, "item": item, "by": lead}
    first = actions.group(name="First", answers=[one], **facts)
    second = actions.group(name="Second", answers=[two], **facts)
    address = reverse("workshops:merge", kwargs={"place": session.partnership.slug, "pk": second.pk})
    signed_in(client, lead).post(address, {"into": first.pk})
    assert [(t.name, t.answers.count()) for t in queries.themes_of(item)] == [("First", 2)]


def test_the_record_holds_what_was_agreed(client):
    session = a_session(a_place())
    browser = signed_in(client, its_lead(session.partnership))
    address = reverse("workshops:agree", kwargs={"place": session.partnership.slug, "pk": session.pk})
    browser.post(address, {"text": "We say “babies and young children”."})
    assert (
        "We say “babies and young children”."
        in page(browser, "record", session, pk=session.pk).content.decode()
    )


def test_a_session_is_planned_with_prompts_of_the_toolkit_and_own_ones(client):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    address = reverse("workshops:new", kwargs={"place": place.slug})
    prompt = knowledge.prompts()[0]
    facts = {
        "title": "Kick-off",
        "held_on": "2026-12-01",
        "prompts": [prompt.slug],
        "own": "What next?\n\nWho else?",
    }
    browser.post(address, facts | {"sectors": ["housing"]})
    session = queries.sessions_of(place).first()
    assert [item.text for item in session.items.all()] == [prompt.text, "What next?", "Who else?"]
    assert [row.sector_name for row in session.sectors.all()] == ["housing"]


def test_a_session_without_prompts_is_not_planned(client):
    place = a_place()
    address = reverse("workshops:new", kwargs={"place": place.slug})
    response = signed_in(client, its_lead(place)).post(address, {"title": "Empty", "held_on": "2026-12-01"})
    assert response.status_code == 422
    assert "Choose at least one prompt" in response.content.decode()


def test_script_is_shown_as_text_everywhere(client):
    nasty = "</script><script>alert(1)</script>"
    session = a_session(a_place(), prompts=[nasty], title=nasty)
    answers(session, nasty)
    item = reveal(session)
    browser = signed_in(client, its_lead(session.partnership))
    pages = [
        page(browser, "list", session),
        page(browser, "run", session, pk=session.pk),
        page(browser, "themes", session, pk=item.pk),
        page(browser, "record", session, pk=session.pk),
        browser.get(reverse("workshops-public:room", kwargs={"code": session.code})),
    ]
    assert [b"<script>alert" in p.content for p in pages] == [False] * 5


PAGES = ["run", "record"]
WRITES = ["add_prompt", "agree", "sectors", "end"]


@pytest.mark.parametrize("name", PAGES + WRITES)
def test_a_session_does_not_exist_for_another_partnership(client, name):
    session, other = a_session(a_place("Theirs")), a_place("Mine")
    address = reverse(f"workshops:{name}", kwargs={"place": other.slug, "pk": session.pk})
    browser = signed_in(client, its_lead(other))
    assert (browser.get if name in PAGES else browser.post)(address).status_code == 404


@pytest.mark.parametrize("name", ["move", "themes"])
def test_a_prompt_does_not_exist_for_another_partnership(client, name):
    session, other = a_session(a_place("Theirs")), a_place("Mine")
    address = reverse(f"workshops:{name}", kwargs={"place": other.slug, "pk": session.items.first().pk})
    assert signed_in(client, its_lead(other)).post(address, {"to": "revealed"}).status_code == 404


@pytest.mark.parametrize("role", Role)
def test_only_facilitators_and_leads_move_a_session(client, role):
    session = a_session(a_place())
    browser = signed_in(client, a_member(session.partnership, role))
    address = reverse("workshops:end", kwargs={"place": session.partnership.slug, "pk": session.pk})
    assert browser.post(address).status_code == (302 if role in (Role.LEAD, Role.FACILITATOR) else 403)


def test_the_list_asks_the_same_number_of_questions_for_one_and_three(client, django_assert_num_queries):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    a_session(place)
    address = reverse("workshops:list", kwargs={"place": place.slug})
    browser.get(address)
    for _round in range(2):
        with django_assert_num_queries(4):
            browser.get(address)
        a_session(place, prompts=["a?", "b?"])
        a_session(place)


def test_phones_see_no_json_that_they_should_not(client):
    session = a_session(a_place())
    answers(session, "x")
    reply = client.get(reverse("workshops-public:state", kwargs={"code": session.code}))
    assert set(json.loads(reply.content)) == {
        "version",
        "ended",
        "items",
        "current",
        "timer",
        "groups",
        "asks_sector",
    }
    assert "answers" not in reply.json()["items"][0]


def test_what_was_shown_is_not_hidden_by_a_second_screen_that_is_behind(client):
    session = a_session(a_place())
    behind = session.items.first()
    reveal(session)
    with pytest.raises(NotNow):
        actions.move_prompt(
            partnership=session.partnership, item=behind, to="closed", by=its_lead(session.partnership)
        )
    assert session.items.first().state_name == "revealed"


def test_an_answer_after_the_end_is_refused_with_the_reason(client):
    session = a_session(a_place())
    actions.end_session(partnership=session.partnership, session=session, by=its_lead(session.partnership))
    refused = send(client, session)
    assert (refused.status_code, refused.json()["said"]) == (
        409,
        "The session has ended, so your answer was not counted.",
    )


def test_after_the_answers_are_shown_even_the_order_of_rows_does_not_tell_which_came_first():
    session = a_session(a_place())
    answers(session, *(f"number {number}" for number in range(12)))
    before = set(Answer.objects.values_list("pk", "text", "client_key"))
    reveal(session)
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {Answer._meta.db_table} ORDER BY {place}")
        stored = [row[0] for row in cursor.fetchall()]
    assert stored == sorted(stored)
    assert set(Answer.objects.values_list("pk", "text", "client_key")) == before
