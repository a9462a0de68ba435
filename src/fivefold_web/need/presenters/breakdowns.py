"""Every total of the need pages with its breakdowns, lens by lens: how many groups are held, or why there are none."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.need.hidden_in_average import Lens, Why
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated


def short_reasons():
    """The reason in a cell; the full sentence stands below the table."""
    return {
        Why.NOT_IN_FILE: _("not split here"),
        Why.ELSEWHERE: _("only for other areas"),
        Why.ALL_HIDDEN: _("all hidden"),
        Why.ONE_SEX: _("one sex only"),
        Why.SHARE_OF_ALL: _("would be a guess"),
    }


@dataclass(frozen=True)
class LensCell:
    words: str
    shade: int
    href: str = ""


@dataclass(frozen=True)
class TotalRow:
    """One total and what may be hidden in it."""

    label: str
    href: str
    cells: list
    held: int


@dataclass(frozen=True)
class BreakdownsPage:
    heading: str
    columns: list
    rows: list
    reasons: list
    areas: list
    area_name: str
    without: str
    source: str
    citation: Citation | None = None


def total_row(label, href, splits, at=""):
    """`splits` are those of `fivefold.need.hidden_in_average`; `at` is where held groups are shown."""
    reasons = short_reasons()
    cells = [
        LensCell(
            ngettext("%(n)d group", "%(n)d groups", one.groups) % {"n": one.groups}, 3, at or href
        ) if one.is_held else LensCell(reasons[one.why], 0)
        for one in splits
    ]  # fmt: skip
    return TotalRow(label, href, cells, sum(one.is_held for one in splits))


def breakdowns_page(*, rows, areas, area, about):
    """The table and the totals of which no split at all is held."""
    none = [row.label for row in rows if not row.held]
    return BreakdownsPage(
        heading=_("Behind each total"),
        columns=[translated(lens.label) for lens in Lens],
        rows=rows,
        reasons=[(words, translated(why.reason)) for why, words in short_reasons().items()],
        areas=areas,
        area_name=area[1],
        without=ngettext(
            "%(n)d of %(all)d totals here has no breakdown", "%(n)d of %(all)d totals here have no breakdown", len(none)
        ) % {"n": len(none), "all": len(rows)},
        source=_("Toolkit, Part 4, p48 to 52"),
        citation=_citation(none, area, about) if none else None,
    )  # fmt: skip


def _citation(none, area, about):
    return Citation(
        kind=SourceKind.DOCUMENT,
        key=f"breakdowns:{area[0]}",
        title=_("Totals without any breakdown, %(area)s") % {"area": area[1]},
        detail="; ".join(none),
        path=about.path("breakdowns", f"area={area[0]}"),
        source=_("What the files of %(place)s hold") % {"place": about.place},
        as_of=about.today,
    )
