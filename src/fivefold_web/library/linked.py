"""What the strands hold about an item of content: services, indicators, voices, findings, actions.

The library lies below the strands and knows none of them. `fivefold_web.config.joining` tells it whom to ask;
pages of the library ask them all, in the order of `PLACES`.
"""

from collections.abc import Callable
from dataclasses import dataclass

PLACES = (
    "services",
    "need",
    "data holders",
    "measures",
    "voices",
    "workforce",
    "workshops",
    "findings",
    "actions",
)


@dataclass(frozen=True, slots=True)
class About:
    """The item asked about: kind "level", "factor", "intervention", "framework"...; `element` inside it."""

    kind: str
    slug: str
    element: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is held: its words and where it opens."""

    label: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What one strand holds. No lines means that nothing is linked, and `nothing` says so in plain words."""

    title: str
    lines: tuple[Line, ...]
    nothing: str
    href: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """How much one strand holds about each element of an item: "findings", and a number by element."""

    title: str
    by_element: dict[str, int]


Teller = Callable[[object, About], Held | None]
_tellers: dict[str, Teller] = {}


def ask(place: str, teller: Teller) -> None:
    """From now on this function is asked what its strand holds; `place` is one of PLACES."""
    assert place in PLACES, f"{place} is not a place on a page of the library; PLACES names them"
    _tellers[place] = teller


def held_about(partnership, about: About, *, but: tuple[str, ...] = ()) -> list[Held]:
    """What every strand holds about an item, in the order of PLACES; strands with no view on it are left out.

    `but` names places that are not asked, because the page shows what they hold by itself.
    """
    asked = (place for place in PLACES if place in _tellers and place not in but)
    told = (_tellers[place](partnership, about) for place in asked)
    return [held for held in told if held is not None]


Counter = Callable[[object, About], Counted | None]
_counters: dict[str, Counter] = {}


def count(place: str, counter: Counter) -> None:
    """From now on this function counts, in one query, what its strand holds about the elements of an item."""
    assert place in PLACES, f"{place} is not a place on a page of the library; PLACES names them"
    _counters[place] = counter


def counted_about(partnership, about: About) -> list[Counted]:
    """How much every strand holds about each element, in the order of PLACES."""
    counted = (_counters[place](partnership, about) for place in PLACES if place in _counters)
    return [one for one in counted if one is not None]
