"""Who holds data about what, which services record that adults are parents, and where nobody found a source."""

from django.db import models
from django.db.models import Q

from fivefold.knowledge.schemas import Domain
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.vocabulary.value import State


def choices_of(enum):
    """Choices of a column from an enum of the field's words."""
    return [(one.value, one.label) for one in enum]


class DataHolding(models.Model):
    """A dataset of an organisation, as far as it says something about one factor or outcome."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    client_key = models.CharField(max_length=40)
    organisation_name = models.CharField(max_length=160)
    organisation = models.ForeignKey(
        "places.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    dataset_name = models.CharField(max_length=200)
    factor = models.CharField(max_length=120, blank=True)
    domain = models.CharField(max_length=20, choices=choices_of(Domain))
    about = models.CharField(max_length=300)
    population = models.CharField(max_length=300)
    age_split = models.CharField(max_length=30, choices=choices_of(AgeSplit), default=AgeSplit.UNKNOWN)
    age_from_months = models.SmallIntegerField(null=True, blank=True)
    age_to_months = models.SmallIntegerField(null=True, blank=True)
    area_split = models.CharField(max_length=30, choices=choices_of(AreaSplit), default=AreaSplit.UNKNOWN)
    sharing = models.CharField(max_length=40, choices=choices_of(Sharing), default=Sharing.NOT_ASKED)
    has_nhs_number = models.CharField(max_length=20, choices=choices_of(Recorded), default=Recorded.UNKNOWN)
    has_birth_date = models.CharField(max_length=20, choices=choices_of(Recorded), default=Recorded.UNKNOWN)
    has_postcode = models.CharField(max_length=20, choices=choices_of(Recorded), default=Recorded.UNKNOWN)
    refreshed = models.CharField(max_length=120, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    contact_role = models.CharField(max_length=160, blank=True)
    indicator_code = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    entered_by = models.CharField(max_length=200)
    confirmed = models.DateField()
    # A dataset that is given up stays for the record, with the reason; it no longer counts as held.
    retired = models.DateField(null=True, blank=True)
    retired_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["organisation_name", "dataset_name", "factor"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="holding_sent_once"),
            models.UniqueConstraint(
                fields=["partnership", "organisation_name", "dataset_name", "factor", "about"],
                name="holding_once",
            ),
            models.CheckConstraint(
                condition=Q(age_from_months__isnull=True, age_to_months__isnull=True)
                | Q(age_to_months__gt=models.F("age_from_months")),
                name="holding_ages_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.dataset_name}, {self.organisation_name}"


class ParentAudit(models.Model):
    """Whether a service for adults records pregnancy and parental responsibility, and how many children that shows.

    `children` is a total that the service gave; small numbers arrive hidden and stay hidden.
    """

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    client_key = models.CharField(max_length=40)
    service_name = models.CharField(max_length=200)
    organisation_name = models.CharField(max_length=160, blank=True)
    system_name = models.CharField(max_length=160, blank=True)
    records_pregnancy = models.CharField(
        max_length=20, choices=choices_of(Recorded), default=Recorded.UNKNOWN
    )
    records_parenthood = models.CharField(
        max_length=20, choices=choices_of(Recorded), default=Recorded.UNKNOWN
    )
    records_ages = models.CharField(max_length=20, choices=choices_of(Recorded), default=Recorded.UNKNOWN)
    field_name = models.CharField(max_length=160, blank=True)
    adults_state = models.CharField(max_length=20, choices=choices_of(State), default=State.MISSING)
    adults = models.FloatField(null=True, blank=True)
    children_state = models.CharField(max_length=20, choices=choices_of(State), default=State.MISSING)
    children = models.FloatField(null=True, blank=True)
    period = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    asked_by = models.CharField(max_length=200)
    asked_on = models.DateField()

    class Meta:
        ordering = ["service_name", "-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="parent_audit_sent_once"),
            models.CheckConstraint(
                condition=Q(
                    children_state__in=[State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE],
                    children__isnull=True,
                )
                | Q(
                    children_state__in=[State.OBSERVED, State.ZERO, State.ESTIMATED, State.STALE],
                    children__isnull=False,
                ),
                name="parent_audit_children_fit_their_state",
            ),
            models.CheckConstraint(
                condition=Q(
                    adults_state__in=[State.SUPPRESSED, State.MISSING, State.NOT_APPLICABLE],
                    adults__isnull=True,
                )
                | Q(
                    adults_state__in=[State.OBSERVED, State.ZERO, State.ESTIMATED, State.STALE],
                    adults__isnull=False,
                ),
                name="parent_audit_adults_fit_their_state",
            ),
        ]

    def __str__(self):
        return self.service_name


class SearchedFor(models.Model):
    """Somebody looked for a source about one domain at one age, and where they looked."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    client_key = models.CharField(max_length=40)
    domain = models.CharField(max_length=20, choices=choices_of(Domain))
    age_from_months = models.SmallIntegerField()
    age_to_months = models.SmallIntegerField()
    looked = models.TextField()
    looked_by = models.CharField(max_length=200)
    looked_on = models.DateField()

    class Meta:
        ordering = ["domain", "age_from_months", "-looked_on"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="searched_sent_once")
        ]

    def __str__(self):
        return f"{self.domain} {self.age_from_months} to {self.age_to_months}"
