"""A chart for a page: its title, its picture and the table that says the same."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe


@dataclass(frozen=True)
class Drawing:
    """A picture and its table; `chart` is kept for those who take it away."""

    caption: str
    svg: str
    headers: tuple
    rows: tuple
    chart: object


def drawing(chart):
    """A chart of ours is safe markup: every word in it is escaped where it is written."""
    twin = chart.twin()
    return Drawing(chart.title, mark_safe(chart.svg()), twin.headers, twin.rows, chart)  # noqa: S308
