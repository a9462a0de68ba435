"""How an area stands to a benchmark: does its interval hold the benchmark's value?

Reference: Fingertips, "Confidence intervals overlapping reference value (95.0 / 99.8)": the benchmark is a fixed
value; the interval is the area's.
"""

from __future__ import annotations

from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import Value

_ABOVE = {
    Polarity.HIGH_IS_GOOD: Comparison.BETTER,
    Polarity.LOW_IS_GOOD: Comparison.WORSE,
    Polarity.NEUTRAL: Comparison.HIGHER,
}
_BELOW = {
    Polarity.HIGH_IS_GOOD: Comparison.WORSE,
    Polarity.LOW_IS_GOOD: Comparison.BETTER,
    Polarity.NEUTRAL: Comparison.LOWER,
}


def compare(area: Value, benchmark: Value, polarity: Polarity) -> Comparison:
    """Similar when the area's interval holds the benchmark's value; else by which direction is good.

    Without an interval, without a benchmark, or where the published value contradicts its own interval, the
    answer is "not compared": a comparison there would look surer than it is.
    """
    if area.low is None or area.high is None or area.number is None or area.contradicts_itself:
        return Comparison.NOT_COMPARED
    if benchmark.number is None:
        return Comparison.NOT_COMPARED
    if benchmark.number < area.low:
        return _ABOVE[polarity]
    if benchmark.number > area.high:
        return _BELOW[polarity]
    return Comparison.SIMILAR
