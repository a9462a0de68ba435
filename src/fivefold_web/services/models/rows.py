"""What every table of the services strand shares."""

from django.db import models
from django.db.models import F, Q

from fivefold.vocabulary.ages import PREGNANCY_START


def words(enum):
    """Choices of a column from an enum of the field's words."""
    return [(one.value, one.label) for one in enum]


class OfPartnership(models.Model):
    """Every row belongs to one partnership."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")

    class Meta:
        abstract = True


def ages_both_or_none(name):
    """Ages in months are both given, in order and not before pregnancy, or neither is."""
    none = Q(ages_from__isnull=True, ages_to__isnull=True)
    both = Q(
        ages_from__isnull=False,
        ages_to__isnull=False,
        ages_from__gte=PREGNANCY_START,
        ages_to__gt=F("ages_from"),
    )
    return models.CheckConstraint(condition=none | both, name=name)


def wait_both_or_none(name):
    """Weeks of a wait are both given and in order, or neither is: a wait that nobody knows is never 0."""
    none = Q(wait_low__isnull=True, wait_high__isnull=True)
    both = Q(wait_low__isnull=False, wait_high__isnull=False, wait_low__gte=0, wait_high__gte=F("wait_low"))
    return models.CheckConstraint(condition=none | both, name=name)
