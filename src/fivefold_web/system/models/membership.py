"""At which levels partners act, and the plan for those who are missing."""

from django.db import models
from django.db.models import Q

from fivefold.system.membership import Asked
from fivefold.vocabulary.support import Level
from fivefold_web.system.models.partnership import OfPartnership, choices_of


class PartnerLevel(OfPartnership):
    """A partner acts at a level from a day on; `ended` says until when. Rows are ended, never deleted: the history."""

    organisation = models.ForeignKey("places.Organisation", models.CASCADE, related_name="+")
    level = models.CharField(max_length=20, choices=choices_of(Level))
    begun = models.DateTimeField(auto_now_add=True)
    begun_by = models.CharField(max_length=200)
    ended = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "level"], condition=Q(ended__isnull=True), name="partner_level_once"
            ),
        ]

    def __str__(self):
        return f"{self.organisation_id} {self.level}"


class MissingPartner(OfPartnership):
    """Whom we want at the table for a level or a sector, who speaks to them, by when, and how far this is."""

    level = models.CharField(max_length=20, blank=True, choices=choices_of(Level))
    sector = models.CharField(max_length=30, blank=True)
    whom = models.CharField(max_length=200)
    speaks = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    asked = models.CharField(max_length=10, choices=choices_of(Asked), default=Asked.TO_ASK)
    note = models.TextField(blank=True)
    client_key = models.CharField(max_length=60)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="missing_partner_sent_once"),
            models.CheckConstraint(condition=~Q(whom=""), name="missing_partner_is_named"),
        ]

    def __str__(self):
        return self.whom
