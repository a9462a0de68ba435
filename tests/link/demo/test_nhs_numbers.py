"""Numbers that belong to nobody: valid, never issued, each once; mistyped ones always show."""

import numpy as np
import pytest

from fivefold_link.demo import nhs_numbers


def slow_check_digit(nine_digits: str) -> int:
    """The rule as the NHS data dictionary tells it."""
    total = sum(int(digit) * weight for digit, weight in zip(nine_digits, range(10, 1, -1), strict=True))
    rest = 11 - total % 11
    return 0 if rest == 11 else rest


def test_check_digits_are_those_of_modulus_11():
    stems = np.random.default_rng(1).integers(100_000_000, 1_000_000_000, 3000)
    assert nhs_numbers.check_digits(stems).tolist() == [slow_check_digit(str(stem)) for stem in stems]


def test_every_number_is_valid_different_and_never_issued():
    drawn = nhs_numbers.numbers(50_000, np.random.default_rng(2))
    assert nhs_numbers.is_valid(drawn).all()
    assert len(set(drawn.tolist())) == 50_000
    assert drawn.min() >= 9_990_000_000
    assert drawn.max() <= 9_999_999_999


def test_the_range_that_is_never_issued_can_be_used_up_and_the_refusal_says_what_to_do():
    everything = nhs_numbers.numbers(909_091, np.random.default_rng(3))
    assert len(np.unique(everything)) == 909_091
    with pytest.raises(ValueError, match="benchmarks above that set wider_numbers"):
        nhs_numbers.numbers(909_092, np.random.default_rng(3))


def test_wider_numbers_begin_with_1_or_2_where_none_is_issued():
    drawn = nhs_numbers.numbers(1_500_000, np.random.default_rng(4), wider=True)
    assert len(np.unique(drawn)) == 1_500_000
    assert nhs_numbers.is_valid(drawn).all()
    assert set((drawn // 1_000_000_000).tolist()) == {1, 2}


def test_one_wrong_digit_never_passes_the_check():
    drawn = nhs_numbers.numbers(20_000, np.random.default_rng(5))
    wrong = nhs_numbers.mistyped(drawn, np.random.default_rng(6))
    assert not nhs_numbers.is_valid(wrong).any()
    assert (wrong // 10_000_000 == 999).all()
