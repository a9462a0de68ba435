"""The bridge from the loop of the server to Django in threads: a small request crosses it twice, there and back.

a2wsgi lets a page's thread wait for the loop at every step of an answer: for the body that comes, for the head, for
the text, for the end. With one interpreter for all threads each wait can cost a turn of everybody else; five hundred
phones that answered at once waited eleven seconds. Here the loop collects what is small before a thread sees it, and
sends what the thread has made whole. Large uploads and what is made piece by piece go as a2wsgi carries them.
"""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from a2wsgi.wsgi import Body, build_environ

COLLECTED = 100_000  # bytes of a request that the loop takes together itself
END = {"type": "http.response.body", "body": b""}


class InThreads:
    """The ASGI application of a WSGI application, at most `workers` requests at a time. `begin` is called in each thread."""

    def __init__(self, application, *, workers, name, begin=None):
        self.application = application
        self.threads = ThreadPoolExecutor(workers, thread_name_prefix=name, initializer=begin)

    async def __call__(self, scope, receive, send):
        loop = asyncio.get_running_loop()
        body = await _body(scope, receive, loop)
        if body is None:
            return
        environ = build_environ(scope, body)

        def send_piece(message):
            asyncio.run_coroutine_threadsafe(send(message), loop).result()

        answer = Answer(send_piece)
        await loop.run_in_executor(self.threads, copy_context().run, answer.make, self.application, environ)
        for message in answer.unsent:
            await send(message)


class Answer:
    """What an application says to one request. `unsent` are the messages that nobody has sent yet."""

    def __init__(self, send):
        self.send, self.unsent = send, []

    def make(self, application, environ):
        """Runs in a thread. A whole page is left in `unsent`; one made in pieces is sent as it is made."""
        pages = application(environ, self.begin)
        try:
            if getattr(pages, "streaming", True):
                self._in_pieces(pages)
            else:
                self.unsent += [_piece(b"".join(pages)), END]
        finally:
            getattr(pages, "close", lambda: None)()

    def begin(self, status, headers, _fault=None):
        # Django begins a cookie with a space, which HTTP does not allow at the start of a value.
        named = [(name.lower().encode("latin1"), value.strip().encode("latin1")) for name, value in headers]
        head = {"type": "http.response.start", "status": int(status[:3]), "headers": named}
        self.unsent = [head]

    def _in_pieces(self, pages):
        for piece in pages:
            self._pass_on(_piece(piece))
        self._pass_on(END)

    def _pass_on(self, message):
        messages, self.unsent = [*self.unsent, message], []
        for one in messages:
            self.send(one)


def _piece(body):
    return {"type": "http.response.body", "body": body, "more_body": True}


async def _body(scope, receive, loop):
    """What was sent with a request, whole where it is small; None where the sender has gone before its end.

    Half a form must not be taken for a form.
    """
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    chunked = any(name == b"transfer-encoding" for name, _value in scope["headers"])
    if chunked or not length.isdigit() or int(length) > COLLECTED:
        return Body(loop, receive)
    pieces, more = [], int(length) > 0
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        more = message.get("more_body", False)
    return io.BytesIO(b"".join(pieces))
