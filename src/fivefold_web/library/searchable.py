"""What can be found in a partnership: `fivefold_web.config.joining` names who lists it, the search asks them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Findable:
    """Something of this partnership: `kind` is the heading under which it is found ("Services")."""

    kind: str
    title: str
    text: str
    href: str


Lister = Callable[[object], Iterable[Findable]]
_listers: dict[str, Lister] = {}


def ask(name: str, lister: Lister) -> None:
    """From now on this function lists what a strand holds, in a fixed number of queries."""
    _listers[name] = lister


def by_lister(partnership) -> dict[str, list[Findable]]:
    """What each strand lists in this partnership."""
    return {name: list(_listers[name](partnership)) for name in sorted(_listers)}


def everything_of(partnership) -> list[Findable]:
    """All that the strands hold in this partnership."""
    return [found for some in by_lister(partnership).values() for found in some]
