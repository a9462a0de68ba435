"""What people judged: one CSV file, written anew and whole after every answer.

Columns: `left`, `right` (each source/id), `judgement` (same, different, unsure), `by`, `on`. Linkage reads it
(`judged`); so it lies beside the study inside the secure environment and only its owner may read it.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path

from fivefold_link.engine.protocol import Refused

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
    beside = path.with_name(path.name + ".part")
    opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(text.getvalue())
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
