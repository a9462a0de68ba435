"""What stands above the whole system and is chosen from there: `fivefold_web.config.joining` names who lists it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to link with: its words and its address inside the workspace."""

    label: str
    path: str


Lister = Callable[[object], Iterable[Choice]]
_listers: dict[str, Lister] = {}


def ask(kind: str, lister: Lister) -> None:
    """From now on this function lists the things of a kind ("action")."""
    _listers[kind] = lister


def choices_of(partnership, kind: str) -> list[Choice]:
    """All things of a kind in this partnership; none where nobody lists them."""
    return list(_listers[kind](partnership)) if kind in _listers else []
