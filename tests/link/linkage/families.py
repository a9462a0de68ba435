"""Small made-up files of children's records with their truth, for tests of linkage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from fivefold_link.linkage.interface import LinkRun
from fivefold_link.study.schema import Study

FORENAMES = [
    a + b
    for a in ("AL", "BRI", "CAR", "DOR", "EL", "FRE", "GEO", "HAN", "IS", "JU")
    for b in (
        "AN",
        "BEL",
        "DA",
        "ENA",
        "FI",
        "GUS",
        "INA",
        "LIE",
        "MAR",
        "NNE",
        "OLA",
        "RIC",
        "SIE",
        "TON",
        "VIA",
    )
]
SURNAMES = [
    a + b
    for a in ("ASH", "BAN", "COL", "DRA", "EVE", "FOR", "GRI", "HOL", "IRV", "KEN", "LAN", "MAR")
    for b in (
        "BY",
        "CROFT",
        "DALE",
        "FIELD",
        "GATE",
        "HAM",
        "LEY",
        "MAN",
        "NER",
        "SON",
        "TON",
        "WELL",
        "WOOD",
        "YARD",
    )
]
OUTWARDS = ["ZZ1", "ZZ2", "ZZ3", "ZZ4", "ZZ5", "ZZ6", "ZZ7", "ZZ8"]
SHARES = (1.0, 0.9, 0.5, 0.2)


@dataclass(frozen=True)
class File:
    """Records in the columns of the contract, and who each one really is."""

    records: pa.Table
    truth: np.ndarray


def a_file(children: int, *, numbered: tuple[float, ...] = (0.97, 0.9, 0.6, 0.4), seed: int = 1) -> File:
    """One record a dataset and child, with twins, moves, slips and missing numbers."""
    chance = np.random.default_rng(seed)
    rows: list[dict] = []
    truth: list[int] = []
    people = _people(children, chance)
    for dataset, share in enumerate(SHARES):
        for who, child in enumerate(people):
            if chance.random() > share:
                continue
            rows.append(_record(len(rows), dataset, child, numbered[dataset], chance))
            truth.append(who)
    return File(pa.Table.from_pylist(rows, schema=SCHEMA), np.array(truth))


def _people(children: int, chance: np.random.Generator) -> list[dict]:
    people: list[dict] = []
    while len(people) < children:
        surname = SURNAMES[min(int(chance.exponential(40)), len(SURNAMES) - 1)]
        postcode = f"{OUTWARDS[chance.integers(8)]}{chance.integers(10)}{chr(65 + chance.integers(26))}A"
        born = date(2021, 4, 1) + timedelta(days=int(chance.integers(1800)))
        group = int(chance.integers(5))
        for twin in range(2 if chance.random() < 0.03 else 1):
            number = 9990000000 + len(people)
            people.append(
                {
                    "forename": FORENAMES[min(int(chance.exponential(35)), len(FORENAMES) - 1)],
                    "surname": surname,
                    "birth_date": born,
                    "sex": "FM"[chance.integers(2)],
                    "postcode": postcode,
                    "nhs": number,
                    "twin": twin,
                    "ethnicity": f"group {group}",
                    "area": f"area {chance.integers(6)}",
                    "deprivation": int(chance.integers(1, 11)),
                }
            )
    return people[:children]


def _slip(word: str, chance: np.random.Generator) -> str:
    at = int(chance.integers(len(word)))
    return word[:at] + chr(65 + chance.integers(26)) + word[at + 1 :]


def _record(number: int, dataset: int, child: dict, numbered: float, chance: np.random.Generator) -> dict:
    forename = child["forename"] if chance.random() > 0.02 + 0.04 * (dataset == 0) else None
    surname = child["surname"] if chance.random() > 0.03 else SURNAMES[chance.integers(len(SURNAMES))]
    if forename and chance.random() < 0.04:
        forename = _slip(forename, chance)
    if chance.random() < 0.03:
        surname = _slip(surname, chance)
    born = child["birth_date"] + timedelta(days=int(chance.integers(1, 9)) if chance.random() < 0.01 else 0)
    swapped = date(born.year, born.day, born.month) if born.day <= 12 else None
    moved = f"{OUTWARDS[chance.integers(8)]}{chance.integers(10)}{chr(65 + chance.integers(26))}B"
    has_number = chance.random() < numbered
    return {
        "record": number,
        "dataset": dataset,
        "source_id": f"s{number}",
        "row_number": number + 1,
        "nhs": child["nhs"] if has_number else None,
        "nhs_state": "valid" if has_number else "missing",
        "forename": forename,
        "forename_root": forename,
        "surname": surname,
        "other_surname": None,
        "birth_date": born,
        "birth_date_swapped": swapped,
        "sex": child["sex"],
        "postcode": moved if chance.random() < 0.15 else child["postcode"],
        "uprn": None,
        "household": None,
        "ethnicity": child["ethnicity"],
        "area": child["area"],
        "deprivation": child["deprivation"],
        "seen": date(2025, 6, 1),
        "gestation_weeks": None,
        "mother_nhs": None,
        "child_nhs": None,
    }


SCHEMA = pa.schema([
    ("record", pa.int64()), ("dataset", pa.int16()), ("source_id", pa.string()), ("row_number", pa.int64()),
    ("nhs", pa.int64()), ("nhs_state", pa.string()), ("forename", pa.string()), ("forename_root", pa.string()),
    ("surname", pa.string()), ("other_surname", pa.string()), ("birth_date", pa.date32()),
    ("birth_date_swapped", pa.date32()), ("sex", pa.string()), ("postcode", pa.string()), ("uprn", pa.int64()),
    ("household", pa.string()), ("ethnicity", pa.string()), ("area", pa.string()), ("deprivation", pa.int16()),
    ("seen", pa.date32()), ("gestation_weeks", pa.int16()), ("mother_nhs", pa.int64()), ("child_nhs", pa.int64()),
])  # fmt: skip


def a_study(**linkage: object) -> Study:
    """Four datasets of children and one agreement, fictional."""
    dataset = {"owner": "A trust", "agreement": "A1", "source": {"path": "x.csv"}}
    covers = {"covers_from": "2021-04-01", "covers_to": "2026-03-31"}
    slugs = ("births", "health_visiting", "early_education", "housing")
    return Study.model_validate({
        "fivefold_study": 1, "title": "A study", "purpose": "Tests", "controller": "A place", "fictional": True,
        "factor_edition": "1",
        "agreements": [{"reference": "A1", "between": ["A trust"], "data_items": "all", "lawful_basis": ["6(1)(e)"],
            "status": "fictional", "retention": "none", "contacts": ["analyst"]}],
        "datasets": [{"slug": s, "title": s.replace("_", " ").capitalize(), **dataset, **covers} for s in slugs],
        "population": {"title": "Under fives", "on": "2026-03-31"},
        "areas": {"vintage": "fictional"},
        "linkage": linkage,
    })  # fmt: skip


def pair_figures(predicted: np.ndarray, truth: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of records, by counting groups."""

    def pairs(*columns: np.ndarray) -> int:
        sizes = np.unique(np.stack(columns, axis=1), axis=0, return_counts=True)[1]
        return int((sizes * (sizes - 1) // 2).sum())

    both, said, true = pairs(predicted, truth), pairs(predicted), pairs(truth)
    precision, recall = both / said, both / true
    return precision, recall, 2 * precision * recall / (precision + recall)


@dataclass
class ExactRules:
    """A whole linker in two exact rules: the number, then name, birth date and sex. Quick, and honestly imperfect."""

    saw: list[pa.Table] = field(default_factory=list)

    def link(self, engine, study, progress) -> LinkRun:
        self.saw.append(engine.arrow("SELECT record, nhs FROM records ORDER BY record"))
        engine.make(
            "named",
            """SELECT record, nhs, forename || '/' || surname || '/' || birth_date || '/' || sex AS name FROM records""",
        )
        engine.make(
            "known",
            """SELECT name, min(nhs) AS nhs FROM named WHERE nhs IS NOT NULL AND name IS NOT NULL GROUP BY name
            HAVING count(DISTINCT nhs) = 1""",
        )
        key = "coalesce(CAST(n.nhs AS VARCHAR), CAST(k.nhs AS VARCHAR), n.name, 'alone ' || n.record)"
        engine.make(
            "clusters",
            f"""SELECT n.record, min(n.record) OVER (PARTITION BY {key}) AS person
            FROM named n LEFT JOIN known k ON k.name = n.name""",
        )
        engine.make(
            "scored_pairs",
            """SELECT a.record AS "left", b.record AS "right", 0 AS pattern, 0.9 AS probability,
                'record to record' AS kind, TRUE AS linked
            FROM clusters a JOIN clusters b ON a.person = b.person AND a.record < b.record
            JOIN records r ON r.record = b.record WHERE r.nhs IS NULL""",
        )
        engine.make(
            "pattern_model",
            """SELECT 0 AS pattern, 'name' AS agreements, CAST(9 AS BIGINT) AS matches, CAST(10 AS BIGINT) AS pairs,
            0.9 AS probability""",
        )
        engine.drop("named", "known")
        return LinkRun("exact rules", "a test", {})
