"""Sessions, their agendas, groups and invitations. What people answered is in `answers`."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from fivefold.vocabulary.partners import Sector
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.prompts import PromptState

SECTORS = [(sector.value, sector.label) for sector in Sector]


class WorkshopSession(models.Model):
    """One meeting in which people answer prompts.

    `alone_until`: people answer alone until then, before they meet. `asks_sector`: phones ask for a sector.
    `smallest_group`: nothing is told apart for fewer people. `reviews_text`: words are reviewed before the screen has
    them. The timer runs to `timer_ends_at`, or stands with `timer_left` seconds. `current`: what the room looks at.
    """

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    aim = models.CharField(max_length=600, blank=True)
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    code = models.CharField(max_length=8, unique=True)
    facilitator = models.CharField(max_length=200)
    ready_made = models.CharField(max_length=120, blank=True)
    ended = models.BooleanField(default=False)
    asks_sector = models.BooleanField(default=False)
    smallest_group = models.PositiveSmallIntegerField(default=5)
    reviews_text = models.BooleanField(default=True)
    alone_until = models.DateTimeField(null=True, blank=True)
    timer_ends_at = models.DateTimeField(null=True, blank=True)
    timer_left = models.PositiveIntegerField(null=True, blank=True)
    current = models.ForeignKey(
        "workshops.AgendaItem", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Counts every change that phones must hear of, so that a poll can be answered with "nothing new".
    version = models.PositiveIntegerField(default=1)
    # The key of the form that planned it, so that a second sending plans nothing more.
    client_key = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "client_key"], condition=~Q(client_key=""), name="session_planned_once"
            ),
            models.CheckConstraint(condition=Q(smallest_group__gte=3), name="session_group_not_too_small"),
            models.CheckConstraint(
                condition=Q(timer_ends_at=None) | Q(timer_left=None), name="session_timer_runs_or_stands"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_before_the_meeting(self):
        """Whether people still answer alone."""
        return self.alone_until is not None and not self.ended and timezone.now() < self.alone_until


class SectorPresent(models.Model):
    """A sector that was in the room; never who."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="sectors")
    sector_name = models.CharField(max_length=30, choices=SECTORS)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "sector_name"], name="sector_present_once")]

    @property
    def sector(self):
        return Sector(self.sector_name)


class BreakoutGroup(models.Model):
    """A small group within a session, with somebody who helps it along.

    `notes_sent`: page and turn of the last sending of its notes; a repeated or overtaken one changes nothing.
    """

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    host = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    notes_sent = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="breakout_numbered_once")]

    def __str__(self):
        return self.name


class AgendaItem(models.Model):
    """A prompt in the order of the session.

    `reference`: the case, scenario or picture of the content that it is about ("case:nursery"),
    or the map for its pins ("ground:place@" and its box; queries/grounds.py). `most`: how many may
    be chosen or ranked, 0 for all. `alone_first`: it is answered alone before the meeting. `in_groups`: it is answered
    group by group. `on_screen`: what was shown may be put away again; it stays shown to those who ask for it.
    """

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    source = models.CharField(max_length=120, blank=True)
    kind_name = models.CharField(
        max_length=20, choices=[(k.value, k.label) for k in Activity], default=Activity.ANSWERS.value
    )
    # The fuller view of a misconception: for the room once both counts are shown.
    fuller = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=10)
    reference = models.CharField(max_length=160, blank=True)
    most = models.PositiveSmallIntegerField(default=0)
    alone_first = models.BooleanField(default=False)
    in_groups = models.BooleanField(default=False)
    on_screen = models.BooleanField(default=True)
    state_name = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in PromptState], default=PromptState.PLANNED.value
    )
    # The key of the form that added it and its number there, so that a second sending adds nothing more.
    client_key = models.CharField(max_length=48, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "client_key"], condition=~Q(client_key=""), name="item_added_once"
            )
        ]

    def __str__(self):
        return self.text

    @property
    def activity(self):
        return Activity(self.kind_name)

    @property
    def state(self):
        return PromptState(self.state_name)

    @property
    def is_poll(self):
        return self.kind_name == Activity.BEFORE_AND_AFTER

    @property
    def moves(self):
        """Where it may go from any state."""
        return self.activity.moves


class ItemOption(models.Model):
    """A line of an item: something to choose, to rate or to agree with, or a described point of its scale."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    role_name = models.CharField(max_length=10, choices=[(r.value, r.value) for r in OptionRole])
    text = models.CharField(max_length=600)
    description = models.CharField(max_length=600, blank=True)
    # Something that is rated may come from the content: a condition, a statement of the workforce check.
    slug = models.CharField(max_length=120, blank=True)
    from_the_room = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text

    @property
    def role(self):
        return OptionRole(self.role_name)


class Agreement(models.Model):
    """What the room agreed: a decision, which the plan can be opened from."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="agreements")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="agreements")
    text = models.CharField(max_length=600)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class NextStep(models.Model):
    """What happens after the session, who sees to it (an organisation or a role), and by when."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="next_steps")
    text = models.CharField(max_length=600)
    who = models.CharField(max_length=200, blank=True)
    by_when = models.DateField(null=True, blank=True)
    client_key = models.CharField(max_length=40)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "client_key"], name="next_step_sent_once")]

    def __str__(self):
        return self.text


class Invitation(models.Model):
    """An address to which the link was sent. Nothing tells whether it was used: answers know nobody."""

    session = models.ForeignKey(WorkshopSession, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    sent_on = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "email"], name="invited_once")]

    def __str__(self):
        return self.email
