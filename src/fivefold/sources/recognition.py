"""Which of the known files this is, by its columns; its name is only a hint for the year."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fivefold.sources import (
    births,
    boundaries,
    contacts,
    deprivation,
    fingertips,
    health_visiting,
    local_indicators,
    lookups,
    low_income,
    nomis_population,
    ohid_extract,
    population,
    republished,
    service_use,
    small_areas,
    titled,
)
from fivefold.sources.cells import shortened
from fivefold.sources.opening import Shape, shape_of
from fivefold.sources.reading import Kind, Problem, Reading, UnreadableFile
from fivefold.sources.tables import Table, open_table, plain

# A file with most of a publisher's columns is that publisher's file, even where a column was deleted.
_FINGERTIPS = frozenset(plain(column.name) for column in fingertips.COLUMNS if column.required)
_EXTRACT = frozenset(plain(column.name) for column in ohid_extract.COLUMNS)
_LOCAL = frozenset(plain(column.name) for column in local_indicators.COLUMNS if column.required)
KNOWN = (
    "Fivefold reads: a CSV download of Fingertips; the OHID Fingertips extract; population by single year of age; "
    "the Indices of Deprivation by LSOA; lookups between areas; boundaries as GeoJSON; live births; "
    "population out of Nomis; children in low-income families (DWP); health visiting metrics; "
    "official indicators that a council republished; and our own templates."
)


def recognise(path: Path, filename: str, area_names: Mapping[str, str] | None = None) -> Reading:
    """Read a file that holds figures. Raises UnreadableFile for what is none of the known files.

    `area_names` (code to name) names the areas of files that hold codes only.
    """
    if small := small_areas.recognised(path, filename):
        return _not_empty(small)
    shape = shape_of(path, filename)
    if shape is Shape.JSON:
        return boundaries.read(path, filename)
    if shape is Shape.OPEN_DOCUMENT:
        return _below_titles(path, filename, area_names or {}, [])
    with open_table(path, filename, sheet=local_indicators.SHEET) as table:
        kind = kind_of(table)
        if kind is not None and kind is not Kind.LOW_INCOME:
            return _not_empty(_read(kind, table, filename, area_names or {}))
        heading = table.heading
    return _below_titles(path, filename, area_names or {}, heading)


def _below_titles(
    path: Path, filename: str, area_names: Mapping[str, str], heading: Sequence[str]
) -> Reading:
    """The first table that is known on any sheet, its heading below a title; low income has a sheet for each measure."""
    if next(titled.tables(path, filename, low_income.is_low_income), None):
        return _not_empty(low_income.read(titled.tables(path, filename, low_income.is_low_income), filename))
    for table in titled.tables(path, filename, lambda table: kind_of(table) is not None):
        kind = kind_of(table)
        if kind is not None:
            return _not_empty(_read(kind, table, filename, area_names))
    said = f"{filename} is a table, but not one that Fivefold knows"
    columns = shortened(", ".join(name or "unnamed" for name in heading), 160)
    raise UnreadableFile(f"{said}: its columns are {columns}." if heading else f"{said}.", KNOWN)


def _not_empty(reading: Reading) -> Reading:
    """A file without a usable row is a problem, not a success of nothing."""
    if reading.rows or reading.small or reading.problems or reading.repeated:
        return reading
    if reading.rows_read:
        said, remedy = (
            "No row is about an area that Fivefold works with.",
            "Choose councils, boards or small areas.",
        )
    else:
        said, remedy = (
            "The table has a heading but no rows.",
            "Check that the file is complete, and upload it again.",
        )
    return replace(reading, problems=(Problem(0, "", said, remedy),), problem_count=1)


def _read(kind: Kind, table: Table, filename: str, area_names: Mapping[str, str]) -> Reading:
    if kind is Kind.OHID_EXTRACT:
        return ohid_extract.read(table, filename, area_names)
    if kind is Kind.POPULATION and nomis_population.is_nomis_population(table):
        return nomis_population.read(table, filename)
    return _READERS[kind](table, filename)


_READERS: Mapping[Kind, Callable[[Table, str], Reading]] = {
    Kind.FINGERTIPS: fingertips.read,
    Kind.POPULATION: population.read,
    Kind.DEPRIVATION: deprivation.read,
    Kind.LOOKUP: lookups.read,
    Kind.BIRTHS: births.read,
    Kind.CONTACTS: contacts.read,
    Kind.SERVICE_USE: service_use.read,
    Kind.HEALTH_VISITING: health_visiting.read,
    Kind.REPUBLISHED: republished.read,
    Kind.LOCAL_INDICATORS: local_indicators.read,
}


def kind_of(table: Table) -> Kind | None:
    """The kind of file that its heading shows, or None. The first that knows the heading counts."""
    return next((kind for kind, knows in _KNOWN_BY if knows(table)), None)


def _is_fingertips(table: Table) -> bool:
    return len(_FINGERTIPS & table.columns.keys()) >= len(_FINGERTIPS) // 2 + 1


def _is_extract(table: Table) -> bool:
    heads = table.columns.keys()
    return len(_EXTRACT & heads) >= len(_EXTRACT) // 2 + 1 and bool({"indicatorid", "areacode"} & heads)


def _is_local(table: Table) -> bool:
    return len(_LOCAL & table.columns.keys()) >= 3


_KNOWN_BY: tuple[tuple[Kind, Callable[[Table], bool]], ...] = (
    (Kind.FINGERTIPS, _is_fingertips),
    (Kind.OHID_EXTRACT, _is_extract),
    (Kind.DEPRIVATION, deprivation.is_deprivation),
    (Kind.POPULATION, population.is_population),
    (Kind.POPULATION, nomis_population.is_nomis_population),
    (Kind.LOOKUP, lookups.is_lookup),
    (Kind.CONTACTS, contacts.is_contacts),
    (Kind.SERVICE_USE, service_use.is_service_use),
    (Kind.BIRTHS, births.is_births),
    (Kind.LOW_INCOME, low_income.is_low_income),
    (Kind.HEALTH_VISITING, health_visiting.is_health_visiting),
    (Kind.REPUBLISHED, republished.is_republished),
    (Kind.LOCAL_INDICATORS, _is_local),
)
