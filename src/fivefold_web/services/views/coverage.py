"""The level-by-continuum grid and the continuum table."""

from django.shortcuts import render
from django.utils import timezone

from fivefold.services.coverage import Counting
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.presenters.coverage import About, ContinuumPage, GridPage
from fivefold_web.services.queries import directory as queries


@members_only(May.VIEW)
def grid(request):
    """Where support exists and where there is none; each empty cell can become a finding."""
    counting = Counting.PRIMARY if request.GET.get("count") == Counting.PRIMARY else Counting.ALL
    services = queries.placed_services(request.partnership)
    page = GridPage.of(services, counting, about(request))
    tokens = {gap.citation.key: sign(request.partnership, gap.citation) for gap in page.gaps}
    return render(request, "services/grid.jinja", {"page": page, "tokens": tokens})


@members_only(May.VIEW)
def continuum(request):
    """The five kinds of support with the services of each."""
    page = ContinuumPage.of(queries.placed_services(request.partnership), about(request))
    empty = [kind.gap for group in page.groups for kind in group.kinds if kind.gap]
    tokens = {gap.citation.key: sign(request.partnership, gap.citation) for gap in empty}
    return render(request, "services/continuum.jinja", {"page": page, "tokens": tokens})


def about(request):
    """What a citation made on this page must know of it."""
    return About(request.partnership.name, request.path, timezone.localdate())
