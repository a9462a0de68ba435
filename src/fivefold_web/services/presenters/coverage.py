"""The level-by-continuum grid and the continuum table in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.catalogue import tiers as tier_entries
from fivefold.services.coverage import (
    CONTINUUM_SOURCE,
    GRID_SOURCE,
    Cell,
    Counting,
    along_the_continuum,
    counts,
    empty,
    groups,
    unplaced,
)
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Tier, TierGroup
from fivefold_web.design.words import translated

NAMES_SHOWN = 8
SHADES = (1, 2, 4, 8)
GROUP_WORDS = {
    TierGroup.PROMOTION: lambda: _("Promotion"),
    TierGroup.PREVENTION: lambda: _("Prevention"),
    TierGroup.CARE: lambda: _("Care"),
}


@dataclass(frozen=True)
class CellView:
    """One cell: its count in words, how dark it is, and the list behind it."""

    kind: str
    words: str
    shade: int
    query: str
    label: str


@dataclass(frozen=True)
class LevelRow:
    ring: str
    label: str
    cells: list[CellView]


@dataclass(frozen=True)
class Gap:
    """Somewhere that no open service acts, offered as evidence."""

    level: str
    ring: str
    kind: str
    title: str
    citation: Citation


@dataclass(frozen=True)
class GridPage:
    """Where there is support and where there is none."""

    heading: str
    counting: Counting
    countings: list[tuple[str, str, bool]]
    kinds: list[str]
    rows: list[LevelRow]
    gaps: list[Gap]
    total: int
    unplaced: int
    source: object = GRID_SOURCE

    @classmethod
    def of(cls, services, counting, about):
        number = counts(services, counting)
        missing = empty(number)
        return cls(
            heading=gap_heading(len(missing), len(services)),
            counting=counting,
            countings=[(one.value, translated(one.label), one is counting) for one in Counting],
            kinds=[translated(tier.label) for tier in Tier],
            rows=[level_row(level, number, counting) for level in Level],
            gaps=[gap_in(cell, len(services), counting, about) for cell in missing],
            total=len(services),
            unplaced=len(unplaced(services)),
        )


def gap_heading(missing, total):
    if not total:
        return _("No services entered yet")
    if not missing:
        return _("No gaps found")
    words = ngettext("%(count)d gap in support", "%(count)d gaps in support", missing)
    return words % {"count": missing}


def level_row(level, number, counting):
    cells = [cell_view(Cell(level, tier), number[Cell(level, tier)], counting) for tier in Tier]
    return LevelRow(level.value, translated(level.label), cells)


def cell_view(cell, count, counting):
    """What stands in one cell; an empty one says "None"."""
    kind, level = translated(cell.tier.label), translated(cell.level.label)
    words = str(count) if count else _("None")
    label = ngettext("%(count)d service", "%(count)d services", count) % {"count": count}
    return CellView(
        kind=kind,
        words=words,
        shade=sum(count >= limit for limit in SHADES),
        query=query_of_cell(cell, counting),
        label=_("%(services)s: %(level)s, %(kind)s") % {"services": label, "level": level, "kind": kind},
    )


def query_of_cell(cell, counting):
    """The directory narrowed to one cell."""
    told = {"level": cell.level.value, "tier": cell.tier.value}
    return urlencode(told | ({"main": "on"} if counting is Counting.PRIMARY else {}))


@dataclass(frozen=True)
class About:
    """What a citation needs to know of the page it is made on."""

    place: str
    path: str
    on: object


def gap_in(cell, total, counting, about):
    level, kind = translated(cell.level.label), translated(cell.tier.label)
    title = _("No service gives %(kind)s at the level “%(level)s”") % {"kind": kind.lower(), "level": level}
    return Gap(level, cell.level.value, kind, title, gap_citation(cell, title, total, counting, about))


def gap_citation(cell, title, total, counting, about):
    basis = translated(counting.label).lower()
    services = ngettext("%(count)d open service", "%(count)d open services", total) % {"count": total}
    detail = _("0 of %(services)s in the directory; counted: %(basis)s") % {
        "services": services,
        "basis": basis,
    }
    return Citation(
        kind=SourceKind.SERVICE_GAP,
        key=f"service-gap:{cell.level.value}:{cell.tier.value}".replace(" ", "-"),
        title=title,
        detail=detail,
        path=about.path,
        source=_("Service directory of %(place)s; grid: %(page)s")
        % {"place": about.place, "page": GRID_SOURCE.words},
        as_of=about.on,
        figures=(f"0 / {total}",),
    )


@dataclass(frozen=True)
class KindRow:
    """One of the five kinds of support with the services that give it."""

    tier: str
    label: str
    summary: str
    count: str
    shown: list[tuple[str, int]]
    more: int
    query: str
    gap: Gap | None


@dataclass(frozen=True)
class GroupRows:
    label: str
    kinds: list[KindRow]


@dataclass(frozen=True)
class ContinuumPage:
    """Does this exist here? The five kinds, of which care groups three."""

    heading: str
    groups: list[GroupRows]
    total: int
    source: object = CONTINUUM_SOURCE

    @classmethod
    def of(cls, services, about):
        along = along_the_continuum(services)
        summaries = {entry.tier: entry.summary for entry in tier_entries()}
        return cls(
            heading=_("Continuum of support"),
            groups=[
                GroupRows(
                    GROUP_WORDS[group](),
                    [kind_row(tier, along[tier], summaries[tier], len(services), about) for tier in kinds],
                )
                for group, kinds in groups().items()
            ],
            total=len(services),
        )


def kind_row(tier, services, summary, total, about):
    words = ngettext("%(count)d service", "%(count)d services", len(services)) % {"count": len(services)}
    return KindRow(
        tier=tier.value,
        label=translated(tier.label),
        summary=summary,
        count=words if services else _("None"),
        shown=[(one.name, one.number) for one in services[:NAMES_SHOWN]],
        more=max(0, len(services) - NAMES_SHOWN),
        query=urlencode({"tier": tier.value}),
        gap=None if services else kind_gap(tier, total, about),
    )


def kind_gap(tier, total, about):
    """A kind of support that no open service gives at any level."""
    kind = translated(tier.label)
    title = _("No service gives %(kind)s") % {"kind": kind.lower()}
    services = ngettext("%(count)d open service", "%(count)d open services", total) % {"count": total}
    citation = Citation(
        kind=SourceKind.SERVICE_GAP,
        key=f"service-gap:kind:{tier.value}".replace(" ", "-"),
        title=title,
        detail=_("0 of %(services)s in the directory") % {"services": services},
        path=about.path,
        source=_("Service directory of %(place)s; continuum: %(page)s")
        % {"place": about.place, "page": CONTINUUM_SOURCE.words},
        as_of=about.on,
        figures=(f"0 / {total}",),
    )
    return Gap("", "", kind, title, citation)
