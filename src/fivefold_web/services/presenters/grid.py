"""The level-by-continuum grid in words: what stands in each cell, how much of it, and how long families wait."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.cover import Cover, Limits, by_cell, covers
from fivefold.services.coverage import GRID, GRID_SOURCE, Cell, unplaced
from fivefold.services.narrowing import narrowed
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.directory import how_many
from fivefold_web.services.presenters.looking import narrowed_words, silent_words
from fivefold_web.services.presenters.supplied import SIGNS, places_words, wait_words, why_thin


@dataclass(frozen=True)
class CellView:
    """One cell: its state in a sign and a word, how many services, how much of them, and where it opens."""

    kind: str
    state: str
    sign: str
    word: str
    services: str
    supply: list[str]
    href: str
    label: str


@dataclass(frozen=True)
class LevelRow:
    ring: str
    label: str
    cells: list[CellView]


@dataclass(frozen=True)
class Weak:
    """A cell that is empty or thin, offered as evidence."""

    level: str
    ring: str
    kind: str
    word: str
    sign: str
    why: list[str]
    title: str
    href: str
    citation: Citation


@dataclass(frozen=True)
class GridPage:
    """Where there is support, how much of it, and where there is none."""

    heading: str
    found: str
    kinds: list[str]
    rows: list[LevelRow]
    gaps: list[Weak]
    thin: list[Weak]
    total: int
    unplaced: int
    narrowed_to: list[str]
    silent: list[str]
    weeks: int
    query: str
    source: object = GRID_SOURCE

    @classmethod
    def of(cls, services, look, about):
        among = narrowed(services, look.to)
        found = covers(by_cell(among.fitting, look.counting), Limits(about.on, look.weeks))
        weak = [weak_in(cell, found[cell], look, about, len(services)) for cell in GRID]
        missing = [one for one in weak if one and not one.why]
        thin = [one for one in weak if one and one.why]
        return cls(
            heading=gap_heading(len(missing), len(services)),
            found=found_words(found),
            kinds=[translated(tier.label) for tier in Tier],
            rows=[level_row(level, found, look, about) for level in Level],
            gaps=missing,
            thin=thin,
            total=len(services),
            unplaced=len(unplaced(services)),
            narrowed_to=narrowed_words(look),
            silent=silent_words(among.silent),
            weeks=int(look.weeks),
            query=look.query,
        )


def gap_heading(missing, total):
    if not total:
        return _("No services entered yet")
    if not missing:
        return _("No gaps found")
    words = ngettext("%(count)d gap in support", "%(count)d gaps in support", missing)
    return words % {"count": missing}


def found_words(found):
    """How many cells are covered, thin and empty."""
    number = {state: sum(one.cover is state for one in found.values()) for state in Cover}
    return _("Of 25 cells: %(covered)d covered, %(thin)d thin, %(none)d empty.") % {
        "covered": number[Cover.COVERED],
        "thin": number[Cover.THIN],
        "none": number[Cover.NONE],
    }


def level_row(level, found, look, about):
    cells = [cell_view(Cell(level, tier), found[Cell(level, tier)], look, about) for tier in Tier]
    return LevelRow(level.value, translated(level.label), cells)


def cell_view(cell, cover, look, about):
    """What stands in one cell. Words and a pattern say it; colour adds nothing."""
    kind, level = translated(cell.tier.label), translated(cell.level.label)
    services = how_many(cover.services)
    return CellView(
        kind=kind,
        state=cover.cover.value,
        sign=SIGNS[cover.cover],
        word=translated(cover.cover.label),
        services=services if cover.services else "",
        supply=[places_words(cover), wait_words(cover)] if cover.services else [],
        href=cell_address(about, cell, look),
        label=_("%(services)s: %(level)s, %(kind)s") % {"services": services, "level": level, "kind": kind},
    )


def cell_address(about, cell, look):
    """The page of one cell, looked at in the same way."""
    parts = {"place": about.slug, "level": cell.level.value, "tier": cell.tier.value.replace(" ", "-")}
    href = reverse("services:cell", kwargs=parts)
    return f"{href}?{look.query}" if look.query else href


def weak_in(cell, cover, look, about, total):
    """A cell that is empty or thin; None where it is covered."""
    if cover.cover is Cover.COVERED:
        return None
    level, kind = translated(cell.level.label), translated(cell.tier.label)
    citation = citation_of(cell, cover, look, about, total)
    return Weak(
        level=level,
        ring=cell.level.value,
        kind=kind,
        word=translated(cover.cover.label),
        sign=SIGNS[cover.cover],
        why=why_thin(cover, look.weeks),
        title=citation.title,
        href=cell_address(about, cell, look),
        citation=citation,
    )


def citation_of(cell, cover, look, about, total):
    """The state of a cell as evidence. Looked at narrowed, it is another fact and has a key of its own."""
    level, kind = translated(cell.level.label), translated(cell.tier.label).lower()
    empty = cover.cover is Cover.NONE
    words = (
        _("No service gives %(kind)s at the level “%(level)s”")
        if empty
        else _("Support is thin: %(kind)s at the level “%(level)s”")
    )
    name = f"{cell.level.value}:{cell.tier.value}".replace(" ", "-")
    key = f"service-{'gap' if empty else 'thin'}:{name}" + (f":{look.query}" if look.to.narrows else "")
    return Citation(
        kind=SourceKind.SERVICE_GAP,
        key=key,
        title=words % {"kind": kind, "level": level},
        detail=detail_of(cover, look, total),
        path=about.path,
        source=_("Service directory of %(place)s; grid: %(page)s")
        % {"place": about.place, "page": GRID_SOURCE.words},
        as_of=about.on,
        figures=(f"{cover.services} / {total}",),
    )


def detail_of(cover, look, total):
    """What was counted, of what, in which way; for a thin cell also why, and the figures that are known."""
    services = ngettext("%(count)d open service", "%(count)d open services", total) % {"count": total}
    basis = translated(look.counting.label).lower()
    words = _("%(n)d of %(services)s in the directory; counted: %(basis)s") % {
        "n": cover.services,
        "services": services,
        "basis": basis,
    }
    parts = [words]
    if look.to.narrows:
        parts.append(", ".join(narrowed_words(look)))
    if cover.services:
        parts += why_thin(cover, look.weeks)
        parts += [places_words(cover), wait_words(cover)]
    return "; ".join(parts)
