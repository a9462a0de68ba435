"""What was rated in a session: rounds of the conditions that came from it, and the team check that it became."""

from django.db import models

from fivefold_web.system.models.conditions import ConditionRound
from fivefold_web.system.models.partnership import OfPartnership


class RatedInSession(OfPartnership):
    """A round of the conditions whose ratings came from a session. Nobody knows who gave them: only counts came."""

    round = models.OneToOneField(ConditionRound, models.CASCADE, related_name="from_session")
    session = models.ForeignKey("workshops.WorkshopSession", models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=160)
    # "before" talking, or "after".
    asked = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "asked"], name="session_became_a_round_once")
        ]

    def __str__(self):
        return self.title


class StepChosen(OfPartnership):
    """How many in the session chose a step of a condition."""

    source = models.ForeignKey(RatedInSession, models.CASCADE, related_name="chosen")
    condition = models.CharField(max_length=80)
    step = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "condition", "step"], name="step_counted_once"),
            models.CheckConstraint(
                condition=models.Q(step__gte=1, count__gte=1), name="step_chosen_by_somebody"
            ),
        ]

    def __str__(self):
        return f"{self.condition} {self.step}: {self.count}"


class TeamVote(OfPartnership):
    """The team check that a vote in a session became."""

    item = models.OneToOneField("workshops.AgendaItem", models.CASCADE, related_name="+")
    assessment = models.ForeignKey("workforce.TeamAssessment", models.CASCADE, related_name="+")

    def __str__(self):
        return str(self.assessment_id)
