"""Who helps this child: local people in the picture."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.system.roles import matched
from fivefold_web.library.actions import roles as actions
from fivefold_web.library.queries import roles as library
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.forms.roles import RoleForm
from fivefold_web.system.presenters.roles import AGES, RolesPage, seats, service_path
from fivefold_web.system.queries.pressures import services_to_link
from fivefold_web.system.queries.roles import helping_services


@members_only(May.VIEW)
def who_helps(request):
    """The picture, and who sits where; for a child of any age, or of one."""
    partnership = request.partnership
    local, services = library.local_roles_of(partnership), helping_services(partnership)
    page = RolesPage.of(partnership, local, services, _months(request.GET.get("age", "")))
    return render(request, "system/who_helps.jinja", {"page": page})


def _months(asked):
    """One of the ages that can be compared; anything else is any age."""
    return next((age for age in AGES if str(age) == asked), None)


@require_POST
@members_only(May.CONTRIBUTE)
def take_role(request, slug):
    """Keep what the rule found for a role: from now on people have said so."""
    role = _seat(slug)
    partnership = request.partnership
    found = matched(slug, helping_services(partnership))
    chosen = next(
        (one.service for one in found if str(one.service.number) == request.POST.get("service")), None
    )
    if chosen is None:
        messages.error(request, _("This service is not found for the role any more. Choose who it is here."))
        return redirect("system:replace_role", place=partnership.slug, slug=slug)
    facts = {
        "replaces": slug,
        "title": role.title,
        "line": role.line or role.text,
        "service_path": service_path(partnership, chosen.number),
        "service_name": chosen.name[:200],
        "absent": False,
    }
    actions.say_role(partnership=partnership, facts=facts, by=request.member)
    messages.success(request, _("The picture is changed."))
    return redirect("system:who_helps", place=partnership.slug)


def _seat(slug):
    """A role of the toolkit's picture, or 404."""
    role = next((one for one in seats() if one.slug == slug), None)
    if role is None:
        raise Http404
    return role


@members_only(May.CONTRIBUTE)
def replace_role(request, slug):
    """Say who it is here, in the place of one of the toolkit's people."""
    role = _seat(slug)
    there = {one.replaces: one for one in library.local_roles_of(request.partnership)}.get(slug)
    start = _start(there) if there else {"title": role.title, "line": role.line}
    return _form(request, _("In the place of: %(role)s") % {"role": role.title}, slug, start, there)


@members_only(May.CONTRIBUTE)
def add_role(request):
    """Somebody whom the toolkit's picture does not have."""
    return _form(request, _("Add somebody who helps"), "", {}, None)


@members_only(May.CONTRIBUTE)
def change_role(request, pk):
    there = library.local_role_of(request.partnership, pk)
    return _form(request, _("Change %(role)s") % {"role": there.title}, there.replaces, _start(there), there)


def _start(there):
    return {"title": there.title, "line": there.line, "service": there.service_path, "absent": there.absent}


def _form(request, heading, replaces, start, there):
    form = RoleForm(request.POST or None, initial=start, services=services_to_link(request.partnership))
    if request.method == "POST" and form.is_valid():
        actions.say_role(
            partnership=request.partnership, facts=form.facts(replaces), by=request.member, role=there
        )
        messages.success(request, _("The picture is changed."))
        return redirect("system:who_helps", place=request.partnership.slug)
    page = {"heading": heading, "send": _("Put it in the picture")}
    context = {"page": page, "form": form, "back": "system:who_helps"}
    return render(request, "system/form.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_role(request, pk):
    actions.remove_role(role=library.local_role_of(request.partnership, pk), by=request.member)
    messages.success(request, _("Taken out. Where the toolkit has somebody, they are back in the picture."))
    return redirect("system:who_helps", place=request.partnership.slug)
