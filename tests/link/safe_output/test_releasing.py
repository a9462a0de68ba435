"""A release takes two people; nothing else, and nothing half, ever stands in the release folder."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fivefold.release.manifest import ALL
from fivefold.release.reading import read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.vocabulary.value import State
from fivefold_link.engine.protocol import Refused
from fivefold_link.exposure.tables import Dimension
from fivefold_link.safe_output import sealing
from fivefold_link.safe_output.releasing import approve, prepare, reject, verify
from fivefold_link.safe_output.releasing_ledger import LEDGER, Did, Entry, add, entries
from fivefold_link.safe_output.releasing_tables import basis_of, contents_for, dimension_of, period_of
from fivefold_link.safe_output.sealing import seal, write_zip
from tests.builders.link_release import (
    LATER,
    TODAY,
    a_protected_table,
    a_study,
    release_facts,
    some_protected,
    some_protected_combinations,
)
from tests.builders.release import CHECKER, CHECKER_KEY, PREPARER, PREPARER_KEY, TRUSTED, release_files

REASON = "The board asked for it; no cell can be undone."


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def into(tmp_path):
    return tmp_path / "releases" / "april-2026"


def proposed(work, protected=None, **changes):
    return prepare(
        a_study(), protected or some_protected(), {"full": "report"}, release_facts(), work,
        **({"by": PREPARER, "key": PREPARER_KEY, "on": TODAY} | changes),
    )  # fmt: skip


def approved(proposal, into, **changes):
    decision = {"by": CHECKER, "key": CHECKER_KEY, "reason": REASON, "on": LATER}
    return approve(proposal, into, **(decision | changes))


def files_under(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*")) if folder.exists() else []


def test_two_people_let_a_release_out_and_its_readers_find_every_figure(work, into):
    release = approved(proposed(work), into)
    assert read_release(into, trusted=TRUSTED) == release == verify(into, trusted=TRUSTED)
    table = release.table("factors_by_area")
    assert {at: (v.state, v.number, v.low, v.high) for at, v in table.cells() if at[0] == "X02"} == {
        ("X02", "0"): (State.OBSERVED, 100, 95, 105),
        ("X02", "1"): (State.OBSERVED, 30, 25, 35),
        ("X02", "2+"): (State.SUPPRESSED, None, None, None),
        ("X02", ALL): (State.OBSERVED, 130, 125, 135),
    }
    assert release.table("combinations").together("smoking").number == 45
    assert release.about.factors[1].window == "Births, from pregnancy to 1 month"
    assert (release.about.period, release.checked.reason) == ("31 March 2026", REASON)


def test_what_readers_learn_of_the_check_gives_no_cell_away(work, into):
    checker = approved(proposed(work), into).contents.checker
    assert checker["tables"] == [
        {"table": "factors_by_area", "cells": 12, "shown": 11, "hidden": 1, "missing": 0}
    ]
    assert checker["attacks"] == [
        {
            "name": "programme",
            "how": "a linear programme over all tables",
            "cells": 1,
            "pinned": 0,
            "not_attacked": 0,
        }
    ]
    assert len(checker["report_sha256"]) == 64


def test_every_hidden_cell_gives_the_same_reason(work):
    table = a_protected_table([[120, None, 10, 170], [100, None, None, 130], [220, 70, 15, 300]])
    contents = contents_for(
        a_study(), some_protected(table), release_facts(), by=PREPARER, on=TODAY, report="0" * 64
    )
    assert {c.reason for c in contents.tables[0].rows if c.state is State.SUPPRESSED} == {
        "hidden so that small numbers cannot be worked out"
    }


def test_missing_and_incomplete_cells_say_so_and_are_never_nought(work, into):
    table = a_protected_table([[120, "?", 10, 130], [100, 30, 0, 130], [220, 30, 10, 260]])
    table.incomplete[0, 3] = True
    release = approved(proposed(work, some_protected(table)), into)
    rows = {c.at: c for c in release.table("factors_by_area").rows}
    assert (rows["X01", "1"].state, rows["X01", "1"].number) == (State.MISSING, None)
    assert rows["X01", ALL].reason == "a total that leaves out cells which are not known"
    assert (rows["X02", "2+"].state, rows["X02", "2+"].number) == (State.ZERO, 0)


def test_a_proposal_lies_in_the_work_folder_and_nothing_has_left(work, into):
    proposal = proposed(work)
    assert proposal.parent == work / "proposals"
    assert json.loads((proposal.parent / f"{proposal.name}.checker-report.json").read_text()) == {
        "full": "report"
    }
    assert not into.parent.exists()
    with pytest.raises(Refused, match="nobody has checked it yet"):
        verify(proposal)


def test_proposing_twice_is_proposing_once(work):
    assert proposed(work) == proposed(work)
    assert [e.did for e in entries(work)] == [Did.PROPOSED]


def test_nothing_is_prepared_when_the_attack_succeeds(work):
    with pytest.raises(Refused, match=r"2 hidden counts could be worked out \(programme\)"):
        proposed(work, some_protected(pinned=2))
    assert files_under(work) == []


def test_nothing_is_prepared_that_breaks_the_policy(work):
    unsafe = a_protected_table([[120, 40, 5, 170], [100, 30, None, 130], [220, 70, 15, 300]])
    with pytest.raises(Refused, match="hidden range"):
        proposed(work, some_protected(unsafe))
    assert files_under(work) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"by": PREPARER}, "prepared it and cannot decide"),
        ({"by": "ASHA  preparer"}, "prepared it and cannot decide"),
        ({"key": PREPARER_KEY}, "this is the key that prepared it"),
        ({"reason": "  "}, "a decision needs its reason"),
        ({"on": TODAY.replace(day=1)}, "it was prepared on 2026-04-14, after 2026-04-01"),
    ],
)
def test_one_person_no_reason_or_a_wrong_day_is_refused(work, into, changes, said):
    proposal = proposed(work)
    with pytest.raises(Refused, match=said):
        approved(proposal, into, **changes)
    assert not into.exists()
    assert [e.did for e in entries(work)] == [Did.PROPOSED]


def test_a_proposal_that_was_changed_is_refused(work, into):
    proposal = proposed(work)
    table = proposal / "tables" / "factors_by_area.csv"
    table.write_bytes(table.read_bytes().replace(b"120", b"125"))
    with pytest.raises(Refused, match="not as it was prepared: the file has been changed"):
        approved(proposal, into)
    assert not into.exists()


def test_a_proposal_that_the_ledger_does_not_know_is_refused(work, into):
    proposal = proposed(work)
    (work / LEDGER).unlink()
    with pytest.raises(Refused, match="nobody proposed this"):
        approved(proposal, into)


def test_what_was_decided_stands(work, into):
    proposal = proposed(work)
    reject(proposal, by=CHECKER, key=CHECKER_KEY, reason="The period is wrong.", on=LATER)
    with pytest.raises(Refused, match="Ben Checker rejected it on 2026-04-20: The period is wrong."):
        approved(proposal, into)
    with pytest.raises(Refused, match="rejected it"):
        reject(proposal, by=CHECKER, key=CHECKER_KEY, reason="Again.", on=LATER)
    assert [(e.did, e.reason) for e in entries(work)] == [
        (Did.PROPOSED, ""), (Did.REJECTED, "The period is wrong.")
    ]  # fmt: skip


def test_a_release_is_never_written_over(work, into):
    approved(proposed(work), into)
    before = {name: (into / name).read_bytes() for name in files_under(into) if (into / name).is_file()}
    other = proposed(work, on=LATER)
    with pytest.raises(Refused, match="never written over"):
        approved(other, into)
    assert {name: (into / name).read_bytes() for name in before} == before


def test_the_release_folder_lies_apart_from_records(work):
    proposal = proposed(work)
    with pytest.raises(Refused, match="lie inside one another"):
        approved(proposal, work / "out")
    with pytest.raises(Refused, match="lie inside one another"):
        approved(proposal, work.parent)


def test_a_release_in_which_anything_was_changed_is_found_out(work, into):
    approved(proposed(work), into)
    (into / "notes.txt").write_text("Sam")
    with pytest.raises(Refused, match="no part of a release"):
        verify(into)


def test_readers_can_read_it_whatever_mask_the_engine_runs_under(work, into):
    before = os.umask(0o077)
    try:
        approved(proposed(work), into)
    finally:
        os.umask(before)
    modes = {p.name: oct(p.stat().st_mode & 0o777) for p in (into, into / "tables", into / "manifest.json")}
    assert modes == {"april-2026": "0o755", "tables": "0o755", "manifest.json": "0o444"}


def test_the_zip_beside_the_folder_is_the_same_release(work, into):
    release = approved(proposed(work), into)
    archive = write_zip(into)
    assert read_release(archive, trusted=TRUSTED) == release
    assert write_zip(into).read_bytes() == archive.read_bytes()
    assert sorted(p.name for p in into.parent.iterdir()) == ["april-2026", "april-2026.zip"]


def test_only_a_whole_signed_release_can_be_sealed(into):
    files = release_files()
    for bad in ({**files, "people.csv": b"x"}, {"manifest.json": b"{}"}, {**files, "README.txt": b"other"}):
        with pytest.raises(ReleaseRefused):
            seal(bad, into)
    assert not into.parent.exists()


class Killed(BaseException):
    """The machine stops here."""


@pytest.mark.parametrize("step", range(1, 12))
def test_a_run_that_is_stopped_at_any_write_leaves_no_release_and_can_be_finished(
    work, into, monkeypatch, step
):
    proposal = proposed(work)
    calls = iter(range(1, 100))
    real = os.fsync

    def stop(handle):
        if next(calls) == step:
            raise Killed
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", stop)
        try:
            approved(proposal, into)
        except Killed:
            half = into.exists()
        else:
            half = True
    if half:
        verify(into)
    else:
        assert [p.name for p in into.parent.glob("[!.]*")] == []
    if [e.did for e in entries(work)] != [Did.PROPOSED, Did.APPROVED]:
        approved(proposal, into)
    assert [p.name for p in into.parent.iterdir()] == ["april-2026"]
    assert verify(into, trusted=TRUSTED).checked.reason == REASON
    assert [e.did for e in entries(work)] == [Did.PROPOSED, Did.APPROVED]


def test_a_process_that_is_killed_while_it_writes_leaves_nothing_that_counts(work, into):
    proposal = proposed(work)
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from fivefold_link.safe_output import sealing\n"
        "sealing._sync = lambda folder: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from tests.link.safe_output.test_releasing import approved\n"
        "approved(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    root = Path(__file__).parents[3]
    ended = subprocess.run(
        [sys.executable, "-c", program, str(proposal), str(into)],
        cwd=root, env={**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}"}, check=False,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL
    assert [p.name for p in into.parent.iterdir()] == [".unfinished-april-2026"]
    approved(proposal, into)
    assert [p.name for p in into.parent.iterdir()] == ["april-2026"]


def test_a_disk_that_is_full_is_no_release(work, into, monkeypatch):
    proposal = proposed(work)

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(sealing, "write_folder", full)
        with pytest.raises(OSError, match="No space left"):
            approved(proposal, into)
    assert not into.exists()
    assert [e.did for e in entries(work)] == [Did.PROPOSED]


def an_entry(reason, did=Did.PROPOSED):
    return Entry(did, "d" * 64, PREPARER, "aaaa bbbb", TODAY, reason)


def test_the_ledger_keeps_every_line_in_order(work):
    for word in ("one", "two", "three"):
        add(work, an_entry(word))
    assert [e.reason for e in entries(work)] == ["one", "two", "three"]
    assert oct((work / LEDGER).stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize("line", [0, 1])
def test_a_line_that_is_changed_or_taken_out_of_the_ledger_is_found(work, line):
    for word in ("one", "two", "three"):
        add(work, an_entry(word))
    lines = (work / LEDGER).read_bytes().splitlines(keepends=True)
    for changed in (
        lines[:line] + lines[line + 1 :],
        [*lines[:line], lines[line].replace(b"o", b"0"), *lines[line + 1 :]],
    ):
        (work / LEDGER).write_bytes(b"".join(changed))
        with pytest.raises(Refused, match="does not fit the one before it"):
            entries(work)
        with pytest.raises(Refused, match="does not fit"):
            add(work, an_entry("four"))


def test_a_line_that_a_crash_cut_off_did_not_happen(work):
    add(work, an_entry("one"))
    with (work / LEDGER).open("ab") as file:
        file.write(b'{"did": "appro')
    assert [e.reason for e in entries(work)] == ["one"]
    add(work, an_entry("two"))
    assert [e.reason for e in entries(work)] == ["one", "two"]


def test_labels_that_are_the_same_are_told_apart_by_their_codes():
    said = dimension_of(Dimension("area", "Area", ("X1", "X2", "X3"), ("Hill", "Hill", "All")), {})
    assert [c.label for c in said.categories] == ["Hill (X1)", "Hill (X2)", "All"]
    assert said.total == "All together"


def test_the_period_of_a_population_in_words():
    study = a_study(population={"title": "Children", "window": ["2025-04-01", "2026-03-31"]})
    assert period_of(study.population) == "1 April 2025 to 31 March 2026"
    assert period_of(a_study(population={"title": "Children"}).population) == "the period of the sources"


def test_combinations_area_by_area_are_one_table_with_the_areas_by_name(work, into):
    whole, harbour, moorside = (some_protected_combinations(area=area) for area in ("", "X01", "X02"))
    release = approved(
        proposed(work, replace(some_protected(), combinations=(whole, harbour, moorside))), into
    )
    assert [t.about.name for t in release.tables] == [
        "factors_by_area",
        "combinations",
        "combinations_by_area",
    ]
    table = release.table("combinations_by_area")
    assert table.about.title == "Children who face these factors together, by area"
    assert table.together("smoking", area="X02").number == 45
    assert (
        "Crowded housing,Moorside,observed,60,,,"
        in (into / "tables" / "combinations_by_area.csv").read_text()
    )


def test_the_basis_says_that_a_number_was_protected():
    policy = some_protected().policy
    said = basis_of("counts of linked records, before disclosure control", policy)
    assert said == "counts of linked records; protected under NHS England, sub-national tables"


def test_areas_without_labels_go_by_their_names():
    said = dimension_of(Dimension("area", "Area", ("X01", "X09")), {"X01": "Harbour"})
    assert [c.label for c in said.categories] == ["Harbour", "X09"]
