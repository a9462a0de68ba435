"""The live door: /live/<code>/ tells phones and screens what has changed, as server-sent events.

It stands beside Django as plain ASGI. One poller a process looks at all watched sessions every 0.3 s, however many
phones listen; a phone holds a socket and neither a thread nor a database connection. What is told is the newest state:
a phone that is too slow for one change gets the next one.
"""

import asyncio
import logging
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from fivefold.workshops.codes import tidy
from fivefold_web.config import live_reading

log = logging.getLogger("fivefold.live")

LOOKS_EVERY = 0.3  # seconds
COUNTS_EVERY = 1.0
BEATS_EVERY = 15.0
TRIES_AGAIN_AFTER = 2.0  # seconds, where the database does not answer
MOST_PHONES = 5000  # a process; the next one is told to poll instead
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    # A proxy may neither keep, nor compress, nor collect what should arrive at once.
    (b"cache-control", b"no-cache, no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]
# Some proxies wait for two kilobytes before they pass anything on.
OPENING = b":" + b" " * 2048 + b"\n\nretry: 3000\n\n"
BEAT = b"event: beat\ndata: 1\n\n"


class Room:
    """A watched session: its newest state and counts, and who listens."""

    def __init__(self, state):
        self.state, self.counts = state, b""
        self.listeners = set()

    @property
    def counted(self):
        return any(listener.counts for listener in self.listeners)

    def tell(self, state=None, counts=None):
        """Wake those who listen, if there is anything new."""
        if state is None and counts in (None, self.counts):
            return
        self.state, self.counts = state or self.state, self.counts if counts is None else counts
        for listener in self.listeners:
            listener.news.set()


class Listener:
    """One phone or screen. It remembers what it was told; between two tellings only the newest counts."""

    def __init__(self, *, counts):
        self.counts = counts
        self.news = asyncio.Event()
        self.gone = False
        self.told_version, self.told_counts = None, b""

    def fresh(self, room):
        """What it has not been told yet, as one piece."""
        told = b""
        if room.state is None:
            return told
        if room.state.version != self.told_version:
            self.told_version = room.state.version
            told += state_event(room.state, datetime.now(UTC))
        if self.counts and room.counts != self.told_counts:
            self.told_counts = room.counts
            told += b"event: counts\ndata: " + room.counts + b"\n\n"
        return told


def state_event(state, now):
    """The event of a state, with the time of the server, so that a phone's clock may be wrong."""
    stamp = b'{"now":"' + now.isoformat().encode() + b'",'
    return b"event: state\ndata: " + stamp + state.body[1:] + b"\n\n"


class Door:
    """The ASGI application of /live/."""

    def __init__(self):
        self.rooms, self.opening = {}, {}
        self.phones = 0
        self.closing = False
        self.watching = None
        # One thread, and so one database connection, however many sessions are watched.
        self.reader = ThreadPoolExecutor(1, thread_name_prefix="live")

    async def __call__(self, scope, receive, send):
        if scope["method"] != "GET":
            return await _refuse(send, 405, b"Only GET.")
        if self.closing or self.phones >= MOST_PHONES:
            return await _refuse(send, 503, b"Too many listen. Ask for the state instead.")
        self.phones += 1
        try:
            code = tidy(scope["path"].removeprefix("/live/").strip("/"))
            state = await self._state(code)
            if state is None:
                return await _refuse(send, 404, b"There is no session with this code.")
            listener = Listener(counts=b"counts" in scope["query_string"])
            return await self._serve(self._watched(code, state), listener, receive, send)
        finally:
            self.phones -= 1

    async def _state(self, code):
        """The state of a session, or None. A crowd that comes at once waits for one reading."""
        if code in self.rooms:
            return self.rooms[code].state
        if code not in self.opening:
            self.opening[code] = asyncio.ensure_future(self._reading(live_reading.read, code))
            self.opening[code].add_done_callback(lambda _done: self.opening.pop(code))
        return await asyncio.shield(self.opening[code])

    def version_of(self, code):
        """The version that a watched session has reached, or None where nobody listens."""
        room = self.rooms.get(code)
        return room.state.version if room and room.state else None

    def _watched(self, code, state):
        room = self.rooms.setdefault(code, Room(state))
        if self.watching is None or self.watching.done():
            self.watching = asyncio.ensure_future(self._watch())
        return room

    def _reading(self, read, *facts):
        return asyncio.get_running_loop().run_in_executor(self.reader, read, *facts)

    async def _serve(self, room, listener, receive, send):
        room.listeners.add(listener)
        leaving = asyncio.ensure_future(_left(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await send(_piece(OPENING + listener.fresh(room)))
            while not (self.closing or listener.gone or room.state is None):
                await send(_piece(await self._next(room, listener)))
            await send(_piece(b"", more=False))
        finally:
            leaving.cancel()
            room.listeners.discard(listener)

    async def _next(self, room, listener):
        """What to tell next; a beat after a while of nothing, which also finds phones that are gone."""
        try:
            async with asyncio.timeout(BEATS_EVERY):
                await listener.news.wait()
        except TimeoutError:
            return BEAT
        listener.news.clear()
        return listener.fresh(room)

    async def _watch(self):
        """Look at all watched sessions, again and again, as long as somebody listens."""
        counted_at = 0.0
        while self.rooms and not self.closing:
            await asyncio.sleep(LOOKS_EVERY)
            now = asyncio.get_running_loop().time()
            with_counts = now - counted_at >= COUNTS_EVERY
            counted_at = now if with_counts else counted_at
            try:
                await self._look(with_counts)
            except Exception:
                if self.closing:
                    return
                log.exception("The live door could not read the database; it tries again.")
                await self._reading(live_reading.refresh_connection)
                await asyncio.sleep(TRIES_AGAIN_AFTER)

    async def _look(self, with_counts):
        for code in [code for code, room in self.rooms.items() if not room.listeners]:
            del self.rooms[code]
        known = {code: room.state.version for code, room in self.rooms.items()}
        counted = {code for code, room in self.rooms.items() if with_counts and room.counted}
        found = await self._reading(live_reading.look, known, counted)
        for code in found.gone & set(self.rooms):
            self._end(self.rooms.pop(code))
        for code, room in self.rooms.items():
            room.tell(found.states.get(code), found.counts.get(code))

    @staticmethod
    def _end(room):
        room.state = None
        for listener in room.listeners:
            listener.news.set()

    def close(self):
        """End all streams, so that the server can stop at once."""
        if self.closing:
            return
        self.closing = True
        self.reader.submit(live_reading.close_connection)
        self.reader.shutdown(wait=False)
        for room in list(self.rooms.values()):
            self._end(room)

    def close_on_signals(self):
        """Hear the same signal as the server: it would wait for the streams before it tells the application."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(
                number, _first(lambda: loop.call_soon_threadsafe(self.close), signal.getsignal(number))
            )


def _first(mine, theirs):
    def both(number, frame):
        mine()
        if callable(theirs):
            theirs(number, frame)

    return both


async def _left(receive, listener):
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.gone = True
    listener.news.set()


def _piece(body, *, more=True):
    return {"type": "http.response.body", "body": body, "more_body": more}


async def _refuse(send, status, why):
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    headers += [(b"retry-after", b"10")] if status == 503 else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send(_piece(why, more=False))
