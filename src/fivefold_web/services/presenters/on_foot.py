"""How far services are with a pram, in words. The assumption stands at every list of minutes."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.reach import How
from fivefold.vocabulary.on_foot import DETOUR, PACE
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.places import (
    MapView,
    group_of,
    groups_of,
    hours_words,
    map_view,
    picture_of,
    sign_of,
)


@dataclass(frozen=True)
class WayRow:
    """One service with how a family comes to it."""

    number: int
    pk: int
    name: str
    organisation: str
    sign: str
    group: str
    minutes: str
    metres: str
    place: str
    hours: list
    why: str


@dataclass(frozen=True)
class WayGroup:
    """Services to which a family comes in one way."""

    key: str
    heading: str
    rows: list


@dataclass(frozen=True)
class ReachPage:
    heading: str
    start: str = ""
    assumption: str = ""
    count: str = ""
    groups: list = field(default_factory=list)
    map: MapView | None = None
    grounds: list = field(default_factory=list)


def assumption_words():
    """What minutes stand on."""
    return _(
        "Minutes are an estimate: the straight line times %(detour)s, because streets bend, at %(pace)s km an hour with "
        "a pram. Hills, crossings, rivers and buses are not known here."
    ) % {"detour": f"{DETOUR:g}", "pace": f"{PACE:g}"}


def minutes_words(minutes):
    """A time on foot; never more exact than it is."""
    whole = max(round(minutes), 1)
    return ngettext("about %(n)d minute", "about %(n)d minutes", whole) % {"n": whole}


def metres_words(metres):
    """A straight line, rounded as far as it can be trusted."""
    if metres < 1000:
        return _("%(n)d m") % {"n": round(metres, -1)}
    return _("%(n)s km") % {"n": f"{metres / 1000:.1f}"}


def way_row(way, one, by, groups):
    """One service of the list."""
    group, place = group_of(way.offer, by), way.place
    return WayRow(
        one.number, one.pk, way.offer.name, way.offer.organisation, sign_of(group), groups[group],
        minutes_words(way.minutes) if way.minutes is not None else "",
        metres_words(way.metres) if way.metres is not None else "",
        ", ".join(part for part in (place.name, place.postcode) if part) if place else "",
        hours_words(place.hours) if place else [],
        translated(way.why.label) if way.why else "",
    )  # fmt: skip


def groups_by_way(reach, numbers, by):
    """On foot first, then those that come to the family, those further away, and those of which it is not known."""
    found, groups = [], groups_of(by)
    for how in How:
        rows = [way_row(way, numbers[way.offer.id], by, groups) for way in reach.of(how)]
        if rows:
            words = {
                How.ON_FOOT: ngettext("%(n)d service within %(minutes)d minutes", "%(n)d services within %(minutes)d minutes", len(rows)),
                How.TO_THEM: ngettext("%(n)d service comes to families: at home, by phone or by video", "%(n)d services come to families: at home, by phone or by video", len(rows)),
                How.TOO_FAR: ngettext("%(n)d service is further away", "%(n)d services are further away", len(rows)),
                How.NOT_KNOWN: ngettext("%(n)d service: not known how far", "%(n)d services: not known how far", len(rows)),
            }[how]  # fmt: skip
            heading = words % {"n": len(rows), "minutes": round(reach.within_minutes)}
            found.append(WayGroup(how.name.lower().replace("_", "-"), heading, rows))
    return found


def reach_page(reach, placed, ground, form, start):
    """What a family reaches from a point."""
    by = form.cleaned_data.get("by") or "kind"
    numbers = {one.offer.id: one for one in placed}
    metres = reach.within_minutes / 60 * reach.pace * 1000 / reach.detour
    ring = _("%(start)s; the ring is %(minutes)d minutes away") % {
        "start": start,
        "minutes": reach.within_minutes,
    }
    title = ngettext(
        "%(n)d of %(all)d service lies within %(minutes)d minutes on foot of %(start)s",
        "%(n)d of %(all)d services lie within %(minutes)d minutes on foot of %(start)s",
        len(placed),
    ) % {"n": len(reach.on_foot), "all": len(placed), "minutes": reach.within_minutes, "start": start}
    picture = picture_of(
        placed, ground, by, title, lambda number: f"#s-{number}",
        centre=(reach.point.longitude, reach.point.latitude), metres=round(metres), ring_words=ring,
    )  # fmt: skip
    view = map_view(picture)
    return ReachPage(
        heading=_("How far with a pram"),
        start=start,
        assumption=assumption_words(),
        count=title,
        groups=groups_by_way(reach, numbers, by),
        map=MapView(view.caption, view.svg, view.legend),
        grounds=list(ground.others) if ground else [],
    )
