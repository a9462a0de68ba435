"""Pointers from one item to another: each of them leads somewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.faults import Fault
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import Path, Sheet
from fivefold.knowledge.schemas import Framework, IndicatorDefinition

POINTERS: dict[str, dict[str, str]] = {
    "scenarios": {"questions": "questions", "factors": "factors"},
    "factors": {"indicators": "indicators", "leads_to.factor": "factors"},
    "vignettes": {"cells": "elements", "scenario": "scenarios"},
    "terms": {"glossary": "glossary"},
    "glossary": {"see": "glossary"},
    "claims": {"factors": "factors", "glossary": "glossary"},
    "interventions": {"acts_on": "factors", "builds": "factors"},
    "cases": {"factors": "factors", "interventions": "interventions"},
    "exercises": {"prompts": "prompts"},
    "ready_sessions": {
        "exercise": "exercises",
        "agenda.prompt": "prompts",
        "agenda.misconception": "misconceptions",
        "agenda.scenario": "scenarios",
        "agenda.case": "cases",
        "agenda.checklist": "checklists",
        "agenda.framework": "frameworks",
        "agenda.exercises": "exercises",
    },
    "diagrams": {"draws": "pictured"},
}
"""For each kind the fields that name other items, and among what these are found."""
SHOWN = 12

Found = Mapping[str, Iterable[Sheet[Entry]]]


def dangling(sheets: Iterable[Sheet[Entry]], known: Found) -> Iterator[Fault]:
    """Pointers of these files to something that nobody has written; `known` is all content there is."""
    targets = _targets(known)
    for sheet in sheets:
        for field, target in POINTERS.get(sheet.package.kind, {}).items():
            if target in targets:
                yield from _lost(sheet, field, targets[target])


def _lost(sheet: Sheet[Entry], field: str, known: Collection[Any]) -> Iterator[Fault]:
    for place, item in enumerate(sheet.items):
        for path, pointer in _values(item, tuple(field.split(".")), ("items", place)):
            if pointer != "" and pointer not in known:
                problem = f"{item.slug!r} names {pointer!r}, which is not there"
                yield sheet.fault(path, problem, _remedy(pointer, known))


def _remedy(pointer: Any, known: Collection[Any]) -> str:
    """All names there are; of many only those that look like the one given."""
    words = sorted(str(one) for one in known)
    if len(words) <= SHOWN:
        return f"use one of: {', '.join(words)}"
    near = get_close_matches(str(pointer), words, n=5) or words[:SHOWN]
    return f"use one of: {', '.join(near)} ({len(words)} in all)"


def _values(item: Any, fields: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value of a field that may lie in a list, with the way to it."""
    if isinstance(item, tuple):
        for place, one in enumerate(item):
            yield from _values(one, fields, (*path, place))
    elif fields:
        yield from _values(getattr(item, fields[0]), fields[1:], (*path, fields[0]))
    else:
        yield path, item


def _targets(known: Found) -> dict[str, set[Any]]:
    items = {kind: [item for sheet in sheets for item in sheet.items] for kind, sheets in known.items()}
    targets: dict[str, set[Any]] = {kind: {item.slug for item in some} for kind, some in items.items()}
    if "indicator_definitions" in items:
        numbers = items["indicator_definitions"]
        targets["indicators"] = {one.indicator_id for one in numbers if isinstance(one, IndicatorDefinition)}
    if "frameworks" in items:
        frameworks = [one for one in items["frameworks"] if isinstance(one, Framework)]
        targets["elements"] = {element.slug for one in frameworks for element in one.elements}
        targets["pictured"] = targets["frameworks"] | set(KINDS)
    return targets
