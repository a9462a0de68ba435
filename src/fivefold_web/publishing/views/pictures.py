"""Pages of the pictures: all of them, one alone, and what can be taken away."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fivefold.charts.drawing import png
from fivefold.late import Late
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.publishing.pictures import shelf
from fivefold_web.publishing.presenters.pictures import DiagramPage, DiagramsPage

slides = Late("fivefold.publishing.slides")
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PRINT_PIXELS = 3508
"""An A4 sheet, lying, at 300 dots an inch."""


@members_only(May.VIEW)
def diagrams(request):
    """Every picture, small, with what it is for."""
    page = DiagramsPage.of(request.partnership, shelf.all_drawn(request.partnership))
    return render(request, "publishing/diagrams.jinja", {"page": page})


@members_only(May.VIEW)
def diagram(request, diagram):
    """One picture with its table, and its files."""
    if diagram == shelf.WORDS:
        return redirect("library:words", place=request.partnership.slug)
    entry, local = _entry_or_404(diagram), _wants_local(request)
    short = _wants_short(request)
    sheet = shelf.drawn(request.partnership, entry, local, short)
    page = DiagramPage.of(request.partnership, entry, sheet, local)
    return render(request, "publishing/diagram.jinja", {"page": page})


@members_only(May.VIEW)
def download(request, diagram, kind):
    """The picture alone: SVG, PNG at print size, or a slide with shapes that can be edited."""
    entry = _entry_or_404(diagram)
    sheet = shelf.drawn(request.partnership, entry, _wants_local(request), _wants_short(request))
    if kind == "svg":
        body, sort = sheet.svg(tall="tall" in request.GET), "image/svg+xml"
    elif kind == "png":
        body, sort = png(sheet.svg(tall="tall" in request.GET), PRINT_PIXELS), "image/png"
    elif kind == "pptx":
        body, sort = _slides(entry.title, [sheet]), SLIDES
    else:
        raise Http404
    return _file(body, sort, f"{diagram}.{kind}")


@members_only(May.VIEW)
def deck(request):
    """All pictures as one set of slides."""
    sheets = [sheet for _entry, sheet in shelf.all_drawn(request.partnership, _wants_local(request))]
    title = _("Pictures of a whole-system approach: %(place)s") % {"place": request.partnership.name}
    return _file(_slides(title, sheets), SLIDES, f"{slugify(request.partnership.name)}-pictures.pptx")


def _slides(title, sheets):
    made = timezone.localdate()
    pages = [slides.slide_of(one) for one in sheets]
    return slides.slide_deck(pages, title=title, made=made, language=get_language())


def _wants_local(request):
    """The place's own version, unless the address asks for the toolkit's."""
    return request.GET.get("version") != "toolkit"


def _wants_short(request):
    """The first sentence of each text, unless the address asks for all the words."""
    return request.GET.get("words") != "full"


def _entry_or_404(slug):
    found = next((one for one in shelf.entries() if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _file(body, sort, name):
    return HttpResponse(
        body, content_type=sort, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
