"""Small worlds of children, agencies and records, as plain Python; `opened` makes their tables in an engine."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.study.schema import Study

ON = date(2026, 3, 31)


@dataclass(frozen=True)
class Child:
    person: int
    birth: date
    area: str | None = "A1"
    wider: str | None = "W1"
    sex: str | None = "F"
    ethnicity: str | None = "Asian"
    deprivation: int | None = 1
    conceived: date | None = None
    until: date = ON

    @property
    def from_day(self):
        return self.conceived or self.birth - timedelta(days=280)


@dataclass(frozen=True)
class Row:
    """A record of `person` (a child's or, in a dataset of adults, an adult's) with its cells."""

    person: int
    cells: dict
    seen: date | None = None


@dataclass(frozen=True)
class World:
    study: Study
    children: list[Child]
    rows: dict[str, list[Row]]
    covered: set[tuple[int, int]] = field(default_factory=set)
    parents: list[tuple[int, int]] = field(default_factory=list)
    """(child's person, adult's person)"""


def a_study(datasets, factors, **more):
    """A strict study out of the parts a test cares about."""
    return Study.model_validate(
        {
            "fivefold_study": 1,
            "title": "Test",
            "purpose": "Test",
            "controller": "Test",
            "fictional": True,
            "factor_edition": "1",
            "agreements": [
                {
                    "reference": "A",
                    "between": ["a"],
                    "data_items": "x",
                    "lawful_basis": ["x"],
                    "status": "fictional",
                    "retention": "x",
                    "contacts": ["x"],
                }
            ],
            "datasets": datasets,
            "factors": factors,
            "population": {"title": "Children under five", "on": ON},
            "areas": {"vintage": "fictional", "release_level": "area"},
            **more,
        }
    )


def a_dataset(slug, *, about="child", covers_from=date(2019, 1, 1), covers_to=ON, dated=True):
    columns = {"id": "id", "nhs_number": "nhs"} | ({"seen": "seen"} if dated else {})
    return {
        "slug": slug,
        "title": slug.title(),
        "owner": "Owner",
        "about": about,
        "agreement": "A",
        "source": {"path": f"{slug}.csv"},
        "columns": columns,
        "covers_from": covers_from,
        "covers_to": covers_to,
    }


def a_factor(slug, *seen_in, direction="risk", through_adult=False):
    return {
        "slug": slug,
        "title": slug.replace("_", " ").title(),
        "direction": direction,
        "definition": f"{slug} recorded",
        "seen_in": list(seen_in),
        "through_adult": through_adult,
    }


def seen_in(dataset, column, value="Y", **more):
    return {"dataset": dataset, "column": column, "value": value, **more}


@contextmanager
def opened(world):
    """An engine with the tables that stand before exposure: raw files, records, clusters, children, parents."""
    with TemporaryDirectory() as folder:
        engine = DuckEngine(Path(folder), memory_limit="500MB", threads=2)
        try:
            filled(engine, world)
            yield engine
        finally:
            engine.close()


def filled(engine, world):
    records = {"child": [], "adult": []}
    number = 1_000  # records follow the people whose first records the clusters are named after
    for index, dataset in enumerate(world.study.datasets):
        rows = world.rows.get(dataset.slug, [])
        columns = sorted(
            {name for row in rows for name in row.cells} | _columns_of(world.study, dataset.slug)
        )
        raw = {"row_number": pa.array(range(1, len(rows) + 1), pa.int64())}
        raw |= {name: pa.array([row.cells.get(name) for row in rows], pa.string()) for name in columns}
        engine.put(f"raw_{dataset.slug}", pa.table(raw))
        for at, row in enumerate(rows, 1):
            records[dataset.about.value].append((number, index, at, row.seen, row.person))
            number += 1
    _records(engine, "records", "clusters", records["child"], [c.person for c in world.children])
    adults = sorted({adult for _, adult in world.parents})
    _records(engine, "adult_records", "adult_clusters", records["adult"], adults)
    engine.put("children", _children(world.children))
    engine.put("covered", _pairs(sorted(world.covered), "child", pa.int32(), "dataset", pa.int16()))
    engine.put("parents", _pairs(world.parents, "child", pa.int64(), "adult", pa.int64()))


def _columns_of(study, slug):
    seen = [one for factor in study.factors for one in factor.seen_in if one.dataset == slug]
    return {name for one in seen for name in (one.column, one.date_column) if name}


def _records(engine, records, clusters, rows, people):
    kinds = (pa.int64(), pa.int16(), pa.int64(), pa.date32())
    names = ("record", "dataset", "row_number", "seen")
    columns = {
        name: pa.array([row[at] for row in rows], kind)
        for at, (name, kind) in enumerate(zip(names, kinds, strict=True))
    }
    engine.put(records, pa.table(columns))
    belong = [(row[0], row[4]) for row in rows] + [(person, person) for person in people]
    engine.put(clusters, _pairs(belong, "record", pa.int64(), "person", pa.int64()))


def _pairs(pairs, one, one_kind, other, other_kind):
    return pa.table(
        {one: pa.array([p[0] for p in pairs], one_kind), other: pa.array([p[1] for p in pairs], other_kind)}
    )


def _children(children):
    def months(child):
        return (child.until.year - child.birth.year) * 12 + child.until.month - child.birth.month

    def column(read, kind):
        return pa.array([read(child) for child in children], kind)

    return pa.table(
        {
            "person": column(lambda c: c.person, pa.int64()),
            "child": pa.array(range(len(children)), pa.int32()),
            "birth_date": column(lambda c: c.birth, pa.date32()),
            "conceived": column(lambda c: c.from_day, pa.date32()),
            "sex": column(lambda c: c.sex, pa.string()),
            "ethnicity": column(lambda c: c.ethnicity, pa.string()),
            "area": column(lambda c: c.area, pa.string()),
            "wider": column(lambda c: c.wider, pa.string()),
            "deprivation": column(lambda c: c.deprivation, pa.int16()),
            "age_months": column(months, pa.int16()),
            "in_scope_from": column(lambda c: c.birth, pa.date32()),
            "in_scope_to": column(lambda c: c.until, pa.date32()),
        }
    )
