"""Universal contacts, use of services, and studies of prevalence that an analyst adds. Totals only, never people."""

from django.db import models
from django.db.models import Q

from fivefold.vocabulary.value import State
from fivefold_web.need.models.figures import Dataset, Group

STATES = [(state.value, state.label) for state in State]


class ContactCount(models.Model):
    """How many children were due and how many had one universal contact, in one area, group, mode and period.

    `due` is empty where no denominator exists (antenatal contacts): then there is no percentage.
    """

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="contacts", db_index=False)
    contact = models.CharField(max_length=80)
    area_code = models.CharField(max_length=9)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    mode = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=60)
    period_sort = models.IntegerField()
    state = models.CharField(max_length=20, choices=STATES)
    seen = models.FloatField(null=True)
    due = models.FloatField(null=True)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "contact", "area_code", "group", "mode", "period"],
                name="contact_once_in_a_file",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE], seen__isnull=True
                )
                | Q(state__in=[State.OBSERVED, State.ZERO, State.ESTIMATED, State.STALE], seen__isnull=False),
                name="contact_number_fits_its_state",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "area_code", "contact"], name="contact_by_area")]

    def __str__(self):
        return f"{self.contact} {self.area_code} {self.period}"


class UseCount(models.Model):
    """How many children (or parents) one kind of help reached in one area, group and period."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="use", db_index=False)
    service_name = models.CharField(max_length=200)
    who = models.CharField(max_length=80)
    area_code = models.CharField(max_length=9)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    period = models.CharField(max_length=60)
    period_sort = models.IntegerField()
    state = models.CharField(max_length=20, choices=STATES)
    seen = models.FloatField(null=True)
    population = models.FloatField(null=True)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "service_name", "who", "area_code", "group", "period"],
                name="use_once_in_a_file",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE], seen__isnull=True
                )
                | Q(state__in=[State.OBSERVED, State.ZERO, State.ESTIMATED, State.STALE], seen__isnull=False),
                name="use_number_fits_its_state",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "service_name", "area_code"], name="use_by_service")]

    def __str__(self):
        return f"{self.service_name} {self.area_code} {self.period}"


class LocalStudy(models.Model):
    """A study of prevalence that an analyst adds: so many of so many children, measured how, where and when."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    client_key = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=120)
    year = models.CharField(max_length=40)
    measure = models.CharField(max_length=300)
    age_from_months = models.SmallIntegerField()
    age_to_months = models.SmallIntegerField()
    people = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    source = models.CharField(max_length=500)
    link = models.URLField(max_length=500, blank=True)
    caution = models.TextField(blank=True)
    added_by = models.CharField(max_length=200)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="local_study_sent_once"),
            models.CheckConstraint(
                condition=Q(people__gt=0, cases__lte=models.F("people")),
                name="local_study_cases_among_people",
            ),
            models.CheckConstraint(
                condition=Q(age_to_months__gt=models.F("age_from_months")), name="local_study_ages_in_order"
            ),
        ]

    def __str__(self):
        return self.title
