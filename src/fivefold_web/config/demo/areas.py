"""Invented figures of invented small areas: outlines, children, deprivation, births by month, and two indicators."""

import csv
import hashlib
import io
from datetime import date
from random import Random

from fivefold.need.own_areas import Counting, metres_on_foot, within
from fivefold.sources import recognise
from fivefold.statistics.intervals import wilson
from fivefold_web.config.demo import geography, need
from fivefold_web.config.demo.place import HARBOURSIDE, MOORS
from fivefold_web.need.actions import files as actions
from fivefold_web.need.actions import own_areas
from fivefold_web.need.queries import areas as queries

MONTHS = [(year, month) for year in range(2021, 2027) for month in range(1, 13) if (year, month) <= (2026, 9)]
# More children are born in early autumn than in winter.
SEASON = (0.97, 0.93, 0.98, 0.97, 1.0, 1.0, 1.04, 1.03, 1.06, 1.04, 1.0, 0.98)
WALK, PACE = 25, 4.0
HUB_FIGURE = "Children under five known to the family hub (invented)"


def draw_areas(lead, folder):
    """Take in the invented small areas, each kind as a file."""
    areas = geography.small_areas()
    weights = _weights(areas)
    for name, text in (
        ("invented-lsoa-2021.geojson", geography.boundaries(areas, "lsoa")),
        ("invented-msoa-2021.geojson", geography.boundaries(areas, "msoa")),
        ("invented-councils-2024.geojson", geography.boundaries(areas, "ltla")),
        ("invented-small-area-lookup.csv", lookup(areas)),
        ("invented-small-area-population.csv", population(areas, weights)),
        ("invented-deprivation.csv", deprivation(areas)),
        ("invented-births-by-month.csv", births()),
        ("invented-hub-figures.csv", hub_figures(areas, weights)),
        ("invented-birth-weight.csv", birth_weight(areas)),
    ):
        take_in(lead, folder, name, text)
    draw_hub(lead)


def draw_hub(lead):
    """The catchment of the invented family hub: what a pram comes to in 25 minutes, by the part of the ground."""
    held = next(level for level in queries.levels_held(lead.partnership) if level.level == "lsoa")
    ground, _inside = queries.areas_drawn(lead.partnership, held, [HARBOURSIDE.code, MOORS.code])
    centre, metres = geography.PLANE.degrees(*geography.QUAY), round(metres_on_foot(WALK, PACE))
    own_areas.draw(
        partnership=lead.partnership,
        client_key="invented-hub",
        facts={
            "name": "Quayside Family Hub", "about": "Where families can come on foot (invented).", "made": "by distance",
            "level": "lsoa", "vintage": 2021, "longitude": centre[0], "latitude": centre[1], "metres": metres,
            "counting": Counting.BY_GROUND, "minutes": WALK, "km_per_hour": PACE,
        },
        parts=within(ground, centre, metres, Counting.BY_GROUND),
        by=lead,
    )  # fmt: skip


def take_in(lead, folder, name, text):
    """One invented file through the door that people use."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    actions.take_in(
        partnership=lead.partnership,
        reading=recognise(path, name),
        filename=name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        source=need.SOURCE,
        retrieved=date(2026, 11, 2),
        by=lead,
    )
    path.unlink()


def _weights(areas):
    """The part of its council's children that lives in each small area: more near the middle."""
    rng = Random(2028)  # noqa: S311 - invented figures, the same every time
    raw = {area.code: rng.uniform(0.7, 1.3) / (1 + area.metres_from_the_middle / 6000) for area in areas}
    sums = {}
    for area in areas:
        sums[area.council.code] = sums.get(area.council.code, 0) + raw[area.code]
    return {area.code: raw[area.code] / sums[area.council.code] for area in areas}


def shared_out(total, weights):
    """A whole number in whole parts that add up to it: what is left over goes to the largest remainders."""
    exact = {code: total * weight for code, weight in weights.items()}
    parts = {code: int(part) for code, part in exact.items()}
    left = total - sum(parts.values())
    for code in sorted(exact, key=lambda code: (parts[code] - exact[code], code))[:left]:
        parts[code] += 1
    return parts


def lookup(areas):
    """Which MSOA and council hold each small area."""
    heading = ["lsoa21_code", "lsoa21_name", "msoa21_code", "msoa21_name", "ltla24_code", "ltla24_name"]
    return need._csv([
        heading, *([a.code, a.name, a.msoa_code, a.msoa_name, a.council.code, a.council.name] for a in areas)
    ])  # fmt: skip


def councils_ages():
    """Children of each single year in the two councils, as the invented population file says."""
    rows = csv.DictReader(io.StringIO(need.population()))
    return {row["area_code"]: [int(row[str(age)]) for age in range(16)] for row in rows}


def population(areas, weights):
    """Children by single year in every small area and MSOA; they add up to their council."""
    ages, rows = councils_ages(), []
    for council in (HARBOURSIDE, MOORS):
        own = {a.code: weights[a.code] for a in areas if a.council is council}
        by_age = [shared_out(total, own) for total in ages[council.code]]
        rows += [[a.code, a.name, [age[a.code] for age in by_age], a] for a in areas if a.council is council]
    larger = {}
    for _code, _name, counts, area in rows:
        before = larger.get((area.msoa_code, area.msoa_name), [0] * len(counts))
        larger[area.msoa_code, area.msoa_name] = [a + b for a, b in zip(before, counts, strict=True)]
    listed = [row[:3] for row in rows] + [[*key, counts] for key, counts in larger.items()]
    heading = ["period", "area_code", "area_name", "geography", "sex", "all_ages", *range(16)]
    return need._csv([
        heading,
        *(["2025-06-30", code, name, "small area", "Persons", sum(counts), *counts] for code, name, counts in listed),
    ])  # fmt: skip


def deprivation(areas):
    """Deciles of a 2025 edition: poorer round the harbour, better off towards the hills; never a real rank."""
    rng = Random(2029)  # noqa: S311
    rows = [["lsoa21_code", "IMD_decile", "IMD_rank", "IMD_score"]]
    for area in areas:
        here = 0.0 if area.council is HARBOURSIDE else 0.35
        place = min(max(here + area.metres_from_the_middle / 11000 + rng.uniform(-0.12, 0.18), 0.01), 0.99)
        rows.append([area.code, int(place * 10) + 1, int(place * 33_755) + 1, round(60 * (1 - place), 3)])
    return need._csv(rows)


def births():
    """Live births by month in the two councils."""
    rng = Random(2030)  # noqa: S311
    rows = [["Area code", "Area name", "Year", "Month", "Live births"]]
    for council in (HARBOURSIDE, MOORS):
        base = need.PLACES[council.code] / 12
        for year, month in MONTHS:
            trend = 1 - 0.012 * (year - 2021)
            rows.append(
                [council.code, council.name, year, month, round(base * SEASON[month - 1] * trend * rng.uniform(0.94, 1.06))]
            )  # fmt: skip
    return need._csv(rows)


def hub_figures(areas, weights):
    """A local figure for every small area, with counts and denominators; small counts are hidden."""
    rng = Random(2031)  # noqa: S311
    ages = councils_ages()
    rows = [[
        "Indicator", "Area code", "Area name", "Period", "Value", "Unit", "Lower 95% limit", "Upper 95% limit", "Count",
        "Denominator", "Good direction", "Source",
    ]]  # fmt: skip
    for area in areas:
        of = round(sum(ages[area.council.code][:5]) * weights[area.code])
        near = max(0.06, 0.55 - area.metres_from_the_middle / 9000)
        count = round(of * near * rng.uniform(0.7, 1.2))
        hidden = count < 24
        found = wilson(count, of)
        shown = ["*", "%", "", "", "*", of] if hidden else [
            round(100 * found.value, 1), "%", round(100 * found.low, 1), round(100 * found.high, 1), count, of,
        ]  # fmt: skip
        rows.append([HUB_FIGURE, area.code, area.name, "2025/26", *shown, "high", need.SOURCE])
    return need._csv(rows)


def birth_weight(areas):
    """A Fingertips download for MSOAs, councils and England: low birth weight."""
    rng = Random(2032)  # noqa: S311
    places = {(a.msoa_code, a.msoa_name): (a.council, 5 * need.PLACES[a.council.code] // 6) for a in areas}
    rows = [need.COLUMNS]
    for (code, name), (council, of) in [*places.items(), (need.ENGLAND, (None, 2_800_000))]:
        likely = (
            0.068
            if council is None
            else (0.086 if council is HARBOURSIDE else 0.062) * rng.uniform(0.75, 1.25)
        )
        rows.append(_low_weight(code, name, round(of * likely), of))
    return need._csv(rows)


def _low_weight(code, name, count, of):
    found, wide = wilson(count, of), wilson(count, of, confidence=0.998)
    figures = [f"{100 * n:.5f}" for n in (found.value, found.low, found.high, wide.low, wide.high)]
    kind = "England" if code == need.ENGLAND[0] else "MSOA"
    return [
        93092, "Low birth weight of all babies (small areas)", "", "", code, name, kind, "Persons", "All ages", "", "",
        "2020 - 24", *figures, count, of, "", "", "", "", "20200000", "", "", "5y",
    ]  # fmt: skip
