"""How a fictional place is made: how many children, which mistakes, which agency knows whom.

All rates are invented for trying out the method; none was measured in a real place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Scenario = Literal["A", "B"]


@dataclass(frozen=True)
class Mistakes:
    """Shares of records in which something is wrong or missing."""

    forename_typo: float = 0.033
    surname_typo: float = 0.030
    nickname: float = 0.05
    swapped_date: float = 0.008
    slipped_date: float = 0.010
    wrong_sex: float = 0.003
    no_forename: float = 0.004
    no_surname: float = 0.003
    no_birth_date: float = 0.003
    no_sex: float = 0.010
    no_postcode: float = 0.015
    mistyped_number: float = 0.003
    other_childs_number: float = 0.0006
    sibling_share: float = 0.3
    old_address: float = 0.10
    twice: float = 0.015
    without_number_times: float = 1.0
    """Where the NHS number is missing, typing mistakes are this many times as frequent (the harder files use 3)."""


@dataclass(frozen=True)
class Agency:
    """Whom an agency knows: `coverage` of all children, the more often the more `vulnerable` and the older they are;
    and how well it knows them."""

    slug: str
    coverage: float
    numbers: float
    vulnerable: float = 0.0
    older: float = 0.0
    other_surname: float = 0.03
    placeholder: float = 0.0
    at_birth: bool = False
    days_after: tuple[int, int] = (0, 1)
    areas: float = 1.0
    """Share of the wider areas from which the agency sends records: the first ones."""


AGENCIES: tuple[Agency, ...] = (
    Agency("births", 1.0, 0.99, other_surname=0.10, placeholder=0.04, at_birth=True, days_after=(1, 42)),
    Agency("health_visiting", 0.95, 0.98, other_surname=0.05, placeholder=0.005, days_after=(9, 700)),
    Agency("early_education", 0.62, 0.15, older=0.6, days_after=(270, 1500)),
    Agency("social_care", 0.09, 0.60, vulnerable=0.7, other_surname=0.08, days_after=(0, 1500)),
    Agency("housing", 0.18, 0.0, vulnerable=0.45, other_surname=0.06, days_after=(0, 1500)),
    Agency("adult_services", 0.16, 0.35, vulnerable=0.6, other_surname=0.08, days_after=(0, 1500)),
)
NUMBERS_A = 0.92
"""Scenario A: every agency has the NHS number on this share; scenario B uses each agency's own."""


@dataclass(frozen=True)
class Recipe:
    """One fictional population and its files. The same recipe gives the same bytes."""

    children: int
    scenario: Scenario = "B"
    seed: int = 20260401
    ends: date = date(2026, 3, 31)
    years: int = 5
    twins: float = 0.025
    moved: float = 0.30
    families_a_postcode: float = 1.5
    postcodes_an_area: int = 40
    areas_a_wider_area: int = 5
    mistakes: Mistakes = field(default=Mistakes())
    agencies: tuple[Agency, ...] = AGENCIES
    spare_numbers: int = 0
    wider_numbers: bool = False
    """Benchmarks only. The range that is never issued holds 909,091 valid numbers; above about 500,000 children
    numbers that begin with 1 or 2 are drawn instead, where none is issued today. Never set for the demo."""

    def __post_init__(self) -> None:
        if self.children < 10:
            raise ValueError(f"a recipe needs at least 10 children, not {self.children}")

    def numbers_of(self, agency: Agency) -> float:
        return NUMBERS_A if self.scenario == "A" else agency.numbers


def benchmark(records: int, scenario: Scenario, *, harder: bool = False, seed: int = 20260401) -> Recipe:
    """The recipe that gives about this many records of children; `harder` triples mistakes where no number is."""
    plain = Recipe(children=10, scenario=scenario, seed=seed)
    a_child = sum(agency.coverage for agency in plain.agencies) * (1 + plain.mistakes.twice)
    children = max(10, round(records / a_child))
    mistakes = replace(plain.mistakes, without_number_times=3.0 if harder else 1.0)
    return replace(plain, children=children, mistakes=mistakes, wider_numbers=children > 480_000)
