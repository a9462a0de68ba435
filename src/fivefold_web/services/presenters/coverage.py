"""The continuum table in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.catalogue import tiers as tier_entries
from fivefold.services.coverage import (
    CONTINUUM_SOURCE,
    along_the_continuum,
    groups,
)
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import TierGroup
from fivefold_web.design.words import translated

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
