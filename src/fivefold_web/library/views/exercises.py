"""Pages of the library: exercises, checklists to read, and roles."""

from django.shortcuts import render
from django.utils import timezone

from fivefold import knowledge
from fivefold_web.library.forms.shelf import RolesForm, WordsForm
from fivefold_web.library.presenters.practice import (
    ChecklistPage,
    ExercisePage,
    RolesPage,
    checklists_page,
    exercises_page,
)
from fivefold_web.library.queries.adaptations import wording_of
from fivefold_web.library.views.adapt_panel import panel_for
from fivefold_web.library.views.shelf import entry_or_404, show_item
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def exercises(request):
    """What groups do together."""
    form = WordsForm(request.GET)
    page = exercises_page(request.partnership, form, request.GET.get("page"))
    return render(request, "library/entries.jinja", {"page": page, "form": form, "asked": ["q"]})


@members_only(May.VIEW)
def exercise(request, exercise):
    """One exercise, step by step, ready to print."""
    entry = entry_or_404(exercise, knowledge.exercises())
    page = ExercisePage.of(request.partnership, entry, **_local(request, "exercises", entry))
    return show_item(request, "library/exercise.jinja", page, item=page.item)


def _local(request, kind, entry):
    """What this place made of an item: its panel, and the wording of its parts that counts here."""
    return {
        "panel": panel_for(request.partnership, kind, entry.slug),
        "wordings": wording_of(request.partnership, kind),
        "on": timezone.localdate(),
    }


@members_only(May.VIEW)
def checklists(request):
    """Criteria to look at oneself."""
    form = WordsForm(request.GET)
    page = checklists_page(request.partnership, form, request.GET.get("page"))
    return render(request, "library/entries.jinja", {"page": page, "form": form, "asked": ["q"]})


@members_only(May.VIEW)
def checklist(request, checklist):
    """One checklist to read."""
    entry = entry_or_404(checklist, knowledge.checklists())
    page = ChecklistPage.of(request.partnership, entry, **_local(request, "checklists", entry))
    return show_item(request, "library/checklist.jinja", page, item=page.item)


@members_only(May.VIEW)
def roles(request):
    """The people of the whole system, by kind of service."""
    form = RolesForm(request.GET)
    page = RolesPage.of(request.partnership, form)
    return render(request, "library/roles.jinja", {"page": page, "form": form})
