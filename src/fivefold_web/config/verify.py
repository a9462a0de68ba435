"""`make test`: the whole suite, on everything real that this machine has, saying what it left out and why."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PYTEST = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
# There is a worker for each core: threads that wait for one another in small sums of arrays would only take turns.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}


def main():
    left_out = []
    if not (os.environ.get("CHROMIUM") or any(map(shutil.which, CHROMIUM))):
        left_out.append("browser stories: Chromium is not on this machine")
    if not _realdata().is_dir():
        left_out.append("checks against official files: set FIVEFOLD_REALDATA to their folder")
    if not shutil.which("java"):
        left_out.append("the secure engine on Spark: Java is not on this machine")
    results = [_suite("everything on SQLite", {}, ["tests"])]
    with postgres() as url:
        if url:
            # The others never ask the database; typed markup is kept as the same text by either, and pages of content
            # ask it for little more than who reads them.
            alike = ("test_markup_in_every_field.py", "library", "design")
            ignored = [f"--ignore=tests/web/{name}" for name in alike]
            asking = ["tests/web", "-m", "django_db", *ignored]
            results.append(_suite("the workspace on PostgreSQL", {"DATABASE_URL": url}, asking))
        else:
            left_out.append("the workspace on PostgreSQL: initdb is not on this machine")
    for line in left_out:
        print(f"Left out - {line}.")
    sys.exit(1 if any(results) else 0)  # a suite that was killed ends below nought


def _realdata():
    return Path(os.environ.get("FIVEFOLD_REALDATA") or ROOT.parent / "shared" / "realdata")


def _suite(title, environment, paths):
    print(f"== {title}", flush=True)
    workers = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadscope", "--no-loadscope-reorder"]
    with tempfile.TemporaryDirectory(prefix="fivefold-test-") as data:
        fresh = {
            key: value
            for key, value in os.environ.items()
            if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        }
        folders = {"FIVEFOLD_DATA": data, "FIVEFOLD_MIGRATE_ONCE": data, "PYTHONPATH": str(ROOT / "src")}
        env = fresh | ONE_THREAD | folders | environment
        return subprocess.run([*PYTEST, *workers, "-q", *paths], cwd=ROOT, env=env, check=False).returncode


@contextlib.contextmanager
def postgres():
    """A private PostgreSQL in a temporary folder, or None where its programs are absent."""
    binaries = _binaries()
    if binaries is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="fivefold-pg-", ignore_cleanup_errors=True) as folder:
        owner = _owner()
        if owner:
            shutil.chown(folder, owner)
        run = _runner(owner)
        data, port = f"{folder}/data", _free_port()
        run([binaries / "initdb", "-D", data, "-U", "fivefold", "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-p {port} -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=127.0.0.1"
        run([binaries / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"])
        try:
            yield f"postgresql://fivefold@127.0.0.1:{port}/postgres"
        finally:
            run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def _binaries():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    there = found[0] if found else shutil.which("initdb")
    return Path(there).parent if there else None


def _owner():
    """PostgreSQL refuses to run as root; its own account, or nobody, stands in."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _runner(owner):
    prefix = ["runuser", "-u", owner, "--"] if owner else []

    def run(command):
        subprocess.run([*prefix, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL)

    return run


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()
