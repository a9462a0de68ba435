"""Tables of the whole system. Read by queries, written by actions, known to nobody else."""

from fivefold_web.system.models.checks import Check, CheckAnswer
from fivefold_web.system.models.conditions import ConditionRating, ConditionRound, Consensus
from fivefold_web.system.models.measuring import MeasurementPlan, PlanMeasure, PlanOutcome
from fivefold_web.system.models.membership import MissingPartner, PartnerLevel
from fivefold_web.system.models.parents import ParentsHeard, ParentsSaid
from fivefold_web.system.models.pressures import Work, WorkLink
from fivefold_web.system.models.sessions import RatedInSession, StepChosen, TeamVote

__all__ = [
    "Check",
    "CheckAnswer",
    "ConditionRating",
    "ConditionRound",
    "Consensus",
    "MeasurementPlan",
    "MissingPartner",
    "ParentsHeard",
    "ParentsSaid",
    "PartnerLevel",
    "PlanMeasure",
    "PlanOutcome",
    "RatedInSession",
    "StepChosen",
    "TeamVote",
    "Work",
    "WorkLink",
]
