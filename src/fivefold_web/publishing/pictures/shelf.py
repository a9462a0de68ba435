"""All pictures by the name of their entry in the content."""

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold_web.publishing.pictures import children, frameworks, standing, support
from fivefold_web.publishing.pictures.source import Source

DRAWN = {
    "whole-system-roles": support.whole_system_roles,
    "being-and-becoming": frameworks.being_and_becoming,
    "nurturing-care": frameworks.nurturing_care,
    "five-levels": support.five_levels,
    "vignettes": children.vignettes,
    "pressures-and-capabilities": standing.pressures_and_capabilities,
    "scenarios": children.scenarios,
    "continuum-of-support": support.continuum_of_support,
    "needs-picture": support.needs_picture,
    "nest-picture": frameworks.nest,
    "conditions": standing.conditions,
}
WORDS = "language"
"""The cluster of words is not drawn: its page is the comparison of words."""


def entries():
    """What the content says of each picture that is drawn, in its order."""
    return [one for one in knowledge.diagrams() if one.slug in DRAWN]


def drawn(partnership, entry, local=True, short=True, source=None):
    """A picture with the place's own facts, or as the toolkit has it; wide with short words or with all of them.

    `source` has read the place already, where several pictures are drawn.
    """
    about = {
        "title": entry.title,
        "summary": entry.text,
        "credit": _credit(entry, partnership, local),
        "short": short,
    }
    return DRAWN[entry.slug](source or Source(partnership, local), about)


def all_drawn(partnership, local=True):
    """Every entry with its picture; the place is read once for all of them."""
    source = Source(partnership, local)
    return [(entry, drawn(partnership, entry, local, source=source)) for entry in entries()]


def _credit(entry, partnership, local):
    """Who is to be named; with local facts also whose they are, and that they are invented where they are."""
    if not local:
        return entry.credit
    whose = _("With the wording and services of %(place)s.") % {"place": partnership.name}
    fictional = _("This place is fictional.") if partnership.is_fictional else ""
    return " ".join(part for part in (entry.credit, whose, fictional) if part)
