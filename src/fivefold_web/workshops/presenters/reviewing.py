"""Words of participants before a reviewer: what waits, what may be shown, what is held back, and the log."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fivefold.workshops.activities import Activity, HeldBecause, Review


@dataclass(frozen=True)
class Worded:
    """One answer as a reviewer reads it."""

    key: str
    text: str
    reason: str = ""


@dataclass(frozen=True)
class LogLine:
    """One decision."""

    text: str
    to: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True)
class ReviewPage:
    """The words of one item. Empty with the reason `hidden` while nobody may read them yet."""

    heading: str
    item: object
    hidden: str
    waiting: list
    passed: list
    held: list
    log: list
    is_statements: bool

    @classmethod
    def of(cls, item, answers, steps):
        reasons = {step.answer: step.reason_name for step in reversed(steps)}
        texts = {one.pk: words_in(one) for one in answers}
        by_state = {
            state: [_worded(one, texts, reasons) for one in answers if one.review is state]
            for state in Review
        }
        log = [_log_line(step, texts[step.answer]) for step in steps if step.answer in texts]
        is_statements = item.activity is Activity.STATEMENTS
        return cls(_("Words to review"), item, "", by_state[Review.WAITING], by_state[Review.PASSED], by_state[Review.HELD], log, is_statements)  # fmt: skip

    @classmethod
    def hidden_for(cls, item):
        said = _("Words can be reviewed once the prompt is closed. While people write, reading along could tell who wrote what.")  # fmt: skip
        return cls(_("Words to review"), item, said, [], [], [], [], False)


def may_be_read(item):
    """Reviewers read words once nobody writes any more; statements as they come, because the room answers them."""
    if item.activity is Activity.STATEMENTS or item.session.ended:
        return True
    return not item.state.is_asking


def words_in(answer):
    """The text, and the labels of its marks."""
    return " · ".join(filter(None, [answer.text, *(mark.label for mark in answer.marks.all())]))


def _log_line(step, text):
    at = date_format(localtime(step.at), "j F Y, H:i")
    return LogLine(text, _label(step.to_name), _reason(step.reason_name), step.by, at)


def _worded(answer, texts, reasons):
    return Worded(str(answer.pk), texts[answer.pk], _reason(reasons.get(answer.pk, "")))


def _label(name):
    return _(Review(name).label)


def _reason(name):
    return _(HeldBecause(name).label) if name else ""
