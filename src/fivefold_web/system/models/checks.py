"""Self-checks of services, organisations, plans and of the partnership itself."""

from django.db import models
from django.db.models import Q

from fivefold.system.checks import Answer
from fivefold_web.system.models.partnership import OfPartnership, choices_of


class Check(OfPartnership):
    """One look of a subject at itself along a checklist. Without service, organisation and plan it is the partnership.

    `subject_name` stays readable when the subject is gone.
    """

    checklist = models.CharField(max_length=80)
    service = models.ForeignKey("services.Service", models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        "places.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    plan = models.ForeignKey(
        "system.MeasurementPlan", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    subject_name = models.CharField(max_length=200)
    held_on = models.DateField()
    started_by = models.CharField(max_length=200)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["partnership", "checklist"], name="check_of_checklist")]
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=True, organisation__isnull=True)
                | Q(service__isnull=True, plan__isnull=True)
                | Q(organisation__isnull=True, plan__isnull=True),
                name="check_has_one_subject",
            )
        ]

    def __str__(self):
        return f"{self.checklist}: {self.subject_name}"

    @property
    def subject(self):
        """Under which name the checks of one subject are gathered."""
        if self.service_id or self.organisation_id or self.plan_id:
            return f"{self.service_id or ''}/{self.organisation_id or ''}/{self.plan_id or ''}"
        return self.subject_name


class CheckAnswer(OfPartnership):
    """What is said about one criterion, and what happens next: an owner is a role, never a person."""

    check_held = models.ForeignKey(Check, models.CASCADE, related_name="answers")
    criterion = models.CharField(max_length=80)
    answer = models.CharField(max_length=20, blank=True, choices=choices_of(Answer))
    comment = models.TextField(blank=True)
    next_action = models.CharField(max_length=400, blank=True)
    owner = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_held", "criterion"], name="criterion_answered_once")
        ]

    def __str__(self):
        return f"{self.criterion}: {self.answer or 'no answer'}"
