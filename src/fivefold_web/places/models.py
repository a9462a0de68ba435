"""People's accounts and the partnerships they work in."""

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from fivefold.vocabulary.areas import Nation, area_type
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.places.permissions import can


class UserManager(DjangoUserManager):
    """Accounts are known by e-mail address; there are no user names."""

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person's account in this installation."""

    username = None
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    def __str__(self):
        return self.audit_label

    @property
    def audit_label(self):
        return self.name or self.email


class Partnership(models.Model):
    """Organisations that work on one place."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120)
    nation_name = models.CharField(max_length=20, choices=[(n.value, n.label) for n in Nation])
    lead_body = models.ForeignKey(
        "places.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reports_to = models.CharField(max_length=200, blank=True)
    is_fictional = models.BooleanField(default=False)
    # Whom people here turn to when they fear for a child. Never a person's own number.
    safeguarding_name = models.CharField(max_length=160, blank=True)
    safeguarding_phone = models.CharField(max_length=40, blank=True)
    safeguarding_link = models.URLField(max_length=500, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name

    @property
    def nation(self):
        return Nation(self.nation_name)


class PlaceArea(models.Model):
    """An official area that the place is made of, or is compared with."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["partnership", "code"], name="place_area_once")]

    def __str__(self):
        return f"{self.name} ({self.code})"

    @property
    def type(self):
        return area_type(self.code)


class Organisation(models.Model):
    """A partner."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    name = models.CharField(max_length=160)
    sector_name = models.CharField(max_length=30, choices=[(s.value, s.label) for s in Sector])

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint("partnership", Lower("name"), name="organisation_named_once")]

    def __str__(self):
        return self.name

    @property
    def sector(self):
        return Sector(self.sector_name)


class Member(models.Model):
    """A person in a partnership, with one role."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    role_name = models.CharField(max_length=20, choices=[(r.value, r.label) for r in Role])
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["user__name", "user__email"]
        constraints = [models.UniqueConstraint(fields=["partnership", "user"], name="member_once")]

    def __str__(self):
        return self.user.audit_label

    @property
    def role(self):
        return Role(self.role_name)

    @property
    def name(self):
        return self.user.audit_label

    @property
    def audit_label(self):
        return f"{self.user.audit_label} ({self.role_name})"

    def may(self, deed):
        return can(self.role_name, deed)


class Invitation(models.Model):
    """A link that makes its first user a member. Only a digest of the link is kept."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    role_name = models.CharField(max_length=20, choices=[(r.value, r.label) for r in Role])
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True, blank=True)
    used = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-expires"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used__isnull=True, used_by__isnull=True)
                | Q(used__isnull=False, used_by__isnull=False),
                name="invitation_used_has_person_and_date",
            )
        ]

    def __str__(self):
        return self.note or self.role_name

    @property
    def is_open(self):
        return self.used is None and self.withdrawn is None and self.expires > timezone.now()


class GuestLink(models.Model):
    """A link that opens one task and nothing else, without an account."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    task = models.CharField(max_length=40)
    target = models.CharField(max_length=80)
    label = models.CharField(max_length=160, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-expires"]

    def __str__(self):
        return f"{self.task} {self.target}"

    @property
    def audit_label(self):
        return f"guest link ({self.label or self.task})"

    @property
    def is_open(self):
        return self.withdrawn is None and self.expires > timezone.now()
