"""Studies of prevalence that an analyst adds."""

import secrets

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold_web.need.actions import studies as actions
from fivefold_web.need.forms.studies import StudyForm, WithdrawForm
from fivefold_web.need.queries import studies as queries
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.CONTRIBUTE)
def new_study(request):
    """Add a study; sent again, it is there once."""
    form = StudyForm(request.POST or None, initial={"client_key": secrets.token_urlsafe(15)})
    if request.method == "POST" and form.is_valid():
        study = actions.add_study(
            partnership=request.partnership, client_key=form.cleaned_data["client_key"], by=request.member, **form.facts()
        )  # fmt: skip
        messages.success(
            request, _("“%(title)s” stands beside the published shares.") % {"title": study.title}
        )
        return redirect("need:estimate", place=request.partnership.slug)
    page = {"heading": _("Add a study"), "key": "study-new", "number": None}
    return _form_page(request, page, form)


@members_only(May.CONTRIBUTE)
def study(request, pk):
    """Change what is said of a study."""
    row = queries.study_of(request.partnership, pk)
    held = {name: getattr(row, name) for name in queries.FACTS} | {"client_key": row.client_key}
    form = StudyForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        actions.change_study(study=row, by=request.member, **form.facts())
        messages.success(request, _("Saved."))
        return redirect("need:estimate", place=request.partnership.slug)
    page = {"heading": _("Change “%(title)s”") % {"title": row.title}, "key": f"study-{pk}", "number": pk}
    return _form_page(request, page, form)


def _form_page(request, page, form):
    status = 422 if form.errors else 200
    return render(request, "need/study.jinja", {"page": page, "form": form}, status=status)


@members_only(May.CONTRIBUTE)
def withdraw(request, pk):
    """Take a study out, after asking why."""
    row = queries.study_of(request.partnership, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_study(study=row, why=form.cleaned_data["why"], by=request.member)
        messages.success(request, _("“%(title)s” is out.") % {"title": row.title})
        return redirect("need:estimate", place=request.partnership.slug)
    page = {"heading": _("Take “%(title)s” out?") % {"title": row.title}, "number": pk}
    status = 422 if form.errors else 200
    return render(request, "need/study_out.jinja", {"page": page, "form": form}, status=status)
