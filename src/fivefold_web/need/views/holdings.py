"""The register of data holders: list, one entry, coverage of factors, what could be linked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.knowledge.schemas import Direction
from fivefold.sources.workbooks import SheetColumn, workbook_bytes
from fivefold_web.library.citing import sign
from fivefold_web.need.actions import holdings as actions
from fivefold_web.need.forms.registers import GiveUpForm, SharingForm, UpkeepForm, WhatForm, WhomForm
from fivefold_web.need.presenters.coverage import coverage_page, coverage_table
from fivefold_web.need.presenters.holdings import STEPS, Asked, holding_page, holdings_page, step_words
from fivefold_web.need.presenters.linking import linking_page
from fivefold_web.need.queries import registers as queries
from fivefold_web.need.views.asked import about
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@members_only(May.VIEW)
def listing(request):
    """The register, narrowed and sorted as the address says."""
    page = holdings_page(
        entries=queries.entries_of(request.partnership),
        retired=queries.entries_of(request.partnership, retired=True),
        asked=Asked.of(request.GET),
        held=dict(queries.indicators_held(request.partnership)),
        about=about(request),
    )
    token = sign(request.partnership, page.citation) if page.citation else ""
    return render(request, "need/holders.jinja", {"page": page, "token": token})


@members_only(May.VIEW)
def detail(request, pk):
    """One entry with all its facts and whether its records could be linked."""
    entry = queries.as_entry(queries.holding_of(request.partnership, pk))
    page = holding_page(entry, dict(queries.indicators_held(request.partnership)), about(request))
    return render(request, "need/holder.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def add(request):
    """The first page of an entry; it is kept from here on, and the other three pages follow."""
    start = {"factor": request.GET.get("factor", "")}
    form = WhatForm(request.POST or None, initial=start, there=_same(request))
    if request.method == "POST" and form.is_valid():
        row = actions.add_holding(
            partnership=request.partnership,
            facts=form.facts(),
            client_key=form.cleaned_data["client_key"] or request.POST.get("client_key", ""),
            today=timezone.localdate(),
            by=request.member,
        )
        return redirect(_step_after(request, row, "what"))
    return _form_page(request, form, "what", _("Add a dataset"), None)


@members_only(May.CONTRIBUTE)
def change(request, pk, step):
    """One of the four pages of an entry."""
    if step not in STEPS:
        raise Http404
    row = queries.holding_of(request.partnership, pk)
    form = _form_of(request, row, step)
    if request.method == "POST" and form.is_valid():
        actions.change_holding(row=row, facts=form.facts(), by=request.member)
        if request.GET.get("new"):
            return redirect(_step_after(request, row, step))
        messages.success(request, _("Saved."))
        return redirect("need:holder", place=request.partnership.slug, pk=pk)
    return _form_page(request, form, step, str(row), pk)


def _form_of(request, row, step):
    """The form of a page, filled with what the entry says."""
    posted = request.POST or None
    if step == "what":
        return WhatForm(posted, initial=_facts(row), there=_same(request, row.pk))
    if step == "upkeep":
        held = queries.indicators_held(request.partnership)
        return UpkeepForm(posted, initial=_facts(row), indicators=held)
    return {"whom": WhomForm, "sharing": SharingForm}[step](posted, initial=_facts(row))


def _facts(row):
    return {name: getattr(row, name) for name in actions.KEPT}


def _same(request, besides=None):
    """Finds the entry that says the same as a form, by name."""

    def there(typed):
        return queries.same_holding(
            request.partnership,
            organisation=typed["organisation_name"],
            dataset=typed["dataset_name"],
            factor=typed["factor"],
            about=typed["about"],
            besides=besides or _sent_before(request),
        )

    return there


def _sent_before(request):
    """The entry that this very form made: sending it twice is no repetition."""
    row = queries.holding_sent_as(request.partnership, request.POST.get("client_key", ""))
    return row.pk if row else None


def _step_after(request, row, step):
    """The next of the four pages of a new entry, or the entry itself after the last."""
    place, at = about(request), STEPS.index(step)
    if step == STEPS[-1]:
        messages.success(request, _("The dataset is in the register."))
        return place.path("holder", pk=row.pk)
    return place.path("holder_change", "new=1", pk=row.pk, step=STEPS[at + 1])


def _form_page(request, form, step, heading, pk):
    is_new = pk is None or bool(request.GET.get("new"))
    words, at = step_words(), STEPS.index(step)
    steps = [
        (words[one], "done" if n < at else "now" if n == at else "next", "") for n, one in enumerate(STEPS)
    ]
    page = {
        "heading": words[step],
        "caption": heading,
        "number": pk,
        "steps": steps if is_new else [],
        "send": _("Save and go on") if is_new and step != STEPS[-1] else _("Save"),
        "partners": [one.name for one in places.organisations_of(request.partnership)],
        "step": step,
    }
    context = {"page": page, "form": form}
    return render(request, "need/holder_form.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def give_up(request, pk):
    """The dataset no longer counts as held; the entry stays with the reason."""
    row = queries.holding_of(request.partnership, pk)
    form = GiveUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        actions.give_up(row=row, because=because, on=timezone.localdate(), by=request.member)
        messages.success(
            request, _("“%(dataset)s” no longer counts as held.") % {"dataset": row.dataset_name}
        )
        return redirect("need:holders", place=request.partnership.slug)
    page = {"heading": _("Give up “%(dataset)s”?") % {"dataset": row.dataset_name}, "number": pk}
    context = {"page": page, "form": form}
    return render(request, "need/holder_give_up.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def take_up(request, pk):
    """The dataset counts as held again."""
    row = queries.holding_of(request.partnership, pk)
    actions.take_up_again(row=row, by=request.member)
    messages.success(request, _("“%(dataset)s” counts as held again.") % {"dataset": row.dataset_name})
    return redirect("need:holder", place=request.partnership.slug, pk=pk)


@members_only(May.VIEW)
def covered(request):
    """Factors against ages or holders; what nobody holds is said."""
    direction = request.GET.get("direction", "")
    page = coverage_page(
        holdings=queries.holdings_of(request.partnership),
        held=dict(queries.indicators_held(request.partnership)),
        by="holder" if request.GET.get("by") == "holder" else "age",
        direction=direction if direction in list(Direction) else "",
        only_gaps=request.GET.get("gaps") == "1",
        about=about(request),
    )
    token = sign(request.partnership, page.citation) if page.citation else ""
    return render(request, "need/coverage.jinja", {"page": page, "token": token})


@members_only(May.VIEW)
def covered_file(request):
    """The coverage of every factor as an Excel workbook."""
    held = dict(queries.indicators_held(request.partnership))
    headers, rows = coverage_table(queries.holdings_of(request.partnership), held, request.partnership.slug)
    notes = [
        _(
            "No holder known: nobody in the register holds data on this factor. It does not mean that none exist."
        )
    ]
    return workbook_answer(request, "data-coverage", _("Coverage"), headers, rows, notes)


def workbook_answer(request, topic, sheet, headers, rows, notes):
    """A table as an Excel workbook whose name says topic, place and day."""
    widths = [30] + [24] * (len(headers) - 1)
    columns = [SheetColumn(name, width) for name, width in zip(headers, widths, strict=True)]
    content = workbook_bytes(sheet, columns, rows, notes)
    return named_file(request, content, WORKBOOK, topic, "xlsx")


def named_file(request, content, kind, topic, ending):
    answer = HttpResponse(content, content_type=kind)
    name = f"{topic}-{request.partnership.slug}-{timezone.localdate():%Y-%m-%d}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@members_only(May.VIEW)
def linking(request):
    """Which datasets could be linked, with the reasons."""
    page = linking_page(queries.entries_of(request.partnership))
    return render(request, "need/linking.jinja", {"page": page})
