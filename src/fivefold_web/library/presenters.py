"""Content in words for pages: five levels, what acts at each, and one factor."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.charts.rings import Ring, Rings
from fivefold.knowledge.entries import Certainty
from fivefold.knowledge.schemas import Direction
from fivefold.knowledge.search import alias_found, factors_matching
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level

SHOWN_ON_A_CARD = 3
SIGNS = {
    Direction.RISK: "▲",
    Direction.PROTECTIVE: "●",
    Direction.MODERATOR: "◆",
    Direction.HIGHER_EXPOSURE: "■",
}


@dataclass(frozen=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True)
class CardGroup:
    """Some factors of one kind, and how many more there are."""

    name: str
    links: list[Link]
    more: str


@dataclass(frozen=True)
class LevelCard:
    """A level in short: its first risks and what protects."""

    level: Level
    label: str
    title: str
    href: str
    groups: list["CardGroup"]


@dataclass(frozen=True)
class ExplorerPage:
    heading: str
    rings: str
    cards: list[LevelCard]
    services: str

    @classmethod
    def of(cls, partnership):
        """All five levels, drawn as rings and told as cards, from the environment inwards."""
        entries = list(reversed(knowledge.levels()))
        return cls(
            _("What shapes babies’ and young children’s mental health"),
            _picture(partnership, entries),
            [_card(partnership, entry) for entry in entries],
            _address("services:list", partnership),
        )


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
class FactorGroup:
    title: str
    note: str
    slug: str
    lines: list[FactorLine]


@dataclass(frozen=True)
class LevelPage:
    heading: str
    level: Level
    entry: object
    groups: list[FactorGroup]
    services: Link | None
    inwards: Link | None
    outwards: Link | None

    @classmethod
    def of(cls, partnership, level):
        """What makes things harder and what helps at one level, and where the place's services are."""
        (entry,) = [one for one in knowledge.levels() if one.level is level]
        order = list(Level)
        place = order.index(level)
        services = _address("services:list", partnership, level=level)
        return cls(
            entry.label,
            level,
            entry,
            [_group(partnership, level, direction) for direction in Direction],
            Link(_("Services at this level"), services) if services else None,
            _level_link(partnership, order[place - 1]) if place else None,
            _level_link(partnership, order[place + 1]) if place + 1 < len(order) else None,
        )


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
            [_line(partnership, factor, asked) for factor in found],
            _address("library:factors", partnership),
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
        line = _line(partnership, factor)
        wheres = [(level, _address("services:list", partnership, level=level)) for level in factor.levels]
        return cls(
            factor.label,
            line,
            factor,
            _(factor.certainty.label) if factor.certainty is not Certainty.TOOLKIT else "",
            factor.sources.split("; "),
            [_level_link(partnership, level) for level in factor.levels],
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


def _picture(partnership, entries):
    rings = [
        Ring(entry.level, _(entry.label), _counts(entry.level), _level_link(partnership, entry.level).href)
        for entry in entries
    ]
    title = _("Five levels around a child")
    # The picture is our own drawing of escaped words; nothing in it was typed by a user.
    return mark_safe(Rings(title, tuple(rings)).svg())  # noqa: S308


def _counts(level):
    risks = len(knowledge.factors(level, Direction.RISK))
    protective = len(knowledge.factors(level, Direction.PROTECTIVE))
    return _("%(risks)d risk · %(protective)d protective") % {"risks": risks, "protective": protective}


def _card(partnership, entry):
    groups = [
        _first(partnership, entry.level, Direction.RISK, _("Risk")),
        _first(partnership, entry.level, Direction.PROTECTIVE, _("Protective")),
    ]
    link = _level_link(partnership, entry.level)
    return LevelCard(entry.level, link.label, entry.title, link.href, groups)


def _first(partnership, level, direction, name):
    """Some factors of a level, those first that act at this level alone."""
    own = sorted(knowledge.factors(level, direction), key=lambda factor: len(factor.levels))
    links = [Link(one.label, _factor_href(partnership, one)) for one in own[:SHOWN_ON_A_CARD]]
    left = len(own) - len(links)
    more = ngettext("and %(n)d more", "and %(n)d more", left) % {"n": left} if left else ""
    return CardGroup(name, links, more)


def _group(partnership, level, direction):
    titles = {
        Direction.RISK: (
            _("What makes it harder"),
            _("Risk factors raise the chance of problems; they settle nothing."),
        ),
        Direction.PROTECTIVE: (_("What helps"), _("Protective factors promote wellbeing or soften a risk.")),
        Direction.MODERATOR: (
            _("What changes how much the others matter"),
            _("Moderators are neither good nor bad in themselves."),
        ),
        Direction.HIGHER_EXPOSURE: (
            _("Groups with higher exposure"),
            _("These groups meet more risks. Belonging to one causes nothing and is not counted as a risk."),
        ),
    }
    title, note = titles[direction]
    lines = [_line(partnership, factor) for factor in knowledge.factors(level, direction)]
    return FactorGroup(title, note, direction.name.lower(), lines)


def _line(partnership, factor, asked=""):
    return FactorLine(
        label=factor.label,
        href=_factor_href(partnership, factor),
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
        _address("need:home", partnership),
        known.caution,
        _(known.certainty.label) if known.certainty is Certainty.TO_CONFIRM else "",
    )


def _level_link(partnership, level):
    return Link(_(level.label), _address("library:level", partnership, parts={"level": level.value}))


def _factor_href(partnership, factor):
    return _address("library:factor", partnership, parts={"factor": factor.slug})


def _address(name, partnership, parts=None, level=None):
    """The address of a page of this place; nothing where that strand is not installed."""
    try:
        href = reverse(name, kwargs={"place": partnership.slug, **(parts or {})})
    except NoReverseMatch:
        return ""
    return format_html("{}?level={}", href, level.value) if level else href
