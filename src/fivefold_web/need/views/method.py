"""How the figures about need are made."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold_web.need.presenters.method import example_name, methods
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.views.asked import chosen_in, definitions
from fivefold_web.need.views.indicator import facts_of
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def method(request):
    """Formulas and references, worked through with the figures of one indicator."""
    code = _code(request)
    facts = facts_of(request, code) if code else None
    page = {
        "heading": _("How the figures are made"),
        "example": example_name(facts),
        "code": code,
        "area": facts.area[0] if facts else "",
        "methods": methods(facts),
    }
    return render(request, "need/method.jinja", {"page": page})


def _code(request):
    """The indicator asked for, else the first of the early years that the area has."""
    if asked := request.GET.get("code", ""):
        return asked
    area = chosen_in(request, places.areas_of(request.partnership))
    told = definitions(request.partnership)
    held = queries.indicators_in(request.partnership, area[0])
    return next((code for code, name in held if told(code, name).is_known), "")
