"""Figures about need, as they came out of confirmed files. Every figure knows its file."""

from django.db import models
from django.db.models import Q

from fivefold.sources.reading import Kind
from fivefold.vocabulary.value import State

WITHOUT_NUMBER = [State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE]
WITH_NUMBER = [State.OBSERVED, State.ZERO, State.STALE]


class Dataset(models.Model):
    """A file that somebody looked at and confirmed. The same file enters a partnership once."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    kind_name = models.CharField(max_length=60, choices=[(k.value, k.label) for k in Kind])
    title = models.CharField(max_length=300)
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=200)
    retrieved = models.DateField()
    uploaded = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    areas = models.PositiveIntegerField()
    first_period = models.CharField(max_length=60, blank=True)
    last_period = models.CharField(max_length=60, blank=True)
    repeated = models.PositiveIntegerField(default=0)
    contradictions = models.PositiveIntegerField(default=0)
    # What the publisher calls this state of its figures, and the file that it replaces: figures of a replaced
    # file are kept for the record and no longer shown.
    edition = models.CharField(max_length=60, blank=True)
    address = models.URLField(max_length=1000, blank=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering = ["-retrieved", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sha256"], name="dataset_file_once"),
        ]

    def __str__(self):
        return self.title

    @property
    def kind(self):
        return Kind(self.kind_name)


class Indicator(models.Model):
    """An indicator that the files hold. What it means comes from the catalogue of definitions."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    code = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True)
    polarity_name = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "code"], name="indicator_once")]

    def __str__(self):
        return self.name


class Group(models.Model):
    """Whom a figure is about: sex, age, and a category where the publisher splits further."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    sex = models.CharField(max_length=60, blank=True)
    age = models.CharField(max_length=80, blank=True)
    category_type = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sex", "age", "category_type", "category"], name="need_group_once"
            )
        ]

    def __str__(self):
        return ", ".join(part for part in (self.sex, self.age, self.category) if part)


class HeldArea(models.Model):
    """An area that some file names."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=160)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "code"], name="held_area_once")]

    def __str__(self):
        return self.name


class IndicatorFigure(models.Model):
    """One figure of one indicator, as published."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="figures", db_index=False)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="figures", db_index=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    area_code = models.CharField(max_length=9)
    period = models.CharField(max_length=60)
    period_sort = models.IntegerField()
    state = models.CharField(max_length=20, choices=[(s.value, s.label) for s in State])
    number = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    low_998 = models.FloatField(null=True)
    high_998 = models.FloatField(null=True)
    count = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    trend = models.CharField(max_length=60, blank=True)
    compared_england = models.CharField(max_length=60, blank=True)
    compared_region = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    # Only where it differs from the source of the file: a file of local indicators has many sources.
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "indicator", "area_code", "group", "period"], name="figure_once_in_a_file"
            ),
            models.CheckConstraint(
                condition=Q(state__in=WITHOUT_NUMBER, number__isnull=True)
                | Q(state__in=WITH_NUMBER, number__isnull=False)
                | Q(state=State.ESTIMATED),
                name="figure_number_fits_its_state",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True) | Q(low__isnull=False, high__isnull=False),
                name="figure_interval_has_both_ends",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "area_code", "indicator"], name="figure_by_area"),
            models.Index(fields=["indicator", "period"], name="figure_by_period"),
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.area_code} {self.period}"
