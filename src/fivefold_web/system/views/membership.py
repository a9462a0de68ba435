"""Who is at the table, level by level, and whom to ask."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.queries import organisation_of
from fivefold_web.system.actions import membership as actions
from fivefold_web.system.forms.membership import LevelsForm, MissingForm
from fivefold_web.system.presenters.membership import MembershipPage
from fivefold_web.system.queries import membership as queries
from fivefold_web.system.views.response import about


@members_only(May.VIEW)
def membership(request):
    """The matrix of partners, what is missing, plans and history."""
    partnership = request.partnership
    organisations, levels = queries.partners_of(partnership), queries.levels_of(partnership)
    page = MembershipPage.of(
        queries.membership_of(partnership, organisations, levels),
        organisations,
        levels,
        queries.missing_of(partnership),
        queries.history_of(partnership),
        about(request),
    )
    token = sign(partnership, page.citation) if page.citation else ""
    return render(request, "system/membership.jinja", {"page": page, "token": token})


@members_only(May.CONTRIBUTE)
def partner_levels(request, pk):
    """At which levels one partner acts."""
    organisation = organisation_of(request.partnership, pk)
    there = [level.value for level in queries.levels_of(request.partnership)[organisation.pk]]
    form = LevelsForm(request.POST or None, initial={"levels": there})
    if request.method == "POST":
        form = LevelsForm(request.POST)
        if form.is_valid():
            actions.say_levels(organisation=organisation, levels=form.chosen(), by=request.member)
            messages.success(request, _("Saved."))
            return redirect("system:membership", place=request.partnership.slug)
    return _form_page(request, form, organisation.name, _("Save"), f"levels:{pk}")


@members_only(May.CONTRIBUTE)
def plan_to_ask(request):
    """Plan to bring somebody to the table."""
    start = {name: request.GET.get(name, "") for name in ("level", "sector", "whom")}
    form = MissingForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["client_key"]
        actions.plan_to_ask(
            partnership=request.partnership, facts=form.facts(), client_key=key, by=request.member
        )
        messages.success(request, _("It is in the plan."))
        return redirect("system:membership", place=request.partnership.slug)
    return _form_page(request, form, _("Whom to ask"), _("Put it in the plan"), "missing:new")


@members_only(May.CONTRIBUTE)
def change_plan_to_ask(request, pk):
    row = queries.missing_partner_of(request.partnership, pk)
    names = ("whom", "level", "sector", "speaks", "due", "asked", "note", "client_key")
    form = MissingForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        actions.change_plan_to_ask(row=row, facts=form.facts(), by=request.member)
        messages.success(request, _("Saved."))
        return redirect("system:membership", place=request.partnership.slug)
    return _form_page(request, form, row.whom, _("Save"), f"missing:{pk}")


def _form_page(request, form, heading, send, kept):
    context = {"form": form, "page": {"heading": heading, "send": send, "kept": kept}}
    return render(request, "system/membership_form.jinja", context, status=422 if form.errors else 200)
