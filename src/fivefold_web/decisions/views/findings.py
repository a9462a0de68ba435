"""Pages of findings: from a fact somebody saw to a sentence with its evidence."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.decisions import actions, presenters, queries
from fivefold_web.decisions.forms import DocumentForm, FindingForm
from fivefold_web.decisions.views.recommendations import chosen_level
from fivefold_web.design.meanwhile import guard
from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn

OFFERED = 30


@members_only(May.VIEW)
def listed(request):
    level = chosen_level(request)
    rows = queries.findings_of(request.partnership)
    shown = queries.findings_at(request.partnership, level) if level else rows
    page = presenters.FindingsPage.of(
        Paginator(shown, 25).get_page(request.GET.get("page")), presenters.empty_strands(rows), level
    )
    return render(request, "decisions/findings.jinja", {"page": page, "levels": presenters.levels()})


@members_only(May.CONTRIBUTE)
def new(request):
    """Make a finding from evidence that a page of this workspace signed."""
    token = request.POST.get("evidence", "")
    if not token:
        return redirect("decisions:finding_from_document", place=request.partnership.slug)
    try:
        citation = citing.read(request.partnership, token)
    except citing.Forged as refusal:
        page = presenters.Titled(_("This evidence cannot be used"), str(refusal))
        return render(request, "decisions/refused.jinja", {"page": page}, status=400)
    written = "client_key" in request.POST
    form = FindingForm(request.POST if written else None)
    if written and form.is_valid():
        return _keep(request, form, citation)
    others = list(queries.findings_of(request.partnership)[:OFFERED])
    page = presenters.NewFindingPage(
        _("Make a finding"), [presenters.EvidenceCard.of(citation)], token, others
    )
    context = {"page": page, "form": form, "key": citation.key}
    return render(request, "decisions/finding_new.jinja", context, status=422 if form.errors else 200)


def _keep(request, form, citation):
    finding = actions.write_finding(
        partnership=request.partnership,
        sentence=form.cleaned_data["sentence"],
        citations=[citation],
        client_key=form.cleaned_data["client_key"],
        by=request.member,
    )
    messages.success(request, _("The finding is kept, with its evidence."))
    return redirect("decisions:finding", place=request.partnership.slug, pk=finding.pk)


@members_only(May.CONTRIBUTE)
def from_document(request):
    """Make a finding from a document or a page of the toolkit."""
    form = DocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, form, form.citation())
    page = presenters.NewFindingPage(_("Make a finding from a document"), [])
    status = 422 if form.errors else 200
    return render(
        request, "decisions/finding_from_document.jinja", {"page": page, "form": form}, status=status
    )


@require_POST
@members_only(May.CONTRIBUTE)
def add_evidence(request):
    """Put evidence under a finding that is there."""
    number = request.POST.get("finding", "")
    finding = queries.finding_of(request.partnership, number if number.isdigit() else 0)
    try:
        citation = citing.read(request.partnership, request.POST.get("evidence", ""))
    except citing.Forged as refusal:
        page = presenters.Titled(_("This evidence cannot be used"), str(refusal))
        return render(request, "decisions/refused.jinja", {"page": page}, status=400)
    actions.add_evidence(
        partnership=request.partnership, finding=finding, citation=citation, by=request.member
    )
    messages.success(request, _("The evidence is added."))
    return redirect("decisions:finding", place=request.partnership.slug, pk=finding.pk)


@members_only(May.VIEW)
def finding(request, pk):
    page = presenters.FindingPage.of(queries.finding_of(request.partnership, pk))
    return render(request, "decisions/finding.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
@in_turn
def reword(request, pk):
    row = queries.finding_of(request.partnership, pk)
    form = guard(FindingForm(request.POST or None, initial={"sentence": row.sentence}))
    if request.method == "POST" and form.is_valid():
        actions.reword_finding(
            partnership=request.partnership,
            finding=row,
            sentence=form.cleaned_data["sentence"],
            by=request.member,
        )
        return redirect("decisions:finding", place=request.partnership.slug, pk=pk)
    context = {"page": presenters.Titled(_("Reword the finding")), "form": form, "send": _("Save")}
    return render(request, "decisions/form.jinja", context, status=422 if form.errors else 200)


@members_only(May.VIEW)
def about(request):
    """Findings that cite one source: a fragment for its page, a page of its own without scripts."""
    rows = list(queries.findings_about(request.partnership, request.GET.get("key", "")))
    template = "decisions/_about.jinja" if request.htmx else "decisions/about.jinja"
    page = presenters.Titled(_("Findings that use this"))
    return render(request, template, {"page": page, "findings": rows})
