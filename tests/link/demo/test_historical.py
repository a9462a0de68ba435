"""The file without identifiers: ten noisy records a person, no number, the truth beside them."""

import hashlib

import numpy as np
import pytest

from fivefold_link.demo.historical import Noise, historical, write_historical


@pytest.fixture(scope="module")
def table():
    return historical(20_000)


def test_it_has_the_columns_of_the_example_and_no_identifier(table):
    assert table.column_names == [
        "unique_id", "cluster", "first_name", "surname", "dob", "birth_place", "postcode_fake", "occupation",
    ]  # fmt: skip


def test_about_ten_records_belong_to_each_person(table):
    counts = np.bincount(table["cluster"].to_numpy())
    assert (len(counts), counts.sum()) == (2_000, 20_000)
    assert counts.min() >= 1
    assert counts.max() > 25


def test_fields_are_missing_as_often_as_the_noise_says(table):
    missing = {name: table[name].null_count / len(table) for name in table.column_names}
    noise = Noise()
    times = 1 + noise.poor_records * (noise.poor_times - 1)
    assert missing["dob"] == pytest.approx(noise.dob_missing * times, abs=0.015)
    assert missing["occupation"] == pytest.approx(noise.occupation_missing * times, abs=0.015)
    assert missing["postcode_fake"] == pytest.approx(noise.postcode_missing * times, abs=0.015)
    assert missing["unique_id"] == missing["cluster"] == 0


def test_records_of_one_person_differ(table):
    rows = [row for row in table.to_pylist() if row["cluster"] == 3]
    assert len({tuple(row.items())[2:] for row in rows}) > 1


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    one = write_historical(tmp_path / "one.parquet", 2_000)
    two = write_historical(tmp_path / "two.parquet", 2_000)
    other = write_historical(tmp_path / "other.parquet", 2_000, seed=5)
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (one, two, other)]
    assert digests[0] == digests[1] != digests[2]
