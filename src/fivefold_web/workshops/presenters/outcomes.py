"""What one item brought, ready to be drawn: its question, the answers that may be read, the words of its lines."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.drawing import Twin
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.answering import Question
from fivefold.workshops.movement import latest, moved
from fivefold.workshops.polls import Choice, Round
from fivefold.workshops.results import in_round
from fivefold_web.workshops.queries.grounds import plan_of, wants_map
from fivefold_web.workshops.queries.results import casts_of, lines_of


@dataclass(frozen=True)
class Outcome:
    """An item with its answers. `big`: for the projector; `small`: for a phone. `plan`: the map on which its pins lie, or None."""

    item: object
    question: Question
    casts: list
    smallest: int
    big: bool
    plan: object = None
    small: bool = False

    @classmethod
    def of(cls, item, session, *, big=False, small=False):
        facts = item, lines_of(item), casts_of(item), session.smallest_group
        return cls(*facts, big, plan_of(item, session), small)

    @property
    def lacks_its_map(self):
        """It was to lie on the map of the place, and there is none."""
        return self.plan is None and wants_map(self.item)

    @property
    def before(self):
        return in_round(self.casts, Round.BEFORE)

    @property
    def after(self):
        return in_round(self.casts, Round.AFTER)

    @property
    def asked_twice(self):
        return bool(self.after)

    @property
    def last(self):
        """Answers of the last round that may be shown."""
        return latest(self.casts, self.smallest)

    def both(self, count):
        """Both rounds line by line, counted with `count`; hidden where only few answered one of them."""
        rounds = (self.before, self.after)
        return moved(
            *(count(self.question, casts) for casts in rounds), tuple(map(len, rounds)), self.smallest
        )

    @property
    def lines(self):
        """The words of each line by its key."""
        return {line.key: line.text for line in self.question.lines} | {None: self.item.text}

    @property
    def answer_words(self):
        """The words of what could be answered, in order; nothing where lines are chosen."""
        match self.question.activity:
            case Activity.RAG:
                return [_(one.label) for one in Rag]
            case Activity.SCALE:
                return self._points()
            case _:
                return [_(one.label) for one in Choice]

    def _points(self):
        described = [line.text for line in self.question.lines if line.role is OptionRole.POINT]
        return described or [str(n + 1) for n in range(self.question.points)]


@dataclass(frozen=True)
class Table:
    """A further table below a picture."""

    caption: str
    twin: Twin


@dataclass(frozen=True)
class Drawn:
    """A picture with its sentence, how it was made, and further tables. Without a picture there is its table alone."""

    reading: str
    picture: object = None
    method: str = ""
    tables: tuple = ()
    texts: tuple = ()
    figures: tuple = field(default=())


def hidden_words(state, smallest):
    """The state of a count in words; hidden is never nought."""
    if state is State.MISSING:
        return _("nobody answered")
    return _("not shown: fewer than %(n)s, or it would show fewer than %(n)s") % {"n": smallest}


def answered(number):
    return ngettext("%(n)d answer", "%(n)d answers", number) % {"n": number}


def cells(counts, smallest, columns):
    """Counts as cells of a table; a state fills all of them with its words."""
    if isinstance(counts, State):
        return (hidden_words(counts, smallest),) + ("–",) * (columns - 1)
    return tuple(str(n) for n in counts)
