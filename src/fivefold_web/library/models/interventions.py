"""Interventions in this place: whether they are here, what they cost, how strong the evidence is."""

from django.db import models
from django.db.models import Q

from fivefold_web.library.models.partnership import OfPartnership


class InterventionUse(OfPartnership):
    """Where a place stands with an intervention. A cost says what it covers and its year."""

    class Status(models.TextChoices):
        NOT_HERE = "not here"
        CONSIDERED = "being considered"
        PLANNED = "planned"
        RUNNING = "running"
        ENDED = "ended"

    intervention = models.CharField(max_length=120)
    status = models.CharField(max_length=20, choices=Status)
    note = models.TextField(blank=True)
    staffing = models.CharField(max_length=300, blank=True)
    cost_pounds = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_covers = models.CharField(max_length=200, blank=True)
    cost_year = models.CharField(max_length=20, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "intervention"], name="intervention_use_once"),
            models.CheckConstraint(
                condition=Q(cost_pounds__isnull=True) | (~Q(cost_covers="") & ~Q(cost_year="")),
                name="cost_says_what_and_when",
            ),
            models.CheckConstraint(
                condition=Q(cost_pounds__isnull=True) | Q(cost_pounds__gte=0), name="cost_not_below_nothing"
            ),
        ]

    def __str__(self):
        return f"{self.intervention}: {self.status}"


class EvidenceRating(OfPartnership):
    """How strong the evidence is in the place's view, apart from the toolkit's label, and never without a source."""

    class Strength(models.TextChoices):
        STRONG = "strong"
        SOME = "some"
        EARLY = "early"
        NONE_FOUND = "none found"

    intervention = models.CharField(max_length=120)
    strength = models.CharField(max_length=20, choices=Strength)
    source = models.CharField(max_length=500)
    link = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="evidence_rating_is_cited")]

    def __str__(self):
        return f"{self.intervention}: {self.strength}"
