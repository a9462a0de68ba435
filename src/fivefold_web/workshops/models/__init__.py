"""Tables of sessions and boards of cases."""

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
    "Answer",
    "SectorPresent",
    "Theme",
    "Vote",
    "WorkshopSession",
]
