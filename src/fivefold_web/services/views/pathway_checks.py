"""The checks of all pathways: what to ask, what was found right, and what nobody could tell."""

import csv
import io

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fivefold.services.pathway_checks import checks, checks_of
from fivefold.services.pathway_findings import CheckKind
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.presenters.pathway_checks import ChecksPage, Known, panel_of, table_of
from fivefold_web.services.queries import pathway_checks as queries
from fivefold_web.services.views.coverage import about

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@members_only(May.VIEW)
def pathway_checks(request):
    """Every finding with its sentence, its reason and its remedy; narrowed to a kind or a pathway."""
    found = queries.to_check(request.partnership)
    known = Known.of(found.pathways, found.numbers, found.services)
    chosen = _chosen(request, known)
    outcomes = checks(found.pathways, found.offers) if found.pathways else []
    page = ChecksPage.of(outcomes, known, chosen, about(request), request.GET.get("page", 1))
    tokens = {one.citation.key: sign(request.partnership, one.citation) for one in page.findings}
    return render(request, "services/pathway_checks.jinja", {"page": page, "tokens": tokens})


def _chosen(request, known):
    """What the address asks for, as far as it exists."""
    kind, pathway = request.GET.get("kind", ""), request.GET.get("pathway", "")
    return {
        "kind": kind if kind in list(CheckKind) else "",
        "pathway": pathway if pathway in known.pathways else "",
    }


@members_only(May.VIEW)
def table(request):
    """All findings as a table."""
    found = queries.to_check(request.partnership)
    known = Known.of(found.pathways, found.numbers, found.services)
    name = f"{request.partnership.slug}-pathway-checks-{timezone.localdate().isoformat()}.csv"
    rows = table_of(checks(found.pathways, found.offers) if found.pathways else [], known)
    return as_csv_file(rows, name)


def as_csv_file(rows, name):
    """Rows as CSV with a byte order mark; what a spreadsheet would run as a formula gets an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if str(cell).startswith(RUNS_AS_FORMULA) else cell for cell in row])
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(
        ("\ufeff" + file.getvalue()).encode(), content_type="text/csv; charset=utf-8", headers=headers
    )


def panel_for(request, pathway):
    """The checks of one pathway for its own page: `{"checks": ChecksPanel, "check_tokens": {key: token}}`.

    Services that could come next are read only where help ends at an age.
    """
    partnership = request.partnership
    outcomes, services = checks_of(pathway), {}
    ends = [one.facts["until_age"] for outcome in outcomes for one in outcome.findings if _is_gap(one)]
    if ends:
        offers, services = queries.could_follow(partnership, ends)
        outcomes = checks_of(pathway, offers)
    panel = panel_of(partnership, pathway, outcomes, services, about(request))
    tokens = {one.citation.key: sign(partnership, one.citation) for one in panel.findings}
    return {"checks": panel, "check_tokens": tokens}


def _is_gap(finding):
    return finding.kind is CheckKind.ENDS_EARLY
