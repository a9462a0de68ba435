"""The profile of indicators, and one indicator."""

from functools import lru_cache

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fivefold.charts.drawing import Twin
from fivefold.need.held_for import held_for
from fivefold.need.population import under_fives, years_held
from fivefold.vocabulary.support import Level
from fivefold_web.audit.queries import mark_of_last_event
from fivefold_web.library.citing import sign
from fivefold_web.need.presenters.benchmarks import against_in
from fivefold_web.need.presenters.profile import ProfilePage, spine_of, spine_offered
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import elsewhere
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries.profile import gather, retrieved_by_source
from fivefold_web.need.views.asked import about, chosen_in, definitions, level_in, region_beside
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

OTHERS_TOGETHER = 25
KEPT = 32  # pages of about 300 kB each
__all__ = ["about", "chosen_in", "definitions", "home", "region_beside", "spine"]


@members_only(May.VIEW)
def home(request):
    """Indicators of one of the place's areas, in sentences, beside England, region, neighbours or goals."""
    partnership = request.partnership
    told = _told(
        partnership,
        mark_of_last_event(partnership),
        about(request),
        chosen_in(request, places.areas_of(partnership)),
        against_in(request.GET.get("beside", "")),
        level_in(request),
        request.GET.get("page", "1"),
        get_language(),
    )
    page = told["page"]
    tokens = {row.code: sign(partnership, row.citation) for row in page.early + page.others}
    return render(request, "need/home.jinja", told | {"tokens": tokens})


@lru_cache(maxsize=KEPT)
def _told(partnership, _mark, about, chosen, against, level, number, _language):
    """The page as everybody reads it. It is made once for a state of the place: every write moves the mark."""
    definition = definitions(partnership)
    early, others = _parted(queries.indicators_in(partnership, chosen[0]), definition, level)
    shown = Paginator(others, OTHERS_TOGETHER).get_page(number)
    gathered = gather(
        partnership,
        area=chosen,
        region=region_beside(partnership, chosen[0]),
        indicators=[*early, *shown.object_list],
        definition=definition,
        against=against,
    )
    held = {} if gathered.rows else queries.areas_with_figures(partnership)
    page = ProfilePage.of(
        place=partnership.name,
        chosen=chosen,
        areas=choices(chosen[0], places.areas_of(partnership), [chosen]),
        gathered=gathered,
        about=about,
        has_files=bool(gathered.values) or bool(queries.datasets_of(partnership)),
        against=against,
        ages=retrieved_by_source(partnership),
        held=queries.names_of(partnership, held),
        young=children_of(partnership, chosen),
        level=level,
        instead=_instead(partnership, chosen, held) if held else None,
    )
    spread = spine_of(gathered).twin() if page.early else Twin((), ())
    levels = [(one.value, _(one.label)) for one in Level]
    return {"page": page, "spread": spread, "shown": shown, "levels": levels}


def spine(request):
    """All indicators about the early years in one picture, to take away."""
    partnership = request.partnership
    chosen = chosen_in(request, places.areas_of(partnership))
    definition = definitions(partnership)
    early, _others = _parted(queries.indicators_in(partnership, chosen[0]), definition, level_in(request))
    gathered = gather(
        partnership,
        area=chosen,
        region=region_beside(partnership, chosen[0]),
        indicators=early,
        definition=definition,
    )
    return spine_offered(gathered)


def _instead(partnership, chosen, held):
    """Which larger or smaller areas hold figures where the chosen one has none."""
    return held_for(
        *chosen,
        holding=held,
        around=elsewhere.larger_round(partnership, chosen[0]),
        inside=elsewhere.smaller_inside(partnership, chosen[0]),
    )


def _parted(held, definition, level):
    """Codes of the indicators about the early years, and of all others: those are shown a page at a time.

    With a level, only the indicators about it are left; of the others no level is known.
    """
    told = [(code, definition(code, name)) for code, name in held]
    early = [code for code, one in told if one.is_known and (not level or level in one.levels)]
    return early, [] if level else [code for code, one in told if not one.is_known]


def children_of(partnership, chosen):
    """Children under five in the newest year that is held for this area, or None."""
    counts = queries.counts_for(partnership, areas=[chosen[0]])
    years = years_held(counts, chosen[0])
    if not years:
        return None
    return under_fives(counts, area_codes=[chosen[0]], area_name=chosen[1], year=years[0])
