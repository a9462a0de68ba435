"""Teams: list, add, change."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workforce import actions, queries
from fivefold_web.workforce.forms import TeamForm


@members_only(May.VIEW)
def listing(request):
    """Every team of the place."""
    page = {"heading": _("Teams"), "teams": list(queries.teams_of(request.partnership))}
    return render(request, "workforce/teams.jinja", {"page": page})


@members_only(May.FACILITATE)
def add(request):
    form = TeamForm(
        request.POST or None,
        organisations=places.organisations_of(request.partnership),
        taken=lambda name: queries.team_called(request.partnership, name),
    )
    if request.method == "POST" and form.is_valid():
        team = actions.add_team(partnership=request.partnership, by=request.member, **form.facts)
        messages.success(request, _("%(team)s is on the list.") % {"team": team.name})
        return redirect("workforce:teams", place=request.partnership.slug)
    return _form(request, form, _("Add a team"))


@members_only(May.FACILITATE)
def change(request, pk):
    team = queries.team_of(request.partnership, pk)

    def taken(name):
        there = queries.team_called(request.partnership, name)
        return there and there.pk != team.pk

    form = TeamForm(
        request.POST or None,
        organisations=places.organisations_of(request.partnership),
        taken=taken,
        initial={"name": team.name, "sector": team.sector_name, "organisation": team.organisation_id},
    )
    if request.method == "POST" and form.is_valid():
        actions.change_team(team=team, by=request.member, **form.facts)
        messages.success(request, _("Saved."))
        return redirect("workforce:teams", place=request.partnership.slug)
    return _form(request, form, _("Change %(team)s") % {"team": team.name}, team.pk)


def _form(request, form, heading, number="new"):
    page = {
        "heading": heading,
        "key": f"team:{request.partnership.pk}:{number}",
        "button": _("Save the team"),
    }
    page |= {"back": "workforce:teams", "crumb": _("Teams")}
    return render(
        request, "workforce/form.jinja", {"page": page, "form": form}, status=422 if form.errors else 200
    )
