"""Reading of official files, spreadsheets and Open Referral UK: files in, plain facts and sentences out."""

from fivefold.sources.reading import (
    Contradiction,
    DeprivationRow,
    IndicatorRow,
    Kind,
    LookupRow,
    OfferReading,
    PopulationRow,
    Problem,
    Reading,
    Repeat,
    UnreadableFile,
)
from fivefold.sources.recognition import recognise
from fivefold.sources.services_in_files import recognise_services

__all__ = [
    "Contradiction",
    "DeprivationRow",
    "IndicatorRow",
    "Kind",
    "LookupRow",
    "OfferReading",
    "PopulationRow",
    "Problem",
    "Reading",
    "Repeat",
    "UnreadableFile",
    "recognise",
    "recognise_services",
]
