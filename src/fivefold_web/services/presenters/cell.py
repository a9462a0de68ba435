"""One cell of the grid in words: its services with their supply, what could stand here, who else touches it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.services.cover import Limits, by_cell, cover_of, weaknesses
from fivefold.services.coverage import GRID_SOURCE, kinds
from fivefold.services.ideas import ideas_for
from fivefold.services.narrowing import narrowed
from fivefold.vocabulary.citation import Citation
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import address
from fivefold_web.services.ages import band_label
from fivefold_web.services.presenters.directory import first_upper, how_many
from fivefold_web.services.presenters.grid import citation_of
from fivefold_web.services.presenters.looking import narrowed_words, silent_words
from fivefold_web.services.presenters.supplied import (
    SIGNS,
    places_words,
    supply_words,
    wait_words,
    weakness_words,
    why_thin,
)

NEAR_SHOWN = 8


@dataclass(frozen=True)
class StandingRow:
    """One service of the cell with what it says of itself and what weakens it."""

    number: int
    name: str
    organisation: str
    ages: str
    supply: list[str]
    weak: list[str]


@dataclass(frozen=True)
class Idea:
    """An approach that the toolkit names, with its label there and its pages."""

    title: str
    text: str
    href: str
    label: str
    ages: str
    sources: str
    here: bool


@dataclass(frozen=True)
class Near:
    """Services that touch the cell from its side."""

    title: str
    shown: list[tuple[str, int]]
    more: int
    query: str


@dataclass(frozen=True)
class CellPage:
    heading: str
    level: str
    ring: str
    kind: str
    state: str
    sign: str
    word: str
    figures: list[str]
    why: list[str]
    rows: list[StandingRow]
    ideas: list[Idea]
    others: list[Idea]
    near: list[Near]
    proposal: str
    citation: Citation
    narrowed_to: list[str]
    silent: list[str]
    query: str
    weeks: int
    source: str = GRID_SOURCE.words

    @classmethod
    def of(cls, partnership, cell, services, offered, look, about):
        """`offered` are the slugs of approaches that services here are tagged with."""
        among = narrowed(services, look.to)
        limits = Limits(about.on, look.weeks)
        standing = by_cell(among.fitting, look.counting)[cell]
        cover = cover_of([one.supply for one in standing], limits)
        ideas = ideas_for(cell, knowledge.interventions(), look.to.age)
        level, kind = translated(cell.level.label), translated(cell.tier.label)
        return cls(
            heading=_("%(kind)s · %(level)s") % {"kind": kind, "level": level},
            level=level,
            ring=cell.level.value,
            kind=kind,
            state=cover.cover.value,
            sign=SIGNS[cover.cover],
            word=translated(cover.cover.label),
            figures=[how_many(cover.services), places_words(cover), wait_words(cover)] if standing else [],
            why=why_thin(cover, look.weeks),
            rows=[_row(one, limits) for one in standing],
            ideas=[_idea(partnership, one, offered) for one in ideas.named],
            others=[_idea(partnership, one, offered) for one in ideas.without_kind],
            near=_near(cell, among.fitting, look.counting),
            proposal=_proposal(kind, level, ideas.named),
            citation=citation_of(cell, cover, look, about, len(services)),
            narrowed_to=narrowed_words(look),
            silent=silent_words(among.silent),
            query=look.query,
            weeks=int(look.weeks),
        )


def _row(service, limits):
    return StandingRow(
        number=service.number,
        name=service.name,
        organisation=service.organisation,
        ages=first_upper(band_label(service.ages)),
        supply=supply_words(service.supply),
        weak=[weakness_words(one, limits.longest_wait) for one in weaknesses(service.supply, limits)],
    )


def _idea(partnership, approach, offered):
    href = address("library:intervention", partnership, parts={"intervention": approach.slug})
    return Idea(
        title=approach.title,
        text=approach.text,
        href=str(href),
        label=translated(approach.toolkit_label.label),
        ages="" if approach.age == "not given" else approach.age,
        sources=approach.sources,
        here=approach.slug in offered,
    )


def _near(cell, services, counting):
    """The same level with other kinds of support, and the same kind at other levels; never those of the cell."""
    outside = [
        one for one in services if not (cell.level in one.levels and cell.tier in kinds(one, counting))
    ]
    same_level = [one for one in outside if cell.level in one.levels and one.tiers]
    same_kind = [one for one in outside if cell.tier in kinds(one, counting) and one.levels]
    level, kind = translated(cell.level.label), translated(cell.tier.label)
    return [
        _side(_("Other kinds of support at the level “%(level)s”") % {"level": level}, same_level, f"level={cell.level.value}"),
        _side(_("%(kind)s at other levels") % {"kind": kind}, same_kind, f"tier={cell.tier.value}"),
    ]  # fmt: skip


def _side(title, services, query):
    shown = [(one.name, one.number) for one in services[:NEAR_SHOWN]]
    return Near(title, shown, max(0, len(services) - NEAR_SHOWN), query)


def _proposal(kind, level, approaches):
    """The words of a draft recommendation; people reword it."""
    facts = {"kind": kind.lower(), "level": level}
    if not approaches:
        return _("Agree what %(kind)s at the level “%(level)s” should look like here.") % facts
    names = _(" or ").join(one.title for one in approaches[:3])
    return _("Look into %(names)s as %(kind)s at the level “%(level)s”.") % (facts | {"names": names})
