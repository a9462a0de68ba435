"""The table `children`: who is in scope, one row each, with the facts that hold and one home.

A person without a birth date is in no age and so out of scope. Nobody is taken out because no agency has seen the
child for a while: who died or moved away is not guessed.
"""

from __future__ import annotations

from fivefold_link.cohort import addresses, facts, scope
from fivefold_link.cohort.ages import completed_months, conceived
from fivefold_link.cohort.result import Cohort
from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.study.schema import Study

EVERYONE = "cohort_everyone"


def children(engine: Engine, study: Study, progress: Progress, clusters: str = "clusters") -> Cohort:
    """Make `children` out of `records` and `clusters`, and say who is in scope and who fell out.

    Columns: person, child (0 ... n-1 by area and person), birth_date, conceived, sex, ethnicity, area, wider,
    deprivation, age_months (on the last day in scope), in_scope_from, in_scope_to, links (datasets that have a record
    of the child), in_births (else moved in, or missed by the link), gestation_known.
    """
    progress.step("Children in scope", 4)
    facts.members(engine, study, clusters)
    progress.advance()
    facts.facts(engine, len(study.datasets))
    progress.advance()
    addresses.homes(engine, study)
    addresses.areas(engine, study)
    engine.make(EVERYONE, _everyone(study))
    progress.advance()
    engine.make("children", _in_scope())
    cohort = _told(engine, study)
    engine.drop(EVERYONE, facts.MEMBERS, facts.FACTS_TABLE, addresses.HOMES, addresses.AREAS)
    return cohort


def _everyone(study: Study) -> str:
    """Every person with what decides whether it is in scope."""
    population = study.population
    born = (
        f"SELECT f.*, {conceived('f.birth_date', 'f.gestation_weeks')} AS conceived, h.area, a.wider, h.deprivation"
        f" FROM {facts.FACTS_TABLE} f LEFT JOIN {addresses.HOMES} h ON h.person = f.person"
        f" LEFT JOIN {addresses.AREAS} a ON a.area = h.area"
    )
    return (
        f"SELECT *, coalesce({scope.has_the_age(population)}, FALSE) AS of_age, {scope.lives_in(population)} AS here,"
        f" {scope.in_scope_from(population)} AS in_scope_from, {scope.in_scope_to(population)} AS in_scope_to"
        f" FROM ({born}) AS born"
    )


def _in_scope() -> str:
    return (
        "SELECT person, CAST(row_number() OVER (ORDER BY area NULLS LAST, person) - 1 AS INTEGER) AS child,"
        " birth_date, conceived, sex, ethnicity, area, wider, deprivation,"
        f" {completed_months('birth_date', 'in_scope_to')} AS age_months, in_scope_from, in_scope_to, links, in_births,"
        f" gestation_weeks IS NOT NULL AS gestation_known FROM {EVERYONE} WHERE {IN_SCOPE}"
    )


IN_SCOPE = "of_age AND here"
COUNTED = {
    "persons": "TRUE",
    "without_birth_date": "birth_date IS NULL",
    "of_other_age": "birth_date IS NOT NULL AND NOT of_age",
    "elsewhere": "of_age AND NOT here",
    "children": IN_SCOPE,
    "not_in_births": f"{IN_SCOPE} AND NOT in_births",
    "area_unknown": f"{IN_SCOPE} AND area IS NULL",
    "gestation_unknown": f"{IN_SCOPE} AND gestation_weeks IS NULL",
    "birth_dates_differ": f"{IN_SCOPE} AND birth_dates_differ",
    "in_one_dataset": f"{IN_SCOPE} AND links = 1",
}


def _told(engine: Engine, study: Study) -> Cohort:
    counted = ", ".join(f"count(*) FILTER (WHERE {which})" for which in COUNTED.values())
    (answer,) = engine.rows(f"SELECT {counted} FROM {EVERYONE}")
    numbers = {name: int(str(number)) for name, number in zip(COUNTED, answer, strict=True)}
    return Cohort(
        records=engine.count("records"),
        address_rule=study.population.address_rule,
        register=any(dataset.births for dataset in study.datasets),
        **numbers,
    )
