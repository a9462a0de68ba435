"""Further reading, and the people of the whole system."""

from typing import Annotated

from fivefold.knowledge.entries import Entry, Named, Text
from fivefold.vocabulary.support import Level


class Resource(Entry):
    """A publication or tool that the toolkit lists; "not given" where it names no publisher or year."""

    title: Text
    text: str = ""
    publisher: Text = "not given"
    year: Text = "not given"
    topics: Annotated[tuple[Text, ...], Named]
    audiences: tuple[Text, ...] = ()
    link: str = ""


class Role(Entry):
    """Somebody who helps a child: `line` is what they can say of themselves, in our own words.

    `service_type` is one of the ten kinds of service of the toolkit (Part 2, p10), or "community".
    `family_line` says the same for families.
    """

    title: Text
    line: str = ""
    text: Text
    service_type: Text
    in_picture: bool = False
    levels: tuple[Level, ...] = ()
