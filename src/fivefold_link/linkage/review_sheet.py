"""Pairs judged away from the terminal: an Excel or CSV sheet to fill in, taken back whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from fivefold.late import Late
from fivefold_link.engine.protocol import Refused
from fivefold_link.linkage.review import SHOWN, Pair
from fivefold_link.linkage.review_labels import SAID, Judgement, Label, read_labels, write_labels

if TYPE_CHECKING:
    import openpyxl
    from openpyxl.worksheet import datavalidation
else:
    openpyxl = Late("openpyxl")
    datavalidation = Late("openpyxl.worksheet.datavalidation")

JUDGEMENT = "judgement"
ANSWERS = ("same", "different", "unsure")
ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet might run as a formula."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a sheet: where, what and how."""

    row: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}: {self.what}. {self.remedy}"


def headings() -> tuple[str, ...]:
    """The first line of a sheet: what to fill in comes first, the two records' values alternate."""
    values = (f"{title} ({side})" for _, title in SHOWN for side in ("left", "right"))
    return (JUDGEMENT, "left", "right", "left source", "right source", *values)


def _cells(pair: Pair) -> tuple[str, ...]:
    values = (v for both in zip(pair.left_values, pair.right_values, strict=True) for v in both)
    return ("", pair.left, pair.right, pair.left_source, pair.right_source, *values)


def review_sheet(pairs: Sequence[Pair], path: Path) -> None:
    """Write the sheet; Excel or CSV, told by the ending. Only its owner may read it."""
    beside = path.with_name(path.name + ".part")
    beside.touch(0o600)
    beside.chmod(0o600)
    if path.suffix.lower() == ".xlsx":
        _write_excel(pairs, beside)
    elif path.suffix.lower() == ".csv":
        _write_csv(pairs, beside)
    else:
        beside.unlink()
        raise Refused("a sheet is Excel or CSV", where=path.name, remedy="Let its name end in .xlsx or .csv.")
    beside.replace(path)


def _write_csv(pairs: Sequence[Pair], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(headings())
        writer.writerows([f"'{c}" if c.startswith(ACTIVE) else c for c in _cells(pair)] for pair in pairs)


def _write_excel(pairs: Sequence[Pair], path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Pairs"
    sheet.append(headings())
    for row, pair in enumerate(pairs, 2):
        for column, text in enumerate(_cells(pair), 1):
            cell = sheet.cell(row, column, text)
            cell.data_type = "s" if text else cell.data_type
    choice = datavalidation.DataValidation("list", formula1=f'"{",".join(ANSWERS)}"', allow_blank=True)
    choice.add(f"A2:A{max(2, len(pairs) + 1)}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "B2"
    with path.open("wb") as file:
        book.save(file)


def take_back(
    sheet: Path, pairs: Sequence[Pair], labels: Path, *, by: str, on: date
) -> tuple[int, tuple[Problem, ...]]:
    """Add a filled sheet's answers to the labels; how many, or every problem and nothing added.

    Rows without an answer are passed over. Only pairs of the sample are taken: a changed id is a problem.
    """
    offered = {(pair.left, pair.right): pair for pair in pairs}
    rows = _rows(sheet)
    problems: list[Problem] = []
    answers: dict[tuple[str, str], Label] = {}
    for number, row in rows:
        label = _answer(number, row, offered, problems, by, on)
        if label is None:
            continue
        if label.pair() in answers:
            problems.append(Problem(number, "left", "this pair stands twice", "Keep one of the two rows."))
        answers[label.pair()] = label
    if problems:
        return 0, tuple(problems)
    write_labels(labels, [*read_labels(labels), *answers.values()])
    return len(answers), ()


def _answer(
    number: int,
    row: dict[str, str],
    offered: dict[tuple[str, str], Pair],
    problems: list[Problem],
    by: str,
    on: date,
) -> Label | None:
    said = " ".join(row[JUDGEMENT].lower().split())
    if not said:
        return None
    known = (row["left"], row["right"]) in offered
    if not known:
        remedy = "Leave the columns left and right as they were written, or make a new sheet."
        problems.append(Problem(number, "left", "this pair is not in the sample", remedy))
    if said not in SAID:
        remedy = f"Write {', '.join(ANSWERS[:-1])} or {ANSWERS[-1]}, or leave the cell empty."
        problems.append(Problem(number, JUDGEMENT, "this is no answer", remedy))
        return None
    return Label(row["left"], row["right"], Judgement(SAID[said]), by, on) if known else None


def _rows(sheet: Path) -> list[tuple[int, dict[str, str]]]:
    """Rows with their number in the sheet; a leading apostrophe of a guarded cell is taken off."""
    try:
        lines = _excel_lines(sheet) if sheet.suffix.lower() == ".xlsx" else _csv_lines(sheet)
    except (OSError, BadZipFile, UnicodeDecodeError, KeyError) as wrong:
        raise Refused(
            "the sheet cannot be read", where=sheet.name, remedy="Save it as Excel (.xlsx) or CSV (UTF-8)."
        ) from wrong
    found = lines[0] if lines else []
    for needed in (JUDGEMENT, "left", "right"):
        if needed not in found:
            raise Refused(
                f"the column {needed} is missing",
                where=f"{sheet.name}, row 1",
                remedy="Leave the first line as it was written.",
            )
    places = {name: found.index(name) for name in (JUDGEMENT, "left", "right")}
    return [
        (number, {name: _plain(line[at]) if at < len(line) else "" for name, at in places.items()})
        for number, line in enumerate(lines[1:], 2)
    ]


def _plain(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(ACTIVE) else text


def _csv_lines(sheet: Path) -> list[list[str]]:
    with sheet.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def _excel_lines(sheet: Path) -> list[list[str]]:
    book = openpyxl.load_workbook(sheet, read_only=True, data_only=True)
    try:
        return [
            ["" if c is None else str(c) for c in row]
            for row in book.worksheets[0].iter_rows(values_only=True)
        ]
    finally:
        book.close()
