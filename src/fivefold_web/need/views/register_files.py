"""The registers as files, out and in. Nothing enters before it was looked at; a file enters whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fivefold.need.incoming import compare
from fivefold.sources import UnreadableFile, holding_sheet, parent_audit_sheet
from fivefold_web.need.actions.holdings import import_holdings
from fivefold_web.need.actions.parents import import_answers
from fivefold_web.need.forms.registers import RegisterFileForm
from fivefold_web.need.queries import registers as queries
from fivefold_web.need.views.holdings import WORKBOOK, named_file
from fivefold_web.places import staging
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

LISTED = 50


@dataclass(frozen=True)
class Register:
    """How one register is read, set against what is there, and written."""

    back: str
    title: Callable
    topic: str
    sheet: object
    there: Callable
    take_in: Callable
    named: Callable


REGISTERS = {
    "holders": Register(
        "need:holders", lambda: _("Who holds data"), "data-holders", holding_sheet,
        lambda partnership: [
            *queries.holdings_of(partnership),
            *(entry.holding for entry in queries.entries_of(partnership, retired=True)),
        ],
        import_holdings,
        lambda one: f"{one.dataset}, {one.organisation}: {one.about}",
    ),
    "parents": Register(
        "need:parents", lambda: _("Adults who are parents"), "adults-who-are-parents", parent_audit_sheet,
        lambda partnership: queries.audits_of(partnership)[0],
        import_answers,
        lambda one: f"{one.service} ({one.asked_on:%Y-%m-%d})" if one.asked_on else one.service,
    ),
}  # fmt: skip


def register_called(name):
    if name not in REGISTERS:
        raise Http404
    return REGISTERS[name]


@members_only(May.VIEW)
def export(request, register, kind):
    """The whole register as Excel or CSV; the Excel file reads back as equal."""
    this = register_called(register)
    if kind == "xlsx":
        return named_file(request, this.sheet.workbook(_going_out(this, request)), WORKBOOK, this.topic, kind)
    if kind == "csv":
        text = this.sheet.csv_text(_going_out(this, request))
        return named_file(request, text, "text/csv; charset=utf-8", this.topic, kind)
    raise Http404


def _going_out(this, request):
    """What counts as held; datasets that were given up stay here."""
    return (
        queries.holdings_of(request.partnership)
        if this.topic == "data-holders"
        else this.there(request.partnership)
    )


@members_only(May.CONTRIBUTE)
def upload(request, register):
    """Choose a file; it waits until its preview is confirmed."""
    this = register_called(register)
    form = RegisterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if too_large := staging.over_limit(request):
            form.full_clean()
            form.errors["file"] = form.error_class([too_large])
        elif form.is_valid():
            held = staging.hold(request.partnership, form.cleaned_data["file"], request.member)
            try:
                this.sheet.read(held.path, held.filename)
            except UnreadableFile as unreadable:
                staging.discard(held)
                form.add_error("file", str(unreadable))
            else:
                return redirect(
                    "need:register_preview", place=request.partnership.slug, register=register, key=held.key
                )
    page = {"heading": _("Bring in a file"), "register": register, "title": this.title(), "back": this.back}
    context = {"page": page, "form": form}
    return render(request, "need/register_upload.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def preview(request, register, key):
    """What the file would add and change."""
    this = register_called(register)
    held = staging.held_file(request.partnership, key)
    reading = this.sheet.read(held.path, held.filename)
    found = compare(this.there(request.partnership), reading.entries)
    page = {
        "heading": _("Check before it enters"),
        "register": register,
        "title": this.title(),
        "back": this.back,
        "key": key,
        "filename": held.filename,
        "problems": [problem.words for problem in reading.problems],
        "problem_count": reading.problem_count,
        "clashes": [this.named(one) for one in found.clashes],
        "new": [this.named(one) for one in found.new[:LISTED]],
        "new_count": len(found.new),
        "changed": [this.named(after) for _before, after in found.changed[:LISTED]],
        "changed_count": len(found.changed),
        "unchanged_count": len(found.unchanged),
        "notes": reading.notes,
        "may_enter": reading.is_clean and found.may_enter,
    }
    return render(request, "need/register_preview.jinja", {"page": page})


@require_POST
@members_only(May.CONTRIBUTE)
def confirm(request, register, key):
    """Take the file in. Sending this twice changes nothing the second time."""
    this = register_called(register)
    try:
        held = staging.held_file(request.partnership, key)
    except Http404:
        messages.info(request, _("This file is no longer waiting: it was taken in or let go before."))
        return redirect(this.back, place=request.partnership.slug)
    reading = this.sheet.read(held.path, held.filename)
    found = compare(this.there(request.partnership), reading.entries)
    if not reading.is_clean or found.clashes:
        return redirect("need:register_preview", place=request.partnership.slug, register=register, key=key)
    this.take_in(
        partnership=request.partnership, incoming=found, today=timezone.localdate(), by=request.member
    )
    staging.discard(held)
    messages.success(request, _taken_in(found))
    return redirect(this.back, place=request.partnership.slug)


def _taken_in(found):
    words = ngettext("%(new)d entry is new", "%(new)d entries are new", len(found.new)) % {
        "new": len(found.new)
    }
    rest = _("%(changed)d changed, %(same)d as they were") % {
        "changed": len(found.changed),
        "same": len(found.unchanged),
    }
    return f"{words}, {rest}."


@require_POST
@members_only(May.CONTRIBUTE)
def discard(request, register, key):
    """Forget a file that waits."""
    this = register_called(register)
    staging.discard(staging.held_file(request.partnership, key))
    messages.info(request, _("The file was put away. Nothing has entered."))
    return redirect(this.back, place=request.partnership.slug)
