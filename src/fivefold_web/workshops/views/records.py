"""The record of a session: what was asked, said, grouped and decided, and what happens next."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.design.meanwhile import guard
from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import DecisionForm, StepForm
from fivefold_web.workshops.views.going import to_page
from fivefold_web.workshops.views.removing import ask, is_sure


@members_only(May.VIEW)
def whole_record(request, pk):
    return _shown(request, queries.record_of(request.partnership, pk))


def _shown(request, session, *, decision=None, step=None):
    """The record; a form that was refused comes back with what was typed."""
    page = presenters.RecordPage.of(session, on=timezone.localdate())
    tokens = {one.key: citing.sign(request.partnership, one) for one in page.citations}
    context = {
        "page": page,
        "tokens": tokens,
        "decision": decision or DecisionForm(items=session.items.all(), auto_id="decision-%s"),
        "step": step or StepForm(initial={"client_key": uuid.uuid4().hex}, auto_id="step-%s"),
    }
    return render(request, "workshops/record.jinja", context, status=422 if decision or step else 200)


@require_POST
@members_only(May.FACILITATE)
def agree(request, pk):
    """Keep a decision; goes back to where it was written."""
    session = queries.record_of(request.partnership, pk)
    form = DecisionForm(request.POST, items=session.items.all(), auto_id="decision-%s")
    on_record = request.POST.get("back") == "record"
    if form.is_valid():
        actions.agree(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
        messages.success(request, _("It is in the record of the session."))
    elif on_record:
        return _shown(request, session, decision=form)
    else:
        messages.error(request, _("Write what was agreed first; it has up to 600 characters."))
    return _to(request, pk, "decisions") if on_record else to_page(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def plan_step(request, pk):
    """Keep a next step, once."""
    session = queries.record_of(request.partnership, pk)
    form = StepForm(request.POST, auto_id="step-%s")
    if not form.is_valid():
        return _shown(request, session, step=form)
    actions.plan_step(
        partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
    )
    messages.success(request, _("The next step is in the record."))
    return _to(request, pk, "next-steps")


@members_only(May.FACILITATE)
@in_turn
def change_agreement(request, pk, number):
    """Mend a decision, during or after the session."""
    session = queries.session_of(request.partnership, pk)
    agreement = queries.agreement_in(session, number) or _gone()
    initial = {"text": agreement.text, "item": agreement.item_id}
    form = guard(DecisionForm(request.POST or None, items=session.items.all(), initial=initial))
    if form.is_valid():
        facts = {"agreement": agreement, "by": request.member, **form.cleaned_data}
        actions.change_agreement(partnership=request.partnership, **facts)
        return _to(request, pk, f"agreement-{number}")
    return _mend(request, session, form, _("Change a decision"))


@members_only(May.FACILITATE)
@in_turn
def change_step(request, pk, number):
    """Mend a next step, during or after the session."""
    session = queries.session_of(request.partnership, pk)
    step = queries.step_in(session, number) or _gone()
    initial = {"text": step.text, "who": step.who, "by_when": step.by_when, "client_key": step.client_key}
    form = guard(StepForm(request.POST or None, initial=initial))
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("text", "who", "by_when")}
        actions.change_step(partnership=request.partnership, step=step, by=request.member, **facts)
        return _to(request, pk, f"step-{number}")
    return _mend(request, session, form, _("Change a next step"))


def _mend(request, session, form, heading):
    context = {"page": presenters.Titled(heading, session.title), "session": session, "form": form}
    return render(request, "workshops/record_change.jinja", context, status=422 if form.errors else 200)


@members_only(May.FACILITATE)
def remove_agreement(request, pk, number):
    """Ask once, then take a decision out; a second click finds it gone already."""
    session = queries.session_of(request.partnership, pk)
    agreement = queries.agreement_in(session, number)
    if agreement and not is_sure(request):
        back = _address(request, pk, f"agreement-{number}")
        return ask(request, session.title, heading=_("Remove this decision?"), what=agreement.text, back=back)
    if agreement:
        actions.remove_agreement(partnership=request.partnership, agreement=agreement, by=request.member)
        messages.success(request, _("The decision is no longer in the record."))
    return _to(request, pk, "decisions")


@members_only(May.FACILITATE)
def remove_step(request, pk, number):
    """Ask once, then take a next step out; a second click finds it gone already."""
    session = queries.session_of(request.partnership, pk)
    step = queries.step_in(session, number)
    if step and not is_sure(request):
        back = _address(request, pk, f"step-{number}")
        return ask(request, session.title, heading=_("Remove this next step?"), what=step.text, back=back)
    if step:
        actions.remove_step(partnership=request.partnership, step=step, by=request.member)
        messages.success(request, _("The next step is no longer in the record."))
    return _to(request, pk, "next-steps")


def _gone():
    raise Http404


def _to(request, pk, anchor):
    return redirect(_address(request, pk, anchor))


def _address(request, pk, anchor):
    address = reverse("workshops:record", kwargs={"place": request.partnership.slug, "pk": pk})
    return f"{address}#{anchor}"
