"""A directory narrowed to an age, a reach or an area: what fits, and what does not say.

A service that does not say its ages, its reach or its areas is never counted as fitting; it is counted apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach


class Described(Protocol):
    """Anything that can say whom it takes; an `Offer` is one."""

    @property
    def ages(self) -> AgeBand | None: ...
    @property
    def reach(self) -> Reach | None: ...
    @property
    def areas(self) -> tuple[str, ...]: ...


D = TypeVar("D", bound=Described)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for; empty means that it is not asked. `age` is in months, pregnancy below 0."""

    age: int | None = None
    reach: Reach | None = None
    area: str = ""

    @property
    def narrows(self) -> bool:
        return self.age is not None or self.reach is not None or bool(self.area.strip())


@dataclass(frozen=True, slots=True)
class Narrowed(Generic[D]):
    """The services that fit, and how many say nothing of "age", "reach" or "area" although it is asked."""

    fitting: list[D]
    silent: Mapping[str, int]


def narrowed(offers: Iterable[D], to: Narrowing) -> Narrowed[D]:
    """Split: a service fits where it fits in everything that is asked.

    It is silent on a fact where it does not say it and nothing else that it says speaks against it.
    """
    fitting: list[D] = []
    silent = {"age": 0, "reach": 0, "area": 0}
    for offer in offers:
        answers = _answers(offer, to)
        if all(answers.values()):
            fitting.append(offer)
        elif False not in answers.values():
            for fact in (name for name, answer in answers.items() if answer is None):
                silent[fact] += 1
    return Narrowed(fitting, {fact: count for fact, count in silent.items() if count})


def _answers(offer: Described, to: Narrowing) -> dict[str, bool | None]:
    """Whether it fits in each fact that is asked; None where it does not say."""
    answers: dict[str, bool | None] = {}
    if to.age is not None:
        answers["age"] = None if offer.ages is None else offer.ages.covers(to.age)
    if to.reach is not None:
        answers["reach"] = None if offer.reach is None else offer.reach is to.reach
    if asked := to.area.strip().casefold():
        answers["area"] = any(asked in area.casefold() for area in offer.areas) if offer.areas else None
    return answers
