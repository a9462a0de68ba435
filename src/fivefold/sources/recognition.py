"""Which of the known files this is, by its columns; its name is only a hint for the year."""

from collections.abc import Mapping
from pathlib import Path

from fivefold.sources import deprivation, fingertips, local_indicators, lookups, ohid_extract, population
from fivefold.sources.cells import shortened
from fivefold.sources.reading import Kind, Reading, UnreadableFile
from fivefold.sources.tables import Table, open_table, plain

# A file with most of a publisher's columns is that publisher's file, even where a column was deleted.
_FINGERTIPS = frozenset(plain(column.name) for column in fingertips.COLUMNS if column.required)
_EXTRACT = frozenset(plain(column.name) for column in ohid_extract.COLUMNS)
_LOCAL = frozenset(plain(column.name) for column in local_indicators.COLUMNS if column.required)
KNOWN = (
    "Fivefold reads: a CSV download of Fingertips; the OHID Fingertips extract; population by single year of age; "
    "the Indices of Deprivation by LSOA; lookups between areas; and our own template for local indicators."
)


def recognise(path: Path, filename: str, area_names: Mapping[str, str] | None = None) -> Reading:
    """Read a file that holds figures. Raises UnreadableFile for what is none of the known files.

    `area_names` (code to name) names the areas of files that hold codes only.
    """
    table = open_table(path, filename, sheet=local_indicators.SHEET)
    kind = kind_of(table)
    title = filename
    if kind is Kind.FINGERTIPS:
        return fingertips.read(table, title)
    if kind is Kind.OHID_EXTRACT:
        return ohid_extract.read(table, title, area_names or {})
    if kind is Kind.POPULATION:
        return population.read(table, title, filename)
    if kind is Kind.DEPRIVATION:
        return deprivation.read(table, title)
    if kind is Kind.LOOKUP:
        return lookups.read(table, title)
    if kind is Kind.LOCAL_INDICATORS:
        return local_indicators.read(table, title)
    raise UnreadableFile(
        f"{filename} is a table, but not one that Fivefold knows: its columns are "
        f"{shortened(', '.join(name or 'unnamed' for name in table.heading), 160)}.",
        KNOWN,
    )


def kind_of(table: Table) -> Kind | None:
    """The kind of file that its heading shows, or None."""
    heads = table.columns.keys()
    if len(_FINGERTIPS & heads) >= len(_FINGERTIPS) // 2 + 1:
        return Kind.FINGERTIPS
    if len(_EXTRACT & heads) >= len(_EXTRACT) // 2 + 1 and ("indicatorid" in heads or "areacode" in heads):
        return Kind.OHID_EXTRACT
    if deprivation.is_deprivation(table):
        return Kind.DEPRIVATION
    if population.is_population(table):
        return Kind.POPULATION
    if lookups.is_lookup(table):
        return Kind.LOOKUP
    if len(_LOCAL & heads) >= 3:
        return Kind.LOCAL_INDICATORS
    return None
