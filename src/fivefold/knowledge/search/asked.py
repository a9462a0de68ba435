"""What somebody typed: words, and perhaps a page of the toolkit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fivefold.knowledge.search.words import folded
from fivefold.vocabulary.citation import ToolkitPage

MOST_WORDS = 12
_PART = re.compile(r"\bpart\s*(\d)\b", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:pages?|pp?)\.?\s*(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Pages of the toolkit, or a whole part of it."""

    part: int | None
    first: int = 0
    last: int = 99

    def nearness(self, pages: Iterable[ToolkitPage]) -> float:
        """1 for a citation of just these pages, less for one that spreads wider, 0 for none."""
        return max((self._nearness(page) for page in pages), default=0.0)

    def _nearness(self, page: ToolkitPage) -> float:
        first, _, last = page.page.partition("-")
        start, end = int(first), int(last or first)
        if (self.part is not None and page.part != self.part) or end < self.first or start > self.last:
            return 0.0
        return 1.0 / (1 + end - start)


@dataclass(frozen=True, slots=True)
class Asked:
    words: tuple[str, ...]
    page: PageAsked | None

    @classmethod
    def of(cls, text: str) -> "Asked":
        """Words and page in what was typed; a word counts once.

        >>> Asked.of("Part 4 page 57")
        Asked(words=(), page=PageAsked(part=4, first=57, last=57))
        >>> Asked.of("sleep, p31").words
        ('sleep',)
        """
        part, page = _PART.search(text), _PAGE.search(text)
        where = None
        if page:
            first, last = int(page[1]), int(page[2] or page[1])
            where = PageAsked(int(part[1]) if part else None, min(first, last), max(first, last))
        elif part:
            where = PageAsked(int(part[1]))
        rest = _PAGE.sub(" ", _PART.sub(" ", text))
        return cls(tuple(dict.fromkeys(folded(rest)))[:MOST_WORDS], where)
