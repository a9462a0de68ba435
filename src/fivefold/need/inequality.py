"""How an indicator changes from the most to the least deprived: steps, slope, relative index and gap.

`gradients(values)` gives one `Gradient` for each indicator, group of people, area, period and way of splitting that
the published figures allow (the publisher's deprivation categories), newest period first.
`newest_gradient(values)` is the first of them with a slope, or the first, or None.
`gradient_of_small_areas(figures, categories, of=10)` makes the steps from figures of small areas: `figures` are
IndicatorValues with counts and denominators, `categories` says for each area code which tenth (or fifth) it is in.

In all of them step 1 is the most deprived. `slope` (SII) is the difference between the least and the most deprived
end of the line through all steps, in the unit of the indicator; negative: lower where there is less deprivation.
`relative` (RII) is the ratio of the same two ends. `gap` is most minus least deprived step, `ratio` most over least.
Each is a Value with interval and basis, or says in its state that it cannot be given; `why` says the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.need.indicators import Slice
from fivefold.vocabulary.value import Value


@dataclass(frozen=True, slots=True)
class Step:
    """One category of deprivation; place 1 is the most deprived. `population` weighs the step in the slope."""

    place: int
    words: str
    value: Value
    population: float | None


@dataclass(frozen=True, slots=True)
class Gradient:
    """An indicator by deprivation in one area and period, and what follows from it.

    `of` is the number of categories that make up everybody (10 or 5); `steps` may be fewer where some are not held.
    """

    indicator: str
    name: str
    area_code: str
    area_name: str
    about: Slice
    period: str
    period_sort: int
    split: str
    of: int
    steps: tuple[Step, ...]
    slope: Value
    relative: Value
    gap: Value
    ratio: Value
    why: str = ""
