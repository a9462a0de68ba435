"""Young children, deprivation and lookups of areas, as they came out of confirmed files."""

from django.db import models
from django.db.models import Q

from fivefold_web.need.models.figures import Dataset


class PopulationCount(models.Model):
    """Children of one sex and one single year of age in one area in the middle of one year."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="counts", db_index=False)
    area_code = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=20)
    age = models.PositiveSmallIntegerField()
    count = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "area_code", "year", "sex", "age"], name="population_once_in_a_file"
            )
        ]
        indexes = [models.Index(fields=["partnership", "area_code"], name="population_by_area")]

    def __str__(self):
        return f"{self.area_code} {self.year} {self.sex} {self.age}"


class AreaDeprivation(models.Model):
    """How deprived a small area is in one edition of the indices; rank 1 and decile 1 are the most deprived."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="deprivation", db_index=False)
    area_code = models.CharField(max_length=9)
    edition = models.PositiveSmallIntegerField()
    vintage = models.PositiveSmallIntegerField()
    rank = models.PositiveIntegerField()
    decile = models.PositiveSmallIntegerField()
    score = models.FloatField(null=True)
    children_in_income_deprivation = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "area_code"], name="deprivation_once_in_a_file"),
            models.CheckConstraint(
                condition=Q(decile__gte=1, decile__lte=10), name="deprivation_decile_1_to_10"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "area_code"], name="deprivation_by_area")]

    def __str__(self):
        return f"{self.area_code} {self.edition}"


class AreaLookup(models.Model):
    """One area inside another (or become another), with the years of both boundaries."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+", db_index=False)
    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="lookups")
    child_code = models.CharField(max_length=9)
    child_level = models.CharField(max_length=20)
    child_vintage = models.PositiveSmallIntegerField()
    parent_code = models.CharField(max_length=9)
    parent_name = models.CharField(max_length=160, blank=True)
    parent_level = models.CharField(max_length=20)
    parent_vintage = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "child_code"], name="lookup_by_child"),
            models.Index(fields=["partnership", "parent_code"], name="lookup_by_parent"),
        ]

    def __str__(self):
        return f"{self.child_code} in {self.parent_code}"
