"""What people judged: one CSV file, written anew and whole after every answer.

Columns: `left`, `right` (each source/id), `judgement` (same, different, unsure), `by`, `on`. Linkage reads it
(`judged`); so it lies beside the study inside the secure environment and only its owner may read it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path

from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.whole import write_whole

COLUMNS = ("left", "right", "judgement", "by", "on")


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


SAID = {
    "same": Judgement.SAME,
    "match": Judgement.SAME,
    "yes": Judgement.SAME,
    "different": Judgement.DIFFERENT,
    "no match": Judgement.DIFFERENT,
    "no": Judgement.DIFFERENT,
    "unsure": Judgement.UNSURE,
    "not sure": Judgement.UNSURE,
}
"""Words that people write, in small letters."""


@dataclass(frozen=True, slots=True)
class Label:
    """One answer. Which records it is about is not told by its `repr`."""

    left: str = field(repr=False)
    right: str = field(repr=False)
    judgement: Judgement
    by: str
    on: date

    def pair(self) -> tuple[str, str]:
        """The same for both orders."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


def read_labels(path: Path) -> tuple[Label, ...]:
    """All answers so far; none where there is no file yet."""
    if not path.exists():
        return ()
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise Refused(
                "this is not a file of judged pairs",
                where=path.name,
                remedy=f"Its first line must read {','.join(COLUMNS)}.",
            )
        return tuple(_label(row, path, reader.line_num) for row in reader)


def _label(row: dict[str, str], path: Path, line: int) -> Label:
    try:
        return Label(
            row["left"], row["right"], Judgement(row["judgement"]), row["by"], date.fromisoformat(row["on"])
        )
    except (ValueError, TypeError) as wrong:
        raise Refused(
            "a judgement or its date cannot be read",
            where=f"{path.name}, line {line}",
            remedy="Write same, different or unsure, and the date as year-month-day.",
        ) from wrong


def write_labels(path: Path, labels: Iterable[Label]) -> None:
    """The file appears whole or stays as it was; of two answers about one pair the later stands."""
    last = {label.pair(): label for label in labels}
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((x.left, x.right, x.judgement, x.by, x.on.isoformat()) for x in last.values())
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.getvalue().encode())
