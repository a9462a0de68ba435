"""What else of the toolkit speaks of a factor: interventions, stories and statements."""

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold_web.library.presenters.shelf import links_to, row


def rows_about_factor(partnership, slug):
    """Interventions that act on a factor, stories in which it plays a part, statements about it."""
    told = (
        (
            _("Interventions that lessen or soften it"),
            "intervention",
            _with("acts_on", slug, knowledge.interventions()),
        ),
        (_("Interventions that build it"), "intervention", _with("builds", slug, knowledge.interventions())),
        (_("Stories and examples"), "case", _with("factors", slug, knowledge.cases())),
        (_("What the toolkit says is so"), "claim", _with("factors", slug, knowledge.claims())),
    )
    return [
        row(label, links=links_to(partnership, kind, entries)) for label, kind, entries in told if entries
    ]


def _with(field, slug, entries):
    return [one for one in entries if slug in getattr(one, field)]
