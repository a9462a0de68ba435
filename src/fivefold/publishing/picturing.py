"""A picture of `fivefold.charts` as a figure of a document: the same words for the ear, the same facts as a table."""

from typing import Protocol

from fivefold.charts.diagrams.sheet import Sheet
from fivefold.charts.drawing import Twin
from fivefold.publishing.document import Figure, Table


class Chart(Protocol):
    @property
    def title(self) -> str: ...

    def svg(self) -> str: ...

    def twin(self) -> Twin: ...

    def description(self) -> str: ...


def figure(chart: Chart, caption: str = "", twin: Table | None = None) -> Figure:
    """The chart as a figure of a document.

    Pass a `twin` whose cells are `Number`s, so that the manifest knows them; without one, the chart's own is used.
    """
    headers, rows = chart.twin()
    own = Table(caption or chart.title, headers, rows) if rows else None
    scene = chart.scene() if isinstance(chart, Sheet) else None
    return Figure(caption or chart.title, chart.description(), chart.svg(), twin or own, scene)
