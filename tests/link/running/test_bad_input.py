"""What agencies really send: each case ends in words that say what, where and what to do, or in a run that copes."""

import fcntl
import json

import pyarrow.csv as pc
import pytest

from tests.link.running.conftest import DAY, command
from tests.link.running.test_whole_run import everything_said


def run(study, **more):
    return command("run", study / "study.yaml", *DAY, folder=study, **more)


def rewritten(path, change):
    """The rows of a CSV file, changed."""
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")


def refused(study, *said):
    result = run(study)
    assert result.returncode == 2, everything_said(result)
    for words in said:
        assert words in everything_said(result)
    assert "Traceback" not in everything_said(result)
    assert not (study / "release").exists()


def coped(study):
    result = run(study)
    assert result.returncode == 0, everything_said(result)
    return json.loads((study / "work" / "run.json").read_text())


def test_files_in_other_encodings_are_read(study, finished):
    for name, encoding in (("births_maternity.csv", "cp1252"), ("early_education.csv", "utf-16")):
        text = (study / name).read_text(encoding="utf-8")
        assert not text.isascii(), "the fictional file has names with accents"
        (study / name).write_bytes(text.encode(encoding))
    done, before = coped(study), json.loads((finished / "work" / "run.json").read_text())
    assert [line["tables"] for line in done["done"]] == [line["tables"] for line in before["done"]]


def test_one_column_missing_stops_with_its_name(study):
    rewritten(study / "health_visiting.csv", lambda lines: [lines[0].replace("dob", "d_o_b"), *lines[1:]])
    refused(study, "dob", "d_o_b", "health_visiting.csv")


def test_an_empty_agency_stops_with_its_name(study):
    rewritten(study / "early_education.csv", lambda lines: lines[:1])
    refused(study, "early_education.csv", "no rows")


def test_an_agency_with_one_number_for_all_is_not_linked_by_it(study):
    path = study / "early_education.csv"
    table = pc.read_csv(path, convert_options=pc.ConvertOptions(column_types={"nhs_number": "string"}))
    place = table.column_names.index("nhs_number")
    same = table.set_column(place, "nhs_number", [["9990000018"] * len(table)])
    pc.write_csv(same, path)
    result = run(study)
    said = everything_said(result)
    assert "Traceback" not in said
    if result.returncode == 2:
        assert "early_education.csv" in said
        return
    done = json.loads((study / "work" / "run.json").read_text())
    clusters = next(line for line in done["done"] if line["step"] == "cohort")["figures"]
    assert clusters["children"] > 350


def test_a_third_of_all_rows_twice_gives_the_same_children(study, finished):
    path = study / "births_maternity.csv"
    rewritten(path, lambda lines: [*lines, *lines[1 : 1 + int(0.3 * len(lines))]])
    result = run(study)
    said = everything_said(result)
    assert "Traceback" not in said
    if result.returncode == 2:
        assert "births_maternity.csv" in said
        return
    children = [
        next(line for line in json.loads((one / "work" / "run.json").read_text())["done"] if line["step"] == "cohort")
        ["figures"]["children"]
        for one in (study, finished)
    ]  # fmt: skip
    assert abs(children[0] - children[1]) <= 3


def test_a_disk_that_fills_is_said_and_leaves_nothing_half(study):
    """No file may grow beyond 16 kB: as a full disk, in the middle of a step."""
    result = run(study, largest_file=16_000)
    said = everything_said(result)
    assert result.returncode in (2, 3), said
    assert "Traceback" not in said
    assert list((study / "work").glob("**/*.part")) == []
    after = run(study)
    assert after.returncode == 0, everything_said(after)


@pytest.mark.parametrize("limit", ["", "lots", "-1GB"])
def test_a_memory_limit_that_is_none_is_refused(limit, study):
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("memory_limit: 2GB", f"memory_limit: '{limit}'"))
    refused(study, "memory")


def test_spark_without_java_is_refused_in_words(study, tmp_path):
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("name: duckdb", "name: spark"))
    nothing = tmp_path / "bin"
    nothing.mkdir()
    result = run(study, env={"PATH": str(nothing), "JAVA_HOME": ""})
    assert result.returncode == 2, everything_said(result)
    assert "Java" in everything_said(result)
    assert "Traceback" not in everything_said(result)


def test_real_records_need_a_complete_register(study):
    text = (study / "study.yaml").read_text()
    real = text.replace("fictional: true", "fictional: false", 1).replace(
        "status: fictional", "status: draft"
    )
    (study / "study.yaml").write_text(real.replace("vintage: fictional", "vintage: 2021"))
    refused(study, "agreements", "Nothing was read")


def test_a_policy_that_does_not_exist_is_named_with_those_that_do(study):
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("nhs-england-subnational", "none-at-all"))
    refused(study, "none-at-all", "ons-10")


def test_two_runs_at_once_are_refused(study):
    (study / "work").mkdir()
    with (study / "work" / "in-use").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused(study, "another run is using this work folder")
