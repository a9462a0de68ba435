"""Sorting answers into themes: people tick and name, the machine proposes, every step can be undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fivefold.workshops.proposing import CannotPropose
from fivefold_web.design.meanwhile import guard
from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import AgreementForm, GroupForm, keys_in
from fivefold_web.workshops.forms.sorting import NameForm, ticked
from fivefold_web.workshops.views.going import to_page


@members_only(May.VIEW)
def themes(request, pk):
    """Group the answers to one prompt. Nothing is shown before the answers are shown to the room."""
    item = queries.item_of(request.partnership, pk)
    steps = queries.steps_of(item)
    if request.htmx:
        return _changed(request, steps)
    answers = queries.shown_answers(item)
    sent = {**request.POST.dict(), "answers": [str(key) for _theme, key in _ticked(request)]}
    form = GroupForm(sent if request.method == "POST" else None, answers=answers)
    if request.method == "POST" and request.member.may(May.FACILITATE) and form.is_valid():
        _sort(request, item, form)
        return to_page(request, "themes", pk)
    page = presenters.themes_page(
        item, answers, queries.themes_of(item), steps, path=request.path, on=timezone.localdate(),
        language=translation.get_language(),
    )  # fmt: skip
    tokens = {card.theme.pk: citing.sign(request.partnership, card.citation) for card in page.cards}
    names = {card.theme.pk: name_form(card.theme) for card in page.cards}
    context = {"page": page, "form": form, "tokens": tokens, "names": names, "agreement": AgreementForm()}
    return render(request, "workshops/themes.jinja", context, status=422 if form.errors else 200)


def _changed(request, steps):
    """A word to those who look at the page while somebody else sorts."""
    seen = request.GET.get("seen", "0")
    newer = [one for one in steps if one.pk > int(seen if seen.isdigit() else 0)]
    if not newer:
        return HttpResponse("")
    return render(request, "workshops/_sorted.jinja", {"by": newer[-1].by})


def _ticked(request):
    return ticked(request.POST.getlist("answers"))


def _sort(request, item, form):
    """Put the ticked answers into the theme; “move” takes them out of where they were ticked."""
    pairs = [(theme, key) for theme, key in _ticked(request) if theme is not None]
    actions.group(
        partnership=request.partnership,
        item=item,
        name=form.cleaned_data["name"],
        answers=queries.answers_of(item, keys_in(form.cleaned_data["answers"])),
        by=request.member,
        out_of=pairs if request.POST.get("how") == "move" else (),
    )


def _do(request, what, **facts):
    """One step; what somebody else changed meanwhile is said and nothing is done."""
    try:
        return what(partnership=request.partnership, by=request.member, **facts)
    except (actions.Meanwhile, CannotPropose) as refusal:
        messages.error(request, _(str(refusal)))
        return None


@require_POST
@members_only(May.FACILITATE)
def merge(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    number = request.POST.get("into", "")
    into = queries.theme_of(request.partnership, number if number.isdigit() else 0)
    if into.item_id == theme.item_id and into != theme:
        _do(request, actions.merge_themes, theme=theme, into=into)
    return to_page(request, "themes", into.item_id)


@require_POST
@members_only(May.FACILITATE)
def take_out(request, pk):
    """Take what is ticked out of the themes it was ticked in."""
    item = queries.item_of(request.partnership, pk)
    pairs = [(theme, key) for theme, key in _ticked(request) if theme is not None]
    _do(request, actions.take_out, item=item, pairs=pairs)
    return to_page(request, "themes", pk)


@require_POST
@members_only(May.FACILITATE)
@in_turn
def rename(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    form = name_form(theme, request.POST)
    if form.is_valid():
        _do(request, actions.rename_theme, theme=theme, **form.cleaned_data)
    elif hasattr(form, "theirs"):
        words = _("Somebody else renamed this theme meanwhile: it is “%(theirs)s” now. Nothing was saved. To have it as you"
                  " wrote it, “%(yours)s”, rename it again.")  # fmt: skip
        messages.error(request, words % {"theirs": theme.name, "yours": form["name"].value()})
    else:
        messages.error(request, _("Write a name of up to 200 characters."))
    return to_page(request, "themes", theme.item_id)


def name_form(theme, sent=None):
    """The name of a theme as it was shown."""
    return guard(NameForm(sent, initial={"name": theme.name}, auto_id=f"theme-{theme.pk}-%s"))


@require_POST
@members_only(May.FACILITATE)
def end_theme(request, pk):
    theme = queries.theme_of(request.partnership, pk)
    _do(request, actions.end_theme, theme=theme)
    return to_page(request, "themes", theme.item_id)


@require_POST
@members_only(May.FACILITATE)
def propose(request, pk):
    item = queries.item_of(request.partnership, pk)
    found = _do(request, actions.propose_themes, item=item, language=translation.get_language())
    if found is not None:
        n = len(found.themes)
        said = ngettext("The machine proposes %(n)d theme.", "The machine proposes %(n)d themes.", n) % {
            "n": n
        }
        messages.success(request, f"{said} {_(found.note)}" if found.note else said)
    return to_page(request, "themes", pk)


@require_POST
@members_only(May.FACILITATE)
def accept(request, pk):
    """Take up the proposals that were named: one or all."""
    item = queries.item_of(request.partnership, pk)
    wanted = [int(one) for one in request.POST.getlist("themes") if one.isdigit()]
    _do(request, actions.accept, item=item, themes=wanted)
    return to_page(request, "themes", pk)


@require_POST
@members_only(May.FACILITATE)
def dismiss(request, pk):
    item = queries.item_of(request.partnership, pk)
    _do(request, actions.dismiss, item=item)
    return to_page(request, "themes", pk)


@require_POST
@members_only(May.FACILITATE)
def undo(request, pk):
    item = queries.item_of(request.partnership, pk)
    step = request.POST.get("step", "")
    _do(request, actions.undo, item=item, step=int(step) if step.isdigit() else 0)
    return to_page(request, "themes", pk)


@require_POST
@members_only(May.FACILITATE)
def agree_on(request, pk):
    """Keep the sentence that the room agreed on, with its prompt."""
    item = queries.item_of(request.partnership, pk)
    form = AgreementForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["text"]
        _do(request, actions.agree, session=item.session, item=item, text=text)
        messages.success(request, _("It is in the record of the session."))
    else:
        messages.error(request, _("Write what was agreed first; it has up to 600 characters."))
    return to_page(request, "themes", pk)
