"""Areas side by side: indicators by area as a table of words, and one indicator over time in each area."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.charts.heat_table import Cell, HeatRow, HeatTable
from fivefold.charts.over_time import Point
from fivefold.charts.small_multiples import Panel, SmallMultiples
from fivefold.need.indicators import ENGLAND
from fivefold.need.profile import headline, profile, series
from fivefold.vocabulary.comparison import Comparison
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.indicator_pictures import plotted
from fivefold_web.need.presenters.offered import OGL, Offered, figure_headers, figure_row
from fivefold_web.need.presenters.words import in_unit

AREAS_DRAWN = 8
PERIODS_DRAWN = 10


@dataclass(frozen=True)
class SideBySide:
    """What is set side by side: areas in order (the place's own first) and the published figures of all of them."""

    place: str
    areas: list
    values: list
    definition: object

    def rows_of(self, code):
        """The newest figure of each early-years indicator in one area, by indicator."""
        rows = headline(profile(self.values, area=code, definition=self.definition))
        return {row.indicator: row for row in rows if row.definition.is_known}


def heat_table(facts):
    """Every early-years indicator by area, each beside England; None where nothing can be shown."""
    held = [(area, facts.rows_of(area[0])) for area in facts.areas]
    told = {}
    for _area, rows in held:
        told |= {code: row.definition for code, row in rows.items()}
    if not told:
        return None
    order = sorted(told, key=lambda code: (told[code].levels[:1], told[code].name))
    table = tuple(
        HeatRow(translated(told[code].name), tuple(_cell(rows.get(code)) for _area, rows in held))
        for code in order
    )
    worse = [
        area[1] for area, rows in held if any(r.compared.word is Comparison.WORSE for r in rows.values())
    ]
    title = _(
        "%(n)d indicators in %(areas)d areas beside England; something is worse in %(worse)d of them"
    ) % {
        "n": len(table),
        "areas": len(held),
        "worse": len(worse),
    }
    shown = [(row.newest, row.definition) for _area, rows in held for row in rows.values()]
    return Offered(
        picture=HeatTable(title, tuple(area[1] for area, _rows in held), table),
        place=facts.place,
        topic=_("areas side by side"),
        definition=_("The newest published figure of each indicator; definitions stand on the page of each."),
        period=", ".join(sorted({figure.period for figure, _told in shown})),
        source="; ".join(sorted({figure.value.source for figure, _told in shown})),
        licence=OGL,
        headers=figure_headers(),
        rows=tuple(figure_row(figure, translated(told.name), told.unit) for figure, told in shown),
    )


def _cell(row):
    if row is None:
        return Cell(None)
    value = in_unit(row.newest.value, row.definition.unit).about(period=row.newest.period)
    return Cell(value, row.compared.word)


def small_multiples(facts, code):
    """One indicator over time in each area, on one scale; None where fewer than two areas hold it."""
    group = next((r.newest.about for a in facts.areas if (r := facts.rows_of(a[0]).get(code))), None)
    if group is None:
        return None
    by_area = series(v for v in facts.values if v.about == group and v.indicator == code)[code, group]
    told = facts.definition(code, next(iter(by_area.values()))[-1].name)
    panels = tuple(
        Panel(name, tuple(_points(by_area[area], told))) for area, name in facts.areas if area in by_area
    )
    if len(panels) < 2:
        return None
    shown = [v for area, _name in facts.areas for v in by_area.get(area, [])[-PERIODS_DRAWN:]]
    england = by_area.get(ENGLAND, [])[-PERIODS_DRAWN:]
    picture = SmallMultiples(
        title=_("%(indicator)s in %(n)d areas, %(first)s to %(last)s")
        % {
            "indicator": translated(told.name),
            "n": len(panels),
            "first": shown[0].period,
            "last": shown[-1].period,
        },
        panels=panels,
        benchmark=tuple(_points(england, told)),
        benchmark_name=_("England"),
    )
    return Offered(
        picture=picture,
        place=facts.place,
        topic=_("%(indicator)s in each area") % {"indicator": translated(told.name)},
        definition=translated(told.definition),
        period=_("%(first)s to %(last)s") % {"first": shown[0].period, "last": shown[-1].period},
        source="; ".join(sorted({v.value.source for v in shown})),
        licence=OGL,
        headers=figure_headers(),
        rows=tuple(figure_row(v, translated(told.name), told.unit) for v in (*shown, *england)),
    )


def _points(values, told):
    return [Point(value.period, plotted(value.value, told)) for value in values[-PERIODS_DRAWN:]]
