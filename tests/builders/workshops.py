"""Sessions in tests."""

from datetime import date

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
    return [actions.answer(item=item, text=t, client_key=f"key-{session.pk}-{t}"[:40]) for t in texts]


def reveal(session):
    place = session.partnership
    item = session.items.first()
    actions.move_prompt(partnership=place, item=item, to="revealed", by=its_lead(place))
    return item
