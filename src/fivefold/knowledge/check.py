"""Check of all content: one line for each kind, and an exit code of 1 if anything is wrong.

Run it with `python -m fivefold.knowledge.check`.
"""

import sys
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from fivefold.knowledge import locales
from fivefold.knowledge.entries import Entry
from fivefold.knowledge.faults import ContentError, Fault
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.pointers import dangling
from fivefold.knowledge.reading import Sheet, content_folder, read_sheets


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


def reports(folder: Traversable, kinds: Mapping[str, type[Entry]] = KINDS) -> Iterator[str | Fault]:
    """One line for each sound kind, a fault for everything else."""
    found: dict[str, tuple[Sheet[Entry], ...]] = {}
    for kind, schema in kinds.items():
        try:
            found[kind] = read_sheets(folder, kind, schema)
        except ContentError as error:
            yield from error.faults
        else:
            yield f"{kind}: {sum(len(sheet.items) for sheet in found[kind])} items"
    yield from dangling((sheet for some in found.values() for sheet in some), found)
    yield from unknown_files(folder)
    yield from locales.reports(folder.joinpath("locales"))


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
