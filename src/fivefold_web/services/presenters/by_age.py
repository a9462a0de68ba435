"""Support by age in words and as a picture: how many services take a child at each age, and where none does."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.ages_covered import AgeRow, AgesCovered, Span
from fivefold.services.ages_taken import stretches, untaken, within
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.design.words import translated
from fivefold_web.services.ages import age_label, band_label
from fivefold_web.services.presenters.directory import first_upper, how_many, reach_word

TICKS = (-9, 0, 6, 12, 18, 24, 36, 48, 60)
ROWS_SHOWN = 40


@dataclass(frozen=True)
class Untaken:
    """Ages for which no service of a kind is there, offered as evidence."""

    kind: str
    ages: str
    title: str
    citation: Citation


@dataclass(frozen=True)
class AgesPage:
    heading: str
    wide: str
    tall: str
    twin: object
    caption: str
    gaps: list[Untaken]
    without: list[tuple[str, int]]
    without_words: str
    outside: str
    cut: str
    total: int
    query: str

    @classmethod
    def of(cls, partnership, services, asked, about):
        """`asked` says whether rows are kinds of support or services, and what they are narrowed to."""
        among = _among(services, asked)
        known = [one for one in among if one.ages is not None]
        inside = [one for one in known if within(one.ages)]
        by_service = asked["rows"] == "service"
        gaps = [] if by_service else _gaps(inside, asked, about, len(among))
        picture = _of_services(partnership, inside) if by_service else _of_kinds(inside, asked)
        without = [(one.name, one.number) for one in among if one.ages is None]
        return cls(
            heading=_("Support by age"),
            wide=mark_safe(picture.svg()) if picture else "",  # noqa: S308
            tall=mark_safe(picture.svg(tall=True)) if picture else "",  # noqa: S308
            twin=picture.twin() if picture else None,
            caption=picture.title if picture else "",
            gaps=gaps,
            without=without,
            without_words=_without(len(without), len(among)),
            outside=_outside(len(known) - len(inside)),
            cut=_cut(len(inside)) if by_service else "",
            total=len(among),
            query="",
        )


def _among(services, asked):
    """The services of the kind and the reach that are asked for."""
    tier = Tier(asked["tier"]) if asked["tier"] else None
    reach = Reach(asked["reach"]) if asked["reach"] else None
    return [
        one
        for one in services
        if (tier is None or tier in one.tiers) and (reach is None or one.reach is reach)
    ]


def _of_kinds(services, asked):
    """A row for any kind, then one for each kind of support."""
    rows = (_kind_row(name, bands) for name, bands in _kinds(services, asked))
    return AgesCovered(
        title=_("Services that take a child, by age and kind of support"), rows=tuple(rows), **_words()
    )


def _kinds(services, asked):
    """The names of rows with the ages that their services take."""
    shown = [tier for tier in Tier if asked["tier"] in ("", tier.value)]
    every = [] if asked["tier"] else [(_("Any kind"), [one.ages for one in services])]
    return every + [
        (translated(tier.label), [one.ages for one in services if tier in one.tiers]) for tier in shown
    ]


def _kind_row(name, bands):
    spans = (
        Span(one.ages.start, one.ages.end, first_upper(band_label(one.ages)), _how_many(one.count), one.count)
        for one in stretches(bands)
    )
    return AgeRow(name, tuple(spans))


def _of_services(partnership, services):
    """A row for each service, the youngest first; nothing where there is none."""
    if not services:
        return None
    first = sorted(services, key=lambda one: (one.ages.start, one.ages.end, one.name.casefold()))
    rows = (_service_row(partnership, one) for one in first[:ROWS_SHOWN])
    return AgesCovered(title=_("Ages that each service takes"), rows=tuple(rows), **_words())


def _service_row(partnership, service):
    inside = within(service.ages)
    ages = first_upper(band_label(service.ages))
    href = reverse("services:detail", kwargs={"place": partnership.slug, "pk": service.number})
    return AgeRow(service.name, (Span(inside.start, inside.end, ages, _("takes a child")),), href)


def _words():
    return {
        "ticks": tuple((months, first_upper(age_label(months))) for months in TICKS),
        "none_word": _("none"),
        "headers": (_("What"), _("Ages"), _("How many")),
    }


def _how_many(count):
    return how_many(count) if count else _("no service")


def _gaps(services, asked, about, total):
    found = []
    for tier in Tier:
        if asked["tier"] in ("", tier.value):
            bands = [one.ages for one in services if tier in one.tiers]
            found += [_gap(tier, ages, asked["reach"], about, total) for ages in untaken(bands)]
    return found


def _gap(tier, ages, reach, about, total):
    kind, words = translated(tier.label), band_label(ages)
    title = _("No service that says its ages gives %(kind)s from %(ages)s") % {
        "kind": kind.lower(),
        "ages": words,
    }
    services = ngettext("%(count)d open service", "%(count)d open services", total) % {"count": total}
    detail = _("0 of %(services)s") % {"services": services}
    if reach:
        detail = f"{detail}; {reach_word(reach)}"
    key = f"service-gap:ages:{tier.value}:{ages.start}:{ages.end}" + (f":{reach}" if reach else "")
    citation = Citation(
        kind=SourceKind.SERVICE_GAP,
        key=key.replace(" ", "-"),
        title=title,
        detail=detail,
        path=about.path,
        source=_("Service directory of %(place)s") % {"place": about.place},
        as_of=about.on,
        figures=(f"0 / {total}",),
    )
    return Untaken(kind, first_upper(words), title, citation)


def _without(without, total):
    if not without:
        return ""
    words = ngettext(
        "%(n)d of %(all)d service does not say its ages. It is in no row: not saying is not “all ages”.",
        "%(n)d of %(all)d services do not say their ages. They are in no row: not saying is not “all ages”.",
        total,
    )
    return words % {"n": without, "all": total}


def _outside(count):
    if not count:
        return ""
    return ngettext(
        "%(n)d service takes children from five years on only.",
        "%(n)d services take children from five years on only.",
        count,
    ) % {"n": count}


def _cut(count):
    if count <= ROWS_SHOWN:
        return ""
    return _("The first %(shown)d of %(all)d are shown. Choose a kind of support to see fewer.") % {
        "shown": ROWS_SHOWN,
        "all": count,
    }
