"""Waits, ages and services of a pathway in words. A wait is never bare: it says whose word it is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.pathway import Route, StepKind
from fivefold_web.design.environment import day
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label

KINDS = {
    StepKind.ENTRY: lambda: _("Way in"),
    StepKind.ASSESSMENT: lambda: _("Assessment"),
    StepKind.SUPPORT: lambda: _("Support"),
    StepKind.HANDOVER: lambda: _("Handover"),
    StepKind.EXIT: lambda: _("Way out"),
}


def weeks_words(low, high):
    """Weeks from and to in words; 0 is “at once”.

    >>> weeks_words(2, 4)
    '2 to 4 weeks'
    """
    if low == high:
        return _one(low) if high else _("at once")
    if not low:
        return _("at once to %(high)s") % {"high": _one(high)}
    return _("%(low)s to %(high)s") % {"low": f"{low:g}", "high": _one(high)}


def _one(weeks):
    return ngettext("%(weeks)s week", "%(weeks)s weeks", 1 if weeks == 1 else 2) % {"weeks": f"{weeks:g}"}


def wait_words(wait):
    return weeks_words(wait.low, wait.high) if wait else _("not known")


def basis_words(step):
    """Whose word the wait of a step is."""
    if step.own_wait:
        return _("as this pathway says")
    if step.wait is None:
        return ""
    basis = translated(step.wait.basis.label)
    return f"{basis}, {day(step.wait.on)}" if step.wait.on else basis


def needs_a_wait(step):
    """Only a step that a service gives has a wait that should be known."""
    return step.kind.is_given_by_a_service or step.wait is not None


def sum_words(way):
    """Weeks added up; what is not known is said, never 0."""
    if way is None:
        return _("not worked out: too many circles cross")
    if way.is_unknown:
        return _("not known")
    if way.at_least:
        return _("at least %(weeks)s") % {"weeks": _one(way.weeks)}
    return _one(way.weeks) if way.weeks else _("at once")


def total_words(total):
    """The quickest way and the slowest in one line, for the reader who wants one answer."""
    if total is None:
        return _("no way in leads here")
    quick, slow = total.quickest, total.slowest
    if quick.is_unknown and (slow is None or slow.is_unknown):
        return _("not known")
    if slow is not None and not quick.at_least and not slow.at_least:
        return weeks_words(quick.weeks, slow.weeks)
    return _("quickest: %(quick)s; slowest: %(slow)s") % {"quick": sum_words(quick), "slow": sum_words(slow)}


def service_words(step):
    """Who gives a step, or that nobody here does."""
    if step.offer is not None:
        return step.offer.name
    return _("No such service here") if step.lacks_a_service else ""


def ages_words(step):
    return band_label(step.ages) if step.ages else ""


def route_words(route):
    return translated(Route(route).label)


def kind_words(kind):
    return KINDS[StepKind(kind)]()
