"""Level by kind of support: how much there is in each cell; an empty cell is hatched and says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.markup import lines, own_id, picture, tag, words
from fivefold.charts.palette import GREY, INK, PAPER, heat, on

LEFT, TOP, CELL_W, CELL_H = 170, 46, 104, 52


@dataclass(frozen=True)
class Grid:
    """Counts in a table of rows by columns, in the order given.

    counts: one tuple a row. A count of 0 is a gap: it is hatched, and `empty` is written in it.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    empty: str = "none"
    corner: str = "Level"

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.rows) or any(len(r) != len(self.columns) for r in self.counts):
            raise ValueError("the grid needs one count for each row and column")

    def svg(self) -> str:
        hatch = f"h{own_id(repr(self))}"
        return picture(
            _hatching(hatch),
            *(part for i, name in enumerate(self.columns) for part in _column_name(name, i)),
            *(part for j, name in enumerate(self.rows) for part in _row_name(name, j)),
            *(self._cell(i, j, hatch) for j in range(len(self.rows)) for i in range(len(self.columns))),
            size=(LEFT + CELL_W * len(self.columns) + 4, TOP + CELL_H * len(self.rows) + 4),
            title=self.title,
            description=self.description(),
        )

    def twin(self) -> Twin:
        return Twin(
            (self.corner, *self.columns),
            tuple(
                (name, *(str(n) if n else self.empty for n in counts))
                for name, counts in zip(self.rows, self.counts, strict=True)
            ),
        )

    def description(self) -> str:
        gaps = [
            f"{row} × {column}"
            for row, counts in zip(self.rows, self.counts, strict=True)
            for column, n in zip(self.columns, counts, strict=True)
            if n == 0
        ]
        if not gaps:
            return "Every cell holds something."
        return f"{len(gaps)} of {len(self.rows) * len(self.columns)} cells hold none: {', '.join(gaps)}."

    def _cell(self, i: int, j: int, hatch: str) -> str:
        count = self.counts[j][i]
        largest = max((n for row in self.counts for n in row), default=1) or 1
        x, y = LEFT + CELL_W * i, TOP + CELL_H * j
        box = {"x": x + 2, "y": y + 2, "width": CELL_W - 4, "height": CELL_H - 4, "rx": 3}
        middle = {"x": x + CELL_W / 2, "y": y + CELL_H / 2 + 5, "text_anchor": "middle"}
        if count == 0:
            empty = tag("rect", **box, fill=f"url(#{hatch})", stroke=GREY, stroke_dasharray="4 3")
            ground = tag(
                "rect", x=x + CELL_W / 2 - 24, y=y + CELL_H / 2 - 11, width=48, height=22, fill=PAPER
            )
            return empty + ground + words(self.empty, **middle, font_style="italic")  # type: ignore[arg-type]
        shade = heat((count - 1) / largest)
        return tag("rect", **box, fill=shade) + words(
            f"{count:,}",
            **middle,  # type: ignore[arg-type]
            size=16,
            fill=on(shade),
            font_weight="bold",
        )


def from_counts(
    title: str, counts: Mapping[tuple[str, str], int], rows: Mapping[str, str], columns: Mapping[str, str]
) -> Grid:
    """A grid from counts by (row, column); the mappings give keys in order and their labels."""
    return Grid(
        title,
        tuple(rows.values()),
        tuple(columns.values()),
        tuple(tuple(counts.get((row, column), 0) for column in columns) for row in rows),
    )


def _hatching(name: str) -> str:
    stroke = tag("path", d="M0,8L8,0", stroke="#c4ccc9", stroke_width=1)
    return tag(
        "defs", tag("pattern", stroke, id=name, width=8, height=8, patternUnits="userSpaceOnUse")
    )  # fmt: skip


def _column_name(name: str, i: int) -> list[str]:
    said = lines(name, 14)
    x = LEFT + CELL_W * i + CELL_W / 2
    return [
        words(line, x, TOP - 10 - 16 * (len(said) - 1 - k), 13, text_anchor="middle", fill=INK)
        for k, line in enumerate(said)
    ]


def _row_name(name: str, j: int) -> list[str]:
    said = lines(name, 22)
    middle = TOP + CELL_H * j + CELL_H / 2 + 5
    return [
        words(line, LEFT - 10, middle + 16 * (k - (len(said) - 1) / 2), 13, text_anchor="end")
        for k, line in enumerate(said)
    ]
