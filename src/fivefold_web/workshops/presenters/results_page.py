"""The results of a whole session: where the room agrees, where answers lie apart, and every item; each as evidence."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from fivefold.charts.agreement import AgreementPicture, Standing
from fivefold.charts.disagreement import DisagreementMap, SplitRow
from fivefold.charts.drawing import Twin
from fivefold.charts.votes import VoteRow
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import Activity
from fivefold.workshops.agreement import Stand, agreements
from fivefold.workshops.results import rated
from fivefold.workshops.spread import OF_ONE_MIND, SPLIT, Mind, spread
from fivefold_web.workshops.presenters.outcomes import Outcome, answered, cells
from fivefold_web.workshops.presenters.results import ResultView
from fivefold_web.workshops.presenters.results_rated import answers_in
from fivefold_web.workshops.presenters.standings import single_words, standings_words


@dataclass(frozen=True)
class Fact:
    """Something that may become a finding: its words and its evidence."""

    label: str
    words: str
    citation: Citation


@dataclass(frozen=True)
class Sight:
    """A picture over several items: caption, sentence, how it was made."""

    caption: str
    reading: str
    picture: object
    method: str
    facts: tuple = ()

    @property
    def svg(self):
        return Markup(self.picture.svg())  # noqa: S704 - drawn and escaped by our own charts

    @property
    def twin(self):
        return self.picture.twin()


@dataclass(frozen=True)
class ResultLine:
    """One item and what it brought; `view` is None while nothing may be shown."""

    item: object
    kind: str
    view: ResultView | None
    citation: Citation | None


@dataclass(frozen=True)
class ResultsPage:
    heading: str
    session: object
    agreement: Sight | None
    disagreement: Sight | None
    lines: list

    @classmethod
    def of(cls, session, *, path, on: date):
        shown = [item for item in session.items.all() if item.state.shows_answers]
        outcomes = [Outcome.of(item, session) for item in shown]
        return cls(
            _("Results of “%(title)s”") % {"title": session.title},
            session,
            agreement_of(outcomes, session, path=path, on=on),
            disagreement_of(outcomes),
            [_line(item, session, path, on) for item in session.items.all()],
        )

    @property
    def citations(self):
        """Everything on the page that may become a finding."""
        facts = self.agreement.facts if self.agreement else ()
        return [one.citation for one in (*facts, *self.lines) if one.citation]


def _line(item, session, path, on):
    view = ResultView.of(item, session)
    citation = view.citation(session, path=f"{path}#result-{item.pk}", on=on) if view else None
    return ResultLine(item, _(item.activity.label), view, citation)


def agreement_of(outcomes, session, *, path, on, big=False):
    """All statements of these items under the headings of how the room stands to them; None without statements."""
    found = [
        (outcome, one)
        for outcome in outcomes
        if outcome.question.activity is Activity.STATEMENTS
        for one in agreements(outcome.question, outcome.last, outcome.smallest)
    ]
    if not found:
        return None
    lines = {key: words for outcome, _one in found for key, words in outcome.lines.items()}
    stood = [one for _outcome, one in found]
    reading = standings_words(stood, lines)
    caption = _("Where the room agrees, and where it does not")
    picture = AgreementPicture(
        caption,
        reading,
        answers_in(found[0][0]),
        _standings(stood, lines),
        _agreement_twin(found, lines),
        big,
    )
    return Sight(
        caption, reading, picture, _agreement_method(session), _facts(stood, lines, session, path, on)
    )


def _standings(stood, lines):
    groups = ((stand, [one for one in stood if one.stand is stand]) for stand in Stand)
    return tuple(
        Standing(_(stand.label), tuple(row for one in group for row in _statement_rows(one, lines)))
        for stand, group in groups
        if group
    )


def _statement_rows(one, lines):
    """The room's bar; where sectors differ, theirs below it."""
    yield VoteRow(lines[one.room.line], one.room.counts, answered(one.room.total))
    if one.stand is Stand.SECTORS_DIFFER:
        for sector, counts in one.sectors.items():
            if not isinstance(counts, State):
                yield VoteRow(_(sector.label), counts, answered(sum(counts)), inner=True)


def _agreement_twin(found, lines):
    rows = []
    for outcome, one in found:
        label, stand = lines[one.room.line], _(one.stand.label)
        rows.append((label, _("The room"), *(str(n) for n in one.room.counts), stand))
        for sector, counts in one.sectors.items():
            rows.append((label, _(sector.label), *cells(counts, outcome.smallest, 3), stand))
    headers = (_("Statement"), _("Who"), *found[0][0].answer_words, _("How the room stands"))
    return Twin(headers, tuple(rows))


def _agreement_method(session):
    return _(
        "Nearly everybody: at least 4 of 5. Sectors differ: the parts that agree lie a third or more apart. It divides "
        "the room: answers lie at both ends. A sector stands apart only where %(n)s or more of it answered. It describes "
        "those who answered, nobody else."
    ) % {"n": session.smallest_group}  # fmt: skip


def _facts(stood, lines, session, path, on):
    return tuple(
        Fact(
            lines[one.room.line],
            single_words(one),
            Citation(
                kind=SourceKind.THEME,
                key=f"statement-vote:{one.room.line}",
                title=lines[one.room.line][:200],
                detail=single_words(one),
                path=f"{path}#agreement",
                source=f"{session.title}, {session.held_on.day} {session.held_on:%B %Y}",
                as_of=on,
                figures=tuple(str(n) for n in (*one.room.counts, one.room.total)),
            ),
        )
        for one in stood
        if one.room.total
    )


def disagreement_of(outcomes, *, big=False):
    """Every line that was rated red, amber or green or on a scale, the most split first; None without any."""
    found = [
        (spread(one.counts), one, outcome)
        for outcome in outcomes
        if outcome.question.activity in (Activity.RAG, Activity.SCALE)
        for one in rated(outcome.question, outcome.last)
        if one.total
    ]
    if not found:
        return None
    found.sort(key=lambda row: -row[0].split)
    reading = _map_reading(found)
    caption = _("Where answers lie apart")
    rows = tuple(_split_row(*row) for row in found)
    ends = (_("of one mind"), _("split"))
    bounds = (float(OF_ONE_MIND), float(SPLIT))
    picture = DisagreementMap(caption, reading, rows, ends, bounds, _map_twin(found), big)
    return Sight(caption, reading, picture, _map_method())


def _split_row(found, one, outcome):
    under = outcome.item.text if one.line is not None else _scale_words(outcome)
    label = outcome.lines[one.line]
    return SplitRow(label, under, answers_in(outcome), one.counts, float(found.split), _(found.mind.label))


def _scale_words(outcome):
    words = outcome.answer_words
    return _("from “%(low)s” to “%(high)s”") % {"low": words[0], "high": words[-1]}


def _map_reading(found):
    split = [row for row in found if row[0].mind is Mind.SPLIT]
    one_mind = sum(row[0].mind is Mind.ONE for row in found)
    facts = {"one": one_mind, "all": len(found), "split": len(split)}
    words = _("The room is of one mind on %(one)s of %(all)s lines and split on %(split)s") % facts
    if not split:
        return f"{words}."
    _spread, one, outcome = split[0]
    return _("%(words)s, most of all on “%(line)s”.") % {"words": words, "line": outcome.lines[one.line]}


def _map_twin(found):
    headers = (_("Line"), _("Question"), _("Answers"), _("Answered"), _("Spread, 0 to 1"), _("The room"))
    return Twin(headers, tuple(_map_cells(*row) for row in found))


def _map_cells(found, one, outcome):
    words = zip(outcome.answer_words, one.counts, strict=True)
    said = ", ".join(f"{label} {n}" for label, n in words)
    label = outcome.lines[one.line]
    return label, outcome.item.text, said, str(one.total), f"{float(found.split):.2f}", _(found.mind.label)


def _map_method():
    return _(
        "Spread is Leik’s measure (1966): 0 where all say the same, 1 where half stand at each end; up to 1/3 is of one "
        "mind, from 3/5 on split. No mean is shown: it would make a split room look lukewarm."
    )
