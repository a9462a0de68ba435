"""Universal contacts: how many children are seen, where, how, and who is missed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold.need.contact_tables import whole_place
from fivefold.sources.count_templates import contacts_workbook
from fivefold_web.library.citing import sign
from fivefold_web.need.forms.contacts import WhatIfForm
from fivefold_web.need.presenters.contacts import Asked, contacts_page
from fivefold_web.need.queries import contacts as queries
from fivefold_web.need.views.files import WORKBOOK
from fivefold_web.need.views.profile import about
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def contacts(request):
    """Coverage by contact of one area, and one contact from every side. Everything chosen is in the address."""
    page, form = page_of(request)
    token = sign(request.partnership, page.one.citation) if page.one else ""
    context = {"page": page, "form": form, "token": token}
    return render(request, "need/contacts.jinja", context, status=422 if form.errors else 200)


@dataclass(frozen=True)
class Found:
    """What is held and what of it the address asks for: all totals, those of the area, the contacts of the nation."""

    counts: list
    here: list
    areas: list
    schedule: dict
    asked: Asked


def page_of(request):
    """The page that the address asks for, and the form of the calculation in it."""
    form = WhatIfForm({"points": request.GET.get("points") or "5"})
    found = found_in(request, form.wanted() if form.is_valid() else 0)
    asked = found.asked
    page = contacts_page(
        counts=found.counts, here=found.here, asked=asked, areas=found.areas, periods=periods_of(found.here),
        schedule=found.schedule, about=about(request),
        query=urlencode({"area": asked.area, "period": asked.period, "contact": asked.contact}),
        nation=request.partnership.nation.label,
    )  # fmt: skip
    return page, form


def found_in(request, points=0):
    """The totals held, and the area, period and contact that the address asks for."""
    partnership = request.partnership
    own = places.areas_of(partnership)
    schedule = queries.contacts_of(partnership.nation)
    counts = [count for count in queries.contact_counts(partnership) if count.contact in schedule]
    summed = whole_place(counts, [area.code for area in own], partnership.name) if len(own) > 1 else []
    areas = areas_held(counts, own, summed, partnership)
    asked_for = request.GET.get("area", "")
    area, name = next((a for a in areas if a[0] == asked_for), areas[0] if areas else ("", partnership.name))
    here = summed if not area else [count for count in counts if count.area_code == area]
    asked = asked_in(request, here, schedule, area, name if area else partnership.name, points)
    return Found(counts, here, areas, schedule, asked)


def areas_held(counts, own, summed, partnership):
    """The whole place first, where all its areas are held; then its areas, then all others by name."""
    held = {count.area_code: count.area_name for count in counts}
    first = [("", _("All of %(place)s") % {"place": partnership.name})] if summed else []
    mine = [(area.code, held.pop(area.code)) for area in own if area.code in held]
    return first + mine + sorted(held.items(), key=lambda pair: pair[1])


def periods_of(counts):
    """Newest first."""
    when = {count.period: count.period_sort for count in counts}
    return sorted(when, key=lambda period: -when[period])


def asked_in(request, here, schedule, area, name, points):
    """Period and contact that the address asks for, else the newest and the one with most to show."""
    periods = periods_of(here)
    period = request.GET.get("period", "")
    period = period if period in periods else next(iter(periods), "")
    held = {count.contact for count in here if count.period == period}
    contact = request.GET.get("contact", "")
    if contact not in held:
        divided = {count.contact for count in here if count.period == period and count.due is not None}
        contact = next((slug for slug in schedule if slug in (divided or held)), "")
    return Asked(area, name, period, contact, points)


@members_only(May.VIEW)
def template(request):
    """Our Excel workbook for totals of contacts, with the contacts of this nation."""
    response = HttpResponse(contacts_workbook(request.partnership.nation), content_type=WORKBOOK)
    response["Content-Disposition"] = 'attachment; filename="fivefold-contacts.xlsx"'
    return response
