"""Boundaries, and areas that the partnership draws for itself."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from fivefold.need.own_areas import Counting
from fivefold_web.need.models.figures import Dataset


class Boundary(models.Model):
    """The shape of one official area: simplified once when it came in, as GeoJSON in degrees.

    `longitude` and `latitude` are a point inside the area, for distances.
    """

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="boundaries", db_index=False)
    area_code = models.CharField(max_length=9)
    level = models.CharField(max_length=20)
    vintage = models.PositiveSmallIntegerField()
    shape = models.TextField()
    longitude = models.FloatField()
    latitude = models.FloatField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area_code"], name="boundary_once_in_a_file")
        ]
        indexes = [models.Index(fields=["partnership", "level", "area_code"], name="boundary_by_area")]

    def __str__(self):
        return f"{self.area_code} {self.vintage}"


class OwnArea(models.Model):
    """An area of the partnership's own, such as the catchment of a hub: made of whole or shared small areas."""

    BY_CHOICE, BY_DISTANCE = "chosen", "by distance"
    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    client_key = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    made = models.CharField(max_length=20, choices=[(BY_CHOICE, BY_CHOICE), (BY_DISTANCE, BY_DISTANCE)])
    level = models.CharField(max_length=20)
    vintage = models.PositiveSmallIntegerField()
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    metres = models.PositiveIntegerField(null=True, blank=True)
    # How small areas on the edge are counted in, and the walk that the distance stands for, where one was asked for.
    counting = models.CharField(
        max_length=20, choices=[(c.value, c.label) for c in Counting], default=Counting.CHOSEN
    )
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    km_per_hour = models.FloatField(null=True, blank=True)
    drawn_by = models.CharField(max_length=200)
    drawn = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="own_area_named_once"),
            models.UniqueConstraint(fields=["partnership", "client_key"], name="own_area_sent_once"),
            models.CheckConstraint(
                condition=Q(made="chosen", longitude__isnull=True, latitude__isnull=True, metres__isnull=True)
                | Q(made="by distance", longitude__isnull=False, latitude__isnull=False, metres__gt=0),
                name="own_area_by_distance_has_a_centre",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True, km_per_hour__isnull=True)
                | Q(minutes__gt=0, km_per_hour__gt=0, metres__isnull=False),
                name="own_area_walk_has_its_pace",
            ),
        ]

    def __str__(self):
        return self.name


class OwnAreaPart(models.Model):
    """A small area in an area of our own, and the share of its children that are counted in (0 to 1)."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    own_area = models.ForeignKey(OwnArea, models.CASCADE, related_name="parts")
    area_code = models.CharField(max_length=9)
    share = models.FloatField(default=1)

    class Meta:
        ordering = ["area_code"]
        constraints = [
            models.UniqueConstraint(fields=["own_area", "area_code"], name="own_area_part_once"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="own_area_share_0_to_1"),
        ]

    def __str__(self):
        return f"{self.area_code} {self.share:g}"


class BirthCount(models.Model):
    """Live births in one area in one month; month 0 stands for the whole year."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="births", db_index=False)
    area_code = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=20)
    count = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "area_code", "year", "month"], name="births_once_in_a_file"
            ),
            models.CheckConstraint(condition=Q(month__gte=0, month__lte=12), name="births_month_0_to_12"),
        ]
        indexes = [models.Index(fields=["partnership", "area_code"], name="births_by_area")]

    def __str__(self):
        return f"{self.area_code} {self.year} {self.month}"


class Neighbour(models.Model):
    """An area that the partnership compares one of its areas with, and why it is alike."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    area_code = models.CharField(max_length=9)
    neighbour_code = models.CharField(max_length=9)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["area_code", "neighbour_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "area_code", "neighbour_code"], name="neighbour_once"
            ),
            models.CheckConstraint(
                condition=~Q(area_code=models.F("neighbour_code")), name="neighbour_is_another"
            ),
        ]

    def __str__(self):
        return f"{self.area_code} {self.neighbour_code}"


class Goal(models.Model):
    """What partners want an indicator to reach, by when, and who set it."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    indicator_code = models.CharField(max_length=100)
    number = models.FloatField()
    by_when = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=300)
    set_by = models.CharField(max_length=200)
    set_on = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "indicator_code"], name="goal_once")]

    def __str__(self):
        return f"{self.indicator_code}: {self.number:g}"
