"""What another strand knows for a session: `fivefold_web.config.joining` names who tells it."""

from collections.abc import Callable

from fivefold.vocabulary.ground import Ground

Teller = Callable[[object], Ground | None]
_tellers: dict[str, Teller] = {}


def ask(about: str, teller: Teller) -> None:
    """From now on this function tells what is known ("ground")."""
    _tellers[about] = teller


def ground_of(partnership):
    """The areas of the place with their outlines; None where nobody holds any."""
    teller = _tellers.get("ground")
    return teller(partnership) if teller is not None else None
