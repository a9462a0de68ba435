"""Rules that keep small numbers from pointing at a family.

Reference: NHS England disclosure control for sub-national tables (Maternity Services Data Set): 1 to 7 are hidden,
other counts go to the nearest 5, averages need 8 people, percentages show a decimal place only when the rounded
denominator is 4,000 or more.
"""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.vocabulary.value import State, Value


@dataclass(frozen=True, slots=True)
class SmallNumberRule:
    """Which counts are hidden and how the others are rounded."""

    name: str
    hidden_from: int
    hidden_to: int
    nearest: int
    fewest_for_average: int
    decimal_from: int

    def hides(self, count: int) -> bool:
        """Whether this count must not be shown. A true zero is not hidden."""
        return self.hidden_from <= count <= self.hidden_to

    def rounded(self, count: int) -> int:
        """The count to the nearest step, halves up."""
        return (2 * count + self.nearest) // (2 * self.nearest) * self.nearest

    def protect(self, count: int, *, period: str = "", source: str = "", unit: str = "children") -> Value:
        """The count as it may be shown: hidden with its stated bound, a true zero, or rounded."""
        if count < 0:
            raise ValueError(f"a count is not negative: {count}")
        basis = self.name
        if self.hides(count):
            return Value(
                State.SUPPRESSED, None, self.hidden_from, self.hidden_to, basis, period, source, unit
            )
        return Value.observed(self.rounded(count), basis=basis, period=period, source=source, unit=unit)

    def allows_average(self, people: int) -> bool:
        return people >= self.fewest_for_average

    def percentage(self, count: int, of: int, *, period: str = "", source: str = "") -> Value:
        """A percentage of rounded counts; hidden when either count is."""
        if self.hides(count) or self.hides(of):
            return Value(State.SUPPRESSED, basis=self.name, period=period, source=source, unit="%")
        base = self.rounded(of)
        if base == 0:
            return Value(State.NOT_APPLICABLE, basis=self.name, period=period, source=source, unit="%")
        places = 1 if base >= self.decimal_from else 0
        share = round(100 * self.rounded(count) / base, places)
        return Value.observed(share, basis=self.name, period=period, source=source, unit="%")


NHS_ENGLAND = SmallNumberRule("NHS England: 1 to 7 hidden, nearest 5", 1, 7, 5, 8, 4000)
