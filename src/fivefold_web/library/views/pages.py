"""Pages of the toolkit: choose one, and see everything that comes from it."""

from django.http import Http404
from django.shortcuts import redirect, render

from fivefold.knowledge.pages import FIRST, LAST
from fivefold_web.library.forms.pages import PageForm
from fivefold_web.library.presenters.pages import ElsewherePage, PagesPage, ToolkitPagePage
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def pages(request):
    """The choice of a page; a number that was typed leads straight to it."""
    form = PageForm(request.GET if "number" in request.GET else None)
    if form.is_valid():
        return redirect("library:page", place=request.partnership.slug, number=form.cleaned_data["number"])
    context = {"page": PagesPage.of(request.partnership), "form": form}
    return render(request, "library/pages.jinja", context, status=422 if form.errors else 200)


@members_only(May.VIEW)
def page(request, number):
    """One page of the toolkit."""
    if not FIRST <= number <= LAST:
        raise Http404
    form = PageForm()
    context = {"page": ToolkitPagePage.of(request.partnership, number), "form": form}
    return render(request, "library/page.jinja", context)


@members_only(May.VIEW)
def elsewhere(request):
    """What comes from other documents only."""
    return render(request, "library/elsewhere.jinja", {"page": ElsewherePage.of(request.partnership)})
