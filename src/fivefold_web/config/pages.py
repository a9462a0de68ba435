"""Pages that belong to no strand: the way in, the overview of a place."""

from django.conf import settings
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fivefold_web.config import presenters
from fivefold_web.places import queries
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


def home(request):
    """The way in: welcome for strangers, straight to the place for a member of one, a choice for others."""
    if not request.user.is_authenticated:
        can_sign_up = settings.OPEN_SIGNUP or not queries.there_are_accounts()
        page = presenters.Welcome.of(can_sign_up=can_sign_up)
        return render(request, "config/welcome.jinja", {"page": page})
    memberships = list(queries.memberships_of(request.user))
    if len(memberships) == 1 and "choose" not in request.GET:
        return redirect("overview", place=memberships[0].partnership.slug)
    return render(request, "config/my_places.jinja", {"page": presenters.MyPlaces.of(memberships)})


def health(request):
    """Answers once the database answers; for whoever watches the service."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ready"})


@members_only(May.VIEW)
def overview(request):
    """Where the partnership stands, and what to do next."""
    page = presenters.overview_of(request.partnership, on=timezone.localdate())
    return render(request, "config/overview.jinja", {"page": page})
