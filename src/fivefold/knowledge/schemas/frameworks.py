"""Frameworks, drawn and read cell by cell, and the pictures of them."""

from typing import Annotated

from fivefold.knowledge.entries import Certainty, Cite, Entry, Named, RowId, Slug, Strict, Text


class Element(Strict):
    """A cell, ring, component, principle or condition of a framework.

    `group` places it (a column, a tier); `other_language` is its official name in Welsh where there is one.
    """

    slug: Slug
    title: Text
    text: Text
    group: str = ""
    row_heading: str = ""
    other_language: str = ""
    examples: tuple[Text, ...] = ()
    rows: tuple[RowId, ...] = ()
    cites: tuple[Cite, ...] = ()
    certainty: Certainty | None = None


class Framework(Entry):
    """A way of seeing the whole, with its elements. `owner` is credited and linked; we never copy its artwork."""

    title: Text
    text: Text
    owner: str = ""
    owner_link: str = ""
    adaptable: bool = True
    elements: Annotated[tuple[Element, ...], Named]


class Diagram(Entry):
    """A picture that Fivefold draws from content and local adaptation. `draws` names the framework or kind shown."""

    title: Text
    text: Text
    draws: Text
    credit: Text
    owner_link: str = ""
