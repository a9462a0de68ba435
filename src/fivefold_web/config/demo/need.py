"""Invented figures in the layouts of the real files, taken in through the same door."""

import csv
import hashlib
import io
from datetime import date
from random import Random

from fivefold.sources import recognise
from fivefold.statistics.intervals import wilson
from fivefold_web.config.demo.place import HARBOURSIDE, MOORS
from fivefold_web.need.actions import files as actions

SOURCE = "Invented for the demonstration"
ENGLAND = ("E92000001", "England (invented figures)")
REGION = ("E12000099", "Westcliff region (fictional)")
YEARS = range(2018, 2025)
COLUMNS = (  # noqa: SIM905 - as the heading of the file stands
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,"
    "Value note,Recent Trend,Compared to England value or percentiles,Compared to Regions (statistical) value or percentiles,"
    "Time period Sortable,New data,Compared to goal,Time period range"
).split(",")
# (Fingertips ID, name, age, share in England, factor in Harbourside, factor in the Moors, change a year)
INDICATORS = [
    (93085, "Smoking status at time of delivery", "All ages", 0.088, 1.45, 0.85, -0.05),
    (93436, "Child development: percentage of children achieving a good level of development at 2 to 2½ years",
     "2-2.5 yrs", 0.80, 0.95, 1.03, -0.004),
    (90631, "School readiness: percentage of children achieving a good level of development at the end of Reception",
     "5 yrs", 0.67, 0.94, 1.04, 0.004),
    (93701, "Children in absolute low income families (under 16s)", "<16 yrs", 0.16, 1.35, 1.0, 0.02),
    (30309, "Population vaccination coverage: MMR for one dose (2 years old)", "2 yrs", 0.89, 0.985, 1.02, -0.004),
    (90319, "Reception prevalence of obesity (including severe obesity)", "4-5 yrs", 0.096, 1.2, 0.9, 0.01),
]  # fmt: skip
PLACES = {HARBOURSIDE.code: 2600, MOORS.code: 1500, REGION[0]: 31000, ENGLAND[0]: 560000}
NAMES = {
    HARBOURSIDE.code: HARBOURSIDE.name,
    MOORS.code: MOORS.name,
    REGION[0]: REGION[1],
    ENGLAND[0]: ENGLAND[1],
}


def bring_figures(lead, folder):
    """Indicators, population by single year of age and a lookup, each as a file."""
    for name, text in (
        ("invented-fingertips.csv", indicators()),
        ("invented-population.csv", population()),
        ("invented-lookup.csv", lookup()),
    ):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        actions.take_in(
            partnership=lead.partnership,
            reading=recognise(path, name),
            filename=name,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            source=SOURCE,
            retrieved=date(2026, 11, 2),
            by=lead,
        )
        path.unlink()


def _csv(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def indicators():
    """Seven years of six indicators for four areas; one small number is hidden, as publishers do."""
    rng = Random(2026)  # noqa: S311 - invented figures, the same every time
    rows = [COLUMNS]
    for indicator in INDICATORS:
        for code, base in PLACES.items():
            rows += [_row(rng, indicator, code, base, year) for year in YEARS]
    return _csv(rows)


def _row(rng, indicator, code, base, year):
    number, name, age, share, here, there, change = indicator
    factor = {HARBOURSIDE.code: here, MOORS.code: there, REGION[0]: 1.04}.get(code, 1.0)
    of = int(base * rng.uniform(0.97, 1.03))
    likely = min(share * factor * (1 + change) ** (year - YEARS[0]), 0.99)
    count = round(of * likely * rng.uniform(0.99, 1.01))
    hidden = (number, code, year) == (93085, MOORS.code, 2021)
    found, wide = wilson(count, of), wilson(count, of, confidence=0.998)
    figures = [found.value, found.low, found.high, wide.low, wide.high]
    shown = [""] * 7 if hidden else [*(f"{100 * figure:.5f}" for figure in figures), count, of]
    note = "Value suppressed for disclosure control due to small count" if hidden else ""
    kind = {"E92000001": "England", REGION[0]: "Regions (statistical)"}.get(
        code, "Counties and Unitary Authorities"
    )
    parent = ("", "") if code == ENGLAND[0] else ENGLAND
    return [
        number, name, *parent, code, NAMES[code], kind, "Persons", age, "", "",
        f"{year}/{(year + 1) % 100:02}", *shown, note, "", "", "", f"{year}0000", "", "", "1y",
    ]  # fmt: skip


def population():
    """Children by single year of age, 0 to 15, in the two areas and in England."""
    rng = Random(2027)  # noqa: S311 - invented figures, the same every time
    rows = [["period", "area_code", "area_name", "geography", "sex", "all_ages", *range(16)]]
    for code, base in PLACES.items():
        ages = [round(base * (1 + 0.012 * age) * rng.uniform(0.99, 1.01)) for age in range(16)]
        rows.append(["2025-06-30", code, NAMES[code], "Local authority", "Persons", sum(ages), *ages])
    return _csv(rows)


def lookup():
    """Which region holds the two areas."""
    heading = ["ltla24_name", "ltla24_code", "region24_name", "region24_code"]
    return _csv([heading, *([area.name, area.code, REGION[1], REGION[0]] for area in (HARBOURSIDE, MOORS))])
