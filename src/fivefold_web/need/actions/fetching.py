"""The thread that fetches: bounded, with connections of its own, so that no page waits for a publisher."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import connections

from fivefold.sources.fetching import Courtesy, Engine, GaveUp, Mirrors, Query, Stopped, source_called
from fivefold_web.need.actions import retrieved
from fivefold_web.places import staging

log = logging.getLogger(__name__)
COURTESY = Courtesy(settings.FETCHING_PAUSE)
KEPT_SECONDS = 60 * 24 * 3600
EVERY_SECONDS = 1.0
UNEXPECTED = "Something went wrong here, not at the publisher."
UNEXPECTED_REMEDY = (
    "Press Go on. If it happens again, tell whoever looks after this installation; the log says more."
)


@dataclass(frozen=True)
class Asker:
    """Whoever asked for a fetch, by name: the thread outlives the page that knew the member."""

    audit_label: str


@cache
def _threads(most):
    return ThreadPoolExecutor(most, thread_name_prefix="fetching")


def start(pk):
    """Fetch behind the page, or before it is answered where no threads are wanted."""
    if settings.FETCHING_THREADS:
        _threads(settings.FETCHING_THREADS).submit(_in_thread, pk)
    else:
        run(pk)


def _in_thread(pk):
    try:
        run(pk)
    finally:
        connections.close_all()


def run(pk):
    """Fetch what was asked for, stage it, and write down what became of it. Nothing is raised."""
    retrieval = retrieved.claim(pk)
    if retrieval is None:
        return
    watch = Watch(pk)
    try:
        _bring(retrieval, watch)
    except Stopped:
        log.info("fetch %s was stopped", pk)
    except GaveUp as word:
        retrieved.failed(pk, word.said, word.remedy)
    except Exception:
        log.exception("fetch %s failed", pk)
        retrieved.failed(pk, UNEXPECTED, UNEXPECTED_REMEDY)


def _bring(retrieval, watch):
    source = source_called(retrieval.source)
    if source is None:
        raise GaveUp("This source is no longer known.", "Choose another source.")
    asked = retrieval.asked_for
    query = Query(
        areas=asked.get("areas", {}),
        indicators=tuple(asked.get("indicators", ())),
        edition=asked.get("edition", ""),
    )
    fetched = source.fetch(query, engine_for(retrieval, watch))
    with fetched.path.open("rb") as file:
        held = staging.hold(
            retrieval.partnership, File(file, name=fetched.filename), Asker(retrieval.asked_by)
        )
    if fetched.path.name.startswith(f"{retrieval.pk}-"):
        fetched.path.unlink(missing_ok=True)
    if not retrieved.arrived(retrieval.pk, fetched, held.key, held.path.stat().st_size):
        staging.discard(held)


def engine_for(retrieval, watch):
    """An engine whose folder belongs to this fetch's source and question: it goes on where it was."""
    folder = Path(settings.FIVEFOLD_DATA) / "fetched" / str(retrieval.partnership_id) / retrieval.source
    sweep(folder)
    return Engine(
        folder=folder,
        clock=time.time,
        sleep=watch.sleep,
        courtesy=COURTESY,
        mirrors=Mirrors(settings.FETCHING_MIRRORS),
        report=watch.report,
        stopped=watch.was_stopped,
        contact=settings.FETCHING_CONTACT,
        label=f"{retrieval.pk}-",
    )


def sweep(folder):
    """Forget bodies that nobody asked for again in two months; what entered is in the database."""
    limit = time.time() - KEPT_SECONDS
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)


class Watch:
    """Writes down about once a second how far a fetch has come, and hears there whether somebody stopped it."""

    def __init__(self, pk):
        self._pk, self._stopped = pk, False
        self._written = 0.0
        self._last = (0, None, "")

    def report(self, progress):
        self._last = tuple(progress)
        self._write()

    def was_stopped(self):
        self._write()
        return self._stopped

    def sleep(self, seconds):
        time.sleep(seconds)
        self._write()

    def _write(self):
        now = time.monotonic()
        if now - self._written >= EVERY_SECONDS:
            self._written = now
            self._stopped = not retrieved.moved_on(self._pk, *self._last)
