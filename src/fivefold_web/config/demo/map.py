"""Invented postcodes of the fictional place, so that the map knows where they lie. None of them exists."""

import hashlib
from pathlib import Path

from fivefold.sources.postcodes import read
from fivefold_web.config.demo.geography import PLANE, small_areas
from fivefold_web.config.demo.place import HARBOURSIDE, MOORS
from fivefold_web.config.demo.service_sites import SITES
from fivefold_web.services.actions import places as actions

HEADING = "pcds,doterm,lad25cd,lat,long"
FILE = "invented-postcodes-september-2026.csv"
SOURCE = "Invented for the demonstration"
LETTERS = "ABDEFGHJ"


def place_postcodes(lead, folder: Path):
    """Write the invented file as a place would download one, and take it in through the same door."""
    path = folder / FILE
    path.write_text("\n".join([HEADING, *_rows(), ""]))
    codes = [HARBOURSIDE.code, MOORS.code]
    supplied = actions.Supplied(
        read(path, FILE, codes), SOURCE, hashlib.sha256(path.read_bytes()).hexdigest()
    )
    actions.replace_postcodes(partnership=lead.partnership, supplied=supplied, by=lead)
    path.unlink()


def _rows():
    """The postcodes of the places where services are given, and four round the middle of every small area."""
    areas = small_areas()
    for _name, _address, postcode, metres in SITES.values():
        council = HARBOURSIDE.code if postcode.startswith(("HM1", "HM2")) else MOORS.code
        yield _row(postcode, council, *PLANE.degrees(*metres))
    for n, area in enumerate(areas):
        middle = area.shape.representative_point()
        for place, letter in enumerate(LETTERS[:4]):
            east, north = ((place % 2) - 0.5) * 0.003, (place // 2 - 0.5) * 0.002
            first = 3 if area.council is HARBOURSIDE else 7
            postcode = f"HM{first} {n % 10}{LETTERS[n // 10]}{letter}"
            yield _row(postcode, area.council.code, middle.x + east, middle.y + north)


def _row(postcode, council, longitude, latitude):
    return f"{postcode},,{council},{latitude:.6f},{longitude:.6f}"
