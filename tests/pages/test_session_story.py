"""Step 7 of the path: a room answers on phones, and makes sense of it."""

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


def test_a_facilitator_plans_and_runs_a_session_with_two_phones(visit):
    place = a_place()
    lead = a_member(place, Role.FACILITATOR)
    screen = visit(reverse("workshops:new", kwargs={"place": place.slug}), as_a=lead)
    screen.is_accessible().picture("session-new-desktop")
    page = screen.page
    page.get_by_label("Title of the session").fill("Shared understanding")
    page.locator("input[name=prompts]").first.check()
    page.get_by_role("button", name="Plan the session").click()
    screen.shows("Join on a phone").is_accessible()
    page.get_by_role("button", name="Open for answers").click()
    code = page.locator(".ff-join__code").inner_text()

    first = visit("/join/", phone=True).is_accessible()
    first.page.get_by_label("Session code").fill(code.lower())
    first.page.get_by_role("button", name="Join").click()
    first.is_accessible()
    say(first, "Feeling safe")
    first.page.get_by_text("Saved", exact=True).wait_for()
    first.is_accessible().picture("session-phone")

    second = visit("/" + page.locator(".ff-join a").get_attribute("href").split("/", 3)[3], phone=True)
    say(second, "Being understood <b>early</b>")
    second.page.get_by_text("Saved", exact=True).wait_for()

    screen.shows("2 answers")
    assert page.get_by_text("Feeling safe").count() == 0
    page.get_by_role("button", name="Show the answers").click()
    page.get_by_role("link", name="Review what participants wrote").click()
    page.get_by_role("button", name="Let all of these through").click()
    screen.shows("2 texts may be shown now.")
    page.get_by_role("link", name="Back to the session").click()
    page.get_by_role("link", name="Answers and themes").click()
    screen.shows("Being understood <b>early</b>").is_accessible()
    for box in page.locator("input[name=answers]").all():
        box.check()
    page.get_by_label("New theme").fill("Being safe and understood")
    page.get_by_role("button", name="Put the ticked answers in the theme").click()
    screen.shows("2 of 2 answers").is_accessible().picture("session-themes-desktop")


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
