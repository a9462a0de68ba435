"""The profile of indicators in words: what is better and worse first, then every indicator by level."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.spine import Spine
from fivefold.need.benchmarks import Against
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.offered import OGL, Offered, figure_headers, figure_row
from fivefold_web.need.presenters.rows import RowView, row_view, spine_row
from fivefold_web.need.presenters.words import areas_held, said

LAST_IN_COUNTS = (Comparison.NOT_COMPARED,)
# Worse first: that is what a reader must not miss.
IN_SHORT = (Comparison.WORSE, Comparison.BETTER, Comparison.HIGHER, Comparison.LOWER, Comparison.SIMILAR)


@dataclass(frozen=True)
class LevelGroup:
    """The indicators about one level."""

    value: str
    label: str
    rows: list[RowView]


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
    against: str = Against.ENGLAND.value
    benchmarks: list = field(default_factory=list)
    instead: object = None

    @property
    def shows_region(self):
        """A column of nothing but "not held" says nothing; one sentence says it."""
        return any(row.has_region for row in self.early + self.others)

    @property
    def is_empty(self):
        return not (self.early or self.others or self.level)

    @property
    def in_short(self):
        """Which indicators are worse, better and so on, in words with their names."""
        found = [(word, [row for row in self.early if row.comparison is word]) for word in IN_SHORT]
        rest = [row for row in self.early if row.comparison is Comparison.NOT_COMPARED]
        return [pair for pair in (*found, (Comparison.NOT_COMPARED, rest)) if pair[1]]

    @property
    def levels(self):
        """The early-years indicators by the first level that each is about, from the child outwards."""
        order = [(level.value, translated(level.label)) for level in Level]
        groups = [LevelGroup(v, label, [r for r in self.early if r.level == v]) for v, label in order]
        rest = [row for row in self.early if not row.level]
        groups.append(LevelGroup("", _("No level is named"), rest))
        return [group for group in groups if group.rows]

    @classmethod
    def of(
        cls, *, place, chosen, areas, gathered, about, has_files, against, ages, held=(), young=None, **more
    ):
        code, name = chosen
        views = [
            row_view(row, name, about, gathered=gathered, against=against, ages=ages) for row in gathered.rows
        ]
        known = [view for view, row in zip(views, gathered.rows, strict=True) if row.definition.is_known]
        return cls(
            heading=_("Need in %(place)s") % {"place": place},
            area=code,
            area_name=name,
            areas=areas,
            region_name=gathered.region[1] if gathered.region else "",
            early=known,
            others=[view for view in views if view not in known],
            counts=counted(known),
            has_files=has_files,
            held=areas_held(held),
            children=said(young.total) if young else "",
            children_note=young.total.period if young else "",
            against=against.value,
            benchmarks=benchmark_choices(gathered, against),
            **more,
        )


def benchmark_choices(gathered, against):
    """What the figures may be set beside: (value, words, whether it is chosen)."""
    words = {
        Against.ENGLAND: _("England"),
        Against.REGION: gathered.region[1] if gathered.region else "",
        Against.NEIGHBOURS: _("Chosen neighbours together") if gathered.neighbours else "",
        Against.GOAL: _("Our goals") if gathered.goals else "",
    }
    return [(one.value, words[one], one is against) for one in Against if words[one] or one is against]


def counted(views):
    """How many figures are better, similar, worse and so on, in the order of the words."""
    found = [(c, sum(view.comparison is c for view in views)) for c in Comparison if c not in LAST_IN_COUNTS]
    return [(comparison, number) for comparison, number in found if number]


def count_words(number):
    return ngettext("%(number)d indicator", "%(number)d indicators", number) % {"number": number}


def spine_of(gathered):
    """All indicators about the early years in one picture; its title says what it finds."""
    rows = [row for row in gathered.rows if row.definition.is_known]
    worse = sum(row.compared.word is Comparison.WORSE for row in rows)
    better = sum(row.compared.word is Comparison.BETTER for row in rows)
    title = _("%(area)s: of %(all)s, %(worse)d worse and %(better)d better than England") % {
        "area": gathered.area[1],
        "all": count_words(len(rows)),
        "worse": worse,
        "better": better,
    }
    region = gathered.region[1] if gathered.region else ""
    return Spine(title, tuple(spine_row(row, gathered) for row in rows), gathered.area[1], region)


def spine_offered(gathered):
    """The spine and the figures behind it, to take away."""
    rows = [row for row in gathered.rows if row.definition.is_known]
    if not rows:
        return None
    places = [gathered.area[0], "E92000001", gathered.region and gathered.region[0]]
    shown = {gathered.key(row): row.definition for row in rows}
    figures = [
        figure_row(value, translated(told.name), told.unit)
        for value in gathered.values
        if value.area_code in places
        and (told := shown.get((value.indicator, value.about, value.period))) is not None
    ]
    periods = sorted({row.newest.period for row in rows})
    return Offered(
        picture=spine_of(gathered),
        place=gathered.area[1],
        topic=_("indicators of the early years"),
        definition=_("The newest published figure of each indicator; definitions stand on the page of each."),
        period=", ".join(periods),
        source="; ".join(sorted({row.newest.value.source for row in rows})),
        licence=OGL,
        headers=figure_headers(),
        rows=tuple(figures),
    )
