"""Pathways through services, and fictional journeys laid over them."""

from django.db import models
from django.db.models import F, Q

from fivefold.services.pathway import Group, Reached, Route, StepKind
from fivefold.vocabulary.support import Tier
from fivefold_web.services.models.rows import OfPartnership, ages_both_or_none, wait_both_or_none, words


class Pathway(OfPartnership):
    """A route through services for families whose need is named. `key` is its name in files."""

    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    client_key = models.CharField(max_length=40, blank=True)
    archived = models.DateTimeField(null=True, blank=True)
    archived_because = models.CharField(max_length=300, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="pathway_key_once"),
            models.CheckConstraint(condition=~Q(name=""), name="pathway_has_a_name"),
        ]

    def __str__(self):
        return self.name


class PathwayStep(OfPartnership):
    """One step of a pathway; `service` is the one of the directory that gives it, none where there is no such service."""

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=words(StepKind))
    name = models.CharField(max_length=200)
    service = models.ForeignKey(
        "services.Service", models.SET_NULL, null=True, blank=True, related_name="pathway_steps"
    )
    tier = models.CharField(max_length=20, blank=True, choices=words(Tier))
    ages_from = models.IntegerField(null=True, blank=True)
    ages_to = models.IntegerField(null=True, blank=True)
    threshold = models.TextField(blank=True)
    wait_low = models.FloatField(null=True, blank=True)
    wait_high = models.FloatField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pathway", "key"], name="pathway_step_key_once"),
            models.CheckConstraint(condition=~Q(name=""), name="pathway_step_has_a_name"),
            ages_both_or_none("pathway_step_ages_both_or_none"),
            wait_both_or_none("pathway_step_wait_both_or_none"),
        ]

    def __str__(self):
        return self.name


class PathwayLink(OfPartnership):
    """How a family gets from one step to the next."""

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="links")
    start = models.ForeignKey(PathwayStep, models.CASCADE, related_name="onward")
    end = models.ForeignKey(PathwayStep, models.CASCADE, related_name="arriving")
    route = models.CharField(max_length=20, choices=words(Route))
    condition = models.CharField(max_length=300, blank=True)
    wait_low = models.FloatField(null=True, blank=True)
    wait_high = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["start", "end", "route"], name="pathway_link_once"),
            models.CheckConstraint(condition=~Q(start=F("end")), name="pathway_link_leads_on"),
            wait_both_or_none("pathway_link_wait_both_or_none"),
        ]

    def __str__(self):
        return f"{self.start_id} to {self.end_id}"


class PathwayReach(OfPartnership):
    """Whether a group of families is reached by a pathway, and how. Without a row nobody said."""

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="reaches")
    group = models.CharField(max_length=40, choices=words(Group))
    reached = models.CharField(max_length=10, choices=words(Reached))
    how = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pathway", "group"], name="pathway_reach_once")]

    def __str__(self):
        return f"{self.group} {self.reached}"


class Journey(OfPartnership):
    """A fictional family's way through services. `case` is the toolkit's story that it began as, if any."""

    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    case = models.CharField(max_length=80, blank=True)
    client_key = models.CharField(max_length=40)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="journey_sent_once"),
            models.CheckConstraint(condition=~Q(name=""), name="journey_has_a_name"),
        ]

    def __str__(self):
        return self.name


class JourneyStep(OfPartnership):
    """One moment of a journey. `service` is who does it here; `absent` says that nobody does, `wanted` whom it takes."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    age_months = models.FloatField(null=True, blank=True)
    title = models.CharField(max_length=200)
    trigger = models.TextField(blank=True)
    result = models.TextField(blank=True)
    wanted = models.CharField(max_length=200, blank=True)
    service = models.ForeignKey(
        "services.Service", models.SET_NULL, null=True, blank=True, related_name="journey_steps"
    )
    absent = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "position"], name="journey_step_position_once"),
            models.CheckConstraint(
                condition=Q(service__isnull=True) | Q(absent=False), name="journey_step_one_answer"
            ),
        ]

    def __str__(self):
        return self.title
