"""All services by age and by reach."""

from django.shortcuts import render

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.forms.seeing import AgesForm
from fivefold_web.services.presenters.by_age import AgesPage
from fivefold_web.services.presenters.by_reach import ReachPage
from fivefold_web.services.queries.seeing import seen_services
from fivefold_web.services.views.coverage import about, signed


@members_only(May.VIEW)
def ages(request):
    """From pregnancy to five: how many services take a child at each age, and where none does."""
    form = AgesForm(request.GET)
    services = seen_services(request.partnership)
    page = AgesPage.of(request.partnership, services, form.asked(), about(request))
    tokens = signed(request.partnership, page.gaps)
    return render(request, "services/ages.jinja", {"page": page, "form": form, "tokens": tokens})


@members_only(May.VIEW)
def by_reach(request):
    """Universal, targeted and specialist support at each level."""
    page = ReachPage.of(seen_services(request.partnership), about(request))
    tokens = signed(request.partnership, page.gaps)
    return render(request, "services/reach.jinja", {"page": page, "tokens": tokens})
