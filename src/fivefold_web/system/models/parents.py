"""What parents say of a service: counts and a short comment, no person."""

from django.db import models
from django.db.models import Q

from fivefold_web.system.models.partnership import OfPartnership


class ParentsHeard(OfPartnership):
    """Answers that came together: of one parent by a link, or of a workshop as its staff counted them.

    Who answered is not kept, not even in the audit record.
    """

    class How(models.TextChoices):
        LINK = "link"
        WORKSHOP = "workshop"

    service = models.ForeignKey("services.Service", models.CASCADE, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    held_on = models.DateField()
    comment = models.CharField(max_length=280, blank=True)
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="parents_heard_once"),
            models.CheckConstraint(condition=~Q(client_key=""), name="parents_heard_have_a_key"),
        ]

    def __str__(self):
        return f"parents, {self.how}"


class ParentsSaid(OfPartnership):
    """How many of them said yes, partly and no to one question."""

    heard = models.ForeignKey(ParentsHeard, models.CASCADE, related_name="said")
    criterion = models.CharField(max_length=80)
    yes = models.PositiveIntegerField(default=0)
    partly = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["heard", "criterion"], name="parents_said_once"),
        ]

    def __str__(self):
        return self.criterion
