"""What the search finds of the directory."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.library.searchable import Findable
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries import pathways as pathway_queries

READ = ("pk", "name", "organisation_name", "description", "eligibility", "caregivers")
ANY = 0


def services(partnership):
    """Services that are not archived."""
    kind = _("Services")
    # A directory may hold thousands: the address is made once, and rows are read as plain values.
    before, _any, after = reverse("services:detail", args=(partnership.slug, ANY)).rpartition(str(ANY))
    for number, name, *texts in queries.services_of(partnership).values_list(*READ):
        yield Findable(kind, name, ". ".join(filter(None, texts)), f"{before}{number}{after}")


def pathways(partnership):
    """Pathways that are not archived, found by their names, their purpose and the names of their steps."""
    kind = _("Pathways")
    steps = pathway_queries.step_names(partnership)
    for number, name, about in pathway_queries.names_of(partnership):
        href = reverse("services:pathway", args=(partnership.slug, number))
        yield Findable(kind, name, ". ".join(filter(None, [about, *steps.get(number, ())])), href)
