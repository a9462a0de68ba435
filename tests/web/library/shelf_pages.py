"""Reading pages of the shelf in tests."""

import re
from html import unescape


def words_of(answer):
    """The text of a page, as a reader sees it."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def names_of(answer):
    """The items that a list shows, in order."""
    links = re.findall(r'<a class="ff-factors__name"[^>]*>(.*?)</a>', answer.content.decode())
    return [unescape(name) for name in links]


def library(place, rest=""):
    return f"/places/{place.slug}/library/{rest}"
