"""The directory at the endpoints of Open Referral UK, for everybody, where a lead publishes it."""

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotModified, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from fivefold.sources import open_referral_feed
from fivefold.sources.open_referral_feed import OpenFeed, open_feed
from fivefold.sources.open_referral_public import public
from fivefold.sources.open_referral_records import record_of
from fivefold_web.audit.queries import mark_of_last_event
from fivefold_web.services.forms.open_feed import asked_of
from fivefold_web.services.queries import feeds as queries

MOST_PLACES = 4
MOST_ANSWERS = 400
MOST_LOOKED_AT = 200
SECONDS = 300


@dataclass
class _Kept:
    """The feed of one place at a mark of its audit record, with answers that were asked for lately."""

    mark: tuple = ()
    feed: OpenFeed | None = None
    answers: OrderedDict = field(default_factory=OrderedDict)
    told: dict = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_places: OrderedDict = OrderedDict()
_looked: dict = {}
_door = Lock()


@require_safe
def start(request, place):
    """What this feed is, and in which version of the standard."""
    published = queries.published_place(place)
    address = request.build_absolute_uri(reverse("services-open:openapi", args=[place]))
    return _answered(request, open_referral_feed.root(address), published)


@require_safe
def openapi(request, place):
    """Which endpoints there are, as a machine reads it."""
    published = queries.published_place(place)
    here = request.build_absolute_uri(reverse("services-open:root", args=[place])).rstrip("/")
    body = open_referral_feed.openapi(here, published.partnership.name, published.licence)
    return _answered(request, body, published)


@require_safe
def listing(request, place, endpoint):
    """One page of a list."""
    published, mark = _state_of(place)
    asked, wrong = asked_of(request.GET)
    if wrong:
        return _open(JsonResponse({"error": wrong}, status=400))
    body, tag = _kept_answer(
        published.partnership, mark, (endpoint, asked), lambda feed: feed.page(endpoint, asked)
    )
    return _answered(request, body, published, tag)


@require_safe
def single(request, place, endpoint, number):
    """One thing with all that belongs to it."""
    published, mark = _state_of(place)
    answer = _kept_answer(
        published.partnership, mark, (endpoint, number), lambda feed: feed.one(endpoint, number)
    )
    if answer is None:
        raise Http404
    return _answered(request, answer[0], published, answer[1])


def _state_of(place):
    """Whether the place publishes (else 404), and the mark of its record. For a second nobody looks again."""
    now = time.monotonic()
    there = _looked.get(place)
    if there is not None and now - there[0] < settings.OPEN_FEED_LOOKS_AGAIN_AFTER:
        return there[1:]
    published = queries.published_place(place)
    mark = mark_of_last_event(published.partnership)
    if len(_looked) > MOST_LOOKED_AT:
        _looked.clear()
    _looked[place] = (now, published, mark)
    return published, mark


def _kept_answer(partnership, mark, key, tell):
    """The bytes of an answer with their tag; made once for a state of the place, or None where there is none."""
    kept = _kept_of(partnership)
    if kept.mark == mark and (there := kept.answers.get((mark, key))) is not None:
        return there
    with kept.lock:
        if kept.feed is None or kept.mark != mark:
            kept.feed = _feed_of(partnership, kept.told)
            kept.mark, kept.answers = mark, OrderedDict()
        body = tell(kept.feed)
        if body is None:
            return None
        there = kept.answers[mark, key] = (body, _tag(body))
        while len(kept.answers) > MOST_ANSWERS:
            kept.answers.popitem(last=False)
        return there


def _kept_of(partnership):
    key = (partnership.pk, partnership.slug, partnership.created)
    with _door:
        kept = _places.setdefault(key, _Kept())
        _places.move_to_end(key)
        while len(_places) > MOST_PLACES:
            _places.popitem(last=False)
        return kept


def _feed_of(partnership, told):
    """The feed as it is now. What a service said stays in `told` until the service changes."""
    every = queries.offers_for_everybody(partnership)
    now = {}
    for number, offer, changed in every:
        there = told.get(number)
        if there is None or there[:2] != (offer, changed):
            record = public(record_of(offer), changed.isoformat(timespec="seconds"))
            there = (offer, changed, open_referral_feed.told(record))
        now[number] = there
    told.clear()
    told.update(now)
    return open_feed(one for _offer, _changed, one in now.values())


def _tag(body):
    return f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def _answered(request, body, published, tag=""):
    tag = tag or _tag(body)
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponseNotModified()
    else:
        answer = HttpResponse(body, content_type="application/json")
    answer["ETag"] = tag
    answer["Cache-Control"] = f"public, max-age={SECONDS}"
    answer["X-Licence"] = published.licence.encode("ascii", "replace").decode().replace("\n", " ")
    return _open(answer)


def _open(answer):
    """Other websites may read it: it is for everybody, and no sign-in goes with it."""
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
