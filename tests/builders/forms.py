"""A form as a person meets it: opened, and sent with what it carries."""

import re

HIDDEN = re.compile(r'<input type="hidden" name="was" value="([0-9a-f]+)"')


def mark_in(response):
    """The mark of what the page shows."""
    return HIDDEN.search(response.content.decode())[1]


def opened(browser, address):
    """Open a form; what it is sent with later counts as written in knowledge of what it showed."""
    mark = mark_in(browser.get(address))
    return lambda **typed: browser.post(address, {"was": mark, **typed})
