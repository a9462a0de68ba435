"""A small study of one file of children, written as an agency would send it, without any fault."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

from fivefold_link.checking.check import check
from fivefold_link.checking.faults import CheckReport
from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Quiet
from fivefold_link.study.schema import (
    Agreement,
    Areas,
    Dataset,
    Direction,
    FileSource,
    Holds,
    Population,
    Role,
    Seen,
    Study,
    StudyFactor,
)

Row = dict[str, str]
COLUMNS = {
    Role.ID: "local_id",
    Role.NHS_NUMBER: "nhs",
    Role.FORENAME: "first",
    Role.SURNAME: "last",
    Role.BIRTH_DATE: "dob",
    Role.SEX: "sex",
    Role.POSTCODE: "home",
    Role.AREA: "lsoa",
    Role.SEEN: "seen",
    Role.GESTATION_WEEKS: "weeks",
    Role.DEPRIVATION: "decile",
    Role.UPRN: "uprn",
}
AREAS = [f"E0100{n:04d}" for n in range(8)]
POSTCODES = [f"AB{n} 2CD" for n in range(1, 9)]


def nhs_number(nine: int) -> str:
    """A number with its check digit, from the range that is never issued; the tenth is found by trying all."""
    for digit in range(10):
        number = f"{999_000_000 + nine:09d}{digit}"
        if sum(weight * int(d) for weight, d in zip(range(10, 0, -1), number, strict=True)) % 11 == 0:
            return number
    return nhs_number(nine + 500_000)


def clean_rows(count: int, seed: int = 1) -> list[Row]:
    random = Random(seed)
    rows = []
    for number in range(count):
        born = date(2020, 1, 1) + timedelta(days=random.randrange(1200))
        rows.append(
            {
                "local_id": f"L{number:05d}",
                "nhs": nhs_number(number),
                "first": random.choice(["Ann", "Zoë", "Seán", "Mia-Rose"]),
                "last": random.choice(["O'Brien", "Smith", "Núñez"]),
                "dob": born.isoformat(),
                "sex": random.choice("FMU"),
                "home": random.choice(POSTCODES),
                "lsoa": random.choice(AREAS),
                "seen": (born + timedelta(days=random.randrange(200))).isoformat(),
                "weeks": str(random.randrange(30, 43)),
                "decile": str(random.randrange(1, 11)),
                "uprn": str(100_000_000_000 + number),
                "smoker": "YN9"[number % 3],
                "moves": str(number % 5),
            }
        )
    return rows


def written(folder: Path, rows: list[Row], heads: list[str] | None = None, encoding: str = "utf-8") -> Path:
    path = folder / "visits.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, heads or list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def a_study(folder: Path, path: Path, **changes) -> Study:
    (folder / "areas.csv").write_text("area,name\n" + "".join(f"{code},A\n" for code in AREAS))
    (folder / "postcodes.csv").write_text("postcode,area\n" + "".join(f"{code},A\n" for code in POSTCODES))
    dataset = Dataset(
        slug="visits",
        title="Visits",
        owner="Trust",
        agreement="A",
        source=FileSource(path=path),
        columns=COLUMNS,
        covers_from=date(2020, 1, 1),
        covers_to=date(2023, 12, 31),
    )
    study = Study(
        fivefold_study=1,
        title="T",
        purpose="P",
        controller="C",
        fictional=True,
        factor_edition="1",
        agreements=(
            Agreement(
                reference="A",
                between=("a", "b"),
                data_items="d",
                lawful_basis=("6(1)(e)",),
                status="fictional",
                retention="1 year",
                contacts=("lead",),
            ),
        ),
        datasets=(dataset,),
        factors=(
            a_factor("smoking", Seen(dataset="visits", column="smoker", value="Y", unknown=("9",))),
            a_factor("moves", Seen(dataset="visits", column="moves", holds=Holds.AT_LEAST, value=2)),
        ),
        population=Population(title="All", on=date(2023, 12, 31)),
        areas=Areas(
            vintage="fictional",
            names=folder / "areas.csv",
            postcode_lookup=folder / "postcodes.csv",
            release_level="area",
        ),
    )
    return study.model_copy(update=changes)


def a_factor(slug: str, *seen: Seen) -> StudyFactor:
    return StudyFactor(slug=slug, title=slug, direction=Direction.RISK, definition="d", seen_in=seen)


def with_dataset(study: Study, **changes) -> Study:
    return study.model_copy(update={"datasets": (study.datasets[0].model_copy(update=changes),)})


def checked(folder: Path, study: Study) -> CheckReport:
    engine = DuckEngine(folder / "scratch", memory_limit="500MB", threads=2)
    try:
        return check(engine, study, Quiet())
    finally:
        engine.close()


def checked_rows(folder: Path, rows: list[Row], **changes) -> CheckReport:
    return checked(folder, a_study(folder, written(folder, rows), **changes))
