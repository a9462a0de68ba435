"""Twenty phones in one session lose no answer while the server is killed and started again."""

import re
import threading
import time
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.serving import Server

PHONES, ANSWERS = 20, 4
SEED = """
import django; django.setup()
from tests.builders.places import a_place
from tests.builders.workshops import a_session
session = a_session(a_place())
print("CODE", session.code, session.items.first().pk)
"""
READ = """
import django; django.setup()
from fivefold_web.workshops.models import Answer
print("\\n".join(sorted(Answer.objects.values_list("text", flat=True))))
"""


class Phone(threading.Thread):
    """Follows the outbox protocol of room.js: a key for each answer, sent until acknowledged."""

    def __init__(self, server, number, code, item):
        super().__init__(daemon=True)
        self.server, self.number, self.code, self.item = server, number, code, item
        self.texts = [f"phone {number:02} says {n}" for n in range(ANSWERS)]
        self.tries = 0

    def run(self):
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))
        room = self._until_it_works(f"{self.server.address}/join/{self.code}/", None)
        self.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', room)[1]
        for number, text in enumerate(self.texts):
            key = f"phone-{self.number}-{number}-key"
            facts = {"item": self.item, "text": text, "client_key": key, "csrfmiddlewaretoken": self.token}
            self._until_it_works(f"{self.server.address}/join/{self.code}/answer/", facts)
            time.sleep(0.15)

    def _until_it_works(self, address, facts):
        body = urlencode(facts).encode() if facts else None
        while True:
            self.tries += 1
            try:
                request = Request(address, body, {"Accept": "application/json" if body else "text/html"})
                with self.browser.open(request, timeout=30) as reply:
                    return reply.read().decode()
            except HTTPError as error:
                error.close()
                if error.code < 429:
                    raise AssertionError(f"refused with {error.code}") from error
            except (URLError, OSError, HTTPException):
                pass
            time.sleep(0.2)


@pytest.mark.django_db(databases=[])
def test_no_answer_is_lost_or_doubled_when_the_server_is_killed_in_the_middle(tmp_path):
    server = Server(tmp_path)
    try:
        server.start()
        code, item = server.python(SEED).split("CODE ")[1].split()
        phones = [Phone(server, number, code, item) for number in range(PHONES)]
        for phone in phones:
            phone.start()
        time.sleep(0.6)
        server.kill()
        time.sleep(0.3)
        server.start()
        for phone in phones:
            phone.join(timeout=240)
        assert [phone.is_alive() for phone in phones] == [False] * PHONES
        assert sum(phone.tries for phone in phones) > PHONES * (ANSWERS + 1), "the kill was never felt"
        expected = sorted(text for phone in phones for text in phone.texts)
        assert server.python(READ).splitlines() == expected
    finally:
        server.kill()
