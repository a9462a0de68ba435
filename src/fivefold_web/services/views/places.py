"""The map of services, and how far they are with a pram."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.services.ground import Finder
from fivefold.services.reach import Point, in_reach, places_of, point_of
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services import joined
from fivefold_web.services.forms.places import MapForm, ReachForm
from fivefold_web.services.presenters.coverage import About
from fivefold_web.services.presenters.map_files import WRITERS, Taken, file_name
from fivefold_web.services.presenters.on_foot import ReachPage, assumption_words, reach_page
from fivefold_web.services.presenters.places import file_words, map_page
from fivefold_web.services.queries import places as queries


@members_only(May.VIEW)
def services_map(request):
    """Where services are, the list that says the same, and what is not on the map."""
    form = MapForm(request.GET, languages=queries.languages_said(request.partnership))
    placed = queries.placed(request.partnership, form.filters(), form.keeps)
    ground = joined.ground_of(request.partnership, form.cleaned_data.get("ground", ""))
    file = queries.postcode_file_of(request.partnership)
    page = map_page(
        placed, ground, form, about(request), with_hours=partial(queries.with_hours, request.partnership),
        page=request.GET.get("page"), query=form.address(), file=file,
    )  # fmt: skip
    token = sign(request.partnership, page.citation)
    return render(request, "services/map.jinja", {"page": page, "form": form, "token": token})


@members_only(May.VIEW)
def map_file(request, kind):
    """The map or its list to take away; the address says the same as that of the page."""
    if kind not in WRITERS:
        raise Http404
    form = MapForm(request.GET, languages=queries.languages_said(request.partnership))
    placed = queries.placed(request.partnership, form.filters(), form.keeps)
    ground = joined.ground_of(request.partnership, form.cleaned_data.get("ground", ""))
    if not placed and ground is None:
        raise Http404
    source = file_words(queries.postcode_file_of(request.partnership))
    finder = Finder(ground.areas) if ground else None
    placed = queries.with_hours(request.partnership, placed)
    taken = Taken(
        request.partnership.name, placed, ground, finder, form.cleaned_data.get("by") or "kind", source,
        timezone.localdate(),
    )  # fmt: skip
    content_type, write = WRITERS[kind]
    answer = HttpResponse(write(taken), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(taken, kind)}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@members_only(May.VIEW)
def on_foot(request):
    """Services by minutes of pushing a pram from a postcode, a service or the middle of an area."""
    ground = joined.ground_of(request.partnership, request.GET.get("ground", "")[:40])
    everything = queries.located_rows(request.partnership)
    starts = {str(one.pk): point for one in everything if (point := first_point(one.offer))}
    form = ReachForm(
        request.GET,
        languages=queries.languages_said(request.partnership),
        services=[(str(one.pk), one.offer.name) for one in everything if str(one.pk) in starts],
        areas=[(area.code, area.name) for area in ground.areas] if ground else [],
    )
    filters = form.filters()
    start = start_of(request.partnership, form, starts, ground)
    if start is None:
        page = ReachPage(_("How far with a pram"), assumption=assumption_words())
    else:
        kept = queries.narrowed(request.partnership, everything, filters, form.keeps)
        kept = queries.with_hours(request.partnership, kept)
        reach = in_reach((one.offer for one in kept), start[0], form.within)
        page = reach_page(reach, kept, ground, form, start[1])
    status = 422 if form.errors else 200
    return render(request, "services/on_foot.jinja", {"page": page, "form": form}, status=status)


def start_of(partnership, form, starts, ground):
    """The point to set out from with its name; None where nothing was asked. What is not known is an error."""
    asked = form.cleaned_data
    if written := asked.get("postcode"):
        point = queries.position_of(partnership, written)
        if point is None:
            form.add_error("postcode", _("%(postcode)s is not in the file of postcode positions. Choose a service or an area, or bring in a newer file.") % {"postcode": written.upper()})  # fmt: skip
        return (point, written.upper()) if point else None
    if chosen := asked.get("service"):
        return starts[chosen], dict(form.fields["service"].choices)[chosen]
    if chosen := asked.get("area"):
        area = next(one for one in ground.areas if one.code == chosen)
        return Point(area.inside[1], area.inside[0]), _("the middle of %(area)s") % {"area": area.name}
    return None


def first_point(offer):
    """Where a service is: the first of its places that is on the map."""
    return next((at for place in places_of(offer) if (at := point_of(place))), None)


def about(request):
    """What a citation made on this page must know of it."""
    return About(request.partnership.name, request.get_full_path(), timezone.localdate())
