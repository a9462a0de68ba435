"""Browser stories: a real Chromium against a real server."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.chromium import CHROMIUM

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passes is not told: on a long page the telling takes longer than the finding.
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
PATIENCE = 60_000  # milliseconds that a busy machine may take; nothing here is a claim about speed

# Playwright's loop runs in the test's thread; the ORM is used there too, one after the other.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.pages)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": FLAGS, "headless": True}


class Visited:
    """A page in a browser, in the words of a story."""

    def __init__(self, page, base):
        self.page, self.base = page, base

    def go(self, path):
        self.page.goto(self.base + path)
        return self

    def shows(self, text):
        self.page.get_by_text(text).locator("visible=true").first.wait_for(state="visible")
        return self

    def is_accessible(self):
        """No axe violation (WCAG 2.2 AA), and nothing sticks out sideways."""
        self.page.wait_for_load_state()
        found = Axe().run(self.page, options=ASKED)
        said = [
            f"{v['id']}: {v['help']}: " + "; ".join(node["html"][:200] for node in v["nodes"][:3])
            for v in found.response["violations"]
        ]
        assert said == []
        wide = self.page.evaluate(
            "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        )
        assert wide == 0, f"{self.page.url} is {wide} px too wide: {self._widest()}"
        return self

    def _widest(self):
        return self.page.evaluate(
            """[...document.querySelectorAll("main *")]
            .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
            .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
        )

    def picture(self, name):
        """Keep a picture where FIVEFOLD_PICTURES says; nothing otherwise."""
        if folder := os.environ.get("FIVEFOLD_PICTURES"):
            self.page.screenshot(path=f"{folder}/{name}.png", full_page=True)
        return self


@pytest.fixture
def visit(browser, live_server):
    """visit(path, as_a=member, phone=False): open a page as a member, or as nobody."""
    contexts = []

    def open_page(path, as_a=None, phone=False):
        context = browser.new_context(**(PHONE if phone else DESKTOP), locale="en-GB")
        contexts.append(context)
        if as_a is not None:
            client = Client()
            client.force_login(as_a.user)
            cookie = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return Visited(page, live_server.url).go(path)

    yield open_page
    for context in contexts:
        context.close()
