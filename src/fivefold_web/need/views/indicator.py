"""One indicator over time, across areas and by group, for one group of people."""

from functools import lru_cache

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from fivefold.need.profile import youngest_first
from fivefold_web.audit.queries import mark_of_last_event
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters import indicator_pictures as pictures
from fivefold_web.need.presenters.benchmarks import against_in
from fivefold_web.need.presenters.funnel_picture import funnel as funnel_picture
from fivefold_web.need.presenters.indicator import indicator_page
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries.indicator import gather_indicator, hidden_in, instead_of
from fivefold_web.need.queries.profile import retrieved_by_source
from fivefold_web.need.views.asked import about, chosen_in, definitions, region_beside
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

KEPT = 32  # pages of about 200 kB each


@members_only(May.VIEW)
def indicator(request, code):
    """Everything that is held about one indicator."""
    partnership = request.partnership
    page = _told(
        partnership,
        mark_of_last_event(partnership),
        about(request),
        code,
        chosen_in(request, places.areas_of(partnership)),
        request.GET.get("group"),
        against_in(request.GET.get("beside", "")),
        get_language(),
    )
    token = sign(partnership, page.row.citation) if page.row else ""
    return render(request, "need/indicator.jinja", {"page": page, "token": token})


@lru_cache(maxsize=KEPT)
def _told(partnership, _mark, about, code, chosen, group, against, _language):
    """The page as everybody reads it. It is made once for a state of the place: every write moves the mark."""
    facts = facts_for(partnership, code, chosen, group)
    areas = {(held[-1].area_code, held[-1].area_name) for held in facts.by_area.values()}
    return indicator_page(
        facts,
        areas=choices(chosen[0], places.areas_of(partnership), sorted(areas, key=lambda a: a[1])),
        about=about,
        against=against,
        ages=retrieved_by_source(partnership),
        splits=hidden_in(partnership, code, chosen[0]),
        instead=instead_of(partnership, chosen, code) if facts.row is None else None,
    )


def facts_of(request, code):
    """The facts of the indicator for the area and the group that the address asks for."""
    partnership = request.partnership
    chosen = chosen_in(request, places.areas_of(partnership))
    return facts_for(partnership, code, chosen, request.GET.get("group"))


def facts_for(partnership, code, chosen, group):
    """The facts of the indicator for an area; `group` is the number of a group of people, as somebody wrote it."""
    held = queries.indicator_of(partnership, code)
    groups = queries.groups_of(partnership, code)
    return gather_indicator(
        partnership,
        indicator=held,
        definition=definitions(partnership)(held.code, held.name),
        area=chosen,
        region=region_beside(partnership, chosen[0]),
        place_codes=[area.code for area in places.areas_of(partnership)],
        groups=groups,
        group=chosen_group(group, groups),
    )


def chosen_group(asked, groups):
    """The group asked for, else the whole population of the youngest, else the first."""
    if asked and asked.isdigit() and int(asked) in groups:
        return int(asked)
    return next(iter(sorted(groups, key=lambda pk: youngest_first(groups[pk]))), None)


def picture_of(draw):
    """A picture of an indicator as the registry of downloads wants it: the code stands in the address."""

    def offered(request):
        code = request.GET.get("code", "")
        if not code:
            raise Http404
        return draw(facts_of(request, code))

    return offered


over_time = picture_of(pictures.over_time)
across_areas = picture_of(pictures.across_areas)
by_deprivation = picture_of(pictures.by_deprivation)
by_group = picture_of(pictures.by_group)
funnel = picture_of(funnel_picture)
