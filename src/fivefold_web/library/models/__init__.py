"""What a partnership does with the toolkit's content. Read by queries, written by actions, known to nobody else."""

from fivefold_web.library.models.adaptations import Adaptation, Comment, SignOff
from fivefold_web.library.models.definitions import Definition, Involvement
from fivefold_web.library.models.factors import CausalLink, FactorRelevance
from fivefold_web.library.models.interventions import EvidenceRating, InterventionUse
from fivefold_web.library.models.local import (
    LocalCard,
    LocalResource,
    LocalRole,
    LocalVignette,
    ReadingItem,
    ReadingList,
)
from fivefold_web.library.models.words import TermDecision, TermSaid

__all__ = [
    "Adaptation",
    "CausalLink",
    "Comment",
    "Definition",
    "EvidenceRating",
    "FactorRelevance",
    "InterventionUse",
    "Involvement",
    "LocalCard",
    "LocalResource",
    "LocalRole",
    "LocalVignette",
    "ReadingItem",
    "ReadingList",
    "SignOff",
    "TermDecision",
    "TermSaid",
]
