"""An administrator reads all there is after a session with people they know, and cannot tell who said what."""

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import Activity, Review
from fivefold.workshops.answering import Mark as Marked
from fivefold.workshops.answering import Said
from fivefold_web.audit.actions import ANONYMOUS, record
from fivefold_web.workshops import actions
from fivefold_web.workshops.models import Answer, Mark
from tests import administrator
from tests.administrator import Answered, Person, everything
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.workshops import a_session

pytestmark = pytest.mark.django_db(transaction=True)
JSON = {"HTTP_ACCEPT": "application/json"}
SMALLEST = 5
SECTORS = [Sector.NHS, Sector.EARLY_YEARS, Sector.HOUSING]
LONELY = Sector.JUSTICE


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


class Meeting:
    """A session of sixteen people who send one after the other, in an order that anybody could have watched."""

    def __init__(self):
        self.place = a_place()
        self.lead = its_lead(self.place)
        self.session = a_session(self.place, prompts=["What do we mean?"])
        self.session.asks_sector, self.session.smallest_group = True, SMALLEST
        self.session.save()
        self.words = self.session.items.get()
        self.vote = self._vote()
        self.member = a_member(self.place, name="Morgan Member")
        sectors = [SECTORS[n % 3] for n in range(15)] + [LONELY]
        self.people = [Person(f"Person {n}", str(sector), n) for n, sector in enumerate(sectors)]
        self.phones = [Client() for _person in self.people]
        self.phones[3].force_login(self.member.user)  # somebody forgot to sign out
        self.answered = []

    def _vote(self):
        lines = [("choice", "Warm homes"), ("choice", "Safe streets")]
        facts = {"partnership": self.place, "session": self.session, "by": self.lead}
        item = actions.add_prompt(
            text="Which first?", kind_name=Activity.CHOOSE_ONE, lines=lines, source="", **facts
        )
        self.move(item, "open")
        return item

    def move(self, item, to):
        item.refresh_from_db()
        actions.move_prompt(partnership=self.place, item=item, to=to, by=self.lead)

    def everybody_comes_in(self):
        for person in self.people:
            key = f"arrival-of-{person.turn}"
            actions.arrive(session=self.session, client_key=key, sector=person.sector)

    def everybody_answers(self):
        line = self.vote.options.first().pk
        for person, phone in zip(self.people, self.phones, strict=True):
            self._send(person, phone, self.words, {"text": f"Nobody but number {person.turn} thinks so"})
            self._send(person, phone, self.vote, {"marks": f'[{{"option": {line}}}]'})

    def _send(self, person, phone, item, said):
        key = f"{item.pk:03}k{person.turn:03}" + "0123456789abcdef"
        facts = {"item": item.pk, "client_key": key, "sector": person.sector, **said}
        address = reverse("workshops-public:answer", kwargs={"code": self.session.code})
        assert phone.post(address, facts, **JSON).status_code == 200
        row = Answer.objects.get(item=item, client_key=key)
        marks = tuple(one.pk.hex for one in row.marks.all())
        texts = (row.text,) if row.text else ()
        self.answered.append(Answered(person, item.pk, (row.pk.hex, key, *marks, *texts)))

    def reviewed_as_they_come(self):
        facts = {"partnership": self.place, "item": self.words, "by": self.lead}
        for one in self.answered:
            if one.item == self.words.pk:
                actions.review(
                    keys=[Answer.objects.get(client_key=one.traces[1]).pk], to=Review.PASSED, **facts
                )

    def to_the_end(self):
        for item in (self.words, self.vote):
            self.move(item, "closed")
            self.move(item, "revealed")
        actions.end_session(partnership=self.place, session=self.session, by=self.lead)


@pytest.fixture
def meeting():
    meeting = Meeting()
    meeting.everybody_comes_in()
    meeting.everybody_answers()
    meeting.reviewed_as_they_come()
    return meeting


def what_is_told(meeting):
    """(by order, by sector, by company): all that the administrator finds."""
    tables, known = everything(), (meeting.answered, meeting.people)
    names = [meeting.member.user.email, meeting.member.user.name, "127.0.0.1"]
    return (
        administrator.told_by_order(tables, meeting.answered),
        administrator.told_by_sector(tables, *known, SMALLEST),
        administrator.told_by_company(tables, meeting.answered, names),
    )


NOTHING = ([], [], [])


def test_an_administrator_cannot_tell_who_said_what(meeting):
    meeting.to_the_end()
    assert what_is_told(meeting) == NOTHING


def test_prompts_that_were_never_shown_tell_nothing_after_the_end_either(meeting):
    actions.end_session(partnership=meeting.place, session=meeting.session, by=meeting.lead)
    assert what_is_told(meeting) == NOTHING


def test_the_administrator_would_notice_rows_that_were_left_in_their_order(meeting):
    """Before a prompt closes they lie as they came: the shuffling is what hides it."""
    stored = {"workshops_answer.stored_at", "workshops_mark.stored_at", "workshops_reviewstep.stored_at"}
    assert stored <= set(what_is_told(meeting)[0])


def test_the_administrator_would_notice_a_lonely_sector(meeting):
    meeting.to_the_end()
    alone = meeting.answered[-1]
    assert alone.person.sector == LONELY
    Answer.objects.filter(client_key=alone.traces[1]).update(sector_name=LONELY)
    assert what_is_told(meeting) == ([], [alone.person.name], [])


def test_the_administrator_would_notice_a_record_of_each_answer(meeting):
    for one in meeting.answered:
        answer = Answer.objects.get(client_key=one.traces[1])
        record(
            partnership=meeting.place, by=ANONYMOUS, did="answered", what=answer, after={"text": answer.text}
        )
    meeting.to_the_end()
    assert {"audit_event.at", "audit_event.id"} <= set(what_is_told(meeting)[0])


def test_the_administrator_would_notice_a_name_beside_an_answer(meeting):
    meeting.to_the_end()
    one = meeting.answered[3]
    Answer.objects.filter(client_key=one.traces[1]).update(
        text=f"{one.traces[-1]}, {meeting.member.user.name}"
    )
    assert what_is_told(meeting) == ([], [], ["workshops_answer"])


def test_answering_changes_the_tables_of_answers_and_no_other_whoever_is_signed_in(meeting):
    phone, person = meeting.phones[3], meeting.people[3]
    before = everything()
    phone.get(reverse("workshops-public:room", kwargs={"code": meeting.session.code}))
    phone.get(reverse("workshops-public:state", kwargs={"code": meeting.session.code}))
    assert administrator.changed(before, everything()) == []
    facts = {
        "item": meeting.words.pk,
        "client_key": "another-answer",
        "text": "More",
        "sector": person.sector,
    }
    phone.post(reverse("workshops-public:answer", kwargs={"code": meeting.session.code}), facts, **JSON)
    assert administrator.changed(before, everything()) == ["workshops_answer"]


def test_a_participants_page_does_not_know_who_is_signed_in(meeting):
    phone = meeting.phones[3]
    page = phone.get(reverse("workshops-public:room", kwargs={"code": meeting.session.code}))
    assert page.wsgi_request.user.is_anonymous
    assert "sessionid" not in page.cookies
    home = phone.get(reverse("home"), follow=True)
    assert home.wsgi_request.user == meeting.member.user


def test_neither_logs_nor_memory_hold_what_was_said_or_that_an_answer_was_refused(meeting, capfd):
    meeting.to_the_end()
    facts = {"item": meeting.words.pk, "client_key": "much-too-late", "text": "Too late"}
    address = reverse("workshops-public:answer", kwargs={"code": meeting.session.code})
    assert meeting.phones[3].post(address, facts, **JSON).status_code == 409
    logging.getLogger("django.request").warning("Not Found: /elsewhere/")
    written = administrator.in_memory_and_logs(Path(settings.FIVEFOLD_DATA), *capfd.readouterr())
    assert "/elsewhere/" in written
    traces = [trace for one in meeting.answered for trace in one.traces]
    assert [trace for trace in [*traces, "Too late", address] if trace in written] == []


def test_a_sector_is_kept_only_where_the_smallest_group_of_it_is_in_the_room(meeting):
    kept = set(Answer.objects.filter(item=meeting.vote).values_list("sector_name", flat=True))
    assert kept == {*map(str, SECTORS), ""}
    assert set(Answer.objects.filter(item=meeting.words).values_list("sector_name", flat=True)) == {""}
    assert Mark.objects.filter(answer__sector_name=LONELY).count() == 0


@pytest.mark.parametrize(("there", "kept"), [(4, ""), (5, "nhs"), (6, "nhs")])
def test_the_smallest_group_counts_those_who_came_in(there, kept):
    meeting = Meeting()
    for number in range(there):
        actions.arrive(session=meeting.session, client_key=f"arrival-{number}", sector=Sector.NHS)
        actions.arrive(session=meeting.session, client_key=f"arrival-{number}", sector=Sector.NHS)
    meeting.session.refresh_from_db()
    meeting._send(meeting.people[0], meeting.phones[0], meeting.vote, _choice(meeting))
    assert Answer.objects.get().sector_name == kept


def _choice(meeting):
    return {"marks": f'[{{"option": {meeting.vote.options.first().pk}}}]'}


def test_an_answer_of_a_small_group_carries_no_sector():
    meeting = Meeting()
    meeting.everybody_comes_in()
    meeting.vote.in_groups = True
    meeting.vote.save()
    group = meeting.session.groups.create(number=1, name="Red")
    facts = {"item": meeting.vote, "asked": "before", "client_key": "from-a-group", "sector": Sector.NHS}
    actions.answer(said=_said(meeting), group=group, **facts)
    kept = Answer.objects.get()
    assert (kept.group, kept.sector_name) == (group, "")


def _said(meeting):
    return Said(marks=(Marked(option=meeting.vote.options.first().pk),))


def test_both_databases_are_read_with_the_places_of_their_rows():
    a_session(a_place())
    row = everything()["workshops_agendaitem"][0]
    places = {"sqlite": {"stored_at"}, "postgresql": {"stored_at", "written_by"}}[connection.vendor]
    assert places <= set(row)
