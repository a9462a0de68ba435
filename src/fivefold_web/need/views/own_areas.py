"""Areas of a partnership's own: drawing them, and what is known of those who live there."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.need.own_areas import children_in, figure_in, spread_in
from fivefold_web.library.citing import sign
from fivefold_web.need.actions import own_areas as actions
from fivefold_web.need.forms.areas import OwnAreaForm, initial_of
from fivefold_web.need.presenters import own_areas as present
from fivefold_web.need.presenters.areas import choices_of, level_label, licence_of
from fivefold_web.need.presenters.children import age_words, by_deprivation, picture_of
from fivefold_web.need.presenters.indicator import drawn
from fivefold_web.need.presenters.offered import Offered, value_cells
from fivefold_web.need.queries import areas as queries
from fivefold_web.need.queries import figures
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def own_area(request, pk):
    """One own area: map, children by age, deprivation, indicators."""
    partnership = request.partnership
    own = queries.own_area_of(partnership, pk)
    parts = queries.parts_of(own)
    known = known_of(partnership, own, parts, request.GET.get("year"))
    view, table = present.with_table(catchment(partnership, own, parts))
    path = reverse("need:own-area", kwargs={"place": partnership.slug, "pk": pk})
    young = known["young"]
    citation = present.citation_of(own, young, path, timezone.localdate()) if young else None
    page = present.OwnAreaPage(
        heading=own.name,
        pk=own.pk,
        about=own.about,
        facts=present.facts_of(own, parts),
        map=view,
        parts=table,
        children=drawn(picture_of(young, own.name)) if young else None,
        total=young.total if young else None,
        spread=by_deprivation(known["spread"], own.name) if known["spread"] else None,
        figures=rows_of(partnership, own, parts),
        citation=citation,
        year=young.year if young else None,
    )
    token = sign(partnership, citation) if citation else ""
    return render(request, "need/own_area.jinja", {"page": page, "token": token})


def known_of(partnership, own, parts, asked_year=None):
    """Children of an own area and how they are spread over tenths, where the files hold them."""
    codes = [part.code for part in parts]
    years = queries.years_of_children(partnership, codes)
    if not years:
        return {"young": None, "spread": None, "years": []}
    year = int(asked_year) if asked_year and asked_year.isdigit() and int(asked_year) in years else years[0]
    counts, basis = figures.counts_for(partnership, areas=codes), present.basis_of(own, parts)
    young = children_in(parts, counts, name=own.name, year=year, basis=basis).rounded
    for edition, vintage in queries.deprivation_vintages(partnership).items():
        if own.level != "lsoa" or vintage != own.vintage:
            continue
        deciles = figures.deprivation_of(partnership, codes, edition=edition)
        found = spread_in(parts, counts, deciles, year=year, edition=edition, vintage=vintage, basis=basis)
        if found:
            return {"young": young, "spread": found.rounded, "years": years}
    return {"young": young, "spread": None, "years": years}


def rows_of(partnership, own, parts):
    """Every indicator that its small areas have, made for the own area or with the reason why not."""
    codes, basis, rows = [part.code for part in parts], present.basis_of(own, parts), []
    for indicator, name, here in queries.all_latest_figures(partnership, codes, own.vintage):
        if here:
            small = {code: queries.as_small(value) for code, value in here.items()}
            found = figure_in(parts, small, indicator=indicator, basis=basis)
            rows.append(present.figure_row(name, found, next(iter(here.values())).value))
    return rows


def catchment(partnership, own, parts, href=None):
    """The map of an own area among the small areas of its councils."""
    held = next(
        (
            one
            for one in queries.levels_held(partnership)
            if (one.level, one.vintage) == (own.level, own.vintage)
        ),
        None,
    )
    councils = [area.code for area in places.areas_of(partnership)]
    drawn = queries.areas_drawn(partnership, held, councils)[0] if held else []
    drawn = present.near(drawn, parts, present.hub_of(own), own.metres)
    around = [outline for _code, outline in queries.outlines_of(partnership, councils)]
    return present.catchment_of(
        own.name, drawn, parts, hub=present.hub_of(own), metres=own.metres, around=around, href=href
    )


@members_only(May.CONTRIBUTE)
def new(request):
    """Draw an own area: tick small areas, or give a distance; look before it is kept."""
    levels = [one for one in queries.levels_held(request.partnership) if one.level in queries.SMALL]
    if not levels:
        return render(
            request, "need/own_area_form.jinja", {"page": {"heading": _("Draw an own area"), "levels": []}}
        )
    asked = request.GET.get("level", "")
    held = next((one for one in levels if one.key == asked), levels[0])
    return drawn_form(request, held, levels)


@members_only(May.CONTRIBUTE)
def change(request, pk):
    """Change an own area; it stays made of the same year's boundaries."""
    own = queries.own_area_of(request.partnership, pk)
    levels = queries.levels_held(request.partnership)
    held = next((one for one in levels if (one.level, one.vintage) == (own.level, own.vintage)), None)
    if held is None:
        messages.error(
            request,
            _(
                "The boundaries that this area was drawn from are no longer here. Upload them again to change it."
            ),
        )
        return redirect("need:own-area", place=request.partnership.slug, pk=pk)
    return drawn_form(request, held, [held], own)


def drawn_form(request, held, levels, own=None):
    """The form, with what was typed, what it would make, and what is wrong with it."""
    partnership = request.partnership
    councils = [area.code for area in places.areas_of(partnership)]
    areas, _inside = queries.areas_drawn(partnership, held, councils)
    form = OwnAreaForm(
        request.POST or None,
        areas=areas,
        is_named=lambda name: _is_taken(partnership, name, own, request.POST.get("client_key")),
        initial=initial_of(own) if own else None,
    )
    looked = request.method == "POST" and form.is_valid()
    if looked and "look" not in request.POST:
        return keep(request, form, held, own)
    parts = form.drawn() if looked else (queries.parts_of(own) if own else ())
    picture = _preview(partnership, form, areas, councils, parts, looked, own) if areas else None
    page = {
        "heading": _("Change %(name)s") % {"name": own.name} if own else _("Draw an own area"),
        "levels": choices_of([(one.key, level_label(one)) for one in levels], held.key),
        "level": held.key,
        "looked": looked,
        "own": own,
        "count": len(parts),
    }
    view, table = present.with_table(picture) if picture else (None, None)
    facts = {"page": page, "form": form, "map": view, "parts": table}
    return render(request, "need/own_area_form.jinja", facts, status=422 if form.errors else 200)


def _is_taken(partnership, name, own, client_key):
    """A form that is sent again by a shaky line does not collide with what it made the first time."""
    sent = queries.own_area_sent(partnership, client_key or "")
    return queries.named_alike(partnership, name, own or sent)


def _preview(partnership, form, areas, councils, parts, looked, own):
    """The map beside the form: what is ticked, or what lies within the distance."""
    by_distance = looked and form.cleaned_data["made"] != "chosen"
    hub, metres = (
        (form.place, form.distance)
        if by_distance
        else (present.hub_of(own), own.metres)
        if own and not looked
        else (None, 0)
    )
    around = [outline for _code, outline in queries.outlines_of(partnership, councils)]
    return present.catchment_of(
        form["name"].value() or _("Small areas"), areas, parts, hub=hub, metres=metres, around=around,
        href=lambda code: f"#part-{code}",
    )  # fmt: skip


def keep(request, form, held, own):
    """Write the own area and show it."""
    parts, facts = form.drawn(), form.facts(held)
    if own:
        actions.change(own=own, facts=facts, parts=parts, by=request.member)
        messages.success(request, _("“%(name)s” is changed.") % {"name": own.name})
    else:
        key = form.cleaned_data["client_key"] or request.POST.get("csrfmiddlewaretoken", "")[:40]
        own = actions.draw(
            partnership=request.partnership, client_key=key, facts=facts, parts=parts, by=request.member
        )
        messages.success(request, _("“%(name)s” is drawn.") % {"name": own.name})
    return redirect("need:own-area", place=request.partnership.slug, pk=own.pk)


@members_only(May.CONTRIBUTE)
def remove(request, pk):
    """Take an own area away, after asking."""
    own = queries.own_area_of(request.partnership, pk)
    if request.method == "POST":
        actions.remove(own=own, by=request.member)
        messages.success(
            request, _("“%(name)s” is taken away. The figures of its small areas stay.") % {"name": own.name}
        )
        return redirect("need:areas", place=request.partnership.slug)
    page = {"heading": _("Take “%(name)s” away?") % {"name": own.name}, "pk": pk}
    return render(request, "need/own_area_remove.jinja", {"page": page})


def offered(request):
    """The map of an own area with its parts and its children, to take away."""
    asked = request.GET.get("own", "")
    own = queries.own_area_of(request.partnership, int(asked) if asked.isdigit() else 0)
    parts = queries.parts_of(own)
    picture = catchment(request.partnership, own, parts)
    known = known_of(request.partnership, own, parts, request.GET.get("year"))
    young = known["young"]
    headers = (
        _("Area"), _("What"), _("Code"), _("Share counted in"), _("Period"), _("State"), _("Value"), _("Unit"),
        _("Lower 95% limit"), _("Upper 95% limit"),
    )  # fmt: skip
    names = {area.code: area.name for area in picture.areas}
    rows = [
        (own.name, names.get(p.code, p.code), p.code, p.share, "", "", None, "", None, None) for p in parts
    ]
    for age, value in enumerate(young.by_age if young else ()):
        rows.append((own.name, age_words(age), "", None, value.period, *value_cells(value)))
    basis = present.basis_of(own, parts)
    source = young.total.source if young else _("boundaries as uploaded")
    return Offered(
        picture, own.name, _("own area"), basis, f"mid-{young.year}" if young else str(own.vintage), source,
        licence_of(request.partnership),
        headers, tuple(rows),
    )  # fmt: skip
