"""Reading who is at the table."""

from collections import defaultdict

from django.http import Http404

from fivefold.system.membership import Partner, membership
from fivefold.vocabulary.support import Level
from fivefold_web.places.queries import organisations_of
from fivefold_web.services.queries import directory as services
from fivefold_web.system.models import MissingPartner, PartnerLevel


def levels_of(partnership):
    """The levels at which each partner acts now, by the number of the organisation."""
    found = defaultdict(set)
    rows = PartnerLevel.objects.filter(partnership=partnership, ended__isnull=True)
    for number, level in rows.values_list("organisation_id", "level"):
        found[number].add(Level(level))
    return found


def membership_of(partnership, organisations, levels):
    """Partners beside levels and sectors, with whom the directory would suggest."""
    partners = [Partner(one.name, one.sector, frozenset(levels[one.pk])) for one in organisations]
    return membership(partners, services.organisations_by_level(partnership))


def partners_of(partnership):
    """The organisations of the place."""
    return list(organisations_of(partnership))


def history_of(partnership):
    """Every beginning and end, newest first, as (moment, organisation, level, has it begun, who said so)."""
    rows = PartnerLevel.objects.filter(partnership=partnership).select_related("organisation")
    moments = []
    for row in rows:
        moments.append((row.begun, row.organisation.name, Level(row.level), True, row.begun_by))
        if row.ended:
            moments.append((row.ended, row.organisation.name, Level(row.level), False, row.ended_by))
    return sorted(moments, key=lambda one: one[0], reverse=True)


def missing_of(partnership):
    return list(MissingPartner.objects.filter(partnership=partnership))


def missing_partner_of(partnership, pk):
    """One plan of this place, or 404."""
    row = MissingPartner.objects.filter(partnership=partnership, pk=pk).first()
    if row is None:
        raise Http404
    return row


def missing_sent_as(partnership, client_key):
    return MissingPartner.objects.filter(partnership=partnership, client_key=client_key).first()
