"""What can be found: items of content and their elements, and whatever a place holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fivefold.knowledge.catalogue import everything
from fivefold.knowledge.entries import Cite, Entry
from fivefold.knowledge.naming import NAMES, title_of
from fivefold.knowledge.schemas import Framework
from fivefold.knowledge.translating import translatable
from fivefold.vocabulary.citation import ToolkitPage

OTHER_NAMES = ("aliases", "also", "short_name", "other_language")


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found, under the heading `kind`.

    `href_key` tells whoever handed it in where it opens: "factors:domestic-abuse" or
    "frameworks:being-and-becoming#being-emotional" for content, anything for others.
    """

    kind: str
    title: str
    aliases: tuple[str, ...]
    text: str
    href_key: str
    pages: tuple[ToolkitPage, ...] = ()


def content_documents(content: dict[str, tuple[Entry, ...]] | None = None) -> tuple[Document, ...]:
    """Every item of content; a framework has a document for each of its elements too."""
    items = (everything() if content is None else content).items()
    return tuple(document for kind, some in items for item in some for document in _of(kind, item))


def _of(kind: str, item: Entry) -> Iterator[Document]:
    key = f"{kind}:{item.slug}"
    if isinstance(item, Framework):
        yield _document(kind, item, key, " ".join([item.text, item.owner]), item.cites)
        for element in item.elements:
            cites = element.cites or item.cites
            text = " ".join([*_words(element), item.title])
            yield _document(kind, element, f"{key}#{element.slug}", text, cites)
    else:
        yield _document(kind, item, key, " ".join(_words(item)), _cites(item))


def _document(kind: str, item: Any, key: str, text: str, cites: Iterable[Cite]) -> Document:
    pages = dict.fromkeys(page for cite in cites if (page := cite.toolkit_page))
    return Document(kind, title_of(item), tuple(_other_names(item)), text, key, tuple(pages))


def _other_names(item: Any) -> Iterator[str]:
    """Every name but the title, once."""
    names = [mention.name for mention in getattr(item, "mentions", ())]
    for field in OTHER_NAMES:
        value = getattr(item, field, ())
        names += [value] if isinstance(value, str) else value
    return iter(dict.fromkeys(name for name in names if name and name != title_of(item)))


def _words(item: Any) -> Iterator[str]:
    """All words of an item that are not its names, one field after the other."""
    for field in translatable(type(item)):
        if field not in OTHER_NAMES and field != _name_of(item):
            yield from _texts(getattr(item, field))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value and value != "not given":
            yield value
    else:
        for one in value:
            if isinstance(one, str):
                yield one
            else:
                yield from (text for field in translatable(type(one)) for text in _texts(getattr(one, field)))


def _name_of(item: Any) -> str:
    return next(name for name in NAMES if hasattr(item, name))


def _cites(item: Any) -> Iterator[Cite]:
    """The citations of an item and of everything inside it."""
    yield from item.cites
    for field in ("steps", "criteria", "mentions", "leads_to"):
        for part in getattr(item, field, ()):
            yield from getattr(part, "cites", ())
