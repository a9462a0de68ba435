"""A participant's phone: every activity by touch and by keyboard, a lost network, two tabs, a changed mind."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fivefold.workshops.activities import Activity, OptionRole
from fivefold_web.workshops import actions
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import Answer, Arrival
from tests.builders.places import a_place, its_lead

CHOICE, ROW, POINT, STATEMENT = OptionRole
CAUSES = [(CHOICE, "Trust between services"), (CHOICE, "Time to meet"), (CHOICE, "Money that lasts")]
POINTS = [
    (POINT, "Not begun", "Nobody has started"),
    (POINT, "Begun", "Some have"),
    (POINT, "Usual", "All do"),
]


class Room:
    """A session in which a story opens and shows questions."""

    def __init__(self, **facts):
        self.place = a_place()
        self.lead = its_lead(self.place)
        self.session = actions.plan_session(
            partnership=self.place, title="An evening", held_on=date(2026, 11, 3), agenda=[], by=self.lead
        )
        tell_phones(self.session, **facts)

    def asks(self, text, activity=Activity.ANSWERS, lines=(), **more):
        facts = {"partnership": self.place, "by": self.lead}
        item = actions.add_prompt(
            session=self.session, text=text, lines=lines, kind_name=activity, **facts, **more
        )
        self.moves(item, "open")
        return item

    def moves(self, item, to):
        item.refresh_from_db()
        actions.move_prompt(partnership=self.place, item=item, to=to, by=self.lead)

    @property
    def path(self):
        return reverse("workshops-public:room", kwargs={"code": self.session.code})


def send(page, saved=True):
    page.get_by_role("button", name="Send", exact=True).locator("visible=true").click()
    if saved:
        page.get_by_text("Saved", exact=True).locator("visible=true").first.wait_for()


def onward(page, heading):
    page.get_by_role("button", name="Next question").click()
    page.get_by_role("heading", name=heading).wait_for(state="visible")


def marks(item):
    """What the one answer to an item says: its text, and marks with the words of their lines."""
    lines = {one.pk: one.text for one in item.options.all()}
    said = item.answers.get().said
    return said.text, {(lines.get(m.option), m.value or m.number) for m in said.marks}


def test_every_activity_is_answered_one_after_another_at_320_px(visit):
    room = Room(alone_until=timezone.now() + timedelta(days=2))
    first = room.asks("Which matters most?", Activity.CHOOSE_ONE, CAUSES)
    several = room.asks("Which are there?", Activity.CHOOSE_SEVERAL, CAUSES, most=2)
    rag = room.asks("How do we stand?", Activity.RAG, [(ROW, "Shared aims"), (ROW, "Shared data")])
    scale = room.asks("How usual is it?", Activity.SCALE, POINTS)
    rank = room.asks("Which comes first?", Activity.RANK, CAUSES)
    said = room.asks(
        "What others wrote", Activity.STATEMENTS, [(STATEMENT, "We meet"), (STATEMENT, "We write")]
    )
    term = room.asks("Which word?", Activity.TERMS)
    cause = room.asks("Why is she quiet?", Activity.CASE_BOARD)
    idea = room.asks("Walk with the family", Activity.SCENARIO)
    pins = room.asks("Where do families meet?", Activity.PINS)

    phone = (
        visit(room.path, phone=True).shows("Which matters most?").shows("Question 1 of 10").is_accessible()
    )
    page = phone.page
    phone.picture("phone-choose")
    page.get_by_text("Time to meet").locator("visible=true").first.click()
    send(page)
    phone.is_accessible().picture("phone-saved")
    onward(page, "Which are there?")
    for label in ("Trust between services", "Time to meet", "Money that lasts"):
        page.get_by_label(label).locator("visible=true").check()
    send(page, saved=False)
    phone.shows("Choose up to 2.").is_accessible()
    page.get_by_label("Time to meet").locator("visible=true").uncheck()
    send(page)
    onward(page, "How do we stand?")
    phone.shows("1 of 2").is_accessible().picture("phone-rag")
    page.get_by_label("Amber").locator("visible=true").check()
    page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_label("Green").locator("visible=true").check()
    send(page)
    onward(page, "How usual is it?")
    page.get_by_label("2: Begun").check()
    phone.is_accessible()
    send(page)
    onward(page, "Which comes first?")
    page.get_by_role("button", name="Give the next place: Money that lasts").click()
    page.get_by_label("Time to meet", exact=True).locator("visible=true").select_option("2")
    page.get_by_role("button", name="Give the next place: Trust between services").click()
    page.get_by_role("button", name="Move up: Time to meet").press("Enter")
    phone.shows("Time to meet is now number 1.").is_accessible().picture("phone-rank")
    send(page)
    onward(page, "What others wrote")
    page.get_by_label("I agree").locator("visible=true").check()
    page.get_by_role("button", name="Next", exact=True).click()
    phone.is_accessible().picture("phone-statements")
    page.get_by_label("I am not sure").locator("visible=true").check()
    send(page)
    page.get_by_label("Your statement").fill("We need a map")
    page.get_by_role("button", name="Send the statement").click()
    page.get_by_text("We need a map").locator("visible=true").wait_for()
    onward(page, "Which word?")
    page.get_by_label("A word or phrase").fill("bonding")
    page.get_by_role("radio", name="It means the same as another word").check()
    page.get_by_label("If it means the same as another word: which?").fill("attachment")
    phone.is_accessible()
    send(page)
    onward(page, "Why is she quiet?")
    page.get_by_label("A possible cause").fill("Nobody sings to her")
    page.get_by_label("Caregiver–child relationship").check()
    phone.is_accessible()
    send(page)
    onward(page, "Walk with the family")
    page.locator("input[name=question][value=noticed]").check()
    page.get_by_label("Your idea").fill("At the weighing")
    page.get_by_label("Nobody does this today").check()
    phone.is_accessible()
    send(page)
    onward(page, "Where do families meet?")
    page.get_by_label("Plan", exact=True).click(position={"x": 60, "y": 60})
    page.get_by_label("Plan", exact=True).press("ArrowRight")
    page.get_by_label("Plan", exact=True).press("Enter")
    phone.shows("Pin 2:").is_accessible().picture("phone-pins")
    send(page)

    assert marks(first) == ("", {("Time to meet", None)})
    assert {line for line, _value in marks(several)[1]} == {"Trust between services", "Money that lasts"}
    assert marks(rag) == ("", {("Shared aims", "amber"), ("Shared data", "green")})
    assert marks(scale) == ("", {(None, 2)})
    assert marks(rank)[1] == {("Time to meet", 1), ("Money that lasts", 2), ("Trust between services", 3)}
    assert {one.text for one in said.answers.all()} == {"", "We need a map"}
    assert marks(term) == ("bonding", {(None, "same as")})
    assert marks(cause) == ("Nobody sings to her", {(None, "relationship")})
    assert marks(idea) == ("At the weighing", {(None, "noticed")})
    assert pins.answers.get().marks.count() == 2


def test_two_tabs_a_double_tap_and_a_changed_mind_make_one_answer(visit):
    room = Room(asks_sector=True)
    item = room.asks("Which matters most?", Activity.CHOOSE_ONE, CAUSES)
    phone = visit(room.path, phone=True).shows("Before you start").shows("at least 5 people").is_accessible()
    page = phone.page
    phone.picture("phone-welcome")
    page.get_by_label("Where do you work").select_option("families")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Trust between services").check()
    page.get_by_role("button", name="Send", exact=True).dblclick()
    page.get_by_text("Saved", exact=True).wait_for()
    tab = page.context.new_page()
    tab.goto(page.url)
    tab.get_by_role("button", name="Change my answer").click()
    assert tab.get_by_label("Trust between services").is_checked()
    page.context.set_offline(True)
    tab.get_by_label("Money that lasts").check()
    tab.get_by_role("button", name="Send", exact=True).click()
    phone.shows("Money that lasts").shows("Waiting for the network: your answer is kept on this phone")
    assert [one.revision for one in Answer.objects.all()] == [1]
    page.context.set_offline(False)
    for there in (page, tab):
        there.get_by_text("Saved", exact=True).wait_for()
    assert marks(item)[1] == {("Money that lasts", None)}
    assert [one.sector_name for one in Arrival.objects.all()] == ["families"]
    phone.is_accessible()


def test_the_first_answer_is_kept_and_seen_when_the_room_is_asked_again(visit):
    room = Room()
    item = room.asks("Do we talk enough?", Activity.SCALE, POINTS)
    phone = visit(room.path, phone=True)
    page = phone.page
    page.get_by_label("1: Not begun").check()
    send(page)
    room.moves(item, "revealed")
    phone.shows("What the room said").is_accessible().picture("phone-result")
    room.moves(item, "after")
    phone.shows("Before we talked you answered: 1: Not begun")
    page.get_by_label("3: Usual").check()
    send(page)
    phone.is_accessible().picture("phone-second-round")
    assert {(a.round_name, a.marks.get().number) for a in item.answers.all()} == {("before", 1), ("after", 3)}
    page.context.set_offline(True)
    page.get_by_role("button", name="Change my answer").click()
    page.get_by_label("2: Begun").check()
    send(page, saved=False)
    phone.shows("Waiting for the network")
    room.moves(item, "revealed")
    page.context.set_offline(False)
    phone.shows("Not counted: The answers to this question have been shown")
    phone.shows("What you said before still counts: 3: Usual")
    actions.end_session(partnership=room.place, session=room.session, by=room.lead)
    phone.shows("Thank you for what you said").is_accessible().picture("phone-ended")
    page.get_by_role("button", name="Remove it from this phone").click()
    phone.shows("Nothing of yours is left on this phone.")


@pytest.mark.parametrize("scripts", [False])
def test_without_scripts_every_open_question_is_a_form(visit, browser, live_server, scripts):
    room = Room()
    item = room.asks("Which comes first?", Activity.RANK, CAUSES)
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(live_server.url + room.path)
    for label, place in [("Trust between services", "2"), ("Time to meet", "1"), ("Money that lasts", "3")]:
        page.get_by_label(label).select_option(place)
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("heading", name="Your answer has arrived").wait_for()
    assert marks(item)[1] == {("Time to meet", 1), ("Trust between services", 2), ("Money that lasts", 3)}
    context.close()
