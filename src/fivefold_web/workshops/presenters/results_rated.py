"""Lines that were rated: red, amber and green, scales, statements, a view before and after."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.drawing import Twin
from fivefold.charts.palette import RATED
from fivefold.charts.votes import ENDS, Answer, VoteRow, Votes, shades
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import Activity
from fivefold.workshops.agreement import agreements, by_sector
from fivefold.workshops.polls import Choice
from fivefold.workshops.results import rated
from fivefold.workshops.spread import Mind, spread
from fivefold_web.workshops.presenters.outcomes import Drawn, Table, answered, cells, hidden_words
from fivefold_web.workshops.presenters.standings import standings_words

CHOICE_SIGNS = {Choice.AGREE: "+", Choice.UNSURE: "?", Choice.DISAGREE: "−"}


def rated_result(outcome):
    """Bars for each line; both rounds below one another where it was asked again."""
    rows = _moving_rows(outcome) if outcome.asked_twice else _rows(outcome)
    reading = _reading(outcome)
    table = _moving_twin(outcome) if outcome.asked_twice else _twin(outcome)
    picture = Votes(
        outcome.item.text,
        reading,
        answers_in(outcome),
        tuple(rows),
        table,
        big=outcome.big,
        small=outcome.small,
    )
    return Drawn(
        reading, picture, _method(outcome), tuple(_sector_tables(outcome)), figures=_figures(outcome)
    )


def answers_in(outcome):
    """What could be answered, with signs and grounds."""
    words = outcome.answer_words
    match outcome.question.activity:
        case Activity.RAG:
            return tuple(Answer(label, rag.letter, RATED[rag]) for label, rag in zip(words, Rag, strict=True))
        case Activity.SCALE:
            return tuple(Answer(label, str(n + 1), fill) for n, (label, fill) in enumerate(zip(words, shades(len(words)), strict=True)))  # fmt: skip
        case _:
            signs = CHOICE_SIGNS.values()
            return tuple(Answer(*parts) for parts in zip(words, signs, ENDS, strict=True))


def _rows(outcome):
    single = outcome.question.activity is Activity.BEFORE_AND_AFTER
    for one in rated(outcome.question, outcome.casts):
        label = _("Before talking") if single else outcome.lines[one.line]
        yield VoteRow(label, one.counts, _said(outcome, one.counts))


def _said(outcome, counts):
    """How many answered, and how far apart they lie where that is asked."""
    found = spread(counts)
    if found is None:
        return _("nobody answered")
    words = answered(sum(counts))
    return (
        words if outcome.question.activity is Activity.BEFORE_AND_AFTER else f"{words}, {_(found.mind.label)}"
    )


def _moving_rows(outcome):
    for one in outcome.both(rated):
        inner = one.line is not None
        if inner:
            yield VoteRow(outcome.lines[one.line], None)
        yield _round_row(outcome, _("Before talking"), one.before, inner)
        yield _round_row(outcome, _("After talking"), one.after, inner)


def _round_row(outcome, label, counts, inner):
    if isinstance(counts, State):
        return VoteRow(label, None, hidden_words(counts, outcome.smallest), inner)
    return VoteRow(label, counts, _said(outcome, counts), inner)


def _twin(outcome):
    words = outcome.answer_words
    headers = (_("Line"), *words, _("Answered"), _("Middle"), _("Half of all lie between"), _("The room"))
    rows = (
        (outcome.lines[one.line], *(str(n) for n in one.counts), str(one.total), *_spread_cells(one.counts, words))
        for one in rated(outcome.question, outcome.casts)
    )  # fmt: skip
    return Twin(headers, tuple(rows))


def _spread_cells(counts, words):
    found = spread(counts)
    if found is None:
        return ("–",) * 2 + (_("nobody answered"),)
    return _between(found.middle, words), _between(found.quartiles, words), _(found.mind.label)


def _between(ends, words):
    low, high = ends
    return words[low] if low == high else _("%(low)s to %(high)s") % {"low": words[low], "high": words[high]}


def _moving_twin(outcome):
    words = outcome.answer_words
    rows = []
    for one in outcome.both(rated):
        label = outcome.lines[one.line]
        for when, counts in ((_("Before talking"), one.before), (_("After talking"), one.after)):
            rows.append((label, when, *cells(counts, outcome.smallest, len(words))))
        rows.append((label, _("Change"), *_change_cells(one.change, len(words))))
    return Twin((_("Line"), _("Round"), *words), tuple(rows))


def _change_cells(change, columns):
    return ("–",) * columns if isinstance(change, State) else tuple(f"{n:+d}" if n else "0" for n in change)


def _sector_tables(outcome):
    """What each sector said in each round, where enough of it answered."""
    words = outcome.answer_words
    if not any(cast.sector for cast in outcome.casts):
        return
    rounds = [(_("Before talking"), outcome.before), (_("After talking"), outcome.after)]
    for when, casts in rounds if outcome.asked_twice else [("", outcome.casts)]:
        found = zip(rated(outcome.question, casts), by_sector(outcome.question, casts, outcome.smallest), strict=False)  # fmt: skip
        rows = tuple(
            (outcome.lines[one.line], _(sector.label), *cells(counts, outcome.smallest, len(words)))
            for one, sectors in found
            for sector, counts in sectors.items()
        )
        if rows:
            caption = _("By sector: %(round)s") % {"round": when.lower()} if when else _("By sector")
            yield Table(caption, Twin((_("Line"), _("Sector"), *words), rows))


def _method(outcome):
    if outcome.question.activity is Activity.BEFORE_AND_AFTER:
        return _("Both rounds were counted without names: the change is of the counts, not of single people.")
    return _(
        "“Of one mind” and “split” follow Leik’s measure of spread (1966): 0 where all say the same, 1 where half "
        "stand at each end; up to 1/3 is of one mind, from 3/5 on split."
    )


def _reading(outcome):
    """The sentence that stands above the picture."""
    if outcome.question.activity is Activity.BEFORE_AND_AFTER:
        return poll_reading(outcome)
    if outcome.question.activity is Activity.STATEMENTS:
        found = agreements(outcome.question, outcome.last, outcome.smallest)
        return standings_words(found, outcome.lines)
    return spread_reading(outcome)


def poll_reading(outcome):
    first, then = outcome.both(rated)[0].before, outcome.both(rated)[0].after
    if isinstance(first, State):
        return _("Nobody answered before talking.")
    now = _("%(n)s of %(all)s agree") % {"n": first[0], "all": sum(first)}
    if isinstance(then, State):
        return _("%(before)s.") % {"before": now}
    facts = {"n": then[0], "all": sum(then), "m": first[0], "before": sum(first)}
    return _("%(n)s of %(all)s agree after talking; before, %(m)s of %(before)s did.") % facts


def spread_reading(outcome):
    """Of how many lines the room is of one mind, and which splits it most."""
    found = [(spread(one.counts), one) for one in rated(outcome.question, outcome.last) if one.total]
    if not found:
        return _("Nobody answered.")
    if len(found) == 1:
        return _single_reading(outcome, *found[0])
    minds = sum(one.mind is Mind.ONE for one, _counted in found)
    words = ngettext(
        "The room is of one mind on %(n)d of %(all)d lines", "The room is of one mind on %(n)d of %(all)d lines", minds
    ) % {"n": minds, "all": len(found)}  # fmt: skip
    widest, counted = max(found, key=lambda pair: pair[0].split)
    if widest.mind is Mind.ONE:
        return _("%(minds)s.") % {"minds": words}
    return _("%(minds)s; answers lie furthest apart on “%(line)s”.") % {"minds": words, "line": outcome.lines[counted.line]}  # fmt: skip


def _single_reading(outcome, found, one):
    most = max(range(len(one.counts)), key=one.counts.__getitem__)
    facts = {
        "n": one.counts[most],
        "all": one.total,
        "answer": outcome.answer_words[most],
        "mind": _(found.mind.label),
    }
    return _("%(n)s of %(all)s said “%(answer)s”, the most frequent answer; the room is %(mind)s.") % facts


def _figures(outcome):
    counted = rated(outcome.question, outcome.last)
    return tuple(str(n) for one in counted for n in (*one.counts, one.total))
