"""JSON of a stranger, opened with care: whole, plain text, no key twice, not too deep, no number without end."""

import json
import math
import re
from pathlib import Path
from typing import Any

from fivefold.sources.cells import shortened
from fivefold.sources.opening import Shape, shape_of
from fivefold.sources.reading import UnreadableFile

MOST_BYTES = 60_000_000
DEEPEST = 40
REMEDY = "Upload the answer of the feed's /services address, or one full service record."
_OUTSIDE_TEXT = re.compile("[\x00\ud800-\udfff]")


class _KeyTwice(ValueError):
    """A field that one record gives two times: nothing says which is right."""


def opened(path: Path, filename: str) -> Any:
    """What the file holds, or UnreadableFile with the remedy."""
    if shape_of(path, filename) is not Shape.JSON:
        raise UnreadableFile(f"{filename} is not a JSON file.", REMEDY)
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(
            f"{filename} is larger than {MOST_BYTES // 1_000_000} MB.",
            "Ask the feed for smaller pages and upload them together.",
        )
    answer = _parsed(path, filename)
    _check_inside(answer, filename)
    return answer


def _parsed(path: Path, filename: str) -> Any:
    try:
        return json.loads(
            path.read_bytes().decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_each_key_once,
        )
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{filename} is not saved as UTF-8.", "Save it as UTF-8 and upload it again."
        ) from error
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"{filename} is not complete JSON: line {error.lineno}, character {error.colno} cannot be read.",
            "The download may have stopped early; download it again.",
        ) from error
    except _KeyTwice as error:
        raise UnreadableFile(
            f"{filename} gives the field {shortened(str(error))!r} twice in one record.",
            "Nothing says which of the two is right; tell whoever runs the feed.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{filename} cannot be read as a list of services.", REMEDY) from error


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _finite(digits: str) -> float:
    found = float(digits)
    if not math.isfinite(found):
        raise ValueError("a number without end")
    return found


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _content in pairs:
            if key in seen:
                raise _KeyTwice(key)
            seen.add(key)
    return found


def _check_inside(answer: Any, filename: str) -> None:
    """No record within a record without end, and no sign that is no text."""
    waiting: list[tuple[Any, int]] = [(answer, 1)]
    while waiting:
        thing, depth = waiting.pop()
        if isinstance(thing, str):
            if _OUTSIDE_TEXT.search(thing):
                raise UnreadableFile(
                    f"{filename} holds signs that are not text, near {shortened(_shown(thing))!r}.",
                    "Ask the feed for UTF-8 without control characters.",
                )
            continue
        if depth > DEEPEST:
            raise UnreadableFile(
                f"{filename} nests records more than {DEEPEST} levels deep; one may hold itself.",
                "Ask for records in which a service does not hold its own place or organisation again.",
            )
        if isinstance(thing, dict):
            waiting += [(one, depth + 1) for one in (*thing.keys(), *thing.values())]
        elif isinstance(thing, list):
            waiting += [(one, depth + 1) for one in thing]


def _shown(text: str) -> str:
    return _OUTSIDE_TEXT.sub("�", text)
