"""Boards of invented cases: possible causes, and what services would have to tell each other."""

from django.db import models
from django.db.models import Q

from fivefold.vocabulary.support import Level
from fivefold.workshops.sharing import Shared


class CaseBoard(models.Model):
    """A group thinks about an invented child. `case` is a case of the content; `revealed` cards have been turned."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    case = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    opened_on = models.DateField()
    opened_by = models.CharField(max_length=200)
    revealed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-opened_on", "-pk"]

    def __str__(self):
        return self.title


class PossibleCause(models.Model):
    """Something that may lie behind it. `factor` is a factor of the content, or empty."""

    board = models.ForeignKey(CaseBoard, models.CASCADE, related_name="causes")
    level_name = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Level])
    text = models.CharField(max_length=300)
    factor = models.CharField(max_length=120, blank=True)
    tells = models.CharField(max_length=500, blank=True)
    knows = models.CharField(max_length=300, blank=True)
    helps = models.CharField(max_length=500, blank=True)
    written_by = models.CharField(max_length=200)
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "client_key"], name="cause_sent_once"),
            models.CheckConstraint(condition=~Q(text=""), name="cause_says_something"),
        ]

    def __str__(self):
        return self.text

    @property
    def level(self):
        return Level(self.level_name)


class SharingNeed(models.Model):
    """Two services that would need to share information about such a child, and whether they do."""

    board = models.ForeignKey(CaseBoard, models.CASCADE, related_name="needs")
    one = models.CharField(max_length=160)
    other = models.CharField(max_length=160)
    what = models.CharField(max_length=500)
    shared_name = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Shared])
    written_by = models.CharField(max_length=200)
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "client_key"], name="sharing_need_sent_once"),
            models.CheckConstraint(
                condition=~Q(one="") & ~Q(other="") & ~Q(what=""), name="sharing_need_names_both"
            ),
        ]

    def __str__(self):
        return f"{self.one} and {self.other}: {self.what}"

    @property
    def shared(self):
        return Shared(self.shared_name)
