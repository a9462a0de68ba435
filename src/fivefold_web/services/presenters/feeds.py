"""Feeds in words: whose services these are, how fresh, what they lack, what is no longer in them."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.tally import Lack
from fivefold_web.design.words import translated
from fivefold_web.services.queries.feeds import tally_in

ENDPOINTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")


@dataclass(frozen=True)
class FeedRow:
    """One feed in the list."""

    number: int
    name: str
    count: int
    licence: str
    read: str
    missing: int


@dataclass(frozen=True)
class FeedsPage:
    """All feeds of the place, and whether it publishes its own."""

    heading: str
    rows: list[FeedRow]
    published: bool
    licence: str
    address: str

    @classmethod
    def of(cls, feeds, published, address):
        return cls(
            heading=_("Feeds of services"),
            rows=[row_of(feed) for feed in feeds],
            published=bool(published and published.published),
            licence=published.licence if published else "",
            address=address,
        )


def row_of(feed):
    return FeedRow(
        feed.pk, feed.name, feed.count, feed.licence, read_words(feed), len(tally_in(feed).get("missing", ()))
    )


def read_words(feed):
    """When it was read and by whom."""
    if feed.read_on is None:
        return _("not read yet")
    day = date_format(localtime(feed.read_on), "j F Y")
    return _("%(day)s by %(who)s") % {"day": day, "who": feed.read_by}


@dataclass(frozen=True)
class FeedPage:
    """One feed: what the last file held and lacked, and what it no longer names."""

    heading: str
    number: int
    facts: list[tuple[str, str]]
    lacking: list[str]
    whole: bool
    missing: list

    @classmethod
    def of(cls, feed, missing):
        tally = tally_in(feed)
        facts = [
            (_("Services in the directory"), str(feed.count)),
            (_("Last read"), read_words(feed)),
            (_("Layout"), feed.layout or _("not known")),
            (_("Licence"), feed.licence or _("not known: ask before you pass its services on")),
            (_("Published at"), feed.address or _("not given")),
        ]
        return cls(
            heading=feed.name,
            number=feed.pk,
            facts=facts,
            lacking=lacking_words(tally.get("services", 0), tally.get("lacking", {})),
            whole=tally.get("whole", True),
            missing=list(missing),
        )


def lacking_words(services, lacking):
    """ "12 of 40 give no ages": one sentence for each fact that is lacking."""
    known = {lack.value: lack for lack in Lack}
    return [
        _("%(count)d of %(all)d %(what)s")
        % {"count": count, "all": services, "what": translated(known[word].label)}
        for word, count in lacking.items()
        if word in known
    ]


def tally_words(tally):
    """The same of a file that was not taken in yet."""
    return lacking_words(tally.services, {lack.value: count for lack, count in tally.lacking})


def missing_words(count):
    return ngettext(
        "%(count)d service of this feed is not in the file. It stays until you archive it.",
        "%(count)d services of this feed are not in the file. They stay until you archive them.",
        count,
    ) % {"count": count}
