"""Moderation: what people write reaches the room only through a reviewer, with reasons and a log."""

import pytest
from django.urls import reverse

from fivefold.workshops.activities import Activity, Review
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops import queries
from fivefold_web.workshops.actions import answer, review
from fivefold_web.workshops.actions.running import move_prompt
from fivefold_web.workshops.models import Answer, ReviewStep, WorkshopSession
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.workshops import a_session, answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(a_place())


@pytest.fixture
def browser(client, session):
    return signed_in(client, its_lead(session.partnership))


def to_state(session, to):
    lead = its_lead(session.partnership)
    move_prompt(partnership=session.partnership, item=session.items.first(), to=to, by=lead)


def place_of(name, session):
    pk = session.items.first().pk if name in ("review", "themes") else session.pk
    return reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, "pk": pk})


def everywhere(browser, session):
    """What the room, its members and the phones read."""
    pages = [
        browser.get(place_of(name, session)) for name in ("screen", "run", "results", "record", "themes")
    ]
    for name in ("room", "state"):
        pages.append(browser.get(reverse(f"workshops-public:{name}", kwargs={"code": session.code})))
    assert [page.status_code for page in pages] == [200] * 7
    return [page.content.decode() for page in pages]


def decide(browser, session, what, *texts, reason=""):
    keys = [str(one.pk) for one in Answer.objects.filter(text__in=texts)]
    return browser.post(place_of("review", session), {"decide": what, "answers": keys, "reason": reason})


def test_a_text_that_nobody_has_reviewed_is_nowhere_though_its_prompt_is_shown(browser, session):
    answers(session, "Mrs Example of Sample Street")
    to_state(session, "revealed")
    assert [page for page in everywhere(browser, session) if "Mrs Example" in page] == []
    assert "1 text is being read first." in browser.get(place_of("screen", session)).content.decode()


@pytest.mark.parametrize("to", ["open", "closed", "revealed"])
def test_what_may_be_read_is_shown_and_let_through_and_nothing_else(session, to):
    for text, stands in zip(answers(session, "waits", "passed", "held"), Review, strict=True):
        Answer.objects.filter(pk=text.pk).update(review_name=stands)
    if to != "open":
        to_state(session, to)
    assert [one.text for one in queries.shown()] == (["passed"] if to == "revealed" else [])


def test_what_was_let_through_reaches_the_screen_and_says_where_it_comes_from(browser, session):
    answers(session, "A quiet corner", "Mrs Example of Sample Street")
    to_state(session, "revealed")
    before = WorkshopSession.objects.get().version
    decide(browser, session, "pass", "A quiet corner")
    screen = browser.get(place_of("screen", session)).content.decode()
    assert ("A quiet corner" in screen, "Mrs Example" in screen) == (True, False)
    assert "Written by participants" in screen
    assert WorkshopSession.objects.get().version > before


def test_a_text_is_held_back_with_a_reason_and_let_through_later_and_the_log_tells_both(browser, session):
    answers(session, "About one child")
    to_state(session, "revealed")
    assert decide(browser, session, "hold", "About one child").status_code == 422
    assert Answer.objects.get().review is Review.WAITING
    decide(browser, session, "hold", "About one child", reason="about a child")
    assert [page for page in everywhere(browser, session) if "About one child" in page] == []
    page = browser.get(place_of("review", session)).content.decode()
    assert ("It tells about a real child or family" in page, "Held back (1)" in page) == (True, True)
    decide(browser, session, "pass", "About one child")
    assert "About one child" in browser.get(place_of("screen", session)).content.decode()
    lead = its_lead(session.partnership).audit_label
    steps = ReviewStep.objects.values_list("to_name", "reason_name", "by")
    assert list(steps) == [("held back", "about a child", lead), ("passed", "", lead)]


def test_a_text_that_was_let_through_can_be_taken_back(browser, session):
    answers(session, "Hurtful after all")
    to_state(session, "revealed")
    decide(browser, session, "pass", "Hurtful after all")
    decide(browser, session, "hold", "Hurtful after all", reason="hurtful")
    assert "Hurtful after all" not in browser.get(place_of("screen", session)).content.decode()


def test_a_second_click_and_a_second_reviewer_leave_one_line_in_the_log(browser, session):
    answers(session, "Once")
    to_state(session, "revealed")
    for _click in range(3):
        decide(browser, session, "pass", "Once")
    assert ReviewStep.objects.count() == 1


def test_let_all_through_means_those_that_were_on_the_page(browser, session):
    seen, later = answers(session, "seen"), answers(session, "came later")
    to_state(session, "revealed")
    browser.post(place_of("review", session), {"decide": "pass all", "listed": [str(seen[0].pk)]})
    assert Answer.objects.get(pk=later[0].pk).review is Review.WAITING
    assert Answer.objects.get(pk=seen[0].pk).review is Review.PASSED


def test_nobody_reads_along_while_people_write(browser, session):
    answers(session, "just being written")
    page = browser.get(place_of("review", session)).content.decode()
    assert ("just being written" in page, "once the prompt is closed" in page) == (False, True)
    decide(browser, session, "pass", "just being written")
    assert Answer.objects.get().review is Review.WAITING
    to_state(session, "closed")
    assert "just being written" in browser.get(place_of("review", session)).content.decode()


def test_an_answer_to_another_prompt_is_not_reviewed_here(browser, session):
    other = a_session(session.partnership, title="Another")
    strange = answers(other, "elsewhere")[0]
    to_state(session, "revealed")
    browser.post(place_of("review", session), {"decide": "pass", "answers": [str(strange.pk), "no key"]})
    strange.refresh_from_db()
    assert strange.review is Review.WAITING


def test_a_session_that_does_not_review_shows_texts_at_once(browser, session):
    WorkshopSession.objects.update(reviews_text=False)
    session.refresh_from_db()
    answers(session, "at once")
    to_state(session, "revealed")
    assert "at once" in browser.get(place_of("screen", session)).content.decode()


def test_a_statement_that_passed_is_voted_on_and_one_that_is_held_back_is_not_any_more(browser, session):
    item = session.items.first()
    item.kind_name = Activity.STATEMENTS
    item.save()
    for number, text in enumerate(["We meet too rarely", "Mr Example never answers"]):
        answer(item=item, said=Said(text), asked=Round.BEFORE, client_key=f"statement-{number}")
    decide(browser, session, "pass", "We meet too rarely")
    assert [(one.text, one.from_the_room) for one in item.options.all()] == [("We meet too rarely", True)]
    state = browser.get(reverse("workshops-public:state", kwargs={"code": session.code})).content.decode()
    assert ("We meet too rarely" in state, "Mr Example" in state) == (True, False)
    decide(browser, session, "hold", "We meet too rarely", reason="off topic")
    assert list(item.options.all()) == []


def test_script_in_a_text_stays_text(browser, session):
    answers(session, "<script>alert(1)</script>")
    to_state(session, "closed")
    pages = [browser.get(place_of("review", session))]
    keys = Answer.objects.values_list("pk", flat=True)
    lead = its_lead(session.partnership)
    review(partnership=session.partnership, item=session.items.first(), keys=keys, to=Review.PASSED, by=lead)
    to_state(session, "revealed")
    pages += [browser.get(place_of(name, session)) for name in ("review", "screen", "run")]
    assert [b"<script>alert" in page.content for page in pages] == [False] * 4
