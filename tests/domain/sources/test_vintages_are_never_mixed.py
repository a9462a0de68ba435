"""Small areas of 2011 and of 2021: a file, or a file beside what is held, that would mix them is refused."""

import pytest

from fivefold.sources import recognise, small_areas
from fivefold.sources.vintages import checked, mixed

ONLY_2011, ONLY_2021, BOTH = "E01005001", "E01034001", "E01005002"
KNOWN = {2011: {ONLY_2011, BOTH}, 2021: {ONLY_2021, BOTH}}
REMEDY = (
    "Use one file for the boundaries of 2011 and another for those of 2021; take one of them in at a time."
)


@pytest.fixture
def read(tmp_path):
    def reading(text, name="table.csv"):
        path = tmp_path / name
        path.write_text(text)
        return recognise(path, name)

    return reading


def deprivation(heading, *rows):
    return f"{heading},IMD_rank,IMD_decile\n" + "".join(
        f"{code},{rank},{decile}\n" for code, rank, decile in rows
    )


def test_codes_that_only_different_years_have_are_refused_by_name():
    found = mixed([(2, BOTH), (3, ONLY_2011), (4, ONLY_2021)], KNOWN)
    assert found.words == (
        f"Row 4: The file mixes small areas of two years: {ONLY_2011} is one of 2011 only, {ONLY_2021} one of 2021 only. {REMEDY}"
    )


def test_codes_of_one_year_are_no_mixture():
    assert mixed([(2, BOTH), (3, ONLY_2011)], KNOWN) is None


def test_where_only_one_year_is_held_nothing_can_be_told_apart():
    assert mixed([(2, ONLY_2011), (3, "E01099999")], {2011: {ONLY_2011}}) is None


def test_indices_of_2025_with_a_code_of_2011_are_refused(read):
    reading = checked(read(deprivation("lsoa21_code", (BOTH, 1, 1), (ONLY_2011, 2, 1))), KNOWN)
    assert [problem.words for problem in reading.problems] == [
        f"Row 3: The file says that its small areas are those of 2021, but {ONLY_2011} is one of 2011 only. {REMEDY}"
    ]
    assert not reading.rows


def test_a_clean_file_stays_as_it_is(read):
    reading = read(deprivation("lsoa21_code", (BOTH, 1, 1), (ONLY_2021, 2, 1)))
    assert checked(reading, KNOWN) is reading


def test_a_file_with_codes_of_both_years_is_refused(read):
    text = f"lsoa11_code,lsoa21_code,IMD_rank,IMD_decile\n{ONLY_2011},{ONLY_2021},1,1\n"
    assert read(text).problems[0].words == (
        "Row 1: The file has codes of small areas of two years (2011 and 2021). Keep the code of the edition's own "
        "boundaries: 2011 for the indices of 2019, 2021 for those of 2025."
    )


def test_a_rank_that_the_edition_does_not_have_is_refused(read):
    reading = read(deprivation("lsoa11_code", (ONLY_2011, 33_000, 10)))
    assert "'33000' is not a whole number from 1 to 32,844." in reading.problems[0].words


def test_a_population_with_codes_of_both_years_is_refused(read):
    heading = "LSOA 2011 Code,LSOA 2021 Code," + ",".join(str(age) for age in range(6))
    text = f"{heading}\n{ONLY_2011},{ONLY_2021},1,2,3,4,5,6\n"
    assert "codes of small areas of two years" in read(text, "population_2024.csv").problems[0].said


def test_of_a_file_that_names_council_and_small_area_the_small_area_is_counted(read):
    heading = "LAD 2023 Code,LAD 2023 Name,LSOA 2021 Code,LSOA 2021 Name," + ",".join(
        f"F{n},M{n}" for n in range(6)
    )
    row = f"E08000009,Trafford,{ONLY_2021},Trafford 001A," + ",".join(["3"] * 12)
    reading = read(f"{heading}\n{row}\n", "sape_mid_2024.csv")
    assert reading.areas == {ONLY_2021: "Trafford 001A"}


def test_a_large_file_with_codes_of_both_years_is_refused_too(tmp_path):
    path = tmp_path / "large.csv"
    head = "Indicator,Area code,Period,Value,Unit,Sex,Age,Source\n"
    rows = [
        f"Warm homes,{code},2024,{50 + number},%,Persons,0-4 yrs,Invented\n"
        for number, code in enumerate((BOTH, ONLY_2011, ONLY_2021))
    ]
    path.write_text(head + "".join(rows))
    reading = checked(small_areas.recognised(path, path.name, large=0), KNOWN)
    assert [problem.words for problem in reading.problems] == [
        f"Row 4: The file mixes small areas of two years: {ONLY_2011} is one of 2011 only, {ONLY_2021} one of 2021 only. {REMEDY}"
    ]
    assert (reading.small, reading.rows) == (None, ())
