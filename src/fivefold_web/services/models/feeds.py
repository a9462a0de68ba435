"""Feeds of services, pairs that may be one service, and what owners say."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fivefold_web.services.models.rows import OfPartnership


class Feed(OfPartnership):
    """A directory that services were read from, or the place's own that it publishes (`is_ours`).

    `tally` keeps what the last file lacked (JSON: without ages, without levels, not on the map ...).
    """

    name = models.CharField(max_length=200)
    address = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=300, blank=True)
    layout = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tally = models.TextField(blank=True)
    read_on = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="feed_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="feed_has_a_name"),
        ]

    def __str__(self):
        return self.name


class PublishedFeed(OfPartnership):
    """Whether a place offers its directory to everybody at the standard's addresses, and under which licence."""

    published = models.BooleanField(default=False)
    licence = models.CharField(max_length=300, blank=True)
    changed_by = models.CharField(max_length=200)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership"], name="published_feed_once")]

    def __str__(self):
        return "published" if self.published else "not published"


class Twin(OfPartnership):
    """What people decided of two services that look like one. `first` has the lower number."""

    class Verdict(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"

    first = models.ForeignKey("services.Service", models.CASCADE, related_name="+")
    second = models.ForeignKey("services.Service", models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=200)
    decided = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="twin_decided_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="twin_first_is_lower"),
        ]

    def __str__(self):
        return f"{self.first_id} {self.second_id} {self.verdict}"


class OwnerLink(OfPartnership):
    """A link by which whoever runs a service confirms it without an account. Only its hash is kept."""

    service = models.ForeignKey("services.Service", models.CASCADE, related_name="owner_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    sent_to = models.CharField(max_length=254, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=200)
    ends = models.DateTimeField()
    answered = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-pk"]

    def __str__(self):
        return f"{self.service_id} {self.made:%Y-%m-%d}"

    @property
    def audit_label(self):
        return f"owner's link of {self.made:%Y-%m-%d}"

    @property
    def is_open(self):
        return self.withdrawn is None and self.ends > timezone.now()


class OwnerReply(OfPartnership):
    """What an owner said: still right, a change (JSON of facts before and after), or closed. A change waits for a member."""

    class Said(models.TextChoices):
        STILL_RIGHT = "still right"
        CHANGE = "change"
        CLOSED = "closed"

    class State(models.TextChoices):
        WAITING = "waiting"
        ACCEPTED = "accepted"
        REFUSED = "refused"

    service = models.ForeignKey("services.Service", models.CASCADE, related_name="owner_replies")
    link = models.ForeignKey(OwnerLink, models.SET_NULL, null=True, related_name="replies")
    said = models.CharField(max_length=12, choices=Said)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    note = models.TextField(blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    client_key = models.CharField(max_length=40)
    sent = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-sent", "-pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="owner_reply_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "client_key"], name="owner_reply_once"),
        ]

    def __str__(self):
        return f"{self.service_id} {self.said}"
