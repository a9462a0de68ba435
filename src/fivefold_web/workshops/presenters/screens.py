"""One question on a phone: what it asks in words, its lines, what may be chosen, what came out of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.support import Level
from fivefold.workshops.activities import Activity, OptionRole, TermMark
from fivefold.workshops.answering import MOST_PINS
from fivefold.workshops.polls import Choice, Round
from fivefold_web.workshops.presenters.results import ResultView
from fivefold_web.workshops.presenters.results_counted import no_map
from fivefold_web.workshops.presenters.together import asked_words, questions, story_of
from fivefold_web.workshops.queries.grounds import plan_of, wants_map

FEWEST_POINTS = 5
ASKS = {
    Activity.ANSWERS: lambda: _("Your answer"),
    Activity.CHOOSE_ONE: lambda: _("Choose one"),
    Activity.RAG: lambda: _("Red, amber or green?"),
    Activity.SCALE: lambda: _("Which point fits best?"),
    Activity.STATEMENTS: lambda: _("Do you agree?"),
    Activity.TERMS: lambda: _("A word or phrase"),
    Activity.CASE_BOARD: lambda: _("A possible cause"),
    Activity.SCENARIO: lambda: _("Your idea"),
}
RAG_MEANS = {
    Rag.RED: lambda: _("not there, or not working"),
    Rag.AMBER: lambda: _("partly there"),
    Rag.GREEN: lambda: _("there, and working"),
}


@dataclass(frozen=True)
class Point:
    """Something to choose: its value in the form, its words, its sign and letter where it has them, what it means."""

    value: str
    words: str
    means: str = ""
    sign: str = ""
    letter: str = ""
    look: str = ""


@dataclass(frozen=True)
class Screen:
    """What the phone shows of an item. `rows`: (key, words, description); key 0 is the whole item.

    `plan`: the map on which pins lie, or None for a plain grid.
    """

    item: object
    asked: str
    shape: str
    ask: str
    rows: list
    points: list
    result: object = None
    plan: object = None

    @classmethod
    def of(cls, item, session, asked, shape):
        result = ResultView.of(item, session, small=True)
        plan = plan_of(item, session)
        return cls(item, asked, shape, ask_words(item, asked), rows_of(item), points_of(item), result, plan)

    @property
    def kind(self):
        return self.item.kind_name

    @property
    def heading(self):
        """What is asked, in a line; the whole story stands below it."""
        return asked_words(self.item)

    @property
    def story(self):
        """The case or scenario that it is about, or None."""
        return story_of(self.item)

    @property
    def many(self):
        return self.item.activity.many

    @property
    def ranks(self):
        """How many get a place."""
        return min(self.item.most or len(self.rows), len(self.rows))

    @property
    def pins(self):
        return range(1, MOST_PINS + 1)

    @property
    def lacks_its_map(self):
        """Why there is a plain grid where a map was to be; nothing otherwise."""
        return no_map() if self.plan is None and wants_map(self.item) else ""

    @property
    def plan_size(self):
        """Width and height of the plan as drawn."""
        return self.plan.box.size if self.plan else (1000, 1000)

    @property
    def areas(self):
        """Areas of the map: name, outline, and a point inside in hundredths from the left and from the top."""
        if self.plan is None:
            return []
        middles = [(area, self.plan.middle(area)) for area in self.plan.ground.areas]
        return [
            (area.name, self.plan.path(area.outline), round(x / 10), round(y / 10))
            for area, (x, y) in middles
        ]

    @property
    def around(self):
        """Outlines of the councils."""
        return [self.plan.path(outline) for outline in self.plan.ground.around] if self.plan else []

    @property
    def steps(self):
        """Its rows come one after another where scripts run."""
        return self.kind in (Activity.RAG, Activity.SCALE, Activity.STATEMENTS) and len(self.rows) > 1

    @property
    def counted(self):
        return self.item.activity.counts


def ask_words(item, asked):
    """What is asked, above the fields."""
    if item.is_poll:
        again = asked == Round.AFTER
        return _("Now that we have talked: do you agree?") if again else _("Before we talk: do you agree?")
    words = _own_words(item)
    return _("Now that we have talked: %(ask)s") % {"ask": words} if asked == Round.AFTER else words


def _own_words(item):
    most = item.most
    if item.activity is Activity.CHOOSE_SEVERAL:
        return ngettext("Choose %d", "Choose up to %d", most) % most if most else _("Choose any number")
    if item.activity is Activity.RANK:
        ahead = ngettext("Put the first %d in place", "Put the first %d in order", most) % most
        return ahead if most else _("Put them in order: 1 comes first")
    if item.activity is Activity.PINS:
        return _("Put up to %d pins on the plan") % MOST_PINS
    return ASKS[item.activity]()


def rows_of(item):
    """What is chosen, rated or put in order."""
    roles = {
        Activity.RAG: OptionRole.ROW,
        Activity.SCALE: OptionRole.ROW,
        Activity.STATEMENTS: OptionRole.STATEMENT,
    }
    role = roles.get(item.activity, OptionRole.CHOICE)
    rows = [(one.pk, one.text, one.description) for one in item.options.all() if one.role is role]
    whole = item.activity in (Activity.RAG, Activity.SCALE) and not rows
    return [(0, "", "")] if whole else rows


def points_of(item):
    """What may be said of each row, or of the whole."""
    kinds = {
        Activity.RAG: _colours,
        Activity.BEFORE_AND_AFTER: _opinions,
        Activity.STATEMENTS: _opinions,
        Activity.TERMS: lambda: [Point(one.value, _(one.label)) for one in TermMark],
        Activity.CASE_BOARD: lambda: [Point(one.value, _(one.label)) for one in Level],
        Activity.SCENARIO: lambda: [Point(*one) for one in questions()],
        Activity.SCALE: lambda: _scale(item),
    }
    return kinds.get(item.activity, list)()


def _colours():
    return [Point(one.value, _(one.label), RAG_MEANS[one](), one.sign, one.letter, one.value) for one in Rag]


def _opinions():
    return [Point(one.value, _(one.label)) for one in Choice]


def _scale(item):
    """Described points, lowest first; five bare numbers where nobody described any."""
    described = [one for one in item.options.all() if one.role is OptionRole.POINT]
    if described:
        return [Point(str(n), one.text, one.description, letter=str(n)) for n, one in enumerate(described, 1)]
    words = {1: _("lowest"), FEWEST_POINTS: _("highest")}
    return [Point(str(n), words.get(n, ""), letter=str(n)) for n in range(1, FEWEST_POINTS + 1)]
