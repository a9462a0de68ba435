"""Writing feeds: services enter under the name of their feed; the place publishes its own, or does not."""

import json

from django.db import transaction
from django.utils import timezone

from fivefold.services.tally import tally_of
from fivefold_web.audit.actions import record
from fivefold_web.services.actions.directory import import_services
from fivefold_web.services.models import Feed, PublishedFeed, Service
from fivefold_web.services.queries import feeds as queries


@transaction.atomic
def take_in(*, partnership, reading, by, name="", licence="", sha256=""):
    """Take in a whole file or nothing, and remember of which feed it is. Without a name it is of none.

    A service that was entered by hand stays so; one that came from a file before feeds had names gets its feed.
    """
    offers = queries.told_apart(partnership, name, reading.offers)
    of_no_feed = Service.objects.filter(partnership=partnership, feed__isnull=True)
    by_hand = set(of_no_feed.filter(original="").values_list("pk", flat=True))
    done = import_services(partnership=partnership, offers=offers, by=by)
    if name:
        feed = _read_again(partnership, reading, by, name, licence, sha256)
        theirs = of_no_feed.filter(key__in=[offer.id for offer in offers])
        theirs.exclude(pk__in=by_hand).update(feed=feed)
        _remember(feed, reading, offers, by)
    return done


def _read_again(partnership, reading, by, name, licence, sha256):
    feed = queries.feed_called(partnership, name) or Feed(partnership=partnership, name=name)
    feed.licence, feed.layout = licence or feed.licence, reading.layout[:40]
    feed.sha256, feed.read_on, feed.read_by = sha256, timezone.now(), by.audit_label[:200]
    feed.save()
    return feed


def _remember(feed, reading, offers, by):
    """What the file held and lacked, and what it no longer names."""
    missing = queries.no_longer_named(feed, (offer.id for offer in offers)) if reading.is_whole else []
    tally = tally_of(offers)
    told = {
        "services": tally.services,
        "lacking": {lack.value: count for lack, count in tally.lacking},
        "whole": reading.is_whole,
        "missing": [row.key for row in missing],
    }
    feed.tally = json.dumps(told)
    feed.save()
    after = {"services": tally.services, "no longer named": len(missing), "licence": feed.licence}
    record(partnership=feed.partnership, by=by, did="read", what=feed, after=after)


@transaction.atomic
def describe_feed(*, feed, facts, by):
    """Say under which licence a feed stands and where it is read. Nothing different, nothing written."""
    before = {name: getattr(feed, name) for name in facts}
    if before == facts:
        return
    for name, said in facts.items():
        setattr(feed, name, said)
    feed.save()
    record(partnership=feed.partnership, by=by, did="described", what=feed, before=before, after=facts)


@transaction.atomic
def publish(*, partnership, published, licence, by):
    """Give the directory to everybody under a licence, or take it back."""
    there = queries.publishing_of(partnership)
    before = {"published": there.published, "licence": there.licence} if there else None
    after = {"published": published, "licence": licence}
    if before == after:
        return there
    row = there or PublishedFeed(partnership=partnership)
    row.published, row.licence, row.changed_by = published, licence, by.audit_label[:200]
    row.save()
    did = "published" if published else "no longer publishes"
    record(partnership=partnership, by=by, did=did, what=row, before=before, after=after)
    return row
