"""Which services of the directory belong to whom in the picture of who helps a child (toolkit, Part 2, p11).

A rule, not a guess: a service belongs to a role where a phrase of the role stands in what the service says of itself.
The phrases are ours. People correct the picture; what they said stands before any rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.services.suggesting_marks import found_in
from fivefold.vocabulary.ages import AgeBand

PHRASES: Mapping[str, tuple[str, ...]] = {
    "midwife": ("midwi*", "maternity", "antenatal"),
    "early-help-practitioner": ("early help", "family hub*", "children's centre*", "family support"),
    "baby-bank": ("baby bank*", "toy library", "clothes and books", "baby basics"),
    "early-years-senco": ("senco*", "special educational needs", "portage", "early years inclusion"),
    "baby-and-toddler-group-volunteer": (
        "toddler group*", "stay and play", "playgroup*", "baby group*", "rhyme time", "baby and toddler",
    ),
    "health-visitor": ("health visit*", "0 19 service", "community nursery nurse*"),
    "parent-infant-psychologist": (
        "parent infant", "infant mental health", "parent and infant", "baby massage", "video interaction guidance",
    ),
    "employer": ("employer*", "workplace", "flexible working"),
    "decision-maker-for-parks": ("park", "parks", "playground*", "green space*", "play areas"),
    "early-years-practitioner": ("nursery", "nurseries", "preschool", "pre school", "childminder*", "early years setting*"),
    "practitioner-for-parents": (
        "perinatal mental health", "talking therap*", "postnatal depression", "adult mental health",
        "parents' mental health",
    ),
    "social-worker": ("social work*", "social care", "child protection", "family safeguarding", "edge of care"),
    "local-advice-service-volunteer": ("advice", "citizens advice", "welfare rights", "benefits advice", "debt*"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Helping:
    """A running service with what it says of itself, and the ages it takes (None where it does not say)."""

    number: int
    name: str
    said: str
    ages: AgeBand | None


@dataclass(frozen=True, slots=True)
class Matched:
    """A service that belongs to a role, with the words that say so."""

    service: Helping
    words: tuple[str, ...]


def matched(role: str, services: Iterable[Helping]) -> list[Matched]:
    """The services of a role: those with most words first, then by name. A role without phrases has none."""
    phrases = PHRASES.get(role, ())
    if not phrases:
        return []
    found = [Matched(one, words) for one in services if (words := found_in(one.said.casefold(), phrases))]
    return sorted(found, key=lambda one: (-len(one.words), one.service.name.casefold(), one.service.number))


@dataclass(frozen=True, slots=True)
class AtAge:
    """The services of a role that take a child of an age; `silent` are those that do not say their ages."""

    taking: tuple[Helping, ...]
    silent: int


def at_age(services: Iterable[Helping], months: int) -> AtAge:
    """A service that does not say its ages is never counted as taking the child."""
    every = list(services)
    taking = tuple(one for one in every if one.ages is not None and one.ages.covers(months))
    return AtAge(taking, sum(one.ages is None for one in every))
