"""How the invented place speaks: words agreed, a card of its own, its safeguarding contact, a case thought through."""

from datetime import date

from fivefold.knowledge.language import Decision, Verdict
from fivefold.vocabulary.partners import Sector
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.library.actions import words
from fivefold_web.library.presenters.misconceptions import cards_for
from fivefold_web.places import actions as places
from fivefold_web.workshops import actions as sessions
from fivefold_web.workshops.actions import boards
from fivefold_web.workshops.presenters.boards import NURSERY, case_named

SAID = ["Bonding", "How baby is doing", "Parent-infant relationships"]
DECISIONS = [
    Decision(
        "Parent-infant relationships",
        Verdict.SAME_AS,
        "Our teams of either name do the same work with families.",
        "Infant mental health",
    ),
    Decision(
        "School readiness",
        Verdict.AVOID,
        "Parents heard a test. We say what the child enjoys and can do now.",
    ),
]
BEFORE = {"agree": 5, "unsure": 3, "disagree": 1}
AFTER = {"agree": 1, "unsure": 2, "disagree": 6}
CAUSES = [
    (
        "child",
        "Cannot say yet what upsets the child",
        "Does it ease when somebody puts it into words?",
        "Nursery",
    ),
    ("relationship", "Goodbyes in the morning are rushed", "Is it worse on Mondays?", "Nursery, parents"),
    ("family", "Nobody in the home sleeps", "Ask about nights, kindly", "Health visiting"),
]


def agree_on_words(lead):
    """Words, two decisions, a card, the contact, a session with the cards, a board."""
    facts = {"partnership": lead.partnership, "by": lead}
    places.set_safeguarding(
        name="Harbourside and Moors safeguarding hub",
        phone="01632 960 017",
        link="https://www.example.org/safeguarding",
        **facts,
    )
    words.say_words(words=SAID, sector=Sector.FAMILY_HUB, client_key="demonstration-words", **facts)
    for decision in DECISIONS:
        words.decide(decision=decision, **facts)
    words.add_card(
        title="“Babies bounce back”",
        often_heard="Whatever happens in the first year is soon forgotten, so there is no hurry.",
        new_understanding=(
            "Babies feel what happens and adapt to it. With somebody steady beside them many do well; waiting "
            "for a baby to bounce back leaves them alone with it."
        ),
        **facts,
    )
    _talk_about_a_card(facts)
    _think_a_case_through(facts)


def _talk_about_a_card(facts):
    """The first card, asked before and after."""
    card = cards_for(facts["partnership"])[0]
    session = sessions.plan_session(
        title="Misconceptions: what we think before and after",
        held_on=date(2026, 10, 5),
        agenda=[],
        cards=[(card.title, card.new_understanding, card.source)],
        **facts,
    )
    item = session.items.first()
    sessions.move_prompt(item=item, to="open", **facts)
    _choose(item, "before", BEFORE)
    sessions.move_prompt(item=item, to="closed", **facts)
    sessions.move_prompt(item=item, to="after", **facts)
    _choose(item, "after", AFTER)
    sessions.move_prompt(item=item, to="revealed", **facts)


def _choose(item, asked, counts):
    for choice, number in counts.items():
        for one in range(number):
            sessions.answer(
                item=item,
                said=Said(marks=(Mark(value=choice),)),
                asked=Round(asked),
                client_key=f"demonstration-{asked}-{choice}-{one}",
            )


def _think_a_case_through(facts):
    """The nursery case with three causes and one gap."""
    case = case_named(NURSERY)
    board = boards.open_board(case=case.slug, title=case.title, on=date(2026, 10, 5), **facts)
    for number, (level, text, tells, knows) in enumerate(CAUSES):
        boards.add_cause(
            board=board,
            client_key=f"demonstration-{number}",
            by=facts["by"],
            level_name=level,
            text=text,
            tells=tells,
            knows=knows,
        )
    boards.mark_sharing(
        board=board,
        client_key="demonstration-pair",
        by=facts["by"],
        one="Nursery",
        other="Health visiting",
        what="That a child has hard days at nursery, and what nights and mornings are like at home",
        shared_name="not shared today",
    )
    boards.reveal(board=board, upto=1, most=1, by=facts["by"])
