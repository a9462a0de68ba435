"""Anything with the shape of records of people is refused, with the reason, and never repeated in the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold.release.manifest import Category
from fivefold.release.packing import files_of, zipped
from fivefold.release.person_rows import identifier_in, is_nhs_number, personal_value
from fivefold.release.reading import read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.tables import Table
from tests.builders.release import (
    a_count,
    a_count_table,
    a_dimension,
    release_contents,
    release_files,
    signed,
    with_file,
)

NAME = "tables/children_by_factors_and_area.csv"


def said_of(files):
    with pytest.raises(ReleaseRefused) as refused:
        read_release(zipped(files), trusted=None)
    assert "holds no records of people" in refused.value.remedy
    return refused.value.what


def with_labels(title, labels):
    """A release whose first table divides children by these labels."""
    table = a_count_table()
    dimension = a_dimension("group", title, [(f"c{n}", label) for n, label in enumerate(labels)], total=None)
    about = table.about.model_copy(update={"dimensions": (dimension,)})
    return signed(
        files_of(release_contents(Table(about, tuple(a_count((f"c{n}",), 20) for n in range(len(labels))))))
    )


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("NHS number", "an NHS number"), ("nhs_no", "an NHS number"), ("NHS", "an NHS number"), ("CHI", "an NHS number"),
        ("Name", "a name"), ("Surname", "a name"), ("first name", "a name"), ("Mother's name", "a name"),
        ("DateOfBirth", "a date of birth"), ("DOB", "a date of birth"), ("Mother date of birth", "a date of birth"),
        ("Postcode", "a postcode"), ("home post code", "a postcode"), ("UPRN", "a property number"),
        ("Address line 1", "a property number"), ("person_id", "a record or person id"), ("Id", "a record or person id"),
        ("Record number", "a record or person id"), ("pupil UPN", "a record or person id"),
        ("Mother's e-mail", "an address for messages"),
    ],
)  # fmt: skip
def test_columns_about_one_person_are_known_by_their_title(title, what):
    assert identifier_in(title) == what
    assert said_of(with_labels(title, ["A", "B"])) == f"the column {title!r} looks like {what}"


@pytest.mark.parametrize(
    "title",
    [
        "Area",
        "Age",
        "Risk factors",
        "NHS region",
        "Ethnic group",
        "Deprivation tenth",
        "state",
        "count",
        "Sex",
    ],
)
def test_columns_about_many_children_are_left_in_peace(title):
    assert identifier_in(title) is None


@pytest.mark.parametrize(
    ("label", "what"),
    [
        ("943 476 5919", "an NHS number"), ("9434765919", "an NHS number"), ("M16 0RA", "a full postcode"),
        ("sw1a2aa", "a full postcode"), ("2023-05-01", "a date of birth or another exact day"),
        ("01/05/2023", "a date of birth or another exact day"), ("1 May 2023", "a date of birth or another exact day"),
        ("100012345678", "a long number like that of a person, a record or a property"),
    ],
)  # fmt: skip
def test_values_about_one_person_are_known_by_their_shape(label, what):
    assert personal_value(label) == what
    said = said_of(with_labels("Group", ["Other", label]))
    assert said == f"the column 'Group' holds what looks like {what}"
    assert label not in said


@pytest.mark.parametrize(
    "label", ["M16", "2023/24", "2023", "E08000009", "White British", "0-11 months", "4+", "May 2023"]
)
def test_ordinary_labels_are_left_in_peace(label):
    assert personal_value(label) is None


def test_rows_of_people_in_place_of_a_table_are_refused():
    lines = "\n".join(["Child,Sex,Crowded", *(f"child {n},F,1" for n in range(30))]) + "\n"
    said = said_of(with_file(release_files(), NAME, lines.encode()))
    assert said == "nearly every row has its own 'Child' and nothing is counted: these are rows of people"


def test_more_rows_than_the_dimensions_make_cells_are_refused():
    files = release_files()
    said = said_of(with_file(files, NAME, files[NAME] + b"Harbour,2 factors,observed,180,,,\n"))
    assert said == "the table has 25 rows, but its dimensions make only 24 cells: these are rows of people"


def test_names_and_notes_are_looked_at_too():
    noted = a_count_table()
    noted = Table(noted.about.model_copy(update={"notes": ("See 943 476 5919.",)}), noted.rows)
    assert said_of(release_files(noted)) == "the text holds what looks like an NHS number"
    coded = a_count_table()
    area = coded.about.dimensions[0]
    strange = area.model_copy(
        update={"categories": (*area.categories, Category(code="9434765919", label="Elsewhere"))}
    )
    about = coded.about.model_copy(update={"dimensions": (strange, coded.about.dimensions[1])})
    assert said_of(release_files(Table(about, coded.rows))) == "the text holds what looks like an NHS number"


def checks_by_hand(digits):
    total = sum(digit * weight for digit, weight in zip(digits, (10, 9, 8, 7, 6, 5, 4, 3, 2), strict=False))
    wanted = 11 - total % 11
    return {11: 0, 10: None}.get(wanted, wanted) == digits[9]


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10).filter(any))
def test_an_nhs_number_is_one_whose_last_digit_checks_the_others(digits):
    assert is_nhs_number("".join(map(str, digits))) == checks_by_hand(digits)


def test_all_zeros_and_other_lengths_are_no_nhs_numbers():
    assert not is_nhs_number("0000000000")
    assert not is_nhs_number("943476591")
