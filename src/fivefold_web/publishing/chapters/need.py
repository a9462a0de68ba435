"""Need: indicators beside England, young children by age, and the estimate of how many may need support."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.columns import Column, Columns
from fivefold.charts.over_time import OverTime, Point
from fivefold.need.indicators import AS_PUBLISHED, ENGLAND, definition_of
from fivefold.need.population import under_fives, years_held
from fivefold.need.profile import headline, profile, series
from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.comparison import Comparison
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.rows import beside_england
from fivefold_web.need.presenters.said import sentence_of
from fivefold_web.need.presenters.words import in_unit
from fivefold_web.need.queries import figures as queries
from fivefold_web.places import queries as places
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said

PICTURES_AN_AREA = 3
PERIODS_DRAWN = 12


def profile_chapter(scope):
    """Published indicators of each area of the place, as published, beside England."""
    partnership = scope.partnership
    areas = places.areas_of(partnership)
    values = queries.values_for(partnership, areas=[area.code for area in areas] + [ENGLAND])
    definitions = _definitions(partnership)
    parts = []
    for area in areas:
        if area.code == ENGLAND:
            continue
        rows = headline(profile(values, area=area.code, definition=definitions))
        if rows:
            parts.append(Section(area.name, tuple(_profile_blocks(area, rows, values))))
    if not parts:
        return nothing_yet(_("No file with indicators of this place has been confirmed."))
    lead = said(
        _(
            "Each figure is the newest published one, with its 95% interval. “Better”, “similar” and “worse” say how it "
            "stands to England; where neither direction is good in itself the words are “higher” and “lower”."
        )
    )
    return Chapter(blocks=(lead,), parts=tuple(parts), citations=tuple(_files(partnership)))


def _definitions(partnership):
    own = queries.polarities_of(partnership)

    def definition(code, name):
        known = definition_of(code, name)
        return known if known.is_known or code not in own else replace(known, polarity=own[code])

    return definition


def _profile_blocks(area, rows, values):
    """The table of an area, what to know about its figures, and pictures of the worst of them."""
    worse = [row for row in rows if row.compared.word is Comparison.WORSE]
    yield said(_held_words(area, len(rows), len(worse)))
    yield Bullets(tuple((sentence_of(row, area.name, beside_england(row)),) for row in rows))
    headers = (_("Indicator"), area.name, _("England"), _("Against England"), _("Recent trend"), _("Period"))
    yield Table(
        _("Indicators of %(area)s") % {"area": area.name},
        headers,
        tuple(_profile_row(area, row) for row in rows),
    )
    notes = [(f"{_name(row)}: {translated(flag)}",) for row in rows for flag in row.flags]
    if notes:
        yield said(_("What to know about these figures:"))
        yield Bullets(tuple(notes))
    by_series = series(value for value in values if value.about.is_whole)
    for row in worse[:PICTURES_AN_AREA]:
        yield _over_time(area, row, by_series[row.indicator, row.newest.about])


def _held_words(area, held, worse):
    first = ngettext(
        "%(count)d indicator is held for %(area)s", "%(count)d indicators are held for %(area)s", held
    ) % {"count": held, "area": area.name}
    if not worse:
        return _("%(held)s; none is worse than England.") % {"held": first}
    second = ngettext("%(count)d is worse than England", "%(count)d are worse than England", worse)
    return f"{first}; {second % {'count': worse}}."


def _name(row):
    name = translated(row.definition.name)
    unit = row.newest.value.unit or row.definition.unit
    about = row.newest.about.words
    return (
        f"{name} ({unit})" if unit and not about else f"{name} ({', '.join(p for p in (unit, about) if p)})"
    )


def _profile_row(area, row):
    newest = row.newest
    unit = row.definition.unit
    return (
        _name(row),
        indicator_number(newest, unit),
        Number(
            f"indicator:{newest.indicator}:{ENGLAND}:{newest.about.words}:{newest.period}",
            f"{_name(row)}, England",
            in_unit(row.england, unit),
        ),
        translated(row.compared.word.label),
        translated(row.trended.trend.label),
        newest.period,
    )


def indicator_number(value, unit):
    """A published figure of an indicator in a document."""
    shown = in_unit(value.value, unit)
    return Number(
        f"indicator:{value.indicator}:{value.area_code}:{value.about.words}:{value.period}",
        f"{value.name}, {value.area_name}",
        shown if shown.basis else shown.about(basis=AS_PUBLISHED),
    )


def _over_time(area, row, by_area):
    unit = row.definition.unit
    here = by_area[area.code][-PERIODS_DRAWN:]
    beside = {value.period: value for value in by_area.get(ENGLAND, [])}
    chart = OverTime(
        title=_("%(indicator)s in %(area)s over time") % {"indicator": _name(row), "area": area.name},
        series=tuple(Point(value.period, _drawable(value.value, unit)) for value in here),
        benchmark=tuple(
            Point(value.period, _drawable(beside[value.period].value, unit))
            for value in here
            if value.period in beside
        ),
        name=area.name,
        benchmark_name=_("England"),
        axis=unit,
    )
    rows = tuple(
        (
            value.period,
            indicator_number(value, unit),
            indicator_number(beside[value.period], unit) if value.period in beside else "–",
        )
        for value in here
    )
    twin = Table(chart.title, (_("Period"), area.name, _("England")), rows)
    return figure(chart, twin=twin)


def _drawable(value, unit):
    """An interval that contradicts its own value would bend the picture; the table shows it as published."""
    value = in_unit(value, unit)
    return value.about(low=None, high=None) if value.contradicts_itself else value


def children_chapter(scope):
    """Children under five by single year of age, for each area of the place."""
    found = young_in(scope.partnership)
    if not found:
        return nothing_yet(_("No population file of this place has been confirmed."))
    parts = []
    for area, young in found:
        labels = [_("under 1"), *(str(age) for age in range(1, 5))]
        numbers = [
            Number(
                f"children:{area.code}:{young.year}:{age}",
                f"{_('Children aged')} {label}, {area.name}",
                value,
            )
            for age, (label, value) in enumerate(zip(labels, young.by_age, strict=True))
        ]
        chart = Columns(
            title=_("Children under five in %(area)s, mid-%(year)s")
            % {"area": area.name, "year": young.year},
            columns=tuple(Column(label, number.value) for label, number in zip(labels, numbers, strict=True)),
            axis=_("Children"),
            group=_("Age in years"),
        )
        twin = Table(
            chart.title, (_("Age in years"), _("Children")), tuple(zip(labels, numbers, strict=True))
        )
        total = total_of(area, young)
        parts.append(
            Section(
                area.name,
                (
                    said(
                        _("Children under five: "),
                        total,
                        f", {young.total.period} ({translated(young.total.basis)}).",
                    ),
                    figure(chart, twin=twin),
                ),
            )
        )
    return Chapter(parts=tuple(parts), citations=tuple(_files(scope.partnership)))


def young_in(partnership):
    """Each area of the place with its young children in the newest year held."""
    areas = places.areas_of(partnership)
    counts = queries.counts_for(partnership, areas=[area.code for area in areas])
    found = []
    for area in areas:
        if years := years_held(counts, area.code):
            young = under_fives(counts, area_codes=[area.code], area_name=area.name, year=years[0])
            found.append((area, young))
    return found


def total_of(area, young):
    return Number(
        f"children:{area.code}:{young.year}:all", f"{_('Children under five')}, {area.name}", young.total
    )


def _files(partnership):
    """The confirmed files that figures of need come from."""
    for dataset in queries.datasets_of(partnership):
        name = "" if dataset.filename == dataset.title else dataset.filename
        yield Citation(
            SourceKind.DOCUMENT, f"file:{dataset.pk}", dataset.title, name, "", dataset.source, dataset.retrieved
        )  # fmt: skip
