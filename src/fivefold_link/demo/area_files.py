"""The lookups of the fictional place: each postcode's small area; names, wider areas and deprivation."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from fivefold_link.demo import spelling
from fivefold_link.demo.places import Places, area_code, wider_code

FIRST = ("Upper", "Lower", "North", "South", "East", "West", "Old", "New")
SECOND = ("Otterfold", "Heronfold", "Larkfold", "Wrenfold", "Foxfold", "Harefold", "Swanfold", "Finchfold")


def write_areas(folder: Path, places: Places) -> None:
    """`postcodes.csv` (postcode, area) and `areas.csv` (area, name, wider, wider_name, deprivation)."""
    codes = np.arange(places.postcodes, dtype=np.int32)
    area = [area_code(one) for one in range(places.areas)]
    postcodes = {
        "postcode": spelling.postcodes(codes, space=True),
        "area": np.array(area)[places.area_of],
    }
    wider = places.wider_of.tolist()
    nth = [one - wider.index(wider[one]) for one in range(places.areas)]
    names = {
        "area": area,
        "name": [f"{_name(wider[one])} {chr(65 + nth[one] % 26)}" for one in range(places.areas)],
        "wider": [wider_code(one) for one in wider],
        "wider_name": [_name(one) for one in wider],
        "deprivation": places.decile.astype(np.int16),
    }
    options = pc.WriteOptions(quoting_style="needed")
    pc.write_csv(pa.table(postcodes), folder / "postcodes.csv", options)
    pc.write_csv(pa.table(names), folder / "areas.csv", options)


def _name(wider: int) -> str:
    """An invented name; after 64 of them they are numbered."""
    names = [f"{first} {second}" for second, first in product(SECOND, FIRST)]
    turn, place = divmod(wider, len(names))
    return f"{names[place]} {turn + 1}" if turn else names[place]
