"""The one place that writes into a release folder: a whole, signed release that has just been read again, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from fivefold.release.packing import zipped
from fivefold.release.reading import Release, read_release
from fivefold_link.engine.protocol import Refused

_UNFINISHED = ".unfinished-"


def seal(files: Mapping[str, bytes], into: Path) -> Release:
    """Write a release as the folder `into`. It is read as its receivers will read it before anything is written.

    The folder appears whole by one rename, after everything in it is on the disk; a run that is killed leaves at most
    a hidden unfinished folder beside it, which the next run removes. What stands there already is never touched.
    """
    release = read_release(zipped(files), trusted=None)
    refuse_existing(into)
    into.parent.mkdir(parents=True, exist_ok=True)
    _clear_unfinished(into)
    beside = into.parent / f"{_UNFINISHED}{into.name}"
    write_folder(files, beside, mode=0o444)
    refuse_existing(into)
    beside.rename(into)
    _sync(into.parent)
    return release


def refuse_existing(into: Path) -> None:
    if into.exists() or into.is_symlink():
        raise Refused(
            "something stands there already, and a release is never written over",
            where=str(into),
            remedy="Give the new release a folder of its own.",
        )


def refuse_mixed_folders(work: Path, into: Path) -> None:
    """Records and releases lie apart: neither folder is inside the other."""
    work, into = work.resolve(), into.resolve()
    if into.is_relative_to(work) or work.is_relative_to(into):
        raise Refused(
            "the release folder and the work folder lie inside one another",
            where=str(into),
            remedy="Choose a release folder outside the work folder: what leaves lies apart from records.",
        )


def write_folder(files: Mapping[str, bytes], folder: Path, *, mode: int = 0o600) -> None:
    """Write files into a new folder and see them onto the disk."""
    for name in sorted(files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(files[name])
            file.flush()
            # The mode is the one asked for, whatever mask this process runs under.
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
    for inner in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        inner.chmod(0o755 if mode & 0o044 else 0o700)
        _sync(inner)


def write_zip(release: Path) -> Path:
    """The same release as one file beside its folder, for upload; made anew it has the same bytes."""
    read_release(release, trusted=None)
    files = {p.relative_to(release).as_posix(): p.read_bytes() for p in release.rglob("*") if p.is_file()}
    archive, beside = (
        release.with_name(f"{release.name}.zip"),
        release.with_name(f"{_UNFINISHED}{release.name}.zip"),
    )
    with beside.open("wb") as file:
        file.write(zipped(files))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(archive)
    _sync(archive.parent)
    return archive


def _clear_unfinished(into: Path) -> None:
    for left in into.parent.glob(f"{_UNFINISHED}{into.name}*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
