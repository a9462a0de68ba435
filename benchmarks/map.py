"""How quick every page of the map is with 500 services and 60 pathways, in the process, without a server between.

    PYTHONPATH=src:. .venv/bin/python benchmarks/map.py

A place is made in a temporary folder (that of benchmarks/scenarios.py). Prints, for each page, the median and the 95th
percentile in milliseconds by the clock, the median of the processor's time, and the statements it sends to the database.
The aim is 100 ms for a page and 200 ms for a scenario. ROUNDS=9 says how often each is asked; PAGE=part of an address
measures only those pages, and PROFILE=1 prints where their time goes.
"""

import cProfile
import gc
import os
import pstats
import statistics
import tempfile
import time

ROUNDS = int(os.environ.get("ROUNDS", "9"))
PAGES = [
    "services/", "services/?q=Service+12", "services/?language=Polish&serves=fathers&age=14",
    "services/1/", "services/1/change/", "services/grid/", "services/grid/family/prevention/",
    "services/ages/", "services/by-reach/", "services/needs/", "services/map/", "services/confirmations/", "services/suggestions/",
    "services/twins/", "services/feeds/", "services/pathways/", "services/pathways/1/", "services/pathways/1/change/",
    "services/pathways/checks/", "services/journeys/", "services/scenarios/", "services/scenarios/nine-weeks/",
    "system/", "system/responses/", "system/who-helps/", "system/relationships/", "system/membership/", "system/checks/",
]  # fmt: skip


def main():
    with tempfile.TemporaryDirectory(prefix="fivefold-bench-") as folder:
        os.environ |= {"FIVEFOLD_DATA": folder, "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings"}
        import django

        django.setup()
        from benchmarks.scenarios import _a_place
        from fivefold_web.config.start import prepare

        prepare(empty=True)
        place, lead = _a_place()
        _report(place, lead, [page for page in PAGES if os.environ.get("PAGE", "") in page])


def _report(place, lead, pages):
    from django.test import Client

    client = Client()
    client.force_login(lead.user)
    for page in pages:
        client.get(f"/places/{place.slug}/{page}")
    gc.collect()
    gc.freeze()  # as the server does once it is ready
    print(f"{'page':<42}{'median ms':>10}{'p95 ms':>9}{'processor':>11}{'queries':>9}")
    for page in pages:
        address = f"/places/{place.slug}/{page}"
        queries = _queries(client, address)
        if queries is None:
            print(f"{page:<42}  is not there")
            continue
        took = [_timed(client, address) for _round in range(ROUNDS)]
        clock, processor = ([one[at] * 1000 for one in took] for at in (0, 1))
        p95 = sorted(clock)[int(len(clock) * 0.95)]
        print(
            f"{page:<42}{statistics.median(clock):>10.0f}{p95:>9.0f}{statistics.median(processor):>11.0f}{queries:>9}",
            flush=True,
        )
        if os.environ.get("PROFILE"):
            _profiled(client, address)


def _queries(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if client.get(address).status_code != 200:
        return None
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def _timed(client, address):
    clock, busy = time.perf_counter(), time.process_time()
    client.get(address)
    return time.perf_counter() - clock, time.process_time() - busy


def _profiled(client, address):
    profile = cProfile.Profile()
    profile.runcall(client.get, address)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
