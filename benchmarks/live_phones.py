"""Phones of a load test: each follows the stream of its session and answers every prompt, as room.js does.

Raw sockets in one process, so that the phones do not take the processor from the server. A phone keeps an answer until
the server has acknowledged it and sends it again under the same key; one in twenty is sent twice at once.
"""

import asyncio
import contextlib
import json
import random
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TWICE = 0.05
LONGEST_WAIT = 8.0
TRIES_FOR = 90.0  # seconds, then an answer counts as never acknowledged
LARGEST_EVENT = 4_000_000


@dataclass
class Measured:
    """What all phones of a run have seen, in seconds."""

    submits: list = field(default_factory=list)  # each sending that was acknowledged
    held: list = field(default_factory=list)  # from the tap to the acknowledgement, with every retry
    seen: list = field(default_factory=list)  # from the facilitator's tap to the change on a phone
    returned: list = field(default_factory=list)  # from the server's return until a phone hears it again
    sent: dict = field(default_factory=dict)  # key: acknowledged?
    failures: int = 0
    refused: list = field(default_factory=list)


class Http:
    """One connection that stays open."""

    def __init__(self, port):
        self.port, self.reader, self.writer, self.cookie = port, None, None, ""
        self.turn = asyncio.Lock()

    async def ask(self, method, path, facts=None, headers=()):
        """(status, headers, body). A broken connection raises OSError; the next call opens another."""
        try:
            if self.writer is None:
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
            self.writer.write(_request(method, path, facts, self.cookie, headers))
            async with asyncio.timeout(20):
                await self.writer.drain()
                return await self._reply()
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as fault:
            self.close()
            raise ConnectionError from fault

    async def _reply(self):
        status, headers = await head_of(self.reader)
        for name, value in headers:
            if name == "set-cookie" and value.startswith("csrftoken="):
                self.cookie = value.split(";")[0]
        length = next((int(value) for name, value in headers if name == "content-length"), None)
        if length is not None:
            return status, headers, await self.reader.readexactly(length)
        if status == 304:
            return status, headers, b""
        return status, headers, await self._chunks()

    async def _chunks(self):
        body = b""
        while size := int(await self.reader.readline(), 16):
            body += (await self.reader.readexactly(size + 2))[:-2]
        await self.reader.readline()
        return body

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None


def _request(method, path, facts, cookie, headers):
    body = urlencode(facts).encode() if facts else b""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", "Accept: application/json", *headers]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if facts:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def head_of(reader):
    first = await reader.readline()
    if not first:
        raise ConnectionError
    headers = []
    while (line := (await reader.readline()).decode().strip()) != "":
        name, value = line.split(":", 1)
        headers.append((name.lower(), value.strip()))
    return int(first.split()[1]), headers


class Phone:
    """One participant. `opened` is {item: when the facilitator opened it}, filled by the facilitator."""

    def __init__(self, number, room, port, measured, *, thinks):
        self.number, self.room, self.port, self.measured, self.thinks = number, room, port, measured, thinks
        self.rng = random.Random(number)
        self.http, self.lost_at, self.stream = Http(port), None, None
        self.answered, self.tasks = set(), set()
        self.token, self.stopping, self.back = "", False, asyncio.Event()

    async def join(self):
        while True:
            try:
                status, _headers, body = await self.http.ask("GET", f"/join/{self.room.code}/")
                self.token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', body)[1].decode()
                return
            except ConnectionError:
                await asyncio.sleep(0.5 + self.rng.random())

    async def follow(self):
        """Listen to the live door; where it is gone, ask for the state and try again, with growing pauses."""
        failures = 0
        while not self.stopping:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
                await self._listen()
            if self.stopping:
                return
            self.lost_at = self.lost_at or time.monotonic()
            failures = 0 if self.stream == "heard" else failures + 1
            self.stream = None
            self.back.clear()
            await asyncio.sleep(min(2**failures, LONGEST_WAIT) * (0.6 + self.rng.random() * 0.8))

    async def _listen(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=LARGEST_EVENT)
        try:
            writer.write(_request("GET", f"/live/{self.room.code}/", None, "", ["Accept: text/event-stream"]))
            status, _headers = await head_of(reader)
            if status != 200:
                raise ConnectionError
            while line := await reader.readline():
                if line.startswith(b"data: {"):
                    self._hear(json.loads(line[6:]))
        finally:
            writer.close()

    def _hear(self, state):
        now = time.monotonic()
        self.stream = "heard"
        self.back.set()
        was_away = self.lost_at is not None
        if was_away:
            self.measured.returned.append(now - max(self.lost_at, self.room.back_at))
            self.lost_at = None
        for item in state["items"]:
            if item["asked"] and item["id"] not in self.answered:
                self.answered.add(item["id"])
                opened = self.room.opened.get(item["id"])
                self._later(self._answer(item, None if was_away else opened))

    def _later(self, work):
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _answer(self, item, opened):
        """Fetch the screen of the question, as room.js does; then it is seen. Think, then send."""
        await asyncio.sleep(self.rng.random() * 0.3)
        while not await self._sees():
            await asyncio.sleep(1 + self.rng.random() * 2)
        if opened:
            self.measured.seen.append(time.monotonic() - opened)
        await asyncio.sleep(self.rng.random() * self.thinks)
        key = f"phone-{self.number:05}-item-{item['id']:05}"
        facts = self._facts(item) | {"client_key": key, "csrfmiddlewaretoken": self.token}
        self.measured.sent[key] = False
        if self.rng.random() < TWICE:
            self._later(self._send(facts, key, Http(self.port)))
        await self._send(facts, key, self.http)

    async def _sees(self):
        with contextlib.suppress(ConnectionError):
            async with self.http.turn:
                status, _headers, body = await self.http.ask("GET", f"/join/{self.room.code}/screens/")
            return status == 200 and bool(body)
        return False

    def _facts(self, item):
        facts = {"item": item["id"], "asked": item["asked"]}
        if item["lines"]:
            chosen = self.rng.choice([line["key"] for line in item["lines"] if line["role"] == "choice"])
            return facts | {"marks": json.dumps([{"option": chosen}])}
        return facts | {"text": f"What phone {self.number} thinks of {item['id']}"}

    async def _send(self, facts, key, http):
        http.cookie = self.http.cookie
        tapped, wait = time.monotonic(), 1.0
        while time.monotonic() - tapped < TRIES_FOR:
            async with http.turn:  # a phone sends one answer after the other
                asked = time.monotonic()
                try:
                    status, _headers, body = await http.ask("POST", f"/join/{self.room.code}/answer/", facts)
                except ConnectionError:
                    status = 0
            now = time.monotonic()
            if status == 200:
                self.measured.submits.append(now - asked)
                self.measured.held.append(now - tapped)
                self.measured.sent[key] = True
                break
            if status in (400, 403, 404, 409):
                self.measured.refused.append((key, status, body[:200]))
                break
            self.measured.failures += 1
            wait = await self._rested(wait)
        if http is not self.http:
            http.close()

    async def _rested(self, wait):
        """Wait, twice as long each time, or until the phone hears the server again; returns the next wait."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait * (0.7 + self.rng.random() * 0.6)):
                if self.back.is_set():
                    await asyncio.sleep(wait)
                await self.back.wait()
        return min(wait * 2, 10)

    async def finish(self):
        """Wait until everything typed has been acknowledged."""
        while self.tasks:
            await asyncio.wait(self.tasks)
        self.stopping = True
        self.http.close()
