"""The words people use, and which ones the partnership agrees on."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from fivefold_web.library.models.partnership import OfPartnership


class TermSaid(OfPartnership):
    """A word somebody uses at work, with their sector and never their name beyond the record of writing."""

    word = models.CharField(max_length=80)
    sector = models.CharField(max_length=40, blank=True)
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["word", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="term_said_once"),
            models.CheckConstraint(condition=~Q(word=""), name="term_is_a_word"),
        ]

    def __str__(self):
        return self.word


class TermDecision(OfPartnership):
    """Prefer a word, avoid it, or treat it as the same as another one."""

    class Verdict(models.TextChoices):
        PREFER = "prefer"
        AVOID = "avoid"
        SAME_AS = "same as"

    word = models.CharField(max_length=80)
    verdict = models.CharField(max_length=10, choices=Verdict)
    same_as = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = [Lower("word")]
        constraints = [
            models.UniqueConstraint("partnership", Lower("word"), name="term_decided_once"),
            models.CheckConstraint(
                condition=(Q(verdict="same as") & ~Q(same_as="")) | (~Q(verdict="same as") & Q(same_as="")),
                name="same_as_names_the_other",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="term_decision_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.word}: {self.verdict}"
