"""The two doors into a partnership: for its members, and for a guest with one task."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fivefold_web.places import queries


def members_only(deed):
    """Let in members whose role allows the deed; sets request.partnership and request.member.

    Someone who is not a member learns nothing: the place does not exist for them (404).
    """

    def guard(view):
        @wraps(view)
        @never_cache
        def guarded(request, *args, place, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            member = queries.membership(request.user, place)
            if member is None:
                raise Http404
            if not member.may(deed):
                raise PermissionDenied(
                    _("Your role in this place does not allow that. Ask a lead of the place.")
                )
            request.partnership, request.member = member.partnership, member
            return view(request, *args, **kwargs)

        return guarded

    return guard


def guests_only(task):
    """Let in whoever holds an open link to this task; sets request.partnership and request.guest."""

    def guard(view):
        @wraps(view)
        @never_cache
        def guarded(request, *args, token, **kwargs):
            link = queries.guest_link_with(token, task)
            if link is None or not link.is_open:
                return link_has_ended(request)
            request.partnership, request.guest = link.partnership, link
            request.guest_token = token
            return view(request, *args, **kwargs)

        return guarded

    return guard


def link_has_ended(request):
    """The page behind a link that is unknown, used, withdrawn or out of date."""
    return render(request, "places/link_ended.jinja", {"page": None}, status=410)
