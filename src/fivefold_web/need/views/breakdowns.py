"""Every total of the need pages with its breakdowns, or the reason why there are none."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold.knowledge import universal_contacts
from fivefold.need.hidden_in_average import Why, of_a_share, who_may_be_hidden
from fivefold_web.design.words import translated
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters.breakdowns import breakdowns_page, total_row
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import breakdowns as queries
from fivefold_web.need.queries import figures, hidden
from fivefold_web.need.views.asked import about, chosen_in, definitions
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

TOGETHER = 15
OF_NO_FILE = ()


@members_only(May.VIEW)
def breakdowns(request):
    """Totals of one area: children, contacts, estimates, adults who are parents, and indicators a page at a time."""
    partnership = request.partnership
    areas = places.areas_of(partnership)
    area = chosen_in(request, areas)
    told = about(request)
    shown = Paginator(_indicators(partnership, area[0]), TOGETHER).get_page(request.GET.get("page"))
    rows = [
        *_own_totals(partnership, area[0], told),
        *_of_indicators(partnership, area[0], shown.object_list, told),
    ]
    page = breakdowns_page(rows=rows, areas=choices(area[0], areas, [area]), area=area, about=told)
    token = sign(partnership, page.citation) if page.citation else ""
    return render(
        request, "need/breakdowns.jinja", {"page": page, "shown": shown, "token": token, "area": area[0]}
    )


def _indicators(partnership, area):
    """Indicators held for the area, those about the early years first."""
    definition = definitions(partnership)
    told = [(code, definition(code, name)) for code, name in figures.indicators_in(partnership, area)]
    return sorted(told, key=lambda one: not one[1].is_known)


def _of_indicators(partnership, area, some, told):
    codes = [code for code, _definition in some]
    parts = hidden.parts_of(partnership, indicators=codes, area=area) if codes else {}
    for code, definition in some:
        here, elsewhere, small = parts[code]
        otherwise = Why.ELSEWHERE if small else Why.NOT_IN_FILE
        splits = who_may_be_hidden(here, elsewhere=elsewhere, otherwise=otherwise)
        href = told.path("indicator", f"area={area}", code=code)
        yield total_row(translated(definition.name), href, splits, f"{href}#hidden")


def _own_totals(partnership, area, told):
    """Totals that are no indicators. An estimate and the audit have no groups at all, and say why."""
    here, smaller = queries.children_parts(partnership, area)
    if here:
        splits = who_may_be_hidden(here, smaller_areas=smaller)
        yield total_row(_("Children under five"), told.path("children", f"area={area}"), splits)
    names = {one.slug: one.name for one in universal_contacts(partnership.nation)}
    for contact, (parts, elsewhere, inside) in queries.contact_parts(partnership, area).items():
        splits = who_may_be_hidden(parts, elsewhere=elsewhere, smaller_areas=inside)
        yield total_row(names.get(contact, contact), told.path("contacts", f"area={area}"), splits)
    yield total_row(_("Children who may need support (estimate)"), told.path("estimate"), of_a_share())
    yield total_row(_("Children of adults in services"), told.path("parents"), who_may_be_hidden(OF_NO_FILE))
