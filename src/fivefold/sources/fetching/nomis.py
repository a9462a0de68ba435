"""Nomis: mid-year population by single year of age, and live births, of the areas of a place.

Nomis sends at most 25,000 rows at a time and says how many there are, so that none is missed.
"""

import csv
import io

from fivefold.sources.fetching.addresses import NOMIS_BIRTHS, NOMIS_POPULATION
from fivefold.sources.fetching.asking import Fetched, Format, GaveUp, Query, Wanted
from fivefold.sources.fetching.engine import Engine
from fivefold.sources.fetching.joining import join_tables
from fivefold.sources.fetching.sentences import changed
from fivefold.sources.tables import plain

KEY = "nomis"
PUBLISHER = "Office for National Statistics, through Nomis"
LICENCE = "Open Government Licence v3.0"
AT_ONCE = 25_000
# Nomis numbers single years of age from 101 (under 1) to 191 (90 and over).
UNDER_FIVE = "101...105"
_COUNTRIES = ("E92000001", "W92000004")


def fetch_population(query: Query, engine: Engine) -> Fetched:
    """Children under five by single year of age and sex, for the newest years."""
    select = (
        "date_name,geography_name,geography_code,gender_name,c_age_name,measures_name,obs_value,"
        "obs_status_name,record_count"
    )
    params = (
        ("geography", _areas(query)),
        ("date", f"latestMINUS{query.years - 1}-latest"),
        ("gender", "0...2"),
        ("c_age", UNDER_FIVE),
        ("measures", "20100"),
        ("select", select),
    )
    return _fetch(query, engine, NOMIS_POPULATION, params, "mid-year population", "nomis_population.csv")


def fetch_births(query: Query, engine: Engine) -> Fetched:
    """Live births of a calendar year by area of the mother."""
    select = "date_name,geography_name,geography_code,measures_name,obs_value,obs_status_name,record_count"
    params = (
        ("geography", _areas(query)),
        ("date", f"latestMINUS{query.years - 1}-latest"),
        ("gender", "0"),
        ("multiple", "0"),
        ("age_of_mother", "0"),
        ("measures", "20100"),
        ("select", select),
    )
    return _fetch(query, engine, NOMIS_BIRTHS, params, "live births", "nomis_live_births.csv")


def _areas(query: Query) -> str:
    """The place's areas and the countries beside them."""
    if not query.areas:
        raise GaveUp("The place has no area yet.", "Add an area to the place, then fetch.")
    outside = [f"{name} ({code})" for code, name in query.areas.items() if code[:3] in ("E54", "E38", "E05")]
    if outside:
        raise GaveUp(
            f"Nomis has these figures for councils, regions and countries, not for {', '.join(outside)}.",
            "Choose the councils instead.",
        )
    return ",".join([*query.areas, *(code for code in _COUNTRIES if code not in query.areas)])


def _fetch(
    query: Query, engine: Engine, path: str, params: tuple[tuple[str, str], ...], about: str, name: str
) -> Fetched:
    parts, offset, total = [], 0, 1
    address, edition = "", ""
    while offset < total:
        page = (("recordoffset", str(offset)),) if offset else ()
        asked = Wanted(KEY, path, Format.CSV, about, params + page)
        body = engine.body(asked)
        came, total, codes = _looked_at(body.path.read_bytes(), asked)
        if not came:
            break
        parts.append(body.path)
        address, edition = address or body.address, body.edition
        offset += came
    if not parts:
        raise GaveUp(
            f"Nomis has no {about} for {', '.join(query.areas.values())}.",
            "Check the area codes of the place; Nomis knows those of councils of England and Wales.",
        )
    notes = tuple(
        f"Nomis sent nothing for {area} ({code})." for code, area in query.areas.items() if code not in codes
    )
    renamed = ("OBS_VALUE", "LIVE_BIRTHS") if path == NOMIS_BIRTHS else ("", "")
    return Fetched(
        join_tables(parts, engine.made(name), renamed), name, f"{about.capitalize()} (Nomis)", PUBLISHER, LICENCE, address,
        edition, notes,
    )  # fmt: skip


def _looked_at(body: bytes, asked: Wanted) -> tuple[int, int, set[str]]:
    """How many rows came, how many there are in all, and of which areas."""
    rows = csv.reader(io.StringIO(body.decode("utf-8-sig", "replace"), newline=""))
    heading = [plain(name) for name in next(rows, [])]
    for column in ("geography code", "obs value", "record count"):
        if column not in heading:
            raise changed(asked, f"the column {column.upper().replace(' ', '_')!r}")
    code, count = heading.index("geography code"), heading.index("record count")
    came, total, codes = 0, 0, set()
    for row in rows:
        if row:
            came += 1
            codes.add(row[code])
            total = int(row[count]) if row[count].isdigit() else total
    return came, total, codes
