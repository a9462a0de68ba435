"""The linkage file: its columns are the contract, its shares are the recipe's, its bytes are the seed's."""

import hashlib
from dataclasses import replace

import numpy as np
import pyarrow.parquet as pq
import pytest

from fivefold_link.demo.flags import FLAGS, SEEN_BY
from fivefold_link.demo.nhs_numbers import is_valid
from fivefold_link.demo.recipe import AGENCIES, Mistakes, Recipe, benchmark
from fivefold_link.demo.records import SCHEMA, write_linkage_file

RATES = Mistakes()


def nearly(found, expected, of):
    return abs(found - expected) < 5 * np.sqrt(expected * (1 - expected) / of) + 1 / of


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def shares(in_linkage_file):
    """One row an agency: rows, children, and shares of what is there."""
    rows = in_linkage_file(
        "SELECT dataset, count(*), count(DISTINCT truth), avg(CAST(nhs IS NOT NULL AS INT)), "
        "avg(CAST(birth_date IS NOT NULL AS INT)), avg(CAST(postcode IS NOT NULL AS INT)), "
        "avg(CAST(nhs_state = 'check digit' AS INT)) FROM records GROUP BY 1 ORDER BY 1"
    )
    return {AGENCIES[row[0]].slug: row[1:] for row in rows}


def test_each_agency_knows_its_share_of_children_and_some_twice(shares):
    children = shares["births"][1]
    for agency in AGENCIES:
        rows, known, *_ = shares[agency.slug]
        assert known == round(agency.coverage * children)
        assert rows == known + round(RATES.twice * known)


def test_each_agency_has_its_share_of_valid_numbers_and_of_mistyped_ones(shares):
    for agency in AGENCIES:
        rows, _, valid, _, _, mistyped = shares[agency.slug]
        assert nearly(valid, agency.numbers * (1 - RATES.mistyped_number), rows), agency.slug
        assert nearly(mistyped, agency.numbers * RATES.mistyped_number, rows), agency.slug


def test_dates_and_postcodes_are_missing_as_often_as_the_recipe_says(shares):
    for rows, _, _, dates, postcodes, _ in shares.values():
        assert nearly(1 - dates, RATES.no_birth_date, rows)
        assert nearly(1 - postcodes, RATES.no_postcode, rows)


def test_numbers_are_valid_and_never_issued(in_linkage_file):
    numbers = np.array([row[0] for row in in_linkage_file("SELECT DISTINCT nhs FROM records WHERE nhs > 0")])
    mothers = np.array(
        [row[0] for row in in_linkage_file("SELECT DISTINCT mother_nhs FROM records")], dtype=float
    )
    assert is_valid(numbers).all()
    assert numbers.min() >= 9_990_000_000
    assert np.nanmin(mothers) >= 9_990_000_000


def test_few_numbers_are_another_childs(in_linkage_file):
    wrong, having = in_linkage_file(
        "WITH own AS (SELECT truth, mode(nhs) AS usual FROM records WHERE nhs IS NOT NULL GROUP BY 1 "
        "HAVING count(*) > 2) SELECT count(*) FILTER (WHERE nhs <> usual), count(*) "
        "FROM records JOIN own USING (truth) WHERE nhs IS NOT NULL"
    )[0]
    assert nearly(wrong / having, RATES.other_childs_number, having)


def test_mistakes_in_names_are_as_frequent_as_the_recipe_says(in_linkage_file):
    typos, rows = in_linkage_file(
        "WITH own AS (SELECT truth, mode(forename) AS usual FROM records GROUP BY 1 HAVING count(forename) > 2) "
        "SELECT count(*) FILTER (WHERE forename <> usual AND forename_root <> usual AND levenshtein(forename, usual) "
        "BETWEEN 1 AND 2 AND forename = forename_root), count(*) FROM records JOIN own USING (truth) "
        "WHERE forename IS NOT NULL"
    )[0]
    assert abs(typos / rows - RATES.forename_typo) < 0.006


def test_days_and_months_change_places_as_often_as_such_a_date_exists(in_linkage_file):
    swapped, could = in_linkage_file(
        "WITH own AS (SELECT truth, mode(birth_date) AS usual FROM records GROUP BY 1 HAVING count(birth_date) > 2) "
        "SELECT count(*) FILTER (WHERE birth_date_swapped = usual), "
        "count(*) FILTER (WHERE day(usual) <= 12 AND day(usual) <> month(usual)) "
        "FROM records JOIN own USING (truth) WHERE birth_date IS NOT NULL"
    )[0]
    # Half of the exchanged dates of young babies would lie in the future; no system takes those.
    assert 0.4 * RATES.swapped_date < swapped / could < 1.4 * RATES.swapped_date


def test_babies_without_a_forename_yet_are_on_the_births_file(in_linkage_file):
    missing = dict(
        in_linkage_file("SELECT dataset, avg(CAST(forename IS NULL AS INT)) FROM records GROUP BY 1")
    )
    assert missing[0] == pytest.approx(AGENCIES[0].placeholder + RATES.no_forename, abs=0.008)
    assert missing[4] == pytest.approx(RATES.no_forename, abs=0.006)


def test_a_different_surname_is_as_frequent_as_each_agency_has_it(in_linkage_file):
    different = dict(
        in_linkage_file(
            "WITH own AS (SELECT truth, mode(surname) AS usual FROM records GROUP BY 1 HAVING count(surname) > 2) "
            "SELECT dataset, avg(CAST(levenshtein(surname, usual) > 2 AS INT)) FROM records JOIN own USING (truth) "
            "WHERE surname IS NOT NULL GROUP BY 1"
        )
    )
    assert different[0] > different[1] > different[2] > 0.01


def test_an_agency_shows_only_the_risks_that_it_can_see(in_linkage_file):
    for dataset, seen in in_linkage_file("SELECT dataset, bit_or(flags) FROM records GROUP BY 1"):
        shown = {flag.slug for place, flag in enumerate(FLAGS) if seen >> place & 1}
        assert shown <= {flag.slug for flag in FLAGS if dataset in flag.seen_by}, SEEN_BY[dataset]
        assert shown


def test_records_are_numbered_through_and_rows_within_each_agency(in_linkage_file):
    assert in_linkage_file("SELECT count(*) = max(record) + 1 AND min(record) = 0 FROM records") == [(True,)]
    assert in_linkage_file(
        "SELECT bool_and(ok) FROM (SELECT count(*) = max(row_number) AND min(row_number) = 1 AND "
        "max(record) - min(record) = count(*) - 1 AS ok FROM records GROUP BY dataset)"
    ) == [(True,)]


def test_nobody_is_seen_before_birth_or_after_the_end(in_linkage_file):
    assert in_linkage_file(
        "SELECT count(*) FILTER (WHERE seen < birth_date), max(seen) <= DATE '2026-03-31' FROM records"
    ) == [(0, True)]


def test_the_same_recipe_gives_the_same_bytes(tmp_path):
    recipe = benchmark(5_000, "A")
    one, two = (write_linkage_file(recipe, tmp_path / name) for name in ("one.parquet", "two.parquet"))
    other = write_linkage_file(replace(recipe, seed=1), tmp_path / "other.parquet")
    assert digest(one) == digest(two)
    assert digest(one) != digest(other)
    assert pq.read_schema(one).names == SCHEMA.names
    assert pq.read_schema(one).field("forename").type == "string"
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_scenario_a_has_the_number_on_ninety_two_in_a_hundred_everywhere(tmp_path):
    table = pq.read_table(write_linkage_file(benchmark(20_000, "A"), tmp_path / "a.parquet"))
    having = table["nhs"].is_valid().to_numpy()
    dataset = table["dataset"].to_numpy()
    for place in range(len(AGENCIES)):
        here = having[dataset == place]
        assert nearly(here.mean(), 0.92 * (1 - RATES.mistyped_number), len(here))


def test_the_harder_file_has_three_times_the_mistakes_where_the_number_is_missing(tmp_path):
    def no_postcode(harder):
        name = f"{harder}.parquet"
        table = pq.read_table(write_linkage_file(benchmark(40_000, "B", harder=harder), tmp_path / name))
        gone = ~table["postcode"].is_valid().to_numpy()
        lacking = np.array(table["nhs_state"]) == "missing"
        return gone[lacking].mean(), gone[~lacking].mean()

    (plain, plain_with), (hard, hard_with) = no_postcode(harder=False), no_postcode(harder=True)
    assert 2.2 < hard / plain < 4
    assert hard_with == pytest.approx(plain_with, abs=0.004)


def test_a_recipe_without_mistakes_writes_what_is_true(tmp_path):
    perfect = Mistakes(**dict.fromkeys(Mistakes.__dataclass_fields__, 0.0))
    agencies = tuple(replace(one, numbers=1.0, other_surname=0.0, placeholder=0.0) for one in AGENCIES)
    recipe = Recipe(children=2_000, mistakes=perfect, agencies=agencies)
    table = pq.read_table(write_linkage_file(recipe, tmp_path / "perfect.parquet"))
    same = table.select(["truth", "nhs", "forename", "surname", "birth_date", "sex"]).to_pylist()
    assert len({tuple(row.values()) for row in same}) == len({row["truth"] for row in same}) == 2_000
