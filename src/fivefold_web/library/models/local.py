"""What a place adds beside the toolkit's items: vignettes, cards, resources, people of the picture."""

from django.db import models
from django.db.models import Q

from fivefold.vocabulary.ages import FIFTH_BIRTHDAY
from fivefold_web.library.models.partnership import OfPartnership


class LocalVignette(OfPartnership):
    """A child of an age, in the first person. What adults do stands between [square brackets]."""

    title = models.CharField(max_length=120)
    age_months = models.FloatField()
    text = models.TextField()
    cells = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["age_months", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_months__gte=0, age_months__lt=FIFTH_BIRTHDAY), name="vignette_before_five"
            )
        ]

    def __str__(self):
        return self.title


class LocalCard(OfPartnership):
    """A misconception met here, and the fuller view."""

    title = models.CharField(max_length=200)
    often_heard = models.TextField()
    new_understanding = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title


class LocalResource(OfPartnership):
    """Reading that a place adds. Missing publisher or year stay empty and are shown as "not given"."""

    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    year = models.CharField(max_length=20, blank=True)
    topic = models.CharField(max_length=120)
    link = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="local_resource_has_a_title")]

    def __str__(self):
        return self.title


class ReadingList(OfPartnership):
    """A list of reading for a purpose or a role."""

    name = models.CharField(max_length=120)
    for_whom = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="reading_list_named_once")
        ]

    def __str__(self):
        return self.name


class ReadingItem(OfPartnership):
    """A resource on a list: of the toolkit (by slug) or of the place (by number)."""

    reading_list = models.ForeignKey(ReadingList, models.CASCADE, related_name="items")
    resource = models.CharField(max_length=120, blank=True)
    local = models.ForeignKey(LocalResource, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(resource="") & Q(local__isnull=True))
                | (Q(resource="") & Q(local__isnull=False)),
                name="reading_item_is_one_of_both",
            ),
            models.UniqueConstraint(fields=["reading_list", "resource", "local"], name="reading_item_once"),
        ]

    def __str__(self):
        return self.resource or str(self.local)


class LocalRole(OfPartnership):
    """Somebody of this place in the picture of who helps. `replaces` names a role of the toolkit, or is empty.

    `service_path` is the address of the service's page; without one the role is drawn dashed: nobody here does it.
    """

    replaces = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=120)
    line = models.CharField(max_length=300)
    service_path = models.CharField(max_length=300, blank=True)
    service_name = models.CharField(max_length=200, blank=True)
    absent = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "replaces"], condition=~Q(replaces=""), name="role_replaced_once"
            )
        ]

    def __str__(self):
        return self.title
