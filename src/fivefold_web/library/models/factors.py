"""How a place sees a factor, and what it thinks leads to what."""

from django.db import models
from django.db.models import F, Q

from fivefold.vocabulary.words import marked
from fivefold_web.library.models.partnership import OfPartnership


class FactorRelevance(OfPartnership):
    """How much a factor matters here; the newest row of a factor counts."""

    class Relevance(models.TextChoices):
        HIGH = "matters much here", marked("matters much here")
        SOME = "matters here", marked("matters here")
        LOW = "matters little here", marked("matters little here")
        UNKNOWN = "we do not know", marked("we do not know")

    factor = models.CharField(max_length=120)
    relevance = models.CharField(max_length=30, choices=Relevance)
    reason = models.TextField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["partnership", "factor"], name="relevance_of_factor")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="relevance_has_a_reason")]

    def __str__(self):
        return f"{self.factor}: {self.relevance}"


class CausalLink(OfPartnership):
    """A local link between two factors; with `removed` it takes a link of the toolkit's list away."""

    cause = models.CharField(max_length=120)
    effect = models.CharField(max_length=120)
    raises = models.BooleanField(default=True)
    removed = models.BooleanField(default=False)
    why = models.CharField(max_length=500)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "cause", "effect"], name="causal_link_once"),
            models.CheckConstraint(condition=~Q(cause=F("effect")), name="nothing_causes_itself"),
            models.CheckConstraint(condition=~Q(why=""), name="causal_link_says_why"),
        ]

    def __str__(self):
        return f"{self.cause} to {self.effect}"
