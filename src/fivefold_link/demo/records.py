"""The file of six agencies for measuring linkage: the standardised columns, the truth, and the risks each agency sees.

It is written part by part, so that eighteen million records need little memory; the same recipe gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from fivefold_link.demo import names
from fivefold_link.demo.flags import seen_by
from fivefold_link.demo.mistakes import Text, day_and_month_exchanged
from fivefold_link.demo.places import area_code, postcode_bytes
from fivefold_link.demo.population import ETHNICITIES, Population, population
from fivefold_link.demo.recipe import Agency, Recipe
from fivefold_link.demo.written import HAS_NUMBER, Written, whom, write_down

ROWS_A_PART = 500_000
STATES = pa.array(["valid", "missing", "check digit"])
SEXES = pa.array(["F", "M"])
WORD = pa.dictionary(pa.int32(), pa.string())
"""Words are kept once a part; whoever reads the file finds plain text."""
SCHEMA = pa.schema(
    [
        ("record", pa.int64()),
        ("dataset", pa.int16()),
        ("source_id", pa.string()),
        ("row_number", pa.int64()),
        ("nhs", pa.int64()),
        ("nhs_state", WORD),
        ("forename", WORD),
        ("forename_root", WORD),
        ("surname", WORD),
        ("other_surname", WORD),
        ("birth_date", pa.date32()),
        ("birth_date_swapped", pa.date32()),
        ("sex", WORD),
        ("postcode", pa.string()),
        ("uprn", pa.int64()),
        ("household", pa.string()),
        ("ethnicity", WORD),
        ("area", WORD),
        ("deprivation", pa.int16()),
        ("seen", pa.date32()),
        ("gestation_weeks", pa.int16()),
        ("mother_nhs", pa.int64()),
        ("child_nhs", pa.int64()),
        ("truth", pa.int64()),
        ("flags", pa.uint64()),
    ]
)
REPEATED = ("dataset", "birth_date", "birth_date_swapped", "seen", "deprivation", "gestation_weeks", "flags")
"""Columns in which the same value stands often, beside words: written as a dictionary as well."""


def write_linkage_file(recipe: Recipe, path: Path) -> Path:
    """Write the recipe's records as one Parquet file in the order of the agencies; it appears whole or not at all."""
    beside = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    often = [field.name for field in SCHEMA if field.type == WORD or field.name in REPEATED]
    writer = pq.ParquetWriter(
        beside, SCHEMA, compression="zstd", compression_level=1, use_dictionary=often, store_schema=False
    )
    with writer, ThreadPoolExecutor(1) as other:
        waiting: Future[None] | None = None
        for part in parts(recipe):
            if waiting:
                waiting.result()
            waiting = other.submit(writer.write_table, part)
        if waiting:
            waiting.result()
    beside.replace(path)
    return path


def parts(recipe: Recipe) -> Iterator[pa.Table]:
    """The records in tables of at most half a million rows."""
    people = population(recipe)
    areas = pa.array([area_code(area) for area in range(people.places.areas)])
    record = 0
    for place, agency in enumerate(recipe.agencies):
        rng = np.random.default_rng([recipe.seed, 2, place])
        row = 0
        for known in whom(people, recipe, agency, rng).parts(ROWS_A_PART):
            written = write_down(people, recipe, agency, known, rng)
            yield _table(people, agency, place, written, areas, record, row)
            record += len(known.child)
            row += len(known.child)


def _table(
    people: Population, agency: Agency, place: int, written: Written, areas: pa.Array, record: int, row: int
) -> pa.Table:
    count = len(written.known.child)
    number = np.arange(row + 1, row + count + 1)
    columns: dict[str, pa.Array] = {
        "record": pa.array(np.arange(record, record + count)),
        "dataset": pa.array(np.full(count, place, dtype=np.int16)),
        "source_id": pa.array(number).cast(pa.string()),
        "row_number": pa.array(number),
        **_identity(written),
        **_place(people, written, areas),
        **_family(people, agency, written),
        "truth": pa.array(written.known.child.astype(np.int64)),
        "flags": pa.array(people.flags[written.known.child] & seen_by(place)),
    }
    empty = {field.name: pa.nulls(count, field.type) for field in SCHEMA if field.name not in columns}
    return pa.table({**columns, **empty}, schema=SCHEMA)


def _identity(written: Written) -> dict[str, pa.Array]:
    swapped, exists = day_and_month_exchanged(written.born)
    return {
        "nhs": pa.array(written.number, mask=written.number_is != HAS_NUMBER),
        "nhs_state": _words(written.number_is, STATES),
        "forename": _text(written.forename),
        "forename_root": _text(_roots(written.forename)),
        "surname": _text(written.surname),
        "other_surname": _text(written.other_surname),
        "birth_date": _dates(written.born, written.no_birth_date),
        "birth_date_swapped": _dates(swapped, written.no_birth_date | ~exists),
        "sex": _words(written.sex, SEXES, written.no_sex),
        "seen": _dates(written.known.seen),
    }


def _place(people: Population, written: Written, areas: pa.Array) -> dict[str, pa.Array]:
    missing = written.postcode < 0
    postcode = np.where(missing, 0, written.postcode)
    return {
        "postcode": _seven_bytes(postcode_bytes(postcode), missing),
        "area": _words(people.places.area_of[postcode], areas, missing),
        "deprivation": pa.array(people.places.decile_of(postcode).astype(np.int16), mask=missing),
    }


def _family(people: Population, agency: Agency, written: Written) -> dict[str, pa.Array]:
    """What only some agencies hold: ethnicity, and on the births file gestation and the mother's number."""
    family = people.family[written.known.child]
    columns = {"ethnicity": _words(people.families.ethnicity[family], pa.array(ETHNICITIES))}
    if agency.at_birth:
        columns["gestation_weeks"] = pa.array(people.gestation[written.known.child].astype(np.int16))
        columns["mother_nhs"] = pa.array(people.families.mother[family])
    if agency.slug == "housing":
        homes = 100_000_000_000 + people.families.home[family].astype(np.int64) * 64
        columns["uprn"] = pa.array(homes + people.families.house[family])
        columns["household"] = pa.array(family).cast(pa.string())
    return columns


def _roots(forename: Text) -> Text:
    """The canonical name of the nickname group; a mistyped name is its own."""
    root = names.forenames().root
    known = np.clip(forename.codes, 0, len(root) - 1)
    inside = (forename.codes >= 0) & (forename.codes < len(root))
    return Text(np.where(inside, root[known], forename.codes).astype(np.int32), forename.words)


def _text(text: Text) -> pa.Array:
    """A dictionary with every word once: a mistake may have made one that was there already."""
    once = pa.array(text.words).cast(pa.string()).dictionary_encode()
    codes = once.indices.to_numpy()[np.maximum(text.codes, 0)]
    return _words(codes, once.dictionary, text.codes < 0)


def _words(
    codes: npt.NDArray[np.integer], words: pa.Array, missing: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32), mask=missing), words)


def _dates(days: npt.NDArray[np.int16], missing: npt.NDArray[np.bool_] | None = None) -> pa.Array:
    return pa.array(days.astype(np.int32), mask=missing).cast(pa.date32())


def _seven_bytes(written: npt.NDArray[np.uint8], missing: npt.NDArray[np.bool_]) -> pa.Array:
    """Words of equal length straight from their bytes."""
    count, width = written.shape
    starts = pa.py_buffer((np.arange(count + 1) * width).astype(np.int32))
    present = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.StringArray.from_buffers(count, starts, pa.py_buffer(written), present, int(missing.sum()))
