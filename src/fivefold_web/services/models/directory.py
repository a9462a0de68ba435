"""The directory: services and what they are marked with."""

from django.db import models
from django.db.models import Q

from fivefold.services.offer import Status
from fivefold.services.supply import WaitBasis
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.services.models.rows import OfPartnership, ages_both_or_none, wait_both_or_none, words


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
    confirmed_by = models.CharField(max_length=200, blank=True)
    team = models.CharField(max_length=200, blank=True)
    exclusions = models.TextField(blank=True)
    evidence = models.CharField(max_length=80, blank=True)
    cost = models.TextField(blank=True)
    free = models.BooleanField(null=True, blank=True)
    asks_about_children = models.BooleanField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)
    caseload = models.PositiveIntegerField(null=True, blank=True)
    staff = models.FloatField(null=True, blank=True)
    volunteers = models.PositiveIntegerField(null=True, blank=True)
    supply_on = models.DateField(null=True, blank=True)
    wait_low = models.FloatField(null=True, blank=True)
    wait_high = models.FloatField(null=True, blank=True)
    wait_basis = models.CharField(max_length=20, blank=True, choices=words(WaitBasis))
    wait_on = models.DateField(null=True, blank=True)
    funding_ends = models.DateField(null=True, blank=True)
    feed = models.ForeignKey("services.Feed", models.SET_NULL, null=True, blank=True, related_name="services")
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
            ages_both_or_none("service_ages_both_or_none"),
            wait_both_or_none("service_wait_both_or_none"),
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


class ServiceFact(OfPartnership):
    """One of several words about a service: whom it serves, who refers, access, languages, co-production, measures.

    `word` is the value of the domain's enum for the first four kinds, a language's name, or a measure's slug.
    """

    class Kind(models.TextChoices):
        SERVES = "serves"
        REFERRER = "referrer"
        ACCESS = "access"
        CO_PRODUCED = "co-produced"
        LANGUAGE = "language"
        MEASURE = "measure"

    service = models.ForeignKey(Service, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    word = models.CharField(max_length=120)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["partnership", "kind", "word"], name="service_fact_word")]
        constraints = [
            models.UniqueConstraint(fields=["service", "kind", "word"], name="service_fact_once"),
        ]

    def __str__(self):
        return f"{self.kind} {self.word}"


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
