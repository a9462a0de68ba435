"""Reading a study: strict, and every fault at once with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from yaml.nodes import Node

from fivefold_link.study.consistency import inconsistencies
from fivefold_link.study.faults import StudyFault, StudyFaults
from fivefold_link.study.layout import Place, Unreadable, compose, held, line_of, repeated, repeats_itself
from fivefold_link.study.places import absolute
from fivefold_link.study.profiles import with_profile
from fivefold_link.study.schema import Study

REMEDIES = {
    "missing": "Add this field",
    "enum": "Use one of the words named",
    "literal_error": "Use one of the words named",
    "bool_parsing": "Write true or false",
    "string_type": "Put the words in quotes",
    "string_too_short": "Write at least one word",
    "string_pattern_mismatch": "Use small letters, digits and _ only, beginning with a letter",
    "too_short": "Write at least one",
    "tuple_type": "Write a list: one line for each, beginning with -",
    "dict_type": "Write one line for each, as `name: value`",
    "model_type": "Write one line for each field, as `name: value`",
}
TO_FILL_IN = "TO FILL IN"
UNFILLED = ("this is still to be filled in", "Write your own words in its place")
DATE = "Write a date that exists as year-month-day, such as 2026-04-30"


def read_study(path: Path) -> Study:
    """The study in a file; its paths are absolute and its profiles filled in. Raises `StudyFaults`."""
    return _Reading(path).study()


class _Reading:
    """One file being read: keeps its layout, so that each fault finds its line."""

    def __init__(self, path: Path):
        self.path = path
        self.file = path.name
        self.root = self._layout(self._text())
        self.data: Any = held(self.root)

    def study(self) -> Study:
        plain = [
            StudyFault(self.file, line, self._name(place), "this field stands twice", "Keep one of them")
            for place, line in repeated(self.root)
        ]
        plain += [self._fault(place, *UNFILLED) for place in _unfilled(self.data)]
        try:
            read = Study.model_validate(self.data)
        except ValidationError as error:
            raise StudyFaults([*plain, *self._of_schema(error)]) from None
        filled = read.model_copy(update={"datasets": tuple(map(with_profile, read.datasets))})
        found = [self._fault(*inconsistency) for inconsistency in inconsistencies(filled)]
        if plain or found:
            raise StudyFaults([*plain, *found])
        return absolute(filled, self.path.resolve().parent)

    def _text(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            problem, remedy = "the file is not UTF-8 text", "Save it again with the encoding UTF-8"
        except FileNotFoundError:
            problem, remedy = (
                "there is no such file",
                "Write one with `fivefold-link template`, or correct the name",
            )
        except OSError as error:
            problem, remedy = f"the file cannot be opened: {error.strerror}", "Name the study's YAML file"
        raise StudyFaults([StudyFault(self.file, 1, "", problem, remedy)])

    def _layout(self, text: str) -> Node:
        try:
            root = compose(text)
        except Unreadable as error:
            remedy = "Check the indentation, and put words that hold a colon or # in quotes"
            raise StudyFaults([StudyFault(self.file, error.line, "", error.problem, remedy)]) from None
        if root is None or repeats_itself(root):
            problem = "the file is empty" if root is None else "an alias leads back to itself"
            raise StudyFaults([StudyFault(self.file, 1, "", problem, "Begin with `fivefold-link template`")])
        return root

    def _of_schema(self, error: ValidationError) -> Iterator[StudyFault]:
        """One fault a place: a value that may be of several kinds is told once."""
        told: set[Place] = set()
        for detail in error.errors():
            place = self._in_file(detail["loc"])
            # A list whose only item is faulty is called empty as well; the item's own fault is enough.
            hollow = detail["type"] == "too_short" and self._value(place)
            if place not in told and not hollow:
                told.add(place)
                yield self._fault(place, *_said(detail, place))

    def _fault(self, place: Place, problem: str, remedy: str) -> StudyFault:
        line = line_of(self.root, place)
        return StudyFault(self.file, line, self._name(place), problem, remedy, _shown(self._value(place)))

    def _in_file(self, loc: tuple[str | int, ...]) -> Place:
        """A place as it stands in the file, without the names that the schema gives to its alternatives."""
        place: list[str | int] = []
        value = self.data
        for number, step in enumerate(loc):
            below = _below(value, step)
            if below is not None or _holds(value, step):
                value = below
            elif (
                number < len(loc) - 1 or not isinstance(value, dict) or step in ("file", "database", "[key]")
            ):
                continue
            place.append(step)
        return tuple(place)

    def _value(self, place: Place) -> object:
        value = self.data
        for step in place:
            value = _below(value, step)
        return value

    def _name(self, place: Place) -> str:
        """`datasets > births > covers_to`: items are called by their slug or reference, else by their number."""
        words, value = [], self.data
        for step in place:
            value = _below(value, step)
            own = value.get("slug") or value.get("reference") if isinstance(value, dict) else None
            words.append(str(own or step + 1) if isinstance(step, int) else str(step))
        return " > ".join(words)


def _said(detail: ErrorDetails, place: Place) -> tuple[str, str]:
    kind, message = detail["type"], detail["msg"]
    if kind == "extra_forbidden":
        return f"{place[-1]!r} is no word of a study", _nearest(str(place[-1]))
    if kind == "missing":
        return "this field is missing", REMEDIES[kind]
    if kind.startswith("date"):
        return "this is not a date", DATE
    return message[:1].lower() + message[1:], REMEDIES.get(kind, "Correct this value")


def _words_of_a_study() -> list[str]:
    schema = Study.model_json_schema()
    models = [schema, *schema["$defs"].values()]
    return sorted({name for model in models for name in model.get("properties", {})})


def _unfilled(value: object, place: Place = ()) -> Iterator[Place]:
    """Places where the words of the template stand."""
    if isinstance(value, str) and value.startswith(TO_FILL_IN):
        yield place
    elif isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in inner:
            yield from _unfilled(one, (*place, step))


def _nearest(word: str) -> str:
    close = process.extractOne(word, _words_of_a_study(), score_cutoff=75)
    return f"Did you mean `{close[0]}`? Otherwise remove it" if close else "Remove it, or correct its name"


def _holds(value: object, step: str | int) -> bool:
    return isinstance(value, dict) and step in value


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _shown(value: object) -> str:
    """Words found, short; a whole block is not repeated."""
    if value is None or isinstance(value, dict):
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."
