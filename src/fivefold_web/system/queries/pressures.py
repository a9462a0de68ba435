"""Reading what a place does about pressures and capabilities, and what it can be linked with."""

from django.http import Http404
from django.urls import reverse

from fivefold.system import pressures as rules
from fivefold_web.need.queries import figures as need
from fivefold_web.services.queries import directory as services
from fivefold_web.system.joined import Choice, choices_of
from fivefold_web.system.models import Work


def work_of(partnership):
    """All work with its links, in the order in which it was written."""
    rows = Work.objects.filter(partnership=partnership)
    return list(rows.select_related("beside").prefetch_related("links"))


def one_work_of(partnership, pk):
    """One piece of work of this place, or 404."""
    found = Work.objects.filter(partnership=partnership, pk=pk).prefetch_related("links").first()
    if found is None:
        raise Http404
    return found


def work_sent_as(partnership, client_key):
    return Work.objects.filter(partnership=partnership, client_key=client_key).first()


def as_rule(row):
    """A row as the domain knows it."""
    return rules.Work(
        key=str(row.pk),
        side=rules.Side(row.side),
        element=row.element,
        relationships=row.relationships,
        beside=str(row.beside_id or ""),
    )


def linkable(partnership):
    """Services, indicators and actions of this place, by kind."""
    return {
        "service": services_to_link(partnership),
        "indicator": [
            Choice(row.name, _address(partnership, "need:indicator", code=row.code))
            for row in need.indicators_of(partnership)
        ],
        "action": choices_of(partnership, "action"),
    }


def services_to_link(partnership):
    """Every service that runs now."""
    return [
        Choice(name, _address(partnership, "services:detail", pk=number))
        for number, name in services.current_services_of(partnership).values_list("pk", "name")
    ]


def _address(partnership, name, **parts):
    return reverse(name, kwargs={"place": partnership.slug, **parts})
