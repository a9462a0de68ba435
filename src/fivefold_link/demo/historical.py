"""A file without any identifier, in the shape of Splink's example of historical people, with the truth.

Several noisy records of each person: first name, surname, date of birth, place of birth, postcode and occupation. It
lets the path without identifiers be measured where the public file itself is not at hand; people and records are
invented, and figures on it are no figures on the public file. Splink's documented settings reach an F1 of about .80 on
the clusters of this one (threshold .95) and .83 on those of the public one.
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
Whole = npt.NDArray[np.int64]
Times = npt.NDArray[np.float64]

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
PLACES, POSTCODES, STRIDE = 900, 125_000, 40
"""Every fortieth of the postcodes that exist nowhere, so that people live all over an invented country."""
BIRTHS = (np.datetime64("1840-01-01"), np.datetime64("1925-12-31"))


@dataclass(frozen=True)
class Noise:
    """Shares of records in which a field is missing, or differs from the person's usual one."""

    first_name_missing: float = 0.02
    first_name_other: float = 0.20
    surname_missing: float = 0.01
    surname_other: float = 0.13
    dob_missing: float = 0.13
    dob_year_only: float = 0.13
    dob_other: float = 0.05
    birth_place_missing: float = 0.16
    birth_place_other: float = 0.14
    postcode_missing: float = 0.16
    postcode_other: float = 0.28
    occupation_missing: float = 0.27
    occupation_other: float = 0.15
    poor_records: float = 0.35
    poor_times: float = 3.0
    """Some sources are poor in everything: mistakes come together."""
    kin: float = 0.18
    namesake: float = 0.15
    """Persons with the family and home of another one, and those of them with the first name as well."""


@dataclass(frozen=True, eq=False)
class Who:
    """Whose each record is; `times` is how many times as frequent mistakes are in it. `kin` names for every person
    the one with whom surname, place and postcode are shared: a parent, or the person."""

    person: Whole
    times: Times
    kin: Whole

    @property
    def persons(self) -> int:
        return len(self.kin)

    def same_home(self, drawn: Whole) -> Whole:
        """What each record's family has in common."""
        common: Whole = drawn[self.kin[self.person]]
        return common


def historical(records: int = 50_000, *, seed: int = 20260401, noise: Noise | None = None) -> pa.Table:
    """About ten records a person: `unique_id`, `cluster` (the truth), and six fields as text."""
    rng = np.random.default_rng([seed, 9])
    rates = noise or Noise()
    who = _who(records, max(1, records // 10), rates, rng)
    columns = {
        "first_name": _first_names(who, rates, rng),
        "surname": _surnames(who, rates, rng),
        "dob": _births(who, rates, rng),
        "birth_place": _birth_places(who, rates, rng),
        "postcode_fake": _postcodes(who, rates, rng),
        "occupation": _occupations(who, rates, rng),
    }
    order = rng.permutation(records)
    texts = {name: pa.array(words[order], mask=words[order] == "") for name, words in columns.items()}
    return pa.table(
        {
            "unique_id": np.arange(records, dtype=np.int64),
            "cluster": who.person[order].astype(np.int64),
            **texts,
        }
    )


def write_historical(path: Path, records: int = 50_000, *, seed: int = 20260401) -> Path:
    """Write the file as Parquet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(historical(records, seed=seed), path, compression="zstd")
    return path


def _who(records: int, persons: int, rates: Noise, rng: np.random.Generator) -> Who:
    person = np.sort(np.concatenate([np.arange(persons), _repeated(records - persons, persons, rng)]))
    poor = rng.random(records) < rates.poor_records
    kin = np.where(rng.random(persons) < rates.kin, rng.integers(0, persons, persons), np.arange(persons))
    return Who(person, np.where(poor, rates.poor_times, 1.0), kin)


def _repeated(records: int, persons: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Well-known people stand in more records than others."""
    fame = rng.gamma(1.6, 1.0, persons)
    return rng.choice(persons, records, p=fame / fame.sum())


def _happens(times: Times, share: float, rng: np.random.Generator) -> Bools:
    """In this share of records, more often in those of a poor source."""
    return rng.random(len(times)) < share * times


def _typed(words: Words, rows: Bools, rng: np.random.Generator) -> Words:
    wrong = words.copy()
    wrong[rows] = typed_wrong(np.char.upper(words[rows]).astype(f"S{names.WIDTH}"), rng).astype("U24")
    return wrong


def _first_names(who: Who, rates: Noise, rng: np.random.Generator) -> Words:
    """Other forms of a first name: an initial, a nickname, the middle name, a mistake in typing."""
    vocabulary = names.forenames()
    urn = rng.integers(0, 2, who.persons)
    first, middle = vocabulary.draw(urn, rng), vocabulary.draw(urn, rng)
    namesake = rng.random(who.persons) < rates.namesake
    usual = np.where(namesake, first[who.kin], first)[who.person]
    form = rng.random(len(who.person)) / (rates.first_name_other * who.times)
    codes = np.select([form < 0.3, form < 0.5], [vocabulary.nickname[usual], middle[who.person]], usual)
    words = spelling.plain(Text(codes.astype(np.int32), vocabulary.words))
    words = np.where((form >= 0.5) & (form < 0.7), words.astype("U1"), words)
    words = _typed(words.astype("U24"), (form >= 0.7) & (form < 1), rng)
    words[_happens(who.times, rates.first_name_missing, rng)] = ""
    return np.char.lower(words)


def _surnames(who: Who, rates: Noise, rng: np.random.Generator) -> Words:
    """A mistake in typing, or another surname: a title, a married name."""
    vocabulary = names.surnames()
    urn = np.zeros(who.persons, dtype=np.int64)
    usual, other = vocabulary.draw(urn, rng).astype(np.int64), vocabulary.draw(urn, rng)
    form = rng.random(len(who.person)) / (rates.surname_other * who.times)
    codes = np.where(form < 0.4, other[who.person], who.same_home(usual)).astype(np.int32)
    words = _typed(spelling.plain(Text(codes, vocabulary.words)), (form >= 0.4) & (form < 1), rng)
    words[_happens(who.times, rates.surname_missing, rng)] = ""
    return np.char.lower(words)


def _births(who: Who, rates: Noise, rng: np.random.Generator) -> Words:
    """Where only the year is known, the source writes the first of January."""
    span = int((BIRTHS[1] - BIRTHS[0]).astype(np.int64))
    day = (BIRTHS[0] + rng.integers(0, span, who.persons))[who.person]
    other = _happens(who.times, rates.dob_other, rng)
    day[other] += rng.choice(np.array([-366, -10, -1, 1, 10, 365]), int(other.sum()))
    year = _happens(who.times, rates.dob_year_only, rng)
    day[year] = day[year].astype("datetime64[Y]").astype("datetime64[D]")
    words = day.astype("U10")
    words[_happens(who.times, rates.dob_missing, rng)] = ""
    return words


def _birth_places(who: Who, rates: Noise, rng: np.random.Generator) -> Words:
    """Few large places and many small ones; another source gives the district around it."""
    vocabulary = names.surnames().words[2000 : 2000 + PLACES].astype("U24")
    place = np.minimum((rng.pareto(0.9, who.persons) * 8).astype(np.int64), PLACES - 1)
    other = _happens(who.times, rates.birth_place_other, rng)
    words = np.where(other, vocabulary[who.same_home(place) // 30], vocabulary[who.same_home(place)]).astype(
        "U24"
    )
    words[_happens(who.times, rates.birth_place_missing, rng)] = ""
    return np.char.lower(words)


def _postcodes(who: Who, rates: Noise, rng: np.random.Generator) -> Words:
    """A person's postcode, or another one nearby."""
    home = who.same_home(rng.integers(0, POSTCODES, who.persons))
    other = _happens(who.times, rates.postcode_other, rng)
    near = np.clip(home + rng.integers(-12, 13, len(who.person)), 0, POSTCODES - 1)
    words = postcode_bytes(np.where(other, near, home) * STRIDE).view("S7").ravel().astype("U8")
    words[_happens(who.times, rates.postcode_missing, rng)] = ""
    return np.char.lower(words)


def _occupations(who: Who, rates: Noise, rng: np.random.Generator) -> Words:
    weight = 1 / (np.arange(len(OCCUPATIONS)) + 2.0)
    usual, second = (rng.choice(len(OCCUPATIONS), who.persons, p=weight / weight.sum()) for _ in range(2))
    other = _happens(who.times, rates.occupation_other, rng)
    words = OCCUPATIONS[np.where(other, second[who.person], usual[who.person])].astype("U24")
    words[_happens(who.times, rates.occupation_missing, rng)] = ""
    return words
