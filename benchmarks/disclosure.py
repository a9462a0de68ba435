"""Disclosure control, measured: a large two-way table with proof, side by side with pytauargus, and the cell key method.

Run: PYTHONPATH=src:. .venv/bin/python benchmarks/disclosure.py [--quick] [--json FILE]

Peers run in a process of their own (they may be slow or stop); both sides see the same table in the same run. The
time of pytauargus includes reading its records, as it has no other way in.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from fivefold_link.safe_output.bridges import bridges_of
from fivefold_link.safe_output.cell_key import key_sums, perturbed, record_keys, ten_five_table
from fivefold_link.safe_output.linked import with_totals
from fivefold_link.safe_output.two_way import protect_two_way

LONGEST = 120
SMALL = (1, 7)


def a_table(rows: int, columns: int, mean: float, seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return chance.poisson(chance.gamma(1.2, mean / 1.2, (rows, columns)))


def best_of(times: int, work) -> tuple[float, object]:
    taken, answer = [], None
    for _ in range(times):
        start = time.perf_counter()
        answer = work()
        taken.append(time.perf_counter() - start)
    return min(taken), answer


def ours(counts: np.ndarray) -> dict[str, object]:
    """Totals, primary, secondary and the proof, timed together."""

    def work() -> tuple[np.ndarray, np.ndarray, int]:
        full = with_totals(counts)
        primary = (full >= SMALL[0]) & (full <= SMALL[1])
        made = protect_two_way(full, primary)
        return primary, made.hidden, len(made.exact)

    seconds, (primary, hidden, exact) = best_of(5, work)
    start = time.process_time()
    work()
    return {
        "seconds": seconds,
        "processor_seconds": time.process_time() - start,
        "primary": int(primary.sum()),
        "secondary": int(hidden.sum() - primary.sum()),
        "exactly_recoverable": exact + len(bridges_of(hidden)),
    }


PEER = """
import json, sys, time
import numpy as np, pandas as pd
from pytauargus import protect
counts = np.array(json.loads(sys.stdin.read()))
cells = np.repeat(np.arange(counts.size), counts.ravel())
data = pd.DataFrame({"row": [f"r{c // counts.shape[1]:04d}" for c in cells],
                     "column": [f"c{c % counts.shape[1]:04d}" for c in cells], "one": np.ones(len(cells))})
start = time.perf_counter()
made = protect(data, ["row", "column"], response="one", safety_rules="FREQ(8,1)", suppress=sys.argv[1])
seconds = time.perf_counter() - start
status = [str(s) for s in made.tables[0].status()]
kinds = {kind: status.count(kind) for kind in sorted(set(status))}
print("RESULT" + json.dumps({"seconds": seconds, "status": kinds}))
"""


def theirs(counts: np.ndarray, method: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:  # it leaves logs and tables wherever it runs
        try:
            done = subprocess.run(
                [sys.executable, "-W", "ignore", "-c", PEER, method],
                input=json.dumps(counts.tolist()),
                capture_output=True,
                text=True,
                timeout=LONGEST,
                check=False,
                cwd=folder,
            )
        except subprocess.TimeoutExpired:
            return {"not_finished_after": LONGEST}
    found = [line for line in done.stdout.splitlines() if line.startswith("RESULT")]
    return json.loads(found[-1][6:]) if found else {"stopped": (done.stderr or done.stdout)[-300:]}


def beside_pytauargus(shapes: list[tuple[int, int, float, int]]) -> list[dict[str, object]]:
    rows = []
    for height, width, mean, seed in shapes:
        counts = a_table(height, width, mean, seed)
        row: dict[str, object] = {"cells": (height + 1) * (width + 1), "ours": ours(counts)}
        for method in ("MOD(1)", "OPT(1)"):
            row[method] = theirs(counts, method)
        rows.append(row)
        print_row(row)
    return rows


def print_row(row: dict[str, object]) -> None:
    mine = row["ours"]
    words = [
        f"{row['cells']:>7,} cells  ours {mine['secondary']:>5} secondary in {mine['seconds'] * 1000:.1f} ms"
    ]
    for method in ("MOD(1)", "OPT(1)"):
        peer = row[method]
        if "seconds" in peer:
            extra = secondary_of(peer)
            more = f", ours {mine['secondary'] / extra - 1:+.0%}" if extra else ""
            words.append(
                f"{method} {extra} in {peer['seconds']:.2f} s ({peer['seconds'] / mine['seconds']:,.0f}x{more})"
            )
        else:
            words.append(f"{method} {peer}")
    print("  |  ".join(words), flush=True)


def secondary_of(peer: dict[str, object]) -> int:
    """pytauargus marks cells suppressed by its method with the status secondary."""
    return sum(count for kind, count in peer["status"].items() if kind.upper() in {"M", "SECONDARY", "D"})


def cell_key(children: int) -> dict[str, object]:
    """63,000 cells: sums of counts and keys, noise, threshold; the ONS package on the same children."""
    import pandas
    from cell_key_perturbation.create_perturbed_table import create_perturbed_table

    chance = np.random.default_rng(1)
    area, group = chance.integers(0, 300, children), chance.integers(0, 210, children)
    keys, noise, cells = record_keys(children, 9), ten_five_table(), 300 * 210

    def work() -> np.ndarray:
        cell = area * 210 + group
        return perturbed(np.bincount(cell, minlength=cells), key_sums(cell, keys, cells), noise)

    seconds, shown = best_of(3, work)
    grid = np.indices(noise.noise.shape).reshape(2, -1)
    table = pandas.DataFrame({"pcv": grid[0] + 1, "ckey": grid[1], "pvalue": noise.noise.ravel()})
    data = pandas.DataFrame({"area": area, "group": group, "key": keys})
    peer, out = best_of(1, lambda: create_perturbed_table(data, table, ["area"], ["group"], "key", False, 10))
    at = out["area"].to_numpy() * 210 + out["group"].to_numpy()
    same = np.where(shown >= 10, shown, -1)[at] == out["count"].fillna(-1).astype(int).to_numpy()
    return {
        "children": children,
        "cells": cells,
        "seconds": seconds,
        "ons_seconds": peer,
        "ratio": peer / seconds,
        "identical_cells": int(same.sum()),
        "compared": len(same),
    }


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--json", type=Path)
    wanted = asked.parse_args()
    large = [(2000, 140, 40.0), (7000, 40, 40.0), (2000, 140, 15.0)]
    result: dict[str, object] = {"large": []}
    for height, width, mean in large:
        row = {"cells": height * width, **ours(a_table(height, width, mean, 1))}
        result["large"].append(row)
        print(f"{row['cells']:,} cells: {row}", flush=True)
    shapes = [(20, 6, 60.0, 1), (40, 10, 60.0, 2), (60, 12, 120.0, 3), (100, 20, 80.0, 4)]
    if not wanted.quick:
        shapes += [(150, 30, 60.0, 5), (300, 40, 40.0, 6)]
    result["pytauargus"] = beside_pytauargus(shapes)
    result["cell_key"] = cell_key(600_000 if wanted.quick else 3_500_000)
    print(result["cell_key"])
    if wanted.json:
        wanted.json.write_text(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
