"""How fast and how well records are linked, beside other ways on the same synthetic records in the same run.

    python benchmarks/linkage.py                                            600,000 records, both scenarios
    python benchmarks/linkage.py --records 600000 3000000 10000000 --scenario A B
    python benchmarks/linkage.py --historical                               a file without identifiers as well

Each method runs in a process of its own, one after the other; its clock starts when its libraries are loaded and the
file lies on the disk, and stops when every record has a person. Precision, recall and false pairs are counted
against the truth of the file. In scenario A every agency has the NHS number on 92% of its records; in B births and
health visiting nearly always, early education on 15%, housing never. All rates are invented; compare methods here,
do not quote the figures for real records.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "src"
sys.path.insert(0, str(SOURCES))

THREADS = 2
METHODS = {
    "floor": "floor: load and one hash join",
    "rules": "exact rules: NHS number, then three rules",
    "recordlinkage": "recordlinkage (ECM, same keys)",
    "splink": "Splink, whole file, tuned",
    "splink_filter": "Splink, tuned, conflicting numbers put aside",
    "ours": "Fivefold, staged",
    "ours_again": "Fivefold, staged, model kept from before",
}
HISTORICAL = {"splink_documented": "Splink, its documented settings", "ours_splink": "Fivefold, Splink path"}
AGENCIES = ("births", "health_visiting", "early_education", "social_care", "housing", "adult_services")


# --- methods; each gives {"pairs": ..., "parts": ...} and writes record, person as Parquet -----------------------


def floor(engine, folder):
    """What no method can avoid: reading the columns and joining once on name, birth date and postcode."""
    columns = "record, nhs, forename, forename_root, surname, other_surname, birth_date, sex, postcode"
    engine.make("work", f"SELECT {columns} FROM records")
    joined = """SELECT count(*) FROM (SELECT * FROM work WHERE nhs IS NULL) AS a JOIN work AS b
        ON a.forename = b.forename AND a.surname = b.surname AND a.birth_date = b.birth_date
        AND a.postcode = b.postcode"""
    pairs = engine.rows(joined)[0][0]
    return {"pairs": int(pairs)}


def ours(engine, folder, again=False):
    from fivefold_link.engine.protocol import Quiet
    from fivefold_link.linkage.staged import Staged

    kept = folder / "model.json"
    model = json.loads(kept.read_text()) if again else None
    run = Staged(model=model).link(engine, a_study(), Quiet())
    if not again:
        kept.write_text(json.dumps(run.model))
    return {"pairs": run.figures["pairs weighed"], "parts": run.figures["seconds"]}


def ours_again(engine, folder):
    return ours(engine, folder, again=True)


def rules(engine, folder):
    """First the number, then three exact rules with one mistake allowed each; everything that hangs together."""
    same = (
        "a.nhs = b.nhs",
        "a.forename_root = b.forename_root AND a.surname = b.surname AND a.birth_date = b.birth_date",
        "a.forename_root = b.forename_root AND a.postcode = b.postcode AND a.birth_date = b.birth_date",
        "a.forename_root = b.forename_root AND a.surname = b.surname AND a.postcode = b.postcode",
    )
    engine.make("work", "SELECT record, nhs, forename_root, surname, birth_date, postcode FROM records")
    found = " UNION ALL ".join(
        f"SELECT a.record AS one, b.record AS other FROM work AS a JOIN work AS b ON {rule} WHERE a.record < b.record"
        for rule in same
    )
    engine.make("edges", found)
    _connect(engine)
    return {"pairs": engine.count("edges")}


def splink(engine, folder, without_conflicts=False):
    import logging

    from splink import DuckDBAPI, Linker, block_on
    from splink.clustering import cluster_pairwise_predictions_at_threshold

    logging.getLogger("splink").setLevel(logging.ERROR)
    outward = "substr(postcode, 1, length(postcode) - 3)"
    engine.connection.sql(
        f"""CREATE TABLE rec AS SELECT record, nhs, forename, forename_root, surname, other_surname,
        birth_date, birth_date_swapped, sex, postcode, {outward} AS outward FROM records"""
    )
    api = DuckDBAPI(connection=engine.connection)
    linker = Linker(api.register("rec"), _tuned())
    parts, since = {}, time.perf_counter()

    def done(part):
        nonlocal since
        parts[part], since = round(time.perf_counter() - since, 2), time.perf_counter()

    linker.training.estimate_probability_two_random_records_match(
        [block_on("nhs"), block_on("forename_root", "surname", "birth_date", "outward")], recall=0.9
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    done("chance")
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("forename_root", "surname", "birth_date")
    )
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date", "postcode"))
    done("learn")
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    engine.connection.sql(
        f"""CREATE TABLE edges AS SELECT p.record_l, p.record_r, p.match_probability
        FROM {predicted.physical_name} AS p
        {"JOIN rec a ON a.record = p.record_l JOIN rec b ON b.record = p.record_r" if without_conflicts else ""}
        WHERE p.match_probability >= 0.9
        {"AND (a.nhs = b.nhs) IS DISTINCT FROM FALSE" if without_conflicts else ""}"""
    )
    pairs = engine.count(predicted.physical_name)
    done("weigh")
    grouped = cluster_pairwise_predictions_at_threshold(
        api.register("rec", dataset_display_name="nodes"),
        api.register("edges"),
        api,
        node_id_column_name="record",
        edge_id_column_name_left="record_l",
        edge_id_column_name_right="record_r",
        threshold_match_probability=0.9,
    )
    engine.connection.sql(
        f"CREATE TABLE clusters AS SELECT record, cluster_id AS person FROM {grouped.physical_name}"
    )
    done("cluster")
    return {"pairs": pairs, "parts": parts}


def splink_filter(engine, folder):
    return splink(engine, folder, without_conflicts=True)


def _tuned():
    """Levenshtein in place of Damerau-Levenshtein, tight blocks, swapped dates and second surnames known."""
    import splink.comparison_level_library as level
    import splink.comparison_library as comparison
    from splink import SettingsCreator, block_on

    def by(column, *levels):
        return comparison.CustomComparison(
            output_column_name=column,
            comparison_levels=[
                level.NullLevel(column),
                level.ExactMatchLevel(column),
                *levels,
                level.ElseLevel(),
            ],
        )

    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        comparisons=[
            comparison.ExactMatch("nhs"),
            by(
                "forename",
                level.CustomLevel("forename_root_l = forename_root_r", "same nickname group"),
                level.LevenshteinLevel("forename", 1),
                level.JaroWinklerLevel("forename", 0.88),
            ),
            by(
                "surname",
                level.CustomLevel("surname_l = other_surname_r OR other_surname_l = surname_r", "other surname"),
                level.LevenshteinLevel("surname", 1),
                level.JaroWinklerLevel("surname", 0.88),
            ),
            by(
                "birth_date",
                level.CustomLevel("birth_date_l = birth_date_swapped_r", "day and month exchanged"),
                level.CustomLevel("levenshtein(CAST(birth_date_l AS VARCHAR), CAST(birth_date_r AS VARCHAR)) <= 1", "one digit"),
                level.CustomLevel("abs(date_diff('day', birth_date_l, birth_date_r)) <= 31", "within a month"),
            ),
            comparison.ExactMatch("sex"),
            by("postcode", level.LevenshteinLevel("postcode", 1), level.CustomLevel("outward_l = outward_r", "same district")),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("nhs"),
            block_on("forename_root", "birth_date", "outward"),
            block_on("surname", "birth_date", "outward"),
            block_on("forename_root", "surname", "birth_date"),
            block_on("birth_date", "postcode"),
            block_on("forename_root", "surname", "postcode"),
        ],
        additional_columns_to_retain=[],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )  # fmt: skip


def recordlinkage(engine, folder):
    import pandas
    import recordlinkage as peer

    columns = (
        "record, nhs, forename, forename_root, surname, CAST(birth_date AS VARCHAR) AS born, sex, postcode"
    )
    frame = engine.arrow(f"SELECT {columns} FROM records").to_pandas().set_index("record")
    found = None
    for keys in (["nhs"], ["forename_root", "born"], ["surname", "born", "postcode"], ["born", "postcode"]):
        indexer = peer.Index()
        indexer.block(keys)
        pairs = indexer.index(frame.dropna(subset=keys))
        found = pairs if found is None else found.union(pairs)
    compare = peer.Compare()
    for column in ("nhs", "forename_root", "born", "sex", "postcode"):
        compare.exact(column, column)
    compare.string("forename", "forename", method="jarowinkler", threshold=0.9)
    compare.string("surname", "surname", method="jarowinkler", threshold=0.9)
    features = compare.compute(found, frame)
    links = peer.ECMClassifier(binarize=0.5).fit_predict(features)
    edges = pandas.DataFrame({"one": links.get_level_values(0), "other": links.get_level_values(1)})
    import pyarrow as pa

    engine.put("edges", pa.Table.from_pandas(edges, preserve_index=False))
    _connect(engine)
    return {"pairs": len(found)}


def _connect(engine):
    """Everything that hangs together; the same connected components for all methods that have none of their own."""
    import pyarrow as pa

    from fivefold_link.linkage.clusters import smallest_of_each

    edges = engine.arrow("SELECT one, other FROM edges")
    record, person = smallest_of_each(edges["one"].to_numpy(), edges["other"].to_numpy())
    engine.put("joined", pa.table({"record": record, "person": person}))
    engine.make(
        "clusters",
        """SELECT r.record, COALESCE(j.person, r.record) AS person FROM records AS r
        LEFT JOIN joined AS j ON j.record = r.record""",
    )


# --- the file without identifiers ---------------------------------------------------------------------------------


def splink_documented(engine, folder):
    """The settings of Splink's own example of historical people, word for word; threshold .95 for clusters."""
    import logging

    import splink.comparison_library as comparison
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    engine.connection.sql(
        """CREATE TABLE rec AS SELECT *, first_name || ' ' || surname AS first_name_surname_concat FROM records"""
    )
    blocks = (
        ("substr(first_name, 1, 3)", "substr(surname, 1, 4)"), ("surname", "dob"), ("first_name", "dob"),
        ("postcode_fake", "first_name"), ("postcode_fake", "surname"), ("dob", "birth_place"),
        ("substr(postcode_fake, 1, 3)", "dob"), ("substr(postcode_fake, 1, 3)", "first_name"),
        ("substr(postcode_fake, 1, 3)", "surname"),
        ("substr(first_name, 1, 2)", "substr(surname, 1, 2)", "substr(dob, 1, 4)"),
    )  # fmt: skip
    name = comparison.ForenameSurnameComparison(
        "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record",
        blocking_rules_to_generate_predictions=[block_on(*block) for block in blocks],
        comparisons=[
            name,
            comparison.DateOfBirthComparison("dob", input_is_string=True),
            comparison.PostcodeComparison("postcode_fake"),
            comparison.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            comparison.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )
    api = DuckDBAPI(connection=engine.connection)
    linker = Linker(api.register("rec"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [
            "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
            """substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname
            and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)""",
            "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
        ],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
    predicted = linker.inference.predict(threshold_match_probability=0.2)
    grouped = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.95)
    engine.connection.sql(
        f"CREATE TABLE clusters AS SELECT record, cluster_id AS person FROM {grouped.physical_name}"
    )
    return {"pairs": engine.count(predicted.physical_name)}


def ours_splink(engine, folder):
    from fivefold_link.engine.protocol import Quiet
    from fivefold_link.linkage.em import whole_file
    from fivefold_link.linkage.em_fields import Field, Fields, Kind

    blocks = (
        ("first_name", "surname"), ("surname", "dob"), ("first_name", "dob"), ("postcode_fake", "first_name"),
        ("postcode_fake", "surname"), ("dob", "birth_place"), ("substr(postcode_fake, 1, 3)", "dob"),
        ("substr(first_name, 1, 3)", "substr(surname, 1, 4)"), ("substr(postcode_fake, 1, 3)", "surname"),
    )  # fmt: skip
    fields = Fields(
        compared=(
            Field("first_name", Kind.NAME), Field("surname", Kind.NAME), Field("dob", Kind.TEXT),
            Field("postcode_fake", Kind.POSTCODE), Field("birth_place", Kind.CATEGORY),
            Field("occupation", Kind.CATEGORY),
        ),
        blocks=blocks,
        learnt_on=(("first_name", "surname"), ("dob",)),
        certain=(("first_name", "surname", "dob"), ("dob", "postcode_fake")),
        certain_share=0.6,
    )  # fmt: skip
    run = whole_file("this file has no identifiers", fields=fields).link(engine, a_study(), Quiet())
    return {"pairs": engine.count(run.pairs_table)}


# --- one method in its own process --------------------------------------------------------------------------------


def a_study():
    """A study of the six agencies, as far as linkage asks for it."""
    from fivefold_link.study import schema

    agreement = schema.Agreement(
        reference="none", between=("invented",), data_items="invented", lawful_basis=("invented",),
        status=schema.Status.FICTIONAL, retention="none", contacts=("nobody",),
    )  # fmt: skip
    datasets = tuple(
        schema.Dataset(
            slug=slug, title=slug, owner=slug, agreement="none", source=schema.FileSource(path=Path("records.parquet")),
            covers_from=date(2020, 1, 1), covers_to=date(2026, 3, 31),
        )
        for slug in AGENCIES
    )  # fmt: skip
    return schema.Study(
        fivefold_study=1, title="Benchmark", purpose="measuring", controller="nobody", fictional=True,
        factor_edition="none", agreements=(agreement,), datasets=datasets,
        population=schema.Population(title="all"), areas=schema.Areas(vintage="fictional"),
    )  # fmt: skip


def child(method, file, folder, memory):
    """Run one method; libraries are loaded before the clock starts, the file is read after it."""
    import pandas  # noqa: F401  DuckDB brings it in by itself where it is installed
    import pyarrow.csv  # noqa: F401
    import splink as _  # noqa: F401

    from fivefold_link.engine.duck import DuckEngine
    from fivefold_link.linkage import staged  # noqa: F401

    engine = DuckEngine(folder / "engine", memory_limit=memory, threads=THREADS)
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    engine.read("records", file)
    told = globals()[method](engine, folder)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    told |= {"seconds": seconds, "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}
    told["gigabytes"] = after.ru_maxrss / 2**20
    if method != "floor":
        engine.write("clusters", folder / f"{method}.parquet")
    engine.close()
    (folder / f"{method}.json").write_text(json.dumps(told))


# --- all methods, the table ---------------------------------------------------------------------------------------


def run(method, file, folder, options):
    """One method in a process of its own; what it measured, or why it did not finish."""
    command = [sys.executable, str(Path(__file__)), "--child", method, str(file), str(folder), options.memory]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "OPENBLAS_NUM_THREADS": str(THREADS)}
    try:
        with (folder / f"{method}.log").open("w") as log:
            subprocess.run(
                command, check=True, timeout=options.time_limit, stdout=log, stderr=log, env=environment
            )
    except subprocess.TimeoutExpired:
        return {"failed": f"not finished after {options.time_limit} s"}
    except subprocess.CalledProcessError:
        return {"failed": "stopped: " + (folder / f"{method}.log").read_text().strip().splitlines()[-1][:120]}
    return json.loads((folder / f"{method}.json").read_text()) | quality(method, file, folder, options)


def quality(method, file, folder, options):
    """Pairs of the clusters against the file's truth."""
    if method == "floor":
        return {}
    from fivefold_link.demo.truth import pair_quality
    from fivefold_link.engine.duck import DuckEngine

    engine = DuckEngine(folder / "truth", memory_limit=options.memory, threads=THREADS)
    engine.read("clusters", folder / f"{method}.parquet")
    engine.read("file", file)
    engine.make("truth", "SELECT record, truth AS person FROM file")
    made = pair_quality(engine, "clusters", "truth")
    engine.close()
    return {
        "precision": made.precision, "recall": made.recall, "f1": made.f1,
        "false pairs": made.false_pairs, "missed pairs": made.missed_pairs,
    }  # fmt: skip


HEAD = f"{'':48}{'s':>8}{'CPU s':>8}{'GB':>6}{'pairs':>13}{'precision':>11}{'recall':>8}{'F1':>8}{'false':>9}{'missed':>9}"


def line(title, told):
    if "failed" in told:
        return f"{title:48}{told['failed']}"
    start = f"{title:48}{told['seconds']:8.1f}{told['cpu']:8.1f}{told['gigabytes']:6.1f}{told['pairs']:13,}"
    if "f1" not in told:
        return start
    return (
        f"{start}{told['precision']:11.4f}{told['recall']:8.4f}{told['f1']:8.4f}"
        f"{told['false pairs']:9,}{told['missed pairs']:9,}"
    )


def compare(title, methods, file, folder, options):
    """Run all methods on one file and print a line for each, then how ours stands to the others."""
    print(
        f"\n{title} (load of the machine at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors)"
    )
    print(HEAD)
    results = {}
    for method, name in methods.items():
        results[method] = run(method, file, folder, options)
        print(line(name, results[method]), flush=True)
    return results


def say_ratios(results):
    mine, peer, least = (results.get(name, {}) for name in ("ours", "splink", "floor"))
    if "seconds" in mine and "seconds" in peer:
        print(
            f"  Tuned Splink takes {peer['seconds'] / mine['seconds']:.1f} times as long "
            f"({peer['cpu'] / mine['cpu']:.1f} times the processor time), "
            f"{peer['gigabytes'] / mine['gigabytes']:.1f} times the memory, "
            f"and joins {peer['false pairs'] / max(1, mine['false pairs']):.0f} times as many false pairs."
        )
    if "seconds" in mine and "seconds" in least:
        print(
            f"  The floor is {least['seconds']:.1f} s ({least['cpu']:.1f} s of processor): ours takes "
            f"{mine['seconds'] / least['seconds']:.1f} times that ({mine['cpu'] / least['cpu']:.1f})."
        )


def say_growth(results):
    """How time grows with size: 1.0 is in step with the number of records."""
    import math

    for scenario in sorted({scenario for _, scenario in results}):
        sizes = sorted(size for size, each in results if each == scenario)
        for small, large in zip(sizes, sizes[1:], strict=False):
            for method in ("ours", "splink"):
                one, other = (
                    results[small, scenario].get(method, {}),
                    results[large, scenario].get(method, {}),
                )
                if "cpu" in one and "cpu" in other:
                    power = math.log(other["cpu"] / one["cpu"]) / math.log(large / small)
                    print(
                        f"Scenario {scenario}, {small:,} to {large:,} records: processor time of "
                        f"{METHODS[method]} grows with the power {power:.2f}."
                    )


def measure(options, folder):
    from fivefold_link.demo import recipe, records

    results = {}
    for scenario in options.scenario:
        for size in options.records:
            file = folder / f"{scenario}{size}.parquet"
            if not file.exists():
                records.write_linkage_file(recipe.benchmark(size, scenario, harder=options.harder), file)
            wanted = {
                method: name for method, name in METHODS.items()
                if method in options.methods and (method != "recordlinkage" or size <= options.slow_limit)
            }  # fmt: skip
            title = f"Scenario {scenario}, {size:,} records" + (", harder" if options.harder else "")
            results[size, scenario] = compare(title, wanted, file, folder, options)
            say_ratios(results[size, scenario])
    say_growth(results)
    return {f"{scenario} {size}": told for (size, scenario), told in results.items()}


def measure_historical(options, folder):
    import pyarrow.parquet as pq

    from fivefold_link.demo.historical import historical

    table = historical(options.historical_records)
    names = {"unique_id": "record", "cluster": "truth"}
    table = table.rename_columns([names.get(name, name) for name in table.column_names])
    file = folder / "historical.parquet"
    pq.write_table(table, file)
    return compare(f"{len(table):,} records without identifiers", HISTORICAL, file, folder, options)


def main():
    if sys.argv[1:2] == ["--child"]:
        method, file, folder, memory = sys.argv[2:6]
        child(method, Path(file), Path(folder), memory)
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, nargs="*", default=[600_000])
    parser.add_argument("--scenario", nargs="*", default=["A", "B"], choices=["A", "B"])
    parser.add_argument("--methods", nargs="*", default=list(METHODS), choices=list(METHODS))
    parser.add_argument("--harder", action="store_true", help="three times the mistakes where no number is")
    parser.add_argument("--historical", action="store_true")
    parser.add_argument("--historical-records", type=int, default=50_000)
    parser.add_argument(
        "--slow-limit", type=int, default=600_000, help="recordlinkage up to this many records"
    )
    parser.add_argument("--time-limit", type=int, default=900, help="seconds that a method may take")
    parser.add_argument("--memory", default="8GB", help="limit given to DuckDB, the same for every method")
    parser.add_argument("--keep", type=Path, help="folder for the files, kept for the next run")
    parser.add_argument("--json", type=Path, help="write all figures there as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fivefold-linkage-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        told = measure(options, folder)
        if options.historical:
            told["historical"] = measure_historical(options, folder)
    if options.json:
        options.json.write_text(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
