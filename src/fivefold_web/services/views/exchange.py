"""Files of services, in and out. Nothing enters before it was looked at; a file enters whole or not at all."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.services.incoming import compare
from fivefold.sources import open_referral_uk, service_sheet
from fivefold.sources.reading import UnreadableFile
from fivefold.sources.services_in_files import recognise_services
from fivefold_web.places import staging
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.forms.services import UploadForm
from fivefold_web.services.presenters.exchange import PreviewPage, imported_words
from fivefold_web.services.queries import directory as queries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": (service_sheet.workbook, XLSX), "json": (open_referral_uk.document, "application/json")}


@members_only(May.CONTRIBUTE)
def upload(request):
    """Choose a file; it is held until its preview is confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        too_large = staging.over_limit(request)
        if too_large:
            form = UploadForm({}, {})
            form.full_clean()
            form.errors["file"] = form.error_class([too_large])
        elif form.is_valid():
            held = staging.hold(request.partnership, form.cleaned_data["file"], request.member)
            return _readable_or_form(request, held)
    return _upload_page(request, form)


def _readable_or_form(request, held):
    """To the preview; a file that is no list of services is let go at once, with the reason."""
    try:
        recognise_services(held.path, held.filename)
    except UnreadableFile as trouble:
        staging.discard(held)
        form = UploadForm({}, {})
        form.full_clean()
        form.errors["file"] = form.error_class([str(trouble)])
        return _upload_page(request, form)
    return redirect("services:preview", place=request.partnership.slug, key=held.key)


def _upload_page(request, form):
    context = {"page": {"heading": _("Bring in a file")}, "form": form}
    return render(request, "services/import.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def preview(request, key):
    """What the file holds and what it would change."""
    held = staging.held_file(request.partnership, key)
    reading = recognise_services(held.path, held.filename)
    found = compare(queries.offers_by_key(request.partnership), reading.offers)
    page = PreviewPage.of(reading, found, queries.archived_keys(request.partnership), held.key)
    return render(request, "services/preview.jinja", {"page": page})


@require_POST
@members_only(May.CONTRIBUTE)
def confirm(request, key):
    """Take the file in. Sending this twice changes nothing the second time."""
    try:
        held = staging.held_file(request.partnership, key)
    except Http404:
        messages.info(request, _("This file is no longer waiting: it was taken in or let go before."))
        return redirect("services:list", place=request.partnership.slug)
    reading = recognise_services(held.path, held.filename)
    if not reading.is_clean:
        return redirect("services:preview", place=request.partnership.slug, key=key)
    done = actions.import_services(partnership=request.partnership, offers=reading.offers, by=request.member)
    staging.discard(held)
    messages.success(request, _("“%(file)s” is taken in: ") % {"file": held.filename} + imported_words(done))
    return redirect("services:list", place=request.partnership.slug)


@require_POST
@members_only(May.CONTRIBUTE)
def let_go(request, key):
    """Forget a file that waits."""
    staging.discard(staging.held_file(request.partnership, key))
    messages.info(request, _("The file was let go. Nothing entered."))
    return redirect("services:import", place=request.partnership.slug)


@members_only(May.CONTRIBUTE)
def template(request):
    """An empty workbook with examples."""
    return _file(service_sheet.template(), XLSX, "fivefold-services-template.xlsx")


@members_only(May.VIEW)
def export(request, kind):
    """The whole directory without what is archived, as Excel or Open Referral UK."""
    if kind not in KINDS:
        raise Http404
    write, content_type = KINDS[kind]
    name = f"services-{slugify(request.partnership.name)}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return _file(write(queries.offers_for(request.partnership)), content_type, name)


def _file(content, content_type, name):
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
