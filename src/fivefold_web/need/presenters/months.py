"""Ages in months and births to come, in words."""

from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.months import AMonth, Months
from fivefold.need.months import PREGNANCY, ages_in_months, expected_births, last_month, years_of_age
from fivefold.need.population import whole_children
from fivefold.vocabulary.value import State
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.children import age_words
from fivefold_web.need.presenters.indicator import Drawn
from fivefold_web.need.presenters.words import said


@dataclass(frozen=True)
class MonthsView:
    """Young children by month of age at the end of a month, and the births that are to come."""

    picture: Drawn
    at: str
    expected: object
    expected_words: str
    beside: list
    note: str


def month_words(month):
    """A month as people write it: September 2026."""
    return f"{MONTHS[month.month]} {month.year}"


def months_picture(births, area_name):
    """The chart of ages in months, or None where no births are held."""
    at = last_month(births)
    if at is None:
        return None, None, ()
    ages = ages_in_months(births, at)
    rows = tuple(
        AMonth(age_of(age.months), month_words(age.born), whole_children(age.children)) for age in ages
    )
    title = _("Young children in %(area)s by month of age at the end of %(month)s, as born (estimate)") % {
        "area": area_name, "month": month_words(at),
    }  # fmt: skip
    return Months(title, rows, tuple(age_words(age) for age in range(5)), _("Children")), at, ages


def age_of(months):
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def months_view(births, area_name, young, mark):
    """The card of ages in months; `mark` makes the picture safe for the page."""
    picture, at, ages = months_picture(births, area_name)
    if picture is None or all(age.children.state is State.MISSING for age in ages[12:]) and len(births) < 2:
        return None
    expected = expected_births(births, at)
    twin = picture.twin()
    headers = (_("Age"), _("Born in"), _("Children"), _("State"))
    bases = dict.fromkeys(translated(age.children.basis) for age in ages if age.children.number is not None)
    return MonthsView(
        Drawn(picture.title, mark(picture.svg()), headers, twin.rows),
        month_words(at),
        expected,
        expected_words(expected, area_name),
        beside_population(years_of_age(ages), young),
        _("An estimate: %(bases)s.") % {"bases": "; ".join(bases)},
    )


def expected_words(expected, area_name):
    """The births to come in a sentence that carries its doubt."""
    if expected.number is None:
        return _("Births to come in %(area)s cannot be estimated: %(state)s. At least two earlier years of births are needed.") % {
            "area": area_name, "state": translated(expected.state.label),
        }  # fmt: skip
    return _("About %(births)s babies are expected in the next %(months)d months (%(low)s to %(high)s). That is roughly how many pregnancies that end in a birth there are now.") % {
        "births": f"{expected.number:,.0f}", "months": PREGNANCY, "low": f"{expected.low:,.0f}", "high": f"{expected.high:,.0f}",
    }  # fmt: skip


def beside_population(years, young):
    """Births and official population side by side by year of age: where they differ, children moved in or out."""
    if young is None:
        return []
    return [
        (age_words(age), said(whole_children(value)), said(official))
        for age, (value, official) in enumerate(zip(years, young.by_age, strict=True))
    ]
