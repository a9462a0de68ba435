"""The profile of indicators in words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.need.profile import headline, profile
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.comparison import Comparison
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.words import (
    TrendWords,
    areas_held,
    basis_words,
    beside,
    in_unit,
    said,
    trend_words,
)

LAST_IN_COUNTS = (Comparison.NOT_COMPARED,)


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


@dataclass(frozen=True)
class ProfilePage:
    """Indicators of one area: those about the early years first, then what else the files hold."""

    heading: str
    area: str
    area_name: str
    areas: list
    region_name: str
    early: list[RowView] = field(default_factory=list)
    others: list[RowView] = field(default_factory=list)
    counts: list = field(default_factory=list)
    has_files: bool = False
    held: str = ""
    children: str = ""
    children_note: str = ""
    level: str = ""

    @property
    def shows_region(self):
        """A column of nothing but "not held" says nothing; one sentence says it."""
        return any(row.has_region for row in self.early + self.others)

    @property
    def is_empty(self):
        return not (self.early or self.others or self.level)

    @classmethod
    def of(cls, *, place, chosen, areas, region, values, definition, about, has_files, held=(), young=None):
        code, name = chosen
        rows = headline(profile(values, area=code, region=region and region[0], definition=definition))
        views = [row_view(row, name, about) for row in rows]
        known = [view for view, row in zip(views, rows, strict=True) if row.definition.is_known]
        return cls(
            heading=_("Need in %(place)s") % {"place": place},
            area=code,
            area_name=name,
            areas=areas,
            region_name=region[1] if region else "",
            early=known,
            others=[view for view in views if view not in known],
            counts=counted(known),
            has_files=has_files,
            held=areas_held(held),
            children=said(young.total) if young else "",
            children_note=young.total.period if young else "",
        )


def counted(views):
    """How many figures are better, similar, worse and so on, in the order of the words."""
    found = [(c, sum(view.comparison is c for view in views)) for c in Comparison if c not in LAST_IN_COUNTS]
    return [(comparison, number) for comparison, number in found if number]


def row_view(row, area_name, about):
    unit = row.definition.unit
    value, newest = in_unit(row.newest.value, unit), row.newest
    england = beside(in_unit(row.england, unit))
    href = about.path("indicator", f"area={newest.area_code}", code=row.indicator)
    return RowView(
        code=row.indicator,
        name=translated(row.definition.name),
        group=newest.about.words,
        value=said(value),
        state=value.state.name.lower().replace("_", "-"),
        england=england,
        region=beside(row.region and in_unit(row.region, unit)),
        has_region=row.region is not None,
        comparison=row.compared.word,
        compared_by=basis_words(row.compared.basis),
        why_not=translated(row.compared.why),
        trend=trend_words(row.trended),
        period=newest.period,
        source=value.source,
        flags=[translated(flag) for flag in row.flags],
        href=href,
        citation=citation_of(row, area_name, about, href),
    )


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


def count_words(number):
    return ngettext("%(number)d indicator", "%(number)d indicators", number) % {"number": number}
