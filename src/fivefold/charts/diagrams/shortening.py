"""Short words for a picture on a wall: the first sentence; the table beside the picture keeps them all."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from fivefold.charts.wrapping import Run

T = TypeVar("T")
_END = re.compile(r"[.!?][”’)\"]?(?=\s+[^\s])")


@runtime_checkable
class Wordy(Protocol):
    """Something in a picture that can say less."""

    def brief(self) -> Any: ...


def first_sentence(text: str) -> str:
    """The first sentence, and a sign that there is more.

    >>> first_sentence("Somebody is in charge. Partners meet.")
    'Somebody is in charge. …'
    >>> first_sentence("Partners meet.")
    'Partners meet.'
    """
    found = _END.search(text)
    return f"{text[: found.end()]} …" if found else text


def first_runs(runs: tuple[Run, ...], sentences: int) -> tuple[Run, ...]:
    """Words in several styles up to the end of so many sentences."""
    kept: list[Run] = []
    left = sentences
    rest = list(runs)
    while rest:
        run = rest.pop(0)
        ends = [found.end() for found in re.finditer(r"[.!?][”’)\"]?(?=\s|$)", run.words)]
        if len(ends) < left:
            kept.append(run)
            left -= len(ends)
            continue
        end = ends[left - 1]
        kept.append(run._replace(words=run.words[:end]))
        more = run.words[end:].strip() or any(other.words.strip() for other in rest)
        return (*kept, Run("…")) if more else tuple(kept)
    return tuple(kept)


def shortened(part: T) -> T:
    """The same picture, or part of one, with short words."""
    made: Any = part
    if isinstance(part, Wordy):
        made = part.brief()
    elif isinstance(part, tuple) and not hasattr(part, "_fields"):
        made = tuple(shortened(one) for one in part)
    elif is_dataclass(part) and not isinstance(part, type):
        made = replace(part, **{f.name: shortened(getattr(part, f.name)) for f in fields(part)})
    return cast(T, made)
