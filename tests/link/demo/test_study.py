"""The fictional study: read and checked without a stop, nothing real in it, and the truth fits the files."""

import hashlib
import re
from pathlib import Path

import duckdb
import numpy as np
import pytest
import yaml

from fivefold.knowledge.catalogue import factors
from fivefold_link.checking.check import check
from fivefold_link.checking.faults import Kind
from fivefold_link.demo.nhs_numbers import is_valid
from fivefold_link.demo.study import make_study
from fivefold_link.demo.truth_of_study import GROUPS, has_truth, open_truth, parent_quality, quality_by_groups
from fivefold_link.engine.opening import open_engine
from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.standardise.table import records
from fivefold_link.study.reading import read_study
from fivefold_link.study.schema import Direction

ON_PURPOSE = {
    Kind.CHECK_DIGIT,
    Kind.NO_IDENTIFIER,
    Kind.TOO_OLD,
    Kind.UNUSED_COLUMNS,
    Kind.SHARED_NUMBER,
    Kind.FACTOR_CODE,
}
"""What the files have wrong because partners' files have it wrong; a rare code may not occur in a small place."""

FILES = {
    "FICTIONAL.txt", "adult_services.csv", "areas.csv", "births_maternity.csv", "early_education.csv",
    "health_visiting.csv", "housing.parquet", "postcodes.csv", "social_care.xlsx", "study.yaml",
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(study, tmp_path_factory):
    """The files loaded, checked and standardised, beside the truth."""
    from_engine = open_engine(study, tmp_path_factory.mktemp("engine"))
    report = check(from_engine, study, Quiet())
    records(from_engine, study, Quiet())
    folder = study.areas.names.parent / "truth"
    for path in folder.glob("*.parquet"):
        from_engine.read(f"true_{path.stem}", path)
    from_engine.report = report
    yield from_engine
    from_engine.close()


def digests(folder: Path):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_folder_holds_what_partners_send_and_says_that_it_is_fictional(study_file):
    assert {path.name for path in study_file.parent.iterdir() if path.is_file()} == FILES
    assert {path.name for path in (study_file.parent / "truth").iterdir()} == {
        "records.parquet", "children.parquet", "parents.parquet", "factors.parquet",
    }  # fmt: skip
    assert (study_file.parent / "FICTIONAL.txt").read_text().startswith("FICTIONAL")


def test_the_study_is_whole_and_fictional(study):
    assert study.fictional
    assert {agreement.status.value for agreement in study.agreements} == {"fictional"}
    directions = [factor.direction for factor in study.factors]
    assert [directions.count(one) for one in Direction] == [13, 5, 2]
    assert 14 <= len(study.factors) <= 20
    assert all("FICTIONAL" in dataset.owner for dataset in study.datasets)


def test_every_factor_is_one_of_the_library_with_the_same_direction(study):
    library = {factor.slug: factor.direction for factor in factors()}
    for factor in study.factors:
        assert factor.library in library
        if factor.direction is not Direction.GROUP:
            assert library[factor.library] == factor.direction.value


def test_the_check_finds_nothing_that_stops_and_only_what_was_put_in(ask):
    assert not ask.report.stops
    assert {fault.kind for fault in ask.report.faults} <= ON_PURPOSE
    assert {Kind.CHECK_DIGIT, Kind.NO_IDENTIFIER} <= {fault.kind for fault in ask.report.faults}


def test_the_truth_numbers_records_as_standardising_does(ask):
    assert ask.rows(
        "SELECT count(*), count(t.record) FROM (SELECT record, dataset, row_number FROM records UNION ALL "
        "SELECT record, dataset, row_number FROM adult_records) AS r "
        "FULL JOIN true_records AS t USING (record, dataset, row_number)"
    ) == [(ask.count("true_records"),) * 2]


def test_records_of_one_person_mostly_agree_after_standardising(ask):
    agree, pairs = ask.rows(
        "WITH own AS (SELECT t.person, r.* FROM records AS r JOIN true_records AS t USING (record)), "
        "births AS (SELECT * FROM own WHERE dataset = 0) "
        "SELECT count(*) FILTER (WHERE a.birth_date = b.birth_date AND a.forename_root = b.forename_root AND "
        "a.surname = b.surname), count(*) FROM births AS a JOIN own AS b ON a.person = b.person AND b.dataset = 1"
    )[0]
    assert 0.6 < agree / pairs < 0.9


def test_mothers_numbers_on_the_births_file_lead_to_their_records(ask):
    right, all_of_them = ask.rows(
        "SELECT count(*) FILTER (WHERE p.child = c.person), count(*) FROM records AS r "
        "JOIN true_records AS c USING (record) JOIN adult_records AS a ON a.nhs = r.mother_nhs "
        "JOIN true_records AS t ON t.record = a.record "
        "LEFT JOIN true_parents AS p ON p.adult = t.person AND p.child = c.person"
    )[0]
    assert right == all_of_them > 200


def test_childrens_numbers_on_adult_records_are_their_own_childrens(ask):
    right, all_of_them = ask.rows(
        "WITH own AS (SELECT DISTINCT c.person, mode(r.nhs) AS nhs FROM records AS r JOIN true_records AS c "
        "USING (record) WHERE r.nhs IS NOT NULL GROUP BY 1) "
        "SELECT count(p.child), count(*) FROM adult_records AS a JOIN true_records AS t USING (record) "
        "JOIN own ON own.nhs = a.child_nhs LEFT JOIN true_parents AS p ON p.adult = t.person AND p.child = own.person"
    )[0]
    assert all_of_them > 100
    assert right / all_of_them > 0.99


def test_some_adults_have_no_child_here(ask):
    parents, adults = ask.rows(
        "SELECT count(DISTINCT p.adult), count(DISTINCT t.person) FROM true_records AS t "
        "LEFT JOIN true_parents AS p ON p.adult = t.person WHERE t.about = 'adult'"
    )[0]
    assert 0.5 < parents / adults < 0.95


def test_every_child_has_a_mother_and_most_a_father(ask):
    mothers, fathers, children = ask.rows(
        "SELECT count(*) FILTER (WHERE relation = 'mother'), count(*) FILTER (WHERE relation = 'father'), "
        "count(DISTINCT child) FROM true_parents"
    )[0]
    assert mothers == children == 3_000
    assert 0.85 < fathers / children < 0.95


def test_the_truth_knows_the_factors_of_the_study(ask, study):
    known = {row[0] for row in ask.rows("SELECT DISTINCT factor FROM true_factors")}
    assert {factor.slug for factor in study.factors} - known == {"illness_after_birth"}
    assert known <= {factor.slug for factor in study.factors}


def test_a_factor_is_seen_more_often_with_children_who_face_it(ask):
    facing, others = ask.rows(
        "WITH seen AS (SELECT t.person, max(CAST(w.smoking_at_booking = 'Y' AS INT)) AS ticked FROM raw_births AS w "
        "JOIN true_records AS t ON t.dataset = 0 AND t.row_number = w.row_number GROUP BY 1) "
        "SELECT avg(ticked) FILTER (WHERE f.person IS NOT NULL), avg(ticked) FILTER (WHERE f.person IS NULL) FROM seen "
        "LEFT JOIN true_factors AS f ON f.person = seen.person AND f.factor = 'smoking_in_pregnancy'"
    )[0]
    assert facing > 0.75
    assert others < 0.02


def test_the_housing_association_does_not_let_homes_in_every_part_of_the_place(ask):
    wider = dict(
        ask.rows(
            "SELECT t.dataset, max(c.wider) FROM true_records AS t JOIN true_children AS c USING (person) "
            "WHERE t.about = 'child' GROUP BY 1"
        )
    )
    assert wider[4] < wider[2] <= wider[0]


def test_one_health_visiting_team_does_not_ask_about_abuse(ask):
    blank = ask.rows(
        "SELECT avg(CAST(COALESCE(domestic_abuse_told, '') = '' AS INT)) FROM raw_health_visiting"
    )
    assert 0.15 < blank[0][0] < 0.35


def test_no_number_in_any_file_could_be_a_persons(study_file):
    found = set()
    for path in study_file.parent.glob("*.csv"):
        found |= set(re.findall(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", path.read_text(encoding="utf-8")))
    numbers = np.array([int(re.sub(r"\D", "", one)) for one in found])
    numbers = numbers[numbers > 0]
    assert len(numbers) > 5_000
    assert numbers.min() >= 9_990_000_000
    assert 0.98 < is_valid(numbers).mean() < 1


def test_no_postcode_in_any_file_is_one_of_a_real_place(study_file):
    written = duckdb.sql(f"SELECT postcode FROM '{study_file.parent / 'postcodes.csv'}'").fetchall()
    assert {row[0][:2] for row in written} == {"ZZ"}
    assert not any(row[0].startswith("ZZ99") for row in written)


def test_agencies_spell_in_their_own_ways(study_file):
    births = (study_file.parent / "births_maternity.csv").read_text(encoding="utf-8")
    visits = (study_file.parent / "health_visiting.csv").read_text(encoding="utf-8")
    assert re.search(r'"999 \d{3} \d{4}"', births)
    assert re.search(r'"999\d{7}"', visits)
    assert re.search(r'"\d\d/\d\d/20\d\d"', visits)
    assert re.search(r'"(Baby|BABY GIRL|Baby Boy)"', births)
    assert re.search(r'"(Twin One|TWIN 2)"', births)
    assert re.search(r'"zz\d', visits)
    assert re.search("Sofía|García|Wiśniewski|O'Brien|O’Sullivan|Lloyd-Jones", births)


def test_the_same_seed_gives_the_same_bytes_in_every_file(tmp_path):
    one, two = (make_study(tmp_path / name, children=400, seed=3).parent for name in ("one", "two"))
    other = make_study(tmp_path / "other", children=400, seed=4).parent
    assert digests(one) == digests(two)
    changed = {name for name, digest in digests(other).items() if digests(one)[name] != digest}
    assert changed == set(digests(one)) - {"FICTIONAL.txt", "study.yaml"}


def test_the_study_file_is_plain_yaml_with_a_comment_that_says_fictional(study_file):
    text = study_file.read_text(encoding="utf-8")
    assert text.startswith("# FICTIONAL.")
    assert yaml.safe_load(text)["fivefold_study"] == 1


def test_the_truth_is_found_beside_a_fictional_study_only(study_file, tmp_path):
    assert has_truth(study_file.parent)
    assert not has_truth(tmp_path)


def test_true_clusters_are_without_a_fault_in_every_group(ask, study_file):
    open_truth(ask, study_file.parent)
    first = "min(record) OVER (PARTITION BY person) AS person"
    ask.make("clusters", f"SELECT record, {first} FROM true_records WHERE about = 'child'")
    found = quality_by_groups(ask)
    assert list(found) == list(GROUPS)
    assert set(found["Twins"]) == {"twin", "not a twin"}
    assert all((one.precision, one.recall) == (1, 1) for group in found.values() for one in group.values())


def test_records_joined_by_surname_and_birth_are_worst_for_twins(ask, study_file):
    open_truth(ask, study_file.parent)
    ask.make(
        "clusters",
        "SELECT record, min(record) OVER (PARTITION BY surname, birth_date, postcode) AS person FROM records",
    )
    twins = quality_by_groups(ask)["Twins"]
    assert twins["twin"].precision < 0.7 < 0.98 < twins["not a twin"].precision


def test_links_to_parents_are_measured_against_parents_who_have_a_record(ask, study_file):
    open_truth(ask, study_file.parent)
    first = "(SELECT person, about, min(record) AS record FROM true_records GROUP BY 1, 2)"
    ask.make(
        "parents",
        f"SELECT c.record AS child, a.record AS adult FROM true_parents AS p JOIN {first} AS c "
        f"ON c.person = p.child AND c.about = 'child' JOIN {first} AS a ON a.person = p.adult AND a.about = 'adult'",
    )
    whole = parent_quality(ask)
    assert (whole.precision, whole.recall) == (1, 1)
    assert whole.true > 500
    ask.make(
        "half",
        "SELECT child, adult FROM parents WHERE child % 2 = 0 UNION ALL SELECT 0, max(adult) FROM parents",
    )
    half = parent_quality(ask, "half")
    assert half.true == whole.true
    assert half.made - half.right <= 1
    assert 0.4 < half.recall < 0.6


def test_the_smallest_place_can_be_made_and_a_half_made_one_is_begun_again(tmp_path):
    left_over = tmp_path / "place.part"
    left_over.mkdir()
    (left_over / "study.yaml").write_text("half")
    study = read_study(make_study(tmp_path / "place", children=100))
    assert study.fictional
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


@pytest.mark.parametrize("children", [99, 300_001])
def test_a_place_too_small_or_too_large_is_refused_with_the_bounds(tmp_path, children):
    with pytest.raises(Refused, match="Ask for 100 to 300,000"):
        make_study(tmp_path / "place", children=children)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_files_is_never_written_over(tmp_path):
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(Refused, match="this folder is not empty"):
        make_study(tmp_path, children=100)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
