"""Live births: our template and tables of one figure a row."""

import pytest

from fivefold.sources import Kind, recognise
from fivefold.sources.births import template
from fivefold.vocabulary.value import State


@pytest.fixture
def reading(tmp_path):
    def read(content, name="births.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return recognise(path, name)

    return read


def test_months_whole_years_and_hidden_numbers_are_read(reading):
    found = reading(
        "Area code,Area name,Year,Month,Live births\n"
        "E08000009,Trafford,2026,1,176\nE08000009,Trafford,2026,February,*\nE08000009,Trafford,2025,,2169\n"
    )
    assert found.kind is Kind.BIRTHS
    assert found.is_clean
    assert [(r.year, r.month, r.state, r.count) for r in found.birth_rows] == [
        (2026, 1, State.OBSERVED, 176), (2026, 2, State.SUPPRESSED, None), (2025, 0, State.OBSERVED, 2169),
    ]  # fmt: skip


def test_a_yearly_table_says_its_year_in_a_column_or_in_its_name(reading):
    found = reading("Code,Name,Live births\nE08000009,Trafford,2169\n", "births_2024.csv")
    assert [(r.year, r.month, r.count) for r in found.birth_rows] == [(2024, 0, 2169)]
    unknown = reading("Code,Name,Live births\nE08000009,Trafford,2169\n")
    assert "put the year in the file's name" in unknown.problems[0].words


def test_a_nomis_table_is_known_by_its_columns(reading):
    found = reading(
        "DATE,GEOGRAPHY_NAME,GEOGRAPHY_CODE,BIRTHS_NAME,OBS_VALUE\n2024,Trafford,E08000009,Live births,2169\n"
    )
    assert [(r.area_name, r.year, r.count) for r in found.birth_rows] == [("Trafford", 2024, 2169)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("E08000009,Trafford,2026,13,176", "Row 2, column Month: '13' is no month."),
        ("E08000009,Trafford,next,1,176", "Row 2, column Year: 'next' is no year."),
        ("E08000009,Trafford,2026,1,17.5", "Row 2, column Live births: 17.5 births cannot be."),
        ("E08000009,Trafford,2026,1,many", "Row 2, column Live births: 'many' is not a number."),
        ("Trafford,Trafford,2026,1,176", "Row 2, column Area code"),
    ],
)
def test_what_is_wrong_names_row_column_and_remedy(reading, row, words):
    found = reading(f"Area code,Area name,Year,Month,Live births\n{row}\n")
    assert not found.is_clean
    assert words in found.problems[0].words


def test_two_numbers_for_one_month_are_refused_and_the_same_twice_is_kept_once(reading):
    head = "Area code,Area name,Year,Month,Live births\nE08000009,Trafford,2026,1,176\n"
    assert (
        "another number for the same time in row 2"
        in reading(head + "E08000009,Trafford,2026,1,177\n").problems[0].words
    )
    again = reading(head + "E08000009,Trafford,2026,1,176\n")
    assert (len(again.rows), len(again.repeated)) == (1, 1)


def test_our_template_is_read_and_its_examples_left_out(reading):
    found = reading(template(), "births.xlsx")
    assert found.kind is Kind.BIRTHS
    assert not found.rows
    assert "3 example rows of the template were left out." in found.notes
