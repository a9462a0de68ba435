"""Which children a study is about: of an age on one date, or at any time in a window, in the areas that it names."""

from __future__ import annotations

from datetime import date

from fivefold_link.cohort.ages import day, turns
from fivefold_link.engine.protocol import Refused
from fivefold_link.study.schema import Population


def first_and_last(population: Population) -> tuple[date, date]:
    """The days on which children are in scope, both included. A single date is both."""
    if population.window:
        return population.window
    if population.on:
        return population.on, population.on
    raise Refused(
        "children are counted on one date or through a window.",
        where="population",
        remedy="Write either `on:` with one date or `window:` with two.",
    )


def in_scope_from(population: Population) -> str:
    """From when: the child has reached the age, and a window has begun."""
    first, _ = first_and_last(population)
    reached = turns("birth_date", "conceived", population.from_months)
    return reached if population.on else f"greatest({reached}, {day(first)})"


def in_scope_to(population: Population) -> str:
    """Until when, that day included: before the child outgrows the ages, and until the date or the window's end."""
    _, last = first_and_last(population)
    outgrown = turns("birth_date", "conceived", population.to_months)
    return f"least(CAST({outgrown} - 1 AS DATE), {day(last)})"


def has_the_age(population: Population) -> str:
    """Of the ages on the date, or on any day of the window."""
    first, last = first_and_last(population)
    reached = turns("birth_date", "conceived", population.from_months)
    outgrown = turns("birth_date", "conceived", population.to_months)
    return f"({reached} <= {day(last)} AND {outgrown} > {day(first)})"


def lives_in(population: Population) -> str:
    """In an area of the study; a child whose area is not known is not."""
    if not population.areas:
        return "TRUE"
    codes = ", ".join("'" + code.replace("'", "''") + "'" for code in population.areas)
    return f"coalesce(area IN ({codes}), FALSE)"
