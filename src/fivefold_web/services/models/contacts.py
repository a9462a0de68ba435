"""What the place does differently from its nation's schedule of contacts."""

from django.db import models
from django.db.models import F, Q

from fivefold.services.contacts import Mode
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold_web.services.models.rows import OfPartnership, words


class ContactChange(OfPartnership):
    """What the place does differently from its nation's schedule for one contact, and why."""

    contact = models.CharField(max_length=80)
    offered = models.BooleanField()
    mode = models.CharField(max_length=12, choices=words(Mode))
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "contact"], name="contact_changed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="contact_change_has_a_reason"),
        ]

    def __str__(self):
        return self.contact


class OwnContact(OfPartnership):
    """A contact that the place offers to every family beyond its nation's schedule."""

    name = models.CharField(max_length=120)
    due_from = models.FloatField()
    due_to = models.FloatField()
    offered = models.BooleanField(default=True)
    mode = models.CharField(max_length=12, choices=words(Mode))
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    due_from__gte=PREGNANCY_START, due_to__gte=F("due_from"), due_to__lte=FIFTH_BIRTHDAY
                ),
                name="own_contact_ages_in_order",
            ),
        ]

    def __str__(self):
        return self.name
