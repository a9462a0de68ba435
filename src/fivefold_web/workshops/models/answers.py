"""What people answered. Nothing here has a person, device, address or time, and nothing points to anybody.

Keys are random, so that their order tells nothing; a phone draws a key for each prompt and round and keeps it, so that
the keys of two answers from one phone have nothing in common. Rows are written anew in random order when their prompt
closes (`actions.shuffling`), because a database remembers the order in which rows came.
"""

import uuid

from django.db import models

from fivefold.workshops.activities import HeldBecause, Review
from fivefold.workshops.answering import Mark as Marked
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops.models.sessions import SECTORS, AgendaItem, BreakoutGroup, WorkshopSession

ROUNDS = [(one.value, one.label) for one in Round]


class Arrival(models.Model):
    """A phone came in, and from which sector if that was asked. It shares no key with any answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="arrivals")
    sector_name = models.CharField(max_length=30, choices=SECTORS, blank=True)
    group = models.ForeignKey(BreakoutGroup, models.SET_NULL, null=True, blank=True, related_name="arrivals")
    client_key = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["session", "client_key"], name="arrived_once")]


class Answer(models.Model):
    """What somebody said in one round: a text, marks, or both.

    `sector_name` is kept only where at least the smallest group of that sector is in the room, and never with words.
    `revision` grows when a phone changes its mind before answers are shown; the highest counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="answers")
    round_name = models.CharField(max_length=10, choices=ROUNDS, default=Round.BEFORE.value)
    text = models.TextField(blank=True)
    sector_name = models.CharField(max_length=30, choices=SECTORS, blank=True)
    group = models.ForeignKey(BreakoutGroup, models.SET_NULL, null=True, blank=True, related_name="answers")
    review_name = models.CharField(
        max_length=10, choices=[(r.value, r.label) for r in Review], default=Review.PASSED.value
    )
    revision = models.PositiveSmallIntegerField(default=1)
    client_key = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "client_key"], name="answer_sent_once")]

    def __str__(self):
        return self.text

    @property
    def round(self):
        return Round(self.round_name)

    @property
    def review(self):
        return Review(self.review_name)

    @property
    def said(self):
        """As the domain knows it. Reads `marks`, which lists prefetch."""
        return Said(self.text, tuple(mark.marked for mark in self.marks.all()))


class Mark(models.Model):
    """One mark of an answer; what its fields mean stands in `fivefold.workshops.answering.Mark`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="marks")
    option = models.ForeignKey(
        "workshops.ItemOption", models.CASCADE, null=True, blank=True, related_name="marks"
    )
    value = models.CharField(max_length=20, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    x = models.PositiveSmallIntegerField(null=True, blank=True)
    y = models.PositiveSmallIntegerField(null=True, blank=True)
    label = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    @property
    def marked(self):
        return Marked(self.option_id, self.value, self.number, self.x, self.y, self.label)


class ReviewStep(models.Model):
    """The log of reviewing: what was let through or held back, why, by whom. Never who wrote it: nobody knows.

    `answer` is the answer's key and no foreign key: rows of answers are written anew when they are shuffled.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="reviews")
    answer = models.UUIDField()
    to_name = models.CharField(max_length=10, choices=[(r.value, r.label) for r in Review])
    reason_name = models.CharField(
        max_length=20, choices=[(r.value, r.label) for r in HeldBecause], blank=True
    )
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class Theme(models.Model):
    """A group of answers with the same meaning. `proposed`: the machine's suggestion, which nobody took up yet."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=200)
    proposed = models.BooleanField(default=False)
    answers = models.ManyToManyField(Answer, related_name="themes")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="theme_named_once")]

    def __str__(self):
        return self.name


class ThemeStep(models.Model):
    """A step of sorting, with the themes as they were before it, so that it can be undone.

    `before` is a list of {"name", "proposed", "answers": [key, ...]}; it is only ever put back whole.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="theme_steps")
    did = models.CharField(max_length=60)
    before = models.JSONField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
