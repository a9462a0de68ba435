"""An invented session of two hours with its record, and one that is planned for next week."""

from datetime import date, time, timedelta

from django.utils import timezone

from fivefold import knowledge
from fivefold.vocabulary.partners import Sector
from fivefold.workshops import ready
from fivefold.workshops.activities import Activity, HeldBecause, OptionRole, Review
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.config.demo import sessions_said as said
from fivefold_web.library.presenters.misconceptions import cards_for
from fivefold_web.workshops import actions
from fivefold_web.workshops.forms import source_of

HELD_ON = date(2026, 9, 14)
PLANNED = "rate-the-conditions"


def hold_session(lead):
    """Plan, answer, talk, answer again, show, group and decide; then plan the next one."""
    facts = {"partnership": lead.partnership, "by": lead}
    session = actions.begin_session(
        client_key="demonstration-session",
        title="Shared understanding (invented)",
        aim=said.AIM,
        held_on=HELD_ON,
        starts_at=time(9, 30),
        asks_sector=True,
        planned=_agenda(lead.partnership),
        **facts,
    )
    actions.note_sectors(
        session=session, sectors=[*(sector for sector, _n in said.ROOM), Sector.FAMILIES], **facts
    )
    _come_in(session)
    *cards, words, scenario, statements, conditions, measures = session.items.all()
    for item, (before, after) in zip(cards, said.CARDS, strict=True):
        _vote_twice(item, before, after, facts)
    _say(words, [Said(text) for text in [*said.ANSWERS, said.HELD]], facts)
    _sort(words, facts)
    _say(scenario, [_idea(*one) for one in said.WALKED], facts)
    _vote_on_lines(statements, [votes for _words, votes in said.STATEMENTS], facts)
    _vote_on_lines(conditions, said.CONDITIONS, facts)
    _say(measures, [Said(text) for text in said.MEASURES], facts)
    _decide(session, facts)
    actions.end_session(session=session, **facts)
    _plan_next(facts)


def _agenda(partnership):
    """(columns, lines): three cards, a prompt of Part 2, a scenario of Part 4, statements, conditions of Part 5, a prompt
    of Part 7.
    """
    prompts = {prompt.slug: prompt for prompt in knowledge.prompts()}
    baby = next(one for one in knowledge.scenarios() if one.slug == "nine-weeks")
    conditions = knowledge.framework("whole-system-conditions")
    return [
        *((_card(one), ()) for one in cards_for(partnership)[:3]),
        (_prompt(prompts["shared-understanding"], 15), ()),
        (
            {
                "text": f"{baby.title}. Who would notice, understand and support this family here?",
                "source": baby.sources,
                "kind_name": Activity.SCENARIO.value,
                "reference": f"scenario:{baby.slug}",
                "minutes": 25,
            },
            (),
        ),
        (
            {
                "text": "What do you think of these statements, which others wrote?",
                "kind_name": Activity.STATEMENTS.value,
                "minutes": 20,
            },
            [(OptionRole.STATEMENT, words) for words, _votes in said.STATEMENTS],
        ),
        (
            {
                "text": "How strong is each condition here?",
                "source": conditions.sources,
                "kind_name": Activity.RAG.value,
                "minutes": 20,
            },
            [
                (OptionRole.ROW, one.title, "", one.slug)
                for one in conditions.elements[: len(said.CONDITIONS)]
            ],
        ),
        (_prompt(prompts["why-measure"], 10), ()),
    ]


def _card(card):
    return {
        "text": card.often_heard,
        "fuller": card.new_understanding,
        "source": card.source,
        "kind_name": Activity.BEFORE_AND_AFTER.value,
        "minutes": 10,
    }


def _prompt(prompt, minutes):
    return {"text": prompt.text, "source": source_of(prompt), "minutes": minutes}


def _phones():
    """(number, sector) of every phone in the room."""
    sectors = [sector for sector, number in said.ROOM for _phone in range(number)]
    return list(enumerate(sectors))


def _come_in(session):
    for number, sector in _phones():
        actions.arrive(session=session, client_key=f"demonstration-{number}", sector=sector.value)


def _move(item, facts, *states):
    for state in states:
        item.refresh_from_db()
        actions.move_prompt(item=item, to=state, **facts)
    item.refresh_from_db()


def _vote(item, asked, marks_of):
    """Every phone sends its marks."""
    for number, sector in _phones():
        actions.answer(
            item=item,
            said=Said(marks=marks_of(number)),
            asked=asked,
            client_key=f"demonstration-{asked}-{number}",
            sector=sector.value,
        )


def _vote_twice(item, before, after, facts):
    _move(item, facts, "open")
    _vote(item, Round.BEFORE, lambda number: (Mark(value=before[number]),))
    _move(item, facts, "closed", "after")
    _vote(item, Round.AFTER, lambda number: (Mark(value=after[number]),))
    _move(item, facts, "revealed")


def _vote_on_lines(item, votes, facts):
    """`votes`: for each line what each phone says."""
    lines = [line.pk for line in item.options.all()]
    _move(item, facts, "open")
    _vote(
        item,
        Round.BEFORE,
        lambda number: tuple(
            Mark(option=key, value=line[number]) for key, line in zip(lines, votes, strict=True)
        ),
    )
    _move(item, facts, "revealed")


def _idea(question, text, nobody):
    return Said(text, (Mark(value=question, number=int(nobody)),))


def _say(item, texts, facts):
    """Words are sent, reviewed and shown; what names a family is held back."""
    _move(item, facts, "open")
    for number, one in enumerate(texts):
        actions.answer(item=item, said=one, asked=Round.BEFORE, client_key=f"demonstration-words-{number}")
    _move(item, facts, "revealed")
    held = [one.pk for one in item.answers.filter(text=said.HELD)]
    rest = [one.pk for one in item.answers.exclude(text=said.HELD)]
    actions.review(item=item, keys=rest, to=Review.PASSED, **facts)
    if held:
        actions.review(item=item, keys=held, to=Review.HELD, reason=HeldBecause.NAMES_SOMEBODY, **facts)


def _sort(item, facts):
    for name, numbers in said.THEMES.items():
        texts = [said.ANSWERS[number] for number in numbers]
        actions.group(item=item, name=name, answers=list(item.answers.filter(text__in=texts)), **facts)


def _decide(session, facts):
    items = {item.position: item for item in session.items.all()}
    for text, number in said.DECISIONS:
        actions.agree(session=session, text=text, item=items[number], **facts)
    for number, (text, who, by_when) in enumerate(said.STEPS):
        actions.plan_step(
            session=session,
            client_key=f"demonstration-{number}",
            text=text,
            who=who,
            by_when=by_when,
            **facts,
        )


def _plan_next(facts):
    """A ready session of next week, with a code that phones can join by."""
    one = ready.ready_session(PLANNED)
    actions.begin_session(
        client_key="demonstration-next-week",
        title=f"{one.title} (invented)",
        aim=one.comes_out,
        held_on=timezone.localdate() + timedelta(days=7),
        starts_at=time(14, 0),
        ready_made=one.slug,
        asks_sector=True,
        planned=actions.as_planned(ready.agenda_of(one)),
        **facts,
    )
