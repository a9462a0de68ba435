"""Figures fetched from their publishers: what was asked for, how far it came, what came of it."""

from django.db import models

from fivefold_web.need.models.figures import Dataset, Group, Indicator


class Retrieval(models.Model):
    """One fetch of one source. A fetch that was stopped goes on where it was."""

    WAITING, RUNNING, ARRIVED, FAILED, TAKEN_IN, GIVEN_UP = (
        "waiting", "running", "arrived", "failed", "taken in", "given up",
    )  # fmt: skip
    STATES = [(name, name) for name in (WAITING, RUNNING, ARRIVED, FAILED, TAKEN_IN, GIVEN_UP)]
    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    client_key = models.CharField(max_length=40)
    source = models.CharField(max_length=60)
    asked_for = models.JSONField(default=dict)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=20, choices=STATES, default=WAITING)
    received = models.PositiveBigIntegerField(default=0)
    expected = models.PositiveBigIntegerField(null=True, blank=True)
    edition = models.CharField(max_length=60, blank=True)
    said = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    staged_key = models.CharField(max_length=80, blank=True)
    dataset = models.ForeignKey(Dataset, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.CharField(max_length=200)
    asked = models.DateTimeField(auto_now_add=True)
    moved = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-asked", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="retrieval_sent_once")
        ]

    def __str__(self):
        return self.title


class SmallAreaSeries(models.Model):
    """One indicator, group and period of a large file: its figures for small areas lie in a narrow table of their own."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="small_series", db_index=False)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="small_series", db_index=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    period = models.CharField(max_length=60)
    period_sort = models.IntegerField()
    vintage = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "indicator", "group", "period"], name="small_series_once_in_a_file"
            )
        ]
        indexes = [models.Index(fields=["partnership", "indicator"], name="small_series_by_indicator")]

    def __str__(self):
        return f"{self.indicator_id} {self.period}"


class SmallAreaFigure(models.Model):
    """One figure of a series for one small area, as published."""

    series = models.ForeignKey(SmallAreaSeries, models.CASCADE, related_name="figures", db_index=False)
    area_code = models.CharField(max_length=9)
    state = models.CharField(max_length=20)
    number = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    count = models.FloatField(null=True)
    denominator = models.FloatField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area_code", "series"], name="small_figure_once")]

    def __str__(self):
        return f"{self.area_code} {self.number}"
