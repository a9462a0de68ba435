"""Where services are given, and where a postcode lies."""

from django.db import models
from django.db.models import F, Q

from fivefold_web.services.models.directory import Service
from fivefold_web.services.models.rows import OfPartnership


class ServiceLocation(OfPartnership):
    """One place where a service is given. Degrees of WGS84; `position_from` says where they come from."""

    class From(models.TextChoices):
        FEED = "feed"
        POSTCODE = "postcode"
        TYPED = "typed"

    service = models.ForeignKey(Service, models.CASCADE, related_name="locations")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    position_from = models.CharField(max_length=10, blank=True, choices=From)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["service", "position"], name="service_location_position_once"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="location_degrees_both_or_none",
            ),
        ]

    def __str__(self):
        return self.name or self.postcode or self.address


class LocationHours(OfPartnership):
    """When a place of a service is open on one weekday; 0 is Monday."""

    location = models.ForeignKey(ServiceLocation, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["weekday", "opens", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="location_hours_weekday"),
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(closes__isnull=True) | Q(closes__gt=F("opens")),
                name="location_closes_after_it_opens",
            ),
        ]

    def __str__(self):
        return f"{self.weekday} {self.opens}"


class PostcodeFile(OfPartnership):
    """A file of postcode positions that the place supplied; a newer one takes the place of the older."""

    title = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=300)
    edition = models.CharField(max_length=80, blank=True)
    rows = models.PositiveIntegerField()
    uploaded = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership"], name="one_postcode_file"),
        ]

    def __str__(self):
        return self.title


class PostcodePosition(OfPartnership):
    """Where one postcode lies, without its space and in capitals ("M331AA"), in degrees of WGS84."""

    postcode = models.CharField(max_length=8)
    latitude = models.FloatField()
    longitude = models.FloatField()
    area_code = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "postcode"], name="postcode_once"),
        ]

    def __str__(self):
        return self.postcode
