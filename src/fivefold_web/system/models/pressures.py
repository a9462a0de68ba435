"""What a place does to reduce pressures on families and to build their capabilities."""

from django.db import models
from django.db.models import Q

from fivefold.system.pressures import Side
from fivefold_web.system.models.partnership import OfPartnership, choices_of


class Work(OfPartnership):
    """Something that the place does. `element` is the pressure or capability of the toolkit's picture, or empty.

    `beside` is the work against a pressure that this accompanies; none means all of it.
    """

    side = models.CharField(max_length=10, choices=choices_of(Side))
    element = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=200)
    relationships = models.BooleanField(default=False)
    beside = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="accompanied")
    client_key = models.CharField(max_length=60)
    written_by = models.CharField(max_length=200)
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="work_sent_once"),
            models.CheckConstraint(condition=~Q(words=""), name="work_has_words"),
        ]

    def __str__(self):
        return self.words


class WorkLink(OfPartnership):
    """A service, an indicator or an action to which a piece of work belongs: its words and its address."""

    class Kind(models.TextChoices):
        SERVICE = "service"
        INDICATOR = "indicator"
        ACTION = "action"

    work = models.ForeignKey(Work, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=12, choices=Kind)
    label = models.CharField(max_length=300)
    path = models.CharField(max_length=300)

    class Meta:
        ordering = ["kind", "label"]
        constraints = [models.UniqueConstraint(fields=["work", "path"], name="work_linked_once")]

    def __str__(self):
        return self.label
