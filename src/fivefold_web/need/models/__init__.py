"""Tables of need. Read by queries, written by actions, known to nobody else."""

from fivefold_web.need.models.areas import BirthCount, Boundary, Goal, Neighbour, OwnArea, OwnAreaPart
from fivefold_web.need.models.contacts import ContactCount, LocalStudy, UseCount
from fivefold_web.need.models.figures import Dataset, Group, HeldArea, Indicator, IndicatorFigure
from fivefold_web.need.models.places import AreaDeprivation, AreaLookup, PopulationCount
from fivefold_web.need.models.registers import DataHolding, ParentAudit, SearchedFor
from fivefold_web.need.models.releases import Release, TrustedKey
from fivefold_web.need.models.retrieved import Retrieval, SmallAreaFigure, SmallAreaSeries

__all__ = [
    "AreaDeprivation",
    "AreaLookup",
    "BirthCount",
    "Boundary",
    "ContactCount",
    "DataHolding",
    "Dataset",
    "Goal",
    "Group",
    "HeldArea",
    "Indicator",
    "IndicatorFigure",
    "LocalStudy",
    "Neighbour",
    "OwnArea",
    "OwnAreaPart",
    "ParentAudit",
    "PopulationCount",
    "Release",
    "Retrieval",
    "SearchedFor",
    "SmallAreaFigure",
    "SmallAreaSeries",
    "TrustedKey",
    "UseCount",
]
