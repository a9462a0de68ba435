"""Pages of the library: frameworks and their cells."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold_web.library import citing
from fivefold_web.library.linked import About, counted_about, held_about
from fivefold_web.library.presenters.frameworks import ElementPage, FrameworkPage, FrameworksPage
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def frameworks(request):
    """Every framework and where the place stands with it."""
    return render(request, "library/frameworks.jinja", {"page": FrameworksPage.of(request.partnership)})


def _framework_or_404(slug):
    found = knowledge.framework(slug)
    if found is None:
        raise Http404
    return found


@members_only(May.VIEW)
def framework(request, framework):
    """One framework, cell by cell, in local wording."""
    found, partnership = _framework_or_404(framework), request.partnership
    page = FrameworkPage.of(
        partnership,
        found,
        panel=panel_for(partnership, "frameworks", found.slug),
        counted=counted_about(partnership, About("framework", found.slug)),
        on=timezone.localdate(),
    )
    context = {"page": page, "token": citing.sign(partnership, page.citation)}
    return render(request, "library/framework.jinja", context)


@members_only(May.VIEW)
def element(request, framework, element):
    """One cell: read it, talk about it, adapt it, see what hangs on it."""
    found, partnership = _framework_or_404(framework), request.partnership
    cell = knowledge.named(element, found.elements)
    if cell is None:
        raise Http404
    page = ElementPage.of(
        partnership,
        found,
        cell,
        panel=panel_for(partnership, "frameworks", found.slug, cell.slug),
        held=held_about(partnership, About("framework", found.slug, cell.slug)),
        on=timezone.localdate(),
    )
    context = {"page": page, "token": citing.sign(partnership, page.citation)}
    return render(request, "library/element.jinja", context)
