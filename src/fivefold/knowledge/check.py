"""Check of all content: one line for each kind, and an exit code of 1 if anything is wrong.

Run it with `python -m fivefold.knowledge.check`.
"""

import sys
from collections.abc import Collection, Iterable, Iterator
from importlib.resources.abc import Traversable

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.reading import KINDS, ContentError, Fault, content_folder, read_kind
from fivefold.knowledge.schemas import Factor, IndicatorDefinition, Scenario


def main(folder: Traversable) -> int:
    """Print what was found; 0 if all content is sound."""
    faults = []
    for report in reports(folder):
        if isinstance(report, Fault):
            faults.append(report)
        else:
            print(report)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def reports(folder: Traversable) -> Iterator[str | Fault]:
    """One line for each sound kind, a fault for everything else."""
    found: dict[str, tuple[Entry, ...]] = {}
    for kind, schema in KINDS.items():
        try:
            found[kind] = read_kind(folder, kind, schema)
        except ContentError as error:
            yield from error.faults
        else:
            yield f"{kind}: {len(found[kind])} items"
    yield from dangling(found)
    yield from unknown_files(folder)


def dangling(found: dict[str, tuple[Entry, ...]]) -> Iterator[Fault]:
    """Pointers from one item to another that nobody has written."""
    questions = {entry.slug for entry in found.get("questions", ())}
    numbers = {
        e.indicator_id for e in found.get("indicator_definitions", ()) if isinstance(e, IndicatorDefinition)
    }
    for entry in found.get("scenarios", ()):
        if isinstance(entry, Scenario):
            yield from _lost("scenarios.yaml", entry, "questions", entry.questions, questions)
    for entry in found.get("factors", ()):
        if isinstance(entry, Factor):
            yield from _lost("factors.yaml", entry, "indicators", entry.indicators, numbers)


def _lost(
    file: str, entry: Entry, field: str, named: Iterable[object], known: Collection[object]
) -> Iterator[Fault]:
    for pointer in named:
        if pointer not in known:
            problem = f"{entry.slug!r} names {pointer!r}, which is not there"
            remedy = f"use one of: {', '.join(sorted(str(one) for one in known))}"
            yield Fault(file, 1, field, problem, remedy)


def unknown_files(folder: Traversable) -> Iterator[Fault]:
    """Content files that no schema describes."""
    expected = {f"{kind}.yaml" for kind in KINDS} | set(KINDS) | {"locales"}
    names = {
        file.name
        for file in folder.iterdir()
        if file.name.endswith((".yaml", ".yml")) or (file.is_dir() and not file.name.startswith("__"))
    }
    for name in sorted(names - expected):
        yield Fault(name, 1, "file", "no schema knows this kind", f"use one of: {', '.join(KINDS)}")


if __name__ == "__main__":
    raise SystemExit(main(content_folder()))
