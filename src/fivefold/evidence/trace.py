"""From any action back to its sources, and forward again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Node = tuple[str, str]


@dataclass(frozen=True)
class Trace:
    """What rests on what: each link says that `upper` rests on `lower`.

    Nodes are (kind, key): ("action", "3") rests on ("recommendation", "2"), which rests on ("finding", "5"),
    which rests on ("source", "indicator:93085:E08000009").
    """

    links: frozenset[tuple[Node, Node]] = field(default=frozenset())

    @classmethod
    def of(cls, links: Iterable[tuple[Node, Node]]) -> "Trace":
        return cls(frozenset(links))

    def back(self, node: Node) -> set[Node]:
        """Everything that a node rests on, near and far."""
        return _reach(node, _neighbours((upper, lower) for upper, lower in self.links))

    def forward(self, node: Node) -> set[Node]:
        """Everything that rests on a node, near and far."""
        return _reach(node, _neighbours((lower, upper) for upper, lower in self.links))

    def sources_of(self, node: Node) -> set[str]:
        """Keys of the sources behind a node."""
        return {key for kind, key in self.back(node) if kind == "source"}


def _neighbours(pairs: Iterable[tuple[Node, Node]]) -> Mapping[Node, set[Node]]:
    found: dict[Node, set[Node]] = {}
    for start, end in pairs:
        found.setdefault(start, set()).add(end)
    return found


def _reach(node: Node, neighbours: Mapping[Node, set[Node]]) -> set[Node]:
    seen: set[Node] = set()
    waiting = [node]
    while waiting:
        for neighbour in neighbours.get(waiting.pop(), set()) - seen:
            seen.add(neighbour)
            waiting.append(neighbour)
    return seen
