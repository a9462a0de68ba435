"""Local wording of the toolkit's content, what was said about it, and who stands behind it."""

from django.db import models
from django.db.models import Q

from fivefold_web.library.models.partnership import AboutItem


class Adaptation(AboutItem):
    """One version of a local wording. Rows are never changed: the newest one counts, `restored` returns the original.

    `original` and `edition` are those of the toolkit's content when this version was written, so that a newer
    edition can show what changed underneath.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"
        RESTORED = "restored"
        ADOPTED = "adopted as it is"

    field = models.CharField(max_length=40, default="text")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    edition = models.CharField(max_length=20)
    original = models.TextField()
    wording = models.TextField(blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "item", "element", "field", "version"],
                name="adaptation_version_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="adaptation_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(state__in=["draft", "published"]) | ~Q(wording=""), name="adaptation_has_wording"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.item} {self.element} version {self.version}"


class Comment(AboutItem):
    """What a member says about an item or one of its cells. `client_key` makes a repeated sending one comment."""

    text = models.TextField()
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="comment_sent_once"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self):
        return self.text


class SignOff(AboutItem):
    """An organisation stands behind the wording that counts on the day; a newer version needs a new signature."""

    organisation = models.ForeignKey("places.Organisation", models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-written"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "item", "organisation", "version"], name="signed_off_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation} signed off {self.item}"
