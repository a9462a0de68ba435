"""Planning a session: the list, ready sessions, the agenda."""

from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold import knowledge
from fivefold_web.library.presenters.misconceptions import cards_for
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions, presenters, queries
from fivefold_web.workshops.forms import (
    PromptForm,
    SessionForm,
)
from fivefold_web.workshops.views.going import to_page


@members_only(May.VIEW)
def listed(request):
    sessions = list(queries.sessions_of(request.partnership))
    page = presenters.SessionsPage.of(sessions, timezone.localdate())
    return render(request, "workshops/list.jinja", {"page": page})


@members_only(May.FACILITATE)
def new(request):
    """Plan a session; an address may name a title and prompts to begin with."""
    asked = {"title": request.GET.get("title", ""), "prompts": request.GET.getlist("prompts")}
    form = SessionForm(
        request.POST or None,
        initial={"held_on": timezone.localdate(), **asked},
        prompts=knowledge.prompts(),
        cards=_cards(request.partnership),
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        session = actions.plan_session(
            partnership=request.partnership,
            title=facts["title"],
            held_on=facts["held_on"],
            agenda=facts["agenda"],
            cards=facts["cards"],
            sectors=facts["sectors"],
            by=request.member,
        )
        return to_page(request, "run", session.pk)
    context = {"page": presenters.Titled(_("Plan a session")), "form": form}
    return render(request, "workshops/new.jinja", context, status=422 if form.errors else 200)


def _cards(partnership):
    """The misconceptions of the toolkit and of the place as questions: (view, fuller view, source)."""
    return [(card.title, card.new_understanding, card.source) for card in cards_for(partnership)]


@require_POST
@members_only(May.FACILITATE)
def from_cards(request):
    """A session with every misconception card, in one click; clicked twice it is one session."""
    title, today = _("Misconceptions: what we think before and after"), timezone.localdate()
    session = queries.untouched_today(request.partnership, title, today) or actions.plan_session(
        partnership=request.partnership,
        title=title,
        held_on=today,
        agenda=[],
        cards=_cards(request.partnership),
        by=request.member,
    )
    return to_page(request, "run", session.pk)


@require_POST
@members_only(May.FACILITATE)
def add_prompt(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = PromptForm(request.POST)
    if form.is_valid():
        actions.add_prompt(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
    else:
        messages.error(request, _("Write the prompt first; it has up to 600 characters."))
    return to_page(request, "run", pk)
