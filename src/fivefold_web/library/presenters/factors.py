"""Factors in words: a list of them, and one with everything that is linked to it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.entries import Certainty
from fivefold.knowledge.schemas import Direction
from fivefold.knowledge.search import alias_found, factors_matching
from fivefold.vocabulary.citation import Citation, SourceKind
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
        found = factors_matching(asked, knowledge.factors(level, direction))
        count = ngettext("%(n)d factor", "%(n)d factors", len(found)) % {"n": len(found)}
        return cls(
            _("Risk and protective factors"),
            asked,
            count,
            [line_of(partnership, factor, asked) for factor in found],
            address("library:factors", partnership),
        )


@dataclass(frozen=True)
class Indicator:
    label: str
    definition: str
    number: int
    href: str
    caution: str
    certainty: str


@dataclass(frozen=True)
class FactorPage:
    heading: str
    line: FactorLine
    factor: object
    certainty: str
    cites: list[str]
    levels: list[Link]
    indicators: list[Indicator]
    services: list[Link]
    citation: Citation

    @classmethod
    def of(cls, partnership, factor, *, on: date):
        """One factor with every name, page and link; it can be made a finding."""
        line = line_of(partnership, factor)
        wheres = [(level, address("services:list", partnership, level=level)) for level in factor.levels]
        return cls(
            factor.label,
            line,
            factor,
            _(factor.certainty.label) if factor.certainty is not Certainty.TOOLKIT else "",
            factor.sources.split("; "),
            [level_link(partnership, level) for level in factor.levels],
            [_indicator(partnership, number) for number in factor.indicators],
            [Link(_(level.label), href) for level, href in wheres if href],
            _citation(factor, line, on),
        )


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


def _indicator(partnership, number):
    known = knowledge.indicator_definition(number)
    return Indicator(
        known.label,
        known.definition,
        number,
        address("need:home", partnership),
        known.caution,
        _(known.certainty.label) if known.certainty is Certainty.TO_CONFIRM else "",
    )
