"""The continuum table in words."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.catalogue import tiers as tier_entries
from fivefold.services.cover import Cover, Limits, cover_of
from fivefold.services.coverage import (
    CONTINUUM_SOURCE,
    along_the_continuum,
    groups,
)
from fivefold.services.narrowing import narrowed
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import TierGroup
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.looking import narrowed_words, silent_words
from fivefold_web.services.presenters.supplied import SIGNS, places_words, wait_words, why_thin

NAMES_SHOWN = 8
GROUP_WORDS = {
    TierGroup.PROMOTION: lambda: _("Promotion"),
    TierGroup.PREVENTION: lambda: _("Prevention"),
    TierGroup.CARE: lambda: _("Care"),
}


@dataclass(frozen=True)
class Gap:
    """Somewhere that no open service acts, offered as evidence."""

    level: str
    ring: str
    kind: str
    title: str
    citation: Citation


@dataclass(frozen=True)
class About:
    """What a citation needs to know of the page it is made on."""

    place: str
    path: str
    on: object
    slug: str = ""


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
    state: str
    sign: str
    word: str
    supply: list[str]
    why: list[str]
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
    narrowed_to: list[str]
    silent: list[str]
    source: object = CONTINUUM_SOURCE

    @classmethod
    def of(cls, services, look, about):
        among = narrowed(services, look.to)
        along = along_the_continuum(among.fitting, look.counting)
        summaries = {entry.tier: entry.summary for entry in tier_entries()}
        looked = Looked(look, about, len(services))
        return cls(
            heading=_("Continuum of support"),
            groups=[
                GroupRows(
                    GROUP_WORDS[group](),
                    [kind_row(tier, along[tier], summaries[tier], looked) for tier in kinds],
                )
                for group, kinds in groups().items()
            ],
            total=len(services),
            narrowed_to=narrowed_words(look),
            silent=silent_words(among.silent),
        )


class Looked(NamedTuple):
    """How the directory is looked at, on which page, and how many services there are."""

    look: object
    about: About
    total: int


def kind_row(tier, services, summary, looked):
    words = ngettext("%(count)d service", "%(count)d services", len(services)) % {"count": len(services)}
    weeks = looked.look.weeks
    cover = cover_of([one.supply for one in services], Limits(looked.about.on, weeks))
    return KindRow(
        tier=tier.value,
        label=translated(tier.label),
        summary=summary,
        count=words if services else _("None"),
        shown=[(one.name, one.number) for one in services[:NAMES_SHOWN]],
        more=max(0, len(services) - NAMES_SHOWN),
        query=urlencode({"tier": tier.value}),
        state=cover.cover.value,
        sign=SIGNS[cover.cover],
        word=translated(cover.cover.label),
        supply=[places_words(cover), wait_words(cover)] if services else [],
        why=why_thin(cover, weeks) if cover.cover is Cover.THIN else [],
        gap=None if services else kind_gap(tier, looked),
    )


def kind_gap(tier, looked):
    """A kind of support that no open service gives at any level."""
    look, about, total = looked
    kind = translated(tier.label)
    title = _("No service gives %(kind)s") % {"kind": kind.lower()}
    services = ngettext("%(count)d open service", "%(count)d open services", total) % {"count": total}
    key = f"service-gap:kind:{tier.value}".replace(" ", "-")
    detail = _("0 of %(services)s in the directory") % {"services": services}
    citation = Citation(
        kind=SourceKind.SERVICE_GAP,
        key=key + (f":{look.query}" if look.to.narrows else ""),
        title=title,
        detail="; ".join([detail, *narrowed_words(look)]),
        path=about.path,
        source=_("Service directory of %(place)s; continuum: %(page)s")
        % {"place": about.place, "page": CONTINUUM_SOURCE.words},
        as_of=about.on,
        figures=(f"0 / {total}",),
    )
    return Gap("", "", kind, title, citation)
