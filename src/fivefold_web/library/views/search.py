"""Search over everything that this place may read."""

from django.shortcuts import render
from django.urls import reverse

from fivefold_web.library.finding import index_of
from fivefold_web.library.forms.search import asked_in
from fivefold_web.library.presenters.search import SearchPage
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def search(request):
    """What was found, grouped by kind."""
    asked, kind = asked_in(request.GET)
    address = reverse("library:search", args=(request.partnership.slug,))
    page = SearchPage.of(request.partnership, asked, kind, index_of(request.partnership), address)
    return render(request, "library/search.jinja", {"page": page})
