"""Tables of the services strand. Read by queries, written by actions, known to nobody else."""

from django.db import models
from django.db.models import F, Q

from fivefold.services.contacts import Mode
from fivefold.services.offer import Status
from fivefold.services.scenario import Judgement, Step
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier


def words(enum):
    """Choices of a column from an enum of the field's words."""
    return [(one.value, one.label) for one in enum]


class OfPartnership(models.Model):
    """Every row belongs to one partnership."""

    partnership = models.ForeignKey("places.Partnership", models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Service(OfPartnership):
    """A service in the directory. `key` is its name in files: the id of Open Referral UK or of our sheet."""

    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    organisation_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    reach = models.CharField(max_length=20, blank=True, choices=words(Reach))
    status = models.CharField(max_length=20, choices=words(Status), default=Status.ACTIVE)
    ages_from = models.IntegerField(null=True, blank=True)
    ages_to = models.IntegerField(null=True, blank=True)
    caregivers = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    capacity = models.TextField(blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    website = models.CharField(max_length=500, blank=True)
    assured_on = models.DateField(null=True, blank=True)
    original = models.TextField(blank=True)
    archived = models.DateTimeField(null=True, blank=True)
    archived_because = models.CharField(max_length=300, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["partnership", "archived", "status"], name="service_current")]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="service_key_once"),
            models.CheckConstraint(condition=~Q(name=""), name="service_has_a_name"),
            models.CheckConstraint(
                condition=Q(ages_from__isnull=True, ages_to__isnull=True)
                | Q(
                    ages_from__isnull=False,
                    ages_to__isnull=False,
                    ages_from__gte=PREGNANCY_START,
                    ages_to__gt=F("ages_from"),
                ),
                name="service_ages_both_or_none",
            ),
        ]

    def __str__(self):
        return self.name


class ServiceLevel(OfPartnership):
    """A level around the child on which a service acts."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="levels")
    level = models.CharField(max_length=20, choices=words(Level))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "level"], name="service_level_once"),
        ]

    def __str__(self):
        return self.level


class ServiceTier(OfPartnership):
    """A kind of support that a service gives; at most one is the main one."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="tiers")
    tier = models.CharField(max_length=20, choices=words(Tier))
    is_primary = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "tier"], name="service_tier_once"),
            models.UniqueConstraint(
                fields=["service"], condition=Q(is_primary=True), name="service_one_primary_tier"
            ),
        ]

    def __str__(self):
        return self.tier


class ServiceNeedGroup(OfPartnership):
    """A THRIVE group that a service is for."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="need_groups")
    need_group = models.CharField(max_length=40, choices=words(NeedGroup))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "need_group"], name="service_need_group_once"),
        ]

    def __str__(self):
        return self.need_group


class ServiceTag(OfPartnership):
    """An item of the library that a service is tagged with: a nurturing-care component, a NEST principle,
    a factor that it acts on (and how), or an intervention that it offers. `slug` is the item's own name.
    """

    class Kind(models.TextChoices):
        COMPONENT = "component"
        NEST = "nest"
        FACTOR = "factor"
        INTERVENTION = "intervention"

    class Effect(models.TextChoices):
        LESSENS = "lessens it"
        SOFTENS = "softens its impact"
        BUILDS = "builds it"

    service = models.ForeignKey(Service, models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=20, choices=Kind)
    slug = models.CharField(max_length=120)
    effect = models.CharField(max_length=20, choices=Effect, blank=True)

    class Meta:
        indexes = [models.Index(fields=["partnership", "kind", "slug"], name="service_tagged_with")]
        constraints = [
            models.UniqueConstraint(fields=["service", "kind", "slug"], name="service_tag_once"),
            models.CheckConstraint(
                condition=(Q(kind="factor") & ~Q(effect="")) | (~Q(kind="factor") & Q(effect="")),
                name="factor_tag_says_how",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.slug}"


class NestUse(OfPartnership):
    """Whether a place looks at its services with the Welsh NEST framework. Without a row its nation decides."""

    used = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership"], name="nest_use_said_once")]

    def __str__(self):
        return "NEST" if self.used else "no NEST"


class ServiceArea(OfPartnership):
    """An area from which a service may be used, in the words of whoever entered it, in their order."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="areas")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=500)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["service", "position"], name="service_area_position_once"),
        ]

    def __str__(self):
        return self.name


class ContactChange(OfPartnership):
    """What the place does differently from its nation's schedule for one contact, and why."""

    contact = models.CharField(max_length=80)
    offered = models.BooleanField()
    mode = models.CharField(max_length=12, choices=words(Mode))
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "contact"], name="contact_changed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="contact_change_has_a_reason"),
        ]

    def __str__(self):
        return self.contact


class OwnContact(OfPartnership):
    """A contact that the place offers to every family beyond its nation's schedule."""

    name = models.CharField(max_length=120)
    due_from = models.FloatField()
    due_to = models.FloatField()
    offered = models.BooleanField(default=True)
    mode = models.CharField(max_length=12, choices=words(Mode))
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    due_from__gte=PREGNANCY_START, due_to__gte=F("due_from"), due_to__lte=FIFTH_BIRTHDAY
                ),
                name="own_contact_ages_in_order",
            ),
        ]

    def __str__(self):
        return self.name


class Walkthrough(OfPartnership):
    """One walk of a scenario through the place. `found` says what the next contact was when it was finished."""

    scenario = models.CharField(max_length=80)
    started = models.DateTimeField(auto_now_add=True)
    started_by = models.CharField(max_length=200)
    finished = models.DateTimeField(null=True, blank=True)
    found = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-started", "-pk"]
        indexes = [models.Index(fields=["partnership", "scenario"], name="walkthrough_of_scenario")]

    def __str__(self):
        return f"{self.scenario} {self.started:%Y-%m-%d}"


class WalkStep(OfPartnership):
    """What partners say about one question of a walk. `services` counts what the directory held at the finish."""

    walkthrough = models.ForeignKey(Walkthrough, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=[(step.value, step.value) for step in Step])
    judgement = models.CharField(max_length=12, blank=True, choices=words(Judgement))
    missing = models.TextField(blank=True)
    services = models.PositiveIntegerField(null=True, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["walkthrough", "step"], name="walk_step_once"),
        ]

    def __str__(self):
        return self.step
