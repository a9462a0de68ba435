"""Pages of the library: claims and figures."""

from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold_web.library.forms.shelf import ClaimsForm, WordsForm
from fivefold_web.library.presenters.claims import claim_item, claims_page, statistic_item, statistics_page
from fivefold_web.library.views.shelf import entry_or_404, show_item
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def claims(request):
    """What the toolkit says is so."""
    form = ClaimsForm(request.GET)
    page = claims_page(request.partnership, form, request.GET.get("page"))
    context = {"page": page, "form": form, "asked": ["q", "level", "audience", "when", "sort"]}
    return render(request, "library/entries.jinja", context)


@members_only(May.VIEW)
def claim(request, claim):
    """One claim with its source."""
    entry = entry_or_404(claim, knowledge.claims())
    page = claim_item(request.partnership, entry, timezone.localdate())
    return show_item(request, "library/item.jinja", page)


@members_only(May.VIEW)
def statistics(request):
    """Figures that the toolkit quotes, each with place, year and source."""
    form = WordsForm(request.GET)
    page = statistics_page(request.partnership, form, request.GET.get("page"))
    return render(request, "library/statistics.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def statistic(request, statistic):
    """One figure with everything that it must not be without."""
    entry = entry_or_404(statistic, knowledge.statistics())
    page = statistic_item(request.partnership, entry, timezone.localdate())
    return show_item(request, "library/item.jinja", page)
