"""What a place made of the toolkit's content."""

from datetime import date
from itertools import count

from fivefold.knowledge.adaptable import original
from fivefold_web.library.actions import adaptations, definitions, vignettes
from fivefold_web.library.queries import adaptations as queries
from tests.builders.places import its_lead

_numbers = count(1)


def an_adaptation(
    place, kind="frameworks", item="being-and-becoming", element="social-being", *,
    wording="People who care, and neighbours too.", field="text", reason="Families said so", publish=True,
):  # fmt: skip
    """Local wording of one field; the newest row."""
    told = original(kind, item, element)
    seen = queries.last_change(queries.versions_of(place, kind, item), element)
    (row,) = adaptations.adapt(
        partnership=place, original=told, wordings={field: wording}, reason=reason, publish=publish, seen=seen,
        by=its_lead(place),
    )  # fmt: skip
    return row


def a_comment(
    place, text="We see this every day", *, kind="frameworks", item="being-and-becoming", element=""
):
    key = f"comment-key-{next(_numbers)}"
    return adaptations.comment(
        partnership=place,
        kind=kind,
        item=item,
        element=element,
        text=text,
        client_key=key,
        by=its_lead(place),
    )


def an_involvement(place, who="Parents of a Friday group", *, families=True, how="A conversation"):
    return definitions.involve(
        partnership=place, who=who, how=how, contribution="", families=families, people=8, on=date(2026, 9, 4),
        by=its_lead(place),
    )  # fmt: skip


def a_definition(place, text="A child who feels safe and loved.", *, family_words="", published=True):
    facts = {"partnership": place, "by": its_lead(place)}
    row = definitions.draft(text=text, family_words=family_words, reason="", **facts)
    return definitions.publish(**facts) if published else row


def a_vignette(place, title="The washing line", months=5.0, text="I laugh. [He laughs too.]", cells=()):
    return vignettes.add_vignette(
        partnership=place, title=title, age_months=months, text=text, cells=list(cells), by=its_lead(place)
    )
