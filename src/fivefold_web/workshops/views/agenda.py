"""The agenda of a session: order, items, settings. One thing a page."""

import json
import secrets

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold.workshops import ready as ready_ones
from fivefold.workshops.activities import Activity
from fivefold.workshops.prompts import NotNow
from fivefold_web.design.meanwhile import guard
from fivefold_web.library.presenters.misconceptions import cards_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import ItemForm, PromptsForm, SettingsForm, written_lines
from fivefold_web.workshops.queries.grounds import map_of
from fivefold_web.workshops.views.going import to_page
from fivefold_web.workshops.views.removing import ask, is_sure

MINUTES = 10


@members_only(May.FACILITATE)
def agenda(request, pk):
    session = queries.session_of(request.partnership, pk)
    actions.close_when_over(session)
    page = presenters.AgendaPage.of(session)
    activities = [(one.value, _(one.label)) for one in Activity]
    return render(request, "workshops/agenda.jinja", {"page": page, "activities": activities})


@members_only(May.FACILITATE)
@in_turn
def settings(request, pk):
    """What the session is for, when, and how answers are kept."""
    session = queries.session_of(request.partnership, pk)
    now = {name: getattr(session, name) for name in SettingsForm.base_fields}
    form = guard(SettingsForm(request.POST or None, initial=now))
    if request.method == "POST" and form.is_valid():
        actions.change_settings(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
        return to_page(request, "agenda", pk)
    context = {"page": presenters.Titled(_("Settings of the session")), "session": session, "form": form}
    return render(request, "workshops/settings.jinja", context, status=422 if form.errors else 200)


@members_only(May.FACILITATE)
def from_toolkit(request, pk):
    """Add prompts of any part, cards, or everything of a ready session."""
    session = queries.session_of(request.partnership, pk)
    cards = [(card.title, card.new_understanding, card.source) for card in cards_for(request.partnership)]
    ready = [(one.slug, one.title) for one in knowledge.ready_sessions()]
    form = PromptsForm(request.POST or None, cards=cards, ready=ready, initial={"client_key": _key()})
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        planned = _ticked(found, cards)
        if _done(
            request, actions.add_planned, session=session, planned=planned, client_key=found["client_key"]
        ):
            return to_page(request, "agenda", pk)
    context = {"page": presenters.Titled(_("Add from the toolkit")), "session": session, "form": form}
    return render(request, "workshops/agenda_toolkit.jinja", context, status=422 if form.errors else 200)


def _ticked(found, cards):
    """What was ticked as (columns, lines)."""
    prompts = [one for one in knowledge.prompts() if one.slug in found["prompts"]]
    polls = [cards[int(number)] for number in found["cards"]]
    ready = [one for one in knowledge.ready_sessions() if one.slug in found["ready"]]
    return [
        *(
            (
                {
                    "text": view,
                    "fuller": fuller,
                    "source": source,
                    "kind_name": Activity.BEFORE_AND_AFTER.value,
                },
                (),
            )
            for view, fuller, source in polls
        ),
        *(({"text": one.text, "source": one.sources}, ()) for one in prompts),
        *(item for one in ready for item in actions.as_planned(ready_ones.agenda_of(one))),
    ]


@members_only(May.FACILITATE)
def own_item(request, pk):
    """Add an item of one's own; its fields follow the activity that was chosen on the page before."""
    session = queries.session_of(request.partnership, pk)
    activity = _activity(request.GET.get("activity"))
    start = {"client_key": _key(), "minutes": MINUTES}
    plan = map_of(request.partnership) if activity is Activity.PINS else None
    form = ItemForm(request.POST or None, activity=activity, place_plan=plan, initial=start)
    if request.method == "POST" and form.is_valid():
        lines = form.cleaned_data["lines"]
        facts = {**form.facts, "kind_name": activity.value}
        key = form.cleaned_data["client_key"] or _key()
        if _done(request, actions.add_planned, session=session, planned=[(facts, lines)], client_key=key):
            return to_page(request, "agenda", pk)
    page = presenters.Titled(_("Your own item"), _(activity.label))
    context = {"page": page, "session": session, "form": form, "add": True}
    return render(request, "workshops/item.jinja", context, status=422 if form.errors else 200)


@members_only(May.FACILITATE)
@in_turn
def edit_item(request, pk):
    """Change an item; lines that people have answered stay."""
    item = queries.item_of(request.partnership, pk)
    names = ("text", "fuller", "minutes", "notes", "most", "alone_first", "in_groups")
    now = {name: getattr(item, name) for name in names}
    start = {**now, "about": item.reference, **written_lines(item)}
    plan = map_of(request.partnership) if item.activity is Activity.PINS else None
    form = guard(
        ItemForm(request.POST or None, activity=item.activity, place_plan=plan, item=item, initial=start)
    )
    if request.method == "POST" and form.is_valid():
        lines = form.cleaned_data["lines"]
        if _done(request, actions.change_item, item=item, lines=lines, **form.facts):
            return _at_item(request, item)
    page = presenters.Titled(_("Change the item"), _(item.activity.label))
    context = {"page": page, "session": item.session, "form": form, "item": item}
    return render(request, "workshops/item.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.FACILITATE)
def step(request, pk):
    """One place up or down, and back to the same button."""
    item = queries.item_of(request.partnership, pk)
    up = request.POST.get("to") == "up"
    keys = _done(request, actions.step_item, item=item, by_places=-1 if up else 1)
    if keys:
        place = {"n": keys.index(item.pk) + 1, "all": len(keys), "text": _short(item.text)}
        messages.success(request, _("“%(text)s” is now %(n)d of %(all)d.") % place)
    return _at_item(request, item, "up" if up else "down")


@require_POST
@members_only(May.FACILITATE)
def order(request, pk):
    """A whole order, as dragging sends it."""
    session = queries.session_of(request.partnership, pk)
    try:
        keys = [int(key) for key in json.loads(request.POST.get("keys", "[]"))]
        actions.put_in_order(partnership=request.partnership, session=session, keys=keys, by=request.member)
    except NotNow as refusal:
        return JsonResponse({"why": str(refusal)}, status=409)
    except (ValueError, TypeError):
        return JsonResponse({"why": _("The order could not be read. Load the page again.")}, status=400)
    slots = presenters.AgendaPage.of(queries.session_of(request.partnership, pk)).lines
    return JsonResponse({"times": {str(one.item.pk): one.at for one in slots}})


@members_only(May.FACILITATE)
def remove(request, pk):
    """Ask once, then take an item off the agenda with its lines and notes."""
    item = queries.item_of(request.partnership, pk)
    if not is_sure(request):
        back = _at_item(request, item).url
        return ask(
            request,
            item.session.title,
            heading=_("Take this item off the agenda?"),
            what=item.text,
            note=_("Its lines and your notes for it go with it. The record of changes keeps what they said."),
            back=back,
            button=_("Take it off"),
        )
    text = {"text": _short(item.text)}
    if _done(request, actions.remove_item, item=item):
        messages.success(request, _("“%(text)s” is off the agenda.") % text)
    return to_page(request, "agenda", item.session_id)


def _done(request, action, **facts):
    """Do it; where that is not possible now, say why. What it gives back, or True."""
    try:
        return action(partnership=request.partnership, by=request.member, **facts) or True
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return False


def _at_item(request, item, button="edit"):
    """The agenda, at a button of an item."""
    parts = {"place": request.partnership.slug, "pk": item.session_id}
    return redirect(f"{reverse('workshops:agenda', kwargs=parts)}#{button}-{item.pk}")


def _activity(asked):
    return Activity(asked) if asked in list(Activity) else Activity.ANSWERS


def _short(text):
    return text if len(text) <= 60 else f"{text[:59]}…"


def _key():
    return secrets.token_urlsafe(15)
