"""Columns for a count by single year of age, or any few groups in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass

from fivefold.charts.drawing import Twin, drawn, layered, over
from fivefold.charts.late import alt
from fivefold.charts.palette import INK, SOFT_INK, TEAL
from fivefold.vocabulary.value import Value, figure, value_words

WIDTH, HEIGHT = 460, 230


@dataclass(frozen=True, slots=True)
class Column:
    """One group and its figure."""

    label: str
    value: Value


@dataclass(frozen=True)
class Columns:
    """Columns from 0, so that their heights can be compared; a hidden figure has no column but a word."""

    title: str
    columns: tuple[Column, ...]
    axis: str = ""
    group: str = "Age"

    def __post_init__(self) -> None:
        if len({c.label for c in self.columns}) < len(self.columns):
            raise ValueError("a group stands twice in one chart; give each column a label of its own")

    def svg(self) -> str:
        return drawn(self)

    def twin(self) -> Twin:
        rows = tuple((c.label, value_words(c.value), c.value.period) for c in self.columns)
        return Twin((self.group, self.axis or "Number", "Period"), rows)

    def description(self) -> str:
        said = "; ".join(f"{label}: {words}" for label, words, _ in self.twin().rows)
        return f"One column for each group. {said}."

    def chart(self) -> alt.LayerChart:
        labels = [c.label for c in self.columns]
        x = alt.X(
            "label:N", title=self.group or None, sort=labels, scale=alt.Scale(domain=labels), axis=alt.Axis(labelAngle=0)
        )  # fmt: skip
        numbers = [_height(c.value) for c in self.columns]
        top = max([n for n in numbers if n is not None], default=1) or 1
        y = alt.Y(
            "number:Q",
            title=self.axis or None,
            scale=alt.Scale(domain=[0, top * 1.08]),
            axis=alt.Axis(tickCount=5, domain=False),
        )
        rows = over([_row(c) for c in self.columns])
        known = rows.transform_filter("isValid(datum.number)")
        unknown = rows.transform_filter("!isValid(datum.number)")
        return layered(
            known.mark_bar(color=TEAL, cornerRadiusTopLeft=2, cornerRadiusTopRight=2).encode(x=x, y=y),
            known.transform_filter("isValid(datum.low)")
            .mark_rule(color=INK, strokeWidth=2)
            .encode(x=x, y=alt.Y("low:Q", title=self.axis or None), y2="high:Q"),
            known.mark_text(dy=-8, fill=INK).encode(x=x, y=y, text="said:N"),
            unknown.mark_text(angle=270, align="left", fill=SOFT_INK, fontStyle="italic").encode(
                x=x, y=alt.value(HEIGHT - 8), text="said:N"
            ),
            width=WIDTH,
            height=HEIGHT,
        )


def _height(value: Value) -> float | None:
    return value.number if value.state.has_number else None


def _row(column: Column) -> dict[str, object]:
    value = column.value
    height = _height(value)
    return {
        "label": column.label,
        "number": height,
        "low": value.low if height is not None else None,
        "high": value.high if height is not None else None,
        "said": value_words(value) if height is None else figure(height, value.unit),
    }
