"""Running a session: the next step, the timer, what the room sees, and two facilitators at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from markupsafe import escape

from fivefold.charts.word_cloud import WordCloud
from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity
from fivefold.workshops.prompts import NotNow
from fivefold_web.audit.queries import events_of
from fivefold_web.workshops.actions import running as actions
from fivefold_web.workshops.models import WorkshopSession
from fivefold_web.workshops.presenters import ResultView
from fivefold_web.workshops.presenters.together import story_of
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.voting import a_room, an_item, let_through, says
from tests.builders.workshops import a_session, answers, reveal

pytestmark = pytest.mark.django_db


def address(name, session, pk=None):
    return reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, "pk": pk or session.pk})


def moved(session, item, to, was=""):
    by = its_lead(session.partnership)
    actions.move_prompt(partnership=session.partnership, item=item, to=to, was=was, by=by)
    item.refresh_from_db()
    return item.state_name


def timed(session, do, minutes=0, was=None):
    session.refresh_from_db()
    was = actions.timer_sign(session) if was is None else was
    facts = {"partnership": session.partnership, "session": session, "by": its_lead(session.partnership)}
    done = actions.set_timer(do=do, minutes=minutes, was=was, **facts)
    session.refresh_from_db()
    return done


def test_the_room_looks_at_what_was_opened_last():
    session = a_session(a_place(), prompts=["First?", "Second?"])
    first, second = session.items.all()
    session.refresh_from_db()
    assert session.current == first
    moved(session, second, "open")
    session.refresh_from_db()
    assert session.current == second


def test_a_second_click_on_the_same_button_changes_nothing():
    session = a_session(a_place())
    item = session.items.first()
    moved(session, item, "closed", was="open")
    before = events_of(session.partnership).count(), WorkshopSession.objects.get().version
    assert moved(session, item, "closed", was="open") == "closed"
    assert (events_of(session.partnership).count(), WorkshopSession.objects.get().version) == before


def test_a_facilitator_who_saw_an_older_state_does_not_undo_what_the_other_did():
    session = a_session(a_place())
    item = session.items.first()
    moved(session, item, "revealed", was="open")
    with pytest.raises(NotNow, match="Somebody else moved this prompt meanwhile. It is now: Answers shown"):
        moved(session, item, "closed", was="open")


def test_a_session_that_has_ended_opens_nothing_but_may_still_show_what_was_hidden():
    session = a_session(a_place(), prompts=["First?", "Second?"])
    first, second = session.items.all()
    for _click in range(2):
        actions.end_session(
            partnership=session.partnership, session=session, by=its_lead(session.partnership)
        )
    first.refresh_from_db()
    second.refresh_from_db()
    with pytest.raises(NotNow, match="has ended"):
        moved(session, second, "open")
    assert moved(session, first, "revealed") == "revealed"
    assert [one.did for one in events_of(session.partnership)].count("ended a session") == 1


def test_the_timer_starts_pauses_goes_on_is_extended_and_stops():
    session = a_session(a_place())
    assert timed(session, "start", 5)
    assert timedelta(minutes=4) < session.timer_ends_at - timezone.now() <= timedelta(minutes=5)
    assert timed(session, "pause")
    assert (session.timer_ends_at, 290 <= session.timer_left <= 300) == (None, True)
    assert timed(session, "extend", 2)
    assert 410 <= session.timer_left <= 420
    assert timed(session, "go on")
    assert (session.timer_left, session.timer_ends_at > timezone.now()) == (None, True)
    assert timed(session, "stop")
    assert (session.timer_left, session.timer_ends_at) == (None, None)


def test_minutes_after_the_time_was_up_count_from_now():
    session = a_session(a_place())
    ended = timezone.now() - timedelta(minutes=9)
    WorkshopSession.objects.update(timer_ends_at=ended)
    timed(session, "extend", 2)
    assert timedelta(seconds=100) < session.timer_ends_at - timezone.now() <= timedelta(minutes=2)


def test_two_minutes_clicked_twice_are_two_minutes():
    session = a_session(a_place())
    timed(session, "start", 5)
    was = actions.timer_sign(session)
    assert [timed(session, "extend", 2, was=was) for _click in range(2)] == [True, False]
    assert session.timer_ends_at - timezone.now() <= timedelta(minutes=7)


def test_a_prompt_thought_of_now_comes_next_and_once(client):
    session = a_session(a_place(), prompts=["First?", "Last?"])
    browser = signed_in(client, its_lead(session.partnership))
    facts = {"text": "Which matters most?", "activity": "choose one", "lines": "Time\nTrust\nTime"}
    for _click in range(2):
        assert browser.post(address("prompt_now", session), facts).status_code == 302
    assert [one.text for one in session.items.all()] == ["First?", "Which matters most?", "Last?"]
    lines = session.items.all()[1].options.all()
    assert [(one.role_name, one.text) for one in lines] == [("choice", "Time"), ("choice", "Trust")]


def test_a_choice_without_lines_is_refused_beside_its_field_and_what_was_typed_stays(client):
    session = a_session(a_place())
    browser = signed_in(client, its_lead(session.partnership))
    facts = {"text": "Which matters most?", "activity": "rank", "lines": "Time"}
    response = browser.post(address("prompt_now", session), facts)
    assert response.status_code == 422
    said = response.content.decode()
    assert ("Write at least two lines" in said, "Which matters most?" in said) == (True, True)
    assert session.items.count() == 1


def test_the_room_sees_the_prompt_the_code_and_how_many_and_nothing_private(client):
    session = a_session(a_place())
    item = session.items.first()
    item.notes, item.text = "Notes for nobody else", "What helps?"
    item.save()
    answers(session, "hidden so far")
    browser = signed_in(client, its_lead(session.partnership))
    said = browser.get(address("screen", session)).content.decode()
    assert all(word in said for word in ["What helps?", session.code[:3], "1 answer", "Answers stay hidden"])
    for private in ("Notes for nobody else", "hidden so far", "csrfmiddlewaretoken", "<nav", "ff-header"):
        assert private not in said


def test_what_was_shown_can_be_taken_off_the_screen_and_put_back(client):
    session = a_session(a_place())
    answers(session, "a shown thought")
    item = reveal(session)
    browser = signed_in(client, its_lead(session.partnership))

    def on_screen():
        pages = [browser.get(address(name, session)).content for name in ("screen", "run")]
        return [b"a shown thought" in one for one in pages]

    assert on_screen() == [True, True]
    for _click in range(2):
        browser.post(address("on_screen", session, item.pk), {"shown": "0"})
    assert on_screen() == [False, False]
    browser.post(address("on_screen", session, item.pk), {"shown": "1"})
    assert on_screen() == [True, True]
    did = [one.did for one in events_of(session.partnership)]
    assert did.count("put results away") == 1


@pytest.mark.parametrize("kind", [one for one in Activity if one.has_lines])
def test_every_activity_stands_on_both_screens(client, kind):
    session = a_session(a_place(), opened=False)
    item = session.items.first()
    item.kind_name = kind
    item.save()
    moved(session, item, "open")
    browser = signed_in(client, its_lead(session.partnership))
    for name in ("run", "screen"):
        assert browser.get(address(name, session)).status_code == 200
    moved(session, item, "revealed")
    for name in ("run", "screen"):
        assert browser.get(address(name, session)).status_code == 200


def test_the_room_reads_the_story_that_it_thinks_about_until_the_answers_are_shown(client):
    session = a_session(a_place(), opened=False)
    item = session.items.first()
    item.kind_name, item.reference = Activity.SCENARIO, "scenario:nine-weeks"
    item.save()
    moved(session, item, "open")
    story = story_of(item)
    browser = signed_in(client, its_lead(session.partnership))

    def on_screen():
        pages = [browser.get(address(name, session)).content.decode() for name in ("screen", "run")]
        return [str(escape(story.text)) in one and story.questions[0][2] in one for one in pages]

    assert on_screen() == [True, True]
    moved(session, item, "revealed")
    assert on_screen() == [False, False]


def test_words_are_a_cloud_on_the_wall_once_they_are_shown_and_read(client):
    room = a_room(a_place())
    item = an_item(room, Activity.TERMS, text="Which words do we use?")
    says(item, (None, "prefer"), text="being held", phones=3)
    browser = signed_in(client, its_lead(room.partnership))

    def on_screen():
        return "being held" in browser.get(address("screen", room)).content.decode()

    assert not on_screen()
    moved(room, item, "revealed")
    assert not on_screen()
    let_through(item)
    assert on_screen()
    cloud = ResultView.of(item, room, big=True).picture
    assert (type(cloud), [one.word for one in cloud.words]) == (WordCloud, ["being held"])


def test_a_session_without_a_prompt_can_be_opened_and_given_one(client):
    session = a_session(a_place(), prompts=[], opened=False)
    browser = signed_in(client, its_lead(session.partnership))
    assert b"no prompts yet" in browser.get(address("run", session)).content
    assert browser.get(address("screen", session)).status_code == 200
    browser.post(address("prompt_now", session), {"text": "What now?", "activity": "answers"})
    assert [one.text for one in session.items.all()] == ["What now?"]


def test_the_end_is_asked_before_it_comes(client):
    session = a_session(a_place())
    browser = signed_in(client, its_lead(session.partnership))
    assert b"Nobody can answer afterwards" in browser.get(address("end", session)).content
    session.refresh_from_db()
    assert not session.ended
    browser.post(address("end", session))
    session.refresh_from_db()
    assert session.ended


POSTS = ["timer", "prompt_now", "ask_sectors", "end"]


@pytest.mark.parametrize("name", POSTS)
def test_another_place_and_a_reader_cannot_run_it(client, name):
    session = a_session(a_place("Theirs"))
    other = a_place("Mine")
    away = reverse(f"workshops:{name}", kwargs={"place": other.slug, "pk": session.pk})
    assert signed_in(client, its_lead(other)).post(away).status_code == 404
    reader = a_member(session.partnership, Role.CONTRIBUTOR)
    assert signed_in(client, reader).post(address(name, session)).status_code == 403


@pytest.mark.parametrize("name", ["look", "on_screen", "review"])
def test_another_place_cannot_touch_a_prompt(client, name):
    session, other = a_session(a_place("Theirs")), a_place("Mine")
    away = reverse(f"workshops:{name}", kwargs={"place": other.slug, "pk": session.items.first().pk})
    assert signed_in(client, its_lead(other)).post(away).status_code == 404


def test_a_page_asks_the_same_number_of_questions_for_one_and_three(client, django_assert_max_num_queries):
    place = a_place()
    small, large = a_session(place), a_session(place, prompts=["a?", "b?", "c?"])
    for session in (small, large):
        answers(session, *(["one"] if session is small else ["one", "two", "three"]))
        reveal(session)
    browser = signed_in(client, its_lead(place))
    for name in ("run", "screen", "review"):
        numbers = []
        for session in (small, small, large):
            pk = session.items.first().pk if name == "review" else None
            with django_assert_max_num_queries(40) as asked:
                browser.get(address(name, session, pk))
            numbers.append(len(asked))
        assert numbers[1] == numbers[2], name
