"""Mothers and fathers of the fictional children, and other adults whom adult services know as well."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fivefold_link.demo import names
from fivefold_link.demo.flags import bits
from fivefold_link.demo.mistakes import Text, slipped, typed_wrong
from fivefold_link.demo.population import Population, last_day
from fivefold_link.demo.recipe import Recipe

Bools = npt.NDArray[np.bool_]
Int8 = npt.NDArray[np.int8]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]

REASONS = ("mental health", "alcohol or drugs", "domestic abuse", "disability", "other")
FLAGS_BEHIND = (
    bits("parental_mental_health fathers_mental_health severe_mental_illness"),
    bits("alcohol_misuse drug_misuse"),
    bits("domestic_abuse"),
    bits("disability_at_home"),
)
NUMBER_SHARE, MISTYPED_SHARE, TYPO_SHARE, SLIP_SHARE = 0.60, 0.003, 0.03, 0.01
CHILD_NUMBER_SHARE, RESPONSIBILITY_SHARE = 0.35, 0.55
NO_FAMILY = -1


@dataclass(frozen=True, eq=False)
class Adults:
    """One row an adult. `family` is that of the adult's own children, -1 for an adult without any; `woman` is 1."""

    family: Int32
    woman: Int8
    culture: Int8
    forename: Int32
    surname: Int32
    born: Int32
    home: Int32
    number: Int64

    def __len__(self) -> int:
        return len(self.family)


@dataclass(frozen=True, eq=False)
class Contacts:
    """Rows of the adult services' file: who came, when, why, and what was noted about children."""

    adult: Int32
    seen: Int32
    reason: Int8
    number: Int64
    forename: Text
    surname: Text
    born: Int32
    child_number: Int64
    responsibility: Int8
    """1 yes, 0 no, -1 not asked."""


def adults(people: Population, recipe: Recipe) -> Adults:
    """A mother in every family, a father in most, and one other adult for every five families."""
    rng = np.random.default_rng([recipe.seed, 3])
    families = people.families
    every = np.arange(len(families), dtype=np.int32)
    fathers = every[rng.random(len(every)) < 0.9]
    others = np.full(len(every) // 5, NO_FAMILY, dtype=np.int32)
    family = np.concatenate([every, fathers, others])
    woman = np.concatenate([np.ones(len(every)), np.zeros(len(fathers)), rng.random(len(others)) < 0.5])
    at = np.where(family >= 0, family, rng.integers(0, len(every), len(family)))
    culture = families.culture[at]
    own_name = np.where(woman > 0, families.other_surname[at], families.surname[at])
    married = rng.random(len(family)) < np.where(woman > 0, 0.55, 1.0)
    # One other adult in four lives with a family: a grandparent with the same surname is no parent.
    lodger = (family < 0) & (rng.random(len(family)) < 0.25)
    stranger = (family < 0) & ~lodger
    anywhere = rng.integers(0, people.places.postcodes, len(family))
    other_name = names.surnames().draw(culture, rng)
    forename = names.forenames().draw(culture * np.int8(2) + (woman < 1).astype(np.int8), rng)
    return Adults(
        family=family,
        woman=woman.astype(np.int8),
        culture=culture,
        forename=forename,
        surname=np.where(stranger, other_name, np.where(married, families.surname[at], own_name)).astype(
            np.int32
        ),
        born=_births(people, recipe, family, woman > 0, rng),
        home=np.where(stranger, anywhere, families.home[at]).astype(np.int32),
        number=np.concatenate([families.mother, people.spare[: len(family) - len(every)]]),
    )


def _births(
    people: Population, recipe: Recipe, family: Int32, woman: Bools, rng: np.random.Generator
) -> Int32:
    """Mothers are about thirty at their first birth here, fathers a little older, others of any age."""
    first = np.cumsum(people.families.children, dtype=np.int64) - people.families.children
    birth = people.born[first[np.maximum(family, 0)]].astype(np.int64)
    age = np.clip(np.where(woman, 29.5, 32.5) + 5.8 * rng.standard_normal(len(family)), 16, 58)
    other = rng.uniform(18, 80, len(family))
    born: Int32 = np.where(family >= 0, birth - age * 365.25, last_day(recipe) - other * 365.25).astype(
        np.int32
    )
    return born


def contacts(people: Population, who: Adults, recipe: Recipe) -> Contacts:
    """Adults come for what the family faces, and some for other reasons; one contact in three is followed by another."""
    rng = np.random.default_rng([recipe.seed, 4])
    reason, adult = np.nonzero(_reasons(people, who, rng))
    again = rng.random(len(adult)) < 1 / 3
    adult, reason = np.concatenate([adult, adult[again]]), np.concatenate([reason, reason[again]])
    order = rng.permutation(len(adult))
    person: Int32 = adult[order].astype(np.int32)
    seen = (last_day(recipe) - rng.integers(0, round(recipe.years * 365.25), len(person))).astype(np.int32)
    born = who.born[person]
    slip = rng.random(len(person)) < SLIP_SHARE
    born[slip] = slipped(born[slip].astype(np.int16), rng)
    has_number = rng.random(len(person)) < NUMBER_SHARE
    child, responsible = _children_noted(people, who, person, seen, rng)
    return Contacts(
        adult=person,
        seen=seen,
        reason=reason[order].astype(np.int8),
        number=np.where(has_number, who.number[person], 0),
        forename=_typed(Text(who.forename[person], names.forenames().words), rng),
        surname=_typed(Text(who.surname[person], names.surnames().words), rng),
        born=born,
        child_number=child,
        responsibility=responsible,
    )


def _reasons(people: Population, who: Adults, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Which reason brought which adult (reasons x adults); a mother more often than a father."""
    first = np.cumsum(people.families.children, dtype=np.int64) - people.families.children
    flags = np.where(who.family >= 0, people.flags[first[np.maximum(who.family, 0)]], np.uint64(0))
    comes = np.where(who.woman > 0, 0.35, 0.18)
    came = [((flags & behind) > 0) & (rng.random(len(who)) < comes) for behind in FLAGS_BEHIND]
    by_chance = np.where(who.family >= 0, 0.02, 0.35)
    came[0] |= (who.family < 0) & (rng.random(len(who)) < by_chance)
    return np.stack([*came, rng.random(len(who)) < by_chance])


def _children_noted(
    people: Population, who: Adults, adult: Int32, seen: Int32, rng: np.random.Generator
) -> tuple[Int64, Int8]:
    """The NHS number of one child on some records, parental responsibility on others; often nothing was asked."""
    family = who.family[adult]
    first = np.cumsum(people.families.children, dtype=np.int64) - people.families.children
    safe = np.maximum(family, 0)
    child = first[safe] + rng.integers(0, people.families.children[safe])
    is_born = (family >= 0) & (people.born[child] <= seen)
    number = np.where(is_born & (rng.random(len(adult)) < CHILD_NUMBER_SHARE), people.nhs[child], 0)
    asked = rng.random(len(adult)) < RESPONSIBILITY_SHARE
    return number, np.where(asked, is_born, -1).astype(np.int8)


def _typed(text: Text, rng: np.random.Generator) -> Text:
    rows = np.flatnonzero(rng.random(len(text.codes)) < TYPO_SHARE)
    return text.replaced(rows, typed_wrong(text.words[text.codes[rows]], rng))
