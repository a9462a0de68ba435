"""The place's own definition of being mentally healthy, and how families took part in it."""

from django.db import models
from django.db.models import Q

from fivefold_web.library.models.partnership import OfPartnership


class Definition(OfPartnership):
    """One version. Published versions are kept; the newest published one is the place's definition."""

    version = models.PositiveIntegerField()
    text = models.TextField()
    family_words = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    published = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "version"], name="definition_version_once"),
            models.CheckConstraint(condition=~Q(text=""), name="definition_has_text"),
        ]

    def __str__(self):
        return self.text


class Involvement(OfPartnership):
    """Who took part and how, told by role and never by name."""

    who = models.CharField(max_length=200)
    how = models.CharField(max_length=500)
    contribution = models.TextField(blank=True)
    families = models.BooleanField(default=False)
    people = models.PositiveIntegerField(null=True, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(who="") & ~Q(how=""), name="involvement_says_who_and_how")
        ]

    def __str__(self):
        return self.who
