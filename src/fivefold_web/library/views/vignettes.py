"""Pages of the vignettes: the age timeline, cards to print, and those of the place."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fivefold_web.library.actions import vignettes as actions
from fivefold_web.library.forms.vignettes import CellForm, VignetteForm
from fivefold_web.library.presenters.vignettes import VignettesPage
from fivefold_web.library.queries import vignettes as queries
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def vignettes(request):
    """All children by age, or those in whom one cell of the framework shows."""
    form = CellForm(request.GET)
    page = VignettesPage.of(request.partnership, form.asked())
    return render(request, "library/vignettes.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def vignette_cards(request):
    """The same as cards, four on a sheet of paper."""
    page = VignettesPage.of(request.partnership, CellForm(request.GET).asked())
    return render(request, "library/vignette_cards.jinja", {"page": page})


def _form_page(request, form, heading, row=None):
    context = {"page": None, "form": form, "heading": heading, "row": row}
    return render(request, "library/vignette_form.jinja", context, status=422 if form.errors else 200)


def _to_card(request, row):
    back = redirect("library:vignettes", place=request.partnership.slug)
    back["Location"] += f"#local-{row.pk}"
    return back


@members_only(May.CONTRIBUTE)
def add_vignette(request):
    """A child of the place's own."""
    form = VignetteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, _("Add a vignette"))
    row = actions.add_vignette(partnership=request.partnership, by=request.member, **form.facts())
    messages.success(request, _("Added at its age."))
    return _to_card(request, row)


@members_only(May.CONTRIBUTE)
def change_vignette(request, pk):
    """Tell it differently."""
    row = queries.local_vignette(request.partnership, pk)
    form = VignetteForm(request.POST) if request.method == "POST" else VignetteForm.of(row)
    if not form.is_valid():
        return _form_page(request, form, _("Change “%(title)s”") % {"title": row.title}, row)
    actions.change_vignette(partnership=request.partnership, vignette=row, by=request.member, **form.facts())
    messages.success(request, _("Changed."))
    return _to_card(request, row)


@members_only(May.CONTRIBUTE)
def remove_vignette(request, pk):
    """Ask, then take it out."""
    row = queries.local_vignette(request.partnership, pk)
    if request.method != "POST":
        return render(request, "library/vignette_remove.jinja", {"page": None, "row": row})
    actions.remove_vignette(partnership=request.partnership, vignette=row, by=request.member)
    messages.success(request, _("Removed. The record of changes keeps its words."))
    return redirect("library:vignettes", place=request.partnership.slug)
