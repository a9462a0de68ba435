"""Reading contact schedules, scenarios and walks."""

from django.http import Http404

from fivefold.knowledge.catalogue import universal_contacts
from fivefold.services.contacts import Change, LocalContact, Mode, local_schedule
from fivefold_web.services.models import (
    ContactChange,
    OwnContact,
    ServiceVerdict,
    Walkthrough,
)


def schedule_of(partnership):
    """The contacts that this place offers to every family, its changes and own contacts included."""
    changes = {
        row.contact: Change(row.offered, Mode(row.mode), row.reason)
        for row in ContactChange.objects.filter(partnership=partnership)
    }
    own = [as_contact(row) for row in OwnContact.objects.filter(partnership=partnership)]
    return local_schedule(universal_contacts(partnership.nation), changes, own)


def as_contact(row):
    """A contact of the place's own as the domain knows it."""
    return LocalContact(
        key=f"own-{row.pk}",
        name=row.name,
        due_from=row.due_from,
        due_to=row.due_to,
        window="",
        offered=row.offered,
        mode=Mode(row.mode),
        reason=row.reason,
        is_own=True,
    )


def national_contact(partnership, key):
    """A contact of this nation's schedule as the place offers it, or 404."""
    found = next((one for one in schedule_of(partnership) if one.key == key and not one.is_own), None)
    if found is None:
        raise Http404
    return found


def own_contact_of(partnership, pk):
    row = OwnContact.objects.filter(partnership=partnership, pk=pk).first()
    if row is None:
        raise Http404
    return row


def contact_change_of(partnership, key):
    """What the place changed about a contact, or None."""
    return ContactChange.objects.filter(partnership=partnership, contact=key).first()


def walks_of(partnership, slug):
    """Every walk of one scenario, newest first, with its steps."""
    return list(Walkthrough.objects.filter(partnership=partnership, scenario=slug).prefetch_related("steps"))


def walk_of(partnership, pk):
    walk = Walkthrough.objects.filter(partnership=partnership, pk=pk).prefetch_related("steps").first()
    if walk is None:
        raise Http404
    return walk


def open_walk_of(partnership, slug, area="", needs=""):
    """The walk of this scenario, in this area and with these needs, that is not finished, or None."""
    walks = Walkthrough.objects.filter(partnership=partnership, scenario=slug, finished__isnull=True)
    return walks.filter(area_code=area, needs=needs).first()


def verdicts_of(walkthrough):
    """What people said of services, by question and number of the service."""
    rows = ServiceVerdict.objects.filter(walkthrough=walkthrough).select_related("service")
    return {(row.step, row.service_id): row for row in rows.order_by("pk")}


def latest_walks_of(partnership):
    """The newest walk of each scenario, with its steps."""
    latest = {}
    for walk in (
        Walkthrough.objects.filter(partnership=partnership)
        .prefetch_related("steps")
        .order_by("started", "pk")
    ):
        latest[walk.scenario] = walk
    return latest
