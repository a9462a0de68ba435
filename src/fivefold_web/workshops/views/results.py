"""What came out of a session."""

from django.shortcuts import render
from django.utils import timezone

from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import presenters, queries


@members_only(May.VIEW)
def results(request, pk):
    """Where the room agrees, where answers lie apart, and every item that has been shown."""
    session = queries.results_of(request.partnership, pk)
    page = presenters.ResultsPage.of(session, path=request.path, on=timezone.localdate())
    tokens = {one.key: citing.sign(request.partnership, one) for one in page.citations}
    return render(request, "workshops/results.jinja", {"page": page, "tokens": tokens})
