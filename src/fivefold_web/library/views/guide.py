"""The guide to understanding problems."""

from django.shortcuts import render

from fivefold_web.library.presenters.guide import GuidePage
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def guide(request):
    """What to look for and what to ask. The page has no field: nothing about a child can be written here."""
    return render(request, "library/guide.jinja", {"page": GuidePage.of(request.partnership)})
