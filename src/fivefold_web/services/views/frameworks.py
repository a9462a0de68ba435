"""The directory through other models than the grid."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.forms.tags import NestForm
from fivefold_web.services.presenters.frameworks import framework_page, touch
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.views.coverage import about


@members_only(May.VIEW)
def needs(request):
    """By THRIVE need group."""
    rows = queries.need_groups_of_current(request.partnership)
    touches = [touch(row.need_group.replace(" ", "-"), row.service) for row in rows]
    return _shown(request, "needs", touches)


@members_only(May.VIEW)
def nest(request):
    """By the values and principles of NEST, where the place uses it."""
    if not queries.uses_nest(request.partnership):
        page = {"heading": _("Services through NEST"), "key": "nest"}
        return render(request, "services/nest_off.jinja", {"page": page, "uses_nest": False})
    return _shown(request, "nest", _tagged(request, "nest"))


@members_only(May.VIEW)
def care(request):
    """By the five components of nurturing care."""
    return _shown(request, "care", _tagged(request, "component"))


def _tagged(request, kind):
    return [touch(tag.slug, tag.service) for tag in queries.tags_with(request.partnership, kind)]


def _shown(request, key, touches):
    running = queries.current_services_of(request.partnership).count()
    page = framework_page(request.partnership, key, touches, running, about(request))
    tokens = {row.citation.key: sign(request.partnership, row.citation) for row in page.gaps}
    context = {"page": page, "tokens": tokens, "uses_nest": queries.uses_nest(request.partnership)}
    return render(request, "services/framework.jinja", context)


@require_POST
@members_only(May.FACILITATE)
def use_nest(request):
    """Switch NEST on or off for this place. Tags that are there stay."""
    form = NestForm(request.POST)
    if form.is_valid():
        used = form.cleaned_data["used"] == "yes"
        actions.use_nest(partnership=request.partnership, used=used, by=request.member)
        messages.success(request, _("NEST is used here.") if used else _("NEST is not used here."))
    return redirect("services:nest", place=request.partnership.slug)
