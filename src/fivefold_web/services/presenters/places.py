"""The map of services in words: numbered marks, the list that says the same, and what is not on the map with its reason."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.core.paginator import Paginator
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts import service_signs
from fivefold.charts.service_map import PlaceMark, ServiceMap
from fivefold.services.ground import Finder, by_area
from fivefold.services.reach import Why, comes_to_families, places_of, point_of, why_no_position
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.queries.places import REACH

ROWS_TOGETHER = 60
NAMED = 12
MENDED_AT = {Why.UNKNOWN_POSTCODE: "file"}


@dataclass(frozen=True)
class PlaceLine:
    """One place of a service in the list."""

    words: str
    area: str
    hours: list
    off: str = ""


@dataclass(frozen=True)
class MapRow:
    """One service in the list, under the number of its marks."""

    number: int
    pk: int
    name: str
    organisation: str
    sign: str
    group: str
    lines: list
    note: str = ""


@dataclass(frozen=True)
class LegendView:
    swatch: str
    words: str


@dataclass(frozen=True)
class MapView:
    """A map in a page: the picture without its legend, and the legend as lines of text."""

    caption: str
    svg: str
    legend: list
    note: str = ""


@dataclass(frozen=True)
class OffMap:
    """Services that are not on the map for one reason, and where that is mended."""

    words: str
    services: list
    more: int
    by_file: bool


@dataclass(frozen=True)
class AreaRow:
    """One area, or a row for what lies in none, with its services by number."""

    name: str
    count: int
    numbers: str
    is_rest: bool = False


@dataclass(frozen=True)
class MapPage:
    heading: str
    count: str
    rows: object
    query: str
    map: MapView | None = None
    off: list = field(default_factory=list)
    off_count: int = 0
    areas: list = field(default_factory=list)
    area_label: str = ""
    grounds: list = field(default_factory=list)
    ground_key: str = ""
    source: str = ""
    has_file: bool = False
    is_narrowed: bool = False
    citation: Citation | None = None


def groups_of(by):
    """The groups that signs stand for: kinds of support, or whom services are offered to. The last is what nobody said."""
    if by == REACH:
        known = [translated(one.label) for one in Reach]
        return (
            *known,
            *([""] * (service_signs.NOT_GIVEN - len(known))),
            _("Whom it is offered to is not given"),
        )
    return (*(translated(one.label) for one in Tier), _("Kind of support not given"))


def group_of(offer, by):
    """Which sign a service has."""
    said = offer.reach if by == REACH else offer.primary
    return list(Reach if by == REACH else Tier).index(said) if said else service_signs.NOT_GIVEN


@cache
def sign_of(group):
    """The sign alone, as it stands beside a name."""
    return mark_safe(service_signs.alone(service_signs.sign(group, 17, 14), 22))  # noqa: S308 - drawn by our own chart


def marks_of(placed, by, href):
    """A mark for each place that is on the map; `href` gives the address of a number."""
    for one in placed:
        group = group_of(one.offer, by)
        for place in places_of(one.offer):
            if place.is_on_the_map:
                words = ", ".join(dict.fromkeys(part for part in (one.offer.name, place.name) if part))
                yield PlaceMark(one.number, words, group, (place.longitude, place.latitude), href(one.number))


def picture_of(placed, ground, by, title, href=lambda number: "", **ring):
    """The map as a chart; None where there is neither a mark nor an outline."""
    marks = tuple(marks_of(placed, by, href))
    if not (marks or ground or ring):
        return None
    areas, around = (ground.areas, ground.around) if ground else ((), ())
    return ServiceMap(title, marks, groups_of(by), areas, around, **ring)


def map_view(picture):
    """The chart as the page places it."""
    legend = [LegendView(mark_safe(line.swatch), line.words) for line in picture.legend()]  # noqa: S308
    return MapView(picture.title, mark_safe(picture.bare()), legend, beyond_words(picture))  # noqa: S308


def beyond_words(picture):
    """Marks that lie too far away to be drawn, by name."""
    names = list(dict.fromkeys(f"{mark.number} {mark.words}" for mark in picture.beyond))
    if not names:
        return ""
    listed = ", ".join(names[:NAMED]) + (_(" and %(n)d more") % {"n": len(names) - NAMED} if names[NAMED:] else "")  # fmt: skip
    return _("Too far away to be drawn: %(places)s.") % {"places": listed}


def caption_of(place, placed):
    """What the map says, as a sentence."""
    on = sum(any(at.is_on_the_map for at in places_of(one.offer)) for one in placed)
    words = ngettext(
        "%(place)s: %(on)d of %(all)d service stands on the map",
        "%(place)s: %(on)d of %(all)d services stand on the map",
        len(placed),
    )
    return words % {"place": place, "on": on, "all": len(placed)}


def row_of(one, by, groups, finder):
    """One service of the list."""
    group = group_of(one.offer, by)
    lines = [line_of(place, finder) for place in places_of(one.offer)]
    note = _("comes to families: at home, by phone or by video") if comes_to_families(one.offer) else ""
    if not lines and not note:
        note = _("not on the map: %(why)s") % {"why": translated(Why.NO_PLACE.label)}
    return MapRow(
        one.number, one.pk, one.offer.name, one.offer.organisation, sign_of(group), groups[group], lines, note
    )  # fmt: skip


def line_of(place, finder):
    """One place: its words, the area that holds it, its hours, or why it is not on the map."""
    words = ", ".join(
        dict.fromkeys(part for part in (place.name, place.address, place.postcode) if part.strip())
    )
    at = point_of(place)
    if at is None:
        off = _("not on the map: %(why)s") % {"why": translated(why_no_position(place).label)}
        return PlaceLine(words, "", hours_words(place.hours), off)
    area = finder.area_at(at) if finder else None
    outside = _("outside the areas of the map") if finder else ""
    return PlaceLine(words, area.name if area else outside, hours_words(place.hours))


def hours_words(hours):
    """Opening hours with weekdays of the same hours together: "Mon, Tue, 09:30 to 11:30"."""
    days = defaultdict(list)
    for one in hours:
        days[one.opens, one.closes, one.note].append(one.weekday)
    return [_hours(sorted(set(weekdays)), *times) for times, weekdays in days.items()]


def days_words(weekdays):
    """Weekdays in order; three or more in a row are said from the first to the last."""
    names = [str(WEEKDAYS_ABBR[day]) for day in weekdays]
    in_a_row = len(weekdays) > 2 and weekdays[-1] - weekdays[0] == len(weekdays) - 1  # noqa: PLR2004
    if in_a_row:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)


def _hours(weekdays, opens, closes, note):
    named = days_words(weekdays)
    if opens and closes:
        named = _("%(days)s, %(opens)s to %(closes)s") % {"days": named, "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}  # fmt: skip
    elif opens:
        named = _("%(days)s from %(opens)s") % {"days": named, "opens": f"{opens:%H:%M}"}
    return f"{named} ({note})" if note else named


def off_map(found, numbers):
    """Services without a place on the map by reason, each with a way to mend it."""
    groups = defaultdict(list)
    for offer, why in found.unplaced:
        groups[why].append((offer.name, numbers[offer.id].pk))
    return [
        OffMap(
            ngettext("%(n)d service: %(why)s", "%(n)d services: %(why)s", len(groups[why]))
            % {"n": len(groups[why]), "why": translated(why.label)},
            groups[why][:NAMED], max(len(groups[why]) - NAMED, 0), why in MENDED_AT,
        )
        for why in Why if why in groups
    ]  # fmt: skip


def area_rows(found, numbers):
    """Every area with its services, then those in none of them: nobody is left out of the count."""

    def said(offers):
        return len(offers), ", ".join(str(n) for n in sorted(numbers[offer.id].number for offer in offers))

    rest = [
        (_("Outside these areas"), found.outside),
        (_("At home, by phone or by video, without a place"), found.to_them),
        (_("Not on the map"), [offer for offer, _why in found.unplaced]),
    ]
    rows = [AreaRow(count.area.name, *said(count.offers)) for count in found.areas]
    return rows + [AreaRow(name, *said(offers), is_rest=True) for name, offers in rest if offers]


def map_page(placed, ground, form, about, *, with_hours, page="", query="", file=None):
    """The whole page of the map. `about` is what a citation must know of it; hours are read for the rows of one page."""
    by = form.cleaned_data.get("by") or "kind"
    finder = Finder(ground.areas) if ground else None
    numbers = {one.offer.id: one for one in placed}
    found = by_area((one.offer for one in placed), ground.areas if ground else (), finder)
    paged = Paginator(placed, ROWS_TOGETHER).get_page(page)
    caption = caption_of(about.place, placed)
    picture = picture_of(placed, ground, by, caption, lambda number: address_of(number, query)) if placed or ground else None  # fmt: skip
    paged.object_list = [row_of(one, by, groups_of(by), finder) for one in with_hours(paged.object_list)]
    return MapPage(
        heading=_("Map of services"),
        count=ngettext("%(n)d service", "%(n)d services", len(placed)) % {"n": len(placed)},
        rows=paged,
        query=query,
        map=map_view(picture) if picture else None,
        off=off_map(found, numbers),
        off_count=len(found.unplaced),
        areas=area_rows(found, numbers) if ground else [],
        area_label=ground.label if ground else "",
        grounds=list(ground.others) if ground else [],
        ground_key=ground.key if ground else "",
        source=file_words(file),
        has_file=file is not None,
        is_narrowed=form.is_narrowed,
        citation=citation_of(caption, found, about),
    )


def address_of(number, query):
    """Where a number stands in the list, on whichever of its pages."""
    page = (number - 1) // ROWS_TOGETHER + 1
    kept = "&".join(part for part in (query, f"page={page}") if part)
    return f"?{kept}#s-{number}" if page > 1 or query else f"#s-{number}"


def file_words(file):
    """Where positions of postcodes come from."""
    if file is None:
        return ""
    edition = _("edition %(edition)s") % {"edition": file.edition} if file.edition else ""
    parts = [
        file.source,
        edition,
        ngettext("%(n)s postcode", "%(n)s postcodes", file.rows) % {"n": f"{file.rows:,}"},
    ]
    return ", ".join(part for part in parts if part)


def citation_of(caption, found, about):
    """The map as evidence: how many services stand in each area, and how many are not on it."""
    counts = [_("%(area)s: %(n)d") % {"area": one.area.name, "n": len(one.offers)} for one in found.areas]
    without = sum(not one.offers for one in found.areas)
    detail = ngettext(
        "%(n)d area without a service; %(off)d services not on the map",
        "%(n)d areas without a service; %(off)d services not on the map",
        without,
    ) % {"n": without, "off": len(found.unplaced)}
    return Citation(
        kind=SourceKind.SERVICE_GAP,
        key="service-map",
        title=caption,
        detail=detail,
        path=about.path,
        source=_("Service directory of %(place)s") % {"place": about.place},
        as_of=about.on,
        figures=tuple(counts[:NAMED]),
    )
