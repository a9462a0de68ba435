"""Developmental outcomes in words: the place over time beside England, and a hedged reading of the change."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold.charts.development import Development, Line, Quote
from fivefold.charts.lines import Point
from fivefold.need.development import (
    DIFFICULTY,
    EXPECTED,
    FIRST_HIT,
    LAST_HIT,
    changed,
    first_and_last,
    quoted,
)
from fivefold.need.indicators import ENGLAND
from fivefold.need.profile import series
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.drawings import drawing
from fivefold_web.need.presenters.words import in_unit, said

BESIDE = 6


@dataclass(frozen=True)
class DevelopmentPage:
    heading: str
    name: str
    area_name: str
    areas: list
    indicators: list
    picture: object
    sentences: list = field(default_factory=list)
    quoted: list = field(default_factory=list)
    citation: Citation | None = None
    is_held: bool = False
    definition: str = ""
    source: str = ""
    values: tuple = ()


def development_page(*, chosen, areas, indicators, values, definition, about, query):
    """One indicator of the place through the years, with England and areas beside, and the toolkit's four figures."""
    code, name = chosen
    by_area = _newest_series(values)
    here = by_area.get(code, [])
    ends = first_and_last(here)
    change = changed(*ends) if ends else None
    return DevelopmentPage(
        heading=_("Development at two to two and a half"),
        name=translated(definition.name),
        area_name=name,
        areas=areas,
        indicators=indicators,
        picture=picture(by_area, code, name, definition),
        sentences=sentences(here, by_area.get(ENGLAND, []), change, name, definition.unit),
        quoted=[quoted_words(one) for slug in (EXPECTED, DIFFICULTY) for one in quoted(slug)],
        citation=citation_of(here, change, name, definition, about, query) if here else None,
        is_held=bool(here),
        definition=definition.definition,
        source=here[-1].value.source if here else "",
        values=tuple(value for found in by_area.values() for value in found),
    )


def _newest_series(values):
    """Figures by area in order of time, of the group that has most of them."""
    found = series(value for value in values if value.about.is_whole)
    return max(found.values(), key=lambda by_area: sum(map(len, by_area.values())), default={})


def picture(by_area, code, name, definition):
    local = [value.period for found in by_area.values() for value in found]
    own = {value.period: value.period_sort for found in by_area.values() for value in found}
    periods = {"2018/19": 20180000, FIRST_HIT: 20190000, LAST_HIT: 20200000, "2021/22": 20210000} | own
    ordered = tuple(sorted(periods, key=lambda period: (periods[period], period)))
    others = [c for c in by_area if c not in (code, ENGLAND)][:BESIDE]
    lines = tuple(
        Line(_("England") if c == ENGLAND else by_area[c][-1].area_name, _points(by_area[c], definition))
        for c in ([ENGLAND] if ENGLAND in by_area else []) + others
    )
    title = _("%(indicator)s: %(area)s over time, and what the toolkit quotes for England") % {
        "indicator": translated(definition.name), "area": name,
    } if local else _("What the toolkit quotes for England")  # fmt: skip
    return drawing(
        Development(
            title=title,
            periods=ordered,
            name=name,
            series=_points(by_area.get(code, []), definition),
            beside=lines,
            quotes=_quotes(EXPECTED, _("at expected levels of the ASQ-3")),
            other_quotes=_quotes(DIFFICULTY, _("trouble with personal-social skills")),
            marked=(FIRST_HIT, LAST_HIT),
            why=_("Pandemic: fewer children seen, many at a distance"),
            axis=_("% at the expected level"),
            other_axis=_("% with trouble in personal-social skills (England, quoted)"),
        )
    )


def _points(values, definition):
    return tuple(Point(value.period, in_unit(value.value, definition.unit)) for value in values)


def _quotes(slug, what):
    return tuple(Quote(one.value, one.period, one.after, _when(one) + ": " + what) for one in quoted(slug))


def _when(one):
    if one.period:
        return one.period
    return _("after the pandemic (no year given)") if one.after else _("before the pandemic (no year given)")


def quoted_words(one):
    return _when(one), value_words(one.value), one.source, translated(one.value.basis)


def sentences(here, england, change, name, unit):
    """What may be said of the change, and what may not."""
    if not here:
        return []
    now = here[-1]
    found = [
        _("In %(period)s it was %(value)s in %(area)s.")
        % {"period": now.period, "value": value_words(in_unit(now.value, unit)), "area": name}
    ]
    if change is None:
        found.append(_("The change cannot be read: two periods with intervals are needed."))
    else:
        found.append(change_words(change))
    both = first_and_last([v for v in england if v.period in {x.period for x in here}])
    if both and (nation := changed(*both)):
        found.append(_("England: %(words)s") % {"words": change_words(nation)})
    if change and change.before.period_sort < 20210000 <= change.now.period_sort:
        found.append(
            _("The pandemic lies between. Fewer children were seen then and many at a distance, so part of a change may be who was seen, and how.")
        )  # fmt: skip
    return found


def change_words(change):
    """The change in percentage points, hedged as its interval demands."""
    points = change.points
    words = {"before": change.before.period, "now": change.now.period, "n": f"{abs(points.number):.1f}"}
    if not change.is_clear:
        words |= {"low": f"{points.low:+.1f}", "high": f"{points.high:+.1f}"}
        return _("Between %(before)s and %(now)s it may have risen or fallen: the interval of the change (%(low)s to %(high)s percentage points) holds no change.") % words  # fmt: skip
    low, high = sorted((abs(points.low), abs(points.high)))
    words |= {"low": f"{low:.1f}", "high": f"{high:.1f}"}
    if points.number < 0:
        return _("Between %(before)s and %(now)s it fell by %(n)s percentage points (%(low)s to %(high)s).") % words  # fmt: skip
    return _("Between %(before)s and %(now)s it rose by %(n)s percentage points (%(low)s to %(high)s).") % words  # fmt: skip


def citation_of(here, change, name, definition, about, query):
    now = here[-1]
    value = said(in_unit(now.value, definition.unit))
    return Citation(
        kind=SourceKind.INDICATOR,
        key=f"development:{now.indicator}:{now.area_code}"[:200],
        title=_("%(indicator)s over time, %(area)s")
        % {"indicator": translated(definition.name), "area": name},
        detail=_("%(value)s in %(period)s. %(change)s")
        % {"value": value, "period": now.period, "change": change_words(change) if change else ""},
        path=about.path("development", query),
        source=now.value.source,
        as_of=about.today,
        figures=(value,),
    )
