"""Words, decisions and local wording in tests."""

from fivefold.knowledge.adaptable import original
from fivefold.knowledge.language import Decision, Verdict
from fivefold_web.library.actions import adaptations
from fivefold_web.library.actions import words as actions
from fivefold_web.library.queries import adaptations as wordings
from tests.builders.places import its_lead


def said(place, *words, by, sector="", key="a-key-from-a-page"):
    """Words that a member uses."""
    return actions.say_words(partnership=place, words=words, sector=sector, client_key=key, by=by)


def a_decision(place, word, verdict=Verdict.PREFER, same_as="", reason="Families understand it"):
    return actions.decide(
        partnership=place, decision=Decision(word, verdict, reason, same_as), by=its_lead(place)
    )


def a_local_meaning(place, slug, text, reason="Agreed with families"):
    """The published meaning of a glossary entry in this place."""
    told = original("glossary", slug)
    seen = wordings.last_change(wordings.versions_of(place, "glossary", slug), "")
    return adaptations.adapt(
        partnership=place,
        original=told,
        wordings={"text": text},
        reason=reason,
        publish=True,
        seen=seen,
        by=its_lead(place),
    )


def a_card(
    place, title="“They are too young to remember”", often_heard="Babies forget.", fuller="Bodies do not."
):
    return actions.add_card(
        partnership=place, title=title, often_heard=often_heard, new_understanding=fuller, by=its_lead(place)
    )
