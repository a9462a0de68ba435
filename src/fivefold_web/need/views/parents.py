"""The audit of adults who are parents. What a service gave in small numbers is hidden before anything is kept."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold.need.holders import Recorded
from fivefold_web.library.citing import sign
from fivefold_web.need.actions import parents as actions
from fivefold_web.need.forms.registers import ServiceForm, TotalsForm
from fivefold_web.need.presenters.parents import kinds_to_ask, parents_page
from fivefold_web.need.queries import registers as queries
from fivefold_web.need.suggested import services_for_adults
from fivefold_web.need.views.asked import about
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def listing(request):
    """Every service with its newest answer, the total that can be told, and who was not asked."""
    audits, numbers = queries.audits_of(request.partnership)
    suggested = services_for_adults(request.partnership)
    page = parents_page(audits=audits, numbers=numbers, suggested=suggested, about=about(request))
    token = sign(request.partnership, page.citation) if page.citation else ""
    return render(request, "need/parents.jinja", {"page": page, "token": token})


@members_only(May.CONTRIBUTE)
def add(request):
    """What a service records; the totals are asked on the next page."""
    start = {
        "service_name": request.GET.get("service", "")[:200],
        "organisation_name": request.GET.get("organisation", "")[:160],
        "asked_on": timezone.localdate(),
    }
    form = ServiceForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and not _asked_that_day(request, form):
        row = actions.add_answer(
            partnership=request.partnership,
            facts=form.facts(),
            client_key=form.cleaned_data["client_key"],
            by=request.member,
        )
        return _on_to_totals(request, row, is_new=True)
    return _form_page(request, form, _("Ask a service"), _("Save and go on"), None)


@members_only(May.CONTRIBUTE)
def change(request, pk):
    """Correct an answer."""
    row = queries.audit_of(request.partnership, pk)
    form = ServiceForm(request.POST or None, initial={name: getattr(row, name) for name in actions.KEPT})
    if request.method == "POST" and form.is_valid() and not _asked_that_day(request, form, pk):
        actions.change_answer(row=row, facts=form.facts(), by=request.member)
        return _on_to_totals(request, row, is_new=False)
    return _form_page(request, form, row.service_name, _("Save"), pk)


def _asked_that_day(request, form, besides=None):
    """Whether the service answered on that day already; says so on the form. The same form twice is no repetition."""
    told, key = form.cleaned_data, form.cleaned_data["client_key"]
    same = (told["service_name"].casefold(), told["organisation_name"].casefold(), told["asked_on"])
    audits, numbers = queries.audits_of(request.partnership)
    there = [one for one in audits if one.same_as == same and one.key != key and numbers[one.key] != besides]
    if there:
        form.add_error(
            "asked_on",
            _("This service has an answer of that day. Change that one, or give the day of the new answer."),
        )
    return bool(there)


def _on_to_totals(request, row, *, is_new):
    """Services that record children go on to the totals; the others have none to give."""
    place = request.partnership.slug
    if row.records_parenthood in (Recorded.ALWAYS, Recorded.SOMETIMES):
        return redirect("need:parents_totals", place=place, pk=row.pk)
    messages.success(request, _("The answer is kept.") if is_new else _("Saved."))
    return redirect("need:parents", place=place)


def _form_page(request, form, heading, send, pk):
    page = {
        "heading": heading,
        "send": send,
        "number": pk,
        "services": [
            *dict.fromkeys(name for name, _who in services_for_adults(request.partnership)),
            *kinds_to_ask(),
        ],
        "partners": [one.name for one in places.organisations_of(request.partnership)],
    }
    context = {"page": page, "form": form}
    return render(request, "need/parents_form.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def totals(request, pk):
    """How many adults and children: small numbers are hidden while the form is read."""
    row = queries.audit_of(request.partnership, pk)
    form = TotalsForm(request.POST or None, initial=_typed_before(queries.as_audit(row)))
    if request.method == "POST" and form.is_valid():
        actions.change_answer(row=row, facts=form.facts(), by=request.member)
        said = _("Kept as hidden: the small number itself was not kept.") if form.hidden else _("Saved.")
        messages.success(request, said)
        return redirect("need:parents", place=request.partnership.slug)
    page = {"heading": _("How many children?"), "caption": row.service_name, "number": pk}
    context = {"page": page, "form": form}
    return render(request, "need/parents_totals.jinja", context, status=422 if form.errors else 200)


def _typed_before(audit):
    """What the form shows of totals that are kept: digits, or * for hidden."""

    def shown(value):
        return "*" if value.state == "suppressed" else "" if value.number is None else f"{value.number:.0f}"

    return {
        "adults": shown(audit.adults),
        "children": shown(audit.children),
        "period": audit.period,
        "source": audit.source,
    }


@members_only(May.CONTRIBUTE)
def remove(request, pk):
    """Take out an answer that was entered by mistake, after asking."""
    row = queries.audit_of(request.partnership, pk)
    if request.method == "POST":
        actions.remove_answer(row=row, by=request.member)
        messages.success(request, _("The answer is taken out."))
        return redirect("need:parents", place=request.partnership.slug)
    page = {
        "heading": _("Take this answer out?"),
        "number": pk,
        "service": row.service_name,
        "day": row.asked_on,
    }
    return render(request, "need/parents_remove.jinja", {"page": page})
