"""What the invented place made of the toolkit: a cell in its own words, its definition, a child of its own."""

from datetime import date

from fivefold.knowledge.adaptable import original
from fivefold_web.library.actions import adaptations, definitions, vignettes
from fivefold_web.places import queries as places

WORDING = (
    "The baby or child is part of a net of people who care: parents, grandparents, neighbours on the quay, and before long "
    "other children too. Somebody will always come, and the child trusts in that."
)
DEFINITION = (
    "A mentally healthy baby or young child in Harbourside and Moors feels safe and loved. Somebody notices how they feel "
    "and helps them. They play, they explore, and they can be sad or cross without being alone. They grow into people who "
    "can cope with hard days and make friends."
)
FAMILY_WORDS = (
    "It is when your little one knows that you will come, and lets you know about it when you don’t."
)
CHILD = (
    "I am five months old, and I love the washing on the line. [My grandad holds me up to the sheets and waits until I am "
    "ready.] When the wind blows one in my face I do not know what to think, and I look at him. [He laughs and says: that "
    "was a big one!] So I laugh too."
)


def word_frameworks(lead):
    """One adapted cell that a partner signed off, a definition made with families, a vignette at five months."""
    facts = {"partnership": lead.partnership, "by": lead}
    cell = original("frameworks", "being-and-becoming", "social-being")
    adaptations.adapt(
        original=cell,
        wordings={"text": WORDING},
        reason="Parents said that here it takes grandparents and neighbours too.",
        publish=True,
        seen=0,
        **facts,
    )
    families = next(
        one for one in places.organisations_of(lead.partnership) if one.name == "Moors Parents' Voice"
    )
    adaptations.sign_off(kind="frameworks", item="being-and-becoming", organisation=families, **facts)
    definitions.involve(
        who="Parents and carers of the Saturday club",
        how="A conversation over breakfast, then a reading of the draft",
        contribution="They struck out “resilience” and put in “can be sad or cross without being alone”.",
        families=True,
        people=11,
        on=date(2026, 9, 19),
        **facts,
    )
    definitions.draft(text=DEFINITION, family_words=FAMILY_WORDS, reason="First version", **facts)
    definitions.publish(**facts)
    vignettes.add_vignette(
        title="The washing line",
        age_months=5.0,
        text=CHILD,
        cells=["social-being", "behavioural-being"],
        **facts,
    )
