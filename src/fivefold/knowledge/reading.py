"""Reading content files: YAML in, checked items out, or errors that name file, line, field and remedy."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.faults import ContentError, Fault
from fivefold.knowledge.kinds import KINDS, kind_of
from fivefold.knowledge.layout import held, line_of, nodes
from fivefold.knowledge.schemas import Package

__all__ = ["KINDS", "ContentError", "Fault"]  # named here for all who read content

REMEDIES = {
    "missing": "add this field",
    "extra_forbidden": "remove this field, or correct its name",
    "enum": "use one of the words named",
    "string_type": "put the words in quotes",
}
AnEntry = TypeVar("AnEntry", bound=Entry)
AModel = TypeVar("AModel", bound=BaseModel)
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Sheet(Generic[AnEntry]):
    """One content file as read: its head and its items; `text` finds the line of a fault found later."""

    file: str
    package: Package
    items: tuple[AnEntry, ...]
    text: str = field(repr=False)

    def fault(self, path: Path, problem: str, remedy: str) -> Fault:
        """A fault of this file, with its line; `path` leads to the value, ("items", 3, "factors", 0)."""
        line = line_of(nodes(self.text, self.file), path)
        return Fault(self.file, line, ".".join(map(str, path)), problem, remedy)


def content_folder() -> Traversable:
    """Where the packaged content lies."""
    return files("fivefold").joinpath("content")


@cache
def sheets(kind: str) -> tuple[Sheet[Entry], ...]:
    """All packaged files of one kind; read once."""
    return read_sheets(content_folder(), kind, KINDS[kind])


@cache
def entries(schema: type[AnEntry]) -> tuple[AnEntry, ...]:
    """All packaged items of one kind, in their order; read once."""
    return tuple(cast(AnEntry, item) for sheet in sheets(kind_of(schema)) for item in sheet.items)


def files_of(folder: Traversable, kind: str) -> list[Traversable]:
    """The files of a kind: `kind.yaml`, or every file of the folder `kind`, in the order of their names."""
    alone, shelf = folder.joinpath(f"{kind}.yaml"), folder.joinpath(kind)
    found = [alone] if alone.is_file() else []
    if shelf.is_dir():
        found += sorted((f for f in shelf.iterdir() if f.name.endswith(".yaml")), key=lambda file: file.name)
    return found


def read_kind(folder: Traversable, kind: str, schema: type[AnEntry]) -> tuple[AnEntry, ...]:
    """The items of one kind, from one file or several."""
    return tuple(item for sheet in read_sheets(folder, kind, schema) for item in sheet.items)


def read_sheets(folder: Traversable, kind: str, schema: type[AnEntry]) -> tuple[Sheet[AnEntry], ...]:
    """The files of one kind; a slug is used in one of them only."""
    found = files_of(folder, kind)
    if not found:
        raise ContentError([Fault(f"{kind}.yaml", 1, "file", "the file is missing", "add it")])
    read_ones: list[Sheet[AnEntry]] = []
    faults: list[Fault] = []
    for file in found:
        name = file.name if file.name == f"{kind}.yaml" else f"{kind}/{file.name}"
        try:
            read_ones.append(read_sheet(file.read_text(encoding="utf-8"), schema, name, kind))
        except ContentError as error:
            faults += error.faults
    faults += in_two_files(read_ones)
    if faults:
        raise ContentError(faults)
    return tuple(read_ones)


def in_two_files(some: list[Sheet[AnEntry]]) -> Iterator[Fault]:
    """A slug that another file has already used."""
    first: dict[str, str] = {}
    for sheet in some:
        for place, item in enumerate(sheet.items):
            known = first.setdefault(item.slug, sheet.file)
            if known != sheet.file:
                problem = f"{item.slug!r} is used in {known} too"
                yield sheet.fault(("items", place, "slug"), problem, "give each item its own")


def read(text: str, schema: type[AnEntry], file: str, kind: str = "") -> tuple[AnEntry, ...]:
    """Check the text of a content file against its schema; its kind is its name where nothing else is said."""
    return read_sheet(text, schema, file, kind).items


def read_sheet(text: str, schema: type[AnEntry], file: str, kind: str = "") -> Sheet[AnEntry]:
    """A content file with its head; every fault in it is raised at once."""
    items, head_facts = parts_of(text, file)
    checked = Checked(text, file)
    head = checked.model(Package, head_facts, ())
    if head is not None:
        checked.kind(head, kind or file.removesuffix(".yaml"))
    found = [
        checked.model(schema, _localised(item, head), ("items", place)) for place, item in enumerate(items)
    ]
    read_items = tuple(item for item in found if item is not None)
    checked.slugs([item.slug if item is not None else "" for item in found])
    if head is None or checked.faults:
        raise ContentError(checked.faults)
    return Sheet(file, head, read_items, text)


def parts_of(text: str, file: str) -> tuple[list[Any], dict[str, Any]]:
    """The items of a file and its head, both unchecked."""
    data = held(text, file)
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise ContentError([Fault(file, 1, "items", "there is no list of items", "add `items:` and a list")])
    return data.pop("items"), data


def _localised(item: Any, head: Package | None) -> Any:
    if isinstance(item, dict) and head is not None:
        return {"locale": head.locale, **item}
    return item


class Checked:
    """Collects what is wrong in one file; lines are looked up only when there is something to say."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self.faults: list[Fault] = []

    def model(self, schema: type[AModel], data: Any, place: Path) -> AModel | None:
        """The data as a typed fact, or None and the reasons."""
        try:
            return schema.model_validate(data)
        except ValidationError as error:
            for detail in error.errors():
                problem = detail["msg"].removeprefix("Value error, ")
                remedy = REMEDIES.get(detail["type"], "correct this value")
                self.add((*place, *detail["loc"]), problem, remedy)
            return None

    def add(self, path: Path, problem: str, remedy: str, named: str = "") -> None:
        """A fault at the value to which `path` leads."""
        line = line_of(nodes(self._text, self._file), path)
        name = named or ".".join(str(step) for step in path) or "item"
        self.faults.append(Fault(self._file, line, name, problem, remedy))

    def kind(self, head: Package, expected: str) -> None:
        if head.kind != expected:
            self.add(("kind",), f"the file calls itself {head.kind!r}", f"write {expected}")

    def slugs(self, slugs: list[str]) -> None:
        """A slug that is used twice; items that could not be read have none."""
        counted: Counter[str] = Counter()
        for place, slug in enumerate(slugs):
            if slug and counted[slug]:
                problem, remedy = f"{slug!r} is used twice", "give each item its own"
                self.add(("items", place, "slug"), problem, remedy, "slug")
            counted[slug] += 1
