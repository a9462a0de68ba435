"""What the directory holds about an item of the library: services of a level, or tagged with the item."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.library.linked import Counted, Held, Line
from fivefold_web.services.queries import directory as queries

SHOWN = 8


def services(partnership, about):
    """Services at a level, and services that act on a factor, offer an intervention or touch a component."""
    lines = _of_level(partnership, about.slug) if about.kind == "level" else _tagged(partnership, about)
    if lines is None:
        return None
    directory = reverse("services:list", kwargs={"place": partnership.slug})
    href = f"{directory}?level={about.slug}" if about.kind == "level" else directory
    nothing = _("Nothing linked yet: no service in the directory is tagged with this.")
    return Held(_("What we have here"), tuple(lines[:SHOWN]), nothing, href, max(len(lines) - SHOWN, 0))


def services_for_families(partnership):
    """Name and organisation of open services at the level of the family: those that adults use."""
    found = queries.listed(partnership, queries.Filters(level="family"))
    return [(row.name, row.organisation_name) for row in found]


def services_of_elements(partnership, about):
    """How many services are tagged with each element of an item; None where services have no tag for it."""
    kind = _OF_FRAMEWORK.get(about.slug) if about.kind == "framework" else None
    if kind is None:
        return None
    return Counted(_("services"), dict(Counter(tag.slug for tag in queries.tags_with(partnership, kind))))


def _of_level(partnership, level):
    found = queries.listed(partnership, queries.Filters(level=level))
    return [Line(row.name, _page(partnership, row.pk), row.organisation_name) for row in found]


def _tagged(partnership, about):
    kinds = {"factor": "factor", "intervention": "intervention", "framework": _OF_FRAMEWORK.get(about.slug)}
    kind = kinds.get(about.kind)
    if kind is None:
        return None
    found = queries.tags_with(partnership, kind, about.element or about.slug)
    return [Line(tag.service.name, _page(partnership, tag.service_id), effect(tag)) for tag in found]


def effect(tag):
    """How a service acts on a factor, in words; nothing for other tags."""
    words = {
        "lessens it": _("lessens it"),
        "softens its impact": _("softens its impact"),
        "builds it": _("builds it"),
    }
    return words.get(tag.effect, "")


_OF_FRAMEWORK = {"nurturing-care": "component", "nest": "nest"}


def _page(partnership, number):
    return reverse("services:detail", kwargs={"place": partnership.slug, "pk": number})
