"""Misconception cards: read, print, add one of the place."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.library import citing
from fivefold_web.library.actions import words as actions
from fivefold_web.library.forms.words import CardForm
from fivefold_web.library.presenters.links import address
from fivefold_web.library.presenters.misconceptions import CardsPage, Titled, citation_of
from fivefold_web.library.queries import words as queries
from fivefold_web.library.views.adapt_panel import panels_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def misconceptions(request):
    """The cards of the toolkit and of the place."""
    page = CardsPage.of(request.partnership)
    today = timezone.localdate()
    tokens = {
        card.key: citing.sign(request.partnership, citation_of(request.partnership, card, today))
        for card in page.cards
        if card.local is None
    }
    panels = panels_for(request.partnership, "misconceptions", tokens)
    return render(request, "library/misconceptions.jinja", {"page": page, "tokens": tokens, "panels": panels})


def _home(request):
    return redirect("library:misconceptions", place=request.partnership.slug)


def _form_page(request, form, heading, card=None):
    page = Titled(heading, address("library:misconceptions", request.partnership), card)
    context = {"page": page, "form": form}
    return render(request, "library/card.jinja", context, status=422 if form.errors else 200)


def _card_or_404(request, pk):
    card = queries.card_of(request.partnership, pk)
    if card is None:
        raise Http404
    return card


@members_only(May.CONTRIBUTE)
def new_card(request):
    """A misconception met here."""
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_card(partnership=request.partnership, by=request.member, **form.cleaned_data)
        messages.success(request, _("The card is added."))
        return _home(request)
    return _form_page(request, form, _("Add a card of this place"))


@members_only(May.CONTRIBUTE)
def change_card(request, pk):
    """Change a card of this place."""
    card = _card_or_404(request, pk)
    start = {name: getattr(card, name) for name in ("title", "often_heard", "new_understanding")}
    form = CardForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.change_card(
            partnership=request.partnership, card=card, by=request.member, **form.cleaned_data
        )
        messages.success(request, _("Saved."))
        return _home(request)
    return _form_page(request, form, _("Change the card"), card)


@require_POST
@members_only(May.CONTRIBUTE)
def remove_card(request, pk):
    """Take a card of this place away."""
    card = _card_or_404(request, pk)
    actions.remove_card(partnership=request.partnership, card=card, by=request.member)
    messages.success(request, _("The card is taken away. The record of changes keeps its words."))
    return _home(request)
