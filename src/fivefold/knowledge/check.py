"""Check of all content: one line for each kind, and an exit code of 1 if anything is wrong.

Run it with `python -m fivefold.knowledge.check`.
"""

import sys
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.reading import KINDS, ContentError, Fault, content_folder, read


def main() -> int:
    """Print what was found; 0 if all content is sound."""
    faults = []
    for report in reports(content_folder()):
        if isinstance(report, Fault):
            faults.append(report)
        else:
            print(report)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def reports(folder: Traversable) -> Iterator[str | Fault]:
    """One line for each sound kind, a fault for everything else."""
    present = {file.name for file in folder.iterdir() if file.name.endswith((".yaml", ".yml"))}
    for kind, schema in KINDS.items():
        present.discard(f"{kind}.yaml")
        try:
            items = read_kind(folder, kind, schema)
        except ContentError as error:
            yield from error.faults
        else:
            yield f"{kind}: {len(items)} items"
    for name in sorted(present):
        yield Fault(name, 1, "file", "no schema knows this kind", f"use one of: {', '.join(KINDS)}")


def read_kind(folder: Traversable, kind: str, schema: type[Entry]) -> tuple[Entry, ...]:
    """The items of one kind in a folder, checked against the other kinds they point at."""
    name = f"{kind}.yaml"
    if not folder.joinpath(name).is_file():
        raise ContentError([Fault(name, 1, "file", "the file is missing", "add it")])
    return read(folder.joinpath(name).read_text(encoding="utf-8"), schema, name)


if __name__ == "__main__":
    raise SystemExit(main())
