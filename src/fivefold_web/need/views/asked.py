"""What an address about need asks for: area, level, benchmark; and what citations must know of the page."""

from dataclasses import replace

from django.utils import timezone

from fivefold.need.indicators import definition_of
from fivefold.vocabulary.support import Level
from fivefold_web.need.presenters.words import About, chosen_area
from fivefold_web.need.queries import figures as queries


def about(request):
    """What a citation made on these pages must know of them."""
    return About(request.partnership.name, request.partnership.slug, timezone.localdate())


def definitions(partnership):
    """What is known of an indicator: the catalogue, else what the partnership's own file says of its direction."""
    own = queries.polarities_of(partnership)

    def definition(code, name):
        known = definition_of(code, name)
        return known if known.is_known or code not in own else replace(known, polarity=own[code])

    return definition


def chosen_in(request, areas, asked=None):
    """The area that the address asks for, else the first of the place; code and name."""
    asked = asked or request.GET.get("area")
    names = queries.names_of_areas(request.partnership, [asked]) if asked else {}
    return chosen_area(asked, areas, names)


def level_in(request):
    """The level that the address asks for, if there is one of this name."""
    asked = request.GET.get("level", "")
    return asked if asked in list(Level) else ""


def region_beside(partnership, area):
    """Region of an area, where a lookup names it: code and name, or None."""
    code = queries.region_of(partnership, area) if area else None
    return (code, queries.names_of(partnership, [code])[0]) if code else None
