"""Tables of sessions, of what people answered, and of boards of cases."""

from fivefold_web.workshops.models.answers import (
    Answer,
    Arrival,
    Mark,
    ReviewStep,
    Theme,
    ThemeStep,
)
from fivefold_web.workshops.models.boards import CaseBoard, PossibleCause, SharingNeed
from fivefold_web.workshops.models.sessions import (
    AgendaItem,
    Agreement,
    BreakoutGroup,
    Invitation,
    ItemOption,
    NextStep,
    SectorPresent,
    WorkshopSession,
)

__all__ = [
    "AgendaItem",
    "Agreement",
    "Answer",
    "Arrival",
    "BreakoutGroup",
    "CaseBoard",
    "Invitation",
    "ItemOption",
    "Mark",
    "NextStep",
    "PossibleCause",
    "ReviewStep",
    "SectorPresent",
    "SharingNeed",
    "Theme",
    "ThemeStep",
    "WorkshopSession",
]
