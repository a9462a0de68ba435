"""The command `fivefold`: `fivefold content check FILE`, `fivefold content list`, `fivefold content coverage`.

It ends with 0 if all is well, 1 if content has faults, 2 if it was not called rightly.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fivefold.knowledge import locales, packages
from fivefold.knowledge.coverage import honoured, waiting
from fivefold.knowledge.faults import Fault
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.reading import sheets

SOUND, FAULTY, MISUSED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was asked for; the answer is the exit code."""
    try:
        asked = _parser().parse_args(argv)
    except SystemExit as end:  # argparse has said why
        return int(end.code or 0)
    do: Callable[[argparse.Namespace], int] = asked.do
    return do(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fivefold", description="Fivefold on the command line.")
    content = parser.add_subparsers(required=True, metavar="content").add_parser(
        "content", help="the content of the toolkit, and packages of your own"
    )
    verbs = content.add_subparsers(required=True, metavar="check | list | coverage")
    check = verbs.add_parser(
        "check", help="check a package: a content file, a translation or a folder of them"
    )
    check.add_argument("path", metavar="FILE|FOLDER", type=Path)
    check.set_defaults(do=_check)
    verbs.add_parser("list", help="kinds, editions and counts").set_defaults(do=_list)
    verbs.add_parser("coverage", help="the coverage map as CSV").set_defaults(do=_coverage)
    return parser


def _check(asked: argparse.Namespace) -> int:
    files = packages.files_in(asked.path)
    if not asked.path.exists():
        return _misused(f"{asked.path} is not there. Remedy: check the name and the folder you are in.")
    if not files:
        return _misused(f"{asked.path} holds no content. Remedy: name a folder with files that end in .yaml.")
    found = list(packages.reports(asked.path))
    faults = [one for one in found if isinstance(one, Fault)]
    for line in (one for one in found if isinstance(one, str)):
        print(line)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"files: {len(files)}, faults: {len(faults)}")
    return FAULTY if faults else SOUND


def _misused(why: str) -> int:
    print(f"fivefold: {why}", file=sys.stderr)
    return MISUSED


def _list(_: argparse.Namespace) -> int:
    codes = locales.languages()
    print("\t".join(("kind", "items", "editions", "translations")))
    for kind in KINDS:
        items = sum(len(sheet.items) for sheet in sheets(kind))
        editions = ", ".join(sorted({sheet.package.edition for sheet in sheets(kind)}))
        told = [(code, locales.translation_status(code, kind)) for code in codes]
        others = "; ".join(f"{code} {one.done} of {one.total}, {one.status}" for code, one in told if one)
        print("\t".join((kind, str(items), editions, others)))
    return SOUND


def _coverage(_: argparse.Namespace) -> int:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("row", "kind", "slug", "part", "title", "waits_for"))
    waits = {one.slug: capability for capability, some in waiting().items() for one in some}
    for row, places in honoured().items():
        for place in places:
            later = waits.get(place.slug, "") if place.kind == "requirements" else ""
            table.writerow((row, place.kind, place.slug, place.part, place.title, later))
    return SOUND


if __name__ == "__main__":
    raise SystemExit(main())
