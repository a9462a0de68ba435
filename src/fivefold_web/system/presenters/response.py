"""What a place does about a factor, in words: a grid, a worked example, and what could stand in empty cells."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.services.coverage import GRID, GRID_SOURCE, Cell
from fivefold.system.response import (
    Way,
    could_stand,
    open_cells,
    responses,
    unplaced,
    worked,
    works_through,
)
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import address
from fivefold_web.system.presenters.evidence import cited

SIGNS = {Way.CHANGES: "▲", Way.SOFTENS: "◆"}


@dataclass(frozen=True)
class Answer:
    """A service in a cell: what it is called, where it opens, and what it does to the factor."""

    name: str
    href: str
    sign: str
    way: str


@dataclass(frozen=True)
class CellView:
    kind: str
    answers: list[Answer]


@dataclass(frozen=True)
class LevelRow:
    ring: str
    label: str
    cells: list[CellView]


@dataclass(frozen=True)
class Idea:
    """Something that the toolkit names for a cell."""

    title: str
    href: str
    label: str


@dataclass(frozen=True)
class OpenCell:
    """A cell in which nothing acts on the factor, offered as evidence, with what could stand there."""

    ring: str
    level: str
    kind: str
    title: str
    ideas: list[Idea]
    proposal: str
    citation: Citation


@dataclass(frozen=True)
class WorkedRow:
    kind: str
    level: str
    words: str
    sign: str
    way: str


@dataclass(frozen=True)
class Grid:
    """One factor with its grid."""

    slug: str
    label: str
    text: str
    href: str
    found: str
    rows: list[LevelRow]
    open_cells: list[OpenCell]
    lost: list[Answer]


@dataclass(frozen=True)
class Worked:
    title: str
    text: str
    rows: list[WorkedRow]
    still_open: list[str]
    questions: tuple[str, ...]
    sources: str
    certainty: str


@dataclass(frozen=True)
class ResponsePage:
    heading: str
    kinds: list[str]
    grids: list[Grid]
    worked: Worked | None
    choices: list[tuple[str, list[tuple[str, str]]]]
    chosen: str
    beside: str
    query: str
    source: str = GRID_SOURCE.words

    @classmethod
    def of(cls, partnership, factors, acting, tagged, about):
        """`factors` are one or two; `acting` holds the services that act on each by its slug."""
        slugs = [factor.slug for factor in factors]
        return cls(
            heading=_heading(factors),
            kinds=[translated(tier.label) for tier in Tier],
            grids=[_grid(partnership, factor, acting[factor.slug], about) for factor in factors],
            worked=_worked_example(factors),
            choices=choices(tagged),
            chosen=slugs[0] if slugs else "",
            beside=slugs[1] if len(slugs) > 1 else "",
            query=urlencode({"factor": slugs}, doseq=True),
        )


def _heading(factors):
    if not factors:
        return _("What do we do about a factor?")
    if len(factors) == 1:
        return _("What we do about: %(factor)s") % {"factor": factors[0].label}
    return _("Two factors compared: %(one)s, %(other)s") % {
        "one": factors[0].label,
        "other": factors[1].label,
    }


def choices(tagged):
    """Every factor in two groups: those on which a service acts, and the others."""
    every = sorted(knowledge.factors(), key=lambda one: one.label.casefold())
    acted = [(one.slug, one.label) for one in every if one.slug in tagged]
    rest = [(one.slug, one.label) for one in every if one.slug not in tagged]
    return [(title, some) for title, some in ((_("Services act on it"), acted), (_("Others"), rest)) if some]


def _grid(partnership, factor, acting, about):
    filled = responses(acting)
    ideas = could_stand(factor, knowledge.interventions())
    missing = open_cells(filled)
    gaps = [_open(partnership, factor, cell, ideas[cell], about) for cell in missing]
    return Grid(
        slug=factor.slug,
        label=factor.label,
        text=factor.text,
        href=address("library:factor", partnership, parts={"factor": factor.slug}),
        found=_found(len({one.number for one in acting}), len(missing)),
        rows=[_row(partnership, level, filled) for level in Level],
        open_cells=sorted(gaps, key=lambda gap: not gap.ideas),
        lost=[_answer(partnership, one) for one in unplaced(acting)],
    )


def _found(services, missing):
    here = ngettext("%(n)d service acts on it", "%(n)d services act on it", services) % {"n": services}
    cells = ngettext("%(n)d cell is empty", "%(n)d cells are empty", missing) % {"n": missing}
    return f"{here}; {cells}."


def _row(partnership, level, filled):
    cells = [
        CellView(translated(tier.label), [_answer(partnership, one) for one in filled[Cell(level, tier)]])
        for tier in Tier
    ]
    return LevelRow(level.value, translated(level.label), cells)


def _answer(partnership, one):
    href = reverse("services:detail", kwargs={"place": partnership.slug, "pk": one.number})
    return Answer(one.name, href, SIGNS[one.way], translated(one.way.label))


def _open(partnership, factor, cell, approaches, about):
    level, kind = translated(cell.level.label), translated(cell.tier.label)
    title = _("Nothing here acts on “%(factor)s” as %(kind)s at the level “%(level)s”") % {
        "factor": factor.label,
        "kind": kind.lower(),
        "level": level,
    }
    return OpenCell(
        ring=cell.level.value,
        level=level,
        kind=kind,
        title=title,
        ideas=[_idea(partnership, one) for one in approaches],
        proposal=_proposal(factor, kind, level, approaches),
        citation=_gap(factor, cell, title, approaches, about),
    )


def _idea(partnership, approach):
    href = address("library:intervention", partnership, parts={"intervention": approach.slug})
    return Idea(approach.title, str(href), translated(approach.toolkit_label.label))


def _proposal(factor, kind, level, approaches):
    """The words of a draft recommendation; people reword it."""
    facts = {"factor": factor.label, "kind": kind.lower(), "level": level}
    if not approaches:
        return _("Agree what %(kind)s at the level “%(level)s” could do about “%(factor)s” here.") % facts
    names = _(" or ").join(one.title for one in approaches[:3])
    return _(
        "Look into %(names)s as %(kind)s at the level “%(level)s”, because nothing there acts on “%(factor)s”."
    ) % (facts | {"names": names})


def _gap(factor, cell, title, approaches, about):
    named = "; ".join(f"{one.title} ({one.sources})" for one in approaches)
    detail = _("0 services in the directory are tagged so.")
    if named:
        detail = _("%(zero)s The toolkit names for it: %(named)s.") % {"zero": detail, "named": named}
    return cited(
        SourceKind.SERVICE_GAP,
        f"response:{factor.slug}:{cell.level.value}:{cell.tier.value}".replace(" ", "-"),
        about,
        title=title,
        detail=detail,
        source=_("Service directory of %(place)s; grid: %(page)s")
        % {"place": about.place, "page": GRID_SOURCE.words},
        figures=("0",),
    )


def _worked_example(factors):
    for factor in factors:
        for case in knowledge.cases():
            if works_through(case, factor):
                return _worked(case)
    return None


def _worked(case):
    filled = worked(case)
    rows = [
        WorkedRow(
            translated(cell.tier.label), translated(cell.level.label), one.name, SIGNS[one.way],
            translated(one.way.label),
        )
        for tier in Tier for cell in GRID if cell.tier is tier for one in filled[cell]
    ]  # fmt: skip
    used = {row.kind for row in rows}
    return Worked(
        title=case.title,
        text=case.text,
        rows=rows,
        still_open=[kind for kind in (translated(tier.label) for tier in Tier) if kind not in used],
        questions=case.questions,
        sources=case.sources,
        certainty=translated(case.certainty.label),
    )


def sheets(page):
    """The page as sheets of a workbook."""
    made = {}
    for number, grid in enumerate(page.grids, start=1):
        made[_("Factor %(n)d") % {"n": number}] = _sheet(page, grid)
    for number, grid in enumerate(page.grids, start=1):
        made[_("Empty cells %(n)d") % {"n": number}] = _open_sheet(grid)
    return made


def _sheet(page, grid):
    yield [grid.label, *page.kinds]
    for row in grid.rows:
        told = ("\n".join(f"{one.name} ({one.way})" for one in cell.answers) for cell in row.cells)
        yield [row.label, *(words or _("Nothing yet") for words in told)]
    yield [page.source]


def _open_sheet(grid):
    yield [_("Level"), _("Kind of support"), _("What the toolkit names for it")]
    for cell in grid.open_cells:
        yield [cell.level, cell.kind, "; ".join(idea.title for idea in cell.ideas) or _("Nothing named")]
