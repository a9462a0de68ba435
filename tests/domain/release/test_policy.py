"""Named policies for small numbers."""

import pytest
from pydantic import ValidationError

from fivefold.release.policy import Method, Policy, policies
from fivefold.statistics.small_numbers import NHS_ENGLAND


def test_the_named_policies_are_there() -> None:
    assert set(policies()) == {
        "nhs-england-subnational",
        "ons-10",
        "opensafely-7-5",
        "opensafely-midpoint-6",
        "cell-key",
        "own",
    }


def test_the_nhs_policy_has_the_numbers_of_the_workspace_rule() -> None:
    rule = policies()["nhs-england-subnational"].rule
    assert (rule.hidden_from, rule.hidden_to, rule.nearest, rule.fewest_for_average, rule.decimal_from) == (
        NHS_ENGLAND.hidden_from,
        NHS_ENGLAND.hidden_to,
        NHS_ENGLAND.nearest,
        NHS_ENGLAND.fewest_for_average,
        NHS_ENGLAND.decimal_from,
    )


@pytest.mark.parametrize("policy", policies().values(), ids=lambda policy: policy.slug)
def test_every_policy_says_where_it_was_read_and_how_firmly(policy: Policy) -> None:
    assert policy.citation
    assert policy.certainty
    assert policy.hides(5)


def test_a_zero_is_hidden_where_the_rule_names_it() -> None:
    assert [policies()[slug].hides(0) for slug in ("nhs-england-subnational", "opensafely-7-5")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("hidden_from", 9, "is above hidden_to"),
        ("zero_is_shown", False, "a zero is shown exactly when"),
        ("method", Method.SUPPRESS, "nearest must be 1"),
        ("protection", 8, "more values than the hidden range"),
    ],
)
def test_a_policy_that_contradicts_itself_is_refused(field: str, value: object, said: str) -> None:
    facts = policies()["nhs-england-subnational"].model_dump() | {field: value}
    with pytest.raises(ValidationError, match=said):
        Policy.model_validate(facts)
