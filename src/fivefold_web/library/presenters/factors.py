"""Factors in words: a list of them, and one with everything that is linked to it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.schemas import Direction
from fivefold.knowledge.search import alias_found, factors_matching
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START, AgeBand
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.presenters.linked_items import rows_about_factor
from fivefold_web.library.presenters.links import Link, address, factor_href, level_link

SIGNS = {
    Direction.RISK: "▲",
    Direction.PROTECTIVE: "●",
    Direction.MODERATOR: "◆",
    Direction.HIGHER_EXPOSURE: "■",
}


@dataclass(frozen=True)
class FactorLine:
    """A factor in a list."""

    label: str
    href: str
    text: str
    pages: str
    direction: Direction
    direction_label: str
    sign: str
    levels: list[tuple[str, str]]
    alias: str = ""


@dataclass(frozen=True)
class FactorsPage:
    heading: str
    asked: str
    found: str
    lines: list[FactorLine]
    everything: str

    @classmethod
    def of(cls, partnership, asked, level, direction):
        """The factors that answer a search."""
        known = in_local_words(partnership, knowledge.factors())
        found = factors_matching(asked, of_level(known, level, direction))
        count = ngettext("%(n)d factor", "%(n)d factors", len(found)) % {"n": len(found)}
        return cls(
            _("Risk and protective factors"),
            asked,
            count,
            [line_of(partnership, factor, asked) for factor in found],
            address("library:factors", partnership),
        )


def of_level(factors, level=None, direction=None):
    """Those of a level and of a direction; nothing named means all."""
    return [
        one
        for one in factors
        if (level is None or level in one.levels) and (direction is None or one.direction is direction)
    ]


@dataclass(frozen=True)
class MentionLine:
    """One place where the toolkit names the factor."""

    name: str
    pages: str
    role: str
    note: str


@dataclass(frozen=True)
class FactorPage:
    """One factor with every name and page, what is held about it here, and what it hangs together with."""

    heading: str
    line: FactorLine
    factor: object
    certainty: str
    ages: str
    mentions: list[MentionLine]
    levels: list[Link]
    held: list
    causes: object
    relevance: object
    citation: Citation
    linked_items: list

    @classmethod
    def of(cls, partnership, factor, *, held, causes, relevance, on: date):
        line = line_of(partnership, factor)
        return cls(
            factor.label,
            line,
            factor,
            translated(factor.certainty.doubt),
            ages_of(factor),
            [mention_line(one) for one in factor.mentions],
            [level_link(partnership, level) for level in factor.levels],
            held,
            causes,
            relevance,
            _citation(factor, line, on),
            rows_about_factor(partnership, factor.slug),
        )


def ages_of(factor):
    """The ages that the text gives, in words."""
    start, end = factor.age_from_months, factor.age_to_months
    if start is None and end is None:
        return _("no age given: all from pregnancy to five")
    return AgeBand(PREGNANCY_START if start is None else start, FIFTH_BIRTHDAY if end is None else end).words


def mention_line(mention):
    pages = "; ".join(cite.words for cite in mention.cites)
    role = _("%(direction)s, %(level)s") % {
        "direction": _(mention.direction.label),
        "level": _(mention.level.label),
    }
    return MentionLine(mention.name, pages, role, mention.note)


def _citation(factor, line, on):
    return Citation(
        kind=SourceKind.TOOLKIT,
        key=f"factor:{factor.slug}",
        title=f"{factor.direction.label}: {factor.label}",
        detail=factor.text,
        path=line.href,
        source=factor.sources,
        as_of=on,
    )


def line_of(partnership, factor, asked=""):
    return FactorLine(
        label=factor.label,
        href=factor_href(partnership, factor),
        text=factor.text,
        pages=factor.sources,
        direction=factor.direction,
        direction_label=_(factor.direction.label),
        sign=SIGNS[factor.direction],
        levels=[(level.value, _(level.label)) for level in factor.levels],
        alias=alias_found(asked, factor),
    )
