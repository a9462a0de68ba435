"""How Fivefold honours the toolkit, row by row; notes on the printed toolkit; editions."""

import csv

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold_web.library.forms.coverage import CoverageForm
from fivefold_web.library.presenters.coverage import State, choices, lines_of, rows_matching
from fivefold_web.library.presenters.editions import EditionsPage, NotesPage
from fivefold_web.library.presenters.requirements import RequirementsPage
from fivefold_web.library.queries import places_of_pages as queries
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

ROWS_A_PAGE = 50


@members_only(May.VIEW)
def requirements(request):
    """What the toolkit asks for, and where it is met."""
    state = request.GET.get("state", "")
    page = RequirementsPage.of(request.partnership, state if state in list(State) else "")
    return render(request, "library/requirements.jinja", {"page": page})


@members_only(May.VIEW)
def coverage(request):
    """All rows of the catalogue, fifty a page."""
    form = CoverageForm(request.GET, **choices())
    found = rows_matching(**form.asked())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = lines_of(request.partnership, page)
    context = {"form": form, "rows": page, "lines": lines, "query": form.query(), "total": len(found)}
    return render(request, "library/coverage.jinja", context)


@members_only(May.VIEW)
def coverage_file(request):
    """The same rows as a file for a spreadsheet."""
    form = CoverageForm(request.GET, **choices())
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="toolkit-rows.csv"'
    writer = csv.writer(response)
    writer.writerow(
        [_("Row"), _("Part"), _("Kind"), _("State"), _("Waits for"), _("Honoured by"), _("Pages")]
    )
    for row in lines_of(request.partnership, rows_matching(**form.asked())):
        named = "; ".join(
            f"{kind}: {link.label}" for kind, link in zip(row.item_kinds, row.items, strict=True)
        )
        pages = "; ".join(request.build_absolute_uri(str(link.href)) for link in row.items)
        writer.writerow([row.row, row.part, row.kind, row.state_label, row.waits_for, named, pages])
    return response


@members_only(May.VIEW)
def notes(request):
    """Slips and conflicts of the printed toolkit."""
    return render(request, "library/notes.jinja", {"page": NotesPage.of()})


@members_only(May.VIEW)
def editions(request):
    """Packages of content with their editions."""
    wordings = queries.wordings_in_force(request.partnership)
    page = EditionsPage.of(request.partnership, wordings)
    return render(request, "library/editions.jinja", {"page": page})
