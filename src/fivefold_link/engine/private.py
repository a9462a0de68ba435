"""A folder that only its owner can open, and that is gone when the engine closes, or when the next one starts."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from fivefold_link.engine.protocol import Refused

try:
    import fcntl
except ImportError:  # Windows: there a file in use cannot be removed, which serves as well
    fcntl = None  # type: ignore[assignment]

BEGINS = "engine-"
LOCK = "in-use"


class PrivateFolder:
    """Holds person-level tables while an engine works. A lock tells a folder in use from one that a crash left."""

    def __init__(self, scratch: Path):
        try:
            scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_abandoned(scratch)
            self.path = Path(tempfile.mkdtemp(prefix=BEGINS, dir=scratch))  # mode 700
            self._lock = _locked(self.path)
        except OSError as error:
            raise Refused(
                f"no folder can be made here ({error.strerror}).",
                where=str(scratch),
                remedy="Name a folder that you may write to as `temp_folder` in the study's `engine`.",
            ) from None

    def remove(self) -> None:
        """Remove the folder and all in it; a second time does nothing."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
            shutil.rmtree(self.path, ignore_errors=True)


def _locked(folder: Path) -> int:
    """The lock takes its name once it is held, so that nobody finds it open."""
    if fcntl is None:
        return os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    before = folder / "lock"
    lock = os.open(before, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    before.rename(folder / LOCK)
    return lock


def remove_abandoned(scratch: Path) -> int:
    """Remove what engines left that were killed; how many there were. A folder in use stays."""
    left = [folder for folder in scratch.glob(f"{BEGINS}*") if folder.is_dir() and _abandoned(folder)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _abandoned(folder: Path) -> bool:
    """Without a lock another engine is making the folder in this moment, or it is none of ours."""
    try:
        if fcntl is None:
            (folder / LOCK).unlink()
            return True
        lock = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
