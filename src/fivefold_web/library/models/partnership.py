"""What every row of the library carries."""

from django.db import models


def words(enum):
    """Choices of a column from an enum of the field's words."""
    return [(one.value, one.label) for one in enum]


class OfPartnership(models.Model):
    """Every row belongs to one partnership and says who wrote it and when."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    written_by = models.CharField(max_length=200)
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class AboutItem(OfPartnership):
    """A row about an item of content, or one element of it (empty for the whole item)."""

    kind = models.CharField(max_length=40)
    item = models.CharField(max_length=120)
    element = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True
