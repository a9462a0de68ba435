"""What the search finds of need."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold_web.library.searchable import Findable
from fivefold_web.need.queries import figures as queries


def indicators(partnership):
    """Indicators of which the place holds figures, with what they mean where the catalogue knows it."""
    kind = _("Indicators held here")
    meanings = {str(known.indicator_id): known.definition for known in knowledge.indicator_definitions()}
    for row in queries.indicators_of(partnership):
        href = reverse("need:indicator", args=(partnership.slug, row.code))
        yield Findable(kind, row.name, meanings.get(row.code, row.unit), href)
