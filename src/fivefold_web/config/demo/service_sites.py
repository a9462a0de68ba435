"""Invented places where services are given, in metres on the invented ground; their postcodes do not exist."""

from datetime import time

from fivefold.services.open_to import Hours, Location
from fivefold_web.config.demo.geography import PLANE, QUAY

# key: name, address, postcode, metres east and north
SITES = {
    "quay": ("Quayside Family Hub", "1 Lantern Quay, Harbourside", "HM1 1QF", QUAY),
    "hospital": ("Harbourside Hospital", "Infirmary Road, Harbourside", "HM2 4HH", (900, 2100)),
    "northgate": ("Northgate Health Centre", "12 Northgate, Harbourside", "HM2 2TC", (2900, 1800)),
    "library": ("Old Harbour Library", "Net Lane, Harbourside", "HM1 3LB", (1500, 200)),
    "gull": ("Gull Point Community Centre", "Beacon Walk, Harbourside", "HM1 6GP", (3900, -1900)),
    "saltings": ("Saltings Children's Centre", "Marsh View, Harbourside", "HM1 5SC", (1400, -3300)),
    "tannery": ("Tannery Row Hall", "Tannery Row, Harbourside", "HM1 4TR", (-500, -2300)),
    "council": ("Council Offices", "Customs Square, Harbourside", "HM1 2CO", (700, 900)),
    "market": ("Wool Market Health Centre", "Fleece Street, Moors", "HM5 1WM", (-4200, 300)),
    "market-library": ("Wool Market Library", "Shearers' Row, Moors", "HM5 1LB", (-4500, 600)),
    "high-moor": ("High Moor Village Hall", "Drovers' Lane, High Moor", "HM6 2HM", (-7800, 3400)),
    "becks": ("Becks Chapel Hall", "Beck Side, Moors", "HM6 7BK", (-8100, -2300)),
    "stonefold": ("Stonefold School Annexe", "Quarry Hill, Stonefold", "HM5 8SF", (-3800, -4300)),
    "nursery": ("Moorland Nursery, Wool Market", "Carder's Yard, Moors", "HM5 1NU", (-4700, -300)),
}


def place(site, *, on="", clock="", note=""):
    """A site with its hours: `on` holds weekdays from 0 (Monday), `clock` "0930-1130"."""
    name, address, postcode, metres = SITES[site]
    longitude, latitude = PLANE.degrees(*metres)
    opens, closes = (time(int(t[:2]), int(t[2:])) for t in clock.split("-")) if clock else (None, None)
    return Location(
        name=name,
        address=address,
        postcode=postcode,
        latitude=round(latitude, 6),
        longitude=round(longitude, 6),
        position="typed",
        hours=tuple(Hours(int(day), opens, closes, note) for day in on),
    )
