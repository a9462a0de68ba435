"""Which words of the content a place may say in its own way, and what the toolkit's edition says there now."""

from dataclasses import dataclass
from functools import cache

from fivefold.knowledge.entries import Cite, Entry
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import entries, sheets
from fivefold.knowledge.schemas import Criterion, Element, Step
from fivefold.vocabulary.words import marked

Part = Element | Criterion | Step

NAMED_AND_TOLD = ("title", "text")
FIELDS: dict[str, tuple[str, ...]] = {
    "frameworks": NAMED_AND_TOLD,
    "levels": ("title", "summary", "acts_here"),
    "factors": ("label", "text"),
    "statements": NAMED_AND_TOLD,
    "scenarios": NAMED_AND_TOLD,
    "glossary": ("term", "text"),
    "checklists": NAMED_AND_TOLD,
    "exercises": NAMED_AND_TOLD,
    "prompts": NAMED_AND_TOLD,
    "misconceptions": ("title", "often_heard", "new_understanding"),
}
"""The kinds that can be adapted, and their fields; the first field is the name of an item."""

LABELS = {
    "title": marked("Title"),
    "text": marked("Text"),
    "label": marked("Name"),
    "term": marked("Term"),
    "summary": marked("In short"),
    "acts_here": marked("Who acts here"),
    "often_heard": marked("Often heard"),
    "new_understanding": marked("A fuller view"),
    "whole": marked("The whole"),
}
"""What the fields are called; "whole" is said of adopting an item as it is."""

ELEMENTS = {"frameworks": "elements", "checklists": "criteria", "exercises": "steps"}
"""Where the elements of an item stand; each has a title and a text of its own."""

SINGULAR = {
    "frameworks": "framework", "levels": "level", "factors": "factor", "statements": "statement",
    "scenarios": "scenario", "glossary": "glossary", "checklists": "checklist", "exercises": "exercise",
    "prompts": "prompt", "misconceptions": "misconception",
}  # fmt: skip
"""How one item of a kind is called in the key of a piece of evidence."""


@dataclass(frozen=True, slots=True)
class Original:
    """What the toolkit's content says about an item or one of its elements, field by field.

    A framework that belongs to somebody else (`rewordable` is False) can be adopted and talked about, not reworded.
    """

    kind: str
    item: str
    element: str
    fields: tuple[tuple[str, str], ...]
    sources: str
    edition: str
    rewordable: bool = True

    @property
    def name(self) -> str:
        return self.fields[0][1]

    @property
    def key(self) -> str:
        """The key under which this is cited as evidence: "framework:being-and-becoming:emotional-being"."""
        return ":".join(filter(None, (SINGULAR[self.kind], self.item, self.element)))

    def says(self, field: str) -> str | None:
        """The wording of a field, or None where there is no such field."""
        return dict(self.fields).get(field)


def original(kind: str, item: str, element: str = "") -> Original | None:
    """The toolkit's wording of an item or element; None where it does not exist."""
    found = _items(kind).get(item) if kind in FIELDS else None
    if found is None:
        return None
    if not element:
        return _original(kind, found, "", found, FIELDS[kind])
    part = next((one for one in elements_of(kind, found) if one.slug == element), None)
    return None if part is None else _original(kind, found, element, part, NAMED_AND_TOLD)


def elements_of(kind: str, item: Entry) -> tuple[Part, ...]:
    """The elements of an item, or none where its kind has none."""
    return getattr(item, ELEMENTS[kind]) if kind in ELEMENTS else ()


def _original(kind: str, item: Entry, element: str, told: Entry | Part, fields: tuple[str, ...]) -> Original:
    said = tuple((name, str(getattr(told, name))) for name in fields)
    rewordable = bool(getattr(item, "adaptable", True))
    sources = _sources(item, told.cites)
    return Original(kind, item.slug, element, said, sources, edition_of(kind, item.slug), rewordable)


def _sources(item: Entry, cites: tuple[Cite, ...]) -> str:
    """The pages of an element, or those of the whole where it has none of its own."""
    return item.model_copy(update={"cites": cites}).sources if cites else item.sources


@cache
def _items(kind: str) -> dict[str, Entry]:
    return {item.slug: item for item in entries(KINDS[kind])}


def edition_of(kind: str, slug: str) -> str:
    """The edition of the file in which an item stands."""
    return _editions(kind)[slug]


@cache
def _editions(kind: str) -> dict[str, str]:
    return {item.slug: sheet.package.edition for sheet in sheets(kind) for item in sheet.items}
