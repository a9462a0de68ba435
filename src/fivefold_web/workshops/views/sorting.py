"""Sorting answers into themes."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import (
    GroupForm,
    keys_in,
)
from fivefold_web.workshops.views.going import to_page


@members_only(May.VIEW)
def themes(request, pk):
    """Group the answers to one prompt. Nothing is shown before the answers are shown to the room."""
    item = queries.item_of(request.partnership, pk)
    answers = queries.shown_answers(item)
    form = GroupForm(request.POST or None, answers=answers)
    if request.method == "POST" and request.member.may(May.FACILITATE) and form.is_valid():
        actions.group(
            partnership=request.partnership,
            item=item,
            name=form.cleaned_data["name"],
            answers=queries.answers_of(item, keys_in(form.cleaned_data["answers"])),
            by=request.member,
        )
        return to_page(request, "themes", pk)
    page = presenters.themes_page(
        item, answers, queries.themes_of(item), path=request.path, on=timezone.localdate()
    )
    tokens = {card.theme.pk: citing.sign(request.partnership, card.citation) for card in page.cards}
    context = {"page": page, "form": form, "tokens": tokens}
    return render(request, "workshops/themes.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.FACILITATE)
def merge(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    number = request.POST.get("into", "")
    into = queries.theme_of(request.partnership, number if number.isdigit() else 0)
    if into.item_id == theme.item_id and into != theme:
        actions.merge_themes(partnership=request.partnership, theme=theme, into=into, by=request.member)
    return to_page(request, "themes", into.item_id)


@require_POST
@members_only(May.FACILITATE)
def take_out(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    answers = queries.answers_of(theme.item, keys_in(request.POST.getlist("answers")))
    actions.ungroup(partnership=request.partnership, theme=theme, answers=answers, by=request.member)
    return to_page(request, "themes", theme.item_id)
