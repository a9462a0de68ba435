"""A whole fictional study in one folder: the files that six partners would send, the study that reads them, the truth."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import openpyxl
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from fivefold_link.demo.adults import adults, contacts
from fivefold_link.demo.agency_files import CHILD_FILES, Rows, Sheet, adult_services
from fivefold_link.demo.area_files import write_areas
from fivefold_link.demo.flags import draw_flags
from fivefold_link.demo.population import Population, population
from fivefold_link.demo.protective import GOOD_TO_HAVE
from fivefold_link.demo.recipe import AGENCIES, Recipe
from fivefold_link.demo.study_truth import write_truth
from fivefold_link.demo.written import Known, whom, write_down
from fivefold_link.engine.protocol import Refused

FEWEST, MOST = 100, 300_000
COVERAGE = {"births": 0.97}
AREAS_COVERED = {"housing": 0.8, "early_education": 0.9}
FILE_NAMES = {
    "births": "births_maternity.csv",
    "health_visiting": "health_visiting.csv",
    "early_education": "early_education.csv",
    "social_care": "social_care.xlsx",
    "housing": "housing.parquet",
}
ADULT_FILE = "adult_services.csv"
SAVED = datetime(2026, 4, 1)  # noqa: DTZ001 - a workbook has no time zone
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
NOTE = """FICTIONAL

Everything in this folder was invented by a computer: no child, parent, address or number is real. NHS numbers come only
from 999 000 0000 to 999 999 9999, which are never issued; postcodes and area codes have forms that no real place uses.
`truth` says whose each record is; a real study has no such folder, and no step of the study reads it.
"""


def study_recipe(children: int, seed: int) -> Recipe:
    """The demo's people: five agencies that know children; adults come on top."""
    agencies = tuple(
        replace(
            agency,
            coverage=COVERAGE.get(agency.slug, agency.coverage),
            areas=AREAS_COVERED.get(agency.slug, 1.0),
        )
        for agency in AGENCIES
        if agency.slug in FILE_NAMES
    )
    return Recipe(children, seed=seed, agencies=agencies, spare_numbers=children + 100)


def make_study(folder: Path, *, children: int = 20_000, seed: int = 20260401) -> Path:
    """Write the study into a new or empty folder and give the path of its study file; it appears whole or not at all.

    The same arguments give the same bytes.
    """
    if not FEWEST <= children <= MOST:
        remedy = f"Ask for {FEWEST} to {MOST:,}: NHS numbers that are never issued do not reach for more."
        raise Refused(f"a fictional place of {children:,} children cannot be made", remedy=remedy)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("this folder is not empty", where=folder.name, remedy="Name a new folder.")
    beside = folder.with_name(folder.name + ".part")
    shutil.rmtree(beside, ignore_errors=True)
    _write(beside, study_recipe(children, seed))
    if folder.exists():
        folder.rmdir()
    beside.replace(folder)
    return folder / "study.yaml"


def _write(folder: Path, recipe: Recipe) -> None:
    folder.mkdir(parents=True)
    people = population(recipe)
    rng = np.random.default_rng([recipe.seed, 5])
    good = draw_flags(people.vulnerability, rng, GOOD_TO_HAVE)
    known = _write_child_files(folder, recipe, people, good)
    who = adults(people, recipe)
    rows = contacts(people, who, recipe)
    _write_csv(adult_services(people, who, rows, rng), folder / ADULT_FILE)
    write_areas(folder, people.places)
    write_truth(folder / "truth", people, good, known, who, rows)
    (folder / "FICTIONAL.txt").write_text(NOTE, encoding="utf-8")
    (folder / "study.yaml").write_bytes((files("fivefold_link.demo") / "study.yaml").read_bytes())


def _write_child_files(
    folder: Path, recipe: Recipe, people: Population, good: npt.NDArray[np.uint64]
) -> list[Known]:
    writers = {".csv": _write_csv, ".xlsx": _write_workbook, ".parquet": _write_parquet}
    everyone = []
    for place, agency in enumerate(recipe.agencies):
        rng = np.random.default_rng([recipe.seed, 2, place])
        known = whom(people, recipe, agency, rng)
        sheet = Sheet(people, write_down(people, recipe, agency, known, rng), good, rng)
        path = folder / FILE_NAMES[agency.slug]
        writers[path.suffix](CHILD_FILES[agency.slug](sheet), path)
        everyone.append(known)
    return everyone


def _write_csv(rows: Rows, path: Path) -> None:
    pc.write_csv(pa.table(rows), path, pc.WriteOptions(quoting_style="needed"))


def _write_parquet(rows: Rows, path: Path) -> None:
    pq.write_table(pa.table(rows), path, compression="zstd")


def _write_workbook(rows: Rows, path: Path) -> None:
    """One sheet with a head; the parts of the file carry a fixed time, so that the same rows give the same bytes."""
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = SAVED
    book.properties.creator = "FICTIONAL"
    sheet = book.create_sheet("Children (FICTIONAL)")
    sheet.append(list(rows))
    table = pa.table(rows)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        sheet.append([None if cell == "" else cell for cell in row])
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as loose, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in loose.namelist():
            part = zipfile.ZipInfo(name, date_time=(2026, 4, 1, 0, 0, 0))
            fixed.writestr(part, _undated(loose.read(name)), zipfile.ZIP_DEFLATED)


def _undated(part: bytes) -> bytes:
    """The part with a fixed moment of saving; openpyxl writes the present one over whatever it was told."""
    return MODIFIED.sub(rb"\g<1>2026-04-01T00:00:00Z\g<2>", part)
