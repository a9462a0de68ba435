"""Findings with their evidence, recommendations that rest on them, and actions."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from fivefold.decisions.plan import Size
from fivefold.decisions.states import ActionState, RecommendationState
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.support import Level


def words_of(enum):
    return [(one.value, one.label) for one in enum]


class Finding(models.Model):
    """One sentence that the partnership stands behind."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    sentence = models.CharField(max_length=400)
    # Made by the writer's browser: sending the same form twice makes one finding.
    client_key = models.CharField(max_length=40)
    written_by = models.CharField(max_length=200)
    written = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="finding_sent_once")
        ]

    def __str__(self):
        return self.sentence


class EvidenceItem(models.Model):
    """A citation as it stood when the finding was written."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence")
    kind_name = models.CharField(max_length=20, choices=words_of(SourceKind))
    key = models.CharField(max_length=200, db_index=True)
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    path = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField()
    figures = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["finding", "key"], name="evidence_once_per_finding")]

    def __str__(self):
        return self.title

    @property
    def kind(self):
        return SourceKind(self.kind_name)


class Recommendation(models.Model):
    """What should be done."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    sentence = models.CharField(max_length=400)
    why = models.TextField(blank=True)
    level_name = models.CharField(max_length=20, choices=words_of(Level), blank=True)
    effort_name = models.CharField(max_length=10, choices=words_of(Size), default=Size.MEDIUM)
    effect_name = models.CharField(max_length=10, choices=words_of(Size), default=Size.MEDIUM)
    state_name = models.CharField(
        max_length=12, choices=words_of(RecommendationState), default=RecommendationState.DRAFT
    )
    findings = models.ManyToManyField(Finding, related_name="recommendations")
    written = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords(m2m_fields=[findings])

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.sentence

    @property
    def state(self):
        return RecommendationState(self.state_name)


class PlannedAction(models.Model):
    """Who does what by when."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="actions")
    sentence = models.CharField(max_length=400)
    owner = models.CharField(max_length=160)
    due = models.DateField()
    state_name = models.CharField(max_length=12, choices=words_of(ActionState), default=ActionState.PROPOSED)
    reason = models.TextField(blank=True)
    written = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state_name__in=["paused", "dropped"]) | ~Q(reason=""),
                name="paused_or_dropped_has_reason",
            )
        ]

    def __str__(self):
        return self.sentence

    @property
    def state(self):
        return ActionState(self.state_name)
