"""What the search finds of need."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold_web.library.searchable import Findable
from fivefold_web.need.presenters.holdings import factor_label
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries import registers


def indicators(partnership):
    """Indicators of which the place holds figures, with what they mean where the catalogue knows it."""
    kind = _("Indicators held here")
    meanings = {str(known.indicator_id): known.definition for known in knowledge.indicator_definitions()}
    for row in queries.indicators_of(partnership):
        href = reverse("need:indicator", args=(partnership.slug, row.code))
        yield Findable(kind, row.name, meanings.get(row.code, row.unit), href)


def datasets(partnership):
    """Datasets of the register of data holders."""
    kind = _("Data held")
    for entry in registers.entries_of(partnership):
        one = entry.holding
        about = ", ".join(part for part in (one.organisation, factor_label(one.factor), one.about) if part)
        yield Findable(
            kind, one.dataset, about, reverse("need:holder", args=(partnership.slug, entry.number))
        )


def services_asked(partnership):
    """Services for adults that said whether they record parenthood, each once."""
    kind = _("Adults who are parents")
    audits, _numbers = registers.audits_of(partnership)
    href = reverse("need:parents", args=(partnership.slug,))
    for name, organisation in dict.fromkeys((one.service, one.organisation) for one in audits):
        yield Findable(kind, name, organisation, href)
