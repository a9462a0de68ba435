"""A file without any identifier, in the shape of Splink's example of historical people, with the truth.

Several noisy records of each person: first name, surname, date of birth, place of birth, postcode and occupation. It
lets the path without identifiers be measured where the public file itself is not at hand; people and records are
invented, and figures on it are no figures on the public file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from fivefold_link.demo import names, spelling
from fivefold_link.demo.mistakes import Text, typed_wrong
from fivefold_link.demo.places import postcode_bytes

Bools = npt.NDArray[np.bool_]
Words = npt.NDArray[np.str_]

TRADES = (
    "politician",
    "clergyman",
    "writer",
    "painter",
    "lawyer",
    "footballer",
    "engineer",
    "physician",
    "botanist",
)
MORE_TRADES = (
    "actor",
    "composer",
    "military officer",
    "teacher",
    "merchant",
    "architect",
    "poet",
    "journalist",
)
OCCUPATIONS = np.array(TRADES + MORE_TRADES)
PLACES, POSTCODES = 900, 20_000
BIRTHS = (np.datetime64("1840-01-01"), np.datetime64("1925-12-31"))


@dataclass(frozen=True)
class Noise:
    """Shares of records in which a field is missing, or differs from the person's usual one."""

    first_name_missing: float = 0.02
    first_name_other: float = 0.16
    surname_missing: float = 0.01
    surname_other: float = 0.08
    dob_missing: float = 0.15
    dob_year_only: float = 0.13
    dob_other: float = 0.04
    birth_place_missing: float = 0.20
    birth_place_other: float = 0.12
    postcode_missing: float = 0.24
    postcode_other: float = 0.30
    occupation_missing: float = 0.37
    occupation_other: float = 0.15


def historical(records: int = 50_000, *, seed: int = 20260401, noise: Noise | None = None) -> pa.Table:
    """About ten records a person: `unique_id`, `cluster` (the truth), and six fields as text."""
    rng = np.random.default_rng([seed, 9])
    rates = noise or Noise()
    persons = max(1, records // 10)
    person = np.sort(np.concatenate([np.arange(persons), _repeated(records - persons, persons, rng)]))
    columns = {
        "first_name": _first_names(person, persons, rates, rng),
        "surname": _surnames(person, persons, rates, rng),
        "dob": _births(person, persons, rates, rng),
        "birth_place": _birth_places(person, persons, rates, rng),
        "postcode_fake": _postcodes(person, persons, rates, rng),
        "occupation": _occupations(person, persons, rates, rng),
    }
    order = rng.permutation(records)
    texts = {name: pa.array(words[order], mask=words[order] == "") for name, words in columns.items()}
    return pa.table(
        {"unique_id": np.arange(records, dtype=np.int64), "cluster": person[order].astype(np.int64), **texts}
    )


def write_historical(path: Path, records: int = 50_000, *, seed: int = 20260401) -> Path:
    """Write the file as Parquet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(historical(records, seed=seed), path, compression="zstd")
    return path


def _repeated(records: int, persons: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Well-known people stand in more records than others."""
    fame = rng.gamma(1.6, 1.0, persons)
    return rng.choice(persons, records, p=fame / fame.sum())


def _happens(count: int, share: float, rng: np.random.Generator) -> Bools:
    return rng.random(count) < share


def _typed(words: Words, rows: Bools, rng: np.random.Generator) -> Words:
    wrong = words.copy()
    wrong[rows] = typed_wrong(np.char.upper(words[rows]).astype(f"S{names.WIDTH}"), rng).astype("U24")
    return wrong


def _first_names(
    person: npt.NDArray[np.int64], persons: int, rates: Noise, rng: np.random.Generator
) -> Words:
    """Other forms of a first name: an initial, a nickname, the middle name, a mistake in typing."""
    vocabulary = names.forenames()
    urn = rng.integers(0, 2, persons)
    first, middle = vocabulary.draw(urn, rng), vocabulary.draw(urn, rng)
    usual = first[person]
    form = rng.random(len(person)) / rates.first_name_other
    codes = np.select([form < 0.3, form < 0.5], [vocabulary.nickname[usual], middle[person]], usual)
    words = spelling.plain(Text(codes.astype(np.int32), vocabulary.words))
    words = np.where((form >= 0.5) & (form < 0.7), words.astype("U1"), words)
    words = _typed(words.astype("U24"), (form >= 0.7) & (form < 1), rng)
    words[_happens(len(person), rates.first_name_missing, rng)] = ""
    return np.char.lower(words)


def _surnames(person: npt.NDArray[np.int64], persons: int, rates: Noise, rng: np.random.Generator) -> Words:
    """A mistake in typing, or another surname: a title, a married name."""
    vocabulary = names.surnames()
    urn = np.zeros(persons, dtype=np.int64)
    usual, other = vocabulary.draw(urn, rng), vocabulary.draw(urn, rng)
    form = rng.random(len(person)) / rates.surname_other
    codes = np.where(form < 0.4, other[person], usual[person])
    words = _typed(spelling.plain(Text(codes, vocabulary.words)), (form >= 0.4) & (form < 1), rng)
    words[_happens(len(person), rates.surname_missing, rng)] = ""
    return np.char.lower(words)


def _births(person: npt.NDArray[np.int64], persons: int, rates: Noise, rng: np.random.Generator) -> Words:
    """Where only the year is known, the source writes the first of January."""
    span = int((BIRTHS[1] - BIRTHS[0]).astype(np.int64))
    day = (BIRTHS[0] + rng.integers(0, span, persons))[person]
    other = _happens(len(person), rates.dob_other, rng)
    day[other] += rng.choice(np.array([-366, -10, -1, 1, 10, 365]), int(other.sum()))
    year = _happens(len(person), rates.dob_year_only, rng)
    day[year] = day[year].astype("datetime64[Y]").astype("datetime64[D]")
    words = day.astype("U10")
    words[_happens(len(person), rates.dob_missing, rng)] = ""
    return words


def _birth_places(
    person: npt.NDArray[np.int64], persons: int, rates: Noise, rng: np.random.Generator
) -> Words:
    """Few large places and many small ones; another source gives the district around it."""
    vocabulary = names.surnames().words[2000 : 2000 + PLACES].astype("U24")
    place = np.minimum((rng.pareto(0.9, persons) * 8).astype(np.int64), PLACES - 1)
    other = _happens(len(person), rates.birth_place_other, rng)
    words = np.where(other, vocabulary[place[person] // 30], vocabulary[place[person]]).astype("U24")
    words[_happens(len(person), rates.birth_place_missing, rng)] = ""
    return np.char.lower(words)


def _postcodes(person: npt.NDArray[np.int64], persons: int, rates: Noise, rng: np.random.Generator) -> Words:
    """A person's postcode, or another one nearby."""
    home = rng.integers(0, POSTCODES, persons)[person]
    other = _happens(len(person), rates.postcode_other, rng)
    near = np.clip(home + rng.integers(-40, 41, len(person)), 0, POSTCODES - 1)
    words = postcode_bytes(np.where(other, near, home)).view("S7").ravel().astype("U8")
    words[_happens(len(person), rates.postcode_missing, rng)] = ""
    return np.char.lower(words)


def _occupations(
    person: npt.NDArray[np.int64], persons: int, rates: Noise, rng: np.random.Generator
) -> Words:
    weight = 1 / (np.arange(len(OCCUPATIONS)) + 2.0)
    usual, second = (rng.choice(len(OCCUPATIONS), persons, p=weight / weight.sum()) for _ in range(2))
    other = _happens(len(person), rates.occupation_other, rng)
    words = OCCUPATIONS[np.where(other, second[person], usual[person])].astype("U24")
    words[_happens(len(person), rates.occupation_missing, rng)] = ""
    return words
