"""Choosing what figures are set beside: neighbours of an area, goals of the place."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.need.actions import benchmarks as actions
from fivefold_web.need.forms.benchmarks import GoalForm, NeighbourForm
from fivefold_web.need.presenters.benchmarks import goal_lines
from fivefold_web.need.presenters.words import choices
from fivefold_web.need.queries import benchmarks as queries
from fivefold_web.need.queries import figures
from fivefold_web.need.views.asked import chosen_in, definitions
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def beside(request):
    """Neighbours of one area and the goals of the place."""
    return _show(request)


@require_POST
@members_only(May.CONTRIBUTE)
def choose_neighbour(request):
    """Compare the area with another."""
    chosen = _area(request)
    form = NeighbourForm(request.POST, areas=queries.areas_like(request.partnership, chosen[0]))
    if not form.is_valid():
        return _show(request, neighbour=form, status=422)
    actions.choose_neighbour(
        partnership=request.partnership, area=chosen[0], by=request.member, **form.cleaned_data
    )
    messages.success(request, _("The figures can now be set beside this neighbour."))
    return _back(request, chosen[0])


@require_POST
@members_only(May.CONTRIBUTE)
def leave_neighbour(request, area, code):
    """Compare the area with this one no longer."""
    row = queries.neighbour_of(request.partnership, area, code)
    actions.leave_neighbour(row=row, by=request.member)
    messages.success(request, _("It is no longer a neighbour."))
    return _back(request, area)


@require_POST
@members_only(May.CONTRIBUTE)
def set_goal(request):
    """Set or change the goal of an indicator."""
    form = GoalForm(request.POST, indicators=_indicators(request))
    if not form.is_valid():
        return _show(request, goal=form, status=422)
    actions.set_goal(partnership=request.partnership, by=request.member, **form.cleaned_data)
    messages.success(request, _("The goal is set."))
    return _back(request, request.POST.get("area", ""))


@require_POST
@members_only(May.CONTRIBUTE)
def drop_goal(request, code):
    """Take a goal back."""
    actions.drop_goal(row=queries.goal_of(request.partnership, code), by=request.member)
    messages.success(request, _("The goal is taken back."))
    return _back(request, "")


def _show(request, neighbour=None, goal=None, status=200):
    partnership = request.partnership
    areas = places.areas_of(partnership)
    chosen = _area(request)
    page = {
        "heading": _("Compare with"),
        "area": chosen[0],
        "area_name": chosen[1],
        "areas": choices(chosen[0], areas, [chosen]),
        "neighbours": queries.neighbours_of(partnership, chosen[0]),
        "goals": goal_lines(queries.goal_rows(partnership), definitions(partnership)),
    }
    neighbour = neighbour or NeighbourForm(areas=queries.areas_like(partnership, chosen[0]))
    goal = goal or GoalForm(indicators=_indicators(request))
    context = {"page": page, "neighbour": neighbour, "goal": goal}
    return render(request, "need/beside.jinja", context, status=status)


def _area(request):
    """The area that the address or the form names."""
    areas = places.areas_of(request.partnership)
    return chosen_in(request, areas, request.POST.get("area") or request.GET.get("area"))


def _indicators(request):
    told = definitions(request.partnership)
    held = figures.indicators_of(request.partnership)
    return sorted(((one.code, told(one.code, one.name).name) for one in held), key=lambda one: one[1])


def _back(request, area):
    address = reverse("need:beside", kwargs={"place": request.partnership.slug})
    return redirect(f"{address}?area={area}" if area else address)
