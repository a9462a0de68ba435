"""Postcodes, and the small area and deprivation that a place has by the study's lookups."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pyarrow import compute, csv

from fivefold_link.engine.protocol import Refused

SHAPE = "^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$"
NO_FIXED_HOME = "ZZ99"


def postcode_of(text: str) -> str:
    """Upper case without spaces, or nothing where it has not the shape of a postcode or says "no fixed home"."""
    bare = f"upper(regexp_replace({text}, '[^A-Za-z0-9]', '', 'g'))"
    return (
        f"CASE WHEN regexp_matches({bare}, '{SHAPE}') AND substr({bare}, 1, 4) <> '{NO_FIXED_HOME}'"
        f" THEN {bare} END"
    )


def _read(path: Path, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> pa.Table:
    text = csv.ConvertOptions(column_types={name: pa.string() for name in (*needed, *optional)})
    try:
        table = csv.read_csv(path, convert_options=text)
    except (OSError, pa.ArrowInvalid) as error:
        raise Refused(
            "the lookup of areas cannot be read", where=path.name, remedy="Give a CSV file."
        ) from error
    missing = [name for name in needed if name not in table.column_names]
    if missing:
        raise Refused(
            f"the lookup of areas has no column {', '.join(missing)}",
            where=path.name,
            remedy=f"Its first line must name {', '.join(needed)}.",
        )
    return table.select([*needed, *(name for name in optional if name in table.column_names)])


def postcode_lookup(path: Path | None) -> pa.Table:
    """`postcode` (upper case, no space) and `area`, each postcode once."""
    if path is None:
        return pa.table({"postcode": pa.array([], pa.string()), "area": pa.array([], pa.string())})
    table = _read(path, ("postcode", "area"))
    bare = compute.utf8_upper(compute.replace_substring(table["postcode"], " ", ""))
    return (
        pa.table({"postcode": bare, "area": table["area"]})
        .group_by("postcode")
        .aggregate([("area", "min")])
        .rename_columns(["postcode", "area"])
    )


def deprivation_lookup(path: Path | None) -> pa.Table:
    """`area` and its decile of `deprivation` (1 = most deprived), each area once."""
    empty = pa.table({"area": pa.array([], pa.string()), "decile": pa.array([], pa.int16())})
    if path is None:
        return empty
    table = _read(path, ("area",), ("deprivation",))
    if "deprivation" not in table.column_names:
        return empty
    known = table.filter(compute.match_substring_regex(table["deprivation"], "^([1-9]|10)$"))
    return (
        pa.table({"area": known["area"], "decile": known["deprivation"].cast(pa.int16())})
        .group_by("area")
        .aggregate([("decile", "min")])
        .rename_columns(["area", "decile"])
    )
