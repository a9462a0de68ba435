import pytest

from fivefold.need.periods import first_year, years_in


@pytest.mark.parametrize(
    ("period", "years", "begins"),
    [
        ("2018", 1, 2018),
        ("2018/19", 1, 2018),
        ("2015 - 17", 3, 2015),
        ("2019/20 - 23/24", 5, 2019),
        ("2016 to 2020", 5, 2016),
        ("2023 Q1", None, 2023),
        ("2023/24 Q3", None, 2023),
        ("Apr 2023 - Mar 2024", None, None),
        ("", None, None),
        ("2020 - 18", None, 2020),
    ],
)
def test_a_period_says_how_long_it_is_and_when_it_begins(period, years, begins):
    assert (years_in(period), first_year(period)) == (years, begins)
