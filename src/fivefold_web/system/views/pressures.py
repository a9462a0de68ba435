"""Pressures to reduce and capabilities to build, with the work of the place."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.system.pressures import Side
from fivefold_web.library.citing import sign
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.system.actions import pressures as actions
from fivefold_web.system.forms.pressures import ALL, WorkForm
from fivefold_web.system.presenters.pressures import PressuresPage
from fivefold_web.system.queries import pressures as queries
from fivefold_web.system.views.response import about


@members_only(May.VIEW)
def pressures(request):
    """The picture, both sides, and the advice where relationships were forgotten."""
    page = PressuresPage.of(queries.work_of(request.partnership), about(request))
    token = sign(request.partnership, page.citation) if page.citation else ""
    return render(request, "system/pressures.jinja", {"page": page, "token": token})


@members_only(May.CONTRIBUTE)
def add_work(request):
    """Put something that the place does in the picture."""
    start = {"side": request.GET.get("side", ""), "element": request.GET.get("element", "")}
    form = _form(request, start)
    if request.method == "POST" and form.is_valid():
        actions.add_work(
            partnership=request.partnership,
            facts=form.facts(),
            links=form.links(),
            client_key=form.cleaned_data["client_key"],
            by=request.member,
        )
        messages.success(request, _("It is in the picture."))
        return redirect("system:pressures", place=request.partnership.slug)
    page = {"heading": _("Add work"), "send": _("Put it in the picture"), "number": None, "links": []}
    return _form_page(request, page, form)


@members_only(May.CONTRIBUTE)
def change_work(request, pk):
    work = queries.one_work_of(request.partnership, pk)
    start = {name: getattr(work, name) for name in ("side", "element", "words", "relationships")}
    form = _form(request, start | {"beside": str(work.beside_id or ALL)}, work)
    if request.method == "POST" and form.is_valid():
        actions.change_work(work=work, facts=form.facts(), links=form.links(), by=request.member)
        messages.success(request, _("Saved."))
        return redirect("system:pressures", place=request.partnership.slug)
    page = {"heading": _("Change work"), "send": _("Save"), "number": pk, "links": list(work.links.all())}
    return _form_page(request, page, form)


def _form(request, start, work=None):
    rows = queries.work_of(request.partnership)
    reducing = [row for row in rows if row.side == Side.REDUCE and row != work]
    return WorkForm(
        request.POST or None,
        initial=start,
        linkable=queries.linkable(request.partnership),
        reducing=reducing,
    )


def _form_page(request, page, form):
    context = {"page": page, "form": form}
    return render(request, "system/work.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_work(request, pk):
    actions.remove_work(work=queries.one_work_of(request.partnership, pk), by=request.member)
    messages.success(request, _("It is taken out of the picture."))
    return redirect("system:pressures", place=request.partnership.slug)


@require_POST
@members_only(May.CONTRIBUTE)
def unlink(request, pk, number):
    work = queries.one_work_of(request.partnership, pk)
    actions.unlink(work=work, number=number, by=request.member)
    messages.success(request, _("The link is taken away."))
    return redirect("system:change_work", place=request.partnership.slug, pk=pk)
