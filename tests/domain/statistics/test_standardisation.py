import pytest

from fivefold.statistics.standardisation import (
    Stratum,
    directly_standardised_rate,
    indirectly_standardised_ratio,
)


def test_when_the_standard_is_the_population_the_rate_is_the_crude_rate():
    strata = [Stratum(20, 1000, 1000), Stratum(40, 500, 500)]
    assert directly_standardised_rate(strata, per=1000).value == pytest.approx(40)


def test_fewer_than_ten_events_give_no_standardised_rate():
    assert directly_standardised_rate([Stratum(9, 1000, 1000)]) is None


def test_a_band_without_people_is_refused():
    with pytest.raises(ValueError, match="population above zero"):
        Stratum(1, 0, 5000)


def test_as_many_as_expected_is_a_ratio_of_one_hundred():
    ratio = indirectly_standardised_ratio(50, 50)
    assert (ratio.value, ratio.basis) == (100, "Byar 95%")


def test_nothing_expected_is_no_ratio():
    with pytest.raises(ValueError, match="expected events above zero"):
        indirectly_standardised_ratio(3, 0)
