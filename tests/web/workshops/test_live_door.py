"""The live door of the real server: what phones are told, when, and what happens when the server goes."""

import json
from contextlib import contextmanager
from unittest.mock import ANY

import httpx
import pytest

from tests.serving import Server

SEED = """
import django; django.setup()
from tests.builders.places import a_place
from tests.builders.workshops import a_session
session = a_session(a_place(), prompts=["One?", "Two?"])
print("CODE", session.code, *[item.pk for item in session.items.all()])
"""
BEGIN = "import django; django.setup()\nfrom tests.builders.places import its_lead\n"
BEGIN += "from fivefold_web.workshops import actions\nfrom fivefold_web.workshops.models import AgendaItem\n"
MOVE = BEGIN + (
    "item = AgendaItem.objects.get(pk={item}); place = item.session.partnership\n"
    "actions.move_prompt(partnership=place, item=item, to='{to}', by=its_lead(place))"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Two processes share the port, as on a larger machine."""
    server = Server(tmp_path_factory.mktemp("door"), FIVEFOLD_WORKERS="2").start()
    server.code, *server.items = server.python(SEED).split("CODE ")[1].split()
    yield server
    if server.process.poll() is None:
        server.stop()


class Stream:
    """Events as a browser would read them."""

    def __init__(self, lines):
        self.lines = lines

    def next(self, wanted):
        """The data of the next event of this name."""
        name = ""
        for line in self.lines:
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: ") and name == wanted:
                return json.loads(line.removeprefix("data: "))
        raise AssertionError(f"the stream ended without “{wanted}”")


@contextmanager
def listening(server, more=""):
    address = f"{server.address}/live/{server.code}/{more}"
    with httpx.Client(timeout=60) as browser, browser.stream("GET", address) as reply:
        assert reply.status_code == 200
        yield Stream(reply.iter_lines()), reply


def answer(server, text):
    """A phone's answer to the first prompt."""
    with httpx.Client(base_url=server.address) as phone:
        phone.get(f"/join/{server.code}/")
        token = {"csrfmiddlewaretoken": phone.cookies["csrftoken"]}
        facts = {"item": server.items[0], "text": text, "client_key": f"key-of-{text}", **token}
        return phone.post(f"/join/{server.code}/answer/", data=facts, headers={"Accept": "application/json"})


def test_a_phone_is_told_the_state_at_once_and_each_change_after_it(server):
    with listening(server) as (stream, reply):
        first = stream.next("state")
        assert [item["text"] for item in first["items"]] == ["One?"]
        server.python(MOVE.format(item=server.items[1], to="open"))
        assert [item["text"] for item in stream.next("state")["items"]] == ["One?", "Two?"]
        assert reply.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert "no-transform" in reply.headers["cache-control"]
        assert reply.headers["x-accel-buffering"] == "no"


def test_every_process_tells_the_same(server):
    told = []
    for _phone in range(6):
        with listening(server) as (stream, _reply):
            told.append({key: value for key, value in stream.next("state").items() if key != "now"})
    assert told == [told[0]] * 6


def test_screens_hear_how_many_answers_there_are_and_phones_do_not_need_to(server):
    with listening(server, "?counts") as (stream, _reply):
        stream.next("state")
        before = stream.next("counts").get(server.items[0], 0)
        assert answer(server, "counted").status_code == 200
        assert stream.next("counts") == {server.items[0]: before + 1}


def test_what_a_room_fetches_at_once_is_the_same_for_all_and_new_after_each_change(server):
    address = f"{server.address}/join/{server.code}/screens/"
    alone = httpx.get(address).text
    with listening(server) as (stream, _reply):
        stream.next("state")
        assert [httpx.get(address).text for _phone in range(6)] == [alone] * 6
        server.python(MOVE.format(item=server.items[0], to="closed"))
        stream.next("state")
        assert httpx.get(address).text != alone


@pytest.mark.parametrize(
    "path", ["/live/XXXXXX/", "/live/", "/live/a/b/c/", "/live/%00/", "/live/%F0%9F%91%B6/"]
)
def test_there_is_nothing_to_hear_behind_a_wrong_code(server, path):
    assert httpx.get(server.address + path).status_code == 404


def test_one_can_only_listen(server):
    assert httpx.post(f"{server.address}/live/{server.code}/").status_code == 405


def test_a_stopped_server_ends_its_streams_at_once_and_goes_on_when_it_is_back(server):
    with listening(server) as (stream, _reply):
        before = stream.next("state")
        server.stop()
        with pytest.raises(AssertionError, match="the stream ended"):
            stream.next("state")
    server.start()
    assert said_of(server, "rror", "Cancel") == []
    with listening(server) as (stream, _reply):
        assert stream.next("state") == before | {"now": ANY}
    server.kill()
    server.start()  # no process that the killed one left behind holds the port
    assert said_of(server, "/join/", "/live/", server.code) == []


def said_of(server, *words):
    """Which of these words the server has said on its screen."""
    said = server.said.read_text()
    return [word for word in words if word in said]
