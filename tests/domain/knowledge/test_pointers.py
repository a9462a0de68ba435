"""Every pointer from one item to another is checked, and one that leads nowhere is named with its file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.pointers import POINTERS, dangling
from fivefold.knowledge.reading import Sheet, sheets

POINTED_AT = {
    "questions",
    "scenarios",
    "factors",
    "glossary",
    "interventions",
    "prompts",
    "frameworks",
    "misconceptions",
    "checklists",
    "cases",
    "exercises",
}
EVERY_FIELD = [(kind, field) for kind, fields in POINTERS.items() for field in fields]


def known() -> dict[str, tuple[Sheet[Entry], ...]]:
    return {kind: sheets(kind) for kind in {*POINTERS, *POINTED_AT, "indicator_definitions"}}


def holder(data: dict[str, Any], field: str) -> tuple[dict[str, Any], str] | None:
    """The mapping that holds the first value of a field, as `leads_to.factor`, and the last part of its name."""
    *ways, last = field.split(".")
    for way in ways:
        step = ways[ways.index(way) + 1] if way != ways[-1] else last
        data = next((one for one in data[way] if one[step]), {})
        if not data:
            return None
    return (data, last) if data[last] else None


def pointing_at(item: Entry, field: str, value: object) -> Entry | None:
    """The item with its first pointer of a field changed; nothing where it has none."""
    data = item.model_dump(mode="json")
    held = holder(data, field)
    if held is None:
        return None
    there, name = held
    there[name] = [value, *there[name][1:]] if isinstance(there[name], list) else value
    return type(item).model_validate(data)


def spoilt(kind: str, field: str, value: object) -> tuple[Sheet[Entry], Entry]:
    """A file of a kind in which the first item that uses a field points at something else."""
    for sheet in sheets(kind):
        for place, item in enumerate(sheet.items):
            changed = pointing_at(item, field, value)
            if changed is not None:
                return replace(
                    sheet, items=(*sheet.items[:place], changed, *sheet.items[place + 1 :])
                ), changed
    raise AssertionError(f"no item of {kind} uses {field}")


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_a_pointer_to_something_that_is_not_there_is_a_fault(kind, field):
    nowhere = 999_999 if field == "indicators" else "forgotten"
    sheet, item = spoilt(kind, field, nowhere)
    faults = list(dangling([sheet], known()))
    assert [(fault.file, fault.problem) for fault in faults] == [
        (sheet.file, f"{item.slug!r} names {nowhere!r}, which is not there")
    ]
    assert faults[0].remedy.startswith("use one of: ")


def test_a_lost_pointer_is_named_with_the_line_on_which_it_stands():
    sheet, _ = spoilt("factors", "leads_to.factor", "forgotten")
    (fault,) = dangling([sheet], known())
    line = sheet.text.splitlines()[fault.line - 1]
    assert fault.field.endswith(".leads_to.0.factor")
    assert line.strip().startswith("- factor: ")


def test_no_pointer_of_the_packaged_content_leads_nowhere():
    everything = known()
    assert [str(fault) for some in everything.values() for fault in dangling(some, everything)] == []


def slug_fields(schema: type[BaseModel]) -> Iterator[str]:
    """Fields of a schema, and of what lies inside it, that hold the slug of something else."""
    for name, field in schema.model_fields.items():
        if name != "slug" and "_slug" in f"{field.annotation!r}{field.metadata!r}":
            yield name
        for inner in inside(field.annotation):
            yield from (f"{name}.{below}" for below in slug_fields(inner))


def inside(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in getattr(annotation, "__args__", ()) for one in inside(part)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_holds_slugs_is_a_pointer_that_is_checked(kind):
    assert set(slug_fields(KINDS[kind])) - set(POINTERS.get(kind, {})) == set()
