"""What came out of one item: a sentence, a picture with its table, and as evidence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.workshops.activities import Activity
from fivefold_web.workshops.presenters.outcomes import Drawn, Outcome
from fivefold_web.workshops.presenters.results_counted import (
    chosen_result,
    heaps_result,
    pins_result,
    ranked_result,
    terms_result,
    words_result,
)
from fivefold_web.workshops.presenters.results_rated import rated_result

_BY_ACTIVITY = {
    Activity.ANSWERS: words_result,
    Activity.BEFORE_AND_AFTER: rated_result,
    Activity.CHOOSE_ONE: chosen_result,
    Activity.CHOOSE_SEVERAL: chosen_result,
    Activity.RAG: rated_result,
    Activity.SCALE: rated_result,
    Activity.RANK: ranked_result,
    Activity.STATEMENTS: rated_result,
    Activity.TERMS: terms_result,
    Activity.CASE_BOARD: heaps_result,
    Activity.SCENARIO: heaps_result,
    Activity.PINS: pins_result,
}


@dataclass(frozen=True)
class ResultView:
    """One item's outcome. `picture` has `.svg()` and `.twin()`, or is None where there are words alone."""

    item: object
    heading: str
    drawn: Drawn
    big: bool

    @classmethod
    def of(cls, item, session, *, big=False, small=False):
        """None while nothing may be shown. Reads `options`, `answers` with marks, `themes`: lists prefetch them."""
        if not item.state.shows_answers:
            return None
        drawn = _BY_ACTIVITY[item.activity](Outcome.of(item, session, big=big, small=small))
        return cls(item, item.text, drawn, big)

    @property
    def kind(self):
        return self.item.kind_name

    @property
    def reading(self):
        """What the picture says, in one sentence."""
        return self.drawn.reading

    @property
    def picture(self):
        return self.drawn.picture

    @property
    def svg(self):
        return Markup(self.picture.svg()) if self.picture else ""  # noqa: S704 - drawn and escaped by our own charts

    @property
    def twin(self):
        return self.picture.twin() if self.picture else None

    @property
    def method(self):
        return self.drawn.method

    @property
    def tables(self):
        return self.drawn.tables

    @property
    def texts(self):
        return self.drawn.texts

    @property
    def caption(self):
        return _("Result: %(question)s") % {"question": self.heading}

    def citation(self, session, *, path, on):
        """The result as evidence: its sentence and its numbers, never an answer in somebody's words."""
        return Citation(
            kind=SourceKind.THEME,
            key=f"result:{self.item.pk}",
            title=self.heading[:200],
            detail=self.reading,
            path=path,
            source=f"{session.title}, {session.held_on.day} {session.held_on:%B %Y}",
            as_of=on,
            figures=self.drawn.figures,
        )
