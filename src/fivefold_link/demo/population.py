"""Families of a fictional place with their children, addresses, numbers and risks: what is true before anybody
writes it down wrong.

Everything is a whole number in a NumPy column; a name, a postcode and a date are written out by `records` only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fivefold_link.demo import names, nhs_numbers
from fivefold_link.demo.flags import OF_THE_FAMILY, OF_THE_PREGNANCY, draw_flags
from fivefold_link.demo.places import Places, places
from fivefold_link.demo.recipe import Recipe

Bools = npt.NDArray[np.bool_]
Int8 = npt.NDArray[np.int8]
Int16 = npt.NDArray[np.int16]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]

CHILDREN_A_FAMILY = (0.65, 0.27, 0.08)
ETHNICITIES = ("White", "Asian", "Black", "Mixed", "Other")
ETHNICITY_BY_CULTURE = (
    (0.91, 0.01, 0.02, 0.05, 0.01),
    (0.01, 0.93, 0.00, 0.03, 0.03),
    (0.02, 0.00, 0.86, 0.10, 0.02),
    (0.93, 0.00, 0.01, 0.02, 0.04),
)
BETWEEN_SIBLINGS = 300
"""Fewest days between two births of one mother that are not twins."""


@dataclass(frozen=True, eq=False)
class Families:
    """One row a family. `moved` is the day (since 1970) of a move within the period, or 0."""

    children: Int8
    culture: Int8
    surname: Int32
    other_surname: Int32
    home: Int32
    home_before: Int32
    house: Int8
    moved: Int16
    mother: Int64
    ethnicity: Int8
    vulnerability: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.culture)


@dataclass(frozen=True, eq=False)
class Population:
    """One row a child, families together; `born` is the day since 1970, `nth` the place among brothers and sisters."""

    places: Places
    families: Families
    family: Int32
    nth: Int8
    twin: Bools
    sex: Int8
    born: Int16
    forename: Int16
    nhs: Int64
    gestation: Int8
    vulnerability: npt.NDArray[np.float32]
    flags: npt.NDArray[np.uint64]
    spare: Int64
    """Valid numbers that nobody has yet."""

    def __len__(self) -> int:
        return len(self.family)

    def home_on(self, child: Int32, day: Int16) -> Int32:
        """Postcode of each child on its day."""
        family = self.family[child]
        before = day < self.families.moved[family]
        return np.where(before, self.families.home_before[family], self.families.home[family])


def last_day(recipe: Recipe) -> int:
    return int(np.datetime64(recipe.ends, "D").astype(np.int64))


def first_day(recipe: Recipe) -> int:
    return last_day(recipe) - round(recipe.years * 365.25) + 1


def population(recipe: Recipe) -> Population:
    """All families of the recipe; the same recipe gives the same people."""
    rng = np.random.default_rng([recipe.seed, 1])
    sizes = _family_sizes(recipe.children, rng)
    where = places(
        max(20, round(len(sizes) / recipe.families_a_postcode)),
        recipe.postcodes_an_area,
        recipe.areas_a_wider_area,
        rng,
    )
    count = recipe.children + len(sizes) + recipe.spare_numbers
    numbers = np.split(
        nhs_numbers.numbers(count, rng, wider=recipe.wider_numbers),
        [recipe.children, recipe.children + len(sizes)],
    )
    families = _families(recipe, sizes, where, numbers[1], rng)
    return _children(recipe, families, where, numbers[0], numbers[2], rng)


def _family_sizes(children: int, rng: np.random.Generator) -> Int8:
    """One to three children each, until exactly `children` are there."""
    mean = sum((place + 1) * share for place, share in enumerate(CHILDREN_A_FAMILY))
    drawn = rng.choice(
        np.array([1, 2, 3], dtype=np.int8), int(children / mean * 1.02) + 20, p=CHILDREN_A_FAMILY
    )
    ends = np.cumsum(drawn, dtype=np.int64)
    kept = int(np.searchsorted(ends, children)) + 1
    sizes = drawn[:kept].copy()
    sizes[-1] -= ends[kept - 1] - children
    return sizes


def _families(
    recipe: Recipe, sizes: Int8, where: Places, numbers: Int64, rng: np.random.Generator
) -> Families:
    count = len(sizes)
    home = rng.integers(0, where.postcodes, count, dtype=np.int32)
    before, moved = _moves(recipe, home, where, rng)
    culture = _cultures(where.wider_of[where.area_of[home]], rng)
    surname = names.surnames().draw(culture, rng)
    own = rng.standard_normal(count, dtype=np.float32)
    vulnerability = 0.45 * where.hardship[where.area_of[home]] + np.float32(0.893) * own
    return Families(
        children=sizes,
        culture=culture,
        surname=surname,
        other_surname=names.surnames().draw(culture, rng),
        home=home,
        home_before=before,
        house=rng.integers(1, 60, count, dtype=np.int8),
        moved=moved,
        mother=numbers,
        ethnicity=_ethnicity(culture, rng),
        vulnerability=vulnerability.astype(np.float32),
    )


def _moves(recipe: Recipe, home: Int32, where: Places, rng: np.random.Generator) -> tuple[Int32, Int16]:
    """Earlier postcode and day of the move. Four moves in five are within a short distance."""
    # A move at any time in the period comes after the birth of a child for half of the pairs of child and move.
    moves = rng.random(len(home)) < min(1.0, 2 * recipe.moved)
    near = np.clip(home + rng.integers(-200, 201, len(home), dtype=np.int32), 0, where.postcodes - 1)
    far = rng.integers(0, where.postcodes, len(home), dtype=np.int32)
    before = np.where(moves, np.where(rng.random(len(home)) < 0.8, near, far), home)
    day = rng.integers(first_day(recipe), last_day(recipe), len(home), dtype=np.int16)
    return before.astype(np.int32), np.where(moves, day, 0).astype(np.int16)


def _cultures(wider: Int32, rng: np.random.Generator) -> Int8:
    """Name traditions live unevenly: in some wider areas one in twenty families has another one, in some half."""
    minority = np.clip(rng.beta(0.8, 2.9, int(wider.max()) + 1), 0.03, 0.7)
    other = rng.random(len(wider)) < minority[wider]
    which = rng.choice(np.array([1, 2, 3], dtype=np.int8), len(wider), p=(0.5, 0.2, 0.3))
    return np.where(other, which, 0).astype(np.int8)


def _ethnicity(culture: Int8, rng: np.random.Generator) -> Int8:
    """A name tradition makes an ethnic group likely and no more."""
    edges = np.cumsum(np.array(ETHNICITY_BY_CULTURE), axis=1)
    drawn = (rng.random(len(culture))[:, None] > edges[culture]).sum(axis=1)
    ethnicity: Int8 = np.minimum(drawn, len(ETHNICITIES) - 1).astype(np.int8)
    return ethnicity


def _children(
    recipe: Recipe, families: Families, where: Places, numbers: Int64, spare: Int64, rng: np.random.Generator
) -> Population:
    family = np.repeat(np.arange(len(families), dtype=np.int32), families.children)
    first = np.cumsum(families.children, dtype=np.int64) - families.children
    nth = (np.arange(len(family)) - first[family]).astype(np.int8)
    twins = _twin_families(recipe, families.children, rng)
    twin = twins[family] & (nth < 2)
    sex = (rng.random(len(family)) < 0.512).astype(np.int8)
    forename = names.forenames().draw(families.culture[family] * np.int8(2) + sex, rng)
    own = rng.standard_normal(len(family), dtype=np.float32)
    vulnerability = (0.9 * families.vulnerability[family] + np.float32(0.436) * own).astype(np.float32)
    return Population(
        places=where,
        families=families,
        family=family,
        nth=nth,
        twin=twin,
        sex=sex,
        born=_births(recipe, families.children, twins, family, nth, rng),
        forename=_other_than_the_first(forename.astype(np.int16), nth, rng),
        nhs=numbers,
        gestation=_gestation(twin, nth, rng),
        vulnerability=vulnerability,
        flags=_shared(draw_flags(vulnerability, rng), first[family], twin & (nth == 1)),
        spare=spare,
    )


def _shared(flags: npt.NDArray[np.uint64], first: Int64, second_twin: Bools) -> npt.NDArray[np.uint64]:
    """What a family faces, all its children face; what belongs to a pregnancy, twins share."""
    shared = (flags & ~OF_THE_FAMILY) | (flags[first] & OF_THE_FAMILY)
    pregnancy = np.where(second_twin, OF_THE_PREGNANCY, np.uint64(0))
    together: npt.NDArray[np.uint64] = (shared & ~pregnancy) | (flags[first] & pregnancy)
    return together


def _twin_families(recipe: Recipe, sizes: Int8, rng: np.random.Generator) -> Bools:
    """Families whose first two children are twins: as many as the share of twin children needs."""
    mean = sum((place + 1) * share for place, share in enumerate(CHILDREN_A_FAMILY))
    chance = recipe.twins * mean / (2 * (1 - CHILDREN_A_FAMILY[0]))
    return (sizes > 1) & (rng.random(len(sizes)) < chance)


def _births(
    recipe: Recipe, sizes: Int8, twins: Bools, family: Int32, nth: Int8, rng: np.random.Generator
) -> Int16:
    """Days of birth through the whole period, brothers and sisters at least ten months apart, twins on one day."""
    days = round(recipe.years * 365.25)
    births = sizes - twins
    room = days - (births.astype(np.int32) - 1) * BETWEEN_SIBLINGS
    drawn = np.sort(rng.random((len(sizes), 3)) * room[:, None], axis=1)
    # An only birth takes any of the three sorted draws by chance, so that births are even over the period.
    one, two = births == 1, births == 2
    drawn[one, 0] = rng.random(int(one.sum())) * room[one]
    drawn[two, :2] = np.sort(rng.random((int(two.sum()), 2)) * room[two, None], axis=1)
    place = np.maximum(nth - twins[family], 0)
    day = drawn[family, place].astype(np.int16) + place * np.int16(BETWEEN_SIBLINGS)
    return (first_day(recipe) + day).astype(np.int16)


def _other_than_the_first(forename: Int16, nth: Int8, rng: np.random.Generator) -> Int16:
    """No brother or sister has the name of the one before."""
    same = np.flatnonzero((nth[1:] > 0) & (forename[1:] == forename[:-1])) + 1
    forename[same] = (forename[same] + rng.integers(1, 50, len(same))) % names.FORENAMES
    return forename


def _gestation(twin: Bools, nth: Int8, rng: np.random.Generator) -> Int8:
    """Completed weeks; twins come about three weeks earlier, both on one day."""
    weeks = 39.6 + 1.5 * rng.standard_normal(len(twin), dtype=np.float32)
    early = rng.random(len(twin), dtype=np.float32) < 0.06
    weeks -= early * rng.gamma(2.0, 2.0, len(twin)).astype(np.float32) + np.where(twin, 3.0, 0.0)
    second = np.flatnonzero(twin[1:] & (nth[1:] == 1)) + 1
    weeks[second] = weeks[second - 1]
    completed: Int8 = np.clip(weeks, 23, 42).astype(np.int8)
    return completed
