"""Content in other languages: a folder with the code of a language is enough.

`content/locales/<code>/<kind>.yaml` holds slugs and translated words only, and a head whose `status` says how far it
was reviewed. What is not translated stays in the language of the original.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.faults import ContentError, Fault
from fivefold.knowledge.kinds import KINDS, kind_of
from fivefold.knowledge.reading import Checked, content_folder, entries, parts_of
from fivefold.knowledge.schemas import Package
from fivefold.knowledge.translating import translated

AnEntry = TypeVar("AnEntry", bound=Entry)
Items = dict[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Translation:
    """One kind in one language: `status` in words for readers, and how many of the items are translated."""

    locale: str
    kind: str
    status: str
    items: tuple[Entry, ...]
    total: int

    @property
    def done(self) -> int:
        return len(self.items)


def locales_folder() -> Traversable:
    """Where the packaged translations lie."""
    return content_folder().joinpath("locales")


def languages(folder: Traversable | None = None) -> tuple[str, ...]:
    """The codes of the languages into which anything is translated."""
    folder = folder or locales_folder()
    return tuple(sorted(file.name for file in folder.iterdir() if file.is_dir())) if folder.is_dir() else ()


def in_language(
    items: tuple[AnEntry, ...], code: str, folder: Traversable | None = None
) -> tuple[AnEntry, ...]:
    """The items in this language; those without a translation stay as they are, and `locale` says so."""
    if not items:
        return items
    kind = kind_of(type(items[0]))
    found = _found(folder, code, kind)
    known = {item.slug: item for item in found.items} if found else {}
    return tuple(cast(AnEntry, known.get(item.slug, item)) for item in items)


def translation_status(code: str, kind: str, folder: Traversable | None = None) -> Translation | None:
    """How far a kind is translated and reviewed; None where nothing of it is translated."""
    return _found(folder, code, kind)


def _found(folder: Traversable | None, code: str, kind: str) -> Translation | None:
    return _read(folder, code, kind) if folder else _packaged(code, kind)


@cache
def _packaged(code: str, kind: str) -> Translation | None:
    return _read(locales_folder(), code, kind)


def _read(folder: Traversable, code: str, kind: str) -> Translation | None:
    file = folder.joinpath(code).joinpath(f"{kind}.yaml")
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    return read_translation(text, f"locales/{code}/{kind}.yaml", entries(KINDS[kind]), code)


def read_translation(
    text: str, file: str, originals: tuple[Entry, ...], code: str = "", kind: str = ""
) -> Translation:
    """Check a translation against the items that it translates; every fault in it is raised at once."""
    items, facts = parts_of(text, file)
    checked = Checked(text, file)
    head = checked.model(Package, facts, ())
    expected = kind or (kind_of(type(originals[0])) if originals else "")
    if head is not None:
        _head(checked, head, code, expected)
    new = list(_items(checked, items, {item.slug: item for item in originals}))
    checked.slugs([item.slug if item else "" for item in new])
    if head is None or checked.faults:
        raise ContentError(checked.faults)
    known = tuple(item.model_copy(update={"locale": head.locale}) for item in new if item is not None)
    return Translation(head.locale, head.kind, head.status, known, len(originals))


def _head(checked: Checked, head: Package, code: str, kind: str) -> None:
    if kind:
        checked.kind(head, kind)
    if code and head.locale != code:
        checked.add(("locale",), f"the folder is that of {code!r}, not {head.locale!r}", f"write {code}")
    if not head.status:
        remedy = "say how far it was reviewed: draft translation, not reviewed"
        checked.add(("status",), "a translation says how far it was reviewed", remedy)


def _items(checked: Checked, items: list[Any], originals: dict[str, Entry]) -> Iterator[Entry | None]:
    for place, words in enumerate(items):
        path: tuple[str | int, ...] = ("items", place)
        slug = words.get("slug") if isinstance(words, dict) else None
        if slug in originals:
            yield translated(originals[slug], words, path, checked.add)
        else:
            problem = f"the original has no item {slug!r}" if slug else "the item has no slug"
            checked.add((*path, "slug"), problem, "use the slug of the original item")
            yield None


def reports(folder: Traversable) -> Iterator[str | Fault]:
    """One line for each translated kind of each language, a fault for everything that is wrong."""
    for code in languages(folder):
        for file in sorted(folder.joinpath(code).iterdir(), key=lambda one: one.name):
            name = f"locales/{code}/{file.name}"
            kind = file.name.removesuffix(".yaml")
            if kind not in KINDS:
                problem, remedy = "no schema knows this kind", f"use one of: {', '.join(KINDS)}"
                yield Fault(name, 1, "file", problem, remedy)
                continue
            try:
                text = file.read_text(encoding="utf-8")
                found = read_translation(text, name, entries(KINDS[kind]), code)
            except ContentError as error:
                yield from error.faults
            else:
                yield f"{name}: {found.done} of {found.total} items, {found.status}"
