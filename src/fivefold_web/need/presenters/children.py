"""Young children by single year of age in words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.columns import Column, Columns
from fivefold.need.own_areas import total
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.indicator import Drawn, drawn
from fivefold_web.need.presenters.words import areas_held, said


@dataclass(frozen=True)
class DecileRow:
    """Children who live in one tenth of England's small areas, by deprivation."""

    decile: int
    small_areas: int
    children: str


@dataclass(frozen=True)
class ByDeprivation:
    """Where the young children of an area live, from the most to the least deprived tenth."""

    sentence: str
    rows: list[DecileRow]
    picture: Drawn
    note: str
    fifths: list = field(default_factory=list)


@dataclass(frozen=True)
class ChildrenPage:
    """Under-fives of one area and year."""

    heading: str
    area: str
    area_name: str
    areas: list
    year: int | None
    years: list
    rows: list = field(default_factory=list)
    total: object = None
    picture: Drawn | None = None
    citation: Citation | None = None
    held: str = ""
    has_files: bool = False
    by_deprivation: ByDeprivation | None = None


def children_page(*, chosen, areas, years, young, held, has_files, about, by_deprivation=None):
    """The page, or what areas the population files hold."""
    code, name = chosen
    facts = {
        "heading": _("Young children in %(area)s") % {"area": name} if name else _("Young children"),
        "area": code,
        "area_name": name,
        "areas": areas,
        "years": [(year, young is not None and year == young.year) for year in years],
        "has_files": has_files,
    }
    if young is None:
        return ChildrenPage(**facts, year=None, held=areas_held(held))
    picture = picture_of(young, name)
    return ChildrenPage(
        **facts,
        year=young.year,
        rows=[(age_words(age), said(value)) for age, value in enumerate(young.by_age)],
        total=young.total,
        picture=drawn(picture),
        citation=citation_of(young, chosen, about),
        by_deprivation=by_deprivation,
    )


def picture_of(young, name):
    """Columns by single year of age."""
    return Columns(
        title=_("Children under five in %(area)s, mid-%(year)s") % {"area": name, "year": young.year},
        columns=tuple(Column(age_words(age), value) for age, value in enumerate(young.by_age)),
        axis=_("Children"),
        group=_("Age"),
    )


def age_words(age):
    """A single year of age: the year after birth is "under 1"."""
    return _("under 1") if age == 0 else ngettext("%(age)d year", "%(age)d years", age) % {"age": age}


def citation_of(young, chosen, about):
    code, name = chosen
    total = said(young.total)
    return Citation(
        kind=SourceKind.INDICATOR,
        key=f"children:{code}:{young.year}",
        title=_("Children under five, %(area)s") % {"area": name},
        detail=_("%(total)s in the middle of %(year)s (%(basis)s)")
        % {"total": total, "year": young.year, "basis": translated(young.total.basis)},
        path=about.path("children", f"area={code}&year={young.year}"),
        source=young.total.source,
        as_of=about.today,
        figures=(total, *(said(value) for value in young.by_age)),
    )


def by_deprivation(spread, area_name):
    """The spread of young children over the tenths of deprivation, most deprived first."""
    rows = [DecileRow(t.decile, t.small_areas, said(t.children)) for t in spread.tenths]
    picture = Columns(
        title=_("Children under five in %(area)s by deprivation of the small area they live in")
        % {"area": area_name},
        columns=tuple(Column(str(t.decile), t.children) for t in spread.tenths),
        axis=_("Children"),
        group=_("Tenth of England's small areas; 1 is the most deprived"),
    )
    sentence = _("%(children)s of %(all)s children under five live in the most deprived fifth of England's small areas.") % {
        "children": said(spread.most_deprived_fifth).removesuffix(" children"),
        "all": said(spread.total).removesuffix(" children"),
    }  # fmt: skip
    note = _("Our own sum from %(areas)d small areas (LSOA %(vintage)d): %(population)s and Indices of Deprivation %(edition)d.") % {
        "areas": spread.small_areas, "vintage": spread.vintage, "population": spread.period, "edition": spread.edition,
    }  # fmt: skip
    return ByDeprivation(sentence, rows, drawn(picture), note, fifths_of(spread))


def fifths_of(spread):
    """Children by fifth of England's small areas: fewer and steadier numbers than tenths."""
    pairs = zip(spread.tenths[::2], spread.tenths[1::2], strict=True)
    labels = (_("1 (most deprived)"), "2", "3", "4", _("5 (least deprived)"))
    return [
        (label, first.small_areas + second.small_areas, said(total([first.children, second.children])))
        for label, (first, second) in zip(labels, pairs, strict=True)
    ]
