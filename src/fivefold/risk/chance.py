"""Do factors fall on the same children more often than chance would give?

A release does not say what chance would give; it follows from its rows of single factors and of everyone. Two
questions are asked. *How many children would face so many factors, had what was seen fallen on them independently?*
And *are these two seen together more often than chance would give?* There a factor that is not known of every child
needs care: children of whom it is known may differ from the others. So the expectation has a least and a most
that hold whichever children those were, and a pair is called together only where the interval clears both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fivefold.release.manifest import TableKind
from fivefold.release.reading import Release
from fivefold.risk.factors import factors_seen
from fivefold.risk.numbers import everybody, risk_axis
from fivefold.risk.once import once
from fivefold.risk.together import Combination, Combinations, combinations
from fivefold.statistics.intervals import count_limits
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

TIMES = "times chance"
OPEN_FROM = 4
"""An expectation that may be a quarter of its middle or less bounds nothing from above."""
OWN_BASIS = "children counted, divided by those expected if what was seen fell independently; Byar 95%"
PAIR_BASIS = (
    "children counted, divided by those expected by chance; Byar 95% over all pairs at once, widened for children of "
    "whom a factor is not known"
)


class Verdict(StrEnum):
    """How a pair stands to chance, as far as the release can tell."""

    MORE = "more often"
    LESS = "less often"
    LIKE = "like chance"
    UNCLEAR = "cannot be told"

    @property
    def label(self) -> str:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.MORE: marked("more often than chance"),
    Verdict.LESS: marked("less often than chance"),
    Verdict.LIKE: marked("cannot be told from chance"),
    Verdict.UNCLEAR: marked("cannot be told: known for too few children"),
}


@dataclass(frozen=True, slots=True)
class NumberAgainstChance:
    """Children with one number of factors: counted, expected, and the ratio."""

    label: str
    counted: Value
    expected: Value
    ratio: Value


@dataclass(frozen=True, slots=True)
class PairAgainstChance:
    """Two factors: children who face both, those expected (least to most), and the ratio.

    `is_open`: so few answers are known that chance may give almost none. Then the upper end of the ratio carries
    chance alone, and only "at least" can be said.
    """

    pair: Combination
    expected: Value
    ratio: Value
    verdict: Verdict
    is_open: bool = False


def spread_by_chance(chances: Iterable[float]) -> list[float]:
    """The chance of 0, 1, 2 ... factors when each falls independently with its own chance.

    >>> spread_by_chance([0.5, 0.5])
    [0.25, 0.5, 0.25]
    """
    spread = [1.0]
    for chance in chances:
        stay, move = [s * (1 - chance) for s in spread], [s * chance for s in spread]
        spread = [a + b for a, b in zip([*stay, 0.0], [0.0, *move], strict=True)]
    return spread


@once
def numbers_against_chance(release: Release) -> tuple[NumberAgainstChance, ...]:
    """Each number of factors beside what chance gives; empty where a single factor's count is hidden or missing.

    Where the release says the ratios itself, those are taken: the secure side knows more than its shown counts.
    """
    whole, sets = everybody(release), combinations(release)
    if whole is not None and (told := _told(release)) is not None:
        return tuple(
            NumberAgainstChance(step.label, value, Value(State.MISSING, unit="children"), told[step.code])
            for step, value in zip(whole.steps, whole.counts, strict=True)
            if step.code in told
        )
    spread = _spread(sets)
    if whole is None or not spread or sets is None:
        return ()
    base = sets.everyone.number or 0
    rows = []
    for step, value in zip(whole.steps, whole.counts, strict=True):
        share = (
            sum(spread[step.least :])
            if step.is_open
            else spread[step.least]
            if step.least < len(spread)
            else 0.0
        )
        rows.append(_against(step.label, value, base * share))
    return tuple(rows)


def _told(release: Release) -> dict[str, Value] | None:
    """Ratios that the release itself holds, by number of factors."""
    for table in release.tables:
        if (
            table.about.kind is TableKind.FIGURES
            and table.about.unit == TIMES
            and len(table.about.dimensions) == 1
        ):
            axis = risk_axis(table)
            return {at[0]: value for at, value in table.cells()} if axis else None
    return None


@once
def many_against_chance(release: Release, many: int) -> NumberAgainstChance | None:
    """So many factors or more beside what chance gives."""
    whole, sets = everybody(release), combinations(release)
    spread = _spread(sets)
    if whole is None or not spread or sets is None:
        return None
    return _against("", whole.at_least(many), (sets.everyone.number or 0) * sum(spread[many:]))


def _spread(sets: Combinations | None) -> list[float]:
    if sets is None or not sets.everyone.number:
        return []
    singles = [row.children for row in sets.of_size(1, 1)]
    if not singles or any(value.number is None for value in singles):
        return []
    return spread_by_chance((value.number or 0) / sets.everyone.number for value in singles)


def _against(label: str, value: Value, expected: float) -> NumberAgainstChance:
    about: dict[str, Any] = {"period": value.period, "source": value.source}
    chance = Value(
        State.ESTIMATED,
        expected,
        basis="expected if what was seen fell independently",
        unit="children",
        **about,
    )
    if value.number is None or expected <= 0:
        state = State.NOT_APPLICABLE if value.number is not None else value.state
        return NumberAgainstChance(label, value, chance, Value(state, unit=TIMES, basis=OWN_BASIS, **about))
    low = count_limits(value.number if value.low is None else value.low).low
    high = count_limits(value.number if value.high is None else value.high).high
    ratio = Value(
        State.ESTIMATED, value.number / expected, low / expected, high / expected, OWN_BASIS, unit=TIMES, **about
    )  # fmt: skip
    return NumberAgainstChance(label, value, chance, ratio)


@once
def pairs_against_chance(release: Release) -> tuple[PairAgainstChance, ...]:
    """Every pair of risk factors that is shown, those furthest above chance first.

    Intervals hold for all pairs at once (Bonferroni): of many pairs some would lie apart from 1 by chance.
    """
    sets = combinations(release)
    if sets is None or not sets.everyone.number:
        return ()
    shown = [row for row in sets.of_size(2, 2) if row.is_shown]
    confidence = 1 - 0.05 / max(1, len(sets.of_size(2, 2)))
    known = _known(release, sets.everyone.number)
    single = {row.slugs[0]: row.children for row in sets.of_size(1, 1)}
    rows = [_pair(row, sets.everyone.number, single, known, confidence) for row in shown]
    order = {Verdict.MORE: 0, Verdict.LESS: 1, Verdict.LIKE: 2, Verdict.UNCLEAR: 3}
    return tuple(
        sorted(rows, key=lambda r: (order[r.verdict], -(r.ratio.number or r.ratio.low or 0), r.pair.slugs))
    )


def _known(release: Release, everyone: float) -> dict[str, float]:
    """Of how many children each factor is known; where the release does not say, of everyone."""
    return {
        one.factor.slug: min(everyone, one.everybody.known.number or everyone)
        for one in factors_seen(release)
    }


def _pair(
    row: Combination,
    everyone: float,
    single: Mapping[str, Value],
    known: Mapping[str, float],
    confidence: float,
) -> PairAgainstChance:
    about: dict[str, Any] = {"period": row.children.period, "source": row.children.source}
    seen = [single.get(slug, Value(State.MISSING)) for slug in row.slugs]
    count = row.children.number or 0
    if any(value.number is None for value in seen):
        hidden = Value(State.SUPPRESSED, **about)
        return PairAgainstChance(
            row, hidden.about(unit="children"), hidden.about(unit=TIMES), Verdict.UNCLEAR
        )
    one, other = (value.number or 0 for value in seen)
    least, most = expected_range(one, other, known[row.slugs[0]], known[row.slugs[1]], everyone, count)
    limits = count_limits(count, confidence=confidence)
    middle = min(max(one * other / everyone, least), most)
    low = limits.low / most
    is_open = least * OPEN_FROM < middle
    high = limits.high / (middle if is_open else least)
    verdict = _verdict(low, high, is_open)
    expected = Value(State.ESTIMATED, middle, least, most, PAIR_BASIS, unit="children", **about)
    ratio = Value(State.ESTIMATED, count / middle, low, high, PAIR_BASIS, unit=TIMES, **about)
    return PairAgainstChance(row, expected, ratio, verdict, is_open)


def _verdict(low: float, high: float, is_open: bool) -> Verdict:
    if low > 1:
        return Verdict.MORE
    if is_open:
        return Verdict.UNCLEAR
    return Verdict.LESS if high < 1 else Verdict.LIKE


def expected_range(
    one: float, other: float, known_one: float, known_other: float, everyone: float, both: float = 0
) -> tuple[float, float]:
    """The least and the most that chance can give for two factors, whoever the children with known answers are.

    `one` and `other` are children seen with each factor, `known_*` those of whom it is known. Chance gives the share
    of each factor among the children of whom both are known, times those children; how many those are, and how many
    of the seen are among them, lies between bounds that are used to the full.
    """
    unknown_one, unknown_other = everyone - known_one, everyone - known_other
    # Who was seen with both is known on both.
    fewest = max(known_one + known_other - everyone, both, 1.0)
    most_known = max(min(known_one, known_other), 1.0)
    least = max(0.0, one - unknown_other) * max(0.0, other - unknown_one) / most_known
    most = min(one, most_known) * min(other, most_known) / fewest
    return least, max(most, least)
