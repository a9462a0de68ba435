"""What the search finds of decisions: findings, recommendations, actions."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.decisions import queries
from fivefold_web.library.searchable import Findable


def findings(partnership):
    """Findings, with the names of their evidence."""
    kind = _("Findings")
    for row in queries.findings_of(partnership):
        evidence = ". ".join(item.title for item in row.evidence.all())
        yield Findable(kind, row.sentence, evidence, _page(partnership, "finding", row.pk))


def recommendations(partnership):
    kind = _("Recommendations")
    for row in queries.recommendations_of(partnership).prefetch_related(None):
        yield Findable(kind, row.sentence, row.why, _page(partnership, "recommendation", row.pk))


def actions(partnership):
    """Actions with their owners, and why they were paused or dropped."""
    kind = _("Actions")
    for row in queries.actions_of(partnership).prefetch_related(None):
        text = ". ".join(filter(None, (row.owner, row.reason)))
        yield Findable(kind, row.sentence, text, _page(partnership, "action", row.pk))


def _page(partnership, name, number):
    return reverse(f"decisions:{name}", args=(partnership.slug, number))
