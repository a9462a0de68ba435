"""Pictures of support: the people around a child, the five levels, the continuum, the groups of need."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.charts.diagrams.continuum import Continuum, Kind
from fivefold.charts.diagrams.five_levels import FiveLevels, LevelFacts
from fivefold.charts.diagrams.needs import Needs
from fivefold.charts.diagrams.sheet import Item
from fivefold.charts.diagrams.who_helps import WhoHelps
from fivefold.knowledge.schemas import Direction
from fivefold.vocabulary.support import Level, NeedGroup, Tier
from fivefold_web.library.queries.roles import local_roles_of
from fivefold_web.publishing.pictures.source import own_words
from fivefold_web.system.presenters.roles import NAMES, local_people, seats
from fivefold_web.system.queries.roles import helping_services

SHOWN = 4


def whole_system_roles(source, about):
    """The people around one child as the page of the picture shows them; or the toolkit's alone."""
    if source.local:
        local, services = local_roles_of(source.partnership), helping_services(source.partnership)
        people = local_people(source.partnership, local, services)
    else:
        people = tuple(Item(title=role.title, text=role.line or role.text) for role in seats())
    words = {
        "centre": _("A child and their family"),
        "person_word": _("Who"),
        "says_word": _("What they say"),
        "most_shown": NAMES,
    }
    return WhoHelps(people=people, **words, **about, **own_words())


def five_levels(source, about):
    """Five rings, with the first factors that raise risk and that protect at each."""
    return FiveLevels(
        levels=tuple(_level(source, level) for level in Level),
        level_word=_("Level"),
        counts_word=_("What is here"),
        risk_word=_("Raises risk"),
        protective_word=_("Protects"),
        **about,
        **own_words(),
    )


def _level(source, level):
    risks, protective = (knowledge.factors(level, way) for way in (Direction.RISK, Direction.PROTECTIVE))
    counts = _("%(risks)d risk · %(protective)d protective") % {
        "risks": len(risks),
        "protective": len(protective),
    }
    page = {"place": source.partnership.slug, "level": level.value}
    return LevelFacts(
        level=level,
        title=_(level.label),
        counts=counts,
        risk=_first(risks),
        protective=_first(protective),
        href=reverse("library:level", kwargs=page) if source.local else "",
    )


def _first(factors):
    """Those that act at this level alone come first: they say most about it."""
    return tuple(one.label for one in sorted(factors, key=lambda one: len(one.levels))[:SHOWN])


def continuum_of_support(source, about):
    """Three groups, five kinds, what each looks like, and what families find here."""
    slug, by_tier = "continuum-of-support", source.services_by(Tier)
    kinds = tuple(
        Kind(group=one.row_heading, item=source.item(slug, one, here=source.here(by_tier[tier])))
        for tier, one in zip(Tier, source.framework(slug).elements, strict=True)
    )
    words = {"from_words": _("For everyone"), "to_words": _("For some, for as long as needed")}
    heads = {
        "group_word": _("Group"),
        "kind_word": _("Kind of support"),
        "looks_word": _("What it looks like"),
    }
    return Continuum(kinds=kinds, **words, **heads, **about, **own_words())


def needs_picture(source, about):
    """Five groups of need with the services that are for each."""
    slug, by_group = "needs-groups", source.services_by(NeedGroup)
    thriving, *groups = (
        source.item(slug, one, here=source.here(by_group[group]), note=source.count(by_group[group]))
        for group, one in zip(NeedGroup, source.framework(slug).elements, strict=True)
    )
    return Needs(
        thriving=thriving,
        groups=tuple(groups),
        ground=_("Promotion and prevention for everyone"),
        group_word=_("Need group"),
        means_word=_("Who it means"),
        count_word=_("How many"),
        **about,
        **own_words(),
    )
