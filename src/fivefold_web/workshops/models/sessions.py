"""Sessions. An answer has no person, device, address or time: it is anonymous in the database too."""

import uuid

from django.db import models

from fivefold.vocabulary.partners import Sector
from fivefold.workshops import polls
from fivefold.workshops.polls import Choice, ItemKind, Round
from fivefold.workshops.prompts import MOVES, PromptState


class WorkshopSession(models.Model):
    """One meeting in which people answer prompts."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    held_on = models.DateField()
    code = models.CharField(max_length=8, unique=True)
    facilitator = models.CharField(max_length=200)
    ended = models.BooleanField(default=False)
    # Counts every change that phones must hear of, so that a poll can be answered with "nothing new".
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return self.title


class SectorPresent(models.Model):
    """A sector that was in the room; never who."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="sectors")
    sector_name = models.CharField(max_length=30, choices=[(s.value, s.label) for s in Sector])

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "sector_name"], name="sector_present_once")]

    @property
    def sector(self):
        return Sector(self.sector_name)


class AgendaItem(models.Model):
    """A prompt in the order of the session."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    source = models.CharField(max_length=120, blank=True)
    kind_name = models.CharField(
        max_length=20, choices=[(k.value, k.label) for k in ItemKind], default=ItemKind.ANSWERS
    )
    # The fuller view of a misconception: for the room once both counts are shown.
    fuller = models.TextField(blank=True)
    state_name = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in PromptState], default=PromptState.PLANNED
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text

    @property
    def state(self):
        return PromptState(self.state_name)

    @property
    def is_poll(self):
        return self.kind_name == ItemKind.BEFORE_AND_AFTER

    @property
    def moves(self):
        """Where it may go from any state."""
        return polls.MOVES if self.is_poll else MOVES


class Answer(models.Model):
    """What somebody said. Its key is random; `client_key` makes a second sending harmless."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="answers")
    text = models.TextField()
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "client_key"], name="answer_sent_once")]

    def __str__(self):
        return self.text


class Vote(models.Model):
    """A choice before or after talking. The two choices of one phone have different keys and cannot be joined."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="votes")
    round_name = models.CharField(max_length=10, choices=[(r.value, r.label) for r in Round])
    choice_name = models.CharField(max_length=10, choices=[(c.value, c.label) for c in Choice])
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "client_key"], name="vote_sent_once")]

    def __str__(self):
        return self.choice_name


class Theme(models.Model):
    """A group of answers with the same meaning."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=200)
    answers = models.ManyToManyField(Answer, related_name="themes")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="theme_named_once")]

    def __str__(self):
        return self.name


class Agreement(models.Model):
    """What the room agreed."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="agreements")
    text = models.CharField(max_length=600)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text
