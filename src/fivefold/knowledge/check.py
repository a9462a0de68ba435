"""Check of all content: one line for each kind, and an exit code of 1 if anything is wrong.

Run it with `python -m fivefold.knowledge.check`.
"""

import sys
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.reading import KINDS, ContentError, Fault, content_folder, read_kind
from fivefold.knowledge.schemas import Question, Scenario


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
    yield from dangling(found.get("scenarios", ()), found.get("questions", ()))
    yield from unknown_files(folder)


def dangling(scenarios: tuple[Entry, ...], questions: tuple[Entry, ...]) -> Iterator[Fault]:
    """Questions that a scenario asks and that nobody has written."""
    known = [question.slug for question in questions if isinstance(question, Question)]
    remedy = f"use one of: {', '.join(known)}"
    for scenario in scenarios:
        if isinstance(scenario, Scenario):
            for slug in scenario.questions:
                if slug not in known:
                    problem = f"scenario {scenario.slug!r} asks {slug!r}, which is no question"
                    yield Fault("scenarios.yaml", 1, "questions", problem, remedy)


def unknown_files(folder: Traversable) -> Iterator[Fault]:
    """Content files that no schema describes."""
    expected = {f"{kind}.yaml" for kind in KINDS}
    names = {file.name for file in folder.iterdir() if file.name.endswith((".yaml", ".yml"))}
    for name in sorted(names - expected):
        yield Fault(name, 1, "file", "no schema knows this kind", f"use one of: {', '.join(KINDS)}")


if __name__ == "__main__":
    raise SystemExit(main(content_folder()))
