"""Services of the directory by name: `fivefold_web.config.joining` says who lists them, for need knows no other strand."""

from collections.abc import Callable, Iterable

Lister = Callable[[object], Iterable[tuple[str, str]]]
_listers: list[Lister] = []


def ask(lister: Lister) -> None:
    """From now on this function lists services that adults use, as name and organisation."""
    _listers[:] = [lister]


def services_for_adults(partnership) -> list[tuple[str, str]]:
    """Name and organisation of each; none where nobody lists them."""
    return [one for lister in _listers for one in lister(partnership)]
