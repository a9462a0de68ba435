"""The screens of those who run a session, and the one that the room sees."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.workshops.prompts import NotNow
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import queries
from fivefold_web.workshops.actions import running as actions
from fivefold_web.workshops.forms import AgreementForm, SectorsForm
from fivefold_web.workshops.forms.running import MINUTES, QuickPromptForm, TimerForm
from fivefold_web.workshops.presenters.running import RunPage, ScreenPage, Timer
from fivefold_web.workshops.presenters.titled import Titled
from fivefold_web.workshops.queries import running
from fivefold_web.workshops.views.going import to_page


def _screen_of(request, session):
    """What the room sees, and the address at which phones come in."""
    address = request.build_absolute_uri(reverse("workshops-public:room", kwargs={"code": session.code}))
    item = running.item_in_view(session)
    timer = Timer.of(session, actions.timer_sign(session), timezone.now())
    tally = queries.tally_of(item) if item else None
    page = ScreenPage.of(
        session, item, address=address, phones=running.phones_in(session), tally=tally, timer=timer
    )
    return page, address


@members_only(May.VIEW)
def run(request, pk):
    """The facilitator's screen; its changing part asks for itself when the session has changed."""
    session = running.running_session(request.partnership, pk)
    return _run_page(request, session)


def _run_page(request, session, *, prompt=None, status=200):
    screen_page, address = _screen_of(request, session)
    following = running.next_of(session, screen_page.item)
    page = RunPage.of(session, screen_page, following, address)
    context = {"page": page, "minutes": MINUTES}
    if request.htmx:
        return render(request, "workshops/_console.jinja", context)
    start = {"sectors": [row.sector_name for row in session.sectors.all()]}
    context |= {
        "prompt": prompt or QuickPromptForm(),
        "agreement": AgreementForm(),
        "sectors": SectorsForm(initial=start),
    }
    return render(request, "workshops/run.jinja", context, status=status)


@members_only(May.VIEW)
def screen(request, pk):
    """What the projector shows."""
    page, _address = _screen_of(request, running.running_session(request.partnership, pk))
    template = "workshops/_screen.jinja" if request.htmx else "workshops/screen.jinja"
    return render(request, template, {"page": page})


@require_POST
@members_only(May.FACILITATE)
def timer(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = TimerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the minutes of the timer, from 1 to 180."))
    elif not actions.set_timer(
        partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
    ):
        messages.info(request, _("The timer had been changed already. This is how it stands now."))
    return to_page(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def prompt_now(request, pk):
    """A prompt that somebody thinks of now comes next."""
    session = running.running_session(request.partnership, pk)
    form = QuickPromptForm(request.POST)
    if not form.is_valid():
        return _run_page(request, session, prompt=form, status=422)
    actions.slip_in(partnership=request.partnership, session=session, by=request.member, **form.cleaned_data)
    messages.success(request, _("The prompt comes next."))
    return to_page(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def sectors(request, pk):
    session = queries.session_of(request.partnership, pk)
    form = SectorsForm(request.POST)
    if form.is_valid():
        actions.note_sectors(
            partnership=request.partnership, session=session, by=request.member, **form.cleaned_data
        )
    return to_page(request, "run", pk)


@require_POST
@members_only(May.FACILITATE)
def ask_sectors(request, pk):
    session = queries.session_of(request.partnership, pk)
    asks = request.POST.get("asks") == "1"
    actions.ask_sectors(partnership=request.partnership, session=session, asks=asks, by=request.member)
    return to_page(request, "run", pk)


@members_only(May.FACILITATE)
def end(request, pk):
    """Asks before it ends a session: nobody can answer afterwards."""
    session = queries.session_of(request.partnership, pk)
    if request.method == "POST":
        actions.end_session(partnership=request.partnership, session=session, by=request.member)
        return to_page(request, "record", pk)
    page = Titled(_("End the session?"))
    return render(request, "workshops/end.jinja", {"page": page, "session": session})


@require_POST
@members_only(May.FACILITATE)
def move(request, pk):
    item = queries.item_of(request.partnership, pk)
    sent = {name: request.POST.get(name, "") for name in ("to", "was")}
    try:
        actions.move_prompt(partnership=request.partnership, item=item, by=request.member, **sent)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    except ValueError:
        messages.error(request, _("That is not a state of a prompt."))
    return to_page(request, "run", item.session_id)


@require_POST
@members_only(May.FACILITATE)
def look(request, pk):
    """The room looks at this item."""
    item = queries.item_of(request.partnership, pk)
    actions.look_at(partnership=request.partnership, item=item, by=request.member)
    return to_page(request, "run", item.session_id)


@require_POST
@members_only(May.FACILITATE)
def on_screen(request, pk):
    """Put what was shown away from the screen, or back on it."""
    item = queries.item_of(request.partnership, pk)
    shown = request.POST.get("shown") == "1"
    actions.put_on_screen(partnership=request.partnership, item=item, shown=shown, by=request.member)
    return to_page(request, "run", item.session_id)
