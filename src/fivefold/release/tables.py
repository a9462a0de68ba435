"""Tables of a release: cells with their states, and the CSV that a person can read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from fivefold.release.manifest import ALL, Dimension, Factor, TableAbout, TableKind
from fivefold.release.refusal import ASK_THE_CONTROLLER, ReleaseRefused
from fivefold.vocabulary.value import State, Value

TOGETHER = "Factors together"
EVERYONE = "Everyone"
JOIN = " + "
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,17})?")
_FORMULA = tuple("=+-@\t\r")


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a table. `at` holds a code for each dimension (`all` is the total).

    In a table of combinations `at` begins with the factors' slugs joined by `+`, "" for everyone.
    """

    at: tuple[str, ...]
    state: State
    number: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True)
class Table:
    """One table of a release, with its words."""

    about: TableAbout
    rows: tuple[Cell, ...]

    def value(self, cell: Cell) -> Value:
        """The figure of a cell with basis, period and source around it."""
        words = {"basis": self.about.basis, "period": self.about.period, "source": self.about.source}
        return Value(cell.state, cell.number, cell.low, cell.high, unit=self.about.unit, **words)

    def cells(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        """Every figure with its codes, totals among them."""
        return ((cell.at, self.value(cell)) for cell in self.rows)

    def margin(self, *names: str) -> Iterator[tuple[tuple[str, ...], Value]]:
        """Figures by these dimensions alone; every other dimension stands at its total."""
        wanted = [self._axis(name) for name in names]
        others = [i for i in range(self._first, self._first + len(self.about.dimensions)) if i not in wanted]
        for cell in self.rows:
            if all(cell.at[i] == ALL for i in others) and all(cell.at[i] != ALL for i in wanted):
                yield (
                    tuple(cell.at[i] for i in range(self._first)) + tuple(cell.at[i] for i in wanted),
                    self.value(cell),
                )

    def at(self, **codes: str) -> Value:
        """One figure; a dimension that is not named stands at its total. What is not in the table is missing."""
        return self._found((), codes)

    def together(self, *slugs: str, **codes: str) -> Value:
        """The children who face these factors together (nobody's factors: everyone), in a table of combinations."""
        return self._found(("+".join(slugs),), codes)

    def _found(self, first: tuple[str, ...], codes: Mapping[str, str]) -> Value:
        for name in codes:
            self._axis(name)
        key = first + tuple(codes.get(d.name, ALL) for d in self.about.dimensions)
        cell = self._by_code.get(key)
        return self.value(cell) if cell else self.value(Cell(key, State.MISSING))

    @property
    def _first(self) -> int:
        return 1 if self.about.kind is TableKind.COMBINATIONS else 0

    def _axis(self, name: str) -> int:
        names = [d.name for d in self.about.dimensions]
        if name not in names:
            raise KeyError(
                f"{self.about.name} has no dimension {name!r}; it has {', '.join(names) or 'none'}"
            )
        return names.index(name) + self._first

    @cached_property
    def _by_code(self) -> dict[tuple[str, ...], Cell]:
        return {cell.at: cell for cell in self.rows}


def columns(about: TableAbout) -> list[str]:
    """The header of a table's CSV: dimensions by title, then how to read the figure, then the figure."""
    number = "value" if about.kind is TableKind.FIGURES else "count"
    first = [TOGETHER] if about.kind is TableKind.COMBINATIONS else []
    return [*first, *(d.title for d in about.dimensions), "state", number, "low", "high", "reason"]


def written(table: Table, factors: tuple[Factor, ...]) -> bytes:
    """The CSV of a table: UTF-8, commas, a newline after each row. Nothing hidden is written as 0."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns(table.about))
    titles = {f.slug: f.title for f in factors}
    labels = [d.labels() for d in table.about.dimensions]
    _refuse_unclear_titles(list(titles.values()), table.about.name)
    words = [*titles.values(), *columns(table.about), *(word for known in labels for word in known.values())]
    for word in {*words, *(cell.reason for cell in table.rows)}:
        _refuse_formula(word, table.about.name)
    for cell in table.rows:
        writer.writerow([*_words_of(cell, table.about, labels, titles), *_figures_of(cell)])
    return out.getvalue().encode()


def _words_of(
    cell: Cell, about: TableAbout, labels: list[dict[str, str]], titles: dict[str, str]
) -> list[str]:
    at, first = cell.at, []
    try:
        if about.kind is TableKind.COMBINATIONS:
            slugs = at[0].split("+") if at[0] else []
            first, at = [JOIN.join(titles[s] for s in slugs) or EVERYONE], at[1:]
        return first + [known[code] for known, code in zip(labels, at, strict=True)]
    except (KeyError, ValueError, IndexError) as wrong:
        raise ReleaseRefused(
            f"the row {cell.at} does not fit the table's dimensions",
            where=about.name,
            remedy="Name every category (and the total) in the table's dimensions before rows use it.",
        ) from wrong


def _refuse_unclear_titles(titles: list[str], where: str) -> None:
    """Titles of factors are joined by a plus in tables of combinations, so none may hold one or be another's."""
    if len(set(titles)) < len(titles) or any(JOIN in title or title == EVERYONE for title in titles):
        raise ReleaseRefused(
            f"titles of factors must differ, hold no {JOIN.strip()!r} between spaces and not be {EVERYONE!r}",
            where=where,
            remedy="Give the factors other titles in the study.",
        )


def _refuse_formula(word: str, where: str) -> None:
    if word.startswith(_FORMULA) or any(ord(letter) < 32 for letter in word):
        raise ReleaseRefused(
            f"the text {word!r} begins with a sign that a spreadsheet would run as a formula",
            where=where,
            remedy="Let labels, titles and reasons begin with a letter or a digit.",
        )


def _figures_of(cell: Cell) -> list[str]:
    return [cell.state.value, *(_digits(n) for n in (cell.number, cell.low, cell.high)), cell.reason]


def _digits(number: float | None) -> str:
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else format(Decimal(repr(float(number))), "f")


def rows_of(text: str, where: str) -> list[list[str]]:
    """The rows of a CSV, header first, or a refusal that names the line."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as wrong:
        raise ReleaseRefused(
            f"this is not a table ({wrong})", where=where, remedy=ASK_THE_CONTROLLER
        ) from wrong
    if not rows:
        raise ReleaseRefused("the table is empty", where=where, remedy=ASK_THE_CONTROLLER)
    return rows


def read(rows: list[list[str]], about: TableAbout, factors: tuple[Factor, ...], where: str) -> Table:
    """The table that a CSV holds, row by row, strictly as its manifest says."""
    if rows[0] != columns(about):
        raise ReleaseRefused(
            f"the columns are {', '.join(rows[0])}, but the manifest says {', '.join(columns(about))}",
            where=where,
            remedy=ASK_THE_CONTROLLER,
        )
    codes = [_codes_of(d) for d in about.dimensions]
    if about.kind is TableKind.COMBINATIONS:
        codes.insert(0, _Combinations(factors))
    found = tuple(_cell(row, codes, about, f"{where}, line {n}") for n, row in enumerate(rows[1:], 2))
    if len({cell.at for cell in found}) < len(found):
        raise ReleaseRefused("two rows speak of the same children", where=where, remedy=ASK_THE_CONTROLLER)
    return Table(about, found)


def _codes_of(dimension: Dimension) -> Mapping[str, str]:
    return {label: code for code, label in dimension.labels().items()}


class _Combinations(dict[str, str]):
    """Titles of factors joined by a plus, to their slugs; in the order of the manifest, each once."""

    def __init__(self, factors: tuple[Factor, ...]):
        super().__init__({EVERYONE: ""})
        self._slugs = {f.title: f.slug for f in factors}
        self._order = list(self._slugs)

    def __missing__(self, text: str) -> str:
        titles = text.split(JOIN)
        places = [self._order.index(t) for t in titles if t in self._slugs]
        if len(places) < len(titles) or places != sorted(set(places)):
            raise KeyError(text)
        return self.setdefault(text, "+".join(self._slugs[t] for t in titles))


def _cell(row: list[str], codes: list[Mapping[str, str]], about: TableAbout, where: str) -> Cell:
    if len(row) != len(codes) + 5:
        raise ReleaseRefused(
            f"the row has {len(row)} columns, not {len(codes) + 5}", where=where, remedy=ASK_THE_CONTROLLER
        )
    try:
        at = tuple(known[word] for known, word in zip(codes, row, strict=False))
    except KeyError as unknown:
        raise ReleaseRefused(
            f"the manifest does not know the category {unknown.args[0]!r}",
            where=where,
            remedy=ASK_THE_CONTROLLER,
        ) from None
    state, number, low, high, reason = row[len(codes) :]
    try:
        shape = _NUMBER if about.kind is TableKind.FIGURES else _WHOLE
        cell = Cell(at, State(state), _read(number, shape), _read(low, _NUMBER), _read(high, _NUMBER), reason)
        Value(cell.state, cell.number, cell.low, cell.high)
    except ValueError as wrong:
        raise ReleaseRefused(f"{wrong}", where=where, remedy=ASK_THE_CONTROLLER) from None
    return cell


def _read(text: str, shape: re.Pattern[str]) -> float | None:
    if not text:
        return None
    if not shape.fullmatch(text):
        raise ValueError(f"{text!r} is not a number as this format writes it")
    return float(text) if "." in text else int(text)
