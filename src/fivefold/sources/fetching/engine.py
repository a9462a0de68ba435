"""Fetching, politely: one request at a time a host, waits, goes on where it was cut, and gives up in words.

Clock, sleep, progress and the wish to stop are arguments; nothing here knows the time by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

from fivefold.late import Late
from fivefold.sources.fetching import sentences
from fivefold.sources.fetching.addresses import Mirrors
from fivefold.sources.fetching.asking import Body, GaveUp, Progress, Stopped, Wanted
from fivefold.sources.fetching.courtesy import MOST_ASKED_TO_WAIT, WAITS, Courtesy, asked_to_wait
from fivefold.sources.fetching.shapes import CutOff, check_head, check_whole
from fivefold.sources.fetching.store import Mark, Store

if TYPE_CHECKING:
    import httpx
else:
    httpx = Late("httpx")

MOST_REDIRECTS = 4
TROUBLE = frozenset({429, 500, 502, 503, 504})
WHO = "Fivefold (open-source workspace for local early-years partnerships)"


class _Again(Exception):
    """Something that may go better the next time; `word` is what to say if it never does."""

    def __init__(self, word: GaveUp, *, wait: float | None = None, came_further: bool = False) -> None:
        self.word, self.wait, self.came_further = word, wait, came_further


@dataclass(slots=True)
class Engine:
    """Fetches bodies into a folder. `seconds` bounds the whole fetch, `patience` one silence of the server."""

    folder: Path
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    courtesy: Courtesy = field(default_factory=Courtesy)
    mirrors: Mirrors = field(default_factory=lambda: Mirrors({}))
    report: Callable[[Progress], None] = lambda progress: None
    stopped: Callable[[], bool] = lambda: False
    contact: str = ""
    label: str = ""
    seconds: float = 900.0
    patience: float = 30.0
    _started: float = 0.0
    _store: Store = field(init=False)

    def __post_init__(self) -> None:
        self._store = Store(self.folder)
        self._started = self.clock()

    def made(self, name: str) -> Path:
        """Where a file lies that is put together from bodies; `label` keeps those of two fetches apart."""
        return self._store.made(f"{self.label}{name}")

    def body(self, wanted: Wanted) -> Body:
        """A complete body, out of the folder where the publisher says that it has not changed. Raises GaveUp or Stopped."""
        tries = 0
        while True:
            self._check(wanted)
            try:
                return self._attempt(wanted)
            except _Again as again:
                tries = 0 if again.came_further else tries
                if tries == len(WAITS):
                    raise again.word from again
                self._wait(WAITS[tries] if again.wait is None else again.wait)
                tries += 1

    def _check(self, wanted: Wanted) -> None:
        if self.stopped():
            raise Stopped
        if self.clock() - self._started > self.seconds:
            raise sentences.too_slow(wanted, self.seconds / 60)

    def _wait(self, seconds: float) -> None:
        """Wait second by second, so that a wish to stop is heard."""
        left = seconds
        while True:
            if self.stopped():
                raise Stopped
            if left <= 0:
                return
            self.sleep(min(1.0, left))
            left -= 1.0

    def _attempt(self, wanted: Wanted) -> Body:
        url = self.mirrors.url_of(wanted.source, wanted.path)
        url += f"?{urlencode(wanted.params)}" if wanted.params else ""
        for _ in range(MOST_REDIRECTS + 1):
            with self._answer(wanted, url) as response:
                if not response.has_redirect_location:
                    return self._take(wanted, response)
                url = self._led_to(wanted, url, response.headers["Location"])
        raise sentences.leads_away(wanted, "ever new addresses")

    def _led_to(self, wanted: Wanted, url: str, location: str) -> str:
        onward = urljoin(url, location)
        if not self.mirrors.admits(wanted.source, onward):
            raise sentences.leads_away(wanted, urlsplit(onward).netloc or "nowhere")
        return onward

    @contextmanager
    def _answer(self, wanted: Wanted, url: str) -> Iterator[httpx.Response]:
        """One request in its turn; what the network does to it may go better the next time."""
        client = httpx.Client(timeout=self.patience, headers={"User-Agent": self._who()})
        host = urlsplit(url).netloc
        try:
            with (
                self.courtesy.turn(host, self.clock, self._wait),
                client,
                client.stream("GET", url, headers=self._asking(wanted)) as response,
            ):
                yield response
        except httpx.TransportError as error:
            raise _Again(sentences.unreachable(wanted)) from error

    def _who(self) -> str:
        return f"{WHO}; {self.contact}" if self.contact else WHO

    def _asking(self, wanted: Wanted) -> dict[str, str]:
        """Ask for the rest of what was begun, or whether what is held has changed."""
        headers = {"Accept-Encoding": "identity"}
        begun, held = self._store.mark(wanted, of_part=True), self._store.mark(wanted)
        if begun.to_go_on and (size := self._store.part(wanted).stat().st_size):
            return headers | {"Range": f"bytes={size}-", "If-Range": begun.to_go_on}
        if held.etag:
            headers["If-None-Match"] = held.etag
        if held.modified:
            headers["If-Modified-Since"] = held.modified
        return headers

    def _take(self, wanted: Wanted, response: httpx.Response) -> Body:
        status = response.status_code
        if status == 304 and self._store.body(wanted).is_file():
            return self._held(wanted, was_held=True)
        if status in TROUBLE:
            raise self._trouble(wanted, response)
        if status == 416:
            self._store.forget_part(wanted)
            raise _Again(sentences.incomplete(wanted), wait=0)
        if status in (404, 410):
            raise sentences.gone(wanted, status)
        if status not in (200, 206):
            raise sentences.refused(wanted, status)
        self._receive(wanted, response)
        return self._finish(wanted)

    def _trouble(self, wanted: Wanted, response: httpx.Response) -> Exception:
        wait = asked_to_wait(response.headers.get("Retry-After", ""), self.clock())
        if wait is not None and wait > MOST_ASKED_TO_WAIT:
            return sentences.asks_to_wait(wanted, wait)
        return _Again(sentences.troubled(wanted, response.status_code, len(WAITS) + 1), wait=wait)

    def _receive(self, wanted: Wanted, response: httpx.Response) -> None:
        """Write what comes behind what is there; a body that is not the rest of it begins anew."""
        part = self._store.part(wanted)
        if not self._goes_on(wanted, response):
            self._store.begin(wanted, mark_of(response))
        received = before = part.stat().st_size if part.exists() else 0
        expected = total_of(response)
        if expected is not None and expected > wanted.most_bytes:
            raise sentences.too_large(wanted)
        try:
            with part.open("ab") as file:
                for chunk in response.iter_bytes():
                    if received == 0:
                        check_head(wanted, response.headers.get("Content-Type", ""), chunk)
                    file.write(chunk)
                    received += len(chunk)
                    self._report(wanted, received, expected)
        except httpx.TransportError as error:
            self._cut(wanted, received, expected, came_further=received > before, error=error)
        if expected is not None and received != expected:
            if received > expected:
                self._store.forget_part(wanted)
            self._cut(wanted, received, expected, came_further=before < received < expected)

    def _goes_on(self, wanted: Wanted, response: httpx.Response) -> bool:
        """Whether this is the rest of what was begun: of the same edition, from the very byte where it ended."""
        if response.status_code != 206:
            return False
        part, begun = self._store.part(wanted), self._store.mark(wanted, of_part=True)
        start = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
        now = mark_of(response)
        same = begun.to_go_on in ("", now.to_go_on) or not now.to_go_on
        if part.is_file() and start == str(part.stat().st_size) and same:
            return True
        self._store.forget_part(wanted)
        raise _Again(sentences.incomplete(wanted), wait=0)

    def _report(self, wanted: Wanted, received: int, expected: int | None) -> None:
        if received > wanted.most_bytes:
            self._store.forget_part(wanted)
            raise sentences.too_large(wanted)
        self.report(Progress(received, expected, wanted.about))
        self._check(wanted)

    def _cut(
        self,
        wanted: Wanted,
        received: int,
        expected: int | None,
        *,
        came_further: bool,
        error: Exception | None = None,
    ) -> None:
        """A cut body is kept where the server can go on from there; else it begins anew."""
        if not self._store.mark(wanted, of_part=True).to_go_on:
            self._store.forget_part(wanted)
            came_further = False
        silent = isinstance(error, httpx.TimeoutException)
        word = sentences.cut(wanted, received, expected, len(WAITS) + 1, silent=silent)
        raise _Again(word, came_further=came_further) from error

    def _finish(self, wanted: Wanted) -> Body:
        try:
            check_whole(self._store.part(wanted), wanted)
        except CutOff as cut_off:
            self._store.forget_part(wanted)
            raise _Again(sentences.incomplete(wanted)) from cut_off
        self._store.complete(wanted)
        return self._held(wanted)

    def _held(self, wanted: Wanted, *, was_held: bool = False) -> Body:
        path = self._store.body(wanted)
        address = self.mirrors.url_of(wanted.source, wanted.path)
        address += f"?{urlencode(wanted.params)}" if wanted.params else ""
        return Body(path, address, self._store.mark(wanted).edition, path.stat().st_size, was_held)


def mark_of(response: httpx.Response) -> Mark:
    """Of a body that was packed on the way no middle can be named."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return Mark()
    return Mark(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))


def total_of(response: httpx.Response) -> int | None:
    """Bytes of the whole body, where the server says so and nothing was packed on the way."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return None
    if response.status_code == 206:
        total = response.headers.get("Content-Range", "").rpartition("/")[2]
    else:
        total = response.headers.get("Content-Length", "")
    return int(total) if total.isascii() and total.isdigit() else None
