"""The five levels in words: as rings and cards, and one level with its factors."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.charts.rings import Ring, Rings
from fivefold.knowledge.schemas import Direction, ToolkitLabel
from fivefold.vocabulary.support import Level
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.presenters.factors import FactorLine, line_of, of_level
from fivefold_web.library.presenters.links import Link, address, factor_href, level_link
from fivefold_web.library.presenters.shelves import shelves_of
from fivefold_web.library.translated import in_readers_language

SHOWN_ON_A_CARD = 3


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
    groups: list[CardGroup]
    locale: str


@dataclass(frozen=True)
class ExplorerPage:
    heading: str
    rings: str
    cards: list[LevelCard]
    services: str
    shelves: list

    @classmethod
    def of(cls, partnership):
        """All five levels, drawn as rings and told as cards, from the environment inwards."""
        levels = in_local_words(partnership, in_readers_language(knowledge.levels()))
        entries = list(reversed(levels))
        known = in_local_words(partnership, knowledge.factors())
        return cls(
            _("What shapes babies’ and young children’s mental health"),
            _picture(partnership, entries),
            [_card(partnership, entry, known) for entry in entries],
            address("services:list", partnership),
            shelves_of(partnership),
        )


@dataclass(frozen=True)
class FactorGroup:
    title: str
    note: str
    slug: str
    lines: list[FactorLine]


@dataclass(frozen=True)
class HelpGroup:
    """Interventions that carry one label of the toolkit."""

    label: str
    links: list[Link]


@dataclass(frozen=True)
class LevelPage:
    heading: str
    level: Level
    entry: object
    groups: list[FactorGroup]
    helps: list[HelpGroup]
    held: list
    inwards: Link | None
    outwards: Link | None

    @classmethod
    def of(cls, partnership, level, held):
        """What makes things harder and what helps at one level, and what the place holds there."""
        (entry,) = [one for one in in_readers_language(knowledge.levels()) if one.level is level]
        order = list(Level)
        place = order.index(level)
        known = of_level(in_local_words(partnership, knowledge.factors()), level)
        return cls(
            _(entry.label),
            level,
            entry,
            [_group(partnership, known, direction) for direction in Direction],
            help_groups(partnership, level),
            held,
            level_link(partnership, order[place - 1]) if place else None,
            level_link(partnership, order[place + 1]) if place + 1 < len(order) else None,
        )


def _picture(partnership, entries):
    rings = [
        Ring(entry.level, _(entry.label), _counts(entry.level), level_link(partnership, entry.level).href)
        for entry in entries
    ]
    title = _("Five levels around a child")
    # The picture is our own drawing of escaped words; nothing in it was typed by a user.
    return mark_safe(Rings(title, tuple(rings)).svg())  # noqa: S308


def _counts(level):
    risks = len(knowledge.factors(level, Direction.RISK))
    protective = len(knowledge.factors(level, Direction.PROTECTIVE))
    return _("%(risks)d risk · %(protective)d protective") % {"risks": risks, "protective": protective}


def _card(partnership, entry, known):
    groups = [
        _first(partnership, of_level(known, entry.level, Direction.RISK), _("Risk")),
        _first(partnership, of_level(known, entry.level, Direction.PROTECTIVE), _("Protective")),
    ]
    link = level_link(partnership, entry.level)
    return LevelCard(entry.level, link.label, entry.title, link.href, groups, entry.locale)


def _first(partnership, factors, name):
    """Some factors of a level, those first that act at this level alone."""
    own = sorted(factors, key=lambda factor: len(factor.levels))
    links = [Link(one.label, factor_href(partnership, one)) for one in own[:SHOWN_ON_A_CARD]]
    left = len(own) - len(links)
    more = ngettext("and %(n)d more", "and %(n)d more", left) % {"n": left} if left else ""
    return CardGroup(name, links, more)


def _group(partnership, factors, direction):
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
    lines = [line_of(partnership, factor) for factor in of_level(factors, direction=direction)]
    return FactorGroup(title, note, direction.name.lower(), lines)


def help_groups(partnership, level):
    """What helps at a level, by the toolkit's own label, the strongest first."""
    at_level = [one for one in knowledge.interventions() if level in one.levels]
    grouped = [(label, [one for one in at_level if one.toolkit_label is label]) for label in ToolkitLabel]
    return [
        HelpGroup(
            _(label.label),
            [
                Link(
                    one.title, address("library:intervention", partnership, parts={"intervention": one.slug})
                )
                for one in those
            ],
        )
        for label, those in grouped
        if those
    ]
