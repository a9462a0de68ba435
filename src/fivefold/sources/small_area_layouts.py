"""Which columns of a large file say what, in the two layouts that it may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fivefold.sources import fingertips, local_indicators
from fivefold.sources.columns import Column
from fivefold.sources.reading import Kind, Problems
from fivefold.sources.tables import plain


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout by what we call its columns. `strict`: a contradiction is a problem, as its author can mend it."""

    kind: Kind
    columns: Sequence[Column]
    remedy: str
    strict: bool
    indicator: str
    name: str
    period: str
    low: str
    high: str
    key: tuple[str, ...]
    least: int

    def knows(self, heads: set[str]) -> bool:
        """Whether enough of its columns are there, the area code among them."""
        wanted = {plain(column.name) for column in self.columns if column.required}
        return plain("Area code") in heads and len(wanted & heads) >= self.least


LOCAL = Layout(
    Kind.LOCAL_INDICATORS, local_indicators.COLUMNS, local_indicators.REMEDY, strict=True,
    indicator="Indicator", name="Indicator", period="Period", low="Lower 95% limit", high="Upper 95% limit",
    key=("Indicator", "Unit", "Good direction", "Sex", "Age", "Period", "Source"), least=4,
)  # fmt: skip
FINGERTIPS = Layout(
    Kind.FINGERTIPS, fingertips.COLUMNS, fingertips.REMEDY, strict=False,
    indicator="Indicator ID", name="Indicator Name", period="Time period", low="Lower CI 95.0 limit",
    high="Upper CI 95.0 limit",
    key=(
        "Indicator ID", "Indicator Name", "Sex", "Age", "Category Type", "Category", "Time period",
        "Time period Sortable",
    ),
    least=9,
)  # fmt: skip


def placed(layout: Layout, heading: Sequence[str], problems: Problems) -> Mapping[str, int]:
    """Our name of each column to its place; a missing or doubled one is a problem of the heading."""
    heads = [plain(name) for name in heading]
    found = {}
    for column in layout.columns:
        names = [plain(name) for name in (column.name, *column.also)]
        places = [place for place, head in enumerate(heads) if head in names]
        if len(places) > 1:
            problems.add(
                1, column.name, f"The column {heading[places[0]]!r} is there twice.",
                "Keep the right one and delete the other.",
            )  # fmt: skip
        if places:
            found[column.name] = places[0]
        elif column.required:
            problems.add(1, column.name, f"The column {column.name!r} is missing.", layout.remedy)
    return found
