"""The contacts that every family is offered, as the place really offers them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold_web.design.meanwhile import guard
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.forms.services import ContactForm, OwnContactForm
from fivefold_web.services.presenters.contacts import SchedulePage
from fivefold_web.services.queries import walks


@members_only(May.VIEW)
def schedule(request):
    """Every contact that families are offered here."""
    page = SchedulePage.of(request.partnership, walks.schedule_of(request.partnership))
    return render(request, "services/schedule.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
@in_turn
def contact(request, key):
    """How a contact of the nation's schedule is offered here, with the reason."""
    national = walks.national_contact(request.partnership, key)
    changed = walks.contact_change_of(request.partnership, key)
    initial = {
        "offered": "yes" if national.offered else "no",
        "mode": national.mode,
        "reason": national.reason,
    }
    form = guard(ContactForm(request.POST or None, initial=initial))
    if request.method == "POST" and "as_nation" in request.POST:
        if changed:
            walking.follow_the_nation(partnership=request.partnership, change=changed, by=request.member)
        return _to_schedule(
            request, _("“%(name)s” follows the national schedule again.") % {"name": national.name}
        )
    if request.method == "POST" and form.is_valid():
        walking.change_contact(
            partnership=request.partnership, contact=national, by=request.member, **form.cleaned_data
        )
        return _to_schedule(request, _("Saved."))
    page = {"heading": national.name, "lead": national.window, "send": _("Save"), "is_changed": bool(changed)}
    return _contact_page(request, form, page)


@members_only(May.CONTRIBUTE)
def add_contact(request):
    """A contact that the place offers beyond its nation's schedule."""
    form = OwnContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = walking.add_contact(
            partnership=request.partnership, facts=form.cleaned_data, by=request.member
        )
        return _to_schedule(request, _("“%(name)s” is in the schedule.") % {"name": made.name})
    lead = _("Only what is offered to every family of that age.")
    return _contact_page(
        request, form, {"heading": _("Add a contact"), "lead": lead, "send": _("Add the contact")}
    )


@members_only(May.CONTRIBUTE)
@in_turn
def own_contact(request, pk):
    own = walks.own_contact_of(request.partnership, pk)
    if request.method == "POST" and "remove" in request.POST:
        walking.remove_contact(contact=own, by=request.member)
        return _to_schedule(request, _("“%(name)s” is no longer in the schedule.") % {"name": own.name})
    initial = {name: getattr(own, name) for name in ("name", "due_from", "due_to", "mode", "reason")}
    form = guard(OwnContactForm(request.POST or None, initial=initial))
    if request.method == "POST" and form.is_valid():
        walking.change_own_contact(contact=own, facts=form.cleaned_data, by=request.member)
        return _to_schedule(request, _("Saved."))
    page = {"heading": own.name, "lead": "", "send": _("Save"), "can_remove": True}
    return _contact_page(request, form, page)


def _contact_page(request, form, page):
    context = {"page": {"is_changed": False, "can_remove": False} | page, "form": form}
    return render(request, "services/contact.jinja", context, status=422 if form.errors else 200)


def _to_schedule(request, said):
    messages.success(request, said)
    return redirect("services:schedule", place=request.partnership.slug)
