"""What an agency has written down about the children it knows: whom, when, and with which mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fivefold_link.demo import names, nhs_numbers
from fivefold_link.demo.mistakes import Text, day_and_month_exchanged, slipped, typed_wrong
from fivefold_link.demo.population import Population, last_day
from fivefold_link.demo.recipe import Agency, Recipe

Bools = npt.NDArray[np.bool_]
Int8 = npt.NDArray[np.int8]
Int16 = npt.NDArray[np.int16]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]

HAS_NUMBER, NO_NUMBER, MISTYPED = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Known:
    """Children an agency knows, in the order of its file, and the day each was seen. Some stand in it twice."""

    child: Int32
    seen: Int16

    def parts(self, rows: int) -> Iterator[Known]:
        for start in range(0, len(self.child), rows):
            yield Known(self.child[start : start + rows], self.seen[start : start + rows])


@dataclass(frozen=True, eq=False)
class Written:
    """Rows of one agency's file as columns of whole numbers; `postcode` -1 and words -1 are missing.

    `number` is what was typed, right or wrong; `number_is` says which.
    """

    known: Known
    number: Int64
    number_is: Int8
    forename: Text
    placeholder: Bools
    surname: Text
    other_surname: Text
    born: Int16
    no_birth_date: Bools
    sex: Int8
    no_sex: Bools
    postcode: Int32


def whom(people: Population, recipe: Recipe, agency: Agency, rng: np.random.Generator) -> Known:
    """The agency's share of all children, exactly: the more vulnerable and the older ones first, as far as it says."""
    count = round(agency.coverage * agency.areas * len(people))
    if agency.coverage >= 1:
        child = np.arange(len(people), dtype=np.int32)
    else:
        score = _leaning(people, recipe, agency, rng)
        child = np.argpartition(-score, count)[:count].astype(np.int32)
    twice = rng.choice(child, round(recipe.mistakes.twice * count), replace=False)
    child = rng.permutation(np.concatenate([child, twice]))
    return Known(child, _seen(people.born[child], recipe, agency, rng))


def _leaning(
    people: Population, recipe: Recipe, agency: Agency, rng: np.random.Generator
) -> npt.NDArray[np.float32]:
    days = recipe.years * 365.25
    age = (last_day(recipe) - people.born - days / 2) / (days / np.sqrt(12))
    chance = np.sqrt(max(0.0, 1 - agency.vulnerable**2 - agency.older**2))
    home = people.families.home[people.family]
    wider = people.places.wider_of[people.places.area_of[home]]
    outside = wider >= agency.areas * (int(people.places.wider_of[-1]) + 1)
    leaning = agency.vulnerable * people.vulnerability + agency.older * age.astype(np.float32)
    scored: npt.NDArray[np.float32] = leaning + np.float32(chance) * rng.standard_normal(
        len(people), dtype=np.float32
    )
    scored[outside] = -np.inf
    return scored


def _seen(born: Int16, recipe: Recipe, agency: Agency, rng: np.random.Generator) -> Int16:
    """A day between the first and the last on which the agency sees children, never after the end."""
    room = np.maximum(last_day(recipe) - born.astype(np.int32), 0)
    first = np.minimum(agency.days_after[0], room)
    last = np.minimum(agency.days_after[1], room + 1)
    lag = first + rng.random(len(born)) * np.maximum(last - first, 0)
    seen: Int16 = (born + np.minimum(lag, room)).astype(np.int16)
    return seen


def write_down(
    people: Population, recipe: Recipe, agency: Agency, known: Known, rng: np.random.Generator
) -> Written:
    """The rows with their mistakes; where the number is missing they may be more frequent."""
    number, number_is = _numbers(people, recipe, agency, known, rng)
    times = np.where(number_is == NO_NUMBER, recipe.mistakes.without_number_times, 1.0).astype(np.float32)

    def happens(share: float) -> Bools:
        return rng.random(len(times), dtype=np.float32) < np.float32(share) * times

    rates = recipe.mistakes
    placeholder = rng.random(len(times), dtype=np.float32) < agency.placeholder
    forename = _forenames(people, known, happens(rates.nickname), happens(rates.forename_typo), rng)
    surname, other = _surnames(people, known, happens(agency.other_surname), happens(rates.surname_typo), rng)
    sex = people.sex[known.child]
    return Written(
        known=known,
        number=number,
        number_is=number_is,
        forename=forename.without(placeholder | happens(rates.no_forename)),
        placeholder=placeholder,
        surname=surname.without(happens(rates.no_surname)),
        other_surname=other,
        born=_birth_dates(people, known, happens(rates.swapped_date), happens(rates.slipped_date), rng),
        no_birth_date=happens(rates.no_birth_date),
        sex=np.where(happens(rates.wrong_sex), 1 - sex, sex).astype(np.int8),
        no_sex=happens(rates.no_sex),
        postcode=_postcodes(people, agency, known, happens(rates.old_address), happens(rates.no_postcode)),
    )


def _numbers(
    people: Population, recipe: Recipe, agency: Agency, known: Known, rng: np.random.Generator
) -> tuple[Int64, Int8]:
    """Right ones, none, some of another child (often a brother or sister), some mistyped."""
    rates, count = recipe.mistakes, len(known.child)
    whose = known.child.copy()
    wrong = np.flatnonzero(rng.random(count, dtype=np.float32) < rates.other_childs_number)
    next_one = np.where(people.nth[whose[wrong]] > 0, whose[wrong] - 1, (whose[wrong] + 1) % len(people))
    anyone = rng.integers(0, len(people), len(wrong))
    whose[wrong] = np.where(rng.random(len(wrong)) < rates.sibling_share, next_one, anyone)
    number = people.nhs[whose]
    slip = rng.random(count, dtype=np.float32) < rates.mistyped_number
    number[slip] = nhs_numbers.mistyped(number[slip], rng)
    has = rng.random(count, dtype=np.float32) < recipe.numbers_of(agency)
    state = np.where(has, np.where(slip, MISTYPED, HAS_NUMBER), NO_NUMBER).astype(np.int8)
    return np.where(has, number, 0), state


def _forenames(
    people: Population, known: Known, nickname: Bools, typo: Bools, rng: np.random.Generator
) -> Text:
    vocabulary = names.forenames()
    codes = people.forename[known.child].astype(np.int32)
    codes = np.where(nickname, vocabulary.nickname[codes], codes).astype(np.int32)
    return _with_typos(Text(codes, vocabulary.words), typo, rng)


def _surnames(
    people: Population, known: Known, changed: Bools, typo: Bools, rng: np.random.Generator
) -> tuple[Text, Text]:
    """The family's surname or the other one of the family; in two of five of these the file has both."""
    family = people.family[known.child]
    usual, another = people.families.surname[family], people.families.other_surname[family]
    words = names.surnames().words
    surname = _with_typos(Text(np.where(changed, another, usual).astype(np.int32), words), typo, rng)
    both = changed & (rng.random(len(changed), dtype=np.float32) < 0.4)
    return surname, Text(np.where(both, usual, -1).astype(np.int32), words)


def _with_typos(text: Text, typo: Bools, rng: np.random.Generator) -> Text:
    rows = np.flatnonzero(typo)
    return text.replaced(rows, typed_wrong(text.words[text.codes[rows]], rng))


def _birth_dates(
    people: Population, known: Known, swap: Bools, slip: Bools, rng: np.random.Generator
) -> Int16:
    """As typed; no system takes a birth that lies after the day on which it is told."""
    true = people.born[known.child]
    born = true.copy()
    exchanged, exists = day_and_month_exchanged(born[swap])
    born[swap] = np.where(exists, exchanged, born[swap])
    born[slip] = slipped(born[slip], rng)
    return np.where(born > known.seen, true, born).astype(np.int16)


def _postcodes(people: Population, agency: Agency, known: Known, old: Bools, missing: Bools) -> Int32:
    """Home on the day of the record; `old` ones still have the address before the move."""
    day = people.born[known.child] if agency.at_birth else known.seen
    home = people.home_on(known.child, day)
    earlier = people.families.home_before[people.family[known.child]]
    return np.where(missing, -1, np.where(old, earlier, home)).astype(np.int32)
