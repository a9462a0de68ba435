"""Writing places: create, change, invite, let guests in."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.partners import Role
from fivefold_web.audit.actions import record
from fivefold_web.places import queries
from fivefold_web.places.models import (
    GuestLink,
    Invitation,
    Member,
    Organisation,
    Partnership,
    PlaceArea,
    User,
)


class NotPossible(Exception):
    """A deed that the partnership's rules do not allow, in words its user can act on."""


@dataclass(frozen=True)
class GuestLinkMade:
    """A new guest link and its token, which is shown once and kept nowhere."""

    link: GuestLink
    token: str


@transaction.atomic
def open_account(*, email, password, name=""):
    """Make an account without a browser: for the demonstration and for tests."""
    user = User.objects.create_user(email, password, name=name)
    record(partnership=None, by=user, did="opened an account", what=user)
    return user


@transaction.atomic
def create_place(*, name, nation, areas, lead_body, sector, by, reports_to="", is_fictional=False):
    """Found a partnership; its founder is its first lead. `areas` are `Area` facts, already checked."""
    partnership = Partnership.objects.create(
        slug=_free_slug(name), name=name, nation_name=nation, reports_to=reports_to, is_fictional=is_fictional
    )
    organisation = Organisation.objects.create(partnership=partnership, name=lead_body, sector_name=sector)
    partnership.lead_body = organisation
    partnership.save()
    PlaceArea.objects.bulk_create(
        PlaceArea(partnership=partnership, code=area.code, name=area.name) for area in areas
    )
    member = Member.objects.create(
        partnership=partnership, user=by, organisation=organisation, role_name=Role.LEAD
    )
    facts = {"name": name, "nation": nation, "areas": [a.code for a in areas], "lead body": lead_body}
    record(partnership=partnership, by=by, did="created", what=partnership, after=facts)
    return member


def _free_slug(name):
    stem = slugify(name)[:70] or "place"
    slug, number = stem, 1
    # "new" is an address of its own under /places/.
    while slug == "new" or queries.slug_is_taken(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic
def change_place(*, partnership, name, reports_to, lead_body, by):
    """Change the name, the lead body or the body it reports to; the address stays."""
    before = _place_facts(partnership)
    partnership.name, partnership.reports_to, partnership.lead_body = name, reports_to, lead_body
    partnership.save()
    record(
        partnership=partnership,
        by=by,
        did="changed",
        what=partnership,
        before=before,
        after=_place_facts(partnership),
    )


@transaction.atomic
def set_safeguarding(*, partnership, name, phone, link, by):
    """Name the local way to safeguard a child; empty fields fall back to what holds everywhere."""
    before = _safeguarding_facts(partnership)
    partnership.safeguarding_name, partnership.safeguarding_phone = name, phone
    partnership.safeguarding_link = link
    partnership.save(update_fields=["safeguarding_name", "safeguarding_phone", "safeguarding_link"])
    record(
        partnership=partnership,
        by=by,
        did="set the safeguarding contact",
        what=partnership,
        before=before,
        after=_safeguarding_facts(partnership),
    )


def _safeguarding_facts(partnership):
    return {
        "name": partnership.safeguarding_name,
        "telephone": partnership.safeguarding_phone,
        "link": partnership.safeguarding_link,
    }


def _place_facts(partnership):
    return {
        "name": partnership.name,
        "reports to": partnership.reports_to,
        "lead body": partnership.lead_body,
    }


@transaction.atomic
def set_areas(*, partnership, areas: list[Area], by):
    """Replace the list of official areas."""
    before = {"areas": [str(area) for area in queries.areas_of(partnership)]}
    PlaceArea.objects.filter(partnership=partnership).delete()
    PlaceArea.objects.bulk_create(
        PlaceArea(partnership=partnership, code=area.code, name=area.name) for area in areas
    )
    after = {"areas": [f"{area.name} ({area.code})" for area in areas]}
    record(partnership=partnership, by=by, did="set areas", what=partnership, before=before, after=after)


@transaction.atomic
def add_organisation(*, partnership, name, sector, by):
    """Add a partner. A name that is already there (in any case) returns the one there is."""
    there = Organisation.objects.filter(partnership=partnership, name__iexact=name).first()
    if there:
        return there
    organisation = Organisation.objects.create(partnership=partnership, name=name, sector_name=sector)
    facts = {"name": name, "sector": sector}
    record(partnership=partnership, by=by, did="added", what=organisation, after=facts)
    return organisation


@transaction.atomic
def add_member(*, partnership, user, role, organisation=None, by):
    """Make a person a member without an invitation: for the demonstration and for tests."""
    member = Member.objects.create(
        partnership=partnership, user=user, role_name=role, organisation=organisation
    )
    record(partnership=partnership, by=by, did="added", what=member, after={"role": role})
    return member


@transaction.atomic
def change_role(*, partnership, member, role, by):
    """Give a member another role. The last lead stays a lead, so that a place is never without one."""
    leads = queries.leads_of(partnership).select_for_update()
    if member.role_name == Role.LEAD and role != Role.LEAD and leads.count() == 1:
        raise NotPossible("This is the only lead of the place. Make someone else a lead first.")
    before = {"role": member.role_name}
    member.role_name = role
    member.save()
    record(
        partnership=partnership, by=by, did="changed role", what=member, before=before, after={"role": role}
    )


@transaction.atomic
def remove_member(*, partnership, member, by):
    """End a membership; what the person entered stays, with their name in the record."""
    if member.role_name == Role.LEAD and queries.leads_of(partnership).select_for_update().count() == 1:
        raise NotPossible("This is the only lead of the place. Make someone else a lead first.")
    record(partnership=partnership, by=by, did="removed", what=member, before={"role": member.role_name})
    member.delete()


@transaction.atomic
def invite(*, partnership, role, organisation=None, note="", days=14, by):
    """Make an invitation link for one person; returns (invitation, token). The token is shown once."""
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        partnership=partnership,
        role_name=role,
        organisation=organisation,
        note=note,
        digest=queries.digest_of(token),
        expires=timezone.now() + timedelta(days=days),
    )
    facts = {"role": role, "organisation": organisation, "expires": invitation.expires}
    record(partnership=partnership, by=by, did="invited", what=invitation, after=facts)
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, partnership, invitation, by):
    """Close an invitation that has not been used."""
    invitation.withdrawn = timezone.now()
    invitation.save()
    record(partnership=partnership, by=by, did="withdrew", what=invitation)


@transaction.atomic
def accept(*, invitation, by):
    """Become a member by an invitation. Accepting again as the same person changes nothing."""
    invitation = Invitation.objects.select_for_update().select_related("partnership").get(pk=invitation.pk)
    partnership = invitation.partnership
    there = Member.objects.filter(partnership=partnership, user=by).first()
    if there:
        return there
    if not invitation.is_open:
        raise NotPossible("This invitation has been used, withdrawn or is out of date. Ask for a new one.")
    member = Member.objects.create(
        partnership=partnership, user=by, role_name=invitation.role_name, organisation=invitation.organisation
    )
    invitation.used, invitation.used_by = timezone.now(), by
    invitation.save()
    facts = {"role": invitation.role_name}
    record(partnership=partnership, by=by, did="accepted an invitation", what=member, after=facts)
    return member


@transaction.atomic
def open_guest_link(*, partnership, task, target, by, days=30, label=""):
    """Make a link that opens one task without an account."""
    token = secrets.token_urlsafe(24)
    link = GuestLink.objects.create(
        partnership=partnership,
        task=task,
        target=target,
        label=label,
        digest=queries.digest_of(token),
        expires=timezone.now() + timedelta(days=days),
    )
    facts = {"task": task, "target": target, "expires": link.expires}
    record(partnership=partnership, by=by, did="opened a guest link", what=link, after=facts)
    return GuestLinkMade(link, token)


@transaction.atomic
def close_guest_links(*, partnership, task, target, by):
    """Close every open link to one task."""
    for link in queries.guest_links_of(partnership, task, target).filter(withdrawn__isnull=True):
        link.withdrawn = timezone.now()
        link.save()
        record(partnership=partnership, by=by, did="closed a guest link", what=link)
