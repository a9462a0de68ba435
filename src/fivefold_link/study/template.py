"""A study to be filled in: every field that a study may have, in its order, explained by the schema itself."""

from __future__ import annotations

import re
import textwrap
import types
from collections.abc import Iterator
from enum import Enum, StrEnum
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from fivefold_link.study.layout import compose, held
from fivefold_link.study.schema import Role, Study

HEAD = """\
# A study for fivefold-link: who shares what, for which purpose, what is looked for and what may leave.
# Replace every TO FILL IN; change or remove the examples. A line that begins with # is a comment: remove the # to
# use the field on it. Paths are meant from the folder of this file. `fivefold-link check` names every fault.
"""
ROLES = {
    Role.ID: "the agency's own number of the record or child; always needed",
    Role.NHS_NUMBER: "links best; without it surname and birth_date are needed",
    Role.FORENAME: "placeholders such as BABY are seen and left out",
    Role.SURNAME: "accents, hyphens and capitals make no difference",
    Role.OTHER_SURNAME: "a former name, or the mother's",
    Role.BIRTH_DATE: "2024-03-31 or 31/03/2024",
    Role.SEX: "F and M, or 2 and 1",
    Role.POSTCODE: "of the home, on the day of the record",
    Role.UPRN: "number of the home in the national address list",
    Role.ETHNICITY: "as the agency codes it",
    Role.AREA: "code of the small area, where the agency has found it",
    Role.DEPRIVATION: "tenth of deprivation, 1 the most deprived",
    Role.SEEN: "the day that the record is about",
    Role.GESTATION_WEEKS: "completed weeks at birth",
    Role.MOTHER_NHS_NUMBER: "on the child's record: leads to the mother's",
    Role.CHILD_NHS_NUMBER: "on the adult's record: leads to the child's",
    Role.HOUSEHOLD: "the same for all who live together",
}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
WIDTH = 108


def template() -> str:
    """A complete study with comments. Unfilled it is refused; filled in it is read."""
    node = compose(files("fivefold_link.study").joinpath("example.yaml").read_text(encoding="utf-8"))
    example = held(node) if node else {}
    return "\n".join([HEAD, *_model(Study, example, 0, explain=True), ""])


def _model(model: type[BaseModel], example: Any, indent: int, *, explain: bool) -> Iterator[str]:
    """The fields of one model; those that the example leaves out stand behind #."""
    for name, field in model.model_fields.items():
        if explain:
            if indent == 0:
                yield ""
            yield from _comment(f"{field.description}{_facts(field)}", indent)
        if name in example:
            yield from _field(name, field, example[name], indent, explain=explain)
        elif explain:
            yield " " * indent + f"# {name}: {_shown(field)}".rstrip()


def _field(name: str, field: FieldInfo, value: Any, indent: int, *, explain: bool) -> Iterator[str]:
    models, pad = _models(field), " " * indent
    if name == "columns":
        yield f"{pad}columns:"
        yield from _columns(value, indent + 2, explain=explain)
    elif models and isinstance(value, list):
        yield f"{pad}{name}:"
        for number, item in enumerate(value):
            yield from _item(models[0], item, indent + 2, explain=explain and number == 0)
    elif models and explain:
        yield f"{pad}{name}:"
        yield from _model(models[0], value, indent + 2, explain=True)
        for other in models[1:]:
            yield f"{pad}# or instead, under `{name}`:"
            for inner, about in other.model_fields.items():
                yield f"{pad}#   {inner}: ...  # {about.description}{_facts(about)}"
    else:
        yield f"{pad}{name}: {_written(value)}"


def _item(model: type[BaseModel], value: Any, indent: int, *, explain: bool) -> Iterator[str]:
    """One item of a list: its first field stands behind the dash."""
    lines = list(_model(model, value, indent + 2, explain=explain))
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    pad = " " * indent
    yield from lines[:first]
    yield f"{pad}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _columns(value: dict[str, str], indent: int, *, explain: bool) -> Iterator[str]:
    pad = " " * indent
    for role in Role:
        about = f"  # {ROLES[role]}" if explain else ""
        if role.value in value:
            yield f"{pad}{role.value}: {_written(value[role.value])}{about}"
        elif explain:
            yield f"{pad}# {role.value}: {about.lstrip()}"


def _comment(words: str, indent: int) -> Iterator[str]:
    lead = " " * indent + "# "
    sentence = words[:1].upper() + words[1:]
    yield from textwrap.wrap(sentence, WIDTH, initial_indent=lead, subsequent_indent=lead)


def _facts(field: FieldInfo) -> str:
    """What may stand there, and what is meant when nothing does."""
    choices = _choices(field.annotation)
    facts = [f"one of: {', '.join(choices)}"] if choices else []
    if field.is_required():
        facts.append("needed")
    elif shown := _shown(field):
        facts.append(f"when left out: {shown}")
    return f" ({'; '.join(facts)})" if facts else ""


def _shown(field: FieldInfo) -> str:
    default = field.default
    if default is None or default == () or default == "" or default is PydanticUndefined:
        return ""
    return "" if isinstance(default, BaseModel) else _written(default)


def _written(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and (DATE.fullmatch(value) or value in ("true", "false")):
        return value
    if isinstance(value, list | tuple):
        return f"[{', '.join(_written(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_written(one)}' for name, one in value.items())}}}"
    dumped = yaml.safe_dump(value, default_flow_style=True, width=10_000, allow_unicode=True)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _models(field: FieldInfo) -> list[type[BaseModel]]:
    return [
        kind for kind in _kinds(field.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)
    ]


def _choices(annotation: Any) -> list[str]:
    kinds = list(_kinds(annotation))
    named = [str(one) for kind in kinds if get_origin(kind) is Literal for one in get_args(kind)]
    enums = [
        kind for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not Role
    ]
    return named + [one.value for kind in enums for one in kind]


def _kinds(annotation: Any) -> Iterator[Any]:
    """All types within an annotation."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            if not isinstance(inner, types.EllipsisType):
                yield from _kinds(inner)
