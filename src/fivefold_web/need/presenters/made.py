"""How a figure was made: the published figure set against our own calculation from the same count and denominator."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.statistics.intervals import clustered_wilson, crude_rate, wilson
from fivefold.vocabulary.value import State, Value, value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.words import in_unit

CLUSTERED = "93701"
PER = {"per 1,000": 1_000, "per 10,000": 10_000, "per 100,000": 100_000}
CLOSE = 0.05


@dataclass(frozen=True)
class Made:
    """One confidence level: what is published, what we calculate, and whether the two agree."""

    level: str
    published: str
    ours: str
    verdict: str


def made(newest, told):
    """Both levels of confidence of one published figure."""
    return [line for line in (_line(newest, told, 0.95), _line(newest, told, 0.998)) if line]


def _line(newest, told, confidence):
    value = in_unit(newest.value, told.unit)
    if confidence != 0.95:
        low, high = newest.value_998 or (None, None)
        value = value.about(low=low, high=high)
    ours = calculated(newest, told, confidence)
    if value.number is None or (value.low is None and ours is None):
        return None
    published = value_words(value) if value.low is not None else _("no interval is published")
    return Made(
        f"{confidence * 100:g}%",
        published,
        value_words(ours) if ours else _("not possible: the file gives no count and denominator that fit"),
        _verdict(value, ours),
    )


def _verdict(value, ours):
    if ours is None or value.low is None:
        return _("nothing to compare")
    gaps = [
        abs(a - b)
        for a, b in zip(
            (value.number, value.low, value.high), (ours.number, ours.low, ours.high), strict=True
        )
    ]
    if max(gaps) < CLOSE:
        return _("agrees to one decimal place")
    return _("differs by up to %(gap)s; the published figure is shown") % {"gap": f"{max(gaps):.2f}"}


def calculated(newest, told, confidence=0.95):
    """The figure by the official method from its count and denominator, or None where they are not given."""
    count, of = newest.count, newest.denominator
    if count is None or not of or count < 0:
        return None
    unit = newest.value.unit or told.unit
    if unit == "%" and count <= of:
        method = clustered_wilson if newest.indicator == CLUSTERED else wilson
        found = method(count, of, confidence=confidence).times(100)
    elif unit in PER:
        found = crude_rate(count, of, per=PER[unit], confidence=confidence)
    else:
        return None
    state = State.ZERO if found.value == 0 else State.OBSERVED
    return Value(state, found.value, found.low, found.high, translated(found.basis), newest.period, unit=unit)


def working(newest, told):
    """The calculation in one line with the figures on the page."""
    ours = calculated(newest, told)
    if ours is None:
        return ""
    return _("%(count)s of %(of)s, %(basis)s: %(result)s") % {
        "count": f"{newest.count:,.0f}",
        "of": f"{newest.denominator:,.0f}",
        "basis": ours.basis,
        "result": value_words(ours),
    }
