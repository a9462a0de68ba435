"""How far the headline hangs on how it was counted, as far as a release can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fivefold.release.reading import Release
from fivefold.risk.numbers import MANY, everybody
from fivefold.risk.shares import Share, share_of
from fivefold.vocabulary.value import Value
from fivefold.vocabulary.words import marked


class Way(StrEnum):
    """A way of counting children with many factors."""

    AS_SEEN = "as seen"
    COMPLETE = "complete"
    FEWER = "fewer"
    MORE = "more"

    @property
    def label(self) -> str:
        return _WAYS[self]


_WAYS = {
    Way.AS_SEEN: marked("As counted: what was seen, of all children"),
    Way.COMPLETE: marked("Only children of whom every factor is known, one way or the other"),
    Way.FEWER: marked("One factor fewer as the line"),
    Way.MORE: marked("One factor more as the line"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """The headline counted one way."""

    way: Way
    many: int
    children: Value
    of: Value
    share: Share


def other_ways(release: Release, many: int = MANY) -> tuple[Counted, ...]:
    """The headline and each other way that the release allows, the headline first."""
    whole, complete = everybody(release), everybody(release, complete=True)
    asked = [(Way.AS_SEEN, whole, many), (Way.COMPLETE, complete, many)]
    asked += [(Way.FEWER, whole, many - 1), (Way.MORE, whole, many + 1)]
    return tuple(
        Counted(way, number, faced.at_least(number), faced.everyone, _share(release, faced.at_least(number), faced.everyone))
        for way, faced, number in asked
        if faced is not None and any(step.least == number for step in faced.steps)
    )  # fmt: skip


def _share(release: Release, part: Value, of: Value) -> Share:
    return share_of(part, of, release.about.policy)
