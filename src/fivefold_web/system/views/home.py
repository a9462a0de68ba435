"""The front page of the whole system."""

from django.shortcuts import render

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.presenters.home import HomePage
from fivefold_web.system.queries import home as queries


@members_only(May.VIEW)
def home(request):
    """Ways to look at the whole, with how far the place is in each."""
    page = HomePage.of(request.partnership, queries.standing(request.partnership))
    return render(request, "system/home.jinja", {"page": page, "is_front": True})


@members_only(May.VIEW)
def checks(request):
    """The self-checks, with how many were finished."""
    page = HomePage.of_checks(request.partnership, queries.standing(request.partnership))
    return render(request, "system/home.jinja", {"page": page, "is_front": False})
