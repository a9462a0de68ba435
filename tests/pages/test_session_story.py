"""Phones in a session: connections that fail, storage that is forbidden, sessions that are gone."""

from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.workshops.models import Answer
from tests.builders.places import a_member, a_place
from tests.builders.workshops import PROMPT, a_session


def room(session):
    return reverse("workshops-public:room", kwargs={"code": session.code})


def say(story, text):
    story.page.get_by_label("Your answer").fill(text)
    story.page.get_by_role("button", name="Send").click()


def test_an_answer_survives_a_lost_connection_and_a_reload(visit):
    session = a_session(a_place())
    phone = visit(room(session), phone=True)
    phone.shows(PROMPT)
    phone.page.context.set_offline(True)
    say(phone, "Written in the tunnel")
    phone.shows("Waiting for the network: your answer is kept on this phone").is_accessible()
    assert Answer.objects.count() == 0
    phone.page.context.set_offline(False)
    phone.page.reload()
    phone.page.get_by_text("Saved", exact=True).wait_for()
    assert [answer.text for answer in Answer.objects.all()] == ["Written in the tunnel"]


def test_what_is_half_typed_survives_a_reload(visit):
    session = a_session(a_place())
    phone = visit(room(session), phone=True)
    phone.page.get_by_label("Your answer").fill("Half a thou")
    phone.page.reload()
    assert phone.page.get_by_label("Your answer").input_value() == "Half a thou"


def test_an_answer_is_sent_from_a_phone_that_forbids_storage(visit):
    session = a_session(a_place())
    phone = visit(room(session), phone=True)
    phone.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})"
    )
    phone.page.reload()
    phone.page.context.set_offline(True)
    say(phone, "Without any storage")
    phone.shows("Waiting for the network: leave this page open until your answer is saved").is_accessible()
    phone.page.context.set_offline(False)
    phone.page.get_by_text("Saved", exact=True).wait_for()
    assert [answer.text for answer in Answer.objects.all()] == ["Without any storage"]


def asked_from_now_on(phone, seconds=4):
    """Addresses that the phone asks for, while nothing is touched."""
    asked = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.page.wait_for_timeout(seconds * 1000)
    return asked


def test_a_phone_whose_session_is_gone_says_so_and_asks_no_more(visit):
    session = a_session(a_place())
    phone = visit(room(session), phone=True)
    phone.shows(PROMPT)
    session.delete()
    phone.shows("This session does not exist any more. Look at the screen").is_accessible()
    assert asked_from_now_on(phone) == []


def test_a_phone_without_its_cookie_keeps_the_answer_and_sends_it_once_the_page_is_fresh(visit):
    session = a_session(a_place())
    phone = visit(room(session), phone=True)
    phone.page.wait_for_load_state("networkidle")  # what is under way would bring the cookie back
    phone.page.context.clear_cookies()
    say(phone, "Kept for the fresh page")
    phone.shows("This page is too old to send answers").is_accessible()
    assert asked_from_now_on(phone) == []
    phone.page.reload()
    phone.page.get_by_text("Saved", exact=True).wait_for()
    assert [answer.text for answer in Answer.objects.all()] == ["Kept for the fresh page"]


def test_every_page_of_a_session_is_accessible_on_a_phone(visit):
    place = a_place()
    session = a_session(place)
    lead = a_member(place, Role.LEAD)
    for name, parts in [
        ("list", {}),
        ("new", {}),
        ("run", {"pk": session.pk}),
        ("record", {"pk": session.pk}),
    ]:
        visit(
            reverse(f"workshops:{name}", kwargs={"place": place.slug, **parts}), as_a=lead, phone=True
        ).is_accessible()
