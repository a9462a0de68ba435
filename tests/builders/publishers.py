"""A server on this machine that answers like the publishers do, with the faults that they have.

Bodies are official files where a test asks for them, small invented ones otherwise.
"""

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from fivefold.sources.fetching import Courtesy, Engine, Mirrors


@dataclass
class Answer:
    """What the server says: and where it goes wrong on the way.

    `cut_at`: the connection is cut after so many bytes. `says_length`: without it nothing tells how much is missing.
    """

    body: bytes = b""
    status: int = 200
    kind: str = "text/csv"
    headers: dict = field(default_factory=dict)
    cut_at: int | None = None
    slow: float = 0.0
    says_length: bool = True
    ranges: bool = True
    etag: bool = True


@dataclass
class Asked:
    """A request that came in."""

    path: str
    params: dict
    headers: dict


class Publishers(ThreadingHTTPServer):
    """Answers in turn from a list for each path; the last answer stays."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[Answer | Callable]] = {}
        self.asked: list[Asked] = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def mirrors(self):
        return Mirrors(self.bases)

    @property
    def bases(self):
        return {
            key: f"{self.url}/{key}" for key in ("fingertips", "nomis", "govuk", "govuk-files", "geography")
        }

    def answer(self, path, *answers):
        """What is said at this path, in turn; a function of the parameters may stand for an answer."""
        self.answers[path] = [Answer(one) if isinstance(one, bytes) else one for one in answers]

    def handle_error(self, request, client_address):
        """A client that went away is no error of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):
        """Nothing on the screen."""

    def do_GET(self):  # noqa: N802
        parts = urlsplit(self.path)
        params = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        self.server.asked.append(Asked(parts.path, params, dict(self.headers)))
        waiting = self.server.answers.get(parts.path)
        if not waiting:
            return self._send(Answer(b"<html>not here</html>", 404, "text/html", etag=False))
        one = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return self._send(one if isinstance(one, Answer) else as_answer(one(params)))

    def _send(self, answer):
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"' if answer.etag else ""
        if etag and self.headers.get("If-None-Match") == etag and answer.status == 200:
            return self._head(304, {"ETag": etag}, 0)
        body, status, headers = answer.body, answer.status, dict(answer.headers)
        if etag:
            headers["ETag"] = etag
        start = self._start(answer, etag)
        if start:
            status, headers["Content-Range"] = 206, f"bytes {start}-{len(body) - 1}/{len(body)}"
            body = body[start:]
        headers["Content-Type"] = answer.kind
        self._head(status, headers, len(body) if answer.says_length else None)
        return self._write(body, answer)

    def _start(self, answer, etag):
        asked = self.headers.get("Range", "")
        if not answer.ranges or not asked or self.headers.get("If-Range") != etag or answer.status != 200:
            return 0
        return int(asked.removeprefix("bytes=").rstrip("-"))

    def _head(self, status, headers, length):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is None:
            self.close_connection = True
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _write(self, body, answer):
        time.sleep(answer.slow)
        if answer.cut_at is not None:
            self.wfile.write(body[: answer.cut_at])
            self.wfile.flush()
            self.close_connection = True
            return
        self.wfile.write(body)


def as_answer(said):
    if isinstance(said, Answer):
        return said
    if isinstance(said, bytes):
        return Answer(said)
    return Answer(json.dumps(said).encode(), kind="application/json")


@contextmanager
def publishers_running():
    """A server for as long as a test needs it."""
    server = Publishers()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Hours:
    """A clock that moves only when somebody sleeps."""

    def __init__(self, now=1_790_000_000.0):
        self.now = now
        self.slept = []

    def clock(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def an_engine(server, folder, hours=None, **about):
    """An engine that asks this server; time passes only in its sleeps."""
    hours = hours or Hours()
    return Engine(
        folder=folder,
        clock=hours.clock,
        sleep=hours.sleep,
        courtesy=Courtesy(),
        mirrors=server.mirrors,
        **about,
    )
