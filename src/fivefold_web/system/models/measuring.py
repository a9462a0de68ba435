"""Measurement plans: what a service wants to achieve, and how it would know."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from fivefold.knowledge.schemas import Domain
from fivefold_web.system.models.partnership import OfPartnership, choices_of


class MeasurementPlan(OfPartnership):
    """Four answers of partners, what is measured now, and what should become better. `heard` names who was asked."""

    name = models.CharField(max_length=120)
    service = models.ForeignKey("services.Service", models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.TextField(blank=True)
    to_know = models.TextField(blank=True)
    to_change = models.TextField(blank=True)
    means = models.TextField(blank=True)
    arrangement = models.TextField(blank=True)
    improvements = models.TextField(blank=True)
    heard = models.CharField(max_length=300, blank=True)
    written_by = models.CharField(max_length=200)
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="measurement_plan_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="measurement_plan_has_a_name"),
        ]

    def __str__(self):
        return self.name


class PlanOutcome(OfPartnership):
    """A difference that the service wants to make."""

    plan = models.ForeignKey(MeasurementPlan, models.CASCADE, related_name="outcomes")
    words = models.CharField(max_length=200)
    domain = models.CharField(max_length=20, choices=choices_of(Domain))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "words"], name="plan_outcome_once")]

    def __str__(self):
        return self.words


class PlanMeasure(OfPartnership):
    """A measure of the catalogue in a plan: about which outcomes it tells, and what its results are used for."""

    plan = models.ForeignKey(MeasurementPlan, models.CASCADE, related_name="measures")
    measure = models.CharField(max_length=120)
    used_for = models.CharField(max_length=300, blank=True)
    outcomes = models.ManyToManyField(PlanOutcome, related_name="measures")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "measure"], name="plan_measure_once")]

    def __str__(self):
        return self.measure
