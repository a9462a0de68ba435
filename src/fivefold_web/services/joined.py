"""What another strand knows of a contact with every family: `fivefold_web.config.joining` names who tells it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fivefold_web.library.linked import Line

Teller = Callable[[object, str], Line | None]
_tellers: dict[str, Teller] = {}


def ask(about: str, teller: Teller) -> None:
    """From now on this function tells what is known ("coverage of a contact")."""
    _tellers[about] = teller


def coverage_of(partnership, contact: str) -> Line | None:
    """How many children a contact reaches here, in words with its address; None where nobody knows."""
    teller = _tellers.get("coverage of a contact")
    return teller(partnership, contact) if teller is not None and contact else None


def ground_of(partnership, key=""):
    """The areas of the place with their outlines (a `vocabulary.ground.Ground`); None where nobody holds any."""
    teller = _tellers.get("ground")
    return teller(partnership, key) if teller is not None else None


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line of a self-check: how it stands, and what the service says about it."""

    title: str
    sign: str
    words: str
    comment: str


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What a service said of itself along one checklist."""

    title: str
    href: str
    held_on: date
    summary: str
    lines: tuple[CheckedLine, ...]


def self_checks_of(partnership, number):
    """The latest self-checks of a service; none where nobody keeps any."""
    teller = _tellers.get("self-checks of a service")
    return teller(partnership, number) if teller is not None else []
