"""Which adults in services are whose parents: on which ground, how sure, and never by guess."""

import json
from datetime import date

import pyarrow as pa
import pytest

from fivefold_link.engine.protocol import Quiet
from fivefold_link.linkage.adults import Agreement, ParentLinks, link_adults, parents, weights_from
from fivefold_link.linkage.adults_bases import MOST_CHILDREN, Basis
from tests.link.linkage.families import SCHEMA, ExactRules, a_study

CHILD = {
    "dataset": 0, "forename": "ANNA", "surname": "ASHBY", "birth_date": date(2023, 1, 1), "sex": "F",
    "postcode": "ZZ11AA",
}  # fmt: skip
ADULT = {
    "dataset": 3, "forename": "MARY", "surname": "ASHBY", "birth_date": date(1995, 1, 1), "sex": "F",
    "postcode": "ZZ99AA",
}  # fmt: skip


def put(engine, children, adults):
    """Children first, adults after them; each child record is a person."""
    rows = [
        {"record": n, "source_id": f"s{n}", "row_number": n + 1, **row}
        for n, row in enumerate(children + adults)
    ]
    engine.put("records", pa.Table.from_pylist(rows[: len(children)], schema=SCHEMA))
    engine.put("adult_records", pa.Table.from_pylist(rows[len(children) :], schema=SCHEMA))
    engine.make("clusters", "SELECT record, record AS person FROM records")
    engine.make("scored_pairs", "SELECT 1 AS kept")
    engine.make("pattern_model", "SELECT 1 AS kept")
    return parents(engine, a_study(), Quiet(), ExactRules())


def links(engine, table="parents"):
    return engine.rows(f"SELECT child, adult, basis FROM {table} ORDER BY 1, 2")


def test_each_number_leads_from_child_to_adult(engine):
    children = [{**CHILD, "nhs": 1, "postcode": "ZZ22AA"}, {**CHILD, "mother_nhs": 50, "surname": "COLBY"}]
    adults = [{**ADULT, "child_nhs": 1}, {**ADULT, "nhs": 50, "forename": "JANE"}]
    result = put(engine, children, adults)
    assert links(engine) == [(0, 2, "child number"), (1, 3, "mother number")]
    assert (result.children, result.adults, result.with_adult, result.kept, result.doubtful) == (
        2,
        2,
        2,
        2,
        0,
    )
    assert [row[0] for row in engine.rows("SELECT weight FROM parents")] == pytest.approx(
        [0.99, 0.99], abs=1e-5
    )


def test_records_of_one_adult_are_one_adult(engine):
    adults = [{**ADULT, "nhs": 50}, {**ADULT, "nhs": 50, "surname": "NEWNAME", "child_nhs": 1}]
    put(engine, [{**CHILD, "nhs": 1, "mother_nhs": 50}], adults)
    assert links(engine) == [(0, 1, "child number")]
    assert engine.rows("SELECT weight FROM parents")[0][0] == pytest.approx(1 - 0.01 * 0.01, abs=1e-5)


def test_a_household_is_a_ground_and_name_and_address_alone_is_put_aside(engine):
    children = [{**CHILD, "household": "H1", "surname": "COLBY"}, {**CHILD, "postcode": "ZZ99AA"}]
    adults = [{**ADULT, "household": "H1", "postcode": None}, {**ADULT, "forename": "JANE"}]
    result = put(engine, children, adults)
    assert links(engine) == [(0, 2, "household")]
    assert links(engine, "parents_doubtful") == [(1, 3, "name and address")]
    assert result.covered == {
        Basis.CHILD_NUMBER: 0, Basis.MOTHER_NUMBER: 0, Basis.HOUSEHOLD: 1, Basis.NAME_AND_ADDRESS: 1,
    }  # fmt: skip


def test_name_and_address_is_not_asked_where_a_number_speaks(engine):
    child = {**CHILD, "mother_nhs": 50, "postcode": "ZZ99AA"}
    put(engine, [child], [{**ADULT, "nhs": 50, "surname": "OTHER"}, {**ADULT, "forename": "GRAN"}])
    assert links(engine) == [(0, 1, "mother number")]
    assert links(engine, "parents_doubtful") == []


@pytest.mark.parametrize(
    ("born", "basis", "taken"),
    [
        (date(2012, 1, 1), "number", False),
        (date(2010, 6, 1), "number", True),
        (None, "number", True),
        (None, "household", False),
        (date(1950, 1, 1), "number", True),
        (date(1950, 1, 1), "household", False),
    ],
)
def test_ages_must_allow_it(engine, born, basis, taken):
    own = {"nhs": 50} if basis == "number" else {"household": "H1"}
    child = {**CHILD, **({"mother_nhs": 50} if basis == "number" else {"household": "H1"})}
    put(engine, [child], [{**ADULT, **own, "birth_date": born}])
    assert bool(links(engine)) == taken


def test_a_number_that_very_many_children_share_says_nothing(engine):
    many = [{**CHILD, "mother_nhs": 50} for _ in range(MOST_CHILDREN + 1)]
    result = put(engine, many, [{**ADULT, "nhs": 50}])
    assert links(engine) == []
    assert result.with_adult == 0


def test_how_far_a_ground_is_believed_is_learnt_from_numbers_about_the_same_child(engine):
    children, adults = [], []
    for n in range(40):
        home = f"ZZ{n}1AA"
        children.append({**CHILD, "mother_nhs": 100 + n, "postcode": home})
        mother_lives_there = n < 30
        adults.append(
            {
                **ADULT,
                "nhs": 100 + n,
                "forename": f"MOTHER{n}",
                "postcode": home if mother_lives_there else None,
            }
        )
        if not mother_lives_there:
            adults.append({**ADULT, "nhs": 500 + n, "forename": f"GRAN{n}", "postcode": home})
    children.append({**CHILD, "postcode": "ZZ77AA"})
    adults.append({**ADULT, "forename": "UNKNOWN", "postcode": "ZZ77AA"})
    result = put(engine, children, adults)
    told = next(
        a for a in result.agreements if (a.one, a.other) == (Basis.MOTHER_NUMBER, Basis.NAME_AND_ADDRESS)
    )
    assert (told.children, told.same) == (40, 30)
    assert result.weights[Basis.NAME_AND_ADDRESS] == pytest.approx(30.5 / 41)
    assert (40, 41 + 50, "name and address") in links(engine)


def test_father_and_mother_are_no_contradiction(engine):
    child = {**CHILD, "nhs": 1, "mother_nhs": 50}
    result = put(
        engine, [child], [{**ADULT, "nhs": 50}, {**ADULT, "sex": "M", "forename": "JOHN", "child_nhs": 1}]
    )
    assert links(engine) == [(0, 1, "mother number"), (0, 2, "child number")]
    assert result.agreements[0].children == 0


def test_without_records_of_adults_there_are_no_parents_and_nothing_is_claimed(engine):
    result = put(engine, [CHILD], [])
    assert links(engine) == []
    assert engine.count("adult_clusters") == 0
    assert result.as_json() == {}


def test_too_few_adults_to_learn_from_are_grouped_by_number(engine):
    put(engine, [CHILD], [])
    rows = [{**ADULT, "record": n, "nhs": nhs} for n, nhs in [(1, 5), (2, 5), (3, None), (4, None)]]
    engine.put("adult_records", pa.Table.from_pylist(rows, schema=SCHEMA))
    method, _ = link_adults(engine, a_study())
    assert method == "numbers only"
    assert engine.rows("SELECT * FROM adult_clusters ORDER BY 1") == [(1, 1), (2, 1), (3, 3), (4, 4)]


def test_the_childrens_own_links_are_left_as_they_were(engine):
    put(engine, [CHILD, CHILD], [ADULT])
    assert engine.rows("SELECT * FROM clusters ORDER BY 1") == [(0, 0), (1, 1)]
    assert engine.rows("SELECT * FROM scored_pairs") == [(1,)]
    kept = {row[0] for row in engine.rows("SELECT table_name FROM information_schema.tables")}
    assert kept == {
        "records", "adult_records", "clusters", "scored_pairs", "pattern_model", "adult_clusters", "parents",
        "parents_doubtful",
    }  # fmt: skip


def a_result(**changes):
    agreements = (Agreement(Basis.MOTHER_NUMBER, Basis.NAME_AND_ADDRESS, 100, 85),)
    weights, learnt = weights_from(agreements)
    figures = {
        "method": "splink", "why": "few numbers", "children": 1000, "adults": 300, "with_adult": 200,
        "covered": {Basis.CHILD_NUMBER: 0, Basis.MOTHER_NUMBER: 150, Basis.HOUSEHOLD: 20, Basis.NAME_AND_ADDRESS: 130},
        "weights": weights, "learnt": learnt, "agreements": agreements, "kept": 240, "doubtful": 7,
    }  # fmt: skip
    return ParentLinks(**{**figures, **changes})


def test_the_figures_are_told_in_words_with_their_doubt():
    assert a_result().sentences() == (
        (
            "For 200 of 1,000 children (20%) at least one adult was found in the adult services' records. "
            "No adult found does not mean no parent in a service."
        ),
        (
            "Of 100 children for whom both mother number and name and address name an adult, they name the same one for "
            "85 (85%, 95% interval 77% to 91%)."
        ),
        "How far to believe mother number and household could not be learnt here; cautious values were set.",
        "7 links that are less likely than not were put aside and count for nothing.",
    )


def test_links_by_name_and_address_alone_are_flagged_with_how_many_are_probably_wrong():
    weights = {**a_result().weights, Basis.NAME_AND_ADDRESS: 0.85}
    assert a_result(by_name_and_address=90, weights=weights).sentences()[-2] == (
        "90 of the 240 links rest on name and address alone; about 15% of those are probably not parents. "
        "Leave them out where that matters (column basis of the table parents)."
    )


def test_the_facts_for_the_report_have_an_interval_a_basis_and_a_state():
    facts = json.loads(json.dumps(a_result().as_json()))
    assert facts["counts"]["Children with an adult"] == 200
    mother = next(f for f in facts["quality"] if f["group"] == "Mother number")
    assert (mother["value"], mother["low"], mother["high"], mother["state"]) == (
        15.0,
        12.9,
        17.3,
        "estimated",
    )
    assert all(figure["basis"] for figure in facts["quality"])
