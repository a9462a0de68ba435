"""The files of a folder or a .zip, taken in with care: nothing but what a release may hold, and no more of it."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from fivefold.release.refusal import ASK_THE_CONTROLLER, ReleaseRefused

ALLOWED = re.compile(
    r"manifest\.json|signatures\.json|checker\.json|README\.txt|tables/[a-z0-9][a-z0-9_-]{0,79}\.csv"
)
MOST_FILES = 500
MOST_BYTES_OF_A_FILE = 64 * 2**20
MOST_BYTES = 256 * 2**20


def files_in(source: Path | bytes) -> dict[str, bytes]:
    """Name to content for every file of a release folder, a .zip beside it, or a .zip that was sent."""
    if isinstance(source, bytes):
        return dict(_limited(_of_archive(source)))
    if source.is_dir():
        return dict(_limited(_of_folder(source)))
    try:
        if source.stat().st_size > MOST_BYTES:
            raise _too_large(source.name)
        return dict(_limited(_of_archive(source.read_bytes())))
    except OSError as wrong:
        raise ReleaseRefused(
            f"it cannot be read ({wrong.strerror})",
            where=source.name,
            remedy="Name the release folder, or the .zip made from it.",
        ) from None


def _limited(found: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    names: set[str] = set()
    total = 0
    for name, content in found:
        total += len(content)
        if name in names:
            raise ReleaseRefused("the file is there twice", where=name, remedy=ASK_THE_CONTROLLER)
        if total > MOST_BYTES:
            raise _too_large(name)
        names.add(name)
        if len(names) > MOST_FILES:
            raise ReleaseRefused(f"more than {MOST_FILES} files", where=name, remedy=ASK_THE_CONTROLLER)
        yield name, content


def _refuse_name(name: str) -> None:
    if not ALLOWED.fullmatch(name):
        raise ReleaseRefused(
            "this file is no part of a release",
            where=repr(name),
            remedy="A release holds manifest.json, signatures.json, checker.json, README.txt and tables/*.csv, and "
            "nothing else. Send the folder as it was handed over.",
        )


def _too_large(where: str) -> ReleaseRefused:
    return ReleaseRefused(
        f"larger than a release may be ({MOST_BYTES_OF_A_FILE >> 20} MB a file, {MOST_BYTES >> 20} MB in all)",
        where=where,
        remedy="Ask the data controller for a release with fewer or smaller tables.",
    )


def _of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode) and name == "tables":
            continue
        _refuse_name(name)
        if not stat.S_ISREG(mode):
            raise ReleaseRefused(
                "this is a link or a special file", where=name, remedy="Copy the file itself into the folder."
            )
        if path.stat().st_size > MOST_BYTES_OF_A_FILE:
            raise _too_large(name)
        yield name, path.read_bytes()


def _of_archive(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir()]
            _refuse_stowaways(archive, entries)
            if len(entries) > MOST_FILES:
                raise ReleaseRefused(f"more than {MOST_FILES} files", remedy=ASK_THE_CONTROLLER)
            top = _top_folder([e.filename for e in entries])
            for entry in entries:
                name = entry.filename.removeprefix(top)
                _refuse_name(name)
                yield name, _unpacked(archive, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeDecodeError) as wrong:
        raise ReleaseRefused(
            f"this is not a whole .zip file ({wrong})",
            remedy="Send the .zip again; if that does not help, make it anew from the release folder.",
        ) from None


def _refuse_stowaways(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """A .zip has corners where text could hide; a release uses none of them."""
    if archive.comment or any(e.comment for e in entries):
        raise ReleaseRefused(
            "the .zip carries a comment",
            remedy="Make the .zip anew from the release folder, without a comment.",
        )
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise ReleaseRefused(
                "the file is locked with a password",
                where=entry.filename,
                remedy="Make the .zip anew without a password; the tables in it are safe to see.",
            )


def _top_folder(names: list[str]) -> str:
    """People zip a folder with the folder in it: one folder above everything is passed over."""
    tops = {name.partition("/")[0] for name in names}
    top = tops.pop() if len(tops) == 1 else ""
    plain = re.fullmatch(r"[\w .()-]+", top) and top not in (".", "..", "tables")
    return f"{top}/" if plain and all("/" in name for name in names) else ""


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # The size that a .zip states is a claim: no more than the limit is ever unpacked.
    with archive.open(entry) as file:
        content = file.read(MOST_BYTES_OF_A_FILE + 1)
    if len(content) > MOST_BYTES_OF_A_FILE:
        raise _too_large(entry.filename)
    return content
