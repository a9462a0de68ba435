"""The file of postcode positions: choose, look, confirm. It enters whole or not at all."""

import hashlib

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fivefold.services.reach import why_not_on_the_map
from fivefold.sources.postcode_files import layout_of
from fivefold.sources.postcodes import read
from fivefold.sources.reading import UnreadableFile
from fivefold_web.places import queries as places
from fivefold_web.places import staging
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import places as actions
from fivefold_web.services.forms.places import PostcodeFileForm, SourceForm
from fivefold_web.services.presenters.postcodes import ONS, postcodes_page, preview_page
from fivefold_web.services.queries import directory
from fivefold_web.services.queries import places as queries


@members_only(May.VIEW)
def postcodes(request):
    """What is held; a contributor may choose another file."""
    form = PostcodeFileForm()
    if request.method == "POST":
        if not request.member.may("contribute"):
            raise Http404
        form, held = _chosen(request)
        if held is not None:
            return redirect("services:postcodes_preview", place=request.partnership.slug, key=held.key)
    unplaced = sum(
        why_not_on_the_map(offer) is not None for offer in queries.located_offers(request.partnership)
    )
    page = postcodes_page(queries.postcode_file_of(request.partnership), unplaced, _day)
    return render(
        request, "services/postcodes.jinja", {"page": page, "form": form}, status=422 if form.errors else 200
    )


def _chosen(request):
    """The form with what is wrong, or the file that waits for its preview."""
    form = PostcodeFileForm(request.POST, request.FILES)
    trouble = staging.over_limit(request)
    if trouble is None and form.is_valid():
        held = staging.hold(request.partnership, form.cleaned_data["file"], request.member)
        try:
            layout_of(held.path, held.filename)
        except UnreadableFile as refused:
            staging.discard(held)
            trouble = str(refused)
        else:
            return form, held
    if trouble is not None:
        form = PostcodeFileForm({}, {})
        form.full_clean()
        form.errors["file"] = form.error_class([trouble])
    return form, None


@members_only(May.CONTRIBUTE)
def preview(request, key):
    """What the file holds for this place and what it leaves out; confirming takes it in."""
    held = staging.held_file(request.partnership, key)
    reading = _read(request.partnership, held)
    file = queries.postcode_file_of(request.partnership)
    form = SourceForm(request.POST or None, initial={"source": _guessed(reading, file)})
    if request.method == "POST" and reading.is_clean and form.is_valid():
        return _taken_in(request, held, reading, form.cleaned_data["source"])
    offers = directory.offers_for(request.partnership) if reading.is_clean else []
    context = {"page": preview_page(reading, offers, file, held.key), "form": form}
    wrong = form.errors or (request.method == "POST" and not reading.is_clean)
    return render(request, "services/postcodes_preview.jinja", context, status=422 if wrong else 200)


def _taken_in(request, held, reading, source):
    supplied = actions.Supplied(reading, source, _sha256(held.path))
    file = actions.replace_postcodes(partnership=request.partnership, supplied=supplied, by=request.member)
    staging.discard(held)
    words = ngettext("%(n)s postcode has a position now.", "%(n)s postcodes have a position now.", file.rows)
    messages.success(request, words % {"n": f"{file.rows:,}"})
    return redirect("services:map", place=request.partnership.slug)


@require_POST
@members_only(May.CONTRIBUTE)
def let_go(request, key):
    """Forget a file that waits."""
    staging.discard(staging.held_file(request.partnership, key))
    messages.info(request, _("The file was let go. Nothing entered."))
    return redirect("services:postcodes", place=request.partnership.slug)


def _read(partnership, held):
    codes = [area.code for area in places.areas_of(partnership)]
    return read(held.path, held.filename, codes)


def _guessed(reading, file):
    """Who most likely published the file."""
    if reading.layout.startswith("ONS"):
        return ONS
    return file.source if file else ""


def _sha256(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _day(when):
    return date_format(localtime(when), "j F Y")
