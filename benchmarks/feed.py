"""How quick our own feed is with 5,000 services, beside a bare page of the same server in the same run.

    PYTHONPATH=src:. .venv/bin/python benchmarks/feed.py

A place with SERVICES services (5,000) is made in a temporary folder and published; the real server is started on it;
CLIENTS (4) connections ask for every page of each list in turn, then once more, so that the table has both: pages
asked for the first time and again. Prints requests a second, the 95th percentile and the ratio to the bare page, and
how long it takes to make the feed after a change and to look for entries that may be one service.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from random import Random

from benchmarks.pages import ROOT, _served

SERVICES = int(os.environ.get("SERVICES", "5000"))
CLIENTS = int(os.environ.get("CLIENTS", "4"))
ASKED = int(os.environ.get("ASKED", "400"))
OPEN = "/open/testmouth/"


def main():
    with tempfile.TemporaryDirectory(prefix="fivefold-bench-") as folder:
        os.environ |= {
            "FIVEFOLD_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        _prepared()
        server, port = _served()
        try:
            _report(port)
        finally:
            server.terminate()
            server.wait()


def _prepared():
    """Make the place and publish it; says how long the twins took."""
    import django

    django.setup()
    from fivefold_web.config.start import prepare
    from fivefold_web.services.actions import directory, feeds
    from fivefold_web.services.queries.twins import pairs_of
    from tests.builders.places import a_place, its_lead

    prepare(empty=True)
    place = a_place("Testmouth")
    lead = its_lead(place)
    directory.import_services(partnership=place, offers=_offers(), by=lead)
    feeds.publish(partnership=place, published=True, licence="Open Government Licence v3.0", by=lead)
    started = time.perf_counter()
    found = len(pairs_of(place))
    took = time.perf_counter() - started
    print(f"{SERVICES:,} services read and compared: {found:,} pairs in {took:.1f} s.", flush=True)


def _offers():
    from fivefold.services.offer import Offer
    from fivefold.services.open_to import Access, Hours, Location
    from fivefold.sources.service_words import name_based_id
    from fivefold.vocabulary.ages import AgeBand
    from fivefold.vocabulary.support import Level, Tier

    rng = Random(5)
    towns = [f"Town {number}" for number in range(60)]
    for number in range(SERVICES):
        where = Location(
            "Hall", f"{number} High Street", f"N{number % 90} 1AA", 53.4, -2.3, "feed", (Hours(1),)
        )
        yield Offer(
            id=name_based_id(str(number)),
            name=f"{rng.choice(['Baby', 'Family', 'Sing', 'Play'])} {rng.choice(towns)} {number}",
            organisation=f"Organisation {number % 300}",
            description="Help for babies and their families. " * 6,
            levels=frozenset({rng.choice(list(Level))}),
            tiers=frozenset({Tier.PROMOTION}),
            primary=Tier.PROMOTION,
            ages=AgeBand(0, rng.choice([12, 24, 60])),
            access=frozenset({Access.BUGGY}),
            languages=("Polish",),
            postcode=where.postcode,
            address=where.address,
            locations=(where,),
        )


def _report(port):
    started = time.perf_counter()
    first = json.loads(_ask_all(port, [f"{OPEN}services"])[1][0])
    print(f"The feed was made in {time.perf_counter() - started:.1f} s (once after each change).")
    one = f"{OPEN}services/{first['contents'][0]['id']}"
    rows = {
        "bare page (/health)": ["/health"] * ASKED,
        "services, each page": _pages(first["total_pages"], "services"),
        "services, again": _pages(first["total_pages"], "services"),
        "services in full": _pages(first["total_pages"], "services", "&full=true"),
        "service_at_locations": _pages(first["total_pages"], "service_at_locations"),
        "one service": [one] * ASKED,
        "search": [f"{OPEN}services?search=town+{number % 60}" for number in range(ASKED)],
    }
    print(f"\n{'what':<24}{'requests/s':>12}{'p95 ms':>9}{'x bare':>8}")
    bare = None
    for what, paths in rows.items():
        started = time.perf_counter()
        times, _bodies = _ask_all(port, paths)
        rate = len(paths) / (time.perf_counter() - started)
        bare = bare or rate
        p95 = statistics.quantiles(times, n=20)[18]
        print(f"{what:<24}{rate:>12.0f}{p95:>9.1f}{bare / rate:>8.1f}", flush=True)


def _pages(total, endpoint, more=""):
    return [f"{OPEN}{endpoint}?page={number % total + 1}{more}" for number in range(ASKED)]


def _ask_all(port, paths):
    """Milliseconds and bodies of all, asked by several connections that stay open."""
    shares = [paths[turn::CLIENTS] for turn in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        told = list(pool.map(lambda share: _ask(port, share), shares))
    return [took for times, _bodies in told for took in times], [
        body for _t, bodies in told for body in bodies
    ]


def _ask(port, paths):
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    times, bodies = [], []
    for path in paths:
        started = time.perf_counter()
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        times.append((time.perf_counter() - started) * 1000)
        if response.status != 200:
            raise SystemExit(f"{path} answered {response.status}")
        bodies = [body]
    connection.close()
    return times, bodies


if __name__ == "__main__":
    sys.exit(main())
