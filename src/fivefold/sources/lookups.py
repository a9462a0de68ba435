"""Lookups between official areas: which small area lies in which large one, or became which later one.

Levels and vintages come from the headings: `lsoa11_code`, `ltla24_name`, or LSOA11CD and LAD24NM as ONS writes them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.columns import Cells
from fivefold.sources.reading import Kind, LookupRow, Reading, Repeat
from fivefold.sources.tables import Table

# From small to large. Areas of one level are put in order of their year: the later ones are the parents.
LEVELS = ("oa", "lsoa", "msoa", "ward", "ltla", "utla", "lhb", "sicbl", "icb", "cauth", "region", "country")
_OTHER_NAMES = {"lad": "ltla", "wd": "ward", "rgn": "region", "ctyua": "utla", "ctry": "country"}
_CODE = re.compile(r"([a-z]+?) ?(\d{2}) ?(?:code|cd)")


@dataclass(frozen=True, slots=True)
class Side:
    """One kind of area in the file: its level, the year of its boundaries and its columns."""

    level: str
    vintage: int
    code: str
    name: str


def sides(table: Table) -> list[Side]:
    """The kinds of area in a heading, from small to large."""
    found = []
    for head in table.columns:
        if named := _CODE.fullmatch(head):
            level = _OTHER_NAMES.get(named[1], named[1])
            if level in LEVELS:
                stem = head.removesuffix("code").removesuffix("cd")
                name = next((n for n in (f"{stem}name", f"{stem}nm") if n in table.columns), "")
                found.append(Side(level, 2000 + int(named[2]), head, name))
    return sorted(found, key=lambda side: (LEVELS.index(side.level), side.vintage))


def is_lookup(table: Table) -> bool:
    """Whether a heading names areas of two kinds and little else."""
    kinds = sides(table)
    return len(kinds) >= 2 and len(table.heading) <= 4 * len(kinds)


def read(table: Table, title: str) -> Reading:
    """Every pair of the smallest area with each larger one, once."""
    problems = table.problems
    child, *parents = sides(table)
    columns = table.columns
    wanted = [head for side in (child, *parents) for head in (side.code, side.name) if head]
    cells = Cells({head: columns[head] for head in [*wanted, "change code"] if head in columns}, table)
    walk = _Walk(cells, child, parents)
    read_rows = 0
    for row, record in table.records:
        read_rows += 1
        walk.take(row, record)
    return Reading(
        kind=Kind.LOOKUP,
        title=f"{title}: {child.level.upper()} {child.vintage} to "
        + ", ".join(f"{side.level.upper()} {side.vintage}" for side in parents),
        rows=[] if problems else walk.rows,
        areas=walk.names,
        periods=tuple(str(year) for year in sorted({side.vintage for side in (child, *parents)})),
        repeated=tuple(walk.repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(walk.areas.notes),
        rows_read=read_rows,
    )


class _Walk:
    """Takes records one by one and keeps each pair once."""

    def __init__(self, cells: Cells, child: Side, parents: Sequence[Side]) -> None:
        self.cells, self.child, self.parents = cells, child, parents
        self.areas = AreasInFile()
        self.rows: list[LookupRow] = []
        self.names: dict[str, str] = {}
        self.repeats: list[Repeat] = []
        self._records: dict[tuple[str, ...], int] = {}
        self._pairs: set[tuple[str, str, str, int]] = set()

    def take(self, row: int, record: Sequence[str]) -> None:
        cells = self.cells.at(row, record)
        every = (self.child, *self.parents)
        codes = tuple(cells.text(side.code) for side in every)
        # Each side is asked, so that one row with two unusable codes names both.
        admitted = {
            side.code: self.areas.admits(cells, side.code, code)
            for side, code in zip(every, codes, strict=True)
        }
        if not all(admitted.values()):
            return
        first = self._records.setdefault((*codes, cells.text("change code")), row)
        if first != row:
            words = f"{' to '.join(codes)}: given twice; kept once."
            self.repeats.append(Repeat(codes, (first, row), words))
            return
        for side, code in zip(every, codes, strict=True):
            self.names.setdefault(code, cells.text(side.name) or code)
        for side, code in zip(self.parents, codes[1:], strict=True):
            self._pair(row, codes[0], side, code)

    def _pair(self, row: int, child: str, parent: Side, code: str) -> None:
        pair = (child, code, parent.level, parent.vintage)
        if pair in self._pairs:
            return
        self._pairs.add(pair)
        became = parent.level == self.child.level
        self.rows.append(
            LookupRow(
                row, child, self.names[child], self.child.level, self.child.vintage,
                code, self.names[code], parent.level, parent.vintage,
                change=self.cells.text("change code") if became else "",
            )
        )  # fmt: skip
