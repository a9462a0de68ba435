"""Pages of the library: measures and how to choose one."""

from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold_web.library.forms.shelf import MeasuresForm
from fivefold_web.library.linked import About, held_about
from fivefold_web.library.presenters.measures import MeasurePage, MeasuresPage, compare_measures_page
from fivefold_web.library.views.shelf import chosen_for_comparison, entry_or_404, show_item
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def measures(request):
    """All measures; for an age, a domain and a rater what fits, what may, and why each other one does not."""
    form = MeasuresForm(request.GET)
    page = MeasuresPage.of(request.partnership, form)
    return render(request, "library/measures.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def measure(request, measure):
    """One measure with all fields; never its items."""
    entry = entry_or_404(measure, knowledge.measures())
    held = held_about(request.partnership, About("measure", entry.slug))
    page = MeasurePage.of(request.partnership, entry, held=held, on=timezone.localdate())
    return show_item(request, "library/measure.jinja", page, item=page.item)


@members_only(May.VIEW)
def compare_measures(request):
    """Two to four measures side by side."""
    entries = chosen_for_comparison(request, knowledge.measures())
    page = compare_measures_page(request.partnership, entries)
    return render(request, "library/compare.jinja", {"page": page})
