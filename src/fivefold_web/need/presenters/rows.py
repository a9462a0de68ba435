"""One indicator of one area, ready to be placed: its sentence, its figures, its picture, where it comes from."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold.charts.spine import SpineRow, SpineStrip
from fivefold.need.benchmarks import Against, Standing
from fivefold.need.indicators import ENGLAND
from fivefold.need.spine import spread_of
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.comparison import Comparison
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.benchmarks import called
from fivefold_web.need.presenters.said import age_of, sentence_of
from fivefold_web.need.presenters.words import TrendWords, basis_words, beside, in_unit, said, trend_words


@dataclass(frozen=True)
class RowView:
    """One indicator of one area, ready to be placed."""

    code: str
    name: str
    group: str
    value: str
    state: str
    england: str
    region: str
    has_region: bool
    comparison: Comparison
    compared_by: str
    why_not: str
    trend: TrendWords
    period: str
    source: str
    flags: list[str]
    href: str
    citation: Citation
    sentence: str = ""
    strip: str = ""
    beside: str = ""
    beside_name: str = ""
    age: str = ""
    level: str = ""
    disagreements: tuple = ()


def row_view(row, area_name, about, *, gathered=None, against=Against.ENGLAND, ages=None):
    """The row in words; with what was gathered it has its sentence and its picture."""
    unit, newest = row.definition.unit, row.newest
    value = in_unit(newest.value, unit)
    query = {"area": newest.area_code} | ({"beside": against.value} if against is not Against.ENGLAND else {})
    href = about.path("indicator", urlencode(query), code=row.indicator)
    facts = {
        "code": row.indicator,
        "name": translated(row.definition.name),
        "group": newest.about.words,
        "value": said(value),
        "state": value.state.name.lower().replace("_", "-"),
        "england": beside(in_unit(row.england, unit)),
        "region": beside(row.region and in_unit(row.region, unit)),
        "has_region": row.region is not None,
        "comparison": row.compared.word,
        "compared_by": basis_words(row.compared.basis),
        "why_not": translated(row.compared.why),
        "trend": trend_words(row.trended),
        "period": newest.period,
        "source": value.source,
        "flags": [translated(flag) for flag in row.flags],
        "href": href,
        "citation": citation_of(row, area_name, about, href),
    }
    if gathered is not None:
        facts |= _with_beside(row, area_name, gathered, against)
        facts["age"] = age_of((ages or {}).get(value.source), about.today)
    return RowView(**facts)


def _with_beside(row, area_name, gathered, against):
    """What stands beside the figure: the benchmark asked for, the spread of areas, files that disagree."""
    held = gathered.standings_of(row)
    standing = held.get(against) or _unheld(row, against)
    region = gathered.region[1] if gathered.region else ""
    facts = {
        "sentence": sentence_of(row, area_name, standing, region),
        "level": next((level.value for level in row.definition.levels), ""),
        "disagreements": tuple(
            (said(in_unit(side.value, row.definition.unit)), side.value.source)
            for one in gathered.disagreements_of(row)
            for side in one.sides
        ),
    }
    if standing is not None:
        facts |= {
            "comparison": standing.word,
            "compared_by": basis_words(standing.basis),
            "why_not": translated(standing.why),
            "beside_name": called(standing, region),
            "beside": beside(in_unit(standing.value, row.definition.unit)),
        }
    elif against is not Against.ENGLAND:
        facts |= {
            "comparison": Comparison.NOT_COMPARED,
            "compared_by": "",
            "why_not": _("It is not held for this figure."),
        }
    if row.definition.is_known:
        facts["strip"] = strip_of(row, gathered)
    return facts


def _unheld(row, against):
    """England is asked about by every reader, so it is said where its figure is not held."""
    if against is not Against.ENGLAND or row.newest.area_code == ENGLAND:
        return None
    return beside_england(row)


def beside_england(row):
    """How a row of a profile stands to England."""
    return Standing(
        Against.ENGLAND, _("England"), row.england, row.compared.word, row.compared.basis, row.compared.why
    )


def spine_row(row, gathered):
    """The facts of a row for a spine."""
    numbers, unit = gathered.numbers_for(row), row.definition.unit
    return SpineRow(
        name=translated(row.definition.name),
        value=in_unit(row.newest.value, unit).about(period=row.newest.period),
        england=in_unit(row.england, unit),
        word=row.compared.word,
        polarity=row.definition.polarity,
        spread=spread_of(numbers.values()),
        region=row.region and in_unit(row.region, unit),
        held=len(numbers),
    )


def strip_of(row, gathered):
    """A chart of ours is safe markup: every word in it is escaped where it is written."""
    region = gathered.region[1] if gathered.region else ""
    return mark_safe(SpineStrip(spine_row(row, gathered), gathered.area[1], region).svg())  # noqa: S308


def citation_of(row, area_name, about, href):
    """The figure as evidence: what it said on this day."""
    newest, unit = row.newest, row.definition.unit
    value, england = said(in_unit(newest.value, unit)), beside(in_unit(row.england, unit))
    detail = _("%(value)s in %(period)s; England %(england)s: %(word)s") % {
        "value": value,
        "period": newest.period,
        "england": england,
        "word": translated(row.compared.word.label).lower(),
    }
    return Citation(
        kind=SourceKind.INDICATOR,
        key=f"indicator:{row.indicator}:{newest.area_code}:{newest.about.words}"[:200],
        title=f"{translated(row.definition.name)}, {area_name}",
        detail=detail,
        path=href,
        source=newest.value.source,
        as_of=about.today,
        figures=(value, england),
    )
