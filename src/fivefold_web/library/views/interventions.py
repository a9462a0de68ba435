"""Pages of the library: interventions."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold_web.library.actions import interventions as actions
from fivefold_web.library.forms.interventions import RatingForm, UseForm
from fivefold_web.library.forms.shelf import InterventionsForm
from fivefold_web.library.linked import About, held_about
from fivefold_web.library.presenters.interventions import (
    InterventionPage,
    compare_interventions_page,
    interventions_page,
)
from fivefold_web.library.queries import interventions as queries
from fivefold_web.library.views.shelf import chosen_for_comparison, entry_or_404, show_item
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def interventions(request):
    """All approaches of the toolkit, narrowed by level, label, age, reach, words and status here."""
    form = InterventionsForm(request.GET)
    uses = queries.uses_of(request.partnership)
    page = interventions_page(request.partnership, form, uses, request.GET.get("page"))
    return render(request, "library/interventions.jinja", {"page": page, "form": form})


@members_only(May.VIEW)
def intervention(request, intervention):
    """One approach, with the toolkit's own label and what this place says of it."""
    return _page(request, entry_or_404(intervention, knowledge.interventions()))


def _page(request, entry, *, use_form=None, rating_form=None):
    partnership = request.partnership
    use = queries.use_of(partnership, entry.slug)
    page = InterventionPage.of(
        partnership,
        entry,
        use=use,
        ratings=queries.ratings_of(partnership, entry.slug),
        held=held_about(partnership, About("intervention", entry.slug)),
        on=timezone.localdate(),
    )
    return show_item(
        request,
        "library/intervention.jinja",
        page,
        item=page.item,
        wrong=bool((use_form and use_form.errors) or (rating_form and rating_form.errors)),
        use_form=use_form or UseForm(initial=vars(use) if use else {}),
        rating_form=rating_form or RatingForm(),
    )


@members_only(May.CONTRIBUTE)
@require_POST
def say_use(request, intervention):
    """Where this place stands with an intervention."""
    entry = entry_or_404(intervention, knowledge.interventions())
    form = UseForm(request.POST)
    if not form.is_valid():
        return _page(request, entry, use_form=form)
    actions.say_use(
        partnership=request.partnership, intervention=entry.slug, by=request.member, **form.cleaned_data
    )
    messages.success(request, _("Saved."))
    return redirect("library:intervention", place=request.partnership.slug, intervention=entry.slug)


@members_only(May.CONTRIBUTE)
@require_POST
def rate_evidence(request, intervention):
    """How strong the evidence is, with its source."""
    entry = entry_or_404(intervention, knowledge.interventions())
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _page(request, entry, rating_form=form)
    actions.rate_evidence(
        partnership=request.partnership, intervention=entry.slug, by=request.member, **form.cleaned_data
    )
    messages.success(request, _("Your rating stands beside the toolkit’s label, with its source."))
    return redirect("library:intervention", place=request.partnership.slug, intervention=entry.slug)


@members_only(May.VIEW)
def compare_interventions(request):
    """Two to four interventions side by side."""
    entries = chosen_for_comparison(request, knowledge.interventions())
    uses = queries.uses_of(request.partnership)
    ratings = queries.last_ratings(request.partnership, [one.slug for one in entries])
    page = compare_interventions_page(request.partnership, entries, uses, ratings)
    return render(request, "library/compare.jinja", {"page": page})
