"""Teams, rounds of the team check, and what each team said in each round."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.small_groups import SMALLEST_GROUP

SECTORS = [(sector.value, sector.label) for sector in Sector]
RATINGS = [(rating.value, rating.label) for rating in Rag]


class Team(models.Model):
    """A team or service that works with babies, young children or their families."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        "places.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sector_name = models.CharField(max_length=30, choices=SECTORS)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint("partnership", Lower("name"), name="team_named_once")]

    def __str__(self):
        return self.name

    @property
    def sector(self):
        return Sector(self.sector_name)


class Round(models.Model):
    """One time at which teams rate themselves. `named`: all members see teams by name, not only facilitators."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    held_on = models.DateField()
    named = models.BooleanField(default=False)
    smallest_group = models.PositiveSmallIntegerField(default=SMALLEST_GROUP)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="round_named_once"),
            models.CheckConstraint(condition=Q(smallest_group__gte=3), name="round_group_not_below_three"),
        ]

    def __str__(self):
        return self.name


class TeamAssessment(models.Model):
    """One team in one round. Sent with a name and a time, or open with neither."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="checks")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["team__name"]
        constraints = [
            models.UniqueConstraint(fields=["team", "round"], name="team_checked_once_a_round"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by="") | (Q(sent_at__isnull=False) & ~Q(sent_by="")),
                name="check_sent_has_time_and_sender",
            ),
        ]

    def __str__(self):
        return f"{self.team}, {self.round}"

    @property
    def is_sent(self):
        return self.sent_at is not None


class Rating(models.Model):
    """What a team said about one statement: a rating, a comment, or a comment that still waits for its rating."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    assessment = models.ForeignKey(TeamAssessment, models.CASCADE, related_name="ratings")
    statement = models.CharField(max_length=60)
    rag_name = models.CharField(max_length=10, choices=RATINGS, blank=True)
    comment = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "statement"], name="statement_rated_once"),
            models.CheckConstraint(
                condition=Q(rag_name__in=["", *(rating.value for rating in Rag)]),
                name="rating_is_rag_or_none",
            ),
        ]

    def __str__(self):
        return f"{self.statement}: {self.rag_name or 'not rated'}"

    @property
    def rag(self):
        return Rag(self.rag_name) if self.rag_name else None


class Receipt(models.Model):
    """The last answer that arrived from one open page: a repeated or overtaken sending changes nothing."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    assessment = models.ForeignKey(TeamAssessment, models.CASCADE, related_name="+")
    statement = models.CharField(max_length=60)
    page = models.CharField(max_length=40)
    turn = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "statement", "page"], name="receipt_once_a_page")
        ]

    def __str__(self):
        return f"{self.page}:{self.turn}"
