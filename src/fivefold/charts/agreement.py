"""Where a room agrees, where its sectors differ, what divides it: statements under these headings, each with its bar.

Below a statement on which sectors differ stands a bar for each sector that is large enough. Nobody needs statistics
to read it: the longer the dark part, the more agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fivefold.charts.drawing import Twin
from fivefold.charts.scene import Scene
from fivefold.charts.scene_svg import svg as scene_svg
from fivefold.charts.votes import Answer, VoteRow, Votes


@dataclass(frozen=True, slots=True)
class Standing:
    """Statements to which the room stands alike."""

    heading: str
    rows: tuple[VoteRow, ...]


@dataclass(frozen=True)
class AgreementPicture:
    title: str
    reading: str
    answers: tuple[Answer, ...]
    standings: tuple[Standing, ...]
    table: Twin
    big: bool = False

    def svg(self) -> str:
        return scene_svg(self.scene())

    def twin(self) -> Twin:
        return self.table

    def description(self) -> str:
        return self.reading

    def scene(self) -> Scene:
        rows = tuple(
            replace(row, heading=one.heading) if n == 0 else row
            for one in self.standings
            for n, row in enumerate(one.rows)
        )
        return Votes(self.title, self.reading, self.answers, rows, self.table, big=self.big).scene()
