"""Preparing a session in a browser: a ready one, an order by keyboard and by drag, an item of one's own, a letter."""

from django.core import mail
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.workshops.models import WorkshopSession
from tests.builders.places import a_member, a_place

PHONE, DESKTOP = {"width": 320, "height": 700}, {"width": 1280, "height": 800}


def fits(story, name):
    """The page reads at 320 px without moving sideways, and is accessible."""
    page = story.page
    page.set_viewport_size(PHONE)
    story.is_accessible().picture(f"{name}-phone")
    page.set_viewport_size(DESKTOP)
    story.picture(f"{name}-desktop")


def order(page):
    return [text.strip() for text in page.locator(".prepare-item__text").all_inner_texts()]


def test_a_facilitator_prepares_a_session_from_three_parts(visit):
    place = a_place()
    story = visit(
        reverse("workshops:list", kwargs={"place": place.slug}), as_a=a_member(place, Role.FACILITATOR)
    )
    page = story.page
    story.is_accessible()
    page.get_by_role("link", name="Choose a ready session").click()
    story.shows("Ready sessions")
    fits(story, "ready")
    page.get_by_role("link", name="Compare our words").click()
    page.get_by_role("button", name="Use this session").wait_for()
    fits(story, "ready-session")
    page.get_by_label("Start").fill("09:30")
    page.get_by_role("button", name="Use this session").click()

    story.shows("ends at 10:10")
    first, second, third = order(page)
    page.locator(".prepare-item").nth(1).get_by_role("button", name="Up").focus()
    page.keyboard.press("Enter")
    story.shows("is now 1 of 3")
    assert order(page) == [second, first, third]
    assert page.evaluate("document.activeElement.id").startswith("up-")
    times = page.locator(".prepare-item__time")
    page.set_viewport_size({"width": 1280, "height": 1600})  # nothing scrolls while it is dragged
    times.nth(2).hover()
    page.mouse.down()
    page.mouse.move(150, 600, steps=3)
    for _twice in range(2):  # a browser tells of dragging over something from the second move on
        times.nth(0).hover(position={"x": 5, "y": 2 + _twice})
    page.mouse.up()
    page.get_by_text("Moved to place 1 of 3.").wait_for(state="attached")
    page.reload()
    assert order(page) == [third, second, first]

    page.get_by_role("link", name="Add from the toolkit").click()
    fits(story, "toolkit")
    page.locator("input[value=why-measure]").check()
    page.locator("input[value=who-should-lead]").check()
    page.get_by_role("button", name="Add to the agenda").click()
    page.get_by_label("Your own item").select_option("scale")
    page.get_by_role("button", name="Write your own item").click()
    page.get_by_label("What you ask").fill("How well do we know one another?")
    page.get_by_label("Points of the scale").fill("Strangers\nBy name\nWe ring each other")
    page.reload()
    assert page.get_by_label("What you ask").input_value() == "How well do we know one another?"
    fits(story, "item")
    page.get_by_role("button", name="Add to the agenda").click()
    assert len(order(page)) == 6
    assert order(page)[-1] == "How well do we know one another?"
    fits(story, "agenda")


def test_a_group_answers_alone_before_it_meets(visit):
    place = a_place()
    start = reverse("workshops:ready_session", kwargs={"place": place.slug, "slug": "workforce-vote"})
    story = visit(start, as_a=a_member(place, Role.FACILITATOR))
    page = story.page
    page.get_by_label("Date").fill("2030-12-01")
    page.get_by_role("button", name="Use this session").click()
    page.get_by_role("link", name="Settings").click()
    fits(story, "settings")
    page.get_by_label("Aim").fill("Know what the team needs")
    page.get_by_role("button", name="Save").click()
    story.shows("Know what the team needs")
    page.get_by_role("link", name="Answer alone before the meeting").click()
    page.get_by_role("button", name="Open answering alone").click()
    story.shows("People can answer until 30 November 2030, 18:00")
    page.get_by_label("E-mail addresses").fill("ann@place.example\nbob")
    page.get_by_role("button", name="Send the link").click()
    story.shows("Line 2, “bob”")
    fits(story, "alone")
    assert mail.outbox == []
    page.get_by_label("E-mail addresses").fill("ann@place.example")
    page.get_by_role("button", name="Send the link").click()
    story.shows("1 letter was sent.").is_accessible()
    assert len(mail.outbox) == 1

    session = WorkshopSession.objects.get()
    phone = visit(reverse("workshops-public:room", kwargs={"code": session.code}), phone=True)
    phone.shows("How far is each of these true of our team?")
    assert phone.page.get_by_text("What would help us with the lines").count() == 0
