"""Who holds data about what: coverage of factors, and whether records could be linked."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import STAGES
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.need.holdings import Holding, coverage, finest, gaps, most_usable, organisations, unsplit_ages
from fivefold.need.incoming import compare
from fivefold.need.linkable import Met, Verdict, feasibility, identifiers
from fivefold.vocabulary.ages import AgeBand

ABUSE, INCOME, GENES = "domestic-abuse", "poverty-and-low-income", "genes"
POLICE = Holding("a", "Police", "Incidents", Domain.FACTORS, "incidents with a child present", ABUSE)
TAX = Holding("b", "Tax office", "Low income", Domain.FACTORS, "children in families", INCOME)


def test_of_two_datasets_the_one_without_an_age_split_leaves_its_factor_unsplit():
    rows = coverage(
        [replace(POLICE, age_split=AgeSplit.NONE), replace(TAX, age_split=AgeSplit.YEARS)],
        [ABUSE, INCOME, GENES],
    )
    assert [(row.factor, row.cannot_be_split, row.split) for row in rows] == [
        (ABUSE, True, AgeSplit.NONE),
        (INCOME, False, AgeSplit.YEARS),
        (GENES, False, None),
    ]
    assert gaps(rows) == [GENES]


def test_one_split_dataset_is_enough_and_the_unsplit_one_beside_it_is_counted():
    both = [replace(POLICE, age_split=AgeSplit.NONE), replace(POLICE, key="c", age_split=AgeSplit.WIDER)]
    (row,) = coverage(both, [ABUSE])
    assert (row.cannot_be_split, row.split, row.without_split) == (False, AgeSplit.WIDER, 1)


def test_an_age_that_no_dataset_covers_has_no_split_there():
    babies = replace(POLICE, ages=AgeBand(0, 12), age_split=AgeSplit.MONTHS)
    everybody = replace(POLICE, key="c", age_split=AgeSplit.NONE)
    (row,) = coverage([babies], [ABUSE])
    assert [row.split_at(stage) for stage in STAGES] == [None, AgeSplit.MONTHS, None, None, None]
    (row,) = coverage([babies, everybody], [ABUSE])
    assert [stage.slug for stage in unsplit_ages(row)] == [
        "pregnancy",
        "second-year",
        "third-year",
        "three-to-five",
    ]


def test_organisations_stand_once_and_by_name():
    assert organisations([TAX, POLICE, replace(POLICE, key="c")]) == ["Police", "Tax office"]
    assert most_usable([POLICE, replace(POLICE, sharing=Sharing.AGGREGATES)]) is Sharing.AGGREGATES
    assert most_usable([]) is finest([]) is None


@pytest.mark.parametrize(
    ("nhs", "birth", "postcode", "sharing", "verdict"),
    [
        ("always", "not known", "not known", "records linked under an agreement", Verdict.NOW),
        ("always", "no", "no", "aggregates shared", Verdict.AGREEMENT),
        ("no", "always", "always", "not asked", Verdict.AGREEMENT),
        ("sometimes", "no", "no", "refused", Verdict.AGREEMENT),
        ("no", "always", "no", "records linked under an agreement", Verdict.NO_IDENTIFIER),
        ("no", "no", "no", "published", Verdict.NO_IDENTIFIER),
        ("not known", "no", "no", "not asked", Verdict.ASK),
        ("no", "not known", "always", "not asked", Verdict.ASK),
        ("no", "not known", "no", "not asked", Verdict.NO_IDENTIFIER),
    ],
)  # fmt: skip
def test_identifiers_decide_whether_and_the_agreement_when(nhs, birth, postcode, sharing, verdict):
    asked = replace(
        POLICE,
        nhs_number=Recorded(nhs),
        birth_date=Recorded(birth),
        postcode=Recorded(postcode),
        sharing=Sharing(sharing),
    )
    assert feasibility(asked).verdict is verdict


def could_still_help(nhs, birth, postcode):
    """The slow oracle: fill in what is not known in every way; is any way, or every way, matchable?"""
    ways = [
        [Recorded.ALWAYS, Recorded.NO] if one is Recorded.UNKNOWN else [one] for one in (nhs, birth, postcode)
    ]
    matched = [
        n in (Recorded.ALWAYS, Recorded.SOMETIMES) or Recorded.NO not in (b, p) for n, b, p in product(*ways)
    ]
    return any(matched), all(matched)


@given(st.sampled_from(Recorded), st.sampled_from(Recorded), st.sampled_from(Recorded))
@settings(max_examples=64)
def test_not_known_is_said_only_where_the_answer_would_matter(nhs, birth, postcode):
    met = identifiers(replace(POLICE, nhs_number=nhs, birth_date=birth, postcode=postcode)).met
    possible, certain = could_still_help(nhs, birth, postcode)
    if certain:
        assert met in (Met.YES, Met.PARTLY)
    elif possible:
        assert met is Met.NOT_KNOWN
    else:
        assert met is Met.NO


def test_the_score_counts_what_is_met_of_four_and_each_condition_says_why():
    whole = replace(
        POLICE,
        nhs_number=Recorded.ALWAYS,
        birth_date=Recorded.ALWAYS,
        postcode=Recorded.ALWAYS,
        sharing=Sharing.LINKED,
    )
    best, least = (
        feasibility(whole),
        feasibility(replace(POLICE, age_split=AgeSplit.NONE, area_split=AreaSplit.NONE)),
    )
    assert (best.score, best.of) == (4, 4)
    assert least.score == 0
    assert all(one.why for one in best.conditions + least.conditions)


def test_a_file_set_against_the_register_tells_new_changed_and_unchanged():
    newer = replace(POLICE, sharing=Sharing.ASKED, key="")
    found = compare([POLICE, TAX], [newer, TAX, replace(TAX, key="", about="families on benefits")])
    assert [one.about for one in found.new] == ["families on benefits"]
    assert found.changed == ((POLICE, replace(newer, key="a")),)
    assert found.unchanged == (TAX,)
    assert found.may_enter


def test_an_entry_that_would_say_the_same_as_another_clashes():
    found = compare(
        [POLICE, TAX],
        [replace(TAX, organisation="police", dataset="Incidents", factor=ABUSE, about=POLICE.about)],
    )
    assert [one.key for one in found.clashes] == ["b"]
    assert not found.may_enter


@given(st.lists(st.sampled_from([POLICE, TAX, replace(TAX, key="", about="x")]), unique=True))
def test_bringing_in_what_is_there_changes_nothing(there):
    kept = [replace(one, key=one.key or "new") for one in there]
    found = compare(kept, there)
    assert (found.new, found.changed, found.clashes) == ((), (), ())
