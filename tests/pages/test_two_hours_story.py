"""A session of two hours with twenty phones: in browsers the facilitator, the projector and two phones; eighteen more
send what phones send.

Prompts from three parts of the toolkit, three cards and votes by light before and after, words to use, a scenario that
is walked, from start to record.
"""

import io
import re

import docx
import openpyxl
from django.test import Client
from django.urls import reverse

from fivefold.vocabulary.partners import Role, Sector
from fivefold.workshops.activities import Activity, OptionRole
from fivefold_web.workshops import actions
from fivefold_web.workshops.models import Answer, WorkshopSession
from tests.builders.places import a_member, a_place
from tests.domain.publishing.reading import html_text, word_text

SECTORS = [Sector.HEALTH_VISITING] * 9 + [Sector.EARLY_YEARS] * 8 + [Sector.HOUSING]
CARDS = {
    "Mental health is another word for illness.": "It is a strength too.",
    "A baby is too young to have feelings that matter.": "Feelings begin before words do.",
    "A parent who asks for help has failed.": "Asking is part of caring.",
}
SCENARIO = "The quiet baby: who would notice, understand and support?"
CONDITIONS = [(OptionRole.ROW, "Clear partnership"), (OptionRole.ROW, "Shared information")]
AGENDA = [  # columns of an item, its lines
    *(({"text": card, "fuller": fuller, "kind_name": Activity.BEFORE_AND_AFTER, "source": "Toolkit, Part 2, p13"}, ()) for card, fuller in CARDS.items()),
    ({"text": "What do we mean by mental health?", "source": "Toolkit, Part 2, p14", "minutes": 15}, ()),
    ({"text": "Which words do we use?", "kind_name": Activity.TERMS, "source": "Toolkit, Part 2, p14", "minutes": 10}, ()),
    ({"text": SCENARIO, "kind_name": Activity.SCENARIO, "source": "Toolkit, Part 4, p57", "reference": "scenario:nine-weeks", "minutes": 25}, ()),
    ({"text": "How strong is each condition here?", "kind_name": Activity.RAG, "source": "Toolkit, Part 5, p63", "minutes": 25}, CONDITIONS),
]  # fmt: skip


class Phone:
    """A phone without a picture: it sends what room.js sends, over HTTP."""

    def __init__(self, session, number, sector):
        self.browser, self.code, self.number, self.sector = Client(), session.code, number, sector
        self.send("arrive", client_key=f"phone-{number}-arrived", sector=sector.value)

    def send(self, name, **fields):
        address = reverse(f"workshops-public:{name}", kwargs={"code": self.code})
        sent = self.browser.post(address, fields, headers={"accept": "application/json"})
        assert sent.status_code == 200, sent.text

    def answer(self, item, asked="before", **fields):
        """Every third phone heard nothing and sends it again: it counts once."""
        key = f"phone-{self.number}-{item.pk}-{asked}"
        for _time in range(1 if self.number % 3 else 2):
            self.send("answer", item=item.pk, asked=asked, client_key=key, sector=self.sector.value, **fields)


def at(session, name, **parts):
    return reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, "pk": session.pk, **parts})


def planned(place, lead):
    session = actions.begin_session(
        partnership=place,
        client_key="two-hours",
        planned=AGENDA,
        title="Two hours",
        held_on="2026-11-03",
        starts_at="09:30",
        asks_sector=True,
        by=lead,
    )
    return WorkshopSession.objects.get(pk=session.pk)


def press(console, name):
    console.page.get_by_role("button", name=name, exact=True).first.click()


def let_through(console):
    press(console, "Close")
    console.page.get_by_role("link", name="Review what participants wrote").click()
    press(console, "Let all of these through")
    console.shows("May be shown")
    console.page.get_by_role("link", name="Back to the session").click()


def next_one(console, first):
    press(console, "Go to the next prompt")
    press(console, first)


def joins(visit, session):
    """A phone that types the code, and whose owner would rather not name a sector."""
    phone = visit("/join/", phone=True).is_accessible()
    phone.page.get_by_label("Session code").fill(session.code.lower())
    phone.page.get_by_role("button", name="Join").click()
    phone.page.get_by_role("button", name="Go on").click()
    return phone


def chooses(phone, words):
    phone.page.get_by_label(words, exact=True).locator("visible=true").check()
    phone.page.get_by_role("button", name="Send", exact=True).locator("visible=true").click()
    phone.page.get_by_text("Saved", exact=True).locator("visible=true").last.wait_for()


def a_card(console, card, phones, seen):
    """Asked, talked about, asked again, both counts shown. `seen`: the phone in a browser answers before."""
    seen.shows("Before we talk: do you agree?")
    chooses(seen, "I agree")
    for phone in phones:
        phone.answer(card, **{"row-0": "agree" if phone.number < 8 else "unsure"})
    press(console, "Close, and talk about it")
    press(console, "Ask again, after talking")
    console.shows("Show both counts")
    for phone in phones:
        phone.answer(card, "after", **{"row-0": "disagree" if phone.number > 2 else "agree"})
    press(console, "Show both counts")


def lights_twice(console, lights, phones):
    """Voted on, shown, talked about, voted on again."""
    first, second = (line.pk for line in lights.options.all())
    for phone in phones:
        light = "green" if phone.number % 2 else "red"
        phone.answer(lights, **{f"row-{first}": "amber", f"row-{second}": light})
    press(console, "Show the answers")
    press(console, "Ask again, after talking")
    console.shows("Show both counts")
    for phone in phones:
        phone.answer(lights, "after", **{f"row-{first}": "green", f"row-{second}": "amber"})
    press(console, "Show both counts")


def test_a_session_of_two_hours_from_the_first_prompt_to_its_record(visit):
    place = a_place()
    lead = a_member(place, Role.FACILITATOR)
    session = planned(place, lead)
    *cards, words, terms, scenario, lights = session.items.all()
    console = visit(at(session, "run"), as_a=lead).shows(cards[0].text)
    projector = visit(at(session, "screen"), as_a=lead)
    phones = [Phone(session, number, sector) for number, sector in enumerate(SECTORS)]
    watched, seen = joins(visit, session), joins(visit, session)

    press(console, "Ask before talking")
    projector.shows(cards[0].text)
    a_card(console, cards[0], phones, seen)
    projector.shows("It is a strength too.")
    for card in cards[1:]:
        next_one(console, "Ask before talking")
        seen.shows(card.text)
        if (onward := seen.page.get_by_role("button", name="Go to that question")).is_visible():
            onward.click()
        a_card(console, card, phones, seen)

    next_one(console, "Open for answers")
    watched.shows("What do we mean by mental health?").is_accessible()
    watched.page.get_by_label("Your answer").locator("visible=true").fill("Someone who <b>stays</b>")
    watched.page.get_by_role("button", name="Send", exact=True).locator("visible=true").click()
    for phone in phones[:6]:
        phone.answer(words, text=f"Feeling safe, says {phone.number}")
    console.shows("7 answers")
    assert console.page.get_by_text("Feeling safe").count() == 0
    let_through(console)
    press(console, "Show the answers")
    projector.shows("Someone who <b>stays</b>").picture("two-hours-projector-words")

    next_one(console, "Open for answers")
    for phone in phones[:12]:
        phone.answer(terms, text="Wellbeing" if phone.number % 3 else "being held", term="prefer")
    let_through(console)
    press(console, "Show the answers")
    projector.shows("being held").picture("two-hours-projector-terms")

    next_one(console, "Open for answers")
    projector.shows("Would anyone here notice").shows("much of her time in the car seat").is_accessible()
    projector.picture("two-hours-projector-story")
    for phone in phones[:5]:
        phone.answer(scenario, text=f"The health visitor, says {phone.number}", question="noticed")
    let_through(console)
    press(console, "Show the answers")

    next_one(console, "Open for answers")
    projector.shows("How strong is each condition here?")
    lights_twice(console, lights, phones)
    projector.shows("Shared information").is_accessible().picture("two-hours-projector-lights")
    watched.shows("How strong is each condition here?").is_accessible().picture("two-hours-phone-lights")
    assert Answer.objects.count() == 3 * (19 + 18) + 7 + 12 + 5 + 2 * 18
    record_is_made(visit, session, lead, console)


def record_is_made(visit, session, lead, console):
    console.page.get_by_role("link", name="End the session").first.click()
    press(console, "End the session")
    record = visit(at(session, "record"), as_a=lead)
    record.page.get_by_text("Write down a decision").click()
    record.page.get_by_label("What was decided").fill("We hand over in person.")
    press(record, "Keep the decision")
    record.page.get_by_text("Write down a next step").click()
    record.page.get_by_label("What happens next").fill("Draft one page on handing over")
    record.page.get_by_label("Who sees to it").fill("Health visiting lead")
    record.page.get_by_label("By when").fill("2026-12-01")
    press(record, "Keep the next step")
    record.shows("1 December 2026").shows("not shown, so that a smaller number cannot be worked out")
    record.is_accessible().picture("two-hours-record")
    files_hold_it(record)
    record.page.set_viewport_size({"width": 320, "height": 640})
    record.is_accessible().picture("two-hours-record-320")
    record.page.get_by_role("button", name=re.compile("Draft a recommendation")).first.click()
    record.page.locator("a[href*='#agreement-']").first.click()
    record.shows("We hand over in person.")


def files_hold_it(record):
    files = {
        link.get_attribute("href")[-4:]: record.page.context.request.get(
            record.base + link.get_attribute("href")
        )
        for link in record.page.locator("a[download]").all()
    }
    assert set(files) == {"docx", "xlsx", "html"}
    for text in (word_text(files["docx"].body()), html_text(files["html"].text())):
        for words in ("We hand over in person.", "Someone who <b>stays</b>", "Toolkit, Part 5, p63"):
            assert words in text
    assert docx.Document(io.BytesIO(files["docx"].body())).inline_shapes
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].body()))
    assert "Someone who <b>stays</b>" in [row[1].value for row in book["Answers"]]
    assert [row[0].value for row in book["Next steps"]][1:] == ["Draft one page on handing over"]
