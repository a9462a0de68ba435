"""Pages of the packs: all of them, one to read, and its files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from fivefold.late import Late
from fivefold.publishing import html
from fivefold.publishing.pdf import pdf
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.publishing.fonts import font_folders
from fivefold_web.publishing.packs.pack import pack_of
from fivefold_web.publishing.packs.parts import PARTS, part_numbered
from fivefold_web.publishing.presenters.documents import FORMS
from fivefold_web.publishing.presenters.packs import PackPage, PacksPage

word_files = Late("fivefold.publishing.word")
slide_files = Late("fivefold.publishing.deck")
WRITTEN = {
    "docx": lambda document: word_files.word(document),
    "pdf": lambda document: pdf(document, font_folders()),
    "pptx": lambda document: slide_files.deck(document),
    "html": lambda document: html.page(document).encode(),
}


@members_only(May.VIEW)
def packs(request):
    """A pack for each part of the toolkit."""
    return render(request, "publishing/packs.jinja", {"page": PacksPage.of(request.partnership, PARTS)})


@members_only(May.VIEW)
def pack(request, part):
    """One pack to read, and its files."""
    found, local, document = _asked(request, part)
    page = PackPage.of(request.partnership, found, document, local)
    return render(request, "publishing/pack.jinja", {"page": page})


@members_only(May.VIEW)
def download(request, part, form):
    """One pack as Word, PDF, slides or a web page, made from the content as it is now."""
    if form not in WRITTEN:
        raise Http404
    found, _local, document = _asked(request, part)
    _label, ending, kind = FORMS[form]
    name = slugify(f"part {found.key} {found.label()}")
    return HttpResponse(
        WRITTEN[form](document),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{ending}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _asked(request, part):
    """The part, whether the place's own wording is asked for, and the document; 404 for parts that do not exist."""
    found = part_numbered(part)
    if found is None:
        raise Http404
    local = request.GET.get("version") != "toolkit"
    return found, local, pack_of(request.partnership, found, on=timezone.localdate(), local=local)
