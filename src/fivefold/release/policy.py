"""Named rules for small numbers, as data: what is hidden, what is rounded, and whose rule it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from fivefold.statistics.small_numbers import SmallNumberRule

Count = Annotated[int, Field(ge=0)]
Words = Annotated[str, Field(min_length=1)]


class Method(StrEnum):
    """How counts are made safe."""

    SUPPRESS = "suppress"
    SUPPRESS_AND_ROUND = "suppress and round"
    MIDPOINT = "midpoint rounding"
    CELL_KEY = "cell key"


class Policy(BaseModel):
    """One rule. `nearest` of 1 means that shown counts are exact.

    `protection` is how many values a small count must still be able to have for an attacker who knows all that is
    published, this policy, and which cells were hidden because they are small.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Words
    citation: Words
    certainty: Words
    hidden_from: Count
    hidden_to: Count
    nearest: Annotated[int, Field(ge=1)]
    zero_is_shown: bool
    secondary: bool
    method: Method
    percent_decimal_from: Count
    fewest_for_average: Count
    applies_to: Words
    notes: str = ""
    protection: Annotated[int, Field(ge=1)] = 2

    @model_validator(mode="after")
    def _holds_together(self) -> Policy:
        if self.hidden_from > self.hidden_to:
            raise ValueError(f"hidden_from {self.hidden_from} is above hidden_to {self.hidden_to}")
        if self.zero_is_shown != (self.hidden_from > 0):
            raise ValueError("a zero is shown exactly when hidden_from is above 0")
        if self.method is Method.SUPPRESS and self.nearest != 1:
            raise ValueError("suppression alone shows exact counts: nearest must be 1")
        if self.protection > self.hidden_to - self.hidden_from + 1:
            raise ValueError("protection asks for more values than the hidden range has")
        return self

    @property
    def rule(self) -> SmallNumberRule:
        """The same numbers as the workspace uses for single figures."""
        return SmallNumberRule(
            self.title,
            self.hidden_from,
            self.hidden_to,
            self.nearest,
            self.fewest_for_average,
            self.percent_decimal_from,
        )

    def hides(self, count: int) -> bool:
        return self.rule.hides(count)


_POLICIES = TypeAdapter(tuple[Policy, ...])


def read_policies(text: str) -> tuple[Policy, ...]:
    """Policies out of YAML; an unknown or missing field is an error that names it."""
    return _POLICIES.validate_python(yaml.safe_load(text))


@cache
def policies() -> Mapping[str, Policy]:
    """The policies that come with Fivefold, by slug."""
    text = files("fivefold").joinpath("release", "policies.yaml").read_text(encoding="utf-8")
    return {policy.slug: policy for policy in read_policies(text)}
