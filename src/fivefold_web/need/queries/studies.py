"""Studies of prevalence: those of the catalogue, and those that the partnership added."""

from django.http import Http404

from fivefold.knowledge import prevalence_sources
from fivefold.need.studies import Study, as_share
from fivefold_web.need.models import LocalStudy

FACTS = (
    "title", "place", "year", "measure", "age_from_months", "age_to_months", "people", "cases", "source", "link",
    "caution",
)  # fmt: skip


def studies_of(partnership):
    """Studies that were added here, by title."""
    return list(LocalStudy.objects.filter(partnership=partnership))


def study_of(partnership, pk):
    row = LocalStudy.objects.filter(partnership=partnership, pk=pk).first()
    if row is None:
        raise Http404
    return row


def study_sent_as(partnership, client_key):
    """The study that was sent under this key, or None."""
    return LocalStudy.objects.filter(partnership=partnership, client_key=client_key).first()


def as_study(row):
    """A row as the domain knows it."""
    facts = {name: getattr(row, name) for name in FACTS}
    return Study(number=row.pk, **facts)


def shares_for(partnership):
    """All shares to choose from: the published ones first, then those of studies added here."""
    return (*prevalence_sources(), *(as_share(as_study(row)) for row in studies_of(partnership)))
