"""How many young children may have a mental health problem: a published range times a number of children.

The UK has no measured figure for under-fives (toolkit, Part 4, p56). An estimate is therefore a range with its
doubt said in words, and never a point.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from fivefold.knowledge.schemas import Prevalence
from fivefold.need.chance import BASIS as CHANCE
from fivefold.need.chance import likely_counts
from fivefold.need.studies import is_local
from fivefold.statistics.intervals import wilson
from fivefold.vocabulary.value import State, Value, figure
from fivefold.vocabulary.words import marked

DOUBT = marked("uncertain, from international literature")
DOUBT_ENGLAND = marked("uncertain, from a pilot survey")
DOUBT_STUDY = marked("uncertain, from one study that was added here")
SMALL_PLACE = 3_000
"""Below so many children chance moves the number about as much as the share's own doubt, and it is shown too."""
NEAREST = 10
"""Results are shown to the nearest ten, outwards: finer figures would promise more than a range can hold."""


class NotEstimable(ValueError):
    """An estimate that cannot be made, in words its reader can act on."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what is done, the sum as it is written, what comes out, where it is from."""

    what: str
    sum: str
    result: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrevalenceEstimate:
    """Children who may be affected.

    `published` is the range that the source prints, if it prints one; `with_sampling` is the range with the error of
    its sample, where the sample is known. One of the two is always there.
    """

    source: Prevalence
    children: Value
    published: Value | None
    with_sampling: Value | None
    doubt: str
    warnings: tuple[str, ...]
    steps: tuple[Step, ...]
    with_chance: Value | None = None

    @property
    def range(self) -> Value:
        """The range to plan with: the one with sampling error where it is known."""
        found = self.with_sampling or self.published
        assert found is not None
        return found


def makes_a_range(source: Prevalence) -> bool:
    """Whether a source says enough to give a range. A single figure of unknown doubt would give a bare point."""
    return source.low < source.high or source.interval_low is not None


def estimate(children: Value, source: Prevalence, *, ages: tuple[int, int]) -> PrevalenceEstimate:
    """The published range of a share times the children (themselves a range where that is all there is).

    `ages` are the children's ages in months, the end not included; a source that measured other ages says so.
    """
    if not makes_a_range(source):
        raise NotEstimable(
            f"{source.label} gives one figure without an interval. No number is made of it: choose a source with a range."
        )
    low, high = _ends(children)
    published = sampled = None
    if source.low < source.high:
        published = _range(children, source, low * source.low, high * source.high, source.label)
    if source.interval_low is not None and source.interval_high is not None:
        sampled = _range(
            children, source, low * source.interval_low, high * source.interval_high, source.interval_basis
        )
    return PrevalenceEstimate(
        source=source,
        children=children,
        published=published,
        with_sampling=sampled,
        doubt=_doubt(source),
        warnings=tuple(_warnings(source, ages)),
        steps=tuple(_steps(children, source, published, sampled)),
        with_chance=_with_chance(children, source, low, high) if high <= SMALL_PLACE else None,
    )


def _doubt(source: Prevalence) -> str:
    if is_local(source):
        return DOUBT_STUDY
    return DOUBT_ENGLAND if source.place == "England" else DOUBT


def share_range(source: Prevalence) -> tuple[float, float]:
    """Percentages to plan with: with the error of the sample where it is known, else as published."""
    if source.interval_low is not None and source.interval_high is not None:
        return source.interval_low, source.interval_high
    return source.low, source.high


def _with_chance(children: Value, source: Prevalence, low: float, high: float) -> Value:
    """How many a place so small may really have, not rounded: its numbers are small already."""
    share = share_range(source)
    fewest, most = likely_counts(low * share[0] / 100, high * share[1] / 100)
    return Value(
        State.ESTIMATED, None, float(fewest), float(most), basis=CHANCE, period=children.period, source=source.sources,
        unit="children",
    )  # fmt: skip


def main_doubt(children: Value, source: Prevalence) -> str:
    """Where the width of the range comes from, in words: the share, the number of children, or both."""
    low, high = _ends(children)
    share = share_range(source)
    if low == high:
        return FROM_SHARE
    of_children, of_share = high / max(low, 1), share[1] / max(share[0], 0.1)
    if of_children >= 1.5 * of_share:
        return FROM_CHILDREN
    return FROM_SHARE if of_share >= 1.5 * of_children else FROM_BOTH


FROM_SHARE = marked(
    "All or most of the width comes from the share. The number of children is taken as it is given; for official "
    "estimates of population no interval is published."
)
FROM_CHILDREN = marked("Most of the width comes from the number of children, which is itself a range.")
FROM_BOTH = marked("The share and the number of children both widen the range.")


def sampling_range(low: float, high: float, n: int) -> tuple[float, float]:
    """95% Wilson limits around a published range of percentages from a sample of n: from the lower limit of its
    lower end to the upper limit of its upper end, on whole children.

    >>> tuple(round(end, 1) for end in sampling_range(16, 18, 211))
    (11.8, 23.8)
    """
    fewest, most = round(low / 100 * n), round(high / 100 * n)
    return wilson(fewest, n).low * 100, wilson(most, n).high * 100


def _ends(children: Value) -> tuple[float, float]:
    if children.low is not None and children.high is not None:
        return children.low, children.high
    if children.number is None:
        raise NotEstimable(
            f"The number of children is {children.state.label}, so nothing can be estimated from it. "
            "Choose another area or year, or upload a population file that holds it."
        )
    return children.number, children.number


def _range(children: Value, source: Prevalence, low: float, high: float, basis: str) -> Value:
    return Value(
        State.ESTIMATED, None, outwards(low / 100, down=True), outwards(high / 100, down=False),
        basis=basis, period=children.period, source=source.sources, unit="children",
    )  # fmt: skip


def outwards(number: float, *, down: bool) -> float:
    """To the nearest ten away from the middle, so that rounding never makes a range narrower."""
    # A product such as 0.07 x 100 misses its whole number by rounding of the machine; that is no reason to step.
    tens = round(number / NEAREST, 9)
    return float((floor(tens) if down else ceil(tens)) * NEAREST)


def _warnings(source: Prevalence, ages: tuple[int, int]) -> list[str]:
    warnings = [source.caution]
    if ages[0] < source.age_from_months or ages[1] > source.age_to_months:
        warnings.append(
            f"The source is about {source.age}. Your children are of other ages too: using it for them is an assumption."
        )
    if source.interval_low is None:
        warnings.append("No sampling error is known for this source, so the true range is wider than shown.")
    return warnings


def _steps(children: Value, source: Prevalence, published: Value | None, sampled: Value | None) -> list[Step]:
    low, high = _ends(children)
    count = figure(low) if low == high else f"{figure(low)} to {figure(high)}"
    steps = [
        Step(marked("Number of children"), children.period, count, children.source),
        Step(marked("Published share"), source.measure, _share(source.low, source.high), source.sources),
    ]
    if published is not None:
        steps += _multiplied(low, source.low, high, source.high, published)
    if sampled is not None and source.interval_low is not None and source.interval_high is not None:
        seen = f"n = {source.n}" if source.n else ""
        share = _share(source.interval_low, source.interval_high)
        steps.append(Step(marked("Share with sampling error"), seen, share, source.interval_basis))
        steps += _multiplied(low, source.interval_low, high, source.interval_high, sampled)
    return steps


def _multiplied(low: float, low_share: float, high: float, high_share: float, range_: Value) -> list[Step]:
    return [
        _product(marked("Lower end"), low, low_share),
        _product(marked("Upper end"), high, high_share),
        Step(marked("Rounded outwards to tens"), "", _span(range_)),
    ]


def _product(what: str, children: float, percent: float) -> Step:
    return Step(what, f"{figure(children)} × {percent:g}%", f"{children * percent / 100:,.1f}")


def _share(low: float, high: float) -> str:
    return f"{low:g}%" if low == high else f"{low:g}% to {high:g}%"


def _span(value: Value) -> str:
    return f"{figure(value.low or 0)} to {figure(value.high or 0)}"
