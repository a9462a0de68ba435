"""Pseudonyms: steady under one key and purpose, strangers under another, and no identifier beside them."""

import hmac
import stat
from hashlib import sha256

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.linkage.pseudonyms import KEY_BYTES, make_key, pseudonym, read_key, write_linked_file
from tests.link.linkage.families import ExactRules, a_file, a_study

ONE, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture
def linked(engine):
    engine.put("records", a_file(200).records)
    ExactRules().link(engine, a_study(), Quiet())
    return engine


def test_a_pseudonym_is_the_first_half_of_an_hmac_sha256():
    expected = hmac.new(ONE, b"5:study:births/s1", sha256).hexdigest()[:32]
    assert pseudonym(ONE, "study", "births/s1") == expected


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_another_purpose_or_person_never_gives_the_same_pseudonym(purpose, person, second, stranger):
    same = (purpose, person) == (second, stranger)
    assert (pseudonym(ONE, purpose, person) == pseudonym(ONE, second, stranger)) == same


def test_a_new_key_can_be_read_by_its_owner_only_and_is_long_enough(tmp_path):
    path, work = tmp_path / "keys" / "study.key", tmp_path / "work"
    make_key(path, work)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(read_key(path, work)) == KEY_BYTES
    with pytest.raises(Refused, match="a key stands here already"):
        make_key(path, work)


def test_a_key_never_lies_in_the_work_folder(tmp_path):
    work = tmp_path / "work"
    with pytest.raises(Refused, match="in the work folder"):
        make_key(work / "deep" / "study.key", work)
    with pytest.raises(Refused, match="in the work folder"):
        read_key(work / ".." / "work" / "study.key", work)


@pytest.mark.parametrize(
    ("written", "mode", "complaint"),
    [
        ("ab" * 31, 0o600, "too short: 31 bytes where 32 are needed"),
        ("", 0o600, "too short: 0 bytes"),
        ("zz" * 32, 0o600, "hexadecimal"),
        ("ab" * 32, 0o640, "others may read"),
    ],
)
def test_a_weak_key_file_is_refused(tmp_path, written, mode, complaint):
    path = tmp_path / "study.key"
    path.write_text(written)
    path.chmod(mode)
    with pytest.raises(Refused, match=complaint):
        read_key(path, tmp_path / "work")


def test_no_key_file_is_refused_with_what_to_do(tmp_path):
    with pytest.raises(Refused, match="fivefold-link pseudonyms"):
        read_key(tmp_path / "none", tmp_path / "work")


def test_the_linked_file_has_one_pseudonym_a_person_and_no_identifier(linked, tmp_path):
    path = tmp_path / "linked.parquet"
    rows = write_linked_file(linked, a_study(), ONE, path)
    table = pq.read_table(path)
    assert rows == table.num_rows == linked.count("records")
    assert table.column_names == [
        "pseudonym", "source", "ethnicity", "area", "deprivation", "sex", "birth_month", "seen",
    ]  # fmt: skip
    persons = linked.rows("SELECT count(DISTINCT person) FROM clusters")[0][0]
    assert len(set(table["pseudonym"].to_pylist())) == persons
    told = {str(value) for column in table.columns for value in column.to_pylist()}
    for column in ("nhs", "forename", "surname", "postcode", "source_id"):
        secret = {
            str(v)
            for (v,) in linked.rows(f"SELECT DISTINCT {column} FROM records WHERE {column} IS NOT NULL")
        }
        assert told & secret == set(), column
    assert all(str(month).endswith("-01") for month in table["birth_month"].to_pylist())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.glob("*.part")) == []


def test_the_same_key_gives_the_same_file_and_another_key_or_purpose_shares_no_pseudonym(linked, tmp_path):
    files = {}
    for name, key, purpose in [("a", ONE, None), ("b", ONE, None), ("c", OTHER, None), ("d", ONE, "another")]:
        write_linked_file(linked, a_study(), key, tmp_path / name, purpose=purpose)
        table = pq.read_table(tmp_path / name)
        files[name] = table.sort_by([(column, "ascending") for column in table.column_names])
    first = set(files["a"]["pseudonym"].to_pylist())
    assert files["a"].equals(files["b"])
    assert first & set(files["c"]["pseudonym"].to_pylist()) == set()
    assert first & set(files["d"]["pseudonym"].to_pylist()) == set()
