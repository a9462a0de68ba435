"""A published figure in plain sentences, from the same facts as the table: never surer than its interval.

`sentences(...)` gives clauses in the order in which they are read: the figure, how it stands to its benchmark, where it
is going. A clause is a template with its words, so that a reader's language can be put in before they are joined.

Rules: where the interval holds the benchmark the words are "may be no different"; a figure that the publisher calls
better or worse although its interval holds the benchmark is hedged too; hidden, missing and not applicable are said,
and no number stands in such a sentence except a stated bound or the benchmark's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fivefold.vocabulary.comparison import Comparison, Trend
from fivefold.vocabulary.value import State, Value, figure
from fivefold.vocabulary.words import marked

NUMBER = "{number}"


@dataclass(frozen=True)
class Clause:
    """One sentence: a marked template and what fills it. `labels` are filled in too, but are marked themselves."""

    template: str
    words: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.template % {**self.words, **self.labels}


@dataclass(frozen=True, slots=True)
class Beside:
    """The benchmark of a sentence: what it is called, its figure, how the area stands to it, and why if it does not."""

    name: str
    value: Value
    word: Comparison
    why: str = ""
    is_published: bool = False


def sentences(
    value: Value, *, area: str, what: str, said_as: str = "", beside: Beside | None = None, trend: Trend | None = None
) -> tuple[Clause, ...]:  # fmt: skip
    """The figure of one indicator in one area and period. `value` carries unit and period; `what` is the indicator's
    name; `said_as` is the words of a sentence around {number}, where the catalogue has them.
    """
    clauses = [*_figure(value, area, what, said_as)]
    if beside is not None:
        clauses.extend(_beside(value, beside))
    if trend is not None and value.number is not None:
        clauses.append(Clause(_TRENDS[trend]))
    return tuple(clauses)


def text_of(clauses: tuple[Clause, ...]) -> str:
    """The sentences in English, one after another."""
    return " ".join(clause.text for clause in clauses)


def number_words(value: Value, number: float) -> str:
    """A number in the unit of a figure.

    >>> number_words(Value(State.OBSERVED, 5.1, unit="per 1,000"), 5.1)
    '5.10 per 1,000'
    """
    written = figure(number, value.unit)
    return written if value.unit in ("", "%") else f"{written} {value.unit}"


def holds(value: Value, number: float | None) -> bool:
    """Whether a number lies within the interval of a figure."""
    return (
        number is not None and value.low is not None and value.high is not None and value.low <= number <= value.high
    )  # fmt: skip


def _figure(value: Value, area: str, what: str, said_as: str) -> Iterator[Clause]:
    place = {"area": area, "period": value.period}
    if value.number is None:
        yield _without_number(value, place, {"what": what})
        return
    span = _span(value)
    if NUMBER in said_as:
        before, after = said_as.split(NUMBER, 1)
        said = {"number": figure(value.number, value.unit), "before": before, "after": after, "span": span}
        yield Clause(_SAID[bool(value.period)], place | said)
    else:
        number = number_words(value, value.number)
        yield Clause(_NAMED[bool(value.period)], place | {"number": number, "span": span}, {"what": what})
    yield from _caution(value)


def _span(value: Value) -> str:
    if value.low is None or value.high is None:
        return ""
    return f" ({figure(value.low, value.unit)} to {figure(value.high, value.unit)})"


def _without_number(value: Value, place: dict[str, str], what: dict[str, str]) -> Clause:
    ends = {}
    if value.low is not None and value.high is not None:
        ends = {"low": number_words(value, value.low), "high": number_words(value, value.high)}
    key = value.state, bool(ends)
    return Clause(_UNKNOWN[key if key in _UNKNOWN else (value.state, False)], place | ends, what)


def _caution(value: Value) -> Iterator[Clause]:
    """What a reader must know before taking the number at its word."""
    if value.contradicts_itself:
        yield Clause(CONTRADICTS)
    elif value.low is None:
        yield Clause(NO_INTERVAL)
    if value.state in _CAUTIONS:
        yield Clause(_CAUTIONS[value.state])


def _beside(value: Value, beside: Beside) -> Iterator[Clause]:
    if beside.value.number is None:
        template = NOT_HELD if beside.value.state is State.MISSING else WITHOUT
        yield Clause(template, {"beside": beside.name}, {"state": beside.value.state.label})
        return
    number = number_words(beside.value, beside.value.number)
    words = {"beside": beside.name, "number": number}
    if value.number is None or beside.word is Comparison.NOT_COMPARED:
        yield Clause(JUST_BESIDE, words)
        if value.number is not None and beside.why and not value.contradicts_itself and value.low is not None:
            yield Clause("%(why)s", labels={"why": beside.why})
        return
    yield Clause(_standing(value, beside), words, {"word": beside.word.label.lower()})


def _standing(value: Value, beside: Beside) -> str:
    """The template that says no more than the interval allows."""
    inside = holds(value, beside.value.number)
    if beside.word is Comparison.SIMILAR:
        return MAY_BE_SAME if inside else CALLED_SIMILAR
    if inside:
        return CALLED_BUT_MAY
    return _DIRECTIONS.get((beside.word, _direction(value, beside)), COUNTS_AS)


def _direction(value: Value, beside: Beside) -> int:
    assert value.number is not None
    assert beside.value.number is not None
    return (value.number > beside.value.number) - (value.number < beside.value.number)


_SAID = {
    True: marked("In %(area)s, %(before)s%(number)s%(after)s%(span)s in %(period)s."),
    False: marked("In %(area)s, %(before)s%(number)s%(after)s%(span)s."),
}
_NAMED = {
    True: marked("In %(area)s, “%(what)s” was %(number)s%(span)s in %(period)s."),
    False: marked("In %(area)s, “%(what)s” was %(number)s%(span)s."),
}
_UNKNOWN = {
    (State.SUPPRESSED, False): marked(
        "“%(what)s” in %(area)s in %(period)s is hidden because few people are behind it. It is not 0."
    ),
    (State.SUPPRESSED, True): marked(
        "“%(what)s” in %(area)s in %(period)s is hidden because few people are behind it. "
        "It lies between %(low)s and %(high)s."
    ),
    (State.MISSING, False): marked("No figure of “%(what)s” in %(area)s is published for %(period)s."),
    (State.NOT_APPLICABLE, False): marked("“%(what)s” does not apply to %(area)s in %(period)s."),
    (State.ESTIMATED, True): marked(
        "In %(area)s, “%(what)s” is estimated to lie between %(low)s and %(high)s in %(period)s. "
        "No single figure is given."
    ),
}
_CAUTIONS = {
    State.ESTIMATED: marked("It is an estimate, not a count."),
    State.STALE: marked("It is out of date; a newer figure should exist."),
    State.ZERO: marked("That is a true zero: they were counted, and there were none."),
}
CONTRADICTS = marked(
    "The published figure lies outside its own published interval, so nothing may be concluded from it."
)
NO_INTERVAL = marked("No interval is published, so nobody can say how certain it is.")
NOT_HELD = marked("No figure of %(beside)s is held for that period.")
WITHOUT = marked("The figure of %(beside)s is %(state)s.")
JUST_BESIDE = marked("The figure of %(beside)s is %(number)s.")
MAY_BE_SAME = marked("It may be no different from %(beside)s (%(number)s), which lies within the interval.")
CALLED_SIMILAR = marked("By the publisher's method it counts as similar to %(beside)s (%(number)s).")
CALLED_BUT_MAY = marked(
    "By the publisher's method it counts as %(word)s than %(beside)s (%(number)s), but that lies within the 95%% interval: "
    "it may be no different."
)
_DIRECTIONS = {
    (Comparison.BETTER, -1): marked("That is lower than %(beside)s (%(number)s), which is better."),
    (Comparison.BETTER, 1): marked("That is higher than %(beside)s (%(number)s), which is better."),
    (Comparison.WORSE, -1): marked("That is lower than %(beside)s (%(number)s), which is worse."),
    (Comparison.WORSE, 1): marked("That is higher than %(beside)s (%(number)s), which is worse."),
    (Comparison.HIGHER, 1): marked("That is higher than %(beside)s (%(number)s)."),
    (Comparison.LOWER, -1): marked("That is lower than %(beside)s (%(number)s)."),
}
# A word that does not fit the numbers as rounded is the publisher's, and is said to be.
COUNTS_AS = marked("By the publisher's method it counts as %(word)s than %(beside)s (%(number)s).")
_TRENDS = {
    Trend.INCREASING_BETTER: marked("The recent trend is up, which is better."),
    Trend.INCREASING_WORSE: marked("The recent trend is up, which is worse."),
    Trend.DECREASING_BETTER: marked("The recent trend is down, which is better."),
    Trend.DECREASING_WORSE: marked("The recent trend is down, which is worse."),
    Trend.INCREASING: marked("The recent trend is up."),
    Trend.DECREASING: marked("The recent trend is down."),
    Trend.NO_CHANGE: marked("There is no clear recent trend."),
    Trend.CANNOT_BE_CALCULATED: marked("No recent trend can be worked out."),
}
