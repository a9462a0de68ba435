"""Fetching from publishers: an engine with manners, and one module a source with `fetch(query, engine)`."""

from fivefold.sources.fetching.addresses import Mirrors
from fivefold.sources.fetching.asking import Certainty, Fetched, GaveUp, Progress, Query, Stopped
from fivefold.sources.fetching.catalogue import SOURCES, Source, source_called
from fivefold.sources.fetching.courtesy import Courtesy
from fivefold.sources.fetching.engine import Engine

__all__ = [
    "SOURCES",
    "Certainty",
    "Courtesy",
    "Engine",
    "Fetched",
    "GaveUp",
    "Mirrors",
    "Progress",
    "Query",
    "Source",
    "Stopped",
    "source_called",
]
