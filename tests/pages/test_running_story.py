"""A facilitator runs a session: console, projector, reviewing, all three in browsers."""

from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops import actions
from fivefold_web.workshops.models import Answer
from tests.builders.places import a_member, a_place
from tests.builders.workshops import a_session

SIZES = {"1024": (1024, 768), "1920": (1920, 1080)}


def at(session, name, pk=None):
    return reverse(f"workshops:{name}", kwargs={"place": session.partnership.slug, "pk": pk or session.pk})


def write(item, *texts):
    for number, text in enumerate(texts):
        key = f"phone-{item.pk}-{number}"
        actions.answer(item=item, said=Said(text), asked=Round.BEFORE, client_key=key)


def fits(screen, sizes):
    """Nothing of the screen lies outside of the window, sideways, at any size."""
    for name, (width, height) in sizes.items():
        screen.page.set_viewport_size({"width": width, "height": height})
        screen.is_accessible().picture(f"projector-{name}")


def test_a_prompt_goes_from_opening_to_the_screen_through_a_reviewer(visit):
    place = a_place()
    lead = a_member(place, Role.FACILITATOR)
    session = a_session(
        place, prompts=["What helps a tired parent?", "Who else should be here?"], opened=False
    )
    item = session.items.first()
    item.notes = "Give everybody a minute of quiet first."
    item.save()

    projector = visit(at(session, "screen"), as_a=lead)
    projector.shows("No account, no name.").picture("projector-welcome")
    console = visit(at(session, "run"), as_a=lead).is_accessible().picture("console-first")
    page = console.page
    page.get_by_role("button", name="Open for answers").click()
    console.shows("Give everybody a minute of quiet first.")
    projector.shows("What helps a tired parent?")

    page.get_by_role("button", name="Start 10 minutes").click()
    page.get_by_role("button", name="2 minutes more").click()
    console.shows("11:5")
    projector.shows("11:5")
    write(item, "Sleep, and somebody who asks", "Ask Mrs Example about hers", "A warm room")
    console.shows("3 answers")
    projector.shows("3 answers")
    projector.picture("projector-asks")
    assert page.get_by_text("A warm room").count() == 0

    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("link", name="Review what participants wrote").click()
    console.shows("Not looked at yet (3)").picture("review")
    page.get_by_label("Ask Mrs Example about hers").focus()
    page.keyboard.press("Space")
    page.get_by_label("Hold back, because").first.select_option("names somebody")
    page.get_by_role("button", name="Hold the ticked ones back").first.press("Enter")
    console.shows("Held back (1)")
    page.get_by_role("button", name="Let all of these through").press("Enter")
    console.shows("May be shown (2)").picture("review-done")
    page.set_viewport_size({"width": 320, "height": 640})
    console.is_accessible().picture("review-phone")
    page.get_by_role("link", name="Back to the session").click()
    page.get_by_role("button", name="Show the answers").click()
    projector.shows("A warm room").shows("Written by participants")
    assert projector.page.get_by_text("Mrs Example").count() == 0
    fits(projector, SIZES)
    console.is_accessible().picture("console-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    console.picture("console-shown")

    page.get_by_role("button", name="Take it off the screen").click()
    projector.shows("Talk about what you saw.")
    assert projector.page.get_by_text("A warm room").count() == 0
    page.get_by_role("button", name="Go to the next prompt").click()
    projector.shows("Who else should be here?")
    assert Answer.objects.filter(review_name="held back").count() == 1
    page.get_by_role("link", name="End the session").click()
    console.shows("Nobody can answer afterwards").is_accessible()
    page.get_by_role("button", name="End the session").click()
    projector.shows("This session has ended.")


def test_the_screen_says_calmly_that_it_has_lost_its_connection_and_comes_back(visit):
    place = a_place()
    lead = a_member(place, Role.FACILITATOR)
    session = a_session(place)
    console, projector = (visit(at(session, name), as_a=lead) for name in ("run", "screen"))
    button = console.page.get_by_role("button", name="Start 10 minutes")
    button.focus()
    for one in (console, projector):
        one.page.context.set_offline(True)
        one.shows("No connection just now.")
        one.page.context.set_offline(False)
    write(session.items.first(), "while it was away")
    for one in (console, projector):
        one.shows("1 answer")
        one.page.get_by_text("No connection just now.").wait_for(state="hidden")
    assert console.page.evaluate("document.activeElement.id") == "timer-start"
