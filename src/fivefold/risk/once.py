"""Facts of a release are worked out once: a release never changes, so what was found stays beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from fivefold.release.reading import Release

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
_KEPT = "facts that were worked out"


def once(work: Callable[Concatenate[Release, Asked], Found]) -> Callable[Concatenate[Release, Asked], Found]:
    """The same question about the same release is answered from memory, for as long as the release is held."""

    @wraps(work)
    def remembered(release: Release, /, *args: Asked.args, **named: Asked.kwargs) -> Found:
        kept = vars(release).setdefault(_KEPT, {})
        key = (work.__module__, work.__name__, args, tuple(sorted(named.items())))
        if key not in kept:
            kept[key] = work(release, *args, **named)
        found: Found = kept[key]
        return found

    return remembered
