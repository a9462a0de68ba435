"""What a place has said about suggestions of marks."""

from django.db import models

from fivefold_web.services.models.directory import Service
from fivefold_web.services.models.rows import OfPartnership


class SuggestionRefused(OfPartnership):
    """A mark that was suggested for a service and refused: it does not come back until somebody asks for it again.

    `kind` is one of the kinds of marks, or "factor"; `value` its value or the factor's slug.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="refused_suggestions")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    refused = models.DateTimeField(auto_now_add=True)
    refused_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["kind", "value"]
        constraints = [
            models.UniqueConstraint(fields=["service", "kind", "value"], name="suggestion_refused_once"),
        ]

    def __str__(self):
        return f"{self.kind} {self.value}"
