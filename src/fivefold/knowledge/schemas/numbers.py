"""Published numbers: prevalence, indicators, statistics of the toolkit."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from fivefold.knowledge.entries import Entry, Named, Text
from fivefold.vocabulary.ages import PREGNANCY_START
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.support import Level


class Prevalence(Entry):
    """A published share of children with a mental health problem, with everything needed to doubt it."""

    label: Text
    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)
    interval_low: float | None = Field(default=None, ge=0, le=100)
    interval_high: float | None = Field(default=None, ge=0, le=100)
    interval_basis: str = ""
    n: int | None = Field(default=None, gt=0)
    age: Text
    age_from_months: int = Field(ge=PREGNANCY_START)
    age_to_months: int = Field(gt=0)
    place: Text
    year: str
    measure: Text
    caution: Text

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if (self.interval_low is None) != (self.interval_high is None):
            raise ValueError("interval_low and interval_high come together")
        if self.interval_low is not None and not self.interval_basis:
            raise ValueError("an interval needs interval_basis: how it was made")
        return self


class IndicatorDefinition(Entry):
    """A published indicator about the early years. `indicator_id` is its number at the publisher.

    `said_as` is its part of a plain sentence around {number}: "{number} of mothers were known to smoke".
    """

    indicator_id: int
    label: Text
    definition: Text
    said_as: str = Field(default="", pattern=r"^$|\{number\}")
    unit: str = Field(min_length=1)
    value_type: Text
    denominator: Text
    polarity: Polarity
    comparison_method: str = ""
    levels: Annotated[tuple[Level, ...], Named]
    publisher: Text
    caution: str = ""


class Statistic(Entry):
    """A figure that the toolkit quotes. Where it gives no year or place, that is said and nothing is guessed.

    `value` is the figure as printed; `low`, `high` and `unit` are there where it can be read as a number.
    """

    title: Text
    text: Text
    value: Text
    low: float | None = None
    high: float | None = None
    unit: str = ""
    place: str = "not given"
    year: str = "not given"
    age: str = ""
    named_source: str = ""
    caution: str = ""

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high come together; a single figure has both the same")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self
