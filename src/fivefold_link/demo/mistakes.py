"""How text and dates go wrong when people type: one letter, a nickname, day and month exchanged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from fivefold_link.demo.names import WIDTH

Bytes = npt.NDArray[np.bytes_]
Int16 = npt.NDArray[np.int16]
Int32 = npt.NDArray[np.int32]

NO_WORD = -1
SLIPS = np.array([1, -1, 2, -2, 10, -10, 31, -30, 365, -365], dtype=np.int16)


@dataclass(frozen=True, eq=False)
class Text:
    """A column of words: `codes` point into `words`, -1 is none."""

    codes: Int32
    words: Bytes

    def replaced(self, rows: npt.NDArray[np.intp], words: Bytes) -> Text:
        """The same column with these words in these rows."""
        codes = self.codes.copy()
        codes[rows] = np.arange(len(rows), dtype=np.int32) + np.int32(len(self.words))
        return Text(codes, np.concatenate([self.words, words.astype(self.words.dtype)]))

    def without(self, rows: npt.NDArray[np.bool_]) -> Text:
        return Text(np.where(rows, NO_WORD, self.codes).astype(np.int32), self.words)


def typed_wrong(words: Bytes, rng: np.random.Generator) -> Bytes:
    """Each word with one mistake: a letter changed, left out, doubled up with another, or exchanged with the next."""
    letters = np.ascontiguousarray(words.astype(f"S{WIDTH}")).view(np.uint8).reshape(len(words), WIDTH)
    length = (letters != 0).sum(axis=1)
    place = (rng.random(len(words)) * length).astype(np.int64)
    kind = rng.integers(0, 4, len(words))
    kind[length < 3] = 0
    place[kind == 3] = np.minimum(place, np.maximum(length - 2, 0))[kind == 3]
    moved = np.take_along_axis(letters, _where_from(place, kind), axis=1)
    new = rng.integers(65, 91, len(words)).astype(np.uint8)
    changed = np.flatnonzero((kind == 0) | (kind == 2))
    moved[changed, place[changed]] = np.where(
        new[changed] == letters[changed, place[changed]], (new[changed] - 64) % 26 + 65, new[changed]
    )
    moved[np.arange(WIDTH) >= (length + (kind == 2) - (kind == 1))[:, None]] = 0
    wrong: Bytes = np.ascontiguousarray(moved).view(f"S{WIDTH}").ravel()
    return wrong


def _where_from(place: npt.NDArray[np.int64], kind: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each letter of the new word, the place in the old one: 1 leaves a letter out, 2 makes room, 3 exchanges."""
    columns = np.arange(WIDTH)[None, :]
    at, what = place[:, None], kind[:, None]
    source = columns + ((what == 1) & (columns >= at)) - ((what == 2) & (columns > at))
    source += ((what == 3) & (columns == at)).astype(np.int64) - ((what == 3) & (columns == at + 1))
    inside: npt.NDArray[np.int64] = np.clip(source, 0, WIDTH - 1)
    return inside


FIRST_TABLED = int(np.datetime64("1950-01-01", "D").astype(np.int64))


@lru_cache(maxsize=1)
def _exchanged() -> Int32:
    """For every day from 1950 to 2049 the one with day and month exchanged, or the smallest number where none is."""
    days = np.arange("1950-01-01", "2050-01-01", dtype="datetime64[D]")
    months = days.astype("datetime64[M]")
    day = (days - months).astype(np.int64) + 1
    month = months.astype(np.int64) % 12 + 1
    year = months.astype("datetime64[Y]")
    swapped = (year.astype("datetime64[M]") + (day - 1)).astype("datetime64[D]") + (month - 1)
    return np.where((day <= 12) & (day != month), swapped.astype(np.int64), np.iinfo(np.int32).min).astype(
        np.int32
    )


def day_and_month_exchanged(days: npt.NDArray[np.integer]) -> tuple[Int16, npt.NDArray[np.bool_]]:
    """The date with day and month exchanged, and whether that is another date at all."""
    swapped = _exchanged()[np.asarray(days, dtype=np.int64) - FIRST_TABLED]
    exists = swapped != np.iinfo(np.int32).min
    return np.where(exists, swapped, 0).astype(np.int16), exists


def slipped(days: Int16, rng: np.random.Generator) -> Int16:
    """A date a digit away: some days, a month or a year."""
    wrong: Int16 = (days + rng.choice(SLIPS, len(days))).astype(np.int16)
    return wrong
