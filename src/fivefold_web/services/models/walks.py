"""Walks of scenarios through the place."""

from django.db import models
from django.db.models import Q

from fivefold.services.scenario import Judgement, Step
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level
from fivefold_web.services.models.rows import OfPartnership, words


class Walkthrough(OfPartnership):
    """One walk of a scenario through the place. `found` says what the next contact was when it was finished."""

    scenario = models.CharField(max_length=80)
    area_code = models.CharField(max_length=12, blank=True)
    needs = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    proposed = models.DateTimeField(null=True, blank=True)
    started = models.DateTimeField(auto_now_add=True)
    started_by = models.CharField(max_length=200)
    finished = models.DateTimeField(null=True, blank=True)
    found = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-started", "-pk"]
        indexes = [models.Index(fields=["partnership", "scenario"], name="walkthrough_of_scenario")]

    def __str__(self):
        return f"{self.scenario} {self.started:%Y-%m-%d}"


class WalkStep(OfPartnership):
    """What partners say about one question of a walk. `services` counts what the directory held at the finish."""

    walkthrough = models.ForeignKey(Walkthrough, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=[(step.value, step.value) for step in Step])
    judgement = models.CharField(max_length=12, blank=True, choices=words(Judgement))
    missing = models.TextField(blank=True)
    services = models.PositiveIntegerField(null=True, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["walkthrough", "step"], name="walk_step_once"),
        ]

    def __str__(self):
        return self.step


class ServiceVerdict(OfPartnership):
    """What people say of one service that was proposed for a question of a walk, or that was left out."""

    class Said(models.TextChoices):
        FITS = "fits"
        DOES_NOT_FIT = "does not fit"

    walkthrough = models.ForeignKey(Walkthrough, models.CASCADE, related_name="verdicts")
    step = models.CharField(max_length=12, choices=[(step.value, step.value) for step in Step])
    service = models.ForeignKey("services.Service", models.CASCADE, related_name="+")
    said = models.CharField(max_length=16, choices=Said)
    note = models.TextField(blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["walkthrough", "step", "service"], name="service_verdict_once"),
        ]

    def __str__(self):
        return self.said


class LocalScenario(OfPartnership):
    """A story of the place's own, fictional, to be walked like those of the toolkit."""

    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    age_months = models.FloatField()
    text = models.TextField()
    level = models.CharField(max_length=20, choices=words(Level))
    factors = models.TextField(blank=True)
    client_key = models.CharField(max_length=40)
    removed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["age_months", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="local_scenario_slug_once"),
            models.UniqueConstraint(fields=["partnership", "client_key"], name="local_scenario_sent_once"),
            models.CheckConstraint(
                condition=Q(age_months__gte=PREGNANCY_START, age_months__lt=FIFTH_BIRTHDAY),
                name="local_scenario_is_under_five",
            ),
        ]

    def __str__(self):
        return self.title
