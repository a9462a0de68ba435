"""Releases of checked totals from the secure side, kept as they came, and the keys that a place trusts."""

from django.db import models
from django.db.models import Q


class TrustedKey(models.Model):
    """A public key whose owner may prepare or check releases for this place."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    organisation_name = models.CharField(max_length=160, blank=True)
    fingerprint = models.CharField(max_length=64)
    public_key = models.TextField()
    trusted_by = models.CharField(max_length=200)
    trusted = models.DateTimeField(auto_now_add=True)
    withdrawn = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "fingerprint"], name="trusted_key_once")
        ]

    def __str__(self):
        return self.name


class Release(models.Model):
    """One release file, whole. It is read and checked again whenever it is shown."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    controller = models.CharField(max_length=300)
    population = models.CharField(max_length=300)
    period = models.CharField(max_length=120)
    is_fictional = models.BooleanField()
    prepared_by = models.CharField(max_length=200)
    prepared_on = models.DateField()
    checked_by = models.CharField(max_length=200)
    checked_on = models.DateField()
    tables = models.PositiveIntegerField()
    cells = models.PositiveIntegerField()
    hidden = models.PositiveIntegerField()
    filename = models.CharField(max_length=255)
    content = models.BinaryField()
    uploaded = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "digest"], name="release_once"),
            models.CheckConstraint(
                condition=Q(hidden__lte=models.F("cells")), name="release_hidden_among_cells"
            ),
        ]

    def __str__(self):
        return self.title
