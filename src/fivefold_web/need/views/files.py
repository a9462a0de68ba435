"""Files in and out: upload, look, confirm. Nothing enters before somebody confirmed it."""

import hashlib

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fivefold.sources import UnreadableFile, recognise
from fivefold.sources.changes import facts_of
from fivefold.sources.fetching import source_called
from fivefold.sources.templates import local_indicators_workbook
from fivefold.sources.vintages import checked, small_areas_in
from fivefold_web.need.actions import files as actions
from fivefold_web.need.actions import retrieved as fetches
from fivefold_web.need.forms.figures import ConfirmForm, UploadForm
from fivefold_web.need.presenters.files import files_page, preview_page
from fivefold_web.need.presenters.retrieved import changes_view
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries import retrieved
from fivefold_web.places import queries as places
from fivefold_web.places import staging
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@members_only(May.VIEW)
def listing(request):
    """The files that the figures came from."""
    page = files_page(queries.datasets_of(request.partnership))
    return render(request, "need/files.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def upload(request):
    """Take a file to look at. It is kept for a day and enters only when it is confirmed."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST":
        if too_large := staging.over_limit(request):
            form.errors["file"] = form.error_class([too_large])
        elif form.is_valid():
            held = staging.hold(request.partnership, form.cleaned_data["file"], request.member)
            try:
                read(request.partnership, held)
            except UnreadableFile as unreadable:
                staging.discard(held)
                form.add_error("file", str(unreadable))
            else:
                return redirect("need:preview", place=request.partnership.slug, key=held.key)
    page = {"heading": _("Upload a file")}
    status = 422 if form.errors else 200
    return render(request, "need/upload.jinja", {"page": page, "form": form}, status=status)


@members_only(May.CONTRIBUTE)
def preview(request, key):
    """What was recognised in the file."""
    held = staging.held_file(request.partnership, key)
    reading = read(request.partnership, held)
    older, suggestion = older_files(request.partnership, reading, held)
    initial = suggested(reading, retrieved.behind(request.partnership, key)) | {"replaces": suggestion}
    form = ConfirmForm(today=timezone.localdate(), older=older, initial=initial)
    return show_preview(request, held, reading, form, compared=suggestion)


@require_POST
@members_only(May.CONTRIBUTE)
def confirm(request, key):
    """Take the file in, whole; or show again what stands in its way."""
    held = staging.held_file(request.partnership, key)
    reading = read(request.partnership, held)
    fetch = retrieved.behind(request.partnership, key)
    older, suggestion = older_files(request.partnership, reading, held)
    form = ConfirmForm(request.POST, today=timezone.localdate(), older=older)
    if not form.is_valid() or not reading.is_clean:
        return show_preview(request, held, reading, form, status=422, compared=suggestion)
    taken = actions.take_in(
        partnership=request.partnership,
        reading=reading,
        filename=held.filename,
        sha256=digest(held.path),
        by=request.member,
        edition=fetch.edition if fetch else "",
        address=publishers_page(fetch),
        **form.cleaned_data,
    )
    staging.discard(held)
    if fetch:
        fetches.taken_in(retrieval=fetch, dataset=taken.dataset)
    if taken.is_new:
        messages.success(request, taken_in_words(taken.dataset))
    else:
        messages.info(request, _("This very file was here already. Nothing has changed."))
    return redirect("need:home", place=request.partnership.slug)


@require_POST
@members_only(May.CONTRIBUTE)
def discard(request, key):
    """Forget a file that was looked at."""
    staging.discard(staging.held_file(request.partnership, key))
    if fetch := retrieved.behind(request.partnership, key):
        fetches.put_away(retrieval=fetch)
    messages.info(request, _("The file was put away. Nothing has entered."))
    return redirect("need:files", place=request.partnership.slug)


@members_only(May.CONTRIBUTE)
def remove(request, pk):
    """Take a file and its figures out, after asking."""
    dataset = queries.dataset_of(request.partnership, pk)
    if request.method == "POST":
        actions.remove(dataset=dataset, by=request.member)
        messages.success(request, _("“%(title)s” and its figures are out.") % {"title": dataset.title})
        return redirect("need:files", place=request.partnership.slug)
    page = {
        "heading": _("Take “%(title)s” out?") % {"title": dataset.title},
        "number": pk,
        "rows": dataset.rows,
    }
    return render(request, "need/remove.jinja", {"page": page})


@members_only(May.VIEW)
def template(request):
    """Our Excel workbook for indicators that a place holds itself."""
    response = HttpResponse(local_indicators_workbook(), content_type=WORKBOOK)
    response["Content-Disposition"] = 'attachment; filename="fivefold-local-indicators.xlsx"'
    return response


def show_preview(request, held, reading, form, status=200, compared=None):
    """The preview; where the file is a newer state of one that is held, what is otherwise in it."""
    already = queries.dataset_with(request.partnership, digest(held.path))
    page = preview_page(reading, held, places.areas_of(request.partnership), already)
    older = form.older.get(str(compared or request.GET.get("beside", "")))
    after = facts_of(reading) if older else []
    beside = changes_view(older, retrieved.facts_in(older), after) if after else None
    facts = {"page": page, "form": form, "beside": beside, "older": list(form.older.values())}
    return render(request, "need/preview.jinja", facts, status=status)


def older_files(partnership, reading, held):
    """Held files of this kind that the new one may replace, and the one that it is a newer state of."""
    older = retrieved.older_files(partnership, reading.kind, but=digest(held.path))
    found = retrieved.suggested_older(older, retrieved.behind(partnership, held.key))
    return older, found.pk if found else None


def read(partnership, held):
    """The reading of a staged file; areas that come as codes get the names that other files gave them.

    A file that mixes small areas of two years is refused, as far as the held lookups know them apart.
    """
    reading = recognise(held.path, held.filename, queries.names_of_areas(partnership))
    return (
        checked(reading, retrieved.small_areas_by_vintage(partnership))
        if small_areas_in(reading)
        else reading
    )


def publishers_page(fetch):
    """The page of the publisher that a file was fetched from; nothing for an upload."""
    source = source_called(fetch.source) if fetch else None
    return source.page if source else ""


def suggested(reading, fetch=None):
    """The publisher that the file itself names, or that it was fetched from; the day is the reader's to say."""
    if fetch:
        source = source_called(fetch.source)
        publisher = source.publisher if source else ""
        return {"source": publisher, "retrieved": timezone.localdate(fetch.moved)}
    rows = reading.indicator_rows or (reading.small.sample if reading.small else [])
    return {"source": rows[0].source if rows else "", "retrieved": timezone.localdate()}


def digest(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def taken_in_words(dataset):
    words = ngettext("%(n)s row has entered.", "%(n)s rows have entered.", dataset.rows)
    return words % {"n": f"{dataset.rows:,}"}
