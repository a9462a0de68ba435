"""What the search finds of the directory."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.library.searchable import Findable
from fivefold_web.services import queries

READ = ("pk", "name", "organisation_name", "description", "eligibility", "caregivers")


def services(partnership):
    """Services that are not archived."""
    kind = _("Services")
    for row in queries.services_of(partnership).only(*READ):
        text = ". ".join(
            filter(None, (row.organisation_name, row.description, row.eligibility, row.caregivers))
        )
        yield Findable(kind, row.name, text, _page(partnership, row.pk))


def _page(partnership, number):
    return reverse("services:detail", args=(partnership.slug, number))
