"""A run goes from step to step, keeps what is done, and does again only what a change touches."""

import json
import os

import pyarrow as pa
import pytest

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.engine.whole import write_whole
from fivefold_link.running.ledger import Ledger, alone, fingerprint, hash_of_file
from fivefold_link.running.work import Step, Work, go
from fivefold_link.study.schema import Study

STUDY = Study.model_validate_json(
    json.dumps(
        {
            "fivefold_study": 1,
            "title": "A study",
            "purpose": "planning",
            "controller": "A council",
            "factor_edition": "2026-11",
            "agreements": [
                {
                    "reference": "A1", "between": ["a", "b"], "data_items": "contacts", "lawful_basis": ["6(1)(e)"],
                    "status": "fictional", "retention": "one year", "contacts": ["analyst"],
                }
            ],
            "datasets": [
                {
                    "slug": "births", "title": "Births", "owner": "NHS", "agreement": "A1", "source": {"path": "births.csv"},
                    "covers_from": "2020-01-01", "covers_to": "2025-01-01",
                }
            ],
            "population": {"title": "Under five", "on": "2025-01-01"},
            "areas": {"vintage": "fictional"},
        }
    )
)  # fmt: skip


class Counting:
    """Two steps: numbers are made from the population, then summed under the output's policy."""

    def __init__(self, stop_at=None):
        self.did = []
        self.stop_at = stop_at

    def steps(self):
        def numbers(work):
            self.note("numbers")
            work.engine.put("numbers", pa.table({"number": [1, 2, 3]}))
            return {"made": 3}

        def total(work):
            self.note("total")
            return {"total": work.engine.rows("SELECT sum(number) FROM numbers")[0][0]}

        return [
            Step("numbers", "Make numbers", ("population",), (), lambda _study: ["numbers"], numbers),
            Step("total", "Add up", ("output",), ("numbers",), lambda _study: [], total),
        ]

    def note(self, step):
        self.did.append(step)
        if step == self.stop_at:
            raise KeyboardInterrupt


@pytest.fixture
def do(tmp_path):
    def go_(counting, study=STUDY, inputs=None):
        engine = DuckEngine(tmp_path / "scratch")
        try:
            work = Work(study, engine, tmp_path, Quiet())
            go(work, counting.steps(), inputs=inputs or {"births": "abc"}, versions={"fivefold": "1"})
            return work.figures
        finally:
            engine.close()

    return go_


def changed(**parts):
    return Study.model_validate(STUDY.model_dump() | parts)


def test_a_second_run_takes_up_what_the_first_did(do):
    first, second = Counting(), Counting()
    assert do(first) == do(second) == {"numbers": {"made": 3}, "total": {"total": 6}}
    assert (first.did, second.did) == (["numbers", "total"], [])


def test_a_run_that_was_stopped_goes_on_where_it_was(do):
    with pytest.raises(KeyboardInterrupt):
        do(Counting(stop_at="total"))
    after = Counting()
    do(after)
    assert after.did == ["total"]


def test_another_policy_counts_again_and_links_nothing_anew(do):
    do(Counting())
    after = Counting()
    do(after, changed(output={"policy": "ons-10"}))
    assert after.did == ["total"]


def test_a_change_early_on_does_everything_after_it_again(do):
    do(Counting())
    after = Counting()
    do(after, changed(population={"title": "Under two", "on": "2025-01-01", "to_months": 24}))
    assert after.did == ["numbers", "total"]


def test_another_file_does_everything_again(do):
    do(Counting())
    after = Counting()
    do(after, inputs={"births": "def"})
    assert after.did == ["numbers", "total"]


def test_a_step_whose_table_is_gone_is_done_again(do, tmp_path):
    do(Counting())
    (tmp_path / "tables" / "numbers.parquet").unlink()
    after = Counting()
    do(after)
    assert after.did == ["numbers"]


def test_the_record_of_the_run_names_the_step_that_runs(do, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        do(Counting(stop_at="numbers"))
    kept = json.loads((tmp_path / "run.json").read_text())
    assert (kept["running"], kept["done"]) == ("numbers", [])


def test_a_file_appears_whole_and_for_its_owner_alone(tmp_path):
    write_whole(tmp_path / "figures.json", b"{}")
    assert [p.name for p in tmp_path.iterdir()] == ["figures.json"]
    assert (tmp_path / "figures.json").stat().st_mode & 0o777 == 0o600


def test_two_runs_do_not_share_a_work_folder(tmp_path):
    with alone(tmp_path), pytest.raises(Refused, match="another run"), alone(tmp_path):
        pass
    with alone(tmp_path):
        assert os.listdir(tmp_path) == ["in-use"]


def test_a_fingerprint_stands_for_what_came_before_and_for_the_settings():
    assert fingerprint("a", {"x": 1, "y": 2}) == fingerprint("a", {"y": 2, "x": 1})
    assert len({fingerprint("a", {"x": 1}), fingerprint("b", {"x": 1}), fingerprint("a", {"x": 2})}) == 3


def test_the_hash_of_a_file_is_its_sha_256(tmp_path):
    (tmp_path / "f").write_bytes(b"abc")
    assert hash_of_file(tmp_path / "f").startswith("ba7816bf8f01cfea")


def test_an_empty_folder_has_an_empty_ledger(tmp_path):
    assert Ledger(tmp_path).done == {}
