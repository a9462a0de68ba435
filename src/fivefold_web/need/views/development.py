"""Developmental outcomes over time."""

from urllib.parse import urlencode

from django.shortcuts import render

from fivefold.need.development import GOOD_LEVEL
from fivefold.need.indicators import ENGLAND
from fivefold.vocabulary.support import Level
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters.development import development_page
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import benchmarks
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.views.profile import about, chosen_in, definitions
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def development(request):
    """One outcome of one area through the years. Everything chosen is in the address."""
    page = page_of(request)
    token = sign(request.partnership, page.citation) if page.citation else ""
    return render(request, "need/development.jinja", {"page": page, "token": token})


def page_of(request):
    partnership = request.partnership
    own = places.areas_of(partnership)
    chosen = chosen_in(request, own)
    definition = definitions(partnership)
    held = [
        (code, name)
        for code, name in queries.indicators_in(partnership, chosen[0])
        if code == GOOD_LEVEL or Level.CHILD in definition(code, name).levels
    ]
    codes = [code for code, _name in held]
    asked = request.GET.get("indicator", "")
    code = asked if asked in codes else GOOD_LEVEL if GOOD_LEVEL in codes else next(iter(codes), GOOD_LEVEL)
    beside = [one.code for one in benchmarks.neighbours_of(partnership, chosen[0])]
    areas = list(dict.fromkeys([chosen[0], ENGLAND, *(area.code for area in own), *beside]))
    return development_page(
        chosen=chosen,
        areas=choices(chosen[0], own, [chosen] if chosen[0] else []),
        indicators=[(one, definition(one, name).name, one == code) for one, name in held],
        values=queries.values_for(partnership, areas=areas, indicators=[code], whole_only=True),
        definition=definition(code, dict(held).get(code, "")),
        about=about(request),
        query=urlencode({"area": chosen[0], "indicator": code}),
    )
