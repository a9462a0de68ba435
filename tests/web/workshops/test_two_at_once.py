"""Two people write at once: nothing that one of them typed goes in silence, and nothing goes with one click."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fivefold.vocabulary.partners import Role
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import NotNow
from fivefold_web.audit.models import Event
from fivefold_web.workshops import actions
from fivefold_web.workshops.actions import groups as grouping
from fivefold_web.workshops.models import BreakoutGroup, WorkshopSession
from tests.builders.forms import mark_in, opened
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workshops import a_session

pytestmark = pytest.mark.django_db
TOLD = "Somebody else changed this while you wrote, so nothing was saved."
THERE = "What stands there now"


@pytest.fixture
def group():
    session = a_session(a_place())
    lead = its_lead(session.partnership)
    grouping.make_groups(partnership=session.partnership, session=session, number=2, by=lead)
    return session.groups.first()


def at(name, session, pk=None):
    return reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, "pk": pk or session.pk})


def host_link(group):
    made = grouping.open_host_link(group=group, by=its_lead(group.session.partnership))
    return reverse("workshops-guest:group", kwargs={"token": made.token})


def a_facilitator(session):
    return signed_in(Client(), a_member(session.partnership, Role.FACILITATOR))


def notes_of(group):
    return BreakoutGroup.objects.get(pk=group.pk).notes


def test_the_second_of_two_who_write_notes_reads_the_words_of_the_first(group):
    by_link = opened(Client(), host_link(group))
    by_member = opened(a_facilitator(group.session), at("group", group.session, group.pk))
    assert by_link(notes="Parents meet\nat the library").status_code == 302
    refused = by_member(notes="Nobody meets")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert [words in page for words in (TOLD, THERE, "Parents meet\nat the library", "Nobody meets")] == [
        True
    ] * 4
    assert notes_of(group) == "Parents meet\nat the library"
    address = at("group", group.session, group.pk)
    both = "Parents meet at the library; nobody meets elsewhere"
    sent = refused.client.post(address, {"was": mark_in(refused), "notes": both})
    assert (sent.status_code, notes_of(group)) == (302, both)


def test_notes_sent_as_they_are_typed_do_not_overwrite_those_of_another_page(group):
    link = host_link(group)
    browser = Client()
    mark = mark_in(browser.get(link))

    def types(page, turn, notes, was=mark):
        sent = {"notes": notes, "was": was, "idempotency_key": f"{page}:{turn}"}
        answer = browser.post(f"{link}notes/", sent)
        return answer.status_code, answer.json()

    status, told = types("page-one-1", 1, "We found")
    assert (status, told["was"]) == (200, mark_in(browser.get(link)))
    assert types("page-two-2", 1, "They found")[0] == 409
    assert types("page-one-1", 2, "We found two")[0] == 200
    assert notes_of(group) == "We found two"
    newest = mark_in(browser.get(link))
    assert types("page-two-2", 2, "We found two, they one", newest)[0] == 200
    assert types("page-one-1", 3, "We found three")[0] == 409
    assert notes_of(group) == "We found two, they one"


def test_the_same_words_sent_twice_are_no_conflict(group):
    link = host_link(group)
    first, second = opened(Client(), link), opened(Client(), link)
    assert [send(notes="One\r\ntwo").status_code for send in (first, second)] == [302, 302]
    assert Event.objects.filter(did="wrote a group's notes").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_in_the_same_moment_one_is_told(group):
    link = host_link(group)
    sends = [opened(Client(), link) for _person in range(2)]
    together = threading.Barrier(2)

    def save(number):
        together.wait()
        try:
            return sends[number](notes=f"Words of {number}").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(save, range(2)))
    assert sorted(statuses) == [302, 422]
    assert notes_of(group) == f"Words of {statuses.index(302)}"


def test_a_mark_opens_nothing_of_another_place(group):
    mark = mark_in(a_facilitator(group.session).get(at("group", group.session, group.pk)))
    stranger = signed_in(Client(), its_lead(a_place("Elsewhere")))
    elsewhere = reverse("workshops:group", kwargs={"place": "elsewhere", "pk": group.pk})
    for address in (at("group", group.session, group.pk), elsewhere):
        assert stranger.post(address, {"was": mark, "notes": "x"}).status_code == 404


def test_names_of_groups_settings_and_items_are_guarded_alike(group):
    session, browser = group.session, a_facilitator(group.session)
    groups = at("groups", session)
    mark = mark_in(browser.get(groups))
    named = {"name": "By the window", "member": "", "other": "", "was": mark}
    assert browser.post(at("change_group", session, group.pk), named).status_code == 302
    refused = browser.post(at("change_group", session, group.pk), named | {"name": "By the door"})
    assert (refused.status_code, TOLD in refused.content.decode()) == (422, True)
    assert "By the window" in refused.content.decode()

    item = session.items.first()
    edits = [opened(browser, at("edit_item", session, item.pk)) for _person in range(2)]
    assert edits[0](text="Warm homes?", minutes="10", notes="").status_code == 302
    assert edits[1](text="Safe streets?", minutes="10", notes="").status_code == 422
    item.refresh_from_db()
    assert item.text == "Warm homes?"

    settings = [opened(browser, at("settings", session)) for _person in range(2)]
    facts = {"held_on": "2026-11-03", "smallest_group": "5", "reviews_text": "on"}
    assert settings[0](title="One", **facts).status_code == 302
    assert settings[1](title="Two", **facts).status_code == 422
    session.refresh_from_db()
    assert session.title == "One"


def test_a_decision_and_a_next_step_are_guarded_and_asked_about_before_they_go(group):
    session, browser = group.session, a_facilitator(group.session)
    lead = its_lead(session.partnership)
    decision = actions.agree(partnership=session.partnership, session=session, text="Meet", by=lead)
    where = {"place": session.partnership.slug, "pk": session.pk, "number": decision.pk}
    change = reverse("workshops:change_agreement", kwargs=where)
    edits = [opened(browser, change) for _person in range(2)]
    assert edits[0](text="Meet weekly", item="").status_code == 302
    assert edits[1](text="Meet monthly", item="").status_code == 422
    remove = reverse("workshops:remove_agreement", kwargs=where)
    asks = browser.post(remove).content.decode()
    assert ("Remove this decision?" in asks, "Meet weekly" in asks) == (True, True)
    assert session.agreements.count() == 1
    assert browser.post(remove, {"sure": "1"}).status_code == 302
    assert session.agreements.count() == 0


def test_an_item_leaves_the_agenda_only_after_a_page_has_asked(group):
    session, browser = group.session, a_facilitator(group.session)
    item = session.items.first()
    remove = at("remove_item", session, item.pk)
    assert "Take this item off the agenda?" in browser.post(remove).content.decode()
    assert session.items.count() == 1
    browser.post(remove, {"sure": "1"})
    assert session.items.count() == 0
    assert Event.objects.get(did="removed a prompt").before["text"] == item.text


def test_a_group_with_a_host_is_not_taken_away(group):
    session, lead = group.session, its_lead(group.session.partnership)
    last = session.groups.last()
    facts = {"partnership": session.partnership, "session": session, "by": lead}
    grouping.make_groups(number=3, **facts)
    third = session.groups.get(number=3)
    grouping.change_group(group=third, name=third.name, host="A host", by=lead)
    with pytest.raises(grouping.NotPossible, match="somebody hosts it"):
        grouping.make_groups(number=2, **facts)
    assert session.groups.filter(pk__in=[last.pk, third.pk]).count() == 2


# --- the time to answer alone before the meeting ---


def answers(item, key):
    return actions.answer(item=item, said=Said("Play"), asked=Round.BEFORE, client_key=key)


def alone_until(session, *, seconds):
    session.items.update(alone_first=True)
    WorkshopSession.objects.update(alone_until=timezone.now() + timedelta(seconds=seconds), current=None)
    return session.items.first()


def test_until_the_time_is_over_an_answer_counts_and_after_it_none_does(group):
    session = group.session
    answers(alone_until(session, seconds=60), "in-time-1")
    item = alone_until(session, seconds=0)
    with pytest.raises(NotNow, match="The time to answer this before the meeting is over"):
        answers(item, "too-late-1")
    assert answers(item, "in-time-1").text == "Play"
    actions.close_when_over(WorkshopSession.objects.get())
    with pytest.raises(NotNow, match="before the meeting is over"):
        answers(item, "too-late-1")
    assert item.answers.count() == 1


def test_what_the_room_opens_again_takes_answers(group):
    item = alone_until(group.session, seconds=0)
    actions.close_when_over(WorkshopSession.objects.get())
    lead = its_lead(group.session.partnership)
    actions.move_prompt(partnership=group.session.partnership, item=item, to="open", by=lead)
    answers(item, "in-the-room")
    assert item.answers.count() == 1


def test_items_that_wait_for_the_meeting_are_not_touched_by_the_time(group):
    item = alone_until(group.session, seconds=-5)
    group.session.items.update(alone_first=False)
    answers(item, "in-the-room")
    assert item.answers.count() == 1
