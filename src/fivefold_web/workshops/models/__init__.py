"""Tables of sessions and boards of cases."""

from fivefold_web.workshops.models.boards import CaseBoard, PossibleCause, SharingNeed
from fivefold_web.workshops.models.sessions import (
    AgendaItem,
    Agreement,
    Answer,
    SectorPresent,
    Theme,
    Vote,
    WorkshopSession,
)

__all__ = [
    "AgendaItem",
    "Agreement",
    "CaseBoard",
    "PossibleCause",
    "SharingNeed",
    "Answer",
    "SectorPresent",
    "Theme",
    "Vote",
    "WorkshopSession",
]
