"""How long the import of the whole OHID extract takes, and how much memory: aim under 10 s and 500 MB.

Run it with `python benchmarks/import_extract.py [file]`. It works in a database of its own and changes nothing else.
The side by side: reading the same file with the csv module alone, and the same rows with SQLite's own executemany.
"""

import csv
import hashlib
import os
import resource
import sqlite3
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))
REALDATA = Path(os.environ.get("FIVEFOLD_REALDATA") or ROOT.parent / "shared" / "realdata")
EXTRACT = REALDATA / "fingertips" / "ohid_fingertips_extract_2025-02-13.csv"
SECONDS, MEGABYTES = 10, 500


def main(path):
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        before = megabytes()
        read, written, rows = imported(path)
    took = read + written
    plain = plain_csv(path)
    raw = plain_sqlite(path)
    print(f"read       {read:6.2f} s   ({read / plain:.1f} x the csv module alone: {plain:.2f} s)")
    print(f"write      {written:6.2f} s   ({written / raw:.1f} x executemany of the same rows: {raw:.2f} s)")
    print(f"together   {took:6.2f} s   for {rows:,} figures; aim under {SECONDS} s")
    print(
        f"memory     {megabytes():6.0f} MB  at most ({before:.0f} MB before the file); aim under {MEGABYTES} MB"
    )
    return 0 if took < SECONDS and megabytes() < MEGABYTES else 1


def prepare(folder):
    os.environ["FIVEFOLD_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "fivefold_web.config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415  the folder must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)


def imported(path):
    """Seconds to read, seconds to write, and how many figures were taken in."""
    from fivefold.sources import recognise  # noqa: PLC0415
    from fivefold.vocabulary.areas import Area, Nation  # noqa: PLC0415
    from fivefold.vocabulary.partners import Sector  # noqa: PLC0415
    from fivefold_web.need.actions.files import take_in  # noqa: PLC0415
    from fivefold_web.places import actions  # noqa: PLC0415

    founder = actions.create_place(
        name="Benchmark", nation=Nation.ENGLAND, areas=[Area("E08000009", "Trafford")], lead_body="Council",
        sector=Sector.PUBLIC_HEALTH, by=actions.open_account(email="b@example.org", password="a long enough one", name="B"),
    )  # fmt: skip
    started = time.perf_counter()
    reading = recognise(path, path.name)
    read = time.perf_counter() - started
    taken = take_in(
        partnership=founder.partnership, reading=reading, filename=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(), source="OHID", retrieved=date(2025, 2, 13), by=founder,
    )  # fmt: skip
    return read, time.perf_counter() - started - read, taken.dataset.rows


def plain_csv(path):
    started = time.perf_counter()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _row in csv.DictReader(file):
            pass
    return time.perf_counter() - started


def plain_sqlite(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    started = time.perf_counter()
    with sqlite3.connect(":memory:") as database:
        columns = ", ".join(f"c{i}" for i in range(len(rows[0])))
        database.execute(f"create table figures ({columns})")
        database.executemany(f"insert into figures values ({', '.join('?' * len(rows[0]))})", rows)
    return time.perf_counter() - started


def megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXTRACT))
