"""Ready sessions, and a session made from a ready or an earlier one."""

import secrets

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.workshops import ready as ready_ones
from fivefold_web.library.translated import in_readers_language
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import StartForm
from fivefold_web.workshops.views.going import to_page


@members_only(May.VIEW)
def ready_sessions(request):
    """All ready sessions, or those of one part of the toolkit."""
    asked = request.GET.get("part", "")
    part = int(asked) if asked.isdecimal() and len(asked) == 1 else None
    page = presenters.ReadyPage.of(in_readers_language(knowledge.ready_sessions()), part)
    return render(request, "workshops/ready.jinja", {"page": page})


@members_only(May.VIEW)
def ready_session(request, slug):
    """One ready session; those who run sessions may use it."""
    ready = ready_ones.ready_session(slug)
    if ready is None:
        raise Http404
    if request.method == "POST" and not request.member.may("facilitate"):
        raise Http404
    form = StartForm(request.POST or None, initial=_start(ready.title))
    if request.method == "POST" and form.is_valid():
        session = actions.begin_session(
            partnership=request.partnership,
            planned=actions.as_planned(ready_ones.agenda_of(ready)),
            ready_made=ready.slug,
            aim=ready.comes_out,
            by=request.member,
            **form.cleaned_data,
        )
        return to_page(request, "agenda", session.pk)
    context = {"page": presenters.ReadyOne.of(ready), "form": form}
    return render(request, "workshops/ready_session.jinja", context, status=422 if form.errors else 200)


@members_only(May.FACILITATE)
def copy(request, pk):
    """The agenda of an earlier session for a new one; answers stay where they are."""
    session = queries.session_of(request.partnership, pk)
    form = StartForm(request.POST or None, initial=_start(session.title, session.starts_at))
    if request.method == "POST" and form.is_valid():
        made = actions.copy_session(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
        return to_page(request, "agenda", made.pk)
    page = presenters.Titled(
        _("Hold it again"), _("The agenda and the settings are copied. No answer and no address comes along.")
    )
    context = {"page": page, "session": session, "form": form}
    return render(request, "workshops/copy.jinja", context, status=422 if form.errors else 200)


def _start(title, starts_at=None):
    today = timezone.localdate()
    return {"title": title, "held_on": today, "starts_at": starts_at, "client_key": secrets.token_urlsafe(15)}
