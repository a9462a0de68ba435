"""Manners towards publishers: one request at a time a host, a pause between two, longer waits after a refusal."""

import email.utils
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from threading import Lock
from types import TracebackType

PAUSE = 1.0
MOST_ASKED_TO_WAIT = 120.0
# Wait 2, 4, 8, 16 seconds, then give up.
WAITS = (2.0, 4.0, 8.0, 16.0)


class Courtesy:
    """Keeps one request at a time for each host and a pause between them. One for the whole process."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._locks: dict[str, Lock] = {}
        self._last: dict[str, float] = {}
        self._guard = Lock()

    def turn(
        self, host: str, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> AbstractContextManager[None]:
        """The turn of one request: wait for it, hold it, leave the time of its end behind."""
        with self._guard:
            lock = self._locks.setdefault(host, Lock())
        return _Turn(self, host, lock, clock, sleep)

    def left_to_wait(self, host: str, now: float) -> float:
        return max(0.0, self._last.get(host, now - self._pause) + self._pause - now)

    def ended(self, host: str, now: float) -> None:
        self._last[host] = now


class _Turn(AbstractContextManager[None]):
    def __init__(
        self,
        courtesy: Courtesy,
        host: str,
        lock: Lock,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._courtesy, self._host, self._lock, self._clock, self._sleep = courtesy, host, lock, clock, sleep

    def __enter__(self) -> None:
        # The sleep looks for a stop every second; so does a request that waits behind another.
        while not self._lock.acquire(timeout=1):
            self._sleep(0)
        try:
            if (left := self._courtesy.left_to_wait(self._host, self._clock())) > 0:
                self._sleep(left)
        except BaseException:
            self._lock.release()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._courtesy.ended(self._host, self._clock())
        self._lock.release()


def asked_to_wait(header: str, now: float) -> float | None:
    """Seconds that a Retry-After header asks for (a number or a date), or None where it says nothing usable.

    >>> asked_to_wait("30", 0), asked_to_wait("Thu, 01 Jan 1970 00:01:00 GMT", 0), asked_to_wait("soon", 0)
    (30.0, 60.0, None)
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.fromtimestamp(now, UTC)).total_seconds())
