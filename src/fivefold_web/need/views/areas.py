"""Small areas: a map and a list of one figure, with everything that was asked for in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold_web.library.citing import sign
from fivefold_web.need.presenters import areas as present
from fivefold_web.need.presenters.mapped import Mapped, mapped, subjects
from fivefold_web.need.presenters.offered import Offered, value_cells
from fivefold_web.need.queries import areas as queries
from fivefold_web.need.views.profile import definitions
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

OWN = "own-"


@dataclass(frozen=True)
class Where:
    """The ground that is looked at: councils, and the own area that narrows it."""

    key: str
    name: str
    councils: list
    own: object = None

    @property
    def codes(self):
        return None if self.own is None else {part.code for part in queries.parts_of(self.own)}


@dataclass(frozen=True)
class Looked:
    """What a request asked for, and what the files hold of it."""

    where: Where
    held: object
    areas: list
    is_inside: bool
    found: Mapped
    classing: object
    year: int | None
    subjects: list
    years: list

    @property
    def codes(self):
        return [area.code for area in self.areas]


@members_only(May.VIEW)
def areas(request):
    """The map, its legend and the list; or what is missing, and the remedy."""
    partnership = request.partnership
    levels = queries.levels_held(partnership)
    where = where_in(request)
    held = level_in(request, levels, where)
    facts = {
        "heading": _("Small areas in %(where)s") % {"where": where.name},
        "councils": present.choices_of(grounds(partnership), where.key),
        "levels": present.choices_of(
            [(one.key, present.level_label(one)) for one in levels], held.key if held else ""
        ),
        "own_areas": queries.own_areas_of(partnership),
        "has_boundaries": bool(levels),
    }
    looked = look(request, where, held) if held else None
    page = page_of(request, looked, facts)
    token = sign(partnership, page.citation) if page.citation else ""
    return render(request, "need/areas.jinja", {"page": page, "token": token})


def page_of(request, looked, facts):
    """The page with its map, or with the reason why there is none."""
    if looked is None:
        return present.AreasPage(**facts)
    if looked.found is None:
        return present.AreasPage(**facts, **refused(request.partnership, looked))
    found, classing = looked.found, looked.classing
    kept = {
        key: request.GET[key] for key in ("area", "level", "show", "classes", "year") if request.GET.get(key)
    }
    order = request.GET.get("order", "name")
    plain = present.picture_of(found, looked.areas, classing, looked.where.name)
    rows = present.in_order(present.rows_of(found, looked.areas, plain), order)
    page_number = present.page_of_each(rows)

    def href(code):
        return "?" + urlencode(kept | {"order": order, "page": page_number[code]}) + f"#a-{code}"

    around = [outline for _code, outline in queries.outlines_of(request.partnership, looked.where.councils)]
    picture = present.picture_of(found, looked.areas, classing, looked.where.name, around=around, href=href)
    path = reverse("need:areas", kwargs={"place": request.partnership.slug})
    return present.AreasPage(
        **facts,
        subjects=present.choices_of([(one.key, one.label) for one in looked.subjects], found.subject.key),
        classings=present.choices_of([(way.value, _(way.label)) for way in present.classings(found)], classing.value),
        years=present.choices_of([(str(year), str(year)) for year in looked.years], str(looked.year)),
        map=present.map_view(picture),
        rows=present.paged(rows, request.GET.get("page")),
        headers=present.headers_of(order, kept, found.subject.label),
        about=present.about_figures(found, looked.held, classing, looked.is_inside),
        notes=present.counted_states(found),
        citation=present.citation_of(
            found, picture.title, looked.where.key or "all", f"{path}?{urlencode(kept)}", timezone.localdate()
        ),
        query=urlencode(kept | {"order": order}),
    )  # fmt: skip


def look(request, where, held):
    """The figures that the address asks for. `found` is None where there are none, or none that fit."""
    partnership = request.partnership
    drawn, is_inside = queries.areas_drawn(partnership, held, where.councils)
    if where.codes is not None:
        drawn = [area for area in drawn if area.code in where.codes]
    codes = [area.code for area in drawn]
    offered = subjects(partnership, codes, held.vintage) if codes else []
    if not offered or queries.other_vintage(partnership, held, where.councils, codes):
        return Looked(where, held, drawn, is_inside, None, None, None, offered, [])
    asked = request.GET.get("show")
    subject = next((one for one in offered if one.key == asked), offered[0])
    years = queries.years_of_children(partnership, codes) if subject.key[:3] in ("chi", "age") else []
    wanted = request.GET.get("year", "")
    year = int(wanted) if wanted.isdigit() and int(wanted) in years else years[0] if years else None
    found = mapped(partnership, subject, codes, year=year, definition=definitions(partnership))
    classing = present.chosen_classing(found, request.GET.get("classes"))
    return Looked(where, held, drawn, is_inside, found, classing, year, offered, years)


def refused(partnership, looked):
    """Why there is no map, and what to do."""
    if not looked.areas:
        return {
            "refusal": _("No boundary of this level lies in %(where)s.") % {"where": looked.where.name},
            "remedy": _("Choose another level, or upload boundaries and a lookup for this place."),
        }
    other = queries.other_vintage(partnership, looked.held, looked.where.councils, looked.codes)
    if other:
        words = {"held": looked.held.vintage, "other": other}
        return {
            "refusal": _("The figures are of small areas of %(other)s, the boundaries of %(held)s. They do not fit together.") % words,
            "remedy": _("Upload boundaries of %(other)s, or choose a level of %(other)s if you have it; figures of %(held)s fit too.") % words,
        }  # fmt: skip
    return {
        "refusal": _("The files hold no figure for these areas."),
        "remedy": _(
            "Upload a population by small area, the Indices of Deprivation, or an indicator for small areas."
        ),
    }


def grounds(partnership):
    """What can be looked at: the whole place, each council, each own area."""
    own = [
        (f"{OWN}{one.pk}", _("%(name)s (own area)") % {"name": one.name})
        for one in queries.own_areas_of(partnership)
    ]
    councils = [(area.code, area.name) for area in places.areas_of(partnership)]
    whole = [("", _("All of %(place)s") % {"place": partnership.name})] if len(councils) > 1 else []
    return [*whole, *councils, *own]


def where_in(request):
    """The ground that the address asks for: all councils of the place, one of them, or an own area."""
    asked, partnership = request.GET.get("area", ""), request.partnership
    councils = [(area.code, area.name) for area in places.areas_of(partnership)]
    every = [code for code, _name in councils]
    if asked.startswith(OWN) and asked.removeprefix(OWN).isdigit():
        own = queries.own_area_of(partnership, int(asked.removeprefix(OWN)))
        return Where(asked, own.name, every, own)
    for code, name in councils:
        if code == asked or len(councils) == 1:
            return Where(code, name, [code])
    return Where("", partnership.name, every)


def level_in(request, levels, where):
    """The level that the address asks for; an own area is shown in the level that it is made of."""
    if where.own is not None:
        made_of = f"{where.own.level}-{where.own.vintage}"
        return next((one for one in levels if one.key == made_of), None)
    asked = request.GET.get("level", "")
    return next((one for one in levels if one.key == asked), levels[0] if levels else None)


def offered(request):
    """The map and its figures to take away."""
    levels, where = queries.levels_held(request.partnership), where_in(request)
    held = level_in(request, levels, where)
    looked = look(request, where, held) if held else None
    if looked is None or looked.found is None:
        return None
    found = looked.found
    around = [outline for _code, outline in queries.outlines_of(request.partnership, where.councils)]
    picture = present.picture_of(found, looked.areas, looked.classing, where.name, around=around)
    standing = {row.code: row.standing for row in present.rows_of(found, looked.areas, picture)}
    headers = (
        _("Area code"), _("Area"), _("Boundaries"), _("Figure"), _("Period"), _("State"), _("Value"), _("Unit"),
        _("Lower 95% limit"), _("Upper 95% limit"), _("Class on the map"), _("Source"),
    )  # fmt: skip
    rows = tuple(
        (
            area.code, area.name, held.key, found.subject.label, found.period, *value_cells(found.values[area.code]),
            standing[area.code], found.source,
        )
        for area in looked.areas
    )  # fmt: skip
    return Offered(
        picture, where.name, found.subject.label, found.definition, found.period, found.source,
        present.licence_of(request.partnership),
        headers, rows,
    )  # fmt: skip
