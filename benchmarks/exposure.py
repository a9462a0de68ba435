"""Counting risks faced together: bit planes beside DuckDB SQL, Polars and pandas, on the same children.

    PYTHONPATH=src .venv/bin/python benchmarks/exposure.py --children 500000 --json figures.json

Forty risk factors (30% to 0.4% of children, made to cluster in children and areas) and 300 areas. Every tool reads the
same Parquet file (sorted by area, as the table `children` is) in a process of its own and answers five questions:
counts of factors by area x age x ethnicity x deprivation; all 820 single factors and pairs; all triples; pairs in each
area; the 40 commonest exact sets. `cold` is reading, building what the question needs, and answering; `warm` is the
answer alone, the best of three (one, where it takes over 5 seconds). DuckDB and Polars count on distinct patterns,
which was DuckDB's quickest way of five tried; pandas multiplies matrices. Answers must be equal to the last child.
Processor time counts all threads.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from itertools import combinations
from pathlib import Path

import numpy as np

FACTORS, AREAS, AGES, ETHNICITIES, TENTHS, COMMONEST = 40, 300, 5, 6, 10, 40
TOOLS = ("fivefold", "duckdb", "polars", "pandas")
QUESTIONS = ("counts", "pairs", "triples", "pairs_by_area", "commonest")
NEEDS = {"pairs_by_area": "planes", "triples": "patterns", "commonest": "patterns"}
PAIRS_NEED = {"fivefold": "planes", "duckdb": "patterns", "polars": "patterns", "pandas": "planes"}
LIBRARIES = {
    "fivefold": ("pyarrow.parquet", "pyarrow.dataset", "fivefold_link.exposure", "pandas"),
    "duckdb": ("pyarrow.dataset", "duckdb", "pandas"),
    "polars": ("polars",),
    "pandas": ("pyarrow.parquet", "pandas"),
}
"""Arrow looks for pandas when columns become NumPy arrays: brought in beforehand for all."""
ROUNDS, PATIENCE = 3, 5
AIMS = {"pairs": (None, 0.3), "triples": (None, 2.0), "pairs_by_area": (3.0, 0.3)}
"""Seconds for 10 million children, cold and warm."""


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--children", type=int, default=500_000)
    asked.add_argument("--tools", nargs="+", default=list(TOOLS), choices=TOOLS)
    asked.add_argument("--json", type=Path)
    asked.add_argument("--one", choices=TOOLS, help=argparse.SUPPRESS)
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.one:
        answer(chosen.one, chosen.folder)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        make_children(Path(folder), chosen.children)
        figures = {tool: measured(tool, Path(folder)) for tool in chosen.tools}
        equal = agree(Path(folder), chosen.tools)
    shown(figures, chosen.children)
    if chosen.json:
        kept = {"children": chosen.children, "cores": os.cpu_count(), "equal": equal, "tools": figures}
        chosen.json.write_text(json.dumps(kept, indent=1))
    return 0


def make_children(folder, children):
    """Risks that cluster: a child's own vulnerability and its area's raise all of them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    chance = np.random.default_rng(20260401)
    area = np.sort(chance.integers(0, AREAS, children)).astype(np.int16)
    hardship = chance.normal(0, 0.4, AREAS).astype(np.float32)
    tenth = (np.argsort(np.argsort(-hardship)) * TENTHS // AREAS + 1).astype(np.int8)
    lot = 0.7 * chance.standard_normal(children, dtype=np.float32) + hardship[area]
    rate = np.exp(lot - np.float32(0.325))
    flags = np.zeros(children, np.uint64)
    for factor, share in enumerate(np.geomspace(0.3, 0.004, FACTORS)):
        there = chance.random(children, dtype=np.float32) < np.float32(share) * rate
        flags |= there.astype(np.uint64) << np.uint64(factor)
    columns = {
        "area": area,
        "age": chance.integers(0, AGES, children).astype(np.int8),
        "ethnicity": chance.choice(ETHNICITIES, children, p=[0.6, 0.15, 0.1, 0.07, 0.05, 0.03]).astype(
            np.int8
        ),
        "tenth": tenth[area],
        "flags": flags,
    }
    pq.write_table(pa.table(columns), folder / "children.parquet")
    held = np.bitwise_count(flags)
    print(f"{children:,} children, {held.mean():.2f} factors each, at most {held.max()}")


def measured(tool, folder):
    """One tool in a process of its own."""
    command = [sys.executable, __file__, "--one", tool, "--folder", str(folder)]
    subprocess.run(command, check=True)
    return json.loads((folder / f"{tool}.json").read_text())


class Clock:
    """Wall and processor seconds of each step."""

    def __init__(self):
        self.steps = {}

    def time(self, name, work):
        wall, cpu = time.perf_counter(), processor()
        result = work()
        took = (time.perf_counter() - wall, processor() - cpu)
        self.steps[name] = min(took, self.steps.get(name, took))
        return result


def processor():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def answer(tool, folder):
    """Every question once cold and then warm; the answers are kept to be compared. Imports are not timed."""
    for library in LIBRARIES[tool]:
        import_module(library)
    clock, kind = Clock(), {"fivefold": Fivefold, "duckdb": Duck, "polars": Polars, "pandas": Pandas}[tool]
    asked = clock.time("read", lambda: kind(folder / "children.parquet"))
    for structure in ("planes", "patterns"):
        clock.time(structure, getattr(asked, structure, lambda: None))
    answers = {}
    for question in QUESTIONS:
        ask = getattr(asked, question, None)
        if ask is None:
            continue
        answers[question] = clock.time(f"{question} first", ask)
        for _ in range(ROUNDS if clock.steps[f"{question} first"][1] < PATIENCE else 1):
            clock.time(question, ask)
    np.savez(folder / f"{tool}.npz", **answers)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    steps = {name: {"wall": wall, "cpu": cpu} for name, (wall, cpu) in clock.steps.items()}
    needs = NEEDS | {"pairs": PAIRS_NEED[tool]}
    (folder / f"{tool}.json").write_text(json.dumps({"peak_gb": peak, "needs": needs, "steps": steps}))


class Fivefold:
    """Bit planes and population counts in NumPy, all cores, as `exposure.analysis` asks for them."""

    threads = os.cpu_count() or 1

    def __init__(self, path):
        import pyarrow.parquet as pq

        from fivefold_link.exposure import combinations as sets
        from fivefold_link.exposure import counting, planes
        from fivefold_link.exposure.faced import Division
        from fivefold_link.exposure.tables import Dimension

        self.made, self.sets, self.counting = planes, sets, counting
        table = pq.read_table(path)
        self.columns = {name: table[name].to_numpy() for name in table.column_names}
        self.flags = self.columns["flags"]

        def division(name, codes, size):
            return Division(Dimension(name, name, tuple(map(str, range(size)))), codes)

        self.divisions = [
            division("area", self.columns["area"], AREAS),
            division("age", self.columns["age"], AGES),
            division("ethnicity", self.columns["ethnicity"], ETHNICITIES),
            division("tenth", self.columns["tenth"] - np.int8(1), TENTHS),
        ]
        self.division = division

    def planes(self):
        layout = self.made.layout_of(self.columns["area"], AREAS)
        self.bits = self.made.planes_from_bits(self.flags, FACTORS, layout)

    def patterns(self):
        self.kinds = self.sets.patterns_of(self.flags)

    def counts(self):
        held = self.division("risks", np.bitwise_count(self.flags), FACTORS + 1)
        return self.counting.cross([*self.divisions, held])

    def pairs(self):
        return self.made.pair_counts(self.bits, threads=self.threads)[np.triu_indices(FACTORS)]

    def triples(self):
        return self.sets.sets_of(self.kinds, FACTORS, 3).children

    def pairs_by_area(self):
        return self.made.pair_counts_by_segment(self.bits, threads=self.threads).T

    def commonest(self):
        found = self.sets.commonest(self.kinds, COMMONEST)
        return np.stack([found.bits[:COMMONEST], found.children[:COMMONEST].astype(np.uint64)])


def cells(answer):
    """Rows of (area, age, ethnicity, tenth, number, children) as one array."""
    shape = (AREAS, AGES, ETHNICITIES, TENTHS, FACTORS + 1)
    found = np.zeros(shape, np.int64)
    area, age, ethnicity, tenth, held, children = answer
    found[area, age, ethnicity, tenth - 1, held] = children
    return found


def by_number(rows, size):
    """Children by set, from (first, second[, third], children): sets in dictionary order."""
    order = {which: at for at, which in enumerate(rows)}
    found = np.zeros(len(rows), np.int64)
    *which, children = size
    for one, count in zip(
        zip(*(part.tolist() for part in which), strict=True), children.tolist(), strict=True
    ):
        found[order[one]] = count
    return found


PAIRS = [(i, j) for i in range(FACTORS) for j in range(i, FACTORS)]
TRIPLES = list(combinations(range(FACTORS), 3))


def by_area(area, first, second, children):
    at = np.zeros((FACTORS, FACTORS), np.int64)
    at[np.triu_indices(FACTORS)] = np.arange(len(PAIRS))
    found = np.zeros((AREAS, len(PAIRS)), np.int64)
    found[area, at[first, second]] = children
    return found


class Duck:
    """SQL in DuckDB, all cores; sets are joined on the distinct patterns."""

    def __init__(self, path):
        import duckdb

        self.db = duckdb.connect()
        self.db.sql(f"CREATE TABLE children AS SELECT * FROM '{path}'")
        self.db.sql(f"CREATE TABLE factors AS SELECT i, 1::UBIGINT << i AS bit FROM range({FACTORS}) t(i)")

    def columns(self, query):
        table = self.db.sql(query).to_arrow_table()
        return [column.to_numpy() for column in table.columns]

    def planes(self):
        self.db.sql("CREATE TABLE by_area AS SELECT area, flags, count(*) n FROM children GROUP BY ALL")

    def patterns(self):
        self.db.sql("CREATE TABLE patterns AS SELECT flags, count(*) n FROM children GROUP BY ALL")

    def counts(self):
        return cells(self.columns(
            "SELECT area, age, ethnicity, tenth, bit_count(flags) held, count(*) n FROM children GROUP BY ALL"
        ))  # fmt: skip

    def long(self, table):
        return f"l AS (SELECT p.rowid r, p.*, i FROM {table} p, factors WHERE (flags & bit) <> 0)"

    def pairs(self):
        rows = self.columns(
            f"WITH {self.long('patterns')} SELECT a.i, b.i j, sum(a.n)::BIGINT n FROM l a JOIN l b"
            " ON a.r = b.r AND a.i <= b.i GROUP BY 1, 2"
        )
        return by_number(PAIRS, rows)

    def triples(self):
        rows = self.columns(
            f"WITH {self.long('patterns')} SELECT a.i, b.i j, c.i k, sum(a.n)::BIGINT n FROM l a"
            " JOIN l b ON a.r = b.r AND a.i < b.i JOIN l c ON a.r = c.r AND b.i < c.i GROUP BY 1, 2, 3"
        )
        return by_number(TRIPLES, rows)

    def pairs_by_area(self):
        return by_area(*self.columns(
            f"WITH {self.long('by_area')} SELECT a.area, a.i, b.i j, sum(a.n)::BIGINT n FROM l a JOIN l b"
            " ON a.r = b.r AND a.i <= b.i GROUP BY 1, 2, 3"
        ))  # fmt: skip

    def commonest(self):
        return np.stack(self.columns(
            f"SELECT flags, n::UBIGINT FROM patterns ORDER BY n DESC, flags LIMIT {COMMONEST}"
        ))  # fmt: skip


class Polars:
    """Data frames in Polars, all cores; sets are joined on the distinct patterns."""

    def __init__(self, path):
        import polars as pl

        self.pl = pl
        self.children = pl.read_parquet(path)

    def planes(self):
        self.area_patterns = self.children.group_by("area", "flags").len("n").with_row_index("r")

    def patterns(self):
        self.kinds = self.children.group_by("flags").len("n").with_row_index("r")

    def long(self, patterns):
        """A row for each factor of each pattern."""
        pl = self.pl
        return pl.concat(
            patterns.filter((pl.col("flags") & pl.lit(1 << i, pl.UInt64)) != 0)
            .drop("flags")
            .with_columns(i=pl.lit(i, pl.Int8))
            for i in range(FACTORS)
        )

    def joined(self, patterns, keys):
        pl, long = self.pl, self.long(patterns)
        others = long.select("r", pl.col("i").alias("j"))
        both = long.lazy().join(others.lazy(), on="r").filter(pl.col("i") <= pl.col("j"))
        found = both.group_by(*keys, "i", "j").agg(pl.col("n").cast(pl.Int64).sum()).collect()
        return [found[name].to_numpy() for name in (*keys, "i", "j", "n")]

    def counts(self):
        pl = self.pl
        keys = ["area", "age", "ethnicity", "tenth", pl.col("flags").bitwise_count_ones().alias("held")]
        found = self.children.group_by(*keys).len("n")
        return cells([found[name].to_numpy() for name in found.columns])

    def pairs(self):
        return by_number(PAIRS, self.joined(self.kinds, []))

    def pairs_by_area(self):
        return by_area(*self.joined(self.area_patterns, ["area"]))

    def commonest(self):
        found = self.kinds.sort(["n", "flags"], descending=[True, False]).head(COMMONEST)
        return np.stack([found["flags"].to_numpy(), found["n"].to_numpy().astype(np.uint64)])


class Pandas:
    """Data frames in pandas; pairs are a product of matrices of one float a child and factor."""

    def __init__(self, path):
        import pandas as pd

        self.children = pd.read_parquet(path)

    def planes(self):
        import pandas as pd

        flags = self.children["flags"].to_numpy()
        columns = {i: ((flags >> np.uint64(i)) & np.uint64(1)).astype(np.float32) for i in range(FACTORS)}
        self.matrix = pd.DataFrame(columns, copy=False)

    def counts(self):
        held = np.bitwise_count(self.children["flags"].to_numpy())
        keys = [self.children[name] for name in ("area", "age", "ethnicity", "tenth")]
        found = self.children.groupby([*keys, held]).size()
        return cells([*(found.index.get_level_values(at).to_numpy() for at in range(5)), found.to_numpy()])

    def pairs(self):
        return self.matrix.T.dot(self.matrix).to_numpy().astype(np.int64)[np.triu_indices(FACTORS)]

    def pairs_by_area(self):
        upper = np.triu_indices(FACTORS)
        found = np.zeros((AREAS, len(PAIRS)), np.int64)
        for area, part in self.matrix.groupby(self.children["area"]):
            found[area] = part.T.dot(part).to_numpy()[upper]
        return found

    def commonest(self):
        found = self.children["flags"].value_counts().reset_index()
        found = found.sort_values(["count", "flags"], ascending=[False, True]).head(COMMONEST)
        return np.stack([found["flags"].to_numpy(), found["count"].to_numpy().astype(np.uint64)])


def agree(folder, tools):
    """Every answer of every tool beside the first tool's; stops the run where one differs."""
    first = np.load(folder / f"{tools[0]}.npz")
    equal = []
    for tool in tools[1:]:
        other = np.load(folder / f"{tool}.npz")
        for question in other.files:
            if not np.array_equal(first[question], other[question]):
                raise SystemExit(f"{tool} answers {question} differently from {tools[0]}")
            equal.append(f"{tool} {question}")
    print(f"answers equal to the last child: {len(equal)} of {len(equal)}")
    return equal


def seconds(figures, question, measure):
    """Cold and warm."""
    steps = figures["steps"]
    if question not in steps:
        return None
    built = steps.get(figures["needs"].get(question, ""), {measure: 0})[measure]
    return steps["read"][measure] + built + steps[f"{question} first"][measure], steps[question][measure]


def shown(figures, children):
    for measure, words in (("wall", "seconds on the clock"), ("cpu", "processor seconds, all threads")):
        print(f"\n{words}, cold / warm" + " " * 20 + "".join(f"{tool:>26}" for tool in figures))
        for question in QUESTIONS:
            line = f"  {question:45}"
            ours = seconds(figures[next(iter(figures))], question, measure)
            for tool in figures:
                line += f"{cell(seconds(figures[tool], question, measure), ours):>26}"
            print(line)
    print("\npeak memory, GB" + " " * 32 + "".join(f"{one['peak_gb']:>26.2f}" for one in figures.values()))
    if "fivefold" in figures:
        for question, aims in AIMS.items():
            for aim, took, when in zip(
                aims, seconds(figures["fivefold"], question, "wall"), ("cold", "warm"), strict=True
            ):
                if aim and children >= 10_000_000:
                    print(
                        f"{question} {when}: {took:.2f} s, aim {aim} s: {'met' if took <= aim else 'MISSED'}"
                    )


def cell(took, ours):
    """Cold and warm, and how many times ours."""
    if took is None:
        return "-"
    ratios = "" if took == ours else f" x{took[0] / ours[0]:.1f}/{took[1] / ours[1]:.0f}"
    return f"{took[0]:.2f}/{took[1]:.3f}{ratios}"


if __name__ == "__main__":
    sys.exit(main())
