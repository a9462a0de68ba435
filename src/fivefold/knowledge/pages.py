"""Where the toolkit's content comes from, page by page, so that whoever holds it in hand finds everything again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fivefold.knowledge.catalogue import everything
from fivefold.knowledge.entries import PART_PAGES, Cite, Entry
from fivefold.knowledge.naming import PARTS

LINES = (
    "text",
    "summary",
    "purpose",
    "often_heard",
    "printed",
    "caution",
    "note",
    "role",
    "definition",
    "window",
)
FIRST, LAST = 5, 93

Content = Mapping[str, Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class OnPage:
    """An item that comes from a page, and those of its parts that do; `whole` where the item itself names it."""

    kind: str
    item: Entry
    whole: bool
    parts: tuple[Any, ...]


def part_of(number: int) -> int:
    """The part of the toolkit in which a page lies.

    >>> part_of(57), part_of(5)
    (4, 0)
    """
    for part, (first, last) in PART_PAGES.items():
        if first <= number <= last:
            return part
    raise ValueError(f"the toolkit has no page {number}; it runs from {FIRST} to {LAST}")


def on_page(number: int) -> tuple[OnPage, ...]:
    """All that comes from a page, in the order of kinds."""
    return _map().get(number, ())


def how_many() -> dict[int, int]:
    """For each page of the toolkit how many items come from it."""
    return {number: len(on_page(number)) for number in range(FIRST, LAST + 1)}


def from_elsewhere() -> tuple[tuple[str, Entry], ...]:
    """Items that come from other documents only, each with its kind."""
    return tuple(
        (kind, item) for kind, items in everything().items() for item in items if not first_page_of(item)
    )


def first_page_of(item: Any) -> int | None:
    """The first page that an item or one of its parts names; None where it comes from elsewhere."""
    return next((number for cite in _all_cites(item) for number in pages_of(cite)), None)


def pages_of(cite: Cite) -> range:
    """The pages that a citation spans; none for a document.

    >>> list(pages_of(Cite(part=4, page="25-27")))
    [25, 26, 27]
    """
    if cite.part is None:
        return range(0)
    first, _, last = cite.page.partition("-")
    return range(int(first), int(last or first) + 1)


def line_of(item: Any) -> str:
    """What an item says, in the first of its fields that says anything."""
    return next((str(said) for name in LINES if (said := getattr(item, name, ""))), "")


@cache
def _map() -> dict[int, tuple[OnPage, ...]]:
    return mapped(everything())


def mapped(content: Content) -> dict[int, tuple[OnPage, ...]]:
    """What comes from each page, of this content."""
    found: dict[int, list[OnPage]] = defaultdict(list)
    for kind, items in content.items():
        for item in items:
            for number in sorted({page for cite in _all_cites(item) for page in pages_of(cite)}):
                whole = _names(item.cites, number)
                parts = tuple(part for part in _parts(item) if _names(part.cites, number))
                found[number].append(OnPage(kind, item, whole, parts))
    return {number: tuple(some) for number, some in found.items()}


def _parts(item: Any) -> Iterator[Any]:
    for name in PARTS:
        yield from getattr(item, name, ())


def _all_cites(item: Any) -> Iterator[Cite]:
    yield from item.cites
    for part in _parts(item):
        yield from part.cites


def _names(cites: Iterable[Cite], number: int) -> bool:
    return any(number in pages_of(cite) for cite in cites)
