"""Preparing a session: ready ones, the agenda, copies, answering alone before the meeting."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold.workshops.ready import agenda_of
from fivefold_web.workshops import actions
from fivefold_web.workshops.forms import ItemForm
from fivefold_web.workshops.models import AgendaItem, Invitation, WorkshopSession
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.workshops import a_session, answers

pytestmark = pytest.mark.django_db
START = {"title": "Our words", "held_on": "2026-12-01", "starts_at": "09:30", "client_key": "one-key-only"}


def address(name, place, **parts):
    return reverse(f"workshops:{name}", kwargs={"place": place.slug, **parts})


@pytest.fixture
def room(client):
    place = a_place()
    return place, signed_in(client, a_member(place, Role.FACILITATOR))


def texts(session):
    return list(session.items.values_list("text", flat=True))


def chosen_item(session):
    facts = {"partnership": session.partnership, "by": a_member(session.partnership, Role.FACILITATOR)}
    lines = [("choice", "Play groups", "free"), ("choice", "Visits", "")]
    item = actions.add_prompt(
        session=session, text="What first?", kind_name="choose one", lines=lines, **facts
    )
    actions.move_prompt(item=item, to="open", **facts)
    item.refresh_from_db()
    return item


def edited(item, **changed):
    return {"text": item.text, "minutes": 10, "choice": "Play groups | free\nVisits", **changed}


def test_every_ready_session_becomes_a_session_whose_items_can_be_edited():
    place = a_place()
    lead = a_member(place, Role.FACILITATOR)
    for ready in knowledge.ready_sessions():
        session = actions.begin_session(
            partnership=place,
            client_key=ready.slug[:36],
            planned=actions.as_planned(agenda_of(ready)),
            by=lead,
            title=ready.title,
            held_on=date(2026, 12, 1),
        )
        assert texts(session) == [one.text for one in agenda_of(ready)]


def test_a_ready_session_is_used_once_however_often_it_is_sent(room):
    place, client = room
    there = address("ready_session", place, slug="workforce-vote")
    first, again = client.post(there, START), client.post(there, START)
    session = WorkshopSession.objects.get()
    assert first.url == again.url == address("agenda", place, pk=session.pk)
    vote = session.items.first()
    assert (session.starts_at, session.ready_made) == (time(9, 30), "workforce-vote")
    assert [one.slug for one in vote.options.all()] == [one.slug for one in knowledge.statements()]


def test_the_rating_of_conditions_has_a_scale_of_described_steps_for_each_condition(room):
    place, client = room
    client.post(address("ready_session", place, slug="rate-the-conditions"), START)
    scales = WorkshopSession.objects.get().items.filter(kind_name=Activity.SCALE)
    slugs = [one.options.get(role_name="row").slug for one in scales]
    checklist = knowledge.checklist("whole-system-conditions")
    assert slugs == [line.slug for line in checklist.criteria]
    assert [one.options.filter(role_name="point").count() for one in scales] == [
        len(line.steps) for line in checklist.criteria
    ]


def test_a_viewer_reads_ready_sessions_and_cannot_use_them(client):
    place = a_place()
    client = signed_in(client, a_member(place, Role.VIEWER))
    there = address("ready_session", place, slug="workforce-vote")
    assert client.get(there).status_code == 200
    assert client.post(there, START).status_code == 404
    assert not WorkshopSession.objects.exists()


@pytest.mark.parametrize("part", ["", "?part=4", "?part=9", "?part=x"])
def test_ready_sessions_are_listed_by_part(room, part):
    place, client = room
    assert client.get(address("ready", place) + part).status_code == 200


def test_the_agenda_shows_the_time_of_each_item_by_the_clock(room):
    place, client = room
    client.post(address("ready_session", place, slug="compare-our-words"), START)
    page = client.get(address("agenda", place, pk=WorkshopSession.objects.get().pk)).content.decode()
    assert [at in page for at in ("09:30", "09:45", "10:00", "ends at 10:10")] == [True] * 4


def test_an_item_moves_up_and_down_and_stays_at_the_edge(room):
    place, client = room
    session = a_session(place, prompts=("A", "B", "C"), opened=False)
    last = session.items.last()
    there = address("step_item", place, pk=last.pk)
    answer = client.post(there, {"to": "up"}, follow=True)
    page = answer.content.decode()
    assert texts(session) == ["A", "C", "B"]
    assert "“C” is now 2 of 3." in page
    agenda = page[page.index("data-agenda") :]
    assert agenda.index(f"item-{last.pk}") < agenda.index(">B<")
    client.post(there, {"to": "up"})
    client.post(there, {"to": "up"})
    assert texts(session) == ["C", "A", "B"]


def test_a_dragged_order_is_kept_whole_or_not_at_all(room):
    place, client = room
    session = a_session(place, prompts=("A", "B"), opened=False)
    one, two = session.items.values_list("pk", flat=True)
    there = address("order", place, pk=session.pk)
    assert client.post(there, {"keys": f"[{two}, {one}]"}).status_code == 200
    assert client.post(there, {"keys": f"[{one}]"}).status_code == 409
    assert client.post(there, {"keys": "{nonsense"}).status_code == 400
    assert texts(session) == ["B", "A"]


@pytest.mark.parametrize("activity", list(Activity))
def test_an_item_of_every_activity_can_be_added_and_is_added_once(room, activity):
    place, client = room
    session = a_session(place, opened=False)
    lines = dict.fromkeys(("choice", "row", "point", "statement"), "First | what it means\nSecond")
    facts = {"text": "Our own", "minutes": 7, "client_key": "one-key-only", "in_groups": "on", **lines}
    there = address("own_item", place, pk=session.pk) + f"?activity={activity.value}"
    assert client.get(there).status_code == 200
    assert [client.post(there, facts).status_code for _ in range(2)] == [302, 302]
    item = session.items.get(text="Our own")
    roles = set(ItemForm(activity=activity).roles)
    assert (item.activity, item.minutes, item.in_groups) == (activity, 7, True)
    assert [(one.role, one.text, one.description) for one in item.options.all()] == [
        (role, *line)
        for role in ItemForm(activity=activity).roles
        for line in (("First", "what it means"), ("Second", ""))
    ]
    assert bool(roles) is activity.has_lines


def test_prompts_cards_and_ready_sessions_come_from_any_part_in_one_sending(room):
    place, client = room
    session = a_session(place, prompts=("Ours",), opened=False)
    there = address("from_toolkit", place, pk=session.pk)
    sent = {
        "prompts": ["why-measure", "who-should-lead"],
        "cards": ["0"],
        "ready": ["joint-strategy"],
        "client_key": "one-key-only",
    }
    client.post(there, sent)
    client.post(there, sent)
    kinds = list(session.items.values_list("kind_name", flat=True))
    assert kinds == ["answers", "before and after", "answers", "answers", "rag", "answers"]
    assert client.post(there, {"client_key": "another-key"}).status_code == 422


def test_a_line_that_people_chose_cannot_be_lost(room):
    place, client = room
    item = chosen_item(a_session(place, opened=False))
    line = item.options.first()
    actions.answer(
        item=item, said=Said(marks=(Mark(option=line.pk),)), asked=Round.BEFORE, client_key="phone-one"
    )
    there = address("edit_item", place, pk=item.pk)
    page = client.post(there, edited(item, choice="Visits\nOthers")).content.decode()
    assert "“Play groups”" in page
    assert "Others" in page
    assert [one.text for one in item.options.all()] == ["Play groups", "Visits"]
    client.post(there, edited(item, choice="Play groups | dear\nOthers", minutes=25))
    item.refresh_from_db()
    assert item.minutes == 25
    assert [(one.pk == line.pk, one.text, one.description) for one in item.options.all()] == [
        (True, "Play groups", "dear"),
        (False, "Others", ""),
    ]
    client.post(there, edited(item, text="Another question", choice="Play groups\nOthers"))
    client.post(address("remove_item", place, pk=item.pk), {"sure": "1"})
    assert AgendaItem.objects.get(pk=item.pk).text == "What first?"


def test_an_item_without_answers_is_removed(room):
    place, client = room
    session = a_session(place, prompts=("A", "B"), opened=False)
    client.post(address("remove_item", place, pk=session.items.first().pk), {"sure": "1"})
    assert texts(session) == ["B"]


def test_settings_are_kept_and_a_group_below_three_is_refused(room):
    place, client = room
    session = a_session(place, opened=False)
    there = address("settings", place, pk=session.pk)
    facts = {"title": "New", "aim": "Know more", "held_on": "2026-12-02", "starts_at": "10:00"}
    assert client.post(there, {**facts, "smallest_group": 2}).status_code == 422
    assert client.post(there, {**facts, "smallest_group": 7, "asks_sector": "on"}).status_code == 302
    session.refresh_from_db()
    assert (session.title, session.aim, session.smallest_group) == ("New", "Know more", 7)
    assert (session.asks_sector, session.reviews_text) == (True, False)


def test_a_copy_has_the_agenda_and_no_answer(room):
    place, client = room
    session = a_session(place, prompts=("A", "B"))
    item = chosen_item(session)
    answers(session, "Secret")
    client.post(address("copy", place, pk=session.pk), START)
    client.post(address("copy", place, pk=session.pk), START)
    made = WorkshopSession.objects.exclude(pk=session.pk).get()
    assert texts(made) == ["A", "B", item.text]
    assert [one.text for one in made.items.last().options.all()] == ["Play groups", "Visits"]
    assert {one.state_name for one in made.items.all()} == {"planned"}
    assert sum(one.answers.count() for one in made.items.all()) == 0
    assert made.code != session.code


@pytest.fixture
def alone(room):
    place, client = room
    session = a_session(place, prompts=("A", "B"), opened=False)
    until = timezone.localtime() + timedelta(hours=20)
    facts = {"items": [session.items.first().pk], "until": until.strftime("%Y-%m-%dT%H:%M")}
    assert client.post(address("alone", place, pk=session.pk), facts).status_code == 302
    session.refresh_from_db()
    return place, client, session


def test_only_the_chosen_items_open_before_the_meeting_and_close_again(alone):
    place, client, session = alone
    assert list(session.items.values_list("state_name", flat=True)) == ["open", "planned"]
    assert session.is_before_the_meeting
    client.post(address("close_alone", place, pk=session.pk))
    session.refresh_from_db()
    assert list(session.items.values_list("state_name", flat=True)) == ["closed", "planned"]
    assert not session.is_before_the_meeting


def test_what_is_answered_alone_closes_when_its_time_has_come(alone):
    place, client, session = alone
    WorkshopSession.objects.update(alone_until=timezone.now() - timedelta(minutes=1))
    client.get(address("alone", place, pk=session.pk))
    assert list(session.items.values_list("state_name", flat=True)) == ["closed", "planned"]


def test_one_wrong_address_and_no_letter_goes_out(alone):
    place, client, session = alone
    there = address("invite", place, pk=session.pk)
    page = client.post(there, {"addresses": "ann@place.example\nbob.place.example"})
    assert page.status_code == 422
    words = page.content.decode()
    assert "Line 2, “bob.place.example”: write an address with one @" in words
    assert "ann@place.example" in words
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_each_address_gets_a_letter_of_its_own_once(alone):
    place, client, session = alone
    there = address("invite", place, pk=session.pk)
    client.post(there, {"addresses": "ann@place.example, Bob <bob@place.example>", "words": "Hello!"})
    client.post(there, {"addresses": "ANN@place.example"})
    assert [one.to for one in mail.outbox] == [["ann@place.example"], ["bob@place.example"]]
    letter = mail.outbox[0].body
    assert letter.startswith("Hello!")
    assert f"/join/{session.code}/" in letter


def test_a_reminder_goes_to_everybody_and_says_why(alone):
    place, client, session = alone
    client.post(address("invite", place, pk=session.pk), {"addresses": "ann@place.example\nb@place.example"})
    mail.outbox.clear()
    client.post(address("remind", place, pk=session.pk))
    assert [one.to[0] for one in mail.outbox] == ["ann@place.example", "b@place.example"]
    assert "nobody can tell who has answered" in mail.outbox[0].body


def test_the_daily_command_reminds_once_before_the_end(alone):
    place, client, session = alone
    client.post(address("invite", place, pk=session.pk), {"addresses": "ann@place.example"})
    mail.outbox.clear()
    for _time in range(2):
        call_command("remind_of_sessions", address="https://fivefold.example")
    assert [one.to[0] for one in mail.outbox] == ["ann@place.example"]
    assert f"https://fivefold.example/join/{session.code}/" in mail.outbox[0].body


def test_addresses_are_gone_when_the_session_has_ended(alone):
    place, client, session = alone
    client.post(address("invite", place, pk=session.pk), {"addresses": "ann@place.example"})
    client.post(address("end", place, pk=session.pk))
    assert not Invitation.objects.exists()


def test_sessions_stand_under_today_to_come_and_past(room):
    place, client = room
    today = timezone.localdate()
    for title, days in (("Later", 3), ("Now", 0), ("Before", -3)):
        a_session(place, title=title, opened=False)
        WorkshopSession.objects.filter(title=title).update(held_on=today + timedelta(days=days))
    page = client.get(address("list", place)).content.decode()
    places = [page.index(f">{word}<") for word in ("Today", "Now", "To come", "Later", "Past", "Before")]
    assert places == sorted(places)


def test_pages_ask_as_much_for_three_items_as_for_one(room, django_assert_num_queries):
    place, client = room
    small = a_session(place, prompts=("A",), opened=False)
    large = a_session(place, prompts=("A", "B", "C"), opened=False)
    client.get(address("agenda", place, pk=small.pk))
    with django_assert_num_queries(_count(client, address("agenda", place, pk=small.pk))):
        client.get(address("agenda", place, pk=large.pk))


def _count(client, there):
    with CaptureQueriesContext(connection) as seen:
        client.get(there)
    return len(seen)


PAGES = ["agenda", "settings", "from_toolkit", "own_item", "copy", "alone"]
WRITES = ["order", "invite", "remind", "close_alone"]


@pytest.mark.parametrize("name", PAGES)
def test_the_session_of_another_place_is_not_found(room, name):
    _place, client = room
    mine, theirs = _place, a_session(a_place(name="Elsewhere"), opened=False)
    assert client.get(address(name, mine, pk=theirs.pk)).status_code == 404


@pytest.mark.parametrize("name", WRITES)
def test_nothing_is_written_to_the_session_of_another_place(room, name):
    place, client = room
    theirs = a_session(a_place(name="Elsewhere"), opened=False)
    assert client.post(address(name, place, pk=theirs.pk)).status_code == 404


@pytest.mark.parametrize("name", ["edit_item", "step_item", "remove_item"])
def test_the_item_of_another_place_is_not_found(room, name):
    place, client = room
    theirs = a_session(a_place(name="Elsewhere"), opened=False).items.first()
    assert client.post(address(name, place, pk=theirs.pk)).status_code == 404
    assert AgendaItem.objects.filter(pk=theirs.pk).exists()


def test_what_is_typed_into_an_agenda_is_shown_as_text(room):
    place, client = room
    session = a_session(place, prompts=("<script>x</script>",), opened=False)
    assert "<script>x" not in client.get(address("agenda", place, pk=session.pk)).content.decode()
