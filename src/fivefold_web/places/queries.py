"""Reading places. Everything but the way in starts at a partnership."""

import hashlib

from django.http import Http404

from fivefold_web.places.models import (
    GuestLink,
    Invitation,
    Member,
    Organisation,
    Partnership,
    PlaceArea,
    User,
)


def digest_of(token):
    """The digest under which a secret link is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def there_are_accounts():
    return User.objects.exists()


def memberships_of(user):
    """The partnerships a person belongs to, with the role in each."""
    return user.memberships.select_related("partnership").order_by("partnership__name")


def membership(user, slug):
    """A person's membership of the partnership with this slug, or None."""
    return (
        Member.objects.select_related("partnership", "partnership__lead_body", "user", "organisation")
        .filter(partnership__slug=slug, user=user)
        .first()
    )


def slug_is_taken(slug):
    return Partnership.objects.filter(slug=slug).exists()


def partnership_called(slug):
    """The partnership with this slug, or None. For start-up and tests; pages go through a membership."""
    return Partnership.objects.filter(slug=slug).first()


def hold_writes(partnership):
    """Until the transaction ends, others who ask the same wait: for writes that number what they add.

    SQLite lets one transaction write at a time anyway; PostgreSQL would give two of them the same number.
    """
    Partnership.objects.select_for_update().only("pk").get(pk=partnership.pk)


def areas_of(partnership):
    return list(PlaceArea.objects.filter(partnership=partnership))


def organisations_of(partnership):
    return list(Organisation.objects.filter(partnership=partnership))


def organisation_of(partnership, pk):
    return _one(Organisation.objects.filter(partnership=partnership, pk=pk))


def members_of(partnership):
    return list(
        Member.objects.filter(partnership=partnership).select_related("user", "organisation", "partnership")
    )


def member_of(partnership, pk):
    return _one(Member.objects.filter(partnership=partnership, pk=pk).select_related("user"))


def leads_of(partnership):
    return Member.objects.filter(partnership=partnership, role_name="lead")


def open_invitations_of(partnership):
    return [one for one in Invitation.objects.filter(partnership=partnership) if one.is_open]


def invitation_of(partnership, pk):
    return _one(Invitation.objects.filter(partnership=partnership, pk=pk))


def invitation_with(token):
    """The invitation behind a link, or None."""
    return (
        Invitation.objects.select_related("partnership", "organisation")
        .filter(digest=digest_of(token))
        .first()
    )


def guest_link_with(token, task):
    """The guest link behind a token, for this task only, or None."""
    return GuestLink.objects.select_related("partnership").filter(digest=digest_of(token), task=task).first()


def guest_links_of(partnership, task, target=None):
    links = GuestLink.objects.filter(partnership=partnership, task=task)
    return links if target is None else links.filter(target=target)


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
