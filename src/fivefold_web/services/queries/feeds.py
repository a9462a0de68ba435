"""Reading feeds: where services came from, what a newer file no longer names, what the place publishes."""

import json
import uuid
from dataclasses import replace

from django.db.models import Count, Q
from django.http import Http404

from fivefold.services.offer import Offer
from fivefold.sources.service_words import name_based_id
from fivefold_web.services.models import Feed, PublishedFeed, Service
from fivefold_web.services.queries.directory import current_services_of, services_of
from fivefold_web.services.queries.offers import as_offer, read_marks


def feeds_of(partnership):
    """Feeds by name, each with how many of its services are in the directory."""
    current = Q(services__archived__isnull=True)
    return Feed.objects.filter(partnership=partnership).annotate(count=Count("services", filter=current))


def feed_of(partnership, pk):
    """One feed of this place with its count, or 404."""
    feed = feeds_of(partnership).filter(pk=pk).first()
    if feed is None:
        raise Http404
    return feed


def feed_called(partnership, name):
    return Feed.objects.filter(partnership=partnership, name=name).first()


def tally_in(feed):
    """What the last file held and lacked; an empty record where none was read."""
    return json.loads(feed.tally) if feed.tally else {}


def services_from(feed):
    return services_of(feed.partnership).filter(feed=feed)


def no_longer_named(feed, keys):
    """Services of a feed that a newer, whole file does not name; they are listed, never deleted."""
    named = set(keys)
    return [row for row in services_from(feed).only("pk", "key", "name") if row.key not in named]


def missing_from_last_file(feed):
    """Those that are still in the directory, by name."""
    return services_from(feed).filter(key__in=tally_in(feed).get("missing", []))


def told_apart(partnership, name, offers):
    """The services with a key of their own where another feed uses the same number for something else.

    A UUID means the same service everywhere; "17" does not.
    """
    unsafe = {offer.id for offer in offers if not _is_uuid(offer.id)}
    if not name or not unsafe:
        return tuple(offers)
    rows = Service.objects.filter(partnership=partnership, key__in=unsafe, feed__isnull=False)
    taken = {row.key: row for row in rows.exclude(feed__name=name).only("key", "name")}
    return tuple(
        replace(offer, id=name_based_id(name, offer.id)) if _differs(taken.get(offer.id), offer) else offer
        for offer in offers
    )


def _differs(row, offer: Offer):
    return row is not None and row.name.casefold() != offer.name.casefold()


def _is_uuid(text):
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


# --- what the place gives to everybody -----------------------------------------------------------------------------


def publishing_of(partnership):
    """Whether and how the place publishes its directory; None where nobody ever said."""
    return PublishedFeed.objects.filter(partnership=partnership).first()


def published_place(slug):
    """A place that publishes its directory, with its licence, or 404."""
    found = PublishedFeed.objects.filter(partnership__slug=slug, published=True)
    published = found.select_related("partnership").first()
    if published is None:
        raise Http404
    return published


def offers_for_everybody(partnership):
    """Services that are open now and not archived, with their number and the moment of their last change."""
    rows = list(current_services_of(partnership))
    marks = read_marks(partnership)
    return [(row.pk, as_offer(row, marks), row.changed) for row in rows]
