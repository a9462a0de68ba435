"""Where a child lives: one rule for all agencies, so that a child is counted in one area whoever saw it.

- latest: the record with an area that was seen last, not after the last day of the study; records without a day
  come last, and of several the smallest.
- births: the area on the register of births; a child that is not in the register has no known area.
- at_birth: the register's area, else that of the record seen first.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pyarrow import compute, csv

from fivefold_link.cohort.ages import day
from fivefold_link.cohort.facts import MEMBERS
from fivefold_link.cohort.scope import first_and_last
from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.study.schema import Study

HOMES, AREAS = "cohort_homes", "cohort_areas"


def homes(engine: Engine, study: Study) -> None:
    """`cohort_homes(person, area, deprivation)`: a row for each person with a known area."""
    _, last = first_and_last(study.population)
    order, kept = {
        "latest": ("seen DESC NULLS LAST, record", f"(seen IS NULL OR seen <= {day(last)})"),
        "births": ("record", "births"),
        "at_birth": ("CASE WHEN births THEN 0 ELSE 1 END, seen NULLS LAST, record", "TRUE"),
    }[study.population.address_rule]
    engine.make(
        HOMES,
        f"SELECT person, area, deprivation FROM (SELECT person, area, deprivation,"
        f" row_number() OVER (PARTITION BY person ORDER BY {order}) AS place"
        f" FROM {MEMBERS} WHERE area IS NOT NULL AND {kept}) AS ranked WHERE place = 1",
    )


def areas(engine: Engine, study: Study) -> None:
    """`cohort_areas(area, wider)`: the wider area of each area, out of the study's list."""
    engine.put(AREAS, _wider(study.areas.names))


def _wider(path: Path | None) -> pa.Table:
    nothing = pa.table({"area": pa.array([], pa.string()), "wider": pa.array([], pa.string())})
    if path is None:
        return nothing
    text = csv.ConvertOptions(
        column_types={"area": pa.string(), "wider": pa.string()}, strings_can_be_null=True
    )
    try:
        table = csv.read_csv(path, convert_options=text)
    except (OSError, pa.ArrowInvalid):
        remedy = "Give a CSV file whose first line names area, name, wider, wider_name."
        raise Refused("the list of areas cannot be read.", where=path.name, remedy=remedy) from None
    if not {"area", "wider"} <= set(table.column_names):
        return nothing
    pairs = table.select(["area", "wider"]).filter(compute.is_valid(table["area"]))
    return pairs.group_by("area").aggregate([("wider", "min")]).rename_columns(["area", "wider"])
