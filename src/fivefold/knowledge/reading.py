"""Reading content files: YAML in, checked items out, or errors that name file, line, field and remedy."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, SequenceNode

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.schemas import (
    BoardWord,
    Case,
    Checklist,
    Claim,
    Diagram,
    Exercise,
    Factor,
    Framework,
    GlossaryEntry,
    IndicatorDefinition,
    Intervention,
    LevelEntry,
    Measure,
    Misconception,
    NeedGroupEntry,
    Note,
    Package,
    Prevalence,
    Prompt,
    Question,
    ReachEntry,
    Requirement,
    Resource,
    Role,
    Scenario,
    Sign,
    Statement,
    Statistic,
    Term,
    TierEntry,
    UniversalContact,
    Vignette,
)

KINDS: dict[str, type[Entry]] = {
    "levels": LevelEntry,
    "tiers": TierEntry,
    "reaches": ReachEntry,
    "need_groups": NeedGroupEntry,
    "statements": Statement,
    "questions": Question,
    "scenarios": Scenario,
    "universal_contacts": UniversalContact,
    "board_words": BoardWord,
    "prevalence_sources": Prevalence,
    "prompts": Prompt,
    "factors": Factor,
    "indicator_definitions": IndicatorDefinition,
    "frameworks": Framework,
    "diagrams": Diagram,
    "claims": Claim,
    "requirements": Requirement,
    "notes": Note,
    "interventions": Intervention,
    "cases": Case,
    "vignettes": Vignette,
    "signs": Sign,
    "misconceptions": Misconception,
    "terms": Term,
    "glossary": GlossaryEntry,
    "measures": Measure,
    "resources": Resource,
    "roles": Role,
    "statistics": Statistic,
    "exercises": Exercise,
    "checklists": Checklist,
}
"""Name of the file or folder of a kind, and the schema of its items."""

REMEDIES = {
    "missing": "add this field",
    "extra_forbidden": "remove this field, or correct its name",
    "enum": "use one of the words named",
    "string_type": "put the words in quotes",
}
AnEntry = TypeVar("AnEntry", bound=Entry)
LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the same language, ten times as quick where it is built


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a content file, and what to do."""

    file: str
    line: int
    field: str
    problem: str
    remedy: str = "correct this value"

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.field}: {self.problem}. Remedy: {self.remedy}."


class ContentError(ValueError):
    """A content file that cannot be used; `faults` holds every reason."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def content_folder() -> Traversable:
    """Where the packaged content lies."""
    return files("fivefold").joinpath("content")


@cache
def entries(schema: type[AnEntry]) -> tuple[AnEntry, ...]:
    """All packaged items of one kind, in their order; read once."""
    kind = next(name for name, known in KINDS.items() if known is schema)
    return read_kind(content_folder(), kind, schema)


def files_of(folder: Traversable, kind: str) -> list[Traversable]:
    """The files of a kind: `kind.yaml`, or every file of the folder `kind`, in the order of their names."""
    alone, shelf = folder.joinpath(f"{kind}.yaml"), folder.joinpath(kind)
    found = [alone] if alone.is_file() else []
    if shelf.is_dir():
        found += sorted((f for f in shelf.iterdir() if f.name.endswith(".yaml")), key=lambda file: file.name)
    return found


def read_kind(folder: Traversable, kind: str, schema: type[AnEntry]) -> tuple[AnEntry, ...]:
    """The items of one kind, from one file or several."""
    found = files_of(folder, kind)
    if not found:
        raise ContentError([Fault(f"{kind}.yaml", 1, "file", "the file is missing", "add it")])
    items: list[AnEntry] = []
    faults: list[Fault] = []
    for file in found:
        name = file.name if file.name == f"{kind}.yaml" else f"{kind}/{file.name}"
        try:
            items += read(file.read_text(encoding="utf-8"), schema, name, kind)
        except ContentError as error:
            faults += error.faults
    faults += _in_two_files(items, kind)
    if faults:
        raise ContentError(faults)
    return tuple(items)


def _in_two_files(items: list[AnEntry], kind: str) -> list[Fault]:
    counted = Counter(item.slug for item in items)
    return [
        Fault(kind, 1, "slug", f"{slug!r} is used in more than one file", "give each item its own")
        for slug, times in counted.items()
        if times > 1
    ]


def read(text: str, schema: type[AnEntry], file: str, kind: str = "") -> tuple[AnEntry, ...]:
    """Check the text of a content file against its schema; its kind is its name where nothing else is said."""
    kind = kind or file.removesuffix(".yaml")
    root, data = _parsed(text, file)
    if repeated := list(_repeated_keys(root, file)):
        raise ContentError(repeated)
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise ContentError([Fault(file, 1, "items", "there is no list of items", "add `items:` and a list")])
    items = data.pop("items")
    faults: list[Fault] = []
    head = _checked(Package, data, root, (), file, faults)
    if head is not None and head.kind != kind:
        problem = f"the file calls itself {head.kind!r}"
        faults.append(Fault(file, line_of(root, ("kind",)), "kind", problem, f"write {kind}"))
    found = [
        _checked(schema, _localised(item, head), root, ("items", place), file, faults)
        for place, item in enumerate(items)
    ]
    read_items = [item for item in found if item is not None]
    faults += _repeated_slugs(read_items, root, file)
    if faults:
        raise ContentError(faults)
    return tuple(read_items)


def _parsed(text: str, file: str) -> tuple[Node, Any]:
    """The layout of a file, with its lines, and what it holds; read once for both."""
    try:
        loader = LOADER(text)
        root = loader.get_single_node()
        if root is None:
            raise ContentError([Fault(file, 1, "file", "the file is empty", "add its head and `items:`")])
        return root, loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        remedy = "check the indentation, and put text that holds a colon in quotes"
        raise ContentError([Fault(file, line, "layout", str(error.problem), remedy)]) from None


def _localised(item: Any, head: Package | None) -> Any:
    if isinstance(item, dict) and head is not None:
        return {"locale": head.locale, **item}
    return item


def _checked(
    schema: type[Any], data: Any, root: Node, place: tuple[str | int, ...], file: str, faults: list[Fault]
) -> Any:
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            path = (*place, *detail["loc"])
            name = ".".join(str(step) for step in path) or "item"
            problem = detail["msg"].removeprefix("Value error, ")
            faults.append(
                Fault(
                    file,
                    line_of(root, path),
                    name,
                    problem,
                    REMEDIES.get(detail["type"], "correct this value"),
                )
            )
        return None


def line_of(root: Node, path: tuple[str | int, ...]) -> int:
    """The line on which a field stands, or that of its nearest parent."""
    node = root
    for step in path:
        below = _child(node, step)
        if below is None:
            break
        node = below
    return int(node.start_mark.line) + 1


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    return None


def _repeated_keys(node: Node, file: str) -> Iterator[Fault]:
    """YAML lets a later key silently win over an earlier one; we do not."""
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                yield Fault(file, line, key.value, "this field stands twice in one item", "keep one of them")
            seen.add(key.value)
            yield from _repeated_keys(value, file)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value, file)


def _repeated_slugs(items: list[AnEntry], root: Node, file: str) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for place, item in enumerate(items):
        if item.slug in seen:
            line = line_of(root, ("items", place, "slug"))
            faults.append(Fault(file, line, "slug", f"{item.slug!r} is used twice", "give each item its own"))
        seen.add(item.slug)
    return faults
