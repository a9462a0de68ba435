"""The truth behind the demo's files: whose each record is, who is whose parent, who really faces what."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from fivefold_link.demo.adults import Adults, Contacts
from fivefold_link.demo.flags import bits
from fivefold_link.demo.places import area_code, wider_code
from fivefold_link.demo.population import ETHNICITIES, Population
from fivefold_link.demo.protective import GOOD_TO_HAVE
from fivefold_link.demo.written import Known

RISKS: dict[str, str] = {
    "parental_mental_health": "parental_mental_health fathers_mental_health severe_mental_illness",
    "perinatal_mental_health": "perinatal_mental_health",
    "domestic_abuse": "domestic_abuse",
    "substance_misuse": "alcohol_misuse drug_misuse",
    "low_income": "poverty arrears",
    "poor_housing": "crowded_housing damp_or_cold_home",
    "unstable_housing": "temporary_accommodation",
    "abuse_or_neglect": "neglect emotional_abuse physical_abuse",
    "isolation": "isolation",
    "smoking_in_pregnancy": "smoking_in_pregnancy",
    "additional_needs": "additional_needs",
    "single_parent": "single_parent",
    "looked_after": "looked_after",
}
"""Factors of the demo's study that are one or more of the generator's flags."""


def write_truth(
    folder: Path,
    people: Population,
    good: npt.NDArray[np.uint64],
    files: list[Known],
    who: Adults,
    rows: Contacts,
) -> None:
    """`records`, `children`, `parents` and `factors` as Parquet. Records are numbered as standardising numbers them:
    datasets in the order of the study, rows in the order of the file, from 0; people by their place in the generator."""
    folder.mkdir(parents=True, exist_ok=True)
    lengths = [len(known.child) for known in files] + [len(rows.adult)]
    tables = {
        "records": _records(files, rows, lengths),
        "children": _children(people),
        "parents": _parents(people, who),
        "factors": _factors(people, good),
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _records(files: list[Known], rows: Contacts, lengths: list[int]) -> pa.Table:
    """Whose each record is. An adult's person is a number of the adults, a child's one of the children."""
    dataset = np.repeat(np.arange(len(lengths), dtype=np.int16), lengths)
    row = np.concatenate([np.arange(1, length + 1) for length in lengths])
    person = np.concatenate([*(known.child for known in files), rows.adult]).astype(np.int64)
    about = np.repeat(["child", "adult"], [sum(lengths[:-1]), lengths[-1]])
    return pa.table(
        {
            "record": np.arange(len(row), dtype=np.int64),
            "dataset": dataset,
            "row_number": row.astype(np.int64),
            "person": person,
            "about": about,
        }
    )


def _children(people: Population) -> pa.Table:
    area = people.places.area_of[people.families.home[people.family]]
    areas = np.array([area_code(one) for one in range(people.places.areas)])
    wider = np.array([wider_code(one) for one in range(int(people.places.wider_of[-1]) + 1)])
    return pa.table(
        {
            "person": np.arange(len(people), dtype=np.int64),
            "family": people.family.astype(np.int64),
            "birth_date": pa.array(people.born.astype(np.int32)).cast(pa.date32()),
            "sex": np.array(["F", "M"])[people.sex],
            "twin": people.twin,
            "ethnicity": np.array(ETHNICITIES)[people.families.ethnicity[people.family]],
            "area": areas[area],
            "wider": wider[people.places.wider_of[area]],
            "deprivation": people.places.decile[area].astype(np.int16),
        }
    )


def _parents(people: Population, who: Adults) -> pa.Table:
    """Every child with each of its parents."""
    adult = np.flatnonzero(who.family >= 0)
    size = people.families.children[who.family[adult]].astype(np.int64)
    first = np.cumsum(people.families.children, dtype=np.int64) - people.families.children
    nth = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size, size)
    return pa.table(
        {
            "child": np.repeat(first[who.family[adult]], size) + nth,
            "adult": np.repeat(adult, size).astype(np.int64),
            "relation": np.repeat(np.where(who.woman[adult] > 0, "mother", "father"), size),
        }
    )


def _factors(people: Population, good: npt.NDArray[np.uint64]) -> pa.Table:
    """One row a child and factor that it really faces or has, recorded anywhere or not."""
    faces = {slug: (people.flags & bits(flags)) > 0 for slug, flags in RISKS.items()}
    faces["premature_birth"] = people.gestation < 37
    for place, flag in enumerate(GOOD_TO_HAVE):
        faces[flag.slug] = (good >> np.uint64(place) & np.uint64(1)) > 0
    found = {slug: np.flatnonzero(holds).astype(np.int64) for slug, holds in faces.items()}
    return pa.table(
        {
            "person": np.concatenate(list(found.values())),
            "factor": np.repeat(list(found), [len(children) for children in found.values()]),
        }
    )
