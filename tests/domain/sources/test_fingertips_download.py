from fivefold.sources import Kind
from fivefold.sources.reading import PROBLEMS_LISTED
from fivefold.vocabulary.value import State
from tests.builders.files import FINGERTIPS, a_csv, a_fingertips_csv


def words(reading):
    return [problem.words for problem in reading.problems]


def test_a_row_is_kept_as_published(read):
    reading = read(a_fingertips_csv())
    (row,) = reading.indicator_rows
    assert (reading.kind, reading.areas, reading.periods) == (
        Kind.FINGERTIPS,
        {"E08000009": "Trafford"},
        ("2023/24",),
    )
    assert (row.state, row.value, row.low, row.high, row.count, row.denominator) == (
        State.OBSERVED, 5.1, 4.2, 6.2, 112, 2196,
    )  # fmt: skip
    assert (row.compared_england, row.compared_region, row.trend, row.period_sort, row.parent_code) == (
        "Better", "Similar", "No significant change", 20230000, "E12000002",
    )  # fmt: skip


def test_the_layout_of_26_columns_is_read(read):
    columns = [c.replace("Regions (statistical)", "Region") for c in FINGERTIPS[:26]]
    reading = read(a_fingertips_csv({"Compared to Region value or percentiles": "Worse"}, columns=columns))
    assert [row.compared_region for row in reading.indicator_rows] == ["Worse"]


def test_empty_cells_at_the_end_of_a_row_may_be_left_out(read):
    lines = a_fingertips_csv().decode().splitlines()
    short = lines[1].removesuffix(",,,")
    assert read(f"{lines[0]}\n{short}\n".encode()).is_clean


def test_england_is_kept_once_however_many_parents_the_file_has(read):
    england = {"Area Code": "E92000001", "Area Name": "England"}
    reading = read(
        a_fingertips_csv({**england, "Parent Code": "E12000001"}, {**england, "Parent Code": "E12000002"})
    )
    assert [(r.area_code, r.parent_code) for r in reading.indicator_rows] == [("E92000001", "")]
    assert [repeat.words for repeat in reading.repeated] == [
        "Smoking at time of delivery, England, Female, All ages, 2023/24: given 2 times with the same content; kept once."
    ]


def test_two_different_figures_for_one_thing_are_shown_and_none_is_taken(read):
    reading = read(a_fingertips_csv({"Value": "5.1"}, {"Value": "5.9"}))
    assert (reading.rows, [repeat.differ for repeat in reading.repeated]) == ([], [True])
    assert "with different content (5.10, 5.90)" in reading.repeated[0].words


def test_a_copy_that_is_only_rounded_is_the_same_figure_and_the_fuller_one_is_kept(read):
    reading = read(a_fingertips_csv({"Value": "5.1"}, {"Value": "5.1003"}))
    assert [row.value for row in reading.indicator_rows] == [5.1003]


def test_a_value_outside_its_own_interval_is_kept_and_named(read):
    reading = read(
        a_fingertips_csv({"Value": "15.6", "Lower CI 95.0 limit": "15.52", "Upper CI 95.0 limit": "15.59"})
    )
    assert reading.is_clean
    assert [row.value for row in reading.indicator_rows] == [15.6]
    assert [contradiction.words for contradiction in reading.contradictions] == [
        (
            "Smoking at time of delivery, Trafford, 2023/24: the value 15.6 lies outside its own interval (15.5 to 15.6); "
            "the value was probably rounded after the interval was made. It is kept as published."
        )
    ]


def test_hidden_missing_and_nought_are_three_things(read):
    reading = read(
        a_fingertips_csv(
            {"Value": "*", "Area Code": "E08000001"},
            {"Value": "", "Value note": "Value suppressed for disclosure control", "Area Code": "E08000002"},
            {"Value": "", "Area Code": "E08000003"},
            {"Value": "0", "Lower CI 95.0 limit": "0", "Area Code": "E08000004"},
            {"Value": "<5", "Area Code": "E08000005"},
        )
    )
    assert [(row.state, row.value) for row in reading.indicator_rows] == [
        (State.SUPPRESSED, None), (State.SUPPRESSED, None), (State.MISSING, None), (State.ZERO, 0.0),
        (State.SUPPRESSED, None),
    ]  # fmt: skip


def test_a_missing_column_is_named_with_a_remedy(read):
    reading = read(a_fingertips_csv(without=("Area Code",)))
    assert reading.rows == []
    assert words(reading)[0].startswith(
        "Row 1, column Area Code: The column 'Area Code' is missing. Download the data again from Fingertips as CSV"
    )


def test_one_wrong_row_keeps_the_whole_file_out_and_is_named(read):
    reading = read(a_fingertips_csv({}, {"Value": "five", "Area Code": "E08000010"}))
    assert reading.rows == []
    assert words(reading) == [
        (
            "Row 3, column Value: 'five' is not a number. Write digits only, such as 1379 or 5.1; write * where the value "
            "is hidden; leave it empty if unknown."
        )
    ]


def test_a_decimal_comma_is_told_how_to_write_it(read):
    assert "Write decimals with a point: 5.1." in words(read(a_fingertips_csv({"Value": "5,1"})))[0]


def test_words_that_computers_take_for_numbers_are_no_numbers(read):
    for trap in ("nan", "inf", "1_000", "٣", "1e999", "0x10", "--1", "."):
        assert len(read(a_fingertips_csv({"Value": trap})).problems) == 1, trap


def test_a_wrong_area_code_is_named(read):
    assert words(read(a_fingertips_csv({"Area Code": "E0800009"}))) == [
        (
            "Row 2, column Area Code: 'E0800009' is not an official area code. A code is one letter (E, W, S or N) and "
            "eight digits, such as E08000009 for Trafford."
        )
    ]


def test_areas_of_other_kinds_are_set_aside_and_counted(read):
    reading = read(
        a_fingertips_csv({}, {"Area Code": "A81002"}, {"Area Code": "U12345"}, {"Area Code": "E40000010"})
    )
    assert len(reading.rows) == 1
    assert [note.partition(".")[0] for note in reading.notes] == [
        "1 rows are about GP practices", "1 rows are about NHS regions", "1 rows are about primary care networks",
    ]  # fmt: skip


def test_a_row_with_too_few_cells_is_named(read):
    content = a_fingertips_csv().decode() + "93085,Smoking\r\n"
    assert words(read(content.encode())) == [
        (
            "Row 3: This row has 2 cells; the heading has 27. Look for a missing or extra comma, or a text with commas that "
            "lacks quotation marks."
        )
    ]


def test_a_heading_given_twice_is_named(read):
    reading = read(a_fingertips_csv(columns=(*FINGERTIPS, "Value")))
    assert words(reading) == ["Row 1, column Value: The column 'Value' is there twice. Keep the right one and delete the other."]  # fmt: skip


def test_at_most_200_problems_are_listed_and_all_are_counted(read):
    reading = read(a_fingertips_csv(*[{"Value": "?"}] * 500))
    assert (len(reading.problems), reading.problem_count) == (PROBLEMS_LISTED, 500)


def test_markup_stays_text(read):
    name = "<script>alert(1)</script>"
    reading = read(a_fingertips_csv({"Indicator Name": name}))
    assert reading.indicators == {"93085": name}


def test_older_encodings_and_other_separators_are_read(read):
    row = a_fingertips_csv({"Area Name": "Ynys Môn"}).decode()
    assert read(row.encode("cp1252")).areas == {"E08000009": "Ynys Môn"}
    assert read(row.replace(",", ";").encode("utf-8-sig")).areas == {"E08000009": "Ynys Môn"}


def test_a_quotation_mark_that_never_ends_is_told(read):
    content = a_fingertips_csv().decode() + '"' + "x" * 200_000
    assert "a quotation mark is not closed" in words(read(content.encode()))[0]


def test_a_file_with_a_heading_only_says_so(read):
    assert read(a_csv(FINGERTIPS)).problems[0].said == "The table has a heading but no rows."
