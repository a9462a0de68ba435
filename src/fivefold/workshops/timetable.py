"""When each item of an agenda begins, and when the session is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import accumulate

DAY = 24 * 60
LONGEST_ITEM = 240


@dataclass(frozen=True, slots=True)
class Slot:
    """From when to when, in minutes since the start; by the clock where a start is known."""

    begins: int
    ends: int
    starts: time | None = None

    @property
    def at(self) -> time | None:
        """The time by the clock at which it begins; past midnight it goes on with 00:00."""
        return self._clock(self.begins)

    @property
    def until(self) -> time | None:
        return self._clock(self.ends)

    def _clock(self, minutes: int) -> time | None:
        if self.starts is None:
            return None
        hour, minute = divmod((self.starts.hour * 60 + self.starts.minute + minutes) % DAY, 60)
        return time(hour, minute)


def timetable(minutes: Iterable[int], starts: time | None = None) -> tuple[Slot, ...]:
    """A slot for each item, one after the other without a gap.

    >>> [f"{slot.at:%H:%M}" for slot in timetable([10, 15], time(9, 55))]
    ['09:55', '10:05']
    """
    ends = list(accumulate(minutes))
    return tuple(Slot(begins, end, starts) for begins, end in zip([0, *ends], ends, strict=False))


def moved(keys: list[int], key: int, by: int) -> list[int]:
    """The order with one key moved up (-1) or down (1); at the edge nothing changes.

    >>> moved([7, 8, 9], 9, -1)
    [7, 9, 8]
    """
    others = [one for one in keys if one != key]
    place = min(max(keys.index(key) + by, 0), len(others))
    return [*others[:place], key, *others[place:]]
