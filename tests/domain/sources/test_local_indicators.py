import io

import openpyxl
import pytest

from fivefold.sources import Kind, recognise
from fivefold.sources.templates import local_indicators_workbook
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State
from tests.builders.files import LOCAL, a_csv, a_local_workbook


def words(reading):
    return [problem.words for problem in reading.problems]


def test_a_filled_template_is_read(read):
    reading = read(
        a_local_workbook({"Lower 95% limit": 27.2, "Upper 95% limit": 35.9, "Count": 142}), "local.xlsx"
    )
    (row,) = reading.indicator_rows
    assert (reading.kind, reading.is_clean) == (Kind.LOCAL_INDICATORS, True)
    assert (row.indicator_id, row.value, row.low, row.high, row.count, row.unit, row.source, row.polarity) == (
        "local-seen-by-the-baby-hub", 31.4, 27.2, 35.9, 142, "%", "Baby Hub, March 2026", Polarity.HIGH_IS_GOOD,
    )  # fmt: skip
    assert (row.sex, row.area_type, row.period_sort) == ("Persons", "metropolitan district", 20230000)


def test_the_template_itself_says_that_it_holds_examples_only(read):
    reading = read(local_indicators_workbook(), "local.xlsx")
    assert words(reading) == [
        "The table has a heading but no rows. Check that the file is complete, and upload it again."
    ]
    assert reading.notes == ("2 example rows of the template were left out.",)


def test_the_template_has_notes_choices_and_the_columns_that_are_read():
    book = openpyxl.load_workbook(io.BytesIO(local_indicators_workbook()))
    assert book.sheetnames == ["Indicators", "Notes"]
    assert [cell.value for cell in book["Indicators"][1]] == list(LOCAL)
    assert [v.formula1 for v in book["Indicators"].data_validations.dataValidation] == [
        '"Persons,Female,Male"', '"high,low,neither"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "state", "value"),
    [
        ("*", State.SUPPRESSED, None), ("[c]", State.SUPPRESSED, None), ("<5", State.SUPPRESSED, None),
        ("fewer than 8", State.SUPPRESSED, None), (0, State.ZERO, 0.0), ("0", State.ZERO, 0.0), (None, State.MISSING, None),
        ("-", State.MISSING, None), ("n/a", State.MISSING, None), ("[z]", State.NOT_APPLICABLE, None),
        ("1,379", State.OBSERVED, 1379.0), ("31.4%", State.OBSERVED, 31.4), (" 7 ", State.OBSERVED, 7.0),
    ],
)  # fmt: skip
def test_each_mark_has_its_state_and_hidden_is_never_nought(read, typed, state, value):
    (row,) = read(a_local_workbook({"Value": typed}), "local.xlsx").indicator_rows
    assert (row.state, row.value) == (state, value)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        (2024, "2024"), ("2023/24", "2023/24"), ("2023-24", "2023/24"), ("2021-23", "2021 - 23"), ("Q2 2024", "2024 Q2"),
        ("2019/20 - 23/24", "2019/20 - 23/24"), ("June 2024", "Jun 2024"), ("2024-06-30", "2024-06-30"),
    ],
)  # fmt: skip
def test_a_period_has_one_form_of_words(read, typed, period):
    assert read(a_local_workbook({"Period": typed}), "local.xlsx").periods == (period,)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("03/04/2024", "Row 2, column Period: The date '03/04/2024' can be read in two ways. Write it year first: 2024-04-03"),
        ("12/31/2024", "Row 2, column Period: The date '12/31/2024' can be read in two ways. Write it year first: 2024-12-31"),
        ("2023/25", "Row 2, column Period: '2023/25' is not a year that ends in the next one. Write 2023/24."),
        ("last year", "Row 2, column Period: 'last year' is not a period. Write the period as 2024, 2023/24, 2021-23, Q2 2024, June 2024 or 2024-06-30."),
        (None, "Row 2, column Period: '' is not a period. Write the period as 2024, 2023/24, 2021-23, Q2 2024, June 2024 or 2024-06-30."),
    ],
)  # fmt: skip
def test_a_date_in_another_format_is_told_how_to_write_it(read, typed, said):
    assert words(read(a_local_workbook({"Period": typed}), "local.xlsx")) == [said]


def test_a_formula_is_refused_with_its_cell(read):
    reading = read(a_local_workbook({}, {"Area code": "E06000009", "Value": "=SUM(A1:A2)"}), "local.xlsx")
    assert reading.rows == []
    assert words(reading) == [
        (
            "Row 3, column E: Cell E3 holds a formula. Copy the column and paste it back with Paste special, Values; then "
            "save and upload again."
        )
    ]


def test_an_unknown_area_is_named(read):
    reading = read(a_local_workbook({"Area code": "E99000001"}), "local.xlsx")
    assert words(reading)[0].startswith(
        "Row 2, column Area code: E99000001 has the right shape, but E99 is not a kind of area that Fivefold knows."
    )


@pytest.mark.parametrize("column", ["Indicator", "Unit", "Source"])
def test_a_number_is_never_bare(read, column):
    assert words(read(a_local_workbook({column: None}), "local.xlsx")) == [
        f"Row 2, column {column}: This cell is empty. Write the {column.casefold()}; a number is never shown bare."
    ]


def test_a_missing_column_is_named(read):
    assert words(read(a_local_workbook(without=("Area code",)), "local.xlsx"))[0].startswith(
        "Row 1, column Area code: The column 'Area code' is missing. Download our template"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"Lower 95% limit": 20}, "Row 2, column Upper 95% limit: An interval has both limits or none. Fill this cell or empty the other limit."),
        ({"Lower 95% limit": 40, "Upper 95% limit": 30}, "Row 2, column Lower 95% limit: The lower limit is above the upper limit. Swap or correct them."),
        ({"Lower 95% limit": 10, "Upper 95% limit": 20}, "Row 2, column Value: 31.4 lies outside its own interval (10 to 20). Correct the value or its limits."),
        ({"Good direction": "up"}, "Row 2, column Good direction: 'up' is not a direction. Write high, low or neither, or leave it empty."),
        ({"Count": -3}, "Row 2, column Count: -3 cannot be. Write 0 or more, or leave it empty."),
    ],
)  # fmt: skip
def test_a_row_that_contradicts_itself_is_told_how_to_mend_it(read, change, said):
    assert words(read(a_local_workbook(change), "local.xlsx")) == [said]


def test_the_same_row_twice_enters_once(read):
    reading = read(a_local_workbook({}, {}), "local.xlsx")
    assert (len(reading.rows), [repeat.rows for repeat in reading.repeated]) == (1, [(2, 3)])


def test_two_values_for_one_thing_are_a_problem(read):
    reading = read(a_local_workbook({}, {"Value": 99}), "local.xlsx")
    assert words(reading) == [
        (
            "Row 3, column Value: The same indicator, area, sex, age and period is in rows 2, 3 with different values. "
            "Keep the right row and delete the others."
        )
    ]


def test_the_same_columns_are_read_from_csv(read):
    content = a_csv(
        ["indicator", "area_code", "period", "value", "unit", "source"],
        ["A", "e08000009", "2024", "5", "%", "S"],
    )
    (row,) = read(content).indicator_rows
    assert (row.area_code, row.value) == ("E08000009", 5.0)


def test_a_reading_of_the_same_bytes_is_the_same(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(a_local_workbook({}, {"Value": "*", "Period": "2022/23"}))
    assert recognise(path, "a.xlsx") == recognise(path, "a.xlsx")
