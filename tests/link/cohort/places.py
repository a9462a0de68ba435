"""Small places for tests of the cohort: a study with two registers of births, records at random, clusters at random."""

import random
from datetime import date, timedelta

import pyarrow as pa

from fivefold_link.study.schema import Study

AREAS = {"X1": "W1", "X2": "W1", "X3": "W2"}
KINDS = {
    "record": pa.int64(),
    "dataset": pa.int16(),
    "birth_date": pa.date32(),
    "sex": pa.string(),
    "ethnicity": pa.string(),
    "gestation_weeks": pa.int16(),
    "area": pa.string(),
    "deprivation": pa.int16(),
    "seen": pa.date32(),
}


def a_study(population=None, datasets=None, **changes):
    """A study of children under five on 31 March 2024, unless the test says otherwise."""
    agreement = {
        "reference": "A",
        "between": ["One"],
        "data_items": "records",
        "lawful_basis": ["public task"],
        "status": "fictional",
        "retention": "one year",
        "contacts": ["lead"],
    }
    return Study.model_validate(
        {
            "fivefold_study": 1,
            "title": "Children",
            "purpose": "Planning",
            "controller": "Council",
            "fictional": True,
            "factor_edition": "2026-11",
            "agreements": [agreement],
            "datasets": datasets
            or [a_dataset("births", births=True), a_dataset("visits"), a_dataset("nursery")],
            "population": {"title": "Under five", **(population or {"on": "2024-03-31"})},
            "areas": {"vintage": "fictional"},
            **changes,
        }
    )


def a_dataset(slug, **changes):
    return {
        "slug": slug,
        "title": slug,
        "owner": "Council",
        "agreement": "A",
        "source": {"path": f"{slug}.csv"},
        "covers_from": "2018-01-01",
        "covers_to": "2024-12-31",
        **changes,
    }


def a_record(record, **told):
    return {**dict.fromkeys(KINDS), "record": record, "dataset": 0, **told}


def open_place(engine, records, person_of):
    """`records` and `clusters` in an engine."""
    columns = {name: pa.array([row[name] for row in records], kind) for name, kind in KINDS.items()}
    engine.put("records", pa.table(columns))
    pairs = {
        "record": pa.array(person_of.keys(), pa.int64()),
        "person": pa.array(person_of.values(), pa.int64()),
    }
    engine.put("clusters", pa.table(pairs))


def lookup_of_areas(folder):
    path = folder / "areas.csv"
    path.write_text("area,name,wider,wider_name\n" + "".join(f"{a},{a},{w},{w}\n" for a, w in AREAS.items()))
    return path


def random_place(seed, persons=200):
    """Records that often disagree and often say nothing; each person's smallest record is its number."""
    draw = random.Random(seed)
    records, person_of = [], {}
    for _ in range(persons):
        birth = date(2018, 6, 1) + timedelta(days=draw.randrange(2500))
        first = len(records)
        for _ in range(draw.randint(1, 5)):
            person_of[len(records)] = first
            records.append(_random_record(draw, len(records), birth))
    return records, person_of


def _random_record(draw, number, birth):
    def sometimes(value, share=0.25):
        return None if draw.random() < share else value

    return a_record(
        number,
        dataset=draw.randrange(3),
        birth_date=sometimes(birth + timedelta(days=draw.choice([0, 0, 0, 1, 30])), 0.15),
        sex=sometimes(draw.choice("FFM")),
        ethnicity=sometimes(draw.choice(["A", "B", "C"])),
        gestation_weeks=sometimes(draw.randint(23, 43), 0.6),
        area=sometimes(draw.choice(list(AREAS))),
        deprivation=sometimes(draw.randint(1, 10)),
        seen=sometimes(birth + timedelta(days=draw.randrange(0, 2500, 100))),
    )
