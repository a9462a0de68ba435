"""Reading of official files, spreadsheets and Open Referral UK: files in, plain facts and sentences out."""

from fivefold.sources.reading import (
    Contradiction,
    DeprivationRow,
    IndicatorRow,
    Kind,
    LookupRow,
    PopulationRow,
    Problem,
    Reading,
    Repeat,
    UnreadableFile,
)
from fivefold.sources.recognition import recognise

__all__ = [
    "Contradiction",
    "DeprivationRow",
    "IndicatorRow",
    "Kind",
    "LookupRow",
    "PopulationRow",
    "Problem",
    "Reading",
    "Repeat",
    "UnreadableFile",
    "recognise",
]
