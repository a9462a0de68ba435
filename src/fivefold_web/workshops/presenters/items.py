"""An item of the agenda in words: its state, how many answered, a poll before and after."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.workshops.prompts import PromptState

MOVE_LABELS = {
    PromptState.OPEN: lambda: _("Open for answers"),
    PromptState.CLOSED: lambda: _("Close"),
    PromptState.REVEALED: lambda: _("Show the answers"),
}
POLL_MOVE_LABELS = {
    PromptState.OPEN: lambda: _("Ask before talking"),
    PromptState.CLOSED: lambda: _("Close, and talk about it"),
    PromptState.AFTER: lambda: _("Ask again, after talking"),
    PromptState.REVEALED: lambda: _("Show both counts"),
}
POLL_STATES = {
    PromptState.OPEN: lambda: _("Open: before talking"),
    PromptState.CLOSED: lambda: _("Closed: talk about it now"),
    PromptState.REVEALED: lambda: _("Both counts shown"),
}
MOST_DOTS = 40


@dataclass(frozen=True)
class ItemLine:
    """One prompt on the facilitator's screen."""

    item: object
    state: str
    answered: str
    moves: list
    shows: bool
    poll: object = None

    @classmethod
    def of(cls, item, tally=None):
        labels = POLL_MOVE_LABELS if item.is_poll else MOVE_LABELS
        return cls(
            item,
            state_words(item),
            answered_words(item),
            [(to.value, labels[to]()) for to in item.moves[item.state]],
            item.state.shows_answers and not item.is_poll,
            PollTable.of(item, tally) if tally else None,
        )


def state_words(item):
    """The state of an item as the room sees it."""
    own = POLL_STATES.get(item.state) if item.is_poll else None
    return own() if own else _(item.state.label)


def answered_words(item):
    """How many answered, never what."""
    if item.is_poll:
        return _("%(before)s before, %(after)s after") % {
            "before": item.before_count,
            "after": item.after_count,
        }
    return ngettext("%d answer", "%d answers", item.answer_count) % item.answer_count


@dataclass(frozen=True)
class PollRow:
    """One choice: both counts with dots, and the change in words."""

    label: str
    before: int
    after: int
    before_dots: str
    after_dots: str
    change: str


@dataclass(frozen=True)
class PollTable:
    """What people thought before and after talking."""

    caption: str
    rows: list
    before: int
    after: int
    fuller: str

    @classmethod
    def of(cls, item, tally):
        rows = [
            PollRow(
                _(row.choice.label), row.before, row.after, dots(row.before), dots(row.after), _change(row)
            )
            for row in tally.rows
        ]
        return cls(item.text, rows, tally.before, tally.after, item.fuller)


def dots(number):
    """A count to see at a glance; a long one is cut, its figure stands beside it."""
    return "●" * min(number, MOST_DOTS) + ("…" if number > MOST_DOTS else "")


def _change(row):
    if not row.change:
        return _("no change")
    words = _("%(n)d more") if row.change > 0 else _("%(n)d fewer")
    return words % {"n": abs(row.change)}
