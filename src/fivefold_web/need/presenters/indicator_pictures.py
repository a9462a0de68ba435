"""Pictures of one indicator, each with the figures behind it, ready to be shown and to be taken away.

Every function takes the facts of the indicator and gives an `Offered`, or None where there is nothing to draw.
"""

from django.utils.translation import gettext as _

from fivefold.charts.categories import Categories, Category, Split
from fivefold.charts.gradient import DeprivationStep, GradientPicture
from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.interval_rows import Line
from fivefold.charts.over_time import OverTime, Point
from fivefold.need.hidden_in_average import Lens, lens_of
from fivefold.need.indicators import ENGLAND
from fivefold.need.inequality import newest_gradient
from fivefold.need.profile import compared_with
from fivefold.statistics.comparison import compare
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import Value, figure, value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.offered import OGL, Offered, figure_headers, figure_row
from fivefold_web.need.presenters.words import in_unit

AREAS_DRAWN = 25
PERIODS_DRAWN = 15
SPLITS = (Lens.SEX, Lens.DEPRIVATION, Lens.ETHNICITY, Lens.DISABILITY, Lens.AGE)


def over_time(facts):
    """The area's figures with England, the region and the goal beside them, the newest fifteen periods."""
    if facts.newest is None:
        return None
    code, told, name = facts.area[0], facts.definition, translated(facts.definition.name)
    here = facts.by_area[code][-PERIODS_DRAWN:]
    england = [] if code == ENGLAND else facts.by_area.get(ENGLAND, [])
    region = facts.by_area.get(facts.region[0], []) if facts.region and facts.region[0] != code else []
    goal = facts.gathered.goals.get(facts.indicator.code)
    picture = OverTime(
        title=_told_over_time(name, facts.area[1], here, told),
        series=tuple(_points(here, told)),
        benchmark=tuple(_points(england, told)),
        name=facts.area[1],
        benchmark_name=_("England"),
        axis=translated(told.unit),
        region=tuple(_points(region, told)),
        region_name=facts.region[1] if facts.region else "",
        goal=Value.observed(goal.number, unit=told.unit) if goal else None,
        goal_name=_("Goal %(when)s") % {"when": goal.by_when} if goal and goal.by_when else _("Goal"),
    )
    periods = {value.period for value in here}
    shown = [value for value in (*here, *england, *region) if value.period in periods]
    return offered(facts, picture, shown, _("over time"), _span(here))


def _told_over_time(name, area, here, told):
    """First and last figure that can be shown, and no claim about the way between."""
    known = [value for value in here if value.value.number is not None]
    if len(known) < 2:
        return _("%(indicator)s in %(area)s over time") % {"indicator": name, "area": area}
    first, last = known[0], known[-1]
    words = _("%(indicator)s in %(area)s: %(first)s in %(then)s, %(last)s in %(now)s")
    return words % {
        "indicator": name,
        "area": area,
        "first": _number(first, told),
        "then": first.period,
        "last": _number(last, told),
        "now": last.period,
    }


def across_areas(facts):
    """Areas side by side in the newest period of this area, the place's own first; None if it stands alone."""
    newest = facts.newest
    if newest is None:
        return None
    told = facts.definition
    same = facts.like_areas(newest.period)
    mine = [v for held in facts.by_area.values() for v in held if v.period == newest.period]
    own = [v for v in mine if v.area_code == facts.area[0] or v.area_code in facts.place_codes]
    own.sort(key=lambda v: (v.area_code != facts.area[0], v.area_name))
    chosen = {one.code for one in facts.gathered.neighbours}
    others = [v for v in same if v not in own and v.area_code != ENGLAND]
    others.sort(
        key=lambda v: (v.area_code not in chosen, v.value.number is None, -(v.value.number or 0), v.area_name)
    )
    england = facts.at(ENGLAND, newest.period)
    shown = [v for v in (*own, *others) if v.area_code != ENGLAND][:AREAS_DRAWN]
    if len(shown) < 2:
        return None
    names = [v.area_name for v in shown]
    dots = tuple(
        AreaDot(
            v.area_name if names.count(v.area_name) == 1 else f"{v.area_name} ({v.area_code})",
            plotted(v.value, told),
            compared_with(v, england, told).word,
            v in own,
        )
        for v in shown
    )
    picture = IntervalDots(
        title=_("%(indicator)s in %(n)d areas, %(period)s: %(area)s has %(number)s")
        % {
            "indicator": translated(told.name),
            "n": len(shown),
            "period": newest.period,
            "area": facts.area[1],
            "number": _number(newest, told),
        },
        dots=dots,
        benchmark=plotted(england.value, told) if england else None,
        benchmark_name=_("England"),
        axis=translated(told.unit),
        others=tuple(_other_lines(facts, newest.period)),
    )
    figures = [*shown, *([england] if england else [])]
    return offered(facts, picture, figures, _("by area"), newest.period)


def _other_lines(facts, period):
    told = facts.definition
    if facts.region and (held := facts.at(facts.region[0], period)) and held.area_code != facts.area[0]:
        yield Line(facts.region[1], plotted(held.value, told))
    if goal := facts.gathered.goals.get(facts.indicator.code):
        yield Line(_("Goal"), Value.observed(goal.number, unit=told.unit), dashed=False)


def gradient_of(facts):
    """The newest gradient by deprivation of the area; else England's; else None."""
    for code in (facts.area[0], ENGLAND):
        held = [value for value in facts.split if value.area_code == code]
        found = newest_gradient(held, unit=facts.definition.unit)
        if found is not None and len(found.steps) > 1:
            return found
    return None


def by_deprivation(facts):
    """The steps from the most to the least deprived, with the line of the slope index."""
    found = gradient_of(facts)
    if found is None:
        return None
    told = facts.definition
    steps = tuple(
        DeprivationStep(s.place, step_words(s.words), plotted(s.value, told), s.population)
        for s in found.steps
    )
    known = [step for step in steps if step.value.number is not None]
    title = _("%(indicator)s in %(area)s by deprivation, %(period)s") % {
        "indicator": translated(told.name),
        "area": found.area_name,
        "period": found.period,
    }
    if len(known) > 1:
        title += ": " + _("%(first)s for the most deprived, %(last)s for the least") % {
            "first": figure(known[0].value.number, told.unit),
            "last": figure(known[-1].value.number, told.unit),
        }
    everybody = next(
        (v for v in facts.split if v.area_code == found.area_code and v.about == found.about and v.period == found.period),
        None,
    )  # fmt: skip
    picture = GradientPicture(
        title=title,
        steps=steps,
        slope=found.slope,
        axis=translated(told.unit),
        benchmark=plotted(everybody.value, told) if everybody else None,
        benchmark_name=found.area_name,
    )
    shown = [
        value
        for value in facts.split
        if value.area_code == found.area_code
        and value.period == found.period
        and value.about.category_type.strip('"') == found.split
        and (value.about.sex, value.about.age) == (found.about.sex, found.about.age)
    ]
    return offered(facts, picture, shown, _("by deprivation"), found.period, found.area_name)


def step_words(words):
    """A category of deprivation with a capital letter and without the year of its index."""
    plain = words.split(" (")[0].strip()
    return plain[:1].upper() + plain[1:]


def by_group(facts):
    """The figure of each group of people held for this area, in the newest period of each way of splitting."""
    newest = facts.newest
    if newest is None:
        return None
    told, splits, shown = facts.definition, [], []
    everybody = _everybody(facts)
    for lens, held in _by_lens(facts).items():
        period = max(held, key=lambda value: value.period_sort).period
        values = [value for value in held if value.period == period]
        if len(values) < 2:
            continue
        name = f"{translated(lens.label)}, {period}"
        splits.append(Split(name, tuple(_category(value, everybody, told, lens) for value in values)))
        shown += values
    if not splits:
        return None
    picture = Categories(
        title=_("%(indicator)s in %(area)s by group of people")
        % {"indicator": translated(told.name), "area": facts.area[1]},
        splits=tuple(splits),
        everybody=plotted(everybody.value, told) if everybody else None,
        everybody_name=_("Everybody here"),
        axis=translated(told.unit),
    )
    return offered(facts, picture, shown, _("by group"), newest.period)


def _everybody(facts):
    """The whole population of the area in the newest period held."""
    whole = [
        value
        for value in facts.split
        if value.area_code == facts.area[0] and value.about.is_whole and lens_of(value.about) is None
    ]
    return max(whole, key=lambda value: value.period_sort, default=None)


def _by_lens(facts):
    found = {lens: [] for lens in SPLITS}
    for value in facts.split:
        lens = lens_of(value.about)
        if value.area_code == facts.area[0] and lens in found:
            found[lens].append(value)
    return {lens: held for lens, held in found.items() if held}


def _category(value, everybody, told, lens):
    """A group beside everybody: only of the same period, by its interval."""
    name = step_words(value.about.category) or value.about.sex if lens is not Lens.AGE else value.about.age
    word = Comparison.NOT_COMPARED
    if everybody is not None and everybody.period == value.period and value.value.number is not None:
        word = compare(value.value, everybody.value, told.polarity)
    return Category(name, plotted(value.value, told), word)


def _points(values, told):
    return [Point(value.period, plotted(value.value, told)) for value in values[-PERIODS_DRAWN:]]


def plotted(value, told):
    """An interval that contradicts its value would bend the whole picture; it is left to the table of the file."""
    value = in_unit(value, told.unit)
    return value.about(low=None, high=None) if value.contradicts_itself else value


def _number(value, told):
    """A figure without its interval, for titles: the picture below it shows the interval."""
    one = in_unit(value.value, told.unit)
    return figure(one.number, one.unit) if one.number is not None else value_words(one)


def _span(values):
    first, last = values[0].period, values[-1].period
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def offered(facts, picture, figures, what, period, place=""):
    """A picture with the published figures behind it."""
    told = facts.definition
    name = translated(told.name)
    return Offered(
        picture=picture,
        place=place or facts.area[1],
        topic=f"{name} {what}",
        definition=translated(told.definition) or _("see the publisher"),
        period=period,
        source="; ".join(sorted({value.value.source for value in figures})),
        licence=OGL,
        headers=figure_headers(),
        rows=tuple(figure_row(value, name, told.unit) for value in figures),
    )
