"""Areas and postcodes against the study's lists: codes of another vintage are told apart from codes of nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from fivefold_link.checking.faults import Fault, Kind
from fivefold_link.checking.looking import Looked, cell, percent
from fivefold_link.engine.inputs import raw_table
from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.standardise.places import postcode_of
from fivefold_link.study.schema import Areas, Role

KNOWN_AREAS, KNOWN_POSTCODES = "check_areas", "check_postcodes"
CODE_OF_AREA = "^[A-Z][0-9]{8}$"


def lists(engine: Engine, areas: Areas) -> None:
    """Make the tables of known areas and postcodes, empty where the study names no list."""
    engine.put(KNOWN_AREAS, _column(areas.names, "area"))
    postcodes = _column(areas.postcode_lookup, "postcode")
    engine.put("check_listed", postcodes)
    engine.make(KNOWN_POSTCODES, f"SELECT DISTINCT {postcode_of('name')} AS name FROM check_listed")
    engine.drop("check_listed")


def _column(path: Path | None, name: str) -> pa.Table:
    if path is None:
        return pa.table({"name": pa.array([], pa.string())})
    try:
        options = csv.ConvertOptions(include_columns=[name], column_types={name: pa.string()})
        return csv.read_csv(path, convert_options=options).rename_columns(["name"])
    except FileNotFoundError:
        remedy = "Put it there, or correct its name under `areas` in the study."
        raise Refused("there is no such file.", where=path.name, remedy=remedy) from None
    except (OSError, pa.ArrowInvalid, pa.ArrowKeyError, KeyError):
        remedy = f"It must be a CSV in UTF-8 with a column {name!r}."
        raise Refused(
            f"the list has no column {name!r} that can be read.", where=path.name, remedy=remedy
        ) from None


def unknown_areas(engine: Engine, looked: Looked) -> Iterator[Fault]:
    """Area codes that are not in the list of areas."""
    column, areas = looked.roles.get(Role.AREA), looked.study.areas
    if column is None or areas.names is None:
        return
    code = cell(column)
    query = (
        "SELECT count(*) FILTER (WHERE name IS NULL), min(row_number) FILTER (WHERE name IS NULL),"
        " max(row_number) FILTER (WHERE name IS NULL), count(DISTINCT CASE WHEN name IS NULL THEN code END),"
        f" count(*), count(*) FILTER (WHERE name IS NULL AND regexp_matches(code, '{CODE_OF_AREA}'))"
        f" FROM (SELECT row_number, {code} AS code FROM {raw_table(looked.dataset)} WHERE {code} IS NOT NULL)"
        f" AS raw LEFT JOIN (SELECT DISTINCT name FROM {KNOWN_AREAS}) AS known ON known.name = raw.code"
    )
    count, first, last, codes, filled, coded = (int(str(value or 0)) for value in engine.rows(query)[0])
    if not count:
        return
    share = percent(count / filled)
    if 2 * coded > count:
        kind = Kind.VINTAGE
        what = (
            f"{codes:,} area codes in {share} of the rows are not among the {areas.level} of {areas.vintage}."
        )
        remedy = (
            "They belong to another place or another vintage, which must not be mixed: find the areas anew"
            f" from postcodes, or correct `vintage: {areas.vintage}` and its list."
        )
    else:
        kind = Kind.AREA
        what = f"{share} of the areas are not in the list of areas ({codes:,} different)."
        remedy = f"Use the codes of {areas.level} {areas.vintage}; these children are counted in no area."
    stops = count > 0.2 * filled
    yield looked.fault(kind, what, remedy, column=column, rows=(first, last), count=count, stops=stops)


def unknown_postcodes(engine: Engine, looked: Looked) -> Iterator[Fault]:
    """Cells that have not the form of a postcode, and postcodes that are not in the list."""
    column = looked.roles.get(Role.POSTCODE)
    if column is None:
        return
    # Those of no fixed home are no fault: they have the form, and no place.
    filled = f"{cell(column)} IS NOT NULL AND upper(substr({cell(column)}, 1, 4)) <> 'ZZ99'"
    written = (
        f"SELECT {cell(column)} AS written, count(*) AS n, min(row_number) AS first_row,"
        f" max(row_number) AS last_row FROM {raw_table(looked.dataset)} WHERE {filled} GROUP BY 1"
    )
    query = (
        "SELECT known.name IS NOT NULL AS listed, code IS NOT NULL AS shaped, CAST(sum(n) AS BIGINT),"
        f" min(first_row), max(last_row) FROM (SELECT *, {postcode_of('written')} AS code FROM ({written})"
        f" AS cells) AS coded LEFT JOIN {KNOWN_POSTCODES} AS known ON known.name = coded.code GROUP BY 1, 2"
    )
    found = {
        (bool(row[0]), bool(row[1])): [int(str(value)) for value in row[2:]] for row in engine.rows(query)
    }
    total = sum(row[0] for row in found.values())
    listed = looked.study.areas.postcode_lookup is not None
    for is_shaped, what, remedy in (
        (
            False,
            "{} of the cells are not postcodes.",
            "They are treated as missing; correct them at the source.",
        ),
        (
            True,
            "{} of the postcodes are not in the list.",
            "Renew the list: it should hold old postcodes as well.",
        ),
    ):
        if (row := found.get((False, is_shaped))) and (listed or not is_shaped):
            count, first, last = row
            stops = count > 0.2 * total and (Role.AREA not in looked.roles or not is_shaped)
            yield looked.fault(
                Kind.POSTCODE,
                what.format(percent(count / total)),
                remedy,
                column=column,
                rows=(first, last),
                count=count,
                stops=stops,
            )
