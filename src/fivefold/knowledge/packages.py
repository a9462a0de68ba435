"""Packages of content that somebody else wrote: each file is checked by the kind that its head names."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fivefold.knowledge.entries import Entry
from fivefold.knowledge.faults import ContentError, Fault
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.layout import line_of, nodes
from fivefold.knowledge.locales import read_translation
from fivefold.knowledge.pointers import POINTERS, dangling
from fivefold.knowledge.reading import Sheet, entries, in_two_files, parts_of, read_sheet, sheets

ORIGINAL = "en-GB"


def files_in(path: Path) -> list[Path]:
    """The file itself, or every content file in a folder and the folders in it."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix in (".yaml", ".yml") and one.is_file())


def reports(path: Path) -> Iterator[str | Fault]:
    """One line for each sound file of a package, and every fault of the others."""
    given: dict[str, list[Sheet[Entry]]] = defaultdict(list)
    for file in files_in(path):
        name = str(file.relative_to(path)) if path.is_dir() else file.name
        try:
            text = _text(file, name)
            items, head = parts_of(text, name)
            kind = _kind(head, text, name)
            if _is_translation(head, items):
                found = read_translation(text, name, entries(KINDS[kind]), kind=kind)
                yield f"{name}: {found.done} of {found.total} {kind} in {found.locale}, {found.status}"
            else:
                sheet = read_sheet(text, KINDS[kind], name, kind)
                given[kind].append(sheet)
                yield f"{name}: {len(sheet.items)} {kind}, edition {sheet.package.edition}"
        except ContentError as error:
            yield from error.faults
    yield from _among_each_other(given)


def _among_each_other(given: dict[str, list[Sheet[Entry]]]) -> Iterator[Fault]:
    """Slugs in two files, and pointers to what neither the package nor Fivefold has."""
    for some in given.values():
        yield from in_two_files(some)
    if any(kind in POINTERS for kind in given):
        known = {kind: [*sheets(kind), *given.get(kind, [])] for kind in KINDS}
        yield from dangling((sheet for some in given.values() for sheet in some), known)


def _text(file: Path, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        problem = "a letter is stored in a way that cannot be read"
        raise ContentError([Fault(name, line, "file", problem, "save the file as UTF-8")]) from None


def _kind(head: dict[str, Any], text: str, file: str) -> str:
    kind = head.get("kind")
    if kind in KINDS:
        return str(kind)
    line = line_of(nodes(text, file), ("kind",))
    problem = f"no schema knows the kind {kind!r}" if kind else "the head does not name a kind"
    raise ContentError([Fault(file, line, "kind", problem, f"write one of: {', '.join(KINDS)}")])


def _is_translation(head: dict[str, Any], items: list[Any]) -> bool:
    """In another language, and without any source of its own."""
    sourced = any(isinstance(item, dict) and "cites" in item for item in items)
    return head.get("locale") not in (ORIGINAL, None) and not sourced
