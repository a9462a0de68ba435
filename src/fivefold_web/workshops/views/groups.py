"""Pages of breakout groups: all of them for the facilitator, one for its host, who may have no account."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.workshops.activities import Review
from fivefold.workshops.groups import same_page
from fivefold_web.design.meanwhile import guard, mark_of
from fivefold_web.places import queries as places
from fivefold_web.places.access import guests_only, members_only
from fivefold_web.places.permissions import May
from fivefold_web.places.turns import in_turn
from fivefold_web.workshops.actions import groups as actions
from fivefold_web.workshops.actions.reviewing import review
from fivefold_web.workshops.forms import keys_in
from fivefold_web.workshops.forms.groups import (
    BackForm,
    GroupDetailsForm,
    NotesForm,
    NumberForm,
    ReviewWordsForm,
)
from fivefold_web.workshops.presenters.groups import GroupsPage, HostPage
from fivefold_web.workshops.presenters.running import qr_code
from fivefold_web.workshops.presenters.titled import Titled
from fivefold_web.workshops.queries import groups as queries
from fivefold_web.workshops.queries.sessions import session_of
from fivefold_web.workshops.views.going import to_page


@members_only(May.FACILITATE)
def groups(request, pk):
    """All groups side by side; the part that changes asks for itself every few seconds."""
    return _groups_page(request, session_of(request.partnership, pk))


def _groups_page(request, session, *, wrong=None, status=200):
    there, item = queries.groups_of(session), queries.item_for_groups(session)
    page = GroupsPage.of(
        session, there, item, queries.answers_by_group(item), queries.told_in_groups(session)
    )
    if request.htmx:
        return render(request, "workshops/_groups.jinja", {"page": page})
    members = _member_names(request)
    context = {
        "page": page,
        "number": NumberForm(initial={"number": max(len(there), 2)}),
        "back": BackForm(),
        "details": [(group, guard(GroupDetailsForm(members=members, group=group))) for group in there],
    }
    if wrong:
        context["details"] = [(g, wrong if g.pk == wrong.group else form) for g, form in context["details"]]
    return render(request, "workshops/groups.jinja", context | {"wrong": wrong}, status=status)


def _member_names(request):
    return [member.name for member in places.members_of(request.partnership)]


@require_POST
@members_only(May.FACILITATE)
def make(request, pk):
    """Have so many groups."""
    session = session_of(request.partnership, pk)
    form = NumberForm(request.POST)
    if form.is_valid():
        try:
            actions.make_groups(
                partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
            )
        except actions.NotPossible as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, _("Choose how many groups there are."))
    return to_page(request, "groups", pk)


@require_POST
@members_only(May.FACILITATE)
@in_turn
def change(request, pk):
    """A group's name and host."""
    group = queries.group_of(request.partnership, pk)
    form = guard(GroupDetailsForm(request.POST, members=_member_names(request), group=group))
    if not form.is_valid():
        form.group = group.pk
        session = session_of(request.partnership, group.session_id)
        return _groups_page(request, session, wrong=form, status=422)
    actions.change_group(group=group, by=request.member, **form.facts)
    messages.success(request, _("Saved: %(group)s.") % {"group": group.name})
    return to_page(request, "groups", group.session_id)


@require_POST
@members_only(May.FACILITATE)
def link(request, pk):
    """A new link for the host, shown once, as text and as a QR code."""
    group = queries.group_of(request.partnership, pk)
    made = actions.open_host_link(group=group, by=request.member)
    where = reverse("workshops-guest:group", kwargs={"token": made.token})
    address = request.build_absolute_uri(where)
    page = Titled(_("Link for the host of %(group)s") % {"group": group.name})
    context = {
        "page": page,
        "group": group,
        "address": address,
        "picture": qr_code(address),
        "expires": made.link.expires,
    }
    return render(request, "workshops/group_link.jinja", context)


@require_POST
@members_only(May.FACILITATE)
def call_back(request, pk):
    """Start the timer that everybody sees."""
    session = session_of(request.partnership, pk)
    form = BackForm(request.POST)
    if form.is_valid() and not session.ended:
        actions.call_back(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
        messages.success(request, _("Phones, hosts and the screen show the time."))
    return to_page(request, "groups", pk)


def _hosted(request, pk):
    """The group that this member hosts. Facilitators may help in every group."""
    group = queries.group_of(request.partnership, pk)
    if not (request.member.may(May.FACILITATE) or group.host == request.member.name):
        raise Http404
    return group


def _guests_group(request):
    return queries.group_of(request.partnership, int(request.guest.target))


@members_only(May.CONTRIBUTE)
@in_turn
def host(request, pk):
    """A group as its host sees it, for a member."""
    return _host_page(request, _hosted(request, pk), request.member, _member_addresses(request, pk))


@require_POST
@members_only(May.CONTRIBUTE)
@in_turn
def notes(request, pk):
    return _notes_part(request, _hosted(request, pk), request.member)


@members_only(May.CONTRIBUTE)
def words(request, pk):
    return _words_page(request, _hosted(request, pk), request.member, _member_addresses(request, pk))


@guests_only(actions.TASK)
@in_turn
def guest_host(request):
    """A group as its host sees it, without an account."""
    return _host_page(request, _guests_group(request), request.guest, _guest_addresses(request))


@require_POST
@guests_only(actions.TASK)
@in_turn
def guest_notes(request):
    return _notes_part(request, _guests_group(request), request.guest)


@guests_only(actions.TASK)
def guest_words(request):
    return _words_page(request, _guests_group(request), request.guest, _guest_addresses(request))


def _member_addresses(request, pk):
    here = {"place": request.partnership.slug, "pk": pk}
    return {
        "layout": "design/layout.jinja",
        "page_href": reverse("workshops:group", kwargs=here),
        "notes_href": reverse("workshops:group_notes", kwargs=here),
        "words_href": reverse("workshops:group_words", kwargs=here),
    }


def _guest_addresses(request):
    here = {"token": request.guest_token}
    return {
        "layout": "design/bare.jinja",
        "page_href": reverse("workshops-guest:group", kwargs=here),
        "notes_href": reverse("workshops-guest:group_notes", kwargs=here),
        "words_href": reverse("workshops-guest:group_words", kwargs=here),
    }


def _host_page(request, group, by, addresses):
    form = _notes_form(request, group)
    if request.method == "POST" and form.is_valid():
        _keep_notes(group, form, by)
        messages.success(request, _("The notes are kept."))
        return redirect(addresses["page_href"])
    session, item = group.session, queries.item_for_groups(group.session)
    waiting = len(queries.waiting_in(group))
    told = queries.told_in_groups(session)
    page = HostPage.of(group, item, queries.answers_by_group(item), told, waiting)
    context = {"page": page, "form": form, **addresses}
    if request.htmx:
        return render(request, "workshops/_group.jinja", context)
    return render(request, "workshops/group.jinja", context, status=422 if form.errors else 200)


def _notes_part(request, group, by):
    """The notes, sent in the background as they are typed."""
    form = _notes_form(request, group)
    if not form.is_valid():
        status = 409 if hasattr(form, "theirs") else 422
        return JsonResponse({"saved": False, "errors": form.errors}, status=status)
    _keep_notes(group, form, by)
    return JsonResponse({"saved": True, "was": mark_of(NotesForm(initial={"notes": group.notes}))})


def _notes_form(request, group):
    """The notes as they are now. Pages of one group may be open with several people; each sees what others wrote."""
    mine = same_page(group.notes_sent, request.POST.get("idempotency_key", ""))
    return guard(NotesForm(request.POST or None, initial={"notes": group.notes}), mine=mine)


def _keep_notes(group, form, by):
    """Keep them, and hold what stands there now."""
    found = form.cleaned_data
    actions.write_notes(group=group, notes=found["notes"], sending=found["idempotency_key"], by=by)
    group.refresh_from_db(fields=["notes"])


def _words_page(request, group, by, addresses):
    """The group's words that wait for a reviewer."""
    holding = "hold" in request.POST
    form = ReviewWordsForm(request.POST or None, holding=holding)
    waiting = queries.waiting_in(group)
    if request.method == "POST" and form.is_valid():
        _review(request, group, waiting, Review.HELD if holding else Review.PASSED, by, form)
        return redirect(addresses["words_href"])
    page = Titled(_("Words of %(group)s") % {"group": group.name})
    context = {"page": page, "group": group, "waiting": waiting, "form": form, **addresses}
    return render(request, "workshops/group_words.jinja", context, status=422 if form.errors else 200)


def _review(request, group, waiting, to, by, form):
    """Only words of this group that wait; anything else that was sent is ignored."""
    keys = set(keys_in(request.POST.getlist("answers")))
    chosen = [answer for answer in waiting if answer.pk in keys]
    for item in {answer.item for answer in chosen}:
        review(
            partnership=group.session.partnership,
            item=item,
            keys=[one.pk for one in chosen if one.item_id == item.pk],
            to=to,
            by=by,
            reason=form.cleaned_data["reason"],
        )
    if not chosen:
        messages.error(request, _("Tick the answers first."))
