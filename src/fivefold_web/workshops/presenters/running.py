"""The screens of those who run a session: the facilitator's, and the one that the room sees."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

import segno
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from fivefold.workshops.codes import spoken
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.presenters.items import (
    MOVE_LABELS,
    POLL_MOVE_LABELS,
    PollTable,
    answered_words,
    state_words,
)
from fivefold_web.workshops.presenters.results import ResultView
from fivefold_web.workshops.presenters.together import asked_words, story_of

AGAIN_LABELS = {
    (PromptState.CLOSED, PromptState.OPEN): lambda: _("Open again"),
    (PromptState.REVEALED, PromptState.AFTER): lambda: _("Ask again, after talking"),
    (PromptState.AFTER, PromptState.REVEALED): lambda: _("Show both counts"),
}
MOST_LARGE = 8


def qr_code(address):
    """The address as a QR picture: SVG without styles, so that it fits the content security policy."""
    file = BytesIO()
    segno.make(address, error="m").save(
        file, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, svgclass="ff-qr", lineclass=None
    )
    return Markup(file.getvalue().decode())  # noqa: S704 - made here from our own address


def clock(seconds):
    """Minutes and seconds: 4:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


@dataclass(frozen=True)
class Timer:
    """The timer in words, and what a script counts down from."""

    sign: str
    words: str
    ends_at: str
    runs: bool
    stands: bool

    @classmethod
    def of(cls, session, sign, now):
        ends, left = session.timer_ends_at, session.timer_left
        seconds = max(int((ends - now).total_seconds()), 0) if ends else left or 0
        return cls(sign, _timer_words(ends, left, seconds), ends.isoformat() if ends else "", ends is not None, left is not None)  # fmt: skip

    @property
    def is_set(self):
        return self.runs or self.stands


def _timer_words(ends, left, seconds):
    if ends is None and left is None:
        return ""
    if left is not None:
        return _("Paused at %(clock)s") % {"clock": clock(seconds)}
    return _("%(clock)s left") % {"clock": clock(seconds)} if seconds else _("Time is up")


@dataclass(frozen=True)
class Step:
    """A button that moves an item."""

    to: str
    label: str


def steps_of(item, ended):
    """Where an item may go, the usual one first."""
    labels = POLL_MOVE_LABELS if item.is_poll else MOVE_LABELS
    ways = [to for to in item.moves[item.state] if not ended or to is PromptState.REVEALED]
    if item.state is PromptState.CLOSED:
        ways.sort(key=lambda to: to is PromptState.OPEN)
    asked = getattr(item, "after_count", 0)
    ways = [to for to in ways if not (item.state is PromptState.REVEALED and asked)]
    return [Step(to.value, AGAIN_LABELS.get((item.state, to), labels.get(to))()) for to in ways]


@dataclass(frozen=True)
class AgendaLine:
    """One item in the agenda of the facilitator."""

    item: object
    state: str
    answered: str
    clock: str
    is_current: bool
    is_open: bool
    waiting: str

    @classmethod
    def of(cls, item, starts, current):
        waiting = item.waiting_count
        return cls(
            item,
            state_words(item),
            answered_words(item),
            starts.strftime("%H:%M") if starts else ngettext("%d minute", "%d minutes", item.minutes) % item.minutes,
            current is not None and item.pk == current.pk,
            item.state.is_asking,
            ngettext("%d to review", "%d to review", waiting) % waiting if waiting else "",
        )  # fmt: skip


def agenda_of(session, current):
    """The agenda with the time at which each item was planned to begin, where the session has one."""
    begins = timezone.datetime.combine(session.held_on, session.starts_at) if session.starts_at else None
    lines, passed = [], 0
    for item in session.items.all():
        lines.append(AgendaLine.of(item, begins and begins + timedelta(minutes=passed), current))
        passed += item.minutes
    return lines


@dataclass(frozen=True)
class ScreenPage:
    """What the room sees, and nothing else: one thing, very large; how to join; nothing private."""

    heading: str
    session: object
    code: str
    host: str
    picture: str
    item: object
    state: str
    answered: str
    phones: str
    timer: Timer
    result: object
    poll: object
    fuller: str
    note: str
    now: str

    @classmethod
    def of(cls, session, item, *, address, phones, tally, timer):
        shows = item is not None and item.state.shows_answers and item.on_screen
        return cls(
            session.title,
            session,
            spoken(session.code),
            address.split("://", 1)[-1].rsplit(f"/{session.code}", 1)[0],
            qr_code(address),
            item,
            state_words(item) if item else "",
            answered_words(item) if item else "",
            phones_words(phones),
            timer,
            ResultView.of(item, session, big=True) if shows else None,
            PollTable.of(item, tally) if shows and tally else None,
            item.fuller if shows else "",
            _note(session, item),
            timezone.now().isoformat(),
        )

    @property
    def prompt(self):
        """What is asked, in a line; a whole story stands below it."""
        return asked_words(self.item)

    @property
    def story(self):
        """The case or scenario that the room thinks about; it makes way for what people said of it."""
        shows = self.item is None or self.result is not None
        return None if shows else story_of(self.item)

    @property
    def texts_are_many(self):
        """Many texts are set smaller, in columns."""
        return self.result is not None and len(self.result.texts) > MOST_LARGE


def phones_words(number):
    return ngettext("%d phone is in", "%d phones are in", number) % number


def _note(session, item):
    """A sentence about what the room may wonder about."""
    if session.ended:
        return _("This session has ended. Thank you for taking part.")
    if item is None:
        return _("No account, no name. Answers are hidden until they are shown to everyone.")
    if not item.state.shows_answers:
        return (
            _("Answers stay hidden until they are shown to everyone.")
            if item.state is not PromptState.PLANNED
            else ""
        )
    if not item.on_screen:
        return _("Talk about what you saw.")
    if item.waiting_count:
        return ngettext("%d text is being read first.", "%d texts are being read first.", item.waiting_count) % item.waiting_count  # fmt: skip
    return ""


@dataclass(frozen=True)
class RunPage:
    """The facilitator's screen: the agenda, the item of the moment, one obvious next step, and what the room sees."""

    heading: str
    session: object
    code: str
    address: str
    picture: str
    agenda: list
    item: object
    opens: bool
    state: str
    answered: str
    steps: list
    next: object
    screen: ScreenPage
    timer: Timer

    @classmethod
    def of(cls, session, screen, following, address):
        """Before anything was opened, the item of the moment is the first one."""
        item = screen.item or following
        return cls(
            session.title,
            session,
            screen.code,
            address,
            screen.picture,
            agenda_of(session, screen.item),
            item,
            screen.item is None,
            state_words(item) if item else "",
            answered_words(item) if item else "",
            steps_of(item, session.ended) if item else [],
            following,
            screen,
            screen.timer,
        )

    @property
    def is_done(self):
        """The item was shown: the usual step is the next one."""
        return self.item is not None and self.item.state.shows_answers

    @property
    def waits(self):
        """How many texts wait for a reviewer, in words."""
        number = self.item.waiting_count if self.item else 0
        return ngettext("%d text to review", "%d texts to review", number) % number if number else ""
