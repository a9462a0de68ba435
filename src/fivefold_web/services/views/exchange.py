"""Files of services, in and out. Nothing enters before it was looked at; a file enters whole or not at all."""

import hashlib
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from fivefold_web.services.actions import feeds as actions
from fivefold_web.services.forms.feeds import FeedNameForm, UploadForm
from fivefold_web.services.presenters.exchange import PreviewPage, imported_words
from fivefold_web.services.queries import directory as queries
from fivefold_web.services.queries import feeds

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "xlsx": (service_sheet.workbook, XLSX),
    "csv": (service_sheet.table, "text/csv; charset=utf-8"),
    "json": (open_referral_uk.document, "application/json"),
}


@members_only(May.CONTRIBUTE)
def upload(request):
    """Choose a file, or the pages of one feed; they are held until their preview is confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        too_large = staging.over_limit(request)
        if too_large:
            return _refused(request, too_large)
        if form.is_valid():
            return _readable_or_form(request, form)
    return _upload_page(request, form)


def _readable_or_form(request, form):
    """To the preview; a file that is no list of services is let go at once, with the reason."""
    held = [staging.hold(request.partnership, one, request.member) for one in form.cleaned_data["file"]]
    try:
        whole = held[0] if len(held) == 1 else _together(request, held)
    except UnreadableFile as trouble:
        for one in held:
            staging.discard(one)
        return _refused(request, str(trouble))
    try:
        recognise_services(whole.path, whole.filename)
    except UnreadableFile as trouble:
        staging.discard(whole)
        return _refused(request, str(trouble))
    said = {name: form.cleaned_data[name] for name in ("feed", "licence") if form.cleaned_data[name]}
    address = reverse("services:preview", args=[request.partnership.slug, whole.key])
    return redirect(f"{address}?{urlencode(said)}" if said else address)


def _together(request, held):
    """Several pages of one feed as one waiting file."""
    content = open_referral_uk.joined((one.path, one.filename) for one in held)
    name = _("%(first)s and %(more)d more.json") % {
        "first": held[0].filename.removesuffix(".json"), "more": len(held) - 1,
    }  # fmt: skip
    whole = staging.hold(
        request.partnership, ContentFile(content, name=name.replace("/", "_")), request.member
    )
    for one in held:
        staging.discard(one)
    return whole


def _refused(request, words):
    form = UploadForm({name: request.POST.get(name, "") for name in ("feed", "licence")}, {})
    form.full_clean()
    form.errors["file"] = form.error_class([words])
    return _upload_page(request, form)


def _upload_page(request, form):
    names = feeds.feeds_of(request.partnership).values_list("name", flat=True)
    context = {"page": {"heading": _("Bring in a file"), "feeds": list(names)}, "form": form}
    return render(request, "services/import.jinja", context, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def preview(request, key):
    """What the file holds and what it would change."""
    held = staging.held_file(request.partnership, key)
    reading = recognise_services(held.path, held.filename)
    said = FeedNameForm(request.GET).said()
    offers = feeds.told_apart(request.partnership, said["feed"], reading.offers)
    found = compare(queries.offers_by_key(request.partnership), offers)
    there = feeds.feed_called(request.partnership, said["feed"]) if said["feed"] else None
    looked_at = there is not None and reading.is_clean and reading.is_whole
    missing = feeds.no_longer_named(there, (offer.id for offer in offers)) if looked_at else []
    page = PreviewPage.of(reading, found, queries.archived_keys(request.partnership), held.key, said, missing)
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
    said = FeedNameForm(request.POST).said()
    done = actions.take_in(
        partnership=request.partnership,
        reading=reading,
        by=request.member,
        name=said["feed"],
        licence=said["licence"],
        sha256=hashlib.sha256(held.path.read_bytes()).hexdigest(),
    )
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
    """The whole directory without what is archived, as Excel, CSV or Open Referral UK."""
    if kind not in KINDS:
        raise Http404
    write, content_type = KINDS[kind]
    name = f"services-{slugify(request.partnership.name)}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return _file(write(queries.offers_for(request.partnership)), content_type, name)


def _file(content, content_type, name):
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
