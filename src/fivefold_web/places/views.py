"""Pages of a place: make it, change it, bring people in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.audit.queries import events_of
from fivefold_web.places import actions, queries
from fivefold_web.places.access import link_has_ended, members_only
from fivefold_web.places.forms import (
    AboutPlaceForm,
    AreasForm,
    InvitationForm,
    OrganisationForm,
    PlaceForm,
    RoleForm,
    SafeguardingForm,
)
from fivefold_web.places.permissions import May
from fivefold_web.places.presenters import PlacePage, Titled


def _form_page(request, form, heading, lead="", *, send, status=None):
    context = {"page": Titled(heading, lead), "form": form, "send": send}
    return render(request, "places/form.jinja", context, status=status or (422 if form.errors else 200))


@login_required
def new(request):
    """Create a place; who creates it leads it."""
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        member = actions.create_place(**form.cleaned_data, by=request.user)
        messages.success(
            request, _("%(name)s is ready. Invite the people you work with.") % {"name": member.partnership}
        )
        return redirect("places:detail", place=member.partnership.slug)
    lead = _("You become its first lead. Everything can be changed later.")
    return _form_page(request, form, _("Create a place"), lead, send=_("Create the place"))


@members_only(May.VIEW)
def detail(request):
    """Who is in the partnership, and what is missing."""
    partnership = request.partnership
    page = PlacePage.of(
        partnership,
        areas=queries.areas_of(partnership),
        organisations=queries.organisations_of(partnership),
        members=queries.members_of(partnership),
        invitations=queries.open_invitations_of(partnership) if request.member.may(May.LEAD) else (),
    )
    return render(request, "places/detail.jinja", {"page": page})


@members_only(May.LEAD)
def change(request):
    partnership = request.partnership
    start = {
        "name": partnership.name,
        "lead_body": partnership.lead_body_id,
        "reports_to": partnership.reports_to,
    }
    form = AboutPlaceForm(
        request.POST or None, initial=start, organisations=queries.organisations_of(partnership)
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        facts["lead_body"] = queries.organisation_of(partnership, facts["lead_body"])
        actions.change_place(partnership=partnership, **facts, by=request.member)
        messages.success(request, _("Saved."))
        return redirect("places:detail", place=partnership.slug)
    return _form_page(request, form, _("About the place"), send=_("Save"))


@members_only(May.LEAD)
def safeguarding(request):
    """The local way to safeguard a child, shown with the guide, cases and sessions."""
    partnership = request.partnership
    start = {
        "name": partnership.safeguarding_name,
        "phone": partnership.safeguarding_phone,
        "link": partnership.safeguarding_link,
    }
    form = SafeguardingForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.set_safeguarding(partnership=partnership, by=request.member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("places:detail", place=partnership.slug)
    lead = _("Shown wherever people speak about worries. Name a team, never a person.")
    return _form_page(request, form, _("Safeguarding contact"), lead, send=_("Save"))


@members_only(May.LEAD)
def areas(request):
    partnership = request.partnership
    lines = "\n".join(f"{area.code} {area.name}" for area in queries.areas_of(partnership))
    form = AreasForm(request.POST or None, initial={"areas": lines}, nation=partnership.nation)
    if request.method == "POST" and form.is_valid():
        actions.set_areas(partnership=partnership, areas=form.cleaned_data["areas"], by=request.member)
        messages.success(request, _("Saved."))
        return redirect("places:detail", place=partnership.slug)
    return _form_page(request, form, _("Official areas"), send=_("Save the areas"))


@members_only(May.CONTRIBUTE)
def new_organisation(request):
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_organisation(partnership=request.partnership, **form.cleaned_data, by=request.member)
        messages.success(request, _("%(name)s is a partner now.") % {"name": form.cleaned_data["name"]})
        return redirect("places:detail", place=request.partnership.slug)
    return _form_page(request, form, _("Add an organisation"), send=_("Add the organisation"))


@members_only(May.LEAD)
def invite(request):
    """Make a link for one person. It is shown once: only a digest is kept."""
    partnership = request.partnership
    form = InvitationForm(request.POST or None, organisations=queries.organisations_of(partnership))
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if facts["organisation"] is not None:
            facts["organisation"] = queries.organisation_of(partnership, facts["organisation"])
        made, token = actions.invite(partnership=partnership, **facts, by=request.member)
        link = request.build_absolute_uri(reverse("places:invitation", args=[token]))
        page = Titled(_("Invitation for %(who)s") % {"who": made.note})
        return render(request, "places/invited.jinja", {"page": page, "link": link, "invitation": made})
    lead = _("You get a link to send in your own words. It works once, for 14 days.")
    return _form_page(request, form, _("Invite someone"), lead, send=_("Make the link"))


@require_POST
@members_only(May.LEAD)
def withdraw(request, pk):
    made = queries.invitation_of(request.partnership, pk)
    actions.withdraw_invitation(partnership=request.partnership, invitation=made, by=request.member)
    messages.success(request, _("The invitation is closed."))
    return redirect("places:detail", place=request.partnership.slug)


def invitation(request, token):
    """What an invited person sees first: the place, the role, and the way in."""
    made = queries.invitation_with(token)
    if made is None or not (made.is_open or _is_theirs(made, request.user)):
        return link_has_ended(request)
    if not request.user.is_authenticated:
        # Remembered for the sign-up page, which is closed to people without an invitation.
        request.session["invitation_token"] = token
        page = Titled(_("You are invited to %(place)s") % {"place": made.partnership})
        context = {"page": page, "invitation": made, "back": request.path}
        return render(request, "places/invitation.jinja", context)
    if request.method == "POST":
        member = actions.accept(invitation=made, by=request.user)
        messages.success(request, _("Welcome to %(place)s.") % {"place": member.partnership})
        return redirect("overview", place=member.partnership.slug)
    page = Titled(_("Join %(place)s") % {"place": made.partnership})
    return render(
        request, "places/invitation.jinja", {"page": page, "invitation": made, "back": request.path}
    )


def _is_theirs(made, user):
    return user.is_authenticated and made.used_by_id == user.pk


@members_only(May.LEAD)
def role(request, pk):
    member = queries.member_of(request.partnership, pk)
    form = RoleForm(request.POST or None, initial={"role": member.role_name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(
                partnership=request.partnership,
                member=member,
                role=form.cleaned_data["role"],
                by=request.member,
            )
        except actions.NotPossible as refusal:
            form.add_error("role", str(refusal))
        else:
            return redirect("places:detail", place=request.partnership.slug)
    return _form_page(request, form, _("Role of %(name)s") % {"name": member}, send=_("Save the role"))


@members_only(May.LEAD)
def remove(request, pk):
    """End a membership, after asking."""
    member = queries.member_of(request.partnership, pk)
    page = Titled(_("Remove %(name)s from %(place)s?") % {"name": member, "place": request.partnership})
    problem = ""
    if request.method == "POST":
        try:
            actions.remove_member(partnership=request.partnership, member=member, by=request.member)
        except actions.NotPossible as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("%(name)s is no longer a member.") % {"name": member})
            return redirect("places:detail", place=request.partnership.slug)
    return render(request, "places/remove.jinja", {"page": page, "problem": problem})


@members_only(May.LEAD)
def writes(request):
    """The audit record: who did what to what, newest first."""
    events = Paginator(events_of(request.partnership), 50).get_page(request.GET.get("page"))
    return render(request, "places/record.jinja", {"page": Titled(_("Record of changes")), "events": events})
