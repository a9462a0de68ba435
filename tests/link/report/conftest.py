"""The reports are looked at in a real browser, from the disk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.chromium import CHROMIUM

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What passes is not told: the telling takes longer than the finding.
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


@pytest.fixture(scope="session")
def browser_type_launch_args():
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    return {"executable_path": CHROMIUM, "args": flags, "headless": True}


@pytest.fixture
def opened(request):
    """opened(path, width) -> page, from the disk, without a network."""
    if not CHROMIUM:
        pytest.skip("Chromium is not on this machine")
    browser = request.getfixturevalue("browser")
    contexts = []

    def open_file(path, width=1280):
        context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def complaints():
    """What axe finds on a page, in a line each."""

    def ask(page):
        found = Axe().run(page, options=ASKED).response["violations"]
        return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in found]

    return ask
