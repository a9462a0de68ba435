"""Sessions in tests."""

from datetime import date

from fivefold.workshops.activities import Review
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops import actions
from tests.builders.places import its_lead

PROMPT = "What do we mean by mental health here?"


def a_session(place, *, prompts=(PROMPT,), title="Shared understanding", opened=True):
    """A session; its first prompt is open."""
    lead = its_lead(place)
    session = actions.plan_session(
        partnership=place,
        title=title,
        held_on=date(2026, 11, 3),
        agenda=[(text, "Toolkit, Part 2, p14") for text in prompts],
        by=lead,
    )
    if opened:
        actions.move_prompt(partnership=place, item=session.items.first(), to="open", by=lead)
    session.refresh_from_db()
    return session


def answers(session, *texts):
    """Answers from phones to the first prompt."""
    item = session.items.first()
    key = f"key-{session.pk}-{{}}"
    return [
        actions.answer(item=item, said=Said(t), asked=Round.BEFORE, client_key=key.format(t)[:64])
        for t in texts
    ]


def reveal(session):
    """Show the answers to the first prompt; a reviewer lets all of them through."""
    place = session.partnership
    item = session.items.first()
    lead = its_lead(place)
    actions.move_prompt(partnership=place, item=item, to="revealed", by=lead)
    keys = item.answers.values_list("pk", flat=True)
    actions.review(partnership=place, item=item, keys=keys, to=Review.PASSED, by=lead)
    return item
