"""Votes in tests: items with lines, and a room that answers them."""

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import OptionRole, Review
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops import actions
from tests.builders.places import its_lead
from tests.builders.workshops import a_session


def a_room(place, **sectors):
    """A session without prompts that asks for sectors, with so many phones of each (`health_visiting=6`)."""
    session = a_session(place, prompts=(), opened=False)
    session.asks_sector = True
    session.save()
    for name, number in sectors.items():
        for n in range(number):
            actions.arrive(session=session, client_key=f"{name}-{n}", sector=Sector[name.upper()].value)
    return session


def an_item(session, activity, lines=(), *, text="What do you think?", **columns):
    """An open item; `lines` are (role, words)."""
    place, lead = session.partnership, its_lead(session.partnership)
    item = actions.add_prompt(
        partnership=place,
        session=session,
        text=text,
        by=lead,
        lines=[(OptionRole(role), words) for role, words in lines],
        kind_name=activity.value,
        **columns,
    )
    moved(item, "open")
    return item


def moved(item, *states):
    for state in states:
        item.refresh_from_db()
        lead = its_lead(item.session.partnership)
        actions.move_prompt(partnership=item.session.partnership, item=item, to=state, by=lead)


def says(item, *marks, text="", sector="", asked=Round.BEFORE, phones=1, key=""):
    """So many phones give the same answer; marks are (position of the line or None, value)."""
    item.refresh_from_db()
    lines = [line.pk for line in item.options.order_by("position", "pk")]
    said = Said(text, tuple(a_mark(lines, *mark) for mark in marks))
    for _phone in range(phones):
        number = item.answers.count()
        actions.answer(
            item=item,
            said=said,
            asked=asked,
            client_key=f"{key}{item.pk}-{asked}-{number}",
            sector=Sector[sector.upper()].value if sector else "",
        )


def a_mark(lines, line, value="", label=""):
    option = None if line is None else lines[line]
    if isinstance(value, int):
        return Mark(option=option, number=value, label=label)
    if isinstance(value, tuple):
        return Mark(option=option, x=value[0], y=value[1], label=label)
    return Mark(option=option, value=value, label=label)


def let_through(item):
    keys = item.answers.values_list("pk", flat=True)
    actions.review(
        partnership=item.session.partnership, item=item, keys=keys, to=Review.PASSED, by=its_lead(item.session.partnership)
    )  # fmt: skip
