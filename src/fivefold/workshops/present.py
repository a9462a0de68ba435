"""Who was in the room, by sector: a small number is hidden, and cannot be worked out from the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from fivefold.vocabulary.value import State

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Present(Generic[Kind]):
    """How many came in, and how many of each kind. `SUPPRESSED` is a state of a count, never nought."""

    total: int | State
    kinds: dict[Kind, int | State]


def present(counts: Mapping[Kind, int], smallest: int) -> Present[Kind]:
    """Counts below `smallest` are hidden. What is hidden must be `smallest` or more together: the least of the others
    is hidden with it, or the whole, so that nobody finds it by taking away.

    >>> present({"schools": 9, "housing": 2, "maternity": 6}, 5).kinds["maternity"]
    <State.SUPPRESSED: 'suppressed'>
    """
    hidden = {kind for kind, count in counts.items() if 0 < count < smallest}
    others = sorted((kind for kind in counts if counts[kind] >= smallest), key=lambda kind: counts[kind])
    if len(hidden) == 1 or 0 < sum(counts[kind] for kind in hidden) < smallest:
        hidden |= set(others[:1])
    whole = sum(counts.values())
    kinds = {kind: State.SUPPRESSED if kind in hidden else count for kind, count in counts.items()}
    return Present(State.SUPPRESSED if len(hidden) == 1 or 0 < whole < smallest else whole, kinds)
