"""The pages of whoever runs a service: a link, no account, one minute."""

import uuid
from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fivefold.services.owner_facts import differing, facts_of
from fivefold_web.services.actions import freshness as actions
from fivefold_web.services.forms.freshness import ChangeForm, ClosedForm, KeyForm
from fivefold_web.services.presenters.owners import OwnerPage
from fivefold_web.services.queries import directory
from fivefold_web.services.queries import freshness as queries

Said = actions.Said


def owners_only(view):
    """Let in whoever holds a link that works; sets request.partnership and request.link."""

    @wraps(view)
    @never_cache
    def guarded(request, *args, token, **kwargs):
        link = queries.owner_link_with(token)
        if link is None or not link.is_open or link.service.archived:
            return render(request, "services/owner_ended.jinja", {"page": None}, status=410)
        request.partnership, request.link, request.token = link.partnership, link, token
        return view(request, *args, **kwargs)

    return guarded


@owners_only
def owner(request):
    """What we hold, and three answers."""
    return _first_page(request, KeyForm())


def _first_page(request, form):
    context = {"page": _page(request), "form": form, "token": request.token}
    return render(request, "services/owner.jinja", context, status=422 if form.errors else 200)


def _page(request):
    facts = facts_of(directory.offer_of(request.link.service))
    waiting = queries.waiting_of(request.link)
    return OwnerPage.of(request.link, facts, waiting, _new_key(), timezone.localdate())


def _new_key():
    """A name for one answer, so that a form sent twice is one answer."""
    return uuid.uuid4().hex


@require_POST
@owners_only
def right(request):
    """Still right: it counts at once."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _first_page(request, form)
    return _said(request, Said.STILL_RIGHT, form)


def _said(request, said, form, **more):
    found = form.cleaned_data
    actions.say(
        link=request.link,
        said=said,
        client_key=found["client_key"],
        answered_as=found["answered_as"],
        note=found.get("note", ""),
        **more,
    )
    return redirect("services-guest:owner_thanks", token=request.token)


@owners_only
def change(request):
    """A short form of what owners know. What was sent before and still waits is shown in it."""
    held = facts_of(directory.offer_of(request.link.service))
    waiting = queries.waiting_of(request.link)
    proposed = queries.facts_in(waiting.after) if waiting else {}
    initial = {"client_key": _new_key(), "note": waiting.note if waiting else ""}
    form = ChangeForm(request.POST or None, facts=held | proposed, initial=initial)
    if request.method == "POST" and form.is_valid():
        after = form.facts()
        if differing(held, after) or form.cleaned_data["note"]:
            return _said(request, Said.CHANGE, form, after=after)
        form.add_error(
            None,
            _(
                "Nothing is different from what we hold. Change something, or go back and say that it is still right."
            ),
        )
    context = {"page": _page(request), "form": form, "token": request.token}
    return render(request, "services/owner_change.jinja", context, status=422 if form.errors else 200)


@owners_only
def closed(request):
    """The service is closed; the partnership decides."""
    form = ClosedForm(request.POST or None, initial={"client_key": _new_key()})
    if request.method == "POST" and form.is_valid():
        return _said(request, Said.CLOSED, form)
    context = {"page": _page(request), "form": form, "token": request.token}
    return render(request, "services/owner_closed.jinja", context, status=422 if form.errors else 200)


@owners_only
def thanks(request):
    """What happens now."""
    return render(request, "services/owner_thanks.jinja", {"page": _page(request), "token": request.token})
