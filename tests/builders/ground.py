"""Words for tests about ground: a few square small areas with children, tenths and lookups."""

import json

from tests.builders.need import figures_in

COUNCIL = "E08000009"
WEST, SOUTH, SIDE = -2.4, 53.4, 0.012


def code_of(n):
    return f"E010001{n:02}"


def square(n):
    x, y = WEST + (n % 4) * SIDE, SOUTH + (n // 4) * SIDE
    return [[[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE], [x, y]]]


def boundaries(count=8, year=21):
    """Squares in rows of four, as a GeoJSON file of ONS."""
    keys = f"LSOA{year}CD", f"LSOA{year}NM"
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(keys, (code_of(n), f"Trafford 00{n}A"), strict=True)),
            "geometry": {"type": "Polygon", "coordinates": square(n)},
        }
        for n in range(count)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def lookup(count=8, year=21, codes=None):
    rows = [f"{code},{COUNCIL},Trafford" for code in codes or map(code_of, range(count))]
    return "\n".join([f"lsoa{year}_code,ltla22_code,ltla22_name", *rows, ""])


def population(count=8, codes=None, year=2024):
    """Ten, twenty, thirty ... children of each age in the small areas."""
    heading = "period,area_code,area_name,geography,sex,0,1,2,3,4"
    rows = [
        f"{year}-06-30,{code},Trafford 00{n}A,LSOA,Persons,{','.join([str(10 * (n + 1))] * 5)}"
        for n, code in enumerate(codes or map(code_of, range(count)))
    ]
    return "\n".join([heading, *rows, ""])


def deprivation(count=8, year=21):
    rows = [f"{code_of(n)},{n + 1},{3000 * (n + 1)}" for n in range(count)]
    return "\n".join([f"lsoa{year}_code,IMD_decile,IMD_rank", *rows, ""])


def ground_in(place, tmp_path, *, year=21, count=8, with_figures=True):
    """Boundaries and a lookup, and with them children and tenths, taken in without the pages."""
    take = {"tmp_path": tmp_path, "source": "ONS"}
    figures_in(place, boundaries(count, year), name="small.geojson", **take)
    figures_in(place, lookup(count, year), name="lookup.csv", **take)
    if with_figures:
        figures_in(place, population(count), name="population.csv", **take)
        figures_in(place, deprivation(count, year), name="deprivation.csv", **take)
