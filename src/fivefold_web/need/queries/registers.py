"""Reading the registers: who holds data, which services record parents, where somebody looked for a source."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import Search
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.need.holdings import Holding
from fivefold.need.parents import Audit, answered
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.value import State
from fivefold_web.need.models import ContactCount, DataHolding, Indicator, ParentAudit, Release, SearchedFor


@dataclass(frozen=True)
class Entry:
    """A dataset of the register with its number in addresses; `retired` is the day on which it was given up."""

    number: int
    holding: Holding
    entered_by: str = ""
    retired: date | None = None
    because: str = ""


def entries_of(partnership, *, retired=False):
    """Datasets that count as held, or those that were given up."""
    rows = DataHolding.objects.filter(partnership=partnership, retired__isnull=not retired)
    return [as_entry(row) for row in rows]


def holdings_of(partnership):
    """Datasets that count as held, as the domain knows them."""
    return [entry.holding for entry in entries_of(partnership)]


def holding_of(partnership, pk):
    """One dataset as a row, given up or not."""
    return _one(DataHolding.objects.filter(partnership=partnership, pk=pk))


def holding_sent_as(partnership, client_key):
    return DataHolding.objects.filter(partnership=partnership, client_key=client_key).first()


def same_holding(partnership, *, organisation, dataset, factor, about, besides=None):
    """An entry that says the same thing already, or None."""
    found = DataHolding.objects.filter(
        partnership=partnership,
        organisation_name__iexact=organisation,
        dataset_name__iexact=dataset,
        factor=factor,
        about__iexact=about,
    )
    return found.exclude(pk=besides).first()


def as_entry(row):
    return Entry(row.pk, as_holding(row), row.entered_by, row.retired, row.retired_because)


def as_holding(row):
    """A row of the database as the domain knows it."""
    ages = None
    if row.age_from_months is not None and row.age_to_months is not None:
        ages = AgeBand(row.age_from_months, row.age_to_months)
    return Holding(
        key=row.client_key,
        organisation=row.organisation_name,
        dataset=row.dataset_name,
        domain=Domain(row.domain),
        about=row.about,
        factor=row.factor,
        population=row.population,
        age_split=AgeSplit(row.age_split),
        ages=ages,
        area_split=AreaSplit(row.area_split),
        sharing=Sharing(row.sharing),
        nhs_number=Recorded(row.has_nhs_number),
        birth_date=Recorded(row.has_birth_date),
        postcode=Recorded(row.has_postcode),
        refreshed=row.refreshed,
        basis=row.basis,
        contact_role=row.contact_role,
        indicator=row.indicator_code,
        note=row.note,
        confirmed=row.confirmed,
    )


# --- adults who are parents ---------------------------------------------------------------------------------------


def audits_of(partnership):
    """Every answer of every service, newest first within a service; the number in addresses by its key."""
    rows = list(ParentAudit.objects.filter(partnership=partnership))
    return [as_audit(row) for row in rows], {row.client_key: row.pk for row in rows}


def audit_of(partnership, pk):
    return _one(ParentAudit.objects.filter(partnership=partnership, pk=pk))


def audit_sent_as(partnership, client_key):
    return ParentAudit.objects.filter(partnership=partnership, client_key=client_key).first()


def as_audit(row):
    """A row of the database as the domain knows it."""
    about = {"period": row.period, "source": row.source}
    return Audit(
        key=row.client_key,
        service=row.service_name,
        organisation=row.organisation_name,
        system=row.system_name,
        pregnancy=Recorded(row.records_pregnancy),
        parenthood=Recorded(row.records_parenthood),
        ages=Recorded(row.records_ages),
        field=row.field_name,
        adults=answered(State(row.adults_state), row.adults, unit="adults", **about),
        children=answered(State(row.children_state), row.children, unit="children", **about),
        note=row.note,
        asked_on=row.asked_on,
        **about,
    )


# --- the three domains --------------------------------------------------------------------------------------------


def searches_of(partnership):
    """Where somebody looked for a source, with the number of each in addresses by its key."""
    rows = list(SearchedFor.objects.filter(partnership=partnership))
    found = [
        Search(
            row.client_key,
            Domain(row.domain),
            AgeBand(row.age_from_months, row.age_to_months),
            row.looked,
            row.looked_by,
            row.looked_on,
        )
        for row in rows
    ]
    return found, {row.client_key: row.pk for row in rows}


def search_of(partnership, pk):
    return _one(SearchedFor.objects.filter(partnership=partnership, pk=pk))


def search_sent_as(partnership, client_key):
    return SearchedFor.objects.filter(partnership=partnership, client_key=client_key).first()


def indicators_held(partnership):
    """Code and name of every indicator of which figures are held, by name."""
    return list(Indicator.objects.filter(partnership=partnership).values_list("code", "name"))


def releases_held(partnership):
    """Number, title and population of every release."""
    return list(Release.objects.filter(partnership=partnership).values_list("pk", "title", "population"))


def contacts_with_figures(partnership):
    """Names of the universal contacts of which figures are held."""
    counted = ContactCount.objects.filter(partnership=partnership)
    return set(counted.values_list("contact", flat=True).distinct())


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
