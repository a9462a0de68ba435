"""The words of a room: the cloud, and decisions that the glossary shows."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold.knowledge.language import Circular
from fivefold_web.library.queries.words import decisions_of
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import presenters, queries
from fivefold_web.workshops.actions.terms import decide_terms
from fivefold_web.workshops.forms.sorting import WordsDecisionForm
from fivefold_web.workshops.views.going import to_page


@members_only(May.VIEW)
def terms(request, pk):
    """The cloud of an item; facilitators decide about words."""
    item = queries.item_of(request.partnership, pk)
    there = queries.arrivals_by_sector(item.session)
    page = presenters.TermsPage.of(
        item, queries.shown_answers(item), decisions_of(request.partnership), there
    )
    if request.htmx:
        return render(request, "workshops/_cloud.jinja", {"page": page})
    form = WordsDecisionForm(request.POST or None, words=page.words)
    allowed = request.method == "POST" and request.member.may(May.FACILITATE) and not page.hidden
    if allowed and form.is_valid() and _decide(request, form, item.session):
        messages.success(request, _("Decided. The glossary shows it too."))
        return to_page(request, "terms", pk)
    context = {"page": page, "form": form}
    return render(request, "workshops/words.jinja", context, status=422 if form.errors else 200)


def _decide(request, form, session):
    """Keep the decisions, or say in the form why they do not hold."""
    named = f"{session.title}, {session.held_on.day} {session.held_on:%B %Y}"
    try:
        decide_terms(partnership=request.partnership, decisions=form.decisions(named), by=request.member)
    except Circular as refusal:
        form.add_error("main", str(refusal))
        return False
    return True
