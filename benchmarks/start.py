"""How quickly `make run` shows its first page, beside the start of bare Django in the same run.

    python benchmarks/start.py

A first start fills a temporary folder (the demonstration, tables, static files); then later starts are measured from
the command to the first answered page, alternating with bare Django, so that both see the same machine. Prints
seconds by the clock, processor seconds, and the ratio of medians to bare Django. ROUNDS=5 by default.
"""

import os
import resource
import signal
import socket
import statistics
import subprocess
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv" / "bin" / "python"
ROUNDS = int(os.environ.get("ROUNDS", "5"))
BARE = """
import django
from django.conf import settings
parts = ("contenttypes", "auth", "sessions", "messages", "staticfiles")
settings.configure(INSTALLED_APPS=[f"django.contrib.{part}" for part in parts])
django.setup()
"""


def main():
    with tempfile.TemporaryDirectory(prefix="fivefold-start-", ignore_cleanup_errors=True) as folder:
        os.environ["FIVEFOLD_DATA"] = folder
        first, _ = opened()
        print(f"First start, with the demonstration: {first:.1f} s", flush=True)
        bare, later = [], []
        for _round in range(ROUNDS):
            bare.append(bare_django())
            later.append(opened())
        report(bare, later)


def opened():
    """Seconds from the command to the first page, and processor seconds of the whole process."""
    port, before = _free_port(), _processor()
    started = time.perf_counter()
    with open(f"{os.environ['FIVEFOLD_DATA']}/start.log", "w+") as said:
        server = subprocess.Popen(
            ["make", "run", f"PORT={port}"], cwd=ROOT, stdout=said, stderr=said, start_new_session=True
        )
        try:
            _first_page(server, port)
            took = time.perf_counter() - started
            os.killpg(server.pid, signal.SIGINT)
        except ChildProcessError:
            said.seek(0)
            raise SystemExit(f"The server ended before it answered.\n{said.read()}") from None
        server.wait(timeout=30)
    return took, _processor() - before


def bare_django():
    before, started = _processor(), time.perf_counter()
    subprocess.run([PYTHON, "-c", BARE], check=True)
    return time.perf_counter() - started, _processor() - before


def _first_page(server, port):
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        try:
            connection.request("GET", "/")
            response = connection.getresponse()
            assert response.status == 200, response.status
            assert response.read()
            return
        except OSError:
            if server.poll() is not None:
                raise ChildProcessError from None
            time.sleep(0.02)
        finally:
            connection.close()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(bare, later):
    print(f"{'':<24}{'median s':>10}{'slowest s':>11}{'processor s':>13}{'x bare':>8}")
    base = statistics.median(clock for clock, _used in bare)
    for name, runs in (("bare Django", bare), ("make run to first page", later)):
        clocks, used = zip(*runs, strict=True)
        median = statistics.median(clocks)
        print(
            f"{name:<24}{median:>10.2f}{max(clocks):>11.2f}{statistics.median(used):>13.2f}{median / base:>8.1f}"
        )


if __name__ == "__main__":
    main()
