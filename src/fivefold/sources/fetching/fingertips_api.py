"""Fingertips: figures of indicators for all areas of one level.

Its server passes over parameters that it does not know, so what came back is checked: the indicator, and that the
areas that were asked for are among the areas.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from fivefold.sources.fetching.addresses import ENGLAND_AREA_TYPE, FINGERTIPS_LEVELS, AreaLevel
from fivefold.sources.fetching.asking import Body, Fetched, Format, GaveUp, Query, Wanted
from fivefold.sources.fetching.engine import Engine
from fivefold.sources.fetching.joining import join_tables
from fivefold.sources.fetching.sentences import changed
from fivefold.sources.tables import plain

KEY = "fingertips"
PUBLISHER = "Fingertips, Department of Health and Social Care"
LICENCE = "Open Government Licence v3.0"
MOST_INDICATORS = 40
ENGLAND = "E92000001"


def fetch(query: Query, engine: Engine) -> Fetched:
    """Figures of the indicators for the level of the place's areas, England beside them. One request an indicator."""
    levels = levels_of(query.areas)
    if not query.indicators:
        raise GaveUp("No indicator was chosen.", "Choose at least one.")
    if len(query.indicators) > MOST_INDICATORS:
        raise GaveUp(
            f"{len(query.indicators)} indicators are too many at once.",
            f"Choose up to {MOST_INDICATORS}; fetch the others afterwards.",
        )
    names = known_indicators(query.indicators, engine)
    bodies: list[Body] = []
    notes: list[str] = []
    for indicator in query.indicators:
        for level, areas in levels.items():
            body = engine.body(wanted(indicator, level))
            notes += check(body.path.read_bytes(), indicator, names[indicator], level, areas)
            bodies.append(body)
    joined = join_tables([body.path for body in bodies], engine.made("fingertips.csv"))
    newest = max((body.edition for body in bodies), default="")
    return Fetched(
        path=joined,
        filename="fingertips.csv",
        title=", ".join(names.values()),
        publisher=PUBLISHER,
        licence=LICENCE,
        address=bodies[0].address,
        edition=newest,
        notes=tuple(dict.fromkeys(notes)),
    )


def wanted(indicator: str, level: AreaLevel) -> Wanted:
    """One indicator for one level of areas, with the column that puts periods in order."""
    params = (
        ("indicator_ids", indicator),
        ("child_area_type_id", level.number),
        ("parent_area_type_id", ENGLAND_AREA_TYPE),
        ("include_sortable_time_periods", "yes"),
    )
    return Wanted(KEY, "all_data/csv/by_indicator_id", Format.CSV, f"indicator {indicator}", params)


def levels_of(areas: Mapping[str, str]) -> dict[AreaLevel, dict[str, str]]:
    """The areas by the level at which Fingertips publishes them. It publishes for England only."""
    if not areas:
        raise GaveUp("The place has no area yet.", "Add an area to the place, then fetch.")
    abroad = [f"{name} ({code})" for code, name in areas.items() if not code.startswith("E")]
    if abroad:
        raise GaveUp(
            f"Fingertips publishes for England only; it has nothing for {', '.join(abroad)}.",
            "Leave these areas out. For areas outside England, fetch population from Nomis and use our template "
            "for figures that you hold yourselves.",
        )
    found: dict[AreaLevel, dict[str, str]] = {}
    for code, name in areas.items():
        level = next((level for level in FINGERTIPS_LEVELS if code.startswith(level.prefixes)), None)
        if level is None:
            raise GaveUp(
                f"Fingertips has no level for {name} ({code}).",
                "Choose councils, integrated care boards, regions, wards or MSOAs.",
            )
        found.setdefault(level, {})[code] = name
    return found


def known_indicators(indicators: Sequence[str], engine: Engine) -> dict[str, str]:
    """Names of the indicators in Fingertips' own metadata; one that is not there is refused by its number."""
    asked = Wanted(
        KEY, "indicator_metadata/csv/by_indicator_id", Format.CSV, "the definitions of the indicators",
        (("indicator_ids", ",".join(indicators)),),
    )  # fmt: skip
    names = {}
    for row in _rows(engine.body(asked).path.read_bytes()):
        if not {"indicator id", "indicator"} <= row.keys():
            raise changed(asked, "the column 'Indicator ID' or 'Indicator'")
        names[row["indicator id"].strip()] = " ".join(row["indicator"].split())
    missing = [indicator for indicator in indicators if indicator not in names]
    if missing:
        raise GaveUp(
            f"Fingertips knows no indicator {', '.join(missing)}.",
            "Look the number up on fingertips.phe.org.uk and correct it.",
        )
    return {indicator: names[indicator] for indicator in indicators}


def check(
    body: bytes, indicator: str, name: str, level: AreaLevel, areas: Mapping[str, str]
) -> Iterator[str]:
    """Refuse what was not asked for; give a sentence for each area that is not in it."""
    asked = wanted(indicator, level)
    came_indicators: set[str] = set()
    came: dict[str, str] = {}
    for row in _rows(body):
        missing = {"indicator id", "area code", "area type"} - row.keys()
        if missing:
            raise changed(asked, f"the column {min(missing).title()!r}")
        came_indicators.add(row["indicator id"].strip())
        came[row["area code"].strip()] = " ".join(row["area type"].split())
    others = came_indicators - {indicator}
    if others:
        raise GaveUp(
            f"Fingertips sent indicator {', '.join(sorted(others))} where {indicator} was asked for.",
            "Nothing has entered. Fingertips passes over what it does not know; try again later.",
        )
    kinds = sorted({kind for code, kind in came.items() if code != ENGLAND})
    if not any(code.startswith(level.prefixes) for code in came):
        instead = f"It sent {', '.join(kinds)} instead." if kinds else "It sent no area but England."
        raise GaveUp(
            f"Fingertips has no figures of “{name}” ({indicator}) for {level.name}. {instead}",
            "Leave this indicator out, or choose an area of a level for which it is published.",
        )
    for code, area in areas.items():
        if code not in came:
            yield f"Fingertips has no figure of “{name}” for {area} ({code}), though it has for other {level.name}."


def _rows(body: bytes) -> Iterator[dict[str, str]]:
    text = io.StringIO(body.decode("utf-8-sig", "replace"), newline="")
    rows = csv.reader(text)
    heading = [plain(name) for name in next(rows, [])]
    for row in rows:
        if row:
            # The last cells of a row are left out where they are empty.
            yield dict(zip(heading, row + [""] * (len(heading) - len(row)), strict=False))
