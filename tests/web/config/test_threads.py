"""The bridge from the loop to threads: what comes arrives whole, what is made in pieces leaves in pieces."""

import asyncio
import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie

import pytest

from fivefold_web.config.processors import CAN_SAY, EVERY, run_anywhere, stay_together
from fivefold_web.config.threads import COLLECTED, InThreads


class Page(list):
    """A whole page, as Django answers."""

    streaming = False
    closed = False

    def close(self):
        self.closed = True


def asked(application, *, messages=(), headers=(), begin=None):
    """What is sent in answer to a request that comes in these messages."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/join/",
        "query_string": b"",
        "http_version": "1.1",
        "headers": list(headers),
    }
    coming, sent = list(messages), []

    async def receive():
        return coming.pop(0)

    async def send(message):
        sent.append(message)

    bridge = InThreads(application, workers=1, name="tests", begin=begin)
    with ThreadPoolExecutor(1) as apart:  # a browser story may have left its loop in this thread
        apart.submit(asyncio.run, bridge(scope, receive, send)).result()
    return sent


def body_of(sent):
    return b"".join(message["body"] for message in sent[1:])


def pieces(*texts):
    last = len(texts) - 1
    return [
        {"type": "http.request", "body": text, "more_body": number < last}
        for number, text in enumerate(texts)
    ]


def echo(environ, start_response):
    start_response(
        "201 Created", [("Content-Type", "text/plain"), ("X-Thread", threading.current_thread().name)]
    )
    return Page([environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))])


@pytest.mark.parametrize("length", [0, 9, COLLECTED, COLLECTED + 1])
def test_a_request_arrives_whole_whatever_its_size(length):
    text = bytes(n % 251 for n in range(length))
    half = length // 2
    sent = asked(
        echo, messages=pieces(text[:half], text[half:]), headers=[(b"content-length", str(length).encode())]
    )
    assert (sent[0]["status"], body_of(sent)) == (201, text)
    assert dict(sent[0]["headers"])[b"x-thread"].startswith(b"tests")


def test_a_cookie_as_django_writes_it_is_a_header_as_http_wants_it():
    def application(_environ, start_response):
        cookies = SimpleCookie({"csrftoken": "x"})
        start_response("200 OK", [("Set-Cookie", cookies["csrftoken"].output(header=""))])
        return Page()

    assert asked(application)[0]["headers"] == [(b"set-cookie", b"csrftoken=x")]


def test_half_a_form_is_no_form():
    seen = []
    gone = [{"type": "http.request", "body": b"answer=Hal", "more_body": True}, {"type": "http.disconnect"}]
    sent = asked(lambda *facts: seen.append(facts), messages=gone, headers=[(b"content-length", b"20")])
    assert (sent, seen) == ([], [])


def test_a_whole_page_is_closed_before_it_is_sent():
    page = Page([b"a", b"b"])

    def application(_environ, start_response):
        start_response("200 OK", [])
        return page

    sent = asked(application)
    assert (len(sent), body_of(sent), page.closed) == (3, b"ab", True)
    assert [message.get("more_body", False) for message in sent[1:]] == [True, False]


def test_what_is_made_in_pieces_leaves_piece_by_piece():
    sent_before = []

    def application(environ, start_response):
        start_response("200 OK", [])

        def made():
            for text in (b"one", b"two", b"three"):
                sent_before.append(len(environ["seen"]))
                yield text

        return made()

    bridge_saw = []

    def watched(environ, start_response):
        environ["seen"] = bridge_saw
        return application(environ, start_response)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "http_version": "1.1",
        "headers": [],
    }

    async def send(message):
        bridge_saw.append(message)

    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, InThreads(watched, workers=1, name="tests")(scope, None, send)).result()
    assert (sent_before, body_of(bridge_saw)) == ([0, 2, 3], b"onetwothree")


@pytest.mark.skipif(not CAN_SAY, reason="this system places threads itself")
def test_phones_stay_on_the_processor_of_the_loop_and_pages_run_on_any():
    def where(_environ, start_response):
        start_response("200 OK", [])
        return Page([repr(sorted(os.sched_getaffinity(0))).encode()])

    def there(begin):
        stay_together()
        return body_of(asked(where, begin=begin))

    with ThreadPoolExecutor(1) as apart:
        phones, pages = (apart.submit(there, begin).result() for begin in (None, run_anywhere))
    assert len(json.loads(phones)) == 1
    assert json.loads(pages) == sorted(EVERY)


def test_a_fault_of_the_application_reaches_the_server():
    def broken(_environ, _start_response):
        raise RuntimeError("broken on purpose")

    with pytest.raises(RuntimeError, match="broken on purpose"):
        asked(broken)
