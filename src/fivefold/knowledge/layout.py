"""YAML: what a file holds, quickly; and the lines on which things stand, where somebody must be told.

The files are read as a run of events, because a tree of nodes with lines for each word takes three times as long
and is needed only when something is wrong.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from fivefold.knowledge.faults import ContentError, Fault

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same language, ten times as quick where it is built."""


class _Unusual(Exception):
    """Something that the quick reader leaves to the thorough one: it names the line, or reads it well."""


def held(text: str, file: str) -> Any:
    """What a file holds, as plain data; every fault of its layout is raised with its line."""
    try:
        return _quickly(text)
    except (_Unusual, yaml.YAMLError):
        return _thoroughly(text, file)


@lru_cache(maxsize=2)
def nodes(text: str, file: str) -> Node:
    """The layout of a file, in which `line_of` finds lines; kept while the faults of that file are told."""
    try:
        root: Node | None = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        remedy = "check the indentation, and put text that holds a colon in quotes"
        raise ContentError([Fault(file, line, "layout", str(error.problem), remedy)]) from None
    except yaml.YAMLError as error:
        remedy = "save it as UTF-8 text without control characters"
        raise ContentError([Fault(file, 1, "layout", str(error).split("\n")[0], remedy)]) from None
    if root is None:
        raise ContentError([Fault(file, 1, "file", "the file is empty", "add its head and `items:`")])
    return root


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


def _thoroughly(text: str, file: str) -> Any:
    root = nodes(text, file)
    if repeated := list(_repeated_keys(root, file)):
        raise ContentError(repeated)
    try:
        return yaml.load(text, Loader=LOADER)  # noqa: S506 - both loaders are the safe one
    except yaml.YAMLError as error:
        problem = str(getattr(error, "problem", error))
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ContentError([Fault(file, line, "layout", problem, "use plain text")]) from None


def _repeated_keys(node: Node, file: str) -> Iterator[Fault]:
    """YAML lets a later key silently win over an earlier one; we do not."""
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                line = key.start_mark.line + 1
                yield Fault(file, line, name, "this field stands twice in one item", "keep one of them")
            seen.add(name)
            yield from _repeated_keys(value, file)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value, file)


def _quickly(text: str) -> Any:
    events = yaml.parse(text, Loader=LOADER)
    next(events)  # the stream begins
    if isinstance(next(events), yaml.StreamEndEvent):
        raise _Unusual
    found = _value(next(events), events)
    next(events)  # the document ends
    if not isinstance(next(events), yaml.StreamEndEvent):
        raise _Unusual
    return found


def _value(event: Any, events: Iterator[Any]) -> Any:
    if isinstance(event, ScalarEvent):
        return _word(event)
    if isinstance(event, AliasEvent) or event.tag is not None or event.anchor is not None:
        raise _Unusual
    if isinstance(event, SequenceStartEvent):
        return _list(events)
    if isinstance(event, MappingStartEvent):
        return _mapping(events)
    raise _Unusual


def _list(events: Iterator[Any]) -> list[Any]:
    found = []
    for event in events:
        if isinstance(event, SequenceEndEvent):
            break
        found.append(_value(event, events))
    return found


def _mapping(events: Iterator[Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for event in events:
        if not isinstance(event, ScalarEvent):
            if isinstance(event, yaml.MappingEndEvent):
                break
            raise _Unusual
        key = _word(event)
        if key in found:
            raise _Unusual
        found[key] = _value(next(events), events)
    return found


def _word(event: ScalarEvent) -> Any:
    if event.anchor is not None or event.tag is not None:
        raise _Unusual
    return _meant(event.value) if event.implicit[0] else event.value


@lru_cache(maxsize=4096)
def _meant(plain: str) -> Any:
    """What a word without quotes means: a number, yes or no, nothing, or itself."""
    resolvers = LOADER.yaml_implicit_resolvers
    if plain[:1] not in resolvers:
        return plain
    tag = next((tag for tag, form in resolvers[plain[:1]] if form.match(plain)), None)
    if tag is None:
        return plain
    if tag == "tag:yaml.org,2002:merge":
        raise _Unusual
    return LOADER("").construct_object(ScalarNode(tag, plain))
