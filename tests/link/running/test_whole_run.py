"""From records to a signed release by the command line, as an analyst goes it."""

import json
import os
import re
import shutil
import signal
import time

import pyarrow.parquet as pq
import pytest

from fivefold.release.reading import read_release
from tests.link.running.conftest import DAY, command, started

STEPS = ["check", "standardise", "link", "adults", "quality", "cohort", "exposures", "count"]


def everything_said(result):
    return result.stdout + result.stderr


def figures_of(folder):
    """What a run found, without its times."""
    kept = json.loads((folder / "work" / "run.json").read_text())
    exposure = json.loads((folder / "work" / "exposure.json").read_text())
    return (
        {line["step"]: line["tables"] for line in kept["done"]},
        exposure["tables"],
        exposure["combinations"],
    )


def test_the_demo_ends_in_a_release_that_verifies(finished):
    release = read_release(finished / "release", trusted=None)
    assert (release.about.fictional, len(release.signatures)) == (True, 2)
    result = command("verify", finished / "release", folder=finished)
    assert result.returncode == 0, everything_said(result)
    assert "Hashes, signatures, shapes and disclosure rules hold" in result.stdout


def test_the_reports_are_there_and_for_their_owner_alone(finished):
    for name in ("report.html", "checker.html"):
        assert (finished / "work" / name).stat().st_mode & 0o077 == 0


def test_no_identifier_stands_in_the_record_of_the_run_in_the_reports_or_in_the_release(finished):
    records = pq.read_table(finished / "work" / "tables" / "records.parquet")
    numbers = {str(n) for n in records["nhs"].to_pylist() if n}
    surnames = {name for name in records["surname"].to_pylist() if name and len(name) > 6}
    assert len(numbers) > 300
    assert len(surnames) > 50
    files = [
        finished / "work" / name for name in ("run.json", "exposure.json", "report.html", "checker.html")
    ]
    files += [path for path in (finished / "release").rglob("*") if path.is_file()]
    for path in files:
        words = set(re.findall(r"[A-Z]+|\d{10}", path.read_text().upper()))
        assert words & numbers == set(), path.name
        assert len(words & surnames) <= 3, f"{path.name}: {sorted(words & surnames)[:5]}"


def test_one_changed_byte_is_refused(finished, tmp_path):
    shutil.copytree(finished / "release", tmp_path / "release")
    table = next((tmp_path / "release" / "tables").glob("*.csv"))
    table.chmod(0o600)
    table.write_bytes(table.read_bytes().replace(b"5", b"6", 1))
    result = command("verify", tmp_path / "release", folder=tmp_path)
    assert result.returncode == 2
    assert table.name in everything_said(result)


def test_nobody_checks_their_own_proposal(finished, tmp_path):
    shutil.copytree(finished, tmp_path / "study")
    for path in sorted((tmp_path / "study" / "release").rglob("*"), reverse=True):
        path.chmod(0o700)
    shutil.rmtree(tmp_path / "study" / "release")
    shutil.rmtree(tmp_path / "study" / "work" / "proposals")
    (tmp_path / "study" / "work" / "releases.jsonl").unlink()
    key = next((tmp_path / "study" / "keys" / "prepare").glob("*.key"))
    study = tmp_path / "study" / "study.yaml"
    who = ["--by", "Ada Example, analyst (fictional)", "--key", key, *DAY]
    assert command("propose", study, *who, folder=tmp_path).returncode == 0
    result = command("approve", study, *who, "--reason", "It is mine.", folder=tmp_path)
    assert result.returncode == 2
    assert "prepared it and cannot decide on it as well" in everything_said(result)
    assert not (tmp_path / "study" / "release").exists()


def test_another_policy_links_nothing_anew(finished, tmp_path):
    shutil.copytree(finished, tmp_path / "study")
    study = tmp_path / "study" / "study.yaml"
    study.write_text(study.read_text().replace("nhs-england-subnational", "ons-10"))
    result = command("run", study, *DAY, folder=tmp_path)
    assert result.returncode == 0, everything_said(result)
    assert "Link records: done before, taken up" in result.stdout


def test_a_judged_pair_changes_the_linkage_and_not_what_was_read(finished, tmp_path):
    shutil.copytree(finished, tmp_path / "study")
    study = tmp_path / "study" / "study.yaml"
    sheet = tmp_path / "pairs.csv"
    made = command("review", study, "--by", "Ada", "--sheet", sheet, *DAY, folder=tmp_path)
    assert made.returncode == 0, everything_said(made)
    lines = sheet.read_text(encoding="utf-8-sig").splitlines()
    sheet.write_text(
        "\n".join([lines[0], *("same" + line for line in lines[1:2]), *lines[2:]]), encoding="utf-8-sig"
    )
    read = command("review", study, "--by", "Ada", "--read", sheet, *DAY, folder=tmp_path)
    assert read.returncode == 0, everything_said(read)
    assert "1 answers kept" in read.stdout
    again = command("run", study, *DAY, folder=tmp_path)
    assert again.returncode == 0, everything_said(again)
    assert "Standardise names, dates and numbers: done before, taken up" in again.stdout
    assert "Link records: done before" not in again.stdout


def test_a_second_release_is_set_against_the_first_and_names_it(finished, tmp_path):
    shutil.copytree(finished, tmp_path / "study")
    study = tmp_path / "study" / "study.yaml"
    text = study.read_text()
    named = "policy: nhs-england-subnational\n  earlier_releases: [release]"
    study.write_text(text.replace("policy: nhs-england-subnational", named))
    who = {task: next((tmp_path / "study" / "keys" / task).glob("*.key")) for task in ("prepare", "check")}
    made = command(
        "propose",
        study,
        "--by",
        "Ada Example",
        "--key",
        who["prepare"],
        "--on",
        "2026-06-01",
        folder=tmp_path,
    )
    assert made.returncode == 0, everything_said(made)
    into = tmp_path / "second"
    agreed = command(
        "approve", study, "--by", "Ben Sample", "--key", who["check"], "--reason", "Set against the first.",
        "--on", "2026-06-02", "--out", into, folder=tmp_path,
    )  # fmt: skip
    assert agreed.returncode == 0, everything_said(agreed)
    first, second = read_release(finished / "release", trusted=None), read_release(into, trusted=None)
    assert [one.digest for one in second.about.earlier] == [first.digest]
    same = [table.about.name for table in first.tables]
    assert [table.about.name for table in second.tables] == same
    assert all(first.table(name).rows == second.table(name).rows for name in same)


def test_the_same_files_and_settings_give_the_same_figures(finished, study):
    """The copy lies elsewhere, runs on another day and with one thread."""
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("memory_limit: 2GB", "memory_limit: 1GB\n  threads: 1"))
    result = command("run", study / "study.yaml", "--on", "2026-05-01", folder=study)
    assert result.returncode == 0, everything_said(result)
    assert figures_of(study) == figures_of(finished)


def killed_during(step, study):
    """Start a run and kill it for good as soon as it has begun this step."""
    process = started("run", study / "study.yaml", *DAY, folder=study)
    ledger = study / "work" / "run.json"
    while process.poll() is None:
        if ledger.exists() and json.loads(ledger.read_text())["running"] == step:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return
        time.sleep(0.005)
    raise AssertionError(f"the run ended ({process.returncode}) before {step} began")


def test_a_run_that_is_killed_at_every_step_ends_with_the_same_figures(finished, study):
    for step in STEPS:
        killed_during(step, study)
        done = [line["step"] for line in json.loads((study / "work" / "run.json").read_text())["done"]]
        assert done == STEPS[: STEPS.index(step)]
        assert not (study / "release").exists()
    result = command("run", study / "study.yaml", *DAY, folder=study)
    assert result.returncode == 0, everything_said(result)
    assert figures_of(study) == figures_of(finished)
    assert list((study / "work" / "scratch").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "nowhere.yaml"], "there is no such study"),
        (["verify", "nowhere"], "nowhere"),
        (
            ["approve", "STUDY", "--by", "B", "--key", "none.key", "--reason", "r"],
            "nothing has been proposed",
        ),
        (["review", "STUDY", "--by", "B"], "nothing has been linked yet"),
    ],
)
def test_what_is_not_there_is_said_in_words(arguments, said, study):
    given = [str(study / "study.yaml") if one == "STUDY" else one for one in arguments]
    result = command(*given, folder=study)
    assert result.returncode == 2
    assert said in everything_said(result)
    assert "Traceback" not in everything_said(result)
