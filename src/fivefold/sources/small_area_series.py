"""What many figures of a large file have in common, read once and checked once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fivefold.sources.cells import NotUnderstood, number, shortened
from fivefold.sources.fingertips import PUBLISHER
from fivefold.sources.local_indicators import local_id
from fivefold.sources.small_area_layouts import LOCAL, Layout
from fivefold.sources.small_area_table import SmallSeries
from fivefold.sources.tables import plain
from fivefold.vocabulary.comparison import Polarity

Refuse = Callable[[str, str, str], None]
Period = Callable[[str], tuple[str, int]]

_DIRECTIONS = {
    "high": Polarity.HIGH_IS_GOOD, "high is good": Polarity.HIGH_IS_GOOD, "low": Polarity.LOW_IS_GOOD,
    "low is good": Polarity.LOW_IS_GOOD, "neither": Polarity.NEUTRAL, "not applicable": Polarity.NEUTRAL, "": None,
}  # fmt: skip


def series_of(cells: Mapping[str, str], layout: Layout, refuse: Refuse, period: Period) -> SmallSeries:
    """The series that these cells name; what they lack is refused."""
    text = {name: " ".join(cell.split()) for name, cell in cells.items()}
    return _local(text, refuse, period) if layout is LOCAL else _fingertips(text, layout, refuse)


def _local(text: Mapping[str, str], refuse: Refuse, period: Period) -> SmallSeries:
    for column in ("Indicator", "Unit", "Source"):
        if not text.get(column):
            refuse(
                column, "This cell is empty.", f"Write the {column.casefold()}; a number is never shown bare."
            )
    when, order = "", 0
    try:
        when, order = period(text["Period"])
    except NotUnderstood as trouble:
        refuse("Period", trouble.said, trouble.remedy)
    direction = plain(text.get("Good direction", ""))
    if direction not in _DIRECTIONS:
        refuse(
            "Good direction", f"{shortened(direction)!r} is not a direction.",
            "Write high, low or neither, or leave it empty.",
        )  # fmt: skip
    return SmallSeries(
        indicator_id=local_id(text["Indicator"]), indicator_name=text["Indicator"], unit=text["Unit"],
        polarity=_DIRECTIONS.get(direction), sex=text.get("Sex") or "Persons", age=text.get("Age", ""),
        category_type="", category="", period=when, period_sort=order, source=text["Source"],
    )  # fmt: skip


def _fingertips(text: Mapping[str, str], layout: Layout, refuse: Refuse) -> SmallSeries:
    for column in (layout.indicator, layout.period):
        if not text[column]:
            refuse(column, "This cell is empty.", layout.remedy)
    code = text[layout.indicator].removesuffix(".0")
    return SmallSeries(
        indicator_id=code, indicator_name=text[layout.name] or f"Indicator {code}", unit="", polarity=None,
        sex=text["Sex"], age=text["Age"], category_type=text["Category Type"], category=text["Category"],
        period=text[layout.period], period_sort=_order(text, layout, refuse), source=PUBLISHER,
    )  # fmt: skip


def _order(text: Mapping[str, str], layout: Layout, refuse: Refuse) -> int:
    """The publisher's own order of periods, else the first year in the period's name."""
    try:
        stated = number(text.get("Time period Sortable", ""))
    except NotUnderstood as trouble:
        refuse("Time period Sortable", trouble.said, trouble.remedy)
        return 0
    year = text[layout.period][:4]
    return int(stated) if stated is not None else int(year) * 10_000 if year.isdigit() else 0
