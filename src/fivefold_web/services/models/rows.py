"""What every table of the services strand shares."""

from django.db import models


def words(enum):
    """Choices of a column from an enum of the field's words."""
    return [(one.value, one.label) for one in enum]


class OfPartnership(models.Model):
    """Every row belongs to one partnership."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")

    class Meta:
        abstract = True
