"""How fresh services are, in words: nothing rests on colour alone."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.freshness import LONG_AGO_MONTHS, Confirmed, counted, freshness
from fivefold_web.design.words import translated

SIGNS = {Confirmed.NEVER: "○", Confirmed.AHEAD: "?", Confirmed.LONG_AGO: "◐", Confirmed.LATELY: "●"}
KEYS = {
    Confirmed.NEVER: "never",
    Confirmed.AHEAD: "ahead",
    Confirmed.LONG_AGO: "long-ago",
    Confirmed.LATELY: "lately",
}


def rule_words():
    """The rule, where the words are used."""
    return ngettext(
        "“Confirmed long ago” means %(n)d whole month ago or more.",
        "“Confirmed long ago” means %(n)d whole months ago or more.",
        LONG_AGO_MONTHS,
    ) % {"n": LONG_AGO_MONTHS}


@dataclass(frozen=True)
class FreshWords:
    """The state of one service: its sign, its word, how old, on which day and by whom."""

    key: str
    sign: str
    state: str
    when: str
    by: str
    needs_a_look: bool

    @property
    def words(self):
        return ", ".join(part for part in (self.state, self.when, self.by) if part)


def fresh_words(service, today):
    """How fresh a row of the directory is."""
    found = freshness(service.assured_on, today)
    by = _("by %(who)s") % {"who": service.confirmed_by} if service.confirmed_by else ""
    unsaid = _("nobody noted by whom") if service.assured_on else ""
    return FreshWords(
        key=KEYS[found.state],
        sign=SIGNS[found.state],
        state=translated(found.state.label),
        when=_when(service.assured_on, found.months),
        by=by if service.assured_on and by else unsaid,
        needs_a_look=found.state.needs_a_look,
    )


def _when(day, months):
    if day is None:
        return ""
    on = _("on %(day)s") % {"day": date_format(day, "j F Y")}
    return on if months is None else f"{on} ({ago(months)})"


def ago(months):
    """An age in whole months, years from two years on."""
    if not months:
        return _("less than a month ago")
    if months < 24:
        return ngettext("%(n)d month ago", "%(n)d months ago", months) % {"n": months}
    return ngettext("%(n)d year ago", "%(n)d years ago", months // 12) % {"n": months // 12}


@dataclass(frozen=True)
class ProfilePart:
    """What stands beside the facts on the page of a service."""

    fresh: FreshWords
    rule: str
    checks: list


@dataclass(frozen=True)
class FreshRow:
    number: int
    name: str
    organisation: str
    fresh: FreshWords
    link: str
    reply: int | None


@dataclass(frozen=True)
class Tile:
    key: str
    label: str
    count: int
    href: str
    is_shown: bool


@dataclass(frozen=True)
class FreshPage:
    heading: str
    rows: list[FreshRow]
    results: object
    tiles: list[Tile]
    waiting: str
    links: str
    rule: str
    query: str

    @classmethod
    def of(cls, partnership, results, days, replies, links, shown, today):
        """`days` are the days of confirmation of all services; `replies` and `links` are those that are open."""
        by_service = {reply.service_id: reply.pk for reply in reversed(replies)}
        ends = {link.service_id: link.ends for link in reversed(links)}
        return cls(
            heading=_("Are these still right?"),
            rows=[_row(one, ends, by_service, today) for one in results.object_list],
            results=results,
            tiles=_tiles(partnership, days, shown, today),
            waiting=_waiting(len(replies)),
            links=_links(len(links)),
            rule=rule_words(),
            query=f"show={KEYS[shown]}" if shown else "",
        )


def _row(service, ends, replies, today):
    end = ends.get(service.pk)
    return FreshRow(
        number=service.pk,
        name=service.name,
        organisation=service.organisation_name,
        fresh=fresh_words(service, today),
        link=_("a link works until %(day)s") % {"day": date_format(end, "j F Y")} if end else "",
        reply=replies.get(service.pk),
    )


def _tiles(partnership, days, shown, today):
    address = reverse("services:fresh", kwargs={"place": partnership.slug})
    counts = counted(days, today)
    tiles = [
        Tile(KEYS[one], translated(one.label), counts[one], f"{address}?show={KEYS[one]}", one is shown)
        for one in Confirmed
        if counts[one] or one is not Confirmed.AHEAD
    ]
    return [Tile("", _("All services"), len(days), address, shown is None), *tiles]


def _waiting(count):
    if not count:
        return ""
    return ngettext(
        "%(n)d answer of a service waits for you", "%(n)d answers of services wait for you", count
    ) % {"n": count}


def _links(count):
    return ngettext("%(n)d link works now", "%(n)d links work now", count) % {"n": count}


def sheet_rows(services, today):
    """The list as rows of a file; the first is its heading."""
    head = (_("Service"), _("Organisation"), _("State"), _("Confirmed on"), _("Whole months ago"), _("By"))
    yield head
    for one in services:
        found = freshness(one.assured_on, today)
        yield (
            one.name,
            one.organisation_name,
            translated(found.state.label),
            one.assured_on,
            found.months,
            one.confirmed_by,
        )
