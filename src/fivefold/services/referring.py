"""Who may send a family on to a service: what the directory says of its door, beside who stands before it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from fivefold.services.open_to import Referrer
from fivefold.services.pathway import Link, Route, Step

# Beginnings of words by which a step, its service or its organisation tells who works there.
_TOLD_BY = {
    Referrer.MIDWIFE: ("midwi", "maternity", "antenatal clinic"),
    Referrer.HEALTH_VISITOR: ("health visit", "health-visit", "0-19", "0 to 19"),
    Referrer.GP: ("gp", "gps", "general practice", "doctor", "family doctor", "primary care"),
    Referrer.EARLY_YEARS: ("nurser", "childminder", "early years setting", "preschool", "pre-school"),
    Referrer.FAMILY_HUB: ("family hub", "children's centre", "family centre"),
    Referrer.SOCIAL_CARE: ("social care", "social work", "children's services"),
    Referrer.ADULT_MENTAL_HEALTH: (
        "adult mental health", "perinatal mental health", "community mental health", "talking therap", "iapt",
    ),
    Referrer.VOLUNTARY: ("charit", "volunt", "home-start", "befriend", "community group"),
    Referrer.SELF: ("parent asks", "parents ask", "family asks", "families ask", "self-referral"),
}  # fmt: skip
_WHOLE = {"gp", "gps"}


def _pattern(signs: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these beginnings; a short sign must be the whole word."""
    ends = (re.escape(sign) + (r"\b" if sign in _WHOLE else "") for sign in signs)
    return re.compile(rf"\b(?:{'|'.join(ends)})")


_PATTERNS = {role: _pattern(signs) for role, signs in _TOLD_BY.items()}


def roles_of(step: Step) -> frozenset[Referrer]:
    """Who works at a step, as far as its name and that of its service tell; empty where they do not."""
    offer = step.offer
    texts = (step.name, *((offer.name, offer.team, offer.organisation) if offer else ()))
    return _roles_told(" ".join(texts))


@lru_cache(maxsize=4096)
def _roles_told(text: str) -> frozenset[Referrer]:
    said = text.casefold().replace("’", "'")
    return frozenset(role for role, pattern in _PATTERNS.items() if pattern.search(said))


def can_refer(start: Step, end: Step, link: Link) -> bool | None:
    """Whether this link can be used: None where nobody said who may refer, or who stands before the door.

    A family that may come by itself can be told so by anybody. Whoever is named by nobody stays unknown: no fault.
    """
    if end.offer is None or not end.offer.referrers:
        return None
    doors = end.offer.referrers
    if Referrer.SELF in doors:
        return True
    if link.route is Route.SELF or doors == {Referrer.SELF}:
        return False
    if Referrer.ANY_PROFESSIONAL in doors:
        return True
    roles = roles_of(start)
    return bool(roles & doors) if roles else None


def any_can(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of several ways can be used: known as soon as one can, or as soon as none can."""
    known = list(answers)
    if True in known:
        return True
    return None if None in known else False
