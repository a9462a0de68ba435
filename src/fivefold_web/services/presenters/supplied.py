"""How much there is of services and how long families wait, in words. A figure never stands without whose it is."""

from math import ceil

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.cover import Cover, Weakness
from fivefold_web.design.words import translated

SIGNS = {Cover.NONE: "○", Cover.THIN: "◐", Cover.COVERED: "●"}


def number(figure):
    """A figure without needless decimals."""
    return f"{figure:g}"


def weeks(low, high):
    """A range of weeks."""
    if high == 0:
        return _("no wait")
    if low == high:
        return ngettext("%(n)s week", "%(n)s weeks", ceil(high)) % {"n": number(high)}
    return _("%(low)s to %(high)s weeks") % {"low": number(low), "high": number(high)}


def places_words(cover):
    """Places of the services that said how many; how many said so."""
    if cover.places is None:
        return _("places not known")
    words = ngettext("%(n)d place", "%(n)d places", cover.places) % {"n": cover.places}
    return words + _of_those(cover.places_known, cover.services)


def wait_words(cover):
    """The shortest and the longest wait of the services that said."""
    if cover.longest is None:
        return _("wait not known")
    words = weeks(cover.shortest, cover.longest)
    if cover.longest:
        words = _("wait %(weeks)s") % {"weeks": words}
    return words + _of_those(cover.waits_known, cover.services)


def _of_those(known, services):
    if known == services:
        return ""
    return " " + _("(%(known)d of %(all)d said)") % {"known": known, "all": services}


def why_thin(cover, limit):
    """Each weakness of a cell with how many services it holds for."""
    return [_weakness(one, count, cover.services, limit) for one, count in cover.weak.items()]


def _weakness(weakness, count, services, limit):
    words = weakness_words(weakness, limit)
    if weakness is Weakness.ONE_ONLY or services == 1:
        return words
    return _("%(why)s: %(count)d of %(all)d") % {"why": words, "count": count, "all": services}


def weakness_words(weakness, limit):
    """One weakness; a wait names the limit that it is measured by."""
    if weakness is Weakness.LONG_WAIT:
        return _("Wait over %(weeks)s weeks") % {"weeks": number(limit)}
    return translated(weakness.label)


def supply_words(supply):
    """What one service says of itself, fact by fact; what nobody said is named so."""
    return [_places(supply), _people(supply), _wait(supply.wait), *_funding(supply.funding_ends)]


def _places(supply):
    if supply.places is None:
        return _("Places not known")
    words = ngettext("%(n)d place", "%(n)d places", supply.places) % {"n": supply.places}
    if supply.caseload is not None:
        words = _("%(places)s, %(taken)d taken") % {"places": words, "taken": supply.caseload}
    return words + _on(supply.on)


def _people(supply):
    said = []
    if supply.staff is not None:
        said.append(_("%(n)s paid staff (whole-time)") % {"n": number(supply.staff)})
    if supply.volunteers is not None:
        said.append(
            ngettext("%(n)d volunteer", "%(n)d volunteers", supply.volunteers) % {"n": supply.volunteers}
        )
    return ", ".join(said) or _("Staffing not known")


def _wait(wait):
    if wait is None:
        return _("Wait not known")
    words = weeks(wait.low, wait.high)
    words = words if not wait.high else _("wait %(weeks)s") % {"weeks": words}
    return f"{words[:1].upper()}{words[1:]}, {translated(wait.basis.label)}" + _on(wait.on)


def _funding(ends):
    return [_("Funded until %(day)s") % {"day": date_format(ends, "j F Y")}] if ends else []


def _on(day):
    return " (" + date_format(day, "j F Y") + ")" if day else ""
