"""Rounds in which partners rate the conditions of a whole-system approach: privately first, then together."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from fivefold_web.system.models.partnership import OfPartnership


class ConditionRound(OfPartnership):
    """One time at which partners rate. Until it is closed a rating is seen by the one who gave it alone."""

    name = models.CharField(max_length=80)
    held_on = models.DateField()
    closed = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="condition_round_named_once"),
            models.CheckConstraint(
                condition=Q(closed__isnull=True, closed_by="") | (Q(closed__isnull=False) & ~Q(closed_by="")),
                name="closed_round_has_time_and_closer",
            ),
        ]

    def __str__(self):
        return self.name


class ConditionRating(OfPartnership):
    """What one member chose for one condition, and what they base it on."""

    round = models.ForeignKey(ConditionRound, models.CASCADE, related_name="ratings")
    member = models.ForeignKey("places.Member", models.CASCADE, related_name="+")
    condition = models.CharField(max_length=80)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    because = models.TextField(blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member", "condition"], name="condition_rated_once"),
            models.CheckConstraint(condition=Q(step__isnull=True) | Q(step__gte=1), name="step_from_one"),
        ]

    def __str__(self):
        return self.condition


class Consensus(OfPartnership):
    """The step on which partners agreed for one condition, and why."""

    round = models.ForeignKey(ConditionRound, models.CASCADE, related_name="agreed")
    condition = models.CharField(max_length=80)
    step = models.PositiveSmallIntegerField()
    reason = models.TextField()
    written_by = models.CharField(max_length=200)
    written = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "condition"], name="condition_agreed_once"),
            models.CheckConstraint(condition=Q(step__gte=1) & ~Q(reason=""), name="consensus_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.condition}: {self.step}"
