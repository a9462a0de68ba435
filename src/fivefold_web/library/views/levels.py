"""Pages of the library: five levels and their factors."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold.vocabulary.support import Level
from fivefold_web.library import citing
from fivefold_web.library.forms.factors import FactorSearchForm
from fivefold_web.library.presenters.factors import FactorPage, FactorsPage
from fivefold_web.library.presenters.levels import ExplorerPage, LevelPage
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def explorer(request):
    """The five levels around a child."""
    page = ExplorerPage.of(request.partnership)
    return render(request, "library/explorer.jinja", {"page": page})


@members_only(May.VIEW)
def level(request, level):
    """One level: what makes it harder, what helps, and which services act there."""
    if level not in list(Level):
        raise Http404
    page = LevelPage.of(request.partnership, Level(level))
    return render(request, "library/level.jinja", {"page": page})


@members_only(May.VIEW)
def factors(request):
    """Search of all factors by any of their names."""
    form = FactorSearchForm(request.GET)
    page = FactorsPage.of(request.partnership, *form.asked())
    return render(request, "library/factors.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def factor(request, factor):
    """One factor with its names, pages, indicators and services."""
    found = knowledge.named(factor, knowledge.factors())
    if found is None:
        raise Http404
    page = FactorPage.of(request.partnership, found, on=timezone.localdate())
    token = citing.sign(request.partnership, page.citation)
    return render(request, "library/factor.jinja", {"page": page, "token": token})
