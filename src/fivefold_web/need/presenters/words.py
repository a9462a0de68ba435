"""Words that every page about need uses."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fivefold.need.indicators import AS_PUBLISHED
from fivefold.vocabulary.comparison import Trend
from fivefold_web.design.words import translated, value_words

NAMES_SHOWN = 12
_ARROWS = {"increasing": "↗", "decreasing": "↘", "no": "→"}


LEVELS = {
    "lsoa": gettext_noop("LSOA (the smallest areas)"),
    "msoa": gettext_noop("MSOA (a few LSOAs together)"),
    "ward": gettext_noop("Ward"),
    "ltla": gettext_noop("Council (district or unitary)"),
    "utla": gettext_noop("Council (county or unitary)"),
    "lhb": gettext_noop("Health board"),
    "sicbl": gettext_noop("Sub-ICB location"),
    "icb": gettext_noop("Integrated care board"),
    "cauth": gettext_noop("Combined authority"),
    "region": gettext_noop("Region"),
    "country": gettext_noop("Country"),
}


def level_words(level):
    """A level of areas in words."""
    return _(LEVELS[level]) if level in LEVELS else level.upper()


@dataclass(frozen=True)
class About:
    """What a citation made on a page must know of it."""

    place: str
    slug: str
    today: date

    def path(self, name, query="", **parts):
        address = reverse(f"need:{name}", kwargs={"place": self.slug, **parts})
        return f"{address}?{query}" if query else address


@dataclass(frozen=True)
class AreaChoice:
    """An area that the page can show."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class TrendWords:
    arrow: str
    label: str
    basis: str
    why: str


def trend_words(trended):
    """A trend with its arrow, who says so, and why there is none."""
    first = trended.trend.value.split()[0]
    why = "" if trended.trend is not Trend.CANNOT_BE_CALCULATED else translated(trended.why)
    return TrendWords(
        _ARROWS.get(first, "–"), translated(trended.trend.label), basis_words(trended.basis), why
    )


def basis_words(basis):
    return _("as published") if basis == AS_PUBLISHED else _("our calculation")


def in_unit(value, unit):
    """A figure in the unit of its definition, where the file names none."""
    return value.about(unit=value.unit or unit)


def said(value):
    """A figure with its interval and unit in one line."""
    words = value_words(value)
    if value.unit in ("", "%") or value.number is None and value.low is None:
        return words
    return f"{words} {translated(value.unit)}"


def beside(value):
    """A figure of a comparator, with its interval where one is held, or its state."""
    return _("not held") if value is None else said(value)


def areas_held(names):
    """The areas that the files hold, in one sentence."""
    listed = sorted(names, key=str.casefold)
    if not listed:
        return ""
    shown = ", ".join(listed[:NAMES_SHOWN])
    more = len(listed) - NAMES_SHOWN
    return _("%(names)s and %(more)d more") % {"names": shown, "more": more} if more > 0 else shown


def chosen_area(code, areas, names):
    """The area asked for, or the first of the place; code and name."""
    if code and (code in names or any(area.code == code for area in areas)):
        return code, names.get(code) or next((a.name for a in areas if a.code == code), code)
    return (areas[0].code, areas[0].name) if areas else ("", "")


def choices(chosen, areas, extra=()):
    """The place's areas first, then others that the files hold."""
    listed = {area.code: area.name for area in areas} | dict(extra)
    return [AreaChoice(code, name, code == chosen) for code, name in listed.items()]
