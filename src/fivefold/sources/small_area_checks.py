"""The checks of a large file, a whole portion at a time: what is odd is looked at singly, the rest as arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from fivefold.late import Late
from fivefold.sources.cells import (
    NotUnderstood,
    check_area,
    is_known_area,
    is_other_official_code,
    number,
    period,
    value_and_state,
)
from fivefold.sources.figures import SAME_WITHIN
from fivefold.sources.reading import PROBLEMS_LISTED, Contradiction, IndicatorRow, Problems
from fivefold.sources.small_area_layouts import Layout
from fivefold.sources.small_area_series import series_of
from fivefold.sources.small_area_table import EACH, NUMBERS, PREFIXES, STATES, SmallSeries, code_of
from fivefold.vocabulary.value import State, figure

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
else:
    np, pl = Late("numpy"), Late("polars")

SHOWN = 8
_MISSING, _HIDDEN = STATES.index(State.MISSING), STATES.index(State.SUPPRESSED)
_HIDDEN_NOTE = "suppress|disclos|small number|small count"


class Gathered:
    """What the portions of a file have brought so far."""

    def __init__(self, layout: Layout, places: Mapping[str, int], problems: Problems) -> None:
        self.layout, self.places, self.problems = layout, places, problems
        self.area = next(name for name in places if name.casefold() == "area code")
        self.series: list[SmallSeries] = []
        self.names: dict[str, str] = {}
        self.sample: list[IndicatorRow] = []
        self.contradictions: list[Contradiction] = []
        self.contradicting = self.set_aside = 0
        self._numbers: dict[tuple[str, ...], int] = {}
        self._parts: list[pl.DataFrame] = []

    @property
    def notes(self) -> list[str]:
        notes = []
        if self.set_aside:
            rows = "1 row is" if self.set_aside == 1 else f"{self.set_aside:,} rows are"
            notes.append(
                f"{rows} about larger areas, such as councils or England, and set aside. "
                "Upload those in a file of their own."
            )
        if self.contradicting > len(self.contradictions):
            notes.append(
                f"{self.contradicting:,} figures lie outside their own intervals; the first are listed."
            )
        return notes

    def add(self, table: pl.DataFrame, before: int) -> None:
        """Take a portion whose first record stands in the row after `before`."""
        names = list(self.places)
        cells = (pl.col(str(self.places[name])).str.strip_chars().fill_null("").alias(name) for name in names)
        text = table.select(cells)
        text = text.with_row_index("row", offset=before + 1)
        text = text.filter(pl.any_horizontal(pl.col(name) != "" for name in names))
        text = self._only_small_areas(text)
        if not len(text):
            return
        part = text.select("row", self._area_number())
        part = part.with_columns(*self._values(text), self._series_numbers(text))
        self._check(part)
        self._name(text)
        if len(self.sample) < SHOWN:
            self._show(part.head(SHOWN))
        if not self.problems:
            self._parts.append(part)

    def table(self) -> pl.DataFrame:
        """All portions as one, column by column, so that they never lie in memory twice."""
        if not self._parts:
            kinds = {"row": pl.UInt32, "area": pl.UInt32, "series": pl.UInt32, "state": pl.UInt8}
            return pl.DataFrame(schema=kinds | dict.fromkeys(NUMBERS, pl.Float64))
        columns = []
        for name in self._parts[0].columns:
            columns.append(pl.concat([part[name] for part in self._parts]).rechunk())
            self._parts = [part.drop(name) for part in self._parts]
        return pl.DataFrame(columns)

    # --- areas ---------------------------------------------------------------------------------------------------

    def _only_small_areas(self, text: pl.DataFrame) -> pl.DataFrame:
        """Rows about small areas. Those about larger ones are set aside; a code that is none is a problem."""
        text = text.with_columns(pl.col(self.area).str.to_uppercase())
        small = text[self.area].str.contains(rf"^(?:{'|'.join(PREFIXES)})\d{{6}}$")
        if small.all():
            return text
        others = text.filter(~small)
        for code in others[self.area].unique(maintain_order=True).to_list():
            rows = others.filter(pl.col(self.area) == code)["row"]
            if is_known_area(code) or (not self.layout.strict and is_other_official_code(code)):
                self.set_aside += len(rows)
            else:
                self._refuse_area(code, rows)
        return text.filter(small)

    def _refuse_area(self, code: str, rows: pl.Series) -> None:
        try:
            check_area(code)
        except NotUnderstood as trouble:
            self._refuse(rows, self.area, trouble.said, trouble.remedy)

    def _area_number(self) -> pl.Expr:
        code = pl.col(self.area)
        place = code.str.head(3).replace_strict(PREFIXES, list(range(len(PREFIXES))), return_dtype=pl.UInt32)
        return (place * EACH + code.str.tail(6).cast(pl.UInt32)).alias("area")

    def _name(self, text: pl.DataFrame) -> None:
        """Names of areas, where the file has them."""
        column = next((name for name in self.places if name.casefold() == "area name"), None)
        if column is not None:
            known = text.select(self.area, column).unique(self.area).filter(pl.col(column) != "")
            self.names |= {code: " ".join(name.split()) for code, name in known.iter_rows()}

    # --- values --------------------------------------------------------------------------------------------------

    def _values(self, text: pl.DataFrame) -> list[pl.Series]:
        value, state = self._numbers_in(text, "Value", value_and_state)
        if "Value note" in self.places and not self.layout.strict:
            hidden = text["Value note"].str.to_lowercase().str.contains(_HIDDEN_NOTE) & (state == _MISSING)
            state = pl.select(pl.when(hidden).then(_HIDDEN).otherwise(state).cast(pl.UInt8)).to_series()
        found = [state.alias("state"), value.alias("number")]
        for name, column in (("low", self.layout.low), ("high", self.layout.high)):
            found.append(self._numbers_in(text, column, _plain_number)[0].alias(name))
        for name, column in (("count", "Count"), ("denominator", "Denominator")):
            found.append(self._numbers_in(text, column, value_and_state)[0].alias(name))
        return found

    def _numbers_in(
        self, text: pl.DataFrame, column: str, read: Callable[[str], tuple[float | None, State]]
    ) -> tuple[pl.Series, pl.Series]:
        """Numbers and states of a column; cells that are no plain number are read one by one, each text once."""
        if column not in self.places:
            return pl.repeat(None, len(text), dtype=pl.Float64, eager=True), pl.Series(dtype=pl.UInt8)
        cells = text[column]
        found = cells.cast(pl.Float64, strict=False)
        found = found.set(~found.is_finite(), None)
        odd = cells.filter(found.is_null()).unique()
        state = (found == 0).cast(pl.UInt8).fill_null(_MISSING)
        told: dict[str, tuple[float | None, int]] = {}
        for cell in odd.to_list():
            try:
                value, said = read(cell)
            except NotUnderstood as trouble:
                rows = text.filter(pl.col(column) == cell)["row"]
                self._refuse(rows, column, trouble.said, trouble.remedy)
            else:
                told[cell] = value, STATES.index(said)
        return _with_odd(cells, found, state, told)

    # --- series --------------------------------------------------------------------------------------------------

    def _series_numbers(self, text: pl.DataFrame) -> pl.Series:
        """The number of each row's series; a series that is met for the first time is checked and kept."""
        columns = [name for name in self.layout.key if name in self.places]
        key = pl.concat_str(columns, separator="\x1f").alias("key")
        keyed = text.select("row", *columns, key)
        new = {}
        for one in keyed.unique("key", keep="first", maintain_order=True).iter_rows(named=True):
            parts = tuple(one[name] for name in columns)
            if parts not in self._numbers:
                self._numbers[parts] = len(self.series)
                self.series.append(self._checked_series(one))
            new[one["key"]] = self._numbers[parts]
        numbers = keyed["key"].replace_strict(list(new), list(new.values()), return_dtype=pl.UInt32)
        return numbers.alias("series")

    def _checked_series(self, cells: Mapping[str, str | int]) -> SmallSeries:
        said = {name: str(cell) for name, cell in cells.items()}
        row = int(cells["row"])

        def refuse(column: str, words: str, remedy: str) -> None:
            self.problems.add(row, column, words, remedy)

        made = series_of(said, self.layout, refuse, period)
        if self.series and made.source != self.series[0].source:
            refuse(
                "Source", "A large file of small areas has one source; this row names another.",
                "Put the figures of each source into a file of their own.",
            )  # fmt: skip
        return made

    # --- rows ----------------------------------------------------------------------------------------------------

    def _check(self, part: pl.DataFrame) -> None:
        """Intervals with both ends in order; counts that can be."""
        low, high, value = pl.col("low"), pl.col("high"), pl.col("number")
        one_end = part.filter(low.is_null() != high.is_null())["row"]
        backwards = part.filter(low > high)["row"]
        outside = part.filter((value < low) | (value > high))
        if self.layout.strict:
            self._refuse(
                one_end, self.layout.low, "An interval has both limits or none.", "Fill or empty both."
            )
            self._refuse(
                backwards, self.layout.low, "The lower limit is above the upper limit.", "Correct them."
            )
            self._refuse(
                outside.filter(low <= high)["row"], "Value", "The value lies outside its own interval.",
                "Correct the value or its limits.",
            )  # fmt: skip
        else:
            self._contradict(outside)
        for name, column in (("count", "Count"), ("denominator", "Denominator")):
            below = part.filter(pl.col(name) < 0)["row"]
            self._refuse(below, column, "A number of children is not negative.", "Write 0 or more.")

    def _contradict(self, outside: pl.DataFrame) -> None:
        self.contradicting += len(outside)
        room = PROBLEMS_LISTED - len(self.contradictions)
        for one in outside.head(max(room, 0)).iter_rows(named=True):
            code = code_of(one["area"])
            words = f"{self.series[one['series']].indicator_name}, {code}: the value {figure(one['number'])} lies outside "
            words += (
                f"its own interval ({figure(one['low'])} to {figure(one['high'])}). It is kept as published."
            )
            self.contradictions.append(Contradiction(one["row"], code, words))

    def _refuse(self, rows: pl.Series, column: str, said: str, remedy: str) -> None:
        for row in rows.to_list():
            self.problems.add(row, column, said, remedy)

    def _show(self, part: pl.DataFrame) -> None:
        for one in part.iter_rows(named=True):
            about, code = self.series[one["series"]], code_of(one["area"])
            self.sample.append(
                IndicatorRow(
                    row=one["row"], indicator_id=about.indicator_id, indicator_name=about.indicator_name,
                    area_code=code, area_name=self.names.get(code, code), area_type="", parent_code="",
                    sex=about.sex, age=about.age, category_type=about.category_type, category=about.category,
                    period=about.period, period_sort=about.period_sort, state=STATES[one["state"]],
                    value=one["number"], low=one["low"], high=one["high"], count=one["count"],
                    denominator=one["denominator"], unit=about.unit, source=about.source,
                )
            )  # fmt: skip


def _plain_number(text: str) -> tuple[float | None, State]:
    return number(text), State.OBSERVED


def _with_odd(
    cells: pl.Series, found: pl.Series, state: pl.Series, told: Mapping[str, tuple[float | None, int]]
) -> tuple[pl.Series, pl.Series]:
    """Numbers and states with those of the odd cells put in."""
    if not told:
        return found, state
    texts = list(told)
    values = [one[0] for one in told.values()]
    states = [one[1] for one in told.values()]
    odd = found.is_null()
    if any(value is not None for value in values):
        more = cells.replace_strict(texts, values, default=None, return_dtype=pl.Float64)
        found = found.fill_null(more)
    said = cells.replace_strict(texts, states, default=_MISSING, return_dtype=pl.UInt8)
    return found, pl.select(pl.when(odd).then(said).otherwise(state)).to_series()


def in_order(
    table: pl.DataFrame, series: Sequence[SmallSeries], layout: Layout, problems: Problems
) -> tuple[np.ndarray, list[str]]:
    """Places of the rows in the order of areas and series. A figure twice: kept once where the rows agree."""
    key = table["area"].to_numpy().astype(np.uint64) * np.uint64(max(len(series), 1))
    key += table["series"].to_numpy()
    places = np.argsort(key, kind="stable").astype(np.uint32)
    key = key[places]
    again = np.flatnonzero(key[1:] == key[:-1]) + 1
    if not len(again):
        return places, []
    differ = [at for at in again.tolist() if not _agree(table, int(places[at - 1]), int(places[at]))]
    for at in differ:
        one, other = table["row"][int(places[at - 1])], table["row"][int(places[at])]
        problems.add(
            other, "Value", f"The same indicator, area, group and period is in rows {one} and {other} with different values.",
            "Keep the right row and delete the other." if layout.strict else layout.remedy,
        )  # fmt: skip
    figures = "1 figure is" if len(again) == 1 else f"{len(again):,} figures are"
    notes = [f"{figures} given more than once with the same content and kept once."]
    return np.delete(places, again), notes


def _agree(table: pl.DataFrame, one: int, other: int) -> bool:
    if table["state"][one] != table["state"][other]:
        return False
    for name in NUMBERS:
        a, b = table[name][one], table[name][other]
        if a is not None and b is not None and abs(a - b) > SAME_WITHIN * max(abs(a), abs(b), 1e-6):
            return False
    return True
