"""Words for tests about need: files as publishers write them, and figures that came out of them."""

import hashlib
import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from fivefold.sources import recognise
from fivefold_web.need.actions import files as actions
from tests.builders.places import its_lead

TRAFFORD, BLACKPOOL, ENGLAND = "E08000009", "E06000009", "E92000001"
NAMES = {TRAFFORD: "Trafford", BLACKPOOL: "Blackpool", ENGLAND: "England"}

FINGERTIPS_COLUMNS = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,"
    "Value note,Recent Trend,Compared to England value or percentiles,Compared to Regions (statistical) value or percentiles,"
    "Time period Sortable,New data,Compared to goal,Time period range"
)
SMOKING = 93085
YEARS = range(2018, 2024)


def smoking_row(area=TRAFFORD, year=2023, value=5.1, low=4.4, high=5.9, **about):
    """One row of smoking at delivery, in the layout of a Fingertips download."""
    facts = {
        "id": SMOKING,
        "name": "Smoking status at time of delivery",
        "note": "",
        "trend": "",
        "category": "",
    } | about
    cells = (
        facts["id"], facts["name"], "", "", area, NAMES.get(area, area), "Counties and Unitary Authorities", "Female",
        "All ages", "Deprivation" if facts["category"] else "", facts["category"], f"{year}/{(year + 1) % 100:02}", value,
        low, high, "", "", 120, 2400, facts["note"], facts["trend"], "", "", f"{year}0000", "", "", "1y",
    )  # fmt: skip
    return ",".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in cells)


def a_fingertips_file(*rows):
    """A Fingertips download; six years of Trafford and England unless rows are given."""
    rows = rows or [
        smoking_row(area, year, 12 - k, 11.5 - k, 12.5 - k) for area, k in both_places() for year in YEARS
    ]
    return "\n".join((FINGERTIPS_COLUMNS, *rows, ""))


def both_places():
    return ((TRAFFORD, 4), (ENGLAND, 0))


def a_population_file(area=TRAFFORD, ages=(2169, 2313, 2474, 2663, 2809), year=2024):
    """An estimate by single year of age, ages 0 to 15."""
    older = [3000] * 11
    heading = "period,area_code,area_name,geography,sex,all_ages," + ",".join(str(age) for age in range(16))
    row = [f"{year}-06-30", area, NAMES.get(area, area), "Local authority", "Persons", sum(ages) + sum(older)]
    return "\n".join((heading, ",".join(map(str, [*row, *ages, *older])), ""))


def an_upload(text, name="fingertips.csv"):
    """A file as a browser sends it."""
    content = text if isinstance(text, bytes) else text.encode()
    return SimpleUploadedFile(name, content, "text/csv")


def figures_in(
    place, text=None, *, tmp_path, name="fingertips.csv", source="OHID", retrieved=date(2025, 2, 13)
):
    """Take a file in without the pages; returns what became of it."""
    content = (a_fingertips_file() if text is None else text).encode()
    path = tmp_path / name
    path.write_bytes(content)
    return actions.take_in(
        partnership=place,
        reading=recognise(path, name),
        filename=name,
        sha256=hashlib.sha256(content).hexdigest(),
        source=source,
        retrieved=retrieved,
        by=its_lead(place),
    )


def a_workbook(*rows):
    """An Excel workbook with these rows."""
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()
