"""Where data are known and where nobody holds any: factors against ages, or against holders, each cell in words and shade."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.schemas import Direction
from fivefold.need.domains import STAGES
from fivefold.need.holders import AgeSplit, Sharing
from fivefold.need.holdings import (
    COMBINE_AND_SPLIT,
    WHO_HOLDS_DATA,
    coverage,
    gaps,
    most_usable,
    organisations,
)
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.holdings import Beside

LISTED = 12


@dataclass(frozen=True)
class HeatCell:
    """Words first; `shade` runs from 0 (nothing) to 4 and only repeats them."""

    words: str
    shade: int


@dataclass(frozen=True)
class HeatRow:
    """One factor: what is held in all, then a cell for each column; none where `summary` says that nobody holds any."""

    slug: str
    label: str
    summary: HeatCell
    cells: list
    published: list = field(default_factory=list)


@dataclass(frozen=True)
class CoveragePage:
    """The heat map with its legend, the gaps, and what may be chosen."""

    heading: str
    by: str
    columns: list
    groups: list
    ways: list
    directions: list
    direction: str
    only_gaps: bool
    held: str
    missing: str
    legend: list
    source: str
    caption: str
    citation: Citation | None = None
    gaps: list = field(default_factory=list)


def split_words(split):
    """What datasets together tell of an age, short enough for a cell."""
    return {
        None: _("no holder known"),
        AgeSplit.NONE: _("cannot be split by age"),
        AgeSplit.UNKNOWN: _("held; split not known"),
        AgeSplit.WIDER: _("in wider bands"),
        AgeSplit.UNDER_FIVE: _("under-fives together"),
        AgeSplit.YEARS: _("by year of age"),
        AgeSplit.MONTHS: _("by month of age"),
    }[split]


_SPLIT_SHADES = {
    None: 0, AgeSplit.NONE: 1, AgeSplit.UNKNOWN: 1, AgeSplit.WIDER: 2, AgeSplit.UNDER_FIVE: 2, AgeSplit.YEARS: 3,
    AgeSplit.MONTHS: 4,
}  # fmt: skip


def sharing_words(sharing):
    return {
        None: _("none known"),
        Sharing.PUBLISHED: _("published"),
        Sharing.AGGREGATES: _("totals shared"),
        Sharing.LINKED: _("linked"),
        Sharing.ASKED: _("asked for"),
        Sharing.REFUSED: _("refused"),
        Sharing.NOT_ASKED: _("not asked"),
    }[sharing]


_SHARING_SHADES = {
    None: 0, Sharing.REFUSED: 1, Sharing.NOT_ASKED: 1, Sharing.ASKED: 2, Sharing.PUBLISHED: 3, Sharing.AGGREGATES: 3,
    Sharing.LINKED: 4,
}  # fmt: skip


def coverage_page(*, holdings, held, by, direction, only_gaps, about):
    """Every factor of one kind (or of all) against ages or holders."""
    factors = [one for one in knowledge.factors() if not direction or one.direction == direction]
    covered = {row.factor: row for row in coverage(holdings, [one.slug for one in factors])}
    missing = gaps(covered.values())
    holders = organisations(one for one in holdings if one.factor in covered)
    beside = Beside(held, about.slug)
    rows = {
        one.slug: _row(one, covered[one.slug], by, holders, beside)
        for one in factors
        if not only_gaps or one.slug in missing
    }
    labels = [one.label for one in factors if one.slug in missing]
    return CoveragePage(
        heading=_("Where data are known"),
        by=by,
        columns=[translated(stage.label) for stage in STAGES] if by == "age" else holders,
        groups=_by_level(factors, rows),
        ways=[("age", _("By age of the child")), ("holder", _("By who holds it"))],
        directions=[("", _("All factors")), *((d.value, translated(d.label)) for d in Direction)],
        direction=direction,
        only_gaps=only_gaps,
        held=_held_words(len(factors) - len(missing), len(factors)),
        missing=ngettext(
            "%(n)d factor has no known holder", "%(n)d factors have no known holder", len(missing)
        ) % {"n": len(missing)},
        legend=_legend(by),
        source=f"{WHO_HOLDS_DATA.words}; {COMBINE_AND_SPLIT.words}",
        caption=_("Factors by age of the child") if by == "age" else _("Factors by who holds data"),
        citation=_gap_citation(labels, len(factors), direction, about) if labels else None,
        gaps=labels,
    )  # fmt: skip


def _held_words(held, factors):
    return _("Data are held on %(held)d of %(all)d factors") % {"held": held, "all": factors}


def _row(factor, covered, by, holders, beside):
    summary = HeatCell(_summary(covered), _SPLIT_SHADES[covered.split])
    if not covered.is_held:
        cells = []
    elif by == "age":
        splits = [covered.split_at(stage) for stage in STAGES]
        cells = [HeatCell(split_words(split), _SPLIT_SHADES[split]) for split in splits]
    else:
        used = [most_usable(covered.of(name)) for name in holders]
        cells = [HeatCell(sharing_words(one), _SHARING_SHADES[one]) for one in used]
    return HeatRow(factor.slug, factor.label, summary, cells, beside.of(factor.slug))


def _summary(covered):
    """What is held on a factor in all: the number of datasets and the finest split."""
    if not covered.is_held:
        return split_words(None)
    number = len(covered.holdings)
    counted = ngettext("%(n)d dataset", "%(n)d datasets", number) % {"n": number}
    said = f"{counted}: {split_words(covered.split)}"
    if covered.without_split and not covered.cannot_be_split:
        others = ngettext(
            "%(n)d cannot be split by age", "%(n)d cannot be split by age", covered.without_split
        ) % {"n": covered.without_split}
        return f"{said}; {others}"
    return said


def _by_level(factors, rows):
    """Rows under the level at which the library puts the factor first, those that are held before the gaps."""
    groups = []
    for level in Level:
        at = [rows[one.slug] for one in factors if one.slug in rows and one.levels[0] is level]
        if at:
            groups.append((level.value, translated(level.label), sorted(at, key=lambda row: not row.cells)))
    return groups


def _legend(by):
    if by == "age":
        return [HeatCell(split_words(split), shade) for split, shade in _SPLIT_SHADES.items()]
    return [HeatCell(sharing_words(one), shade) for one, shade in _SHARING_SHADES.items() if one]


def _gap_citation(labels, factors, direction, about):
    more = len(labels) - LISTED
    listed = "; ".join(labels[:LISTED]) + (_("; and %(n)d more") % {"n": more} if more > 0 else "")
    return Citation(
        kind=SourceKind.DOCUMENT,
        key=f"holders:gaps:{direction or 'all'}",
        title=_("Factors on which no data holder is known"),
        detail=_("%(gaps)d of %(all)d factors: %(listed)s")
        % {"gaps": len(labels), "all": factors, "listed": listed},
        path=about.path("coverage", f"direction={direction.replace(' ', '+')}&gaps=1"),
        source=_("Register of data holders of %(place)s") % {"place": about.place},
        as_of=about.today,
    )


def coverage_table(holdings, held, place):
    """The whole map as headings and rows of words, for a spreadsheet."""
    factors, beside = knowledge.factors(), Beside(held, place)
    covered = coverage(holdings, [one.slug for one in factors])
    headers = [
        _("Factor"),
        _("Kind"),
        _("Level"),
        _("In all"),
        *(translated(s.label) for s in STAGES),
        _("Held by"),
        _("Also published"),
    ]
    rows = [
        [
            factor.label,
            translated(factor.direction.label),
            translated(factor.levels[0].label),
            _summary(row),
            *(split_words(row.split_at(stage)) for stage in STAGES),
            "; ".join(f"{name} ({sharing_words(most_usable(row.of(name)))})" for name in organisations(row.holdings)),
            "; ".join(f"{one.label} ({one.code})" for one in beside.of(factor.slug)),
        ]
        for factor, row in zip(factors, covered, strict=True)
    ]  # fmt: skip
    return headers, rows
