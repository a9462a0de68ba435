"""What every item of content carries: its own name, where it comes from, how sure we are, in which language."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.words import marked

PART_PAGES = {
    0: (5, 6), 1: (7, 9), 2: (10, 14), 3: (15, 20), 4: (21, 57), 5: (58, 67), 6: (68, 72), 7: (73, 87), 8: (88, 93),
}  # fmt: skip
"""First and last page of each part of the toolkit; 0 is its introduction, 8 its appendices and glossary."""


class Certainty(StrEnum):
    """How a statement is known."""

    TOOLKIT = "toolkit"
    SEEN = "seen"
    COMPUTED = "computed"
    OUR_READING = "our reading"
    TO_CONFIRM = "to confirm"

    @property
    def label(self) -> str:
        return _CERTAINTIES[self]

    @property
    def doubt(self) -> str:
        """The label where the toolkit itself does not say it; nothing where it does."""
        return "" if self is Certainty.TOOLKIT else self.label


_CERTAINTIES = {
    Certainty.TOOLKIT: marked("as the toolkit says"),
    Certainty.SEEN: marked("read in the named source"),
    Certainty.COMPUTED: marked("calculated from the named source"),
    Certainty.OUR_READING: marked("our reading of the toolkit"),
    Certainty.TO_CONFIRM: marked("to be confirmed with the publisher"),
}


class Strict(BaseModel):
    """A fact of the content: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Cite(Strict):
    """A page of the toolkit (part and page), or a document by name."""

    part: int | None = None
    page: str = ""
    document: str = ""

    @model_validator(mode="after")
    def one_place(self) -> "Cite":
        if (self.part is None) == (not self.document):
            raise ValueError("a citation names either part and page of the toolkit, or a document")
        if self.part is not None:
            check_page(self.part, self.page)
        elif self.page:
            raise ValueError("a page belongs to a part of the toolkit; for a document put it into the name")
        return self

    @property
    def toolkit_page(self) -> ToolkitPage | None:
        return None if self.part is None else ToolkitPage(self.part, self.page)

    @property
    def words(self) -> str:
        page = self.toolkit_page
        return page.words if page else self.document


def check_page(part: int, page: str) -> None:
    """Refuse a page that does not lie in its part of the toolkit."""
    if part not in PART_PAGES:
        raise ValueError(f"the toolkit has no Part {part}; use 0 (introduction) to 8 (appendices)")
    if not re.fullmatch(r"\d{1,2}(-\d{1,2})?", page):
        raise ValueError(f"page {page!r} is not a page; write 57 or 25-26, in quotes")
    ends = [int(number) for number in page.split("-")]
    first, last = PART_PAGES[part]
    if ends != sorted(ends) or ends[0] < first or ends[-1] > last:
        raise ValueError(f"page {page} is not in Part {part}, which runs from page {first} to {last}")


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"{text!r} is not a slug; use small letters, digits and single hyphens")
    return text


def _row(text: str) -> str:
    if not re.fullmatch(r"P[0-8X]-[A-Z]{2}-\d{3}", text):
        raise ValueError(f"{text!r} is not a row of the catalogue; write it like P4-RF-001")
    return text


Slug = Annotated[str, AfterValidator(_slug)]
RowId = Annotated[str, AfterValidator(_row)]
"""A row of the catalogue of the toolkit that an item honours."""
Text = Annotated[str, Field(min_length=2)]


def _named_once(some: tuple[Any, ...]) -> tuple[Any, ...]:
    """Not `min_length`: pydantic would count items that it has just refused for other reasons."""
    if not some:
        raise ValueError("name at least one")
    return some


Named = AfterValidator(_named_once)


class Entry(Strict):
    """An item of content. `slug` never changes, whatever happens to the title.

    `rows` are the rows of the catalogue that it honours; the coverage map is made of them.
    """

    slug: Slug
    rows: tuple[RowId, ...] = ()
    cites: Annotated[tuple[Cite, ...], Named]
    certainty: Certainty = Certainty.TOOLKIT
    locale: str = "en-GB"

    @property
    def sources(self) -> str:
        """All sources in one line; a part of the toolkit is named once.

        >>> cites = (Cite(part=4, page="31"), Cite(part=4, page="33"), Cite(part=7, page="73"))
        >>> Entry(slug="one", cites=cites).sources
        'Toolkit, Part 4, p31, p33; Part 7, p73'
        """
        pages: dict[int, list[str]] = {}
        for cite in self.cites:
            if cite.part is not None:
                pages.setdefault(cite.part, []).append(f"p{cite.page}")
        toolkit = "; ".join(f"Part {part}, {', '.join(numbers)}" for part, numbers in pages.items())
        documents = [cite.document for cite in self.cites if cite.document]
        return "; ".join([f"Toolkit, {toolkit}"] * bool(toolkit) + documents)
