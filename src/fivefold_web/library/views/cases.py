"""Pages of the library: stories and examples."""

from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold_web.library.forms.shelf import CasesForm
from fivefold_web.library.linked import About, held_about
from fivefold_web.library.presenters.cases import CasePage, cases_page
from fivefold_web.library.views.shelf import entry_or_404, show_item
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def cases(request):
    """Stories of families, local examples and cases to think about."""
    form = CasesForm(request.GET)
    page = cases_page(request.partnership, form, request.GET.get("page"))
    context = {"page": page, "form": form, "asked": ["q", "level", "sort"]}
    return render(request, "library/entries.jinja", context)


@members_only(May.VIEW)
def case(request, case):
    """One story as a board of moments."""
    entry = entry_or_404(case, knowledge.cases())
    held = held_about(request.partnership, About("case", entry.slug))
    page = CasePage.of(request.partnership, entry, held=held, on=timezone.localdate())
    return show_item(request, "library/case.jinja", page, item=page.item)
