"""Need, measured: intervals for a million areas beside the reference package; England's small areas; the profile page.

    PYTHONPATH=src:. .venv/bin/python benchmarks/need.py [intervals] [national] [--rows 3000] [--indicators 40]

Without a word both parts run. Intervals: a million invented areas, the best of nine runs; PHStatsMethods (GPL, only
here and in tests) is timed on the first `--rows` of the same areas in the same run, and its time is scaled to a million
by rows, as it works row by row; the same rows are compared. National: an invented file of every LSOA of England
(33,755) x 40 indicators x 5 years enters through the command that people use, in a process of its own, on SQLite or,
with DATABASE_URL set, on PostgreSQL; then a place of 139 LSOAs is read and the profile page is asked for a hundred times.
Times are of the clock on the wall; the processor's time stands beside them, as other work may hold the computer up.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

MILLION, LSOAS, YEARS = 1_000_000, 33_755, range(2020, 2025)
HELD = 139
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("parts", nargs="*", choices=["intervals", "national", "write", []], default=[])
    options.add_argument("--rows", type=int, default=3000)
    options.add_argument("--indicators", type=int, default=40)
    options.add_argument("--to", type=Path, help="where `write` puts the invented file")
    chosen = options.parse_args()
    if chosen.parts == ["write"]:
        write_file(chosen.to, chosen.indicators)
        return
    print(f"Load of the computer before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    parts = chosen.parts or ["intervals", "national"]
    if "intervals" in parts:
        intervals(chosen.rows)
    if "national" in parts:
        national(chosen.indicators)
    print(f"Load of the computer after: {os.getloadavg()[0]:.1f}.")


# --- intervals ---------------------------------------------------------------------------------------------------


def intervals(rows: int) -> None:
    from fivefold.statistics import arrays

    chance = np.random.default_rng(9)
    people = chance.integers(20, 4000, MILLION).astype(float)
    counts = chance.binomial(people.astype(int), chance.beta(1, 12, MILLION)).astype(float)
    print(f"A million areas, {np.count_nonzero(counts == 0):,} of them with no event. 95%.")
    ours = {
        "proportion (Wilson)": lambda: arrays.wilson(counts, people),
        "proportion (Wilson, clusters)": lambda: arrays.clustered_wilson(counts, people),
        "count (Byar)": lambda: arrays.byar(counts),
        "count (exact Poisson)": lambda: arrays.exact_poisson(counts),
        "crude rate (Byar, exact below 10)": lambda: arrays.crude_rate(counts, people, per=100_000),
        "ratio (Byar, exact below 10)": lambda: arrays.ratio(counts, people),
        "mean (Student's t)": lambda: arrays.mean(people, counts, np.sqrt(counts)),
    }
    theirs = peers(counts[:rows], people[:rows])
    for name, work in ours.items():
        begun = time.perf_counter()
        work()
        first = time.perf_counter() - begun
        seconds, processor, found = best_of(9, work)
        line = (
            f"  {name:<34} {seconds:.4f} s ({processor:.4f} s of the processor; {first:.3f} s the first time in a process)"
            f"  {met(seconds < 0.05)} .05 s"
        )
        if name in theirs:
            line += beside(theirs[name], found, seconds, rows)
        print(line, flush=True)


def beside(peer, found, seconds: float, rows: int) -> str:
    taken, value, low, high, which = peer
    scaled = taken / rows * MILLION
    place = np.arange(rows) if which is None else which
    ours = (found.value[place], found.low[place], found.high[place])
    off = max(
        float(np.max(np.abs(a - b) / np.maximum(np.abs(b), 1e-300) * (b != 0)))
        for a, b in zip(ours, (value, low, high), strict=True)
    )
    off = max(
        off,
        max(float(np.max(np.abs(a - b) * (b == 0))) for a, b in zip(ours, (value, low, high), strict=True)),
    )
    return (
        f"  {scaled / seconds:,.0f}x the reference ({taken:.2f} s for {rows:,} rows)  {met(scaled / seconds >= 300)} 300x"
        f"  equal to {off:.0e} on {len(place):,} rows  {met(off <= 1e-12)} 1e-12"
    )


def peers(counts, people):
    """Seconds, values and limits of the reference on the same rows. Its rate refuses zero counts: there the limits
    of zero come from its own functions for exact limits."""
    import pandas as pd
    from PHStatsMethods import ph_proportion, ph_rate
    from PHStatsMethods.confidence_intervals import exact_lower, exact_upper

    table = pd.DataFrame({"area": np.arange(len(counts)), "n": counts, "d": people})
    start = time.perf_counter()
    shares = ph_proportion(table, "n", "d", "area")
    share_seconds = time.perf_counter() - start
    some = table[table["n"] > 0]
    start = time.perf_counter()
    rates = ph_rate(some, "n", "d", "area", multiplier=100_000)
    rate_seconds = (time.perf_counter() - start) / len(some) * len(table)
    start = time.perf_counter()
    exact = [(exact_lower(n) if n else 0.0, exact_upper(n)) for n in counts]
    exact_seconds = time.perf_counter() - start
    low, high = (np.array(one) for one in zip(*exact, strict=True))
    zero = (counts == 0).nonzero()[0]
    rate = np.zeros((3, len(counts)))
    rate[:, some["area"]] = rates[["Value", *limits(rates)]].to_numpy().T
    rate[1:, zero] = np.array([low[zero], high[zero]]) / people[zero] * 100_000
    share = shares[["Value", *limits(shares)]].to_numpy().T
    return {
        "proportion (Wilson)": (share_seconds, *share, None),
        "crude rate (Byar, exact below 10)": (rate_seconds, *rate, None),
        "count (exact Poisson)": (exact_seconds, counts, low, high, None),
    }


def limits(table):
    return [
        next(name for name in table.columns if name.lower().startswith(end)) for end in ("lower", "upper")
    ]


def best_of(times: int, work):
    taken, processor, answer = [], [], None
    for _ in range(times):
        clock, busy = time.perf_counter(), time.process_time()
        answer = work()
        taken.append(time.perf_counter() - clock)
        processor.append(time.process_time() - busy)
    return min(taken), min(processor), answer


# --- England's small areas ---------------------------------------------------------------------------------------


def national(indicators: int) -> None:
    with tempfile.TemporaryDirectory(prefix="fivefold-need-") as folder:
        os.environ |= {
            "FIVEFOLD_DATA": folder, "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }  # fmt: skip
        path = Path(folder) / "small-areas.csv"
        # In a process of its own: a child's most memory is never told as less than its parent's at the start.
        subprocess.run(
            [sys.executable, __file__, "write", "--indicators", str(indicators), "--to", str(path)],
            check=True,
        )
        rows = indicators * len(YEARS) * LSOAS
        print(f"{rows:,} figures in a file of {path.stat().st_size / 1e6:,.0f} MB.", flush=True)
        lead = a_place_with_figures()
        load(path, lead.partnership.slug)
        path.unlink()
        read(lead)


def write_file(path: Path, indicators: int) -> None:
    """Invented figures in our template for local indicators: counts, denominators, limits, small numbers hidden."""
    import polars as pl

    from fivefold.statistics import arrays

    chance, codes = (
        np.random.default_rng(4),
        pl.Series("Area code", [f"E01{n:06}" for n in range(1, LSOAS + 1)]),
    )
    with path.open("wb") as file:
        for indicator in range(indicators):
            for year in YEARS:
                people = chance.integers(20, 400, LSOAS)
                counts = chance.binomial(people, 0.2)
                made = arrays.wilson(counts, people).times(100)
                hidden = pl.Series((counts > 0) & (counts < 3))
                shown = {
                    "Value": made.value.round(2), "Lower 95% limit": np.floor(made.low * 100) / 100,
                    "Upper 95% limit": np.ceil(made.high * 100) / 100, "Count": counts,
                }  # fmt: skip
                columns = [
                    pl.when(hidden)
                    .then(pl.lit("*" if name in ("Value", "Count") else ""))
                    .otherwise(pl.Series(one).cast(pl.String))
                    .alias(name)
                    for name, one in shown.items()
                ]
                same = {
                    "Period": str(year),
                    "Unit": "%",
                    "Sex": "Persons",
                    "Age": "0-4 yrs",
                    "Source": "Invented",
                }
                table = pl.DataFrame([codes]).with_columns(
                    pl.lit(f"Invented indicator {indicator}").alias("Indicator"), *columns, pl.Series("Denominator", people),
                    *(pl.lit(text).alias(name) for name, text in same.items()),
                )  # fmt: skip
                table.write_csv(file, include_header=not (indicator or year > YEARS[0]))


def a_place_with_figures():
    import django

    django.setup()
    from benchmarks.realistic import a_realistic_place
    from fivefold_web.config.start import prepare

    prepare(empty=True)
    return a_realistic_place()


def load(path: Path, place: str) -> None:
    from django.db import connections

    connections.close_all()
    command = [
        sys.executable,
        "-m",
        "django",
        "take_in",
        str(path),
        "--place",
        place,
        "--retrieved",
        "2026-11-01",
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = after.ru_maxrss / 1e6
    print(f"  taken in within {seconds:.1f} s ({busy:.1f} s of the processor)  {met(seconds < 60)} 60 s")
    print(f"  most memory {peak:.2f} GB  {met(peak < 1)} 1 GB", flush=True)


def read(lead) -> None:
    from django.test import Client

    from fivefold_web.need.queries import small_areas

    place, codes = lead.partnership, [f"E01{n:06}" for n in range(5001, 5001 + HELD)]
    code = small_areas.series_held(place)[0].indicator
    one = milliseconds(20, lambda: small_areas.figures_of(place, code, codes))
    whole = milliseconds(20, lambda: small_areas.together_of(place, code, dict.fromkeys(codes, 1.0)))
    lines = milliseconds(5, lambda: small_areas.profile_of(place, codes))
    print(
        f"  {HELD} small areas: one indicator {one[0]:.1f} ms, together {whole[0]:.1f} ms, all indicators {lines[0]:.0f} ms"
    )
    client = Client()
    client.force_login(lead.user)
    for page in ("need/", "need/indicators/90001/"):
        address = f"/places/{place.slug}/{page}"
        assert client.get(address).status_code == 200
        middle, most = milliseconds(100, lambda address=address: client.get(address))
        print(
            f"  {page} with all this held: median {middle:.0f} ms, 95th percentile {most:.0f} ms  {met(most < 150)} 150 ms"
        )


def milliseconds(times: int, work) -> tuple[float, float]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return statistics.median(taken), taken[int(len(taken) * 0.95)]


def met(reached: bool) -> str:
    return "MET" if reached else "MISSED"


if __name__ == "__main__":
    main()
