"""Support by whom it is offered to, at each level, in words."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.cover import Cover, Limits, cover_of
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Reach
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.directory import how_many, reach_word
from fivefold_web.services.presenters.supplied import SIGNS, places_words, wait_words


@dataclass(frozen=True)
class ReachCell:
    kind: str
    state: str
    sign: str
    word: str
    services: str
    supply: list[str]
    query: str
    label: str


@dataclass(frozen=True)
class ReachRow:
    ring: str
    label: str
    cells: list[ReachCell]
    silent: str


@dataclass(frozen=True)
class ReachGap:
    level: str
    ring: str
    kind: str
    title: str
    citation: Citation


@dataclass(frozen=True)
class ReachPage:
    heading: str
    kinds: list[str]
    rows: list[ReachRow]
    gaps: list[ReachGap]
    total: int
    silent: str

    @classmethod
    def of(cls, services, about):
        limits = Limits(about.on)
        standing = {
            (level, reach): [one for one in services if level in one.levels and one.reach is reach]
            for level in Level
            for reach in (*Reach, None)
        }
        silent = sum(one.reach is None for one in services)
        return cls(
            heading=_("Support by reach"),
            kinds=[translated(reach.label) for reach in Reach],
            rows=[_row(level, standing, limits) for level in Level],
            gaps=[
                _gap(level, reach, len(services), about)
                for level in Level
                for reach in Reach
                if not standing[level, reach]
            ],
            total=len(services),
            silent=_silent(silent),
        )


def _row(level, standing, limits):
    cells = [_cell(level, reach, standing[level, reach], limits) for reach in Reach]
    silent = len(standing[level, None])
    return ReachRow(level.value, translated(level.label), cells, how_many(silent) if silent else "–")


def _cell(level, reach, services, limits):
    cover = cover_of([one.supply for one in services], limits)
    counted = how_many(cover.services)
    return ReachCell(
        kind=translated(reach.label),
        state=cover.cover.value,
        sign=SIGNS[cover.cover],
        word=translated(cover.cover.label),
        services=counted if services else "",
        supply=[places_words(cover), wait_words(cover)] if cover.cover is not Cover.NONE else [],
        query=urlencode({"level": level.value, "reach": reach.value}),
        label=_("%(services)s: %(level)s, %(kind)s")
        % {"services": counted, "level": translated(level.label), "kind": reach_word(reach)},
    )


def _gap(level, reach, total, about):
    facts = {"reach": reach_word(reach).lower(), "level": translated(level.label)}
    title = _("No %(reach)s service at the level “%(level)s”") % facts
    services = ngettext("%(count)d open service", "%(count)d open services", total) % {"count": total}
    citation = Citation(
        kind=SourceKind.SERVICE_GAP,
        key=f"service-gap:reach:{level.value}:{reach.value}",
        title=title,
        detail=_("0 of %(services)s in the directory") % {"services": services},
        path=about.path,
        source=_("Service directory of %(place)s") % {"place": about.place},
        as_of=about.on,
        figures=(f"0 / {total}",),
    )
    return ReachGap(translated(level.label), level.value, translated(reach.label), title, citation)


def _silent(count):
    if not count:
        return ""
    return ngettext(
        "%(n)d service does not say to whom it is offered.",
        "%(n)d services do not say to whom they are offered.",
        count,
    ) % {"n": count}
