"""Coverage, losses, changes and gaps of universal contacts in words, hedged as their intervals demand."""

from django.utils.translation import gettext as _

from fivefold.need.contacts import widest_gap
from fivefold.vocabulary.value import value_words
from fivefold_web.design.words import translated


def covered_words(covered):
    """A share, or why there is none."""
    if covered.number is None and covered.basis:
        return _("no percentage: %(why)s") % {"why": translated(covered.basis)}
    return value_words(covered)


def lost_words(line):
    """Children not seen, as a number and of every hundred due."""
    if line.covered.number is None:
        return value_words(line.not_seen) if line.count.due is not None else "–"
    return _("%(number)s children; of 100 due, %(hundred)s") % {
        "number": value_words(line.not_seen),
        "hundred": of_hundred(line.lost),
    }


def of_hundred(lost):
    return _("%(n)s (%(low)s to %(high)s)") % {
        "n": f"{lost.number:.0f}",
        "low": f"{lost.low:.0f}",
        "high": f"{lost.high:.0f}",
    }


def since_words(since):
    """The change in percentage points, hedged as its interval demands."""
    if since is None:
        return _("no earlier period")
    if since.low <= 0 <= since.high:
        return _("no clear change since %(before)s (%(low)s to %(high)s points)") % _ends(since)
    way = _("up by %(n)s points since %(before)s (%(low)s to %(high)s)")
    if since.number < 0:
        way = _("down by %(n)s points since %(before)s (%(low)s to %(high)s)")
    return way % _ends(since)


def _ends(since):
    sign = -1 if since.high < 0 else 1
    low, high = sorted((since.low * sign, since.high * sign))
    return {
        "n": f"{abs(since.number):.1f}", "low": f"{low:.1f}", "high": f"{high:.1f}",
        "before": since.period.split(" to ")[0],
    }  # fmt: skip


def published_words(published):
    if published is None:
        return _("none held")
    measured = f", {translated(published.measured)}" if published.measured else ""
    caution = f". {translated(published.caution)}" if published.caution else ""
    return f"{published.place} {value_words(published.value)}, {published.value.period}{measured}{caution}"


def group_words(count):
    about = count.about
    return about.category or about.age or about.sex


def gap_words(counts):
    gap = widest_gap(counts)
    if gap is None:
        return _("Fewer than two groups can be shown, so no gap is stated.")
    names = {"least": group_words(gap.least), "most": group_words(gap.most)}
    span = {"n": f"{gap.points.number:.1f}", "low": f"{gap.points.low:.1f}", "high": f"{gap.points.high:.1f}"}
    if gap.points.low <= 0:
        return _("The interval of the gap between “%(least)s” and “%(most)s” holds no gap (%(low)s to %(high)s points): do not call them different.") % (names | span)  # fmt: skip
    return _("“%(least)s” is %(n)s percentage points (%(low)s to %(high)s) below “%(most)s”.") % (names | span)  # fmt: skip
