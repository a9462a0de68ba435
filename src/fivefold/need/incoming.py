"""What a file would do to a register: what is new, what changes, what would say the same thing twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar


class Registered(Protocol):
    """An entry of a register. `same_as` tells entries about the same thing, whatever their keys."""

    @property
    def key(self) -> str: ...

    @property
    def same_as(self) -> tuple[object, ...]: ...

    def filled_from(self, before: Self) -> Self:
        """The entry with the key of the one that it replaces, and its day where the file gives none."""


T = TypeVar("T", bound=Registered)


@dataclass(frozen=True, slots=True)
class Incoming(Generic[T]):
    """Entries of a file set against a register. `clashes` are those that would say the same thing as another."""

    new: tuple[T, ...]
    changed: tuple[tuple[T, T], ...]
    unchanged: tuple[T, ...]
    clashes: tuple[T, ...] = ()

    @property
    def may_enter(self) -> bool:
        return not self.clashes and bool(self.new or self.changed)


def compare(there: Iterable[T], entries: Iterable[T]) -> Incoming[T]:
    """Set each entry of a file against the register: by its key, else by what it is about."""
    by_key = {one.key: one for one in there}
    by_sameness = {one.same_as: one for one in by_key.values()}
    new, changed, unchanged, after = [], [], [], dict(by_key)
    for number, one in enumerate(entries):
        before = by_key.get(one.key) or by_sameness.get(one.same_as)
        if before is None:
            new.append(one)
            after[one.key or f"new {number}"] = one
            continue
        filled = one.filled_from(before)
        after[before.key] = filled
        if filled == before:
            unchanged.append(before)
        else:
            changed.append((before, filled))
    return Incoming(tuple(new), tuple(changed), tuple(unchanged), tuple(_twice(after.values())))


def _twice(entries: Iterable[T]) -> Iterable[T]:
    seen: set[tuple[object, ...]] = set()
    for one in entries:
        if one.same_as in seen:
            yield one
        seen.add(one.same_as)
