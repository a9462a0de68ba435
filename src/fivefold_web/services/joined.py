"""What another strand knows of a contact with every family: `fivefold_web.config.joining` names who tells it."""

from collections.abc import Callable

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
