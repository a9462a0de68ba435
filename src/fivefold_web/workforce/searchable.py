"""What the search finds of the workforce: teams, never what they answered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.library.searchable import Findable
from fivefold_web.workforce import queries


def teams(partnership):
    """Teams by name and sector."""
    kind = _("Teams")
    href = reverse("workforce:teams", args=(partnership.slug,))
    for row in queries.teams_of(partnership):
        yield Findable(kind, row.name, _(row.sector.label), href)
