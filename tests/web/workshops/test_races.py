"""What happens at the same moment: the same answer twenty times, answers while they are shown, two facilitators."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from fivefold.workshops.activities import Activity
from fivefold.workshops.answering import Mark as Marked
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold.workshops.prompts import NotNow
from fivefold_web.audit.queries import events_of
from fivefold_web.workshops import actions
from fivefold_web.workshops.models import Answer, Mark
from tests.builders.places import a_place, its_lead
from tests.builders.workshops import a_session

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 20


def at_once(*works):
    """Run all from the same moment on; returns what each gave or raised."""
    ready = threading.Barrier(len(works))

    def run(work):
        ready.wait()
        try:
            return work()
        except NotNow as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def stored_order(table):
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table._meta.db_table} ORDER BY {place}")
        return [str(row[0]).replace("-", "") for row in cursor.fetchall()]


def a_vote(session):
    lines = [("choice", "Warm homes"), ("choice", "Safe streets")]
    facts = {"partnership": session.partnership, "session": session, "by": its_lead(session.partnership)}
    item = actions.add_prompt(text="First?", kind_name=Activity.CHOOSE_ONE, lines=lines, source="", **facts)
    actions.move_prompt(partnership=session.partnership, item=item, to="open", by=facts["by"])
    return item


def sends(item, said, key, revision=1):
    return lambda: actions.answer(item=item, said=said, asked=Round.BEFORE, client_key=key, revision=revision)


def test_one_answer_sent_twenty_times_at_once_is_kept_once():
    session = a_session(a_place())
    item = session.items.get()
    replies = at_once(*[sends(item, Said("Feeling safe"), "the-same-key")] * AT_ONCE)
    assert [one.text for one in Answer.objects.all()] == ["Feeling safe"]
    assert {one.pk for one in replies} == {Answer.objects.get().pk}


def test_of_many_changes_of_mind_at_once_the_latest_counts_whole():
    item = a_vote(a_session(a_place()))
    lines = [line.pk for line in item.options.all()]
    at_once(
        *(
            sends(item, Said(marks=(Marked(option=lines[n % 2]),)), "the-same-phone", revision=n + 1)
            for n in range(AT_ONCE)
        )
    )
    kept = Answer.objects.get()
    assert (kept.revision, [mark.option_id for mark in kept.marks.all()]) == (AT_ONCE, [lines[1]])


def test_every_answer_is_either_shown_or_refused_when_it_meets_the_reveal():
    session = a_session(a_place())
    place, item = session.partnership, session.items.get()
    lead = its_lead(place)

    def shows():
        return actions.move_prompt(partnership=place, item=session.items.get(), to="revealed", by=lead)

    phones = [sends(item, Said(f"thought {n}"), f"key-of-phone-{n}") for n in range(AT_ONCE)]
    replies = at_once(*phones[:10], shows, *phones[10:])
    accepted = sorted(one.text for one in replies if isinstance(one, Answer))
    assert sorted(Answer.objects.values_list("text", flat=True)) == accepted
    assert stored_order(Answer) == sorted(stored_order(Answer)), "one came after they had been written anew"
    shown = events_of(place).filter(did="moved a prompt").first()
    assert shown.after["answers"] == len(accepted)


def test_every_answer_is_either_kept_or_refused_when_it_meets_the_end():
    session = a_session(a_place())
    place, item = session.partnership, session.items.get()
    lead = its_lead(place)
    phones = [sends(item, Said(f"thought {n}"), f"key-of-phone-{n}") for n in range(AT_ONCE)]

    def ends():
        return actions.end_session(partnership=place, session=session, by=lead)

    replies = at_once(*phones[:10], ends, *phones[10:])
    accepted = sorted(one.text for one in replies if isinstance(one, Answer))
    assert sorted(Answer.objects.values_list("text", flat=True)) == accepted
    assert stored_order(Answer) == sorted(stored_order(Answer)), "one came after they had been written anew"


def test_two_facilitators_who_move_one_prompt_move_it_once():
    session = a_session(a_place())
    place, lead = session.partnership, its_lead(session.partnership)
    before = events_of(place).count()

    def closes():
        return actions.move_prompt(partnership=place, item=session.items.get(), to="closed", by=lead)

    replies = at_once(closes, closes)
    assert sorted(type(one).__name__ for one in replies) == ["NoneType", "NotNow"]
    assert (session.items.get().state_name, events_of(place).count()) == ("closed", before + 1)


def test_a_vote_of_many_phones_at_once_is_whole():
    item = a_vote(a_session(a_place()))
    line = item.options.first().pk
    said = Said(marks=(Marked(option=line),))
    at_once(*(sends(item, said, f"key-of-phone-{n}") for n in range(AT_ONCE)))
    assert (Answer.objects.count(), Mark.objects.filter(option=line).count()) == (AT_ONCE, AT_ONCE)


def test_one_answer_takes_few_questions_to_the_database(client, django_assert_num_queries):
    """Found with its session; held (PostgreSQL); read anew; written; BEGIN and COMMIT count too."""
    session = a_session(a_place())
    facts = {"item": session.items.get().pk, "text": "Feeling safe", "client_key": "the-only-key"}
    client.post(f"/join/{session.code}/answer/", facts | {"client_key": "another-key"})
    with django_assert_num_queries({"sqlite": 5, "postgresql": 6}[connection.vendor]):
        reply = client.post(f"/join/{session.code}/answer/", facts, HTTP_ACCEPT="application/json")
    assert reply.status_code == 200
