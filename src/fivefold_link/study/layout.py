"""YAML as an analyst writes it: what it holds, and the line on which each thing stands.

Words stay as they are written. `01` is a code and not the number 1, `No` is a word and not false; only what reads
back exactly as it was written (3, 0.5) becomes a number. The schema turns `true` and dates into what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTHING = ("", "~", "null")
Step = str | int
Place = tuple[Step, ...]


class Unreadable(Exception):
    """Text that is not YAML: the line and why."""

    def __init__(self, line: int, problem: str):
        self.line, self.problem = line, problem
        super().__init__(problem)


def compose(text: str) -> Node | None:
    """The layout of a file; nothing for an empty one."""
    try:
        found: Node | None = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(line, str(error.problem)) from None
    except yaml.YAMLError as error:
        raise Unreadable(1, str(error).split("\n", maxsplit=1)[0]) from None
    return found


def held(node: Node) -> object:
    """What a layout holds, as plain data."""
    if isinstance(node, MappingNode):
        return {str(key.value): held(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [held(value) for value in node.value]
    return _word(str(node.value), quoted=bool(getattr(node, "style", None)))


def repeated(node: Node, place: Place = ()) -> Iterator[tuple[Place, int]]:
    """Fields that stand twice in one item: YAML lets the later one win without a word."""
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                yield (*place, name), key.start_mark.line + 1
            seen.add(name)
            yield from repeated(value, (*place, name))
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            yield from repeated(value, (*place, number))


def repeats_itself(node: Node, above: tuple[int, ...] = ()) -> bool:
    """An alias that leads back to what it stands in."""
    if isinstance(node, ScalarNode):
        return False
    if id(node) in above:
        return True
    below = [value for _, value in node.value] if isinstance(node, MappingNode) else node.value
    return any(repeats_itself(value, (*above, id(node))) for value in below)


def line_of(root: Node, place: Place) -> int:
    """The line on which a field stands (that of its name), or that of its nearest parent."""
    node, line = root, int(root.start_mark.line) + 1
    for step in place:
        found = _child(node, step)
        if found is None:
            break
        node, line = found
    return line


def _child(node: Node, step: Step) -> tuple[Node, int] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, int(key.start_mark.line) + 1
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: Node = node.value[step]
        return item, int(item.start_mark.line) + 1
    return None


def _word(written: str, *, quoted: bool) -> object:
    if quoted:
        return written
    if written.lower() in NOTHING:
        return None
    for kind in (int, float):
        try:
            number = kind(written)
        except ValueError:
            continue
        if str(number) == written:
            return number
    return written
