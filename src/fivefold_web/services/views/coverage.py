"""The level-by-continuum grid with a page for each cell, and the continuum table."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from fivefold.services.coverage import Cell
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.library.citing import sign
from fivefold_web.library.linked import About as Item
from fivefold_web.library.linked import held_about
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.forms.seeing import LookForm
from fivefold_web.services.presenters.cell import CellPage
from fivefold_web.services.presenters.coverage import About, ContinuumPage
from fivefold_web.services.presenters.grid import GridPage
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries.seeing import seen_services


@members_only(May.VIEW)
def grid(request):
    """What stands where, how much of it, and where there is none; what is empty or thin can become a finding."""
    form = LookForm(request.GET)
    page = GridPage.of(seen_services(request.partnership), form.look(), about(request))
    tokens = signed(request.partnership, [*page.gaps, *page.thin])
    return render(request, "services/grid.jinja", {"page": page, "form": form, "tokens": tokens})


@members_only(May.VIEW)
def cell(request, level, tier):
    """One cell: its services with their supply, what could stand here, who else touches it."""
    where = _cell(level, tier)
    partnership = request.partnership
    offered = {tag.slug for tag in queries.tags_with(partnership, "intervention")}
    look = LookForm(request.GET).look()
    page = CellPage.of(partnership, where, seen_services(partnership), offered, look, about(request))
    held = held_about(partnership, Item("level", level), but=("services",))
    token = sign(partnership, page.citation)
    return render(request, "services/cell.jinja", {"page": page, "token": token, "held": held})


def _cell(level, tier):
    """The cell of an address, or 404."""
    kind = tier.replace("-", " ")
    if level not in list(Level) or kind not in list(Tier):
        raise Http404
    return Cell(Level(level), Tier(kind))


@members_only(May.VIEW)
def continuum(request):
    """The five kinds of support with the services of each."""
    form = LookForm(request.GET)
    page = ContinuumPage.of(seen_services(request.partnership), form.look(), about(request))
    empty = [kind.gap for group in page.groups for kind in group.kinds if kind.gap]
    tokens = signed(request.partnership, empty)
    return render(request, "services/continuum.jinja", {"page": page, "form": form, "tokens": tokens})


def signed(partnership, offered):
    """Everything that is offered as evidence, signed, by its key."""
    return {one.citation.key: sign(partnership, one.citation) for one in offered}


def about(request):
    """What a citation made on this page must know of it."""
    partnership = request.partnership
    return About(partnership.name, request.get_full_path(), timezone.localdate(), partnership.slug)
