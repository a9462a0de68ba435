"""How quick the main pages are with a realistic place, beside a bare page of the same server in the same run.

    PYTHONPATH=src:. .venv/bin/python benchmarks/pages.py

A place with 500 services, 60 teams x 4 rounds, 200 indicators x 10 years x 30 areas and 2,000 answers is made in a
temporary folder; the real server is started on it; each page is asked for in turn with a bare page. Prints, for each
page, the median and the 95th percentile in milliseconds, the ratio of medians to the bare page, and its queries.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = int(os.environ.get("ROUNDS", "40"))
PLACE = "/places/testmouth/"
PAGES = [
    "", "need/", "need/indicators/90001/", "need/estimate/", "services/", "services/grid/",
    "workforce/rounds/4/", "workshops/1/", "decisions/", "library/", "library/levels/family/", "library/factors/",
    "library/factors/parental-mental-health-problems/", "library/frameworks/", "library/frameworks/five-levels/",
    "library/interventions/", "library/measures/", "library/resources/", "library/glossary/", "library/claims/",
    "library/search/?q=attachment", "library/pages/", "library/pages/57/", "library/requirements/",
    "library/requirements/rows/", "publishing/diagrams/", "publishing/diagrams/five-levels/", "publishing/packs/",
    "publishing/packs/1/", "system/", "system/responses/", "system/conditions/", "system/checks/", "system/pressures/",
    "system/plans/", "system/who-helps/",
]  # fmt: skip


def main():
    with tempfile.TemporaryDirectory(prefix="fivefold-bench-") as folder:
        os.environ |= {
            "FIVEFOLD_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        cookie, queries = _prepared()
        server, port = _served()
        try:
            _report(_measured(port, cookie), queries)
        finally:
            server.terminate()
            server.wait()


def _prepared():
    """Make the place; returns a signed-in session and the number of queries of each page."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.realistic import a_realistic_place
    from fivefold_web.config.start import prepare

    prepare(empty=True)
    started = time.perf_counter()
    lead = a_realistic_place()
    print(f"Made the place in {time.perf_counter() - started:.0f} s.", flush=True)
    client = Client()
    client.force_login(lead.user)
    queries = {}
    for page in PAGES:
        client.get(PLACE + page)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(PLACE + page)
        assert response.status_code == 200, (page, response.status_code)
        queries[page] = len(asked)
    return client.cookies["sessionid"].value, queries


def _served():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"PORT": str(port), "EMPTY": "1"}
    server = subprocess.Popen(
        [sys.executable, "-m", "fivefold_web.config.start"], env=environment, stdout=subprocess.DEVNULL
    )
    for _try in range(600):
        try:
            _ask(port, "/health", "")
            return server, port
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def _ask(port, path, cookie):
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    started = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"} if cookie else {})
    response = connection.getresponse()
    response.read()
    took = (time.perf_counter() - started) * 1000
    connection.close()
    assert response.status == 200, (path, response.status)
    return took


def _measured(port, cookie):
    """Milliseconds by page; the bare page is asked in between, so that both see the same machine."""
    took = {page: [] for page in ["bare", *PAGES]}
    for page in PAGES:
        for _warm in range(3):
            _ask(port, PLACE + page, cookie)
    for _round in range(ROUNDS):
        for page in PAGES:
            took["bare"].append(_ask(port, "/health", ""))
            took[page].append(_ask(port, PLACE + page, cookie))
    return took


def _report(took, queries):
    bare = statistics.median(took["bare"])
    print(f"{'page':<28}{'median ms':>10}{'p95 ms':>9}{'x bare':>8}{'queries':>9}")
    for page, times in took.items():
        median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
        name = page if page == "bare" else PLACE.removeprefix("/places") + page
        print(f"{name:<28}{median:>10.1f}{p95:>9.1f}{median / bare:>8.1f}{queries.get(page, 1):>9}")


if __name__ == "__main__":
    main()
