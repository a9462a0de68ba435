"""What is packed is read back equal; whatever differs is refused, with the reason."""

import json
import os
from pathlib import Path

import pytest

from fivefold.release.manifest import Manifest, canonical
from fivefold.release.packing import MANIFEST, files_of, pack, with_prepared, zipped
from fivefold.release.reading import read_proposal, read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.signing import SIGNATURES, fingerprint, key_text
from fivefold.vocabulary.value import State, Value, value_words
from tests.builders.release import (
    CHECKED,
    CHECKER,
    CHECKER_KEY,
    PREPARER,
    PREPARER_KEY,
    TRUSTED,
    release_contents,
    release_files,
    signed,
    with_file,
    write_release,
)

APPROVED = Path(__file__).parents[2] / "approved" / "release" / "harbourside"
COUNTS = "tables/children_by_factors_and_area.csv"


def refusal(files, trusted=None):
    with pytest.raises(ReleaseRefused) as refused:
        read_release(zipped(files), trusted=trusted)
    assert refused.value.what
    assert refused.value.remedy
    return refused.value


def test_the_approved_release_is_what_the_builder_makes():
    files = release_files()
    if os.environ.get("RENEW_APPROVED"):
        write_release(APPROVED, files)
    approved = {
        p.relative_to(APPROVED).as_posix(): p.read_bytes() for p in APPROVED.rglob("*") if p.is_file()
    }
    assert approved == files


def test_the_approved_release_is_read_with_the_keys_of_its_people():
    release = read_release(APPROVED, trusted=TRUSTED)
    assert release.contents == release_contents()
    assert release.checked == CHECKED
    assert [s.by for s in release.signatures] == [PREPARER, CHECKER]


def test_what_is_packed_is_read_back_equal_from_a_folder_and_from_a_zip(tmp_path):
    files = release_files()
    folder = write_release(tmp_path / "release", files)
    archive = tmp_path / "release.zip"
    archive.write_bytes(zipped(files))
    from_folder, from_zip = read_release(folder, trusted=TRUSTED), read_release(archive, trusted=TRUSTED)
    assert from_folder == from_zip == read_release(zipped(files), trusted=None)
    assert from_folder.contents == release_contents()


def test_a_figure_comes_out_with_its_doubt_basis_period_and_source():
    table = read_release(zipped(release_files()), trusted=None).table("children_by_factors_and_area")
    about = {
        "basis": table.about.basis,
        "period": "31 March 2026",
        "source": table.about.source,
        "unit": "children",
    }
    assert table.at(area="X01", factors="3") == Value(State.OBSERVED, 60, 55, 65, **about)
    assert table.at(area="X03", factors="4+") == Value(State.ZERO, 0, **about)
    assert table.at(area="X02", factors="4+") == Value(State.SUPPRESSED, **about)
    assert value_words(table.at(area="X02", factors="4+")) == "hidden: small numbers"
    assert table.at().number == 3020
    assert [(codes, value.number) for codes, value in table.margin("area")] == [
        (("X01",), 1490),
        (("X02",), 935),
        (("X03",), 595),
    ]
    assert len(list(table.cells())) == 24
    assert table.at(area="X09").state is State.MISSING


def test_combinations_are_asked_for_by_their_factors():
    table = read_release(zipped(release_files()), trusted=None).table("combinations")
    assert table.together("housing", "smoking").number == 140
    assert table.together().number == 3020
    assert table.together("parental_mental_health", "housing", "smoking").state is State.SUPPRESSED
    assert [at for at, _value in table.margin()][:2] == [("",), ("parental_mental_health",)]


def test_a_table_or_dimension_that_is_not_there_is_said_with_those_that_are():
    release = read_release(zipped(release_files()), trusted=None)
    with pytest.raises(KeyError, match="there are children_by_factors_and_area"):
        release.table("nothing")
    with pytest.raises(KeyError, match="it has area, factors"):
        release.table("children_by_factors_and_area").at(sex="F")


def test_the_readme_says_in_plain_words_that_hidden_is_not_nought():
    text = release_files()["README.txt"].decode()
    assert "suppressed      hidden on purpose so that nobody can be recognised; it is NOT 0" in text
    assert "Counts from 1 to 7 are hidden." in " ".join(text.split())
    assert "INVENTED" in text


def test_the_csv_of_a_hidden_cell_holds_no_number():
    lines = release_files()[COUNTS].decode().splitlines()
    assert lines[0] == "Area,Risk factors,state,count,low,high,reason"
    assert "Moorside,4 factors or more,suppressed,,,,too few to show safely" in lines
    assert "Old Town,4 factors or more,true zero,0,,," in lines


@pytest.mark.parametrize("name", sorted(release_files()))
def test_one_byte_changed_in_any_file_is_refused(name):
    files = release_files()
    content = files[name]
    for place in range(0, len(content), max(1, len(content) // 15)):
        for other in (content[place] ^ 1, 0x20, 0xFF):
            if other == content[place]:
                continue
            changed = content[:place] + bytes([other]) + content[place + 1 :]
            refusal({**files, name: changed})


@pytest.mark.parametrize("name", sorted(release_files()))
def test_a_byte_more_or_a_file_less_is_refused(name):
    files = release_files()
    refusal({**files, name: files[name] + b"\n"})
    assert refusal({n: c for n, c in files.items() if n != name}).what == "the file is not there"


def test_a_file_that_the_manifest_does_not_list_is_refused():
    files = {**release_files(), "tables/more.csv": b"Area,state\n"}
    assert str(refusal(files)).startswith("tables/more.csv: the manifest does not list this file")


def test_an_unknown_version_is_refused_with_both_versions_named():
    files = release_files()
    newer = json.loads(files[MANIFEST]) | {"format": "fivefold-release/2"}
    said = refusal({**files, MANIFEST: json.dumps(newer).encode()})
    assert (
        said.what
        == "its format is 'fivefold-release/2', and this version of Fivefold reads fivefold-release/1"
    )
    assert refusal({**files, MANIFEST: b"[]"}).what.startswith("its format is None")
    assert refusal({**files, MANIFEST: b"{"}).what.startswith("this is not JSON")


def test_a_word_that_the_schema_does_not_know_is_refused_by_name():
    files = release_files()
    more = json.loads(files[MANIFEST])
    more["about"]["children"] = ["Sam"]
    said = refusal({**files, MANIFEST: json.dumps(more).encode()})
    assert said.what == "about.children: Extra inputs are not permitted"


def test_the_names_of_those_who_signed_must_be_those_of_the_manifest():
    files = release_files()
    text = files[SIGNATURES].replace(b"Asha Preparer", b"Someone Else")
    assert (
        refusal({**files, SIGNATURES: text}).what
        == "the manifest names Asha Preparer, but Someone Else signed"
    )


def test_one_key_or_one_person_cannot_do_both():
    plain = files_of(release_contents())
    assert "one key signed twice" in refusal(signed(plain, checker_key=PREPARER_KEY)).what
    again = CHECKED.model_copy(update={"by": "asha  preparer"})
    assert "one person prepared and checked" in refusal(signed(plain, checked=again)).what


def test_a_release_that_nobody_checked_is_refused_and_read_as_a_proposal_only():
    proposed = with_prepared(pack(release_contents()), PREPARER_KEY)
    assert refusal(proposed).what == "nobody has checked it yet"
    proposal = read_proposal(zipped(proposed), trusted=TRUSTED)
    assert proposal.contents == release_contents()
    with pytest.raises(ReleaseRefused, match="it has been checked already"):
        read_proposal(zipped(release_files()), trusted=None)


def test_a_release_without_signatures_is_refused():
    checked = Manifest.model_validate_json(release_files()[MANIFEST])
    files = {**pack(release_contents()), MANIFEST: canonical(checked)}
    assert refusal(files).what == "it needs 2 signatures: prepared and checked"


def test_keys_that_the_reader_does_not_trust_are_refused_with_their_fingerprint():
    other = {**TRUSTED, CHECKER: TRUSTED[PREPARER]}
    said = refusal(release_files(), other)
    assert said.what == f"the key of {CHECKER} ({fingerprint(TRUSTED[CHECKER])}) is not one that you trust"
    assert refusal(release_files(), {}).what.startswith(f"the key of {PREPARER}")
    keys = {PREPARER: PREPARER_KEY.public_key(), CHECKER: CHECKER_KEY.public_key().public_bytes_raw()}
    assert read_release(zipped(release_files()), trusted=keys).checked == CHECKED
    assert key_text(PREPARER_KEY.public_key()) == TRUSTED[PREPARER]


def test_a_known_policy_with_other_numbers_is_refused():
    policy = release_contents().about.policy.model_copy(update={"hidden_to": 2})
    assert "numbers of its policy" in refusal(release_files(policy=policy)).what


def test_the_text_files_beside_the_tables_are_looked_at_too():
    files = release_files()
    said = refusal(with_file(files, "README.txt", b"Ask about 943 476 5919"))
    assert said.what == "the text holds what looks like an NHS number"
    assert "not written in UTF-8" in refusal(with_file(files, "README.txt", b"\xff")).what
    assert "longer than a page" in refusal(with_file(files, "README.txt", b"a" * 300_000)).what
    assert "NHS number" in refusal(with_file(files, "checker.json", b'{\n  "seen": 9434765919\n}\n')).what
    assert "written again" in refusal(with_file(files, "checker.json", b"[]")).what
    assert "longer than a report" in refusal(with_file(files, "checker.json", b" " * 3 * 2**20)).what
