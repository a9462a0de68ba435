"""An invented session: a prompt of the toolkit, answers without names, themes, an agreement."""

from datetime import date

from fivefold import knowledge
from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import Review
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops import actions

ANSWERS = [
    "Feeling safe with the people who look after you",
    "Being comforted when you cry",
    "Having someone who delights in you",
    "Sleeping and feeding without worry",
    "A parent who gets help early",
    "Knowing who to call before it is a crisis",
    "Somewhere warm and dry to live",
    "Play, every day",
    "Time to just be together",
]
THEMES = {
    "Someone who is there": [0, 1, 2, 8],
    "Help before a crisis": [4, 5],
    "Home and daily life": [3, 6, 7],
}
AGREED = "We say “babies' and young children's mental health”, and we mean being well, not only being ill."


def hold_session(lead):
    """Plan, answer, reveal, group and agree."""
    facts = {"partnership": lead.partnership, "by": lead}
    prompts = [prompt for prompt in knowledge.prompts() if prompt.part == 2][:2]
    session = actions.plan_session(
        title="Shared understanding",
        held_on=date(2026, 9, 14),
        agenda=[(prompt.text, f"Toolkit, Part {prompt.part}, p{prompt.page}") for prompt in prompts],
        sectors=[Sector.HEALTH_VISITING, Sector.FAMILY_HUB, Sector.FAMILIES, Sector.MATERNITY],
        **facts,
    )
    item = session.items.first()
    actions.move_prompt(item=item, to="open", **facts)
    kept = [
        actions.answer(item=item, said=Said(text), asked=Round.BEFORE, client_key=f"demonstration-{number}")
        for number, text in enumerate(ANSWERS)
    ]
    item.refresh_from_db()
    actions.move_prompt(item=item, to="revealed", **facts)
    actions.review(item=item, keys=[one.pk for one in kept], to=Review.PASSED, **facts)
    for name, numbers in THEMES.items():
        actions.group(item=item, name=name, answers=[kept[number] for number in numbers], **facts)
    actions.agree(session=session, text=AGREED, **facts)
