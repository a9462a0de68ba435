"""Waits and ages that are not known exactly, in words: never a bare number, never a zero for what nobody knows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.contacts import WEEKS_IN_A_MONTH, WEEKS_UNTIL_MONTHS
from fivefold.services.leaving_out import FACTOR
from fivefold_web.services.presenters.contacts import month_words

MONTHS_FROM_WEEKS = WEEKS_UNTIL_MONTHS * WEEKS_IN_A_MONTH


def span_words(span):
    """ "2 to 6 weeks", "up to 3 months", "at least 10 months", "at once", "not known"."""
    if span is None:
        return _("never")
    if span.is_unknown:
        return _("not known")
    if span.high is None:
        return _("at least %(wait)s") % {"wait": weeks_words(span.low)}
    if round(span.high) == 0:
        return _("at once")
    if round(span.low) == 0:
        return _("up to %(wait)s") % {"wait": weeks_words(span.high)}
    low, high = weeks_words(span.low), weeks_words(span.high)
    if low == high:
        return low
    if _in_months(span.low) == _in_months(span.high):
        return _("%(low)s to %(high)s") % {"low": _number(span.low), "high": high}
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _in_months(weeks):
    return weeks >= MONTHS_FROM_WEEKS


def _number(weeks):
    return str(round(weeks / WEEKS_IN_A_MONTH) if _in_months(weeks) else max(1, round(weeks)))


def weeks_words(weeks):
    """Whole weeks up to a quarter of a year, whole months above."""
    if _in_months(weeks):
        months = round(weeks / WEEKS_IN_A_MONTH)
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    number = max(1, round(weeks))
    return ngettext("%(count)d week", "%(count)d weeks", number) % {"count": number}


def ages_words(ages):
    """The age of the child when help would begin: "16 to 21 months", "16 months or older"."""
    youngest, oldest = ages
    low = _age(youngest)
    if oldest is None:
        return _("%(age)s or older") % {"age": low}
    high = _age(oldest)
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def _age(months):
    return month_words(round(months) if abs(months) >= WEEKS_UNTIL_MONTHS else round(months, 1))


def minutes_words(minutes):
    """The way on foot; under a minute counts as one."""
    number = max(1, round(minutes))
    return ngettext("%(count)d minute with a pram", "%(count)d minutes with a pram", number) % {
        "count": number
    }


def factors_words(offer, label_of):
    """The factors that a service is marked with, by their names in the library."""
    slugs = sorted(tag.slug for tag in offer.tags if tag.kind == FACTOR)
    return ", ".join(label_of(slug) for slug in slugs)
