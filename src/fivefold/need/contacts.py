"""Universal contacts: how many children were due, how many were seen, how, and whom the contact missed.

Cut or remote contacts lose chances to notice (toolkit, Part 7, p83). Coverage is a percentage only where there is a
denominator: nobody knows how many antenatal contacts were due, so they are counted and never divided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fivefold.need.indicators import Slice
from fivefold.statistics.differences import difference_of_proportions
from fivefold.statistics.intervals import Estimate, wilson
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

WILSON = marked("Wilson 95% interval, calculated by us")
NO_DENOMINATOR = marked("no sound denominator: nobody counts how many contacts in pregnancy were due")
NOT_DUE = marked("the file does not say how many children were due")
COUNTED = marked("children due less children seen")


class Mode(StrEnum):
    """How a contact was made; the empty mode stands for all ways together."""

    ANY = ""
    FACE_TO_FACE = "face to face"
    VIDEO = "video"
    TELEPHONE = "telephone"
    NOT_SAID = "not said"

    @property
    def label(self) -> str:
        return _MODES[self]


_MODES = {
    Mode.ANY: marked("All ways together"),
    Mode.FACE_TO_FACE: marked("Face to face"),
    Mode.VIDEO: marked("By video"),
    Mode.TELEPHONE: marked("By telephone"),
    Mode.NOT_SAID: marked("Way not recorded"),
}


@dataclass(frozen=True, slots=True)
class ContactCount:
    """Children due and seen for one contact, in one area, group, way and period. `contact` is its stable name.

    `seen` may be hidden or missing. `due` is None where there is no denominator, or where it is hidden with `seen`.
    """

    contact: str
    area_code: str
    area_name: str
    about: Slice
    mode: Mode
    period: str
    period_sort: int
    seen: Value
    due: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.due is not None and self.seen.number is not None and self.seen.number > self.due:
            raise ValueError(f"{self.seen.number:g} children were seen of {self.due:g} who were due")


def coverage(count: ContactCount, *, in_pregnancy: bool = False) -> Value:
    """The share of children due who were seen, with Wilson limits; a state with its reason where there is no share."""
    about: dict[str, Any] = {"period": count.period, "source": count.seen.source, "unit": "%"}
    if in_pregnancy:
        return Value(State.NOT_APPLICABLE, basis=NO_DENOMINATOR, **about)
    if not count.seen.state.has_number:
        return Value(count.seen.state, basis=count.seen.basis, **about)
    if not count.due:
        return Value(State.NOT_APPLICABLE, basis=NOT_DUE, **about)
    return as_percent(wilson(_number(count.seen), count.due), WILSON, **about)


def as_percent(share: Estimate, basis: str, **about: Any) -> Value:
    """A share with its limits as percentages."""
    found = share.times(100)
    state = State.ZERO if found.value == 0 else State.OBSERVED
    # Rounding of the machine can put a limit a hair inside the value.
    return Value(
        state, found.value, min(found.low, found.value), max(found.high, found.value), basis=basis, **about
    )


def _number(value: Value) -> float:
    assert value.number is not None
    return value.number


def not_seen(count: ContactCount) -> Value:
    """How many children due were not seen."""
    about: dict[str, Any] = {"period": count.period, "source": count.seen.source, "unit": "children"}
    if count.seen.number is None or count.due is None:
        state = State.NOT_APPLICABLE if count.seen.state.has_number else count.seen.state
        return Value(state, basis=NOT_DUE if count.due is None else count.seen.basis, **about)
    return Value.observed(count.due - count.seen.number, basis=COUNTED, **about)


def lost_of_hundred(covered: Value) -> Value:
    """The other side of coverage: of 100 children due, so many were not seen."""
    if covered.number is None or covered.low is None or covered.high is None:
        return covered.about(unit="")
    lost = 100 - covered.number
    state = State.ZERO if lost == 0 else State.OBSERVED
    return Value(
        state, lost, 100 - covered.high, 100 - covered.low,
        basis=covered.basis, period=covered.period, source=covered.source, unit="",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FaceToFace:
    """The share of children seen who were seen face to face, among those whose way is recorded."""

    share: Value
    not_recorded: float


def face_to_face(ways: Mapping[Mode, ContactCount]) -> FaceToFace | None:
    """None where no way is recorded at all. A hidden number hides the share."""
    met = ways.get(Mode.FACE_TO_FACE)
    if met is None:
        return None
    about: dict[str, Any] = {"period": met.period, "source": met.seen.source, "unit": "%"}
    known = [way for mode, way in ways.items() if mode is not Mode.ANY]
    if not all(way.seen.state.has_number for way in known):
        state = next(way.seen.state for way in known if not way.seen.state.has_number)
        return FaceToFace(Value(state, **about), 0)
    said = sum(_number(way.seen) for way in known if way.mode is not Mode.NOT_SAID)
    # Children of the total whose way no row names are not recorded either.
    unsaid = _unsaid(ways, said)
    if not said:
        return FaceToFace(Value(State.NOT_APPLICABLE, **about), unsaid)
    return FaceToFace(as_percent(wilson(_number(met.seen), said), WILSON, **about), unsaid)


def _unsaid(ways: Mapping[Mode, ContactCount], said: float) -> float:
    total = ways.get(Mode.ANY)
    if total is not None and total.seen.number is not None:
        return max(total.seen.number - said, 0)
    left = ways.get(Mode.NOT_SAID)
    return _number(left.seen) if left is not None else 0


@dataclass(frozen=True, slots=True)
class Loss:
    """Where one contact loses most: by share and by number, which need not be the same area.

    `like_it` are areas whose intervals overlap that of the lowest: they cannot be told apart from it.
    """

    lowest: ContactCount
    like_it: tuple[ContactCount, ...]
    most: ContactCount


def largest_loss(counts: Iterable[ContactCount]) -> Loss | None:
    """Among areas with a share; None where fewer than two have one."""
    shares = [(coverage(count), count) for count in counts]
    shares = [(share, count) for share, count in shares if share.number is not None]
    if len(shares) < 2:
        return None
    lowest_share, lowest = min(shares, key=lambda pair: (_number(pair[0]), pair[1].area_name))
    like = tuple(count for share, count in shares if count is not lowest and overlap(share, lowest_share))
    most = max((count for _, count in shares), key=lambda c: (_number(not_seen(c)), c.area_name))
    return Loss(lowest, like, most)


def overlap(one: Value, other: Value) -> bool:
    """Whether two intervals share a point: then nobody should call the two different by looking at them."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return True
    return one.low <= other.high and other.low <= one.high


@dataclass(frozen=True, slots=True)
class Gap:
    """The most and the least covered group of one kind, and the difference in percentage points."""

    most: ContactCount
    least: ContactCount
    points: Value


def widest_gap(groups: Iterable[ContactCount]) -> Gap | None:
    """Between groups of one kind (all deprivation fifths, say); None where fewer than two can be shown."""
    known = [count for count in groups if coverage(count).number is not None]
    if len(known) < 2:
        return None
    most = max(known, key=lambda c: _number(coverage(c)))
    least = min(known, key=lambda c: _number(coverage(c)))
    assert most.due
    assert least.due
    found = difference_of_proportions(_number(most.seen), most.due, _number(least.seen), least.due)
    return Gap(most, least, _points(found, most.period, most.seen.source))


def change(before: ContactCount, now: ContactCount) -> Value | None:
    """Coverage now less coverage before, in percentage points; None where either has no share."""
    if coverage(before).number is None or coverage(now).number is None:
        return None
    assert before.due
    assert now.due
    found = difference_of_proportions(_number(now.seen), now.due, _number(before.seen), before.due)
    return _points(found, f"{before.period} to {now.period}", now.seen.source)


POINTS = "percentage points"


def _points(found: Estimate, period: str, source: str) -> Value:
    found = found.times(100)
    state = State.ZERO if found.value == 0 else State.OBSERVED
    return Value(
        state, found.value, found.low, found.high, basis=found.basis, period=period, source=source, unit=POINTS
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A calculation, not a forecast: the same children due, coverage some points higher or lower.

    `now` and `then` are coverage with intervals; `children` is how many more (or, below 0, fewer) would be seen.
    """

    points: float
    now: Value
    then: Value
    children: Value


def what_if(count: ContactCount, points: float) -> WhatIf | None:
    """Coverage cannot leave 0 to 100: the change stops there, and so does the number of children."""
    now = coverage(count)
    if now.number is None or now.low is None or now.high is None or not count.due:
        return None
    then, low, high = (_within(end + points) for end in (now.number, now.low, now.high))
    moved = [count.due * (end - start) / 100 for end, start in ((then, now.number), (low, now.low), (high, now.high))]  # fmt: skip
    children = Value(
        State.ESTIMATED, moved[0], min(moved), max(moved),
        basis=marked("children due times the change in coverage"), period=count.period, unit="children",
    )  # fmt: skip
    return WhatIf(points, now, now.about(state=State.ESTIMATED, number=then, low=low, high=high), children)


def _within(percent: float) -> float:
    return min(max(percent, 0.0), 100.0)


def together(counts: Iterable[ContactCount], *, name: str) -> ContactCount | None:
    """Several areas as one. A hidden or missing part makes the whole hidden or missing; a missing `due` drops it."""
    counts = list(counts)
    if not counts:
        return None
    seen = counts[0].seen
    for count in counts[1:]:
        seen = seen + count.seen
    first = counts[0]
    due = None if any(c.due is None for c in counts) else sum(c.due for c in counts if c.due is not None)
    source = "; ".join(dict.fromkeys(count.seen.source for count in counts))
    return ContactCount(
        first.contact, "", name, first.about, first.mode, first.period, first.period_sort,
        seen.about(source=source), due,
    )  # fmt: skip
