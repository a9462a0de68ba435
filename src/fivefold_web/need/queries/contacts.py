"""Reading what the partnership's files hold about universal contacts."""

from fivefold.knowledge import universal_contacts
from fivefold.need.contacts import ContactCount, Mode
from fivefold.need.indicators import Slice
from fivefold.vocabulary.value import State, Value
from fivefold_web.need import models
from fivefold_web.need.queries.figures import SHOWN, names_of_areas, sources_of

CONTACT = (
    "contact", "area_code", "group_id", "mode", "period", "period_sort", "state", "seen", "due", "note", "dataset_id",
)  # fmt: skip
KEY = ("contact", "area_code", "about", "mode", "period")


def groups_by_number(partnership):
    """Every group of people that the files name, by number."""
    return {
        group.pk: Slice(group.sex, group.age, group.category_type, group.category)
        for group in models.Group.objects.filter(partnership=partnership)
    }


def contact_counts(partnership, *, areas=None):
    """All totals of contacts, of these areas or of all. Where two files give the same total, the newer one counts."""
    rows = models.ContactCount.objects.filter(partnership=partnership, **SHOWN)
    if areas is not None:
        rows = rows.filter(area_code__in=areas)
    sources = sources_of(partnership)
    order = {pk: place for place, pk in enumerate(sources)}
    found = sorted(
        (row for row in rows.values_list(*CONTACT) if row[-1] in order), key=lambda row: order[row[-1]]
    )
    names = names_of_areas(partnership, {row[1] for row in found})
    groups = groups_by_number(partnership)
    kept = {}
    for row in found:
        count = _count(row, names, groups, sources)
        kept.setdefault(tuple(getattr(count, name) for name in KEY), count)
    return list(kept.values())


def _count(row, names, groups, sources):
    contact, area, group, mode, period, sort, state, seen, due, note, dataset = row
    value = Value(State(state), seen, period=period, source=sources[dataset], unit="children")
    return ContactCount(
        contact, area, names.get(area, area), groups[group], Mode(mode), period, sort, value, due, note
    )


def contacts_of(nation):
    """The contacts offered to every family of a nation, by slug, in order of age."""
    return {contact.slug: contact for contact in universal_contacts(nation)}
