"""The live door and what stands before it, without a server: slow phones, crowds, what is handed to whom."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from fivefold_web.config.live import MOST_PHONES, Door, Listener, Room
from fivefold_web.config.live_reading import State
from fivefold_web.config.live_screens import SharedScreens

PATH = "/join/K7P2QM/screens/"


def to_its_end(coroutine):
    """Run in a thread of its own: after a browser story, this one's loop belongs to the browser."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()


def a_state(version):
    return State(version, f'{{"version":{version}}}'.encode())


def a_request(path=PATH, method="GET", headers=()):
    return {"type": "http", "method": method, "path": path, "headers": list(headers), "query_string": b""}


async def asked(app, scope):
    """What an application answers: (status, body)."""
    messages = []

    async def send(message):
        messages.append(message)

    await app(scope, None, send)
    return messages[0]["status"], b"".join(one.get("body", b"") for one in messages[1:])


class Pages:
    """An ASGI application that counts how often it is asked."""

    def __init__(self, status=200, headers=()):
        self.status, self.headers, self.asked = status, list(headers), 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        body = f"answer {self.asked}".encode()
        await asyncio.sleep(0)
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": body})


def test_a_slow_phone_is_told_the_newest_state_and_not_those_between():
    room, listener = Room(a_state(1)), Listener(counts=False)
    assert b'"version":1' in listener.fresh(room)
    for version in (2, 3, 4):
        room.tell(a_state(version))
    told = listener.fresh(room)
    assert (told.count(b"event: state"), b'"version":4' in told) == (1, True)
    assert listener.fresh(room) == b""


def test_counts_go_to_those_who_asked_and_only_when_they_have_changed():
    room, screen, phone = Room(a_state(1)), Listener(counts=True), Listener(counts=False)
    room.listeners = {screen, phone}
    room.tell(counts=b'{"7":1}')
    assert (b"event: counts" in screen.fresh(room), b"event: counts" in phone.fresh(room)) == (True, False)
    room.tell(counts=b'{"7":1}')
    assert screen.fresh(room) == b""


def test_one_phone_too_many_is_told_to_ask_instead():
    door = Door()
    door.phones = MOST_PHONES
    assert to_its_end(asked(door, a_request("/live/K7P2QM/")))[0] == 503


@pytest.mark.parametrize(("watched", "times"), [(3, 1), (None, 50)])
def test_a_crowd_has_a_page_made_once_where_its_version_is_known(watched, times):
    pages = Pages()
    screens = SharedScreens(pages, lambda code: watched)

    async def crowd():
        return await asyncio.gather(*(asked(screens, a_request()) for _phone in range(50)))

    answers = to_its_end(crowd())
    assert (len(set(answers)), pages.asked) == (times, times)


def test_a_new_version_or_another_language_is_made_anew():
    pages, versions = Pages(), iter([1, 1, 2, 2])
    screens = SharedScreens(pages, lambda code: next(versions))
    welsh = a_request(headers=[(b"cookie", b"a=b; django_language=cy")])

    async def visits():
        return [(await asked(screens, scope))[1] for scope in (a_request(), welsh, welsh, a_request())]

    assert to_its_end(visits()) == [b"answer 1", b"answer 2", b"answer 3", b"answer 4"]


@pytest.mark.parametrize("pages", [Pages(status=500), Pages(headers=[(b"Set-Cookie", b"x=1")])])
def test_what_failed_or_belongs_to_one_phone_is_handed_to_no_other(pages):
    screens = SharedScreens(pages, lambda code: 1)

    async def two():
        return [(await asked(screens, a_request()))[1] for _phone in range(2)]

    first, second = to_its_end(two())
    assert first != second


@pytest.mark.parametrize(
    ("path", "method", "takes"),
    [
        (PATH, "GET", True),
        (PATH, "POST", False),
        ("/join/K7P2QM/", "GET", False),
        ("/places/a/screens/", "GET", False),
    ],
)
def test_nothing_else_is_shared(path, method, takes):
    assert SharedScreens(Pages(), lambda code: 1).takes(a_request(path, method)) is takes
