"""A file without fault gives no fault; each fault that is put in is named with its exact rows."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from fivefold_link.checking.faults import Kind, Severity
from fivefold_link.study.schema import About, FileSource, Holds, Role, Seen
from tests.link.checking.a_study import (
    a_factor,
    a_study,
    checked,
    checked_rows,
    clean_rows,
    with_dataset,
    written,
)

Row = dict[str, str]
WRONG_CELL: dict[tuple[Kind, str], str] = {
    (Kind.CHECK_DIGIT, "nhs"): "9990000010",
    (Kind.NOT_A_NUMBER, "nhs"): "AB12",
    (Kind.NO_IDENTIFIER, "nhs"): "0000000000",
    (Kind.DATE, "dob"): "2023-02-30",
    (Kind.FUTURE_DATE, "dob"): "2024-01-01",
    (Kind.DATE, "seen"): "soon",
    (Kind.FUTURE_DATE, "seen"): "2031-05-05",
    (Kind.EARLY_DATE, "seen"): "2001-05-05",
    (Kind.AGE, "dob"): "1988-07-07",
    (Kind.TOO_OLD, "dob"): "2016-07-07",
    (Kind.MIXED_DATES, "dob"): "15/06/2021",
    (Kind.CODE, "sex"): "Q",
    (Kind.NOT_A_NUMBER, "weeks"): "90",
    (Kind.NOT_A_NUMBER, "decile"): "11",
    (Kind.NOT_A_NUMBER, "uprn"): "Flat 1",
    (Kind.MISSING_ID, "local_id"): "",
    (Kind.VINTAGE, "lsoa"): "E01033333",
    (Kind.AREA, "lsoa"): "Northgate",
    (Kind.POSTCODE, "home"): "nowhere",
    (Kind.ENCODING, "first"): "ZoÃ«",
    (Kind.NOT_A_NUMBER, "moves"): "many",
}

SAID_IN_GENERAL = ("", "Q", "90", "11", "many", "0000000000")
"""Cells whose words may stand in a message for another reason."""


def test_a_clean_file_gives_no_fault(tmp_path):
    report = checked_rows(tmp_path, clean_rows(60))
    assert report.faults == ()
    assert not report.stops
    assert report.lines() == ["visits: 60 rows", "Nothing wrong was found."]


ACCOMPANIES = {Kind.AGE, Kind.FUTURE_DATE, Kind.MIXED_DATES}
"""A wrong date of birth makes the day on which the child was seen too early as well."""


def one_a_column(fault: tuple[Kind, str]) -> str:
    return {"seen": "dob"}.get(fault[1], fault[1])


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(st.sampled_from(sorted(WRONG_CELL)), min_size=2, max_size=5, unique_by=one_a_column),
    st.sets(st.integers(1, 60), min_size=1, max_size=12),
    st.integers(0, 5),
)
def test_wrong_cells_are_named_with_their_exact_rows(faults, places, seed):
    assert_told(faults, places, seed)


@pytest.mark.parametrize("fault", sorted(WRONG_CELL), ids=" of ".join)
def test_each_wrong_cell_is_named_with_its_exact_row(fault):
    assert_told([fault], {7}, 1)


def assert_told(faults, places, seed):
    rows = clean_rows(60, seed)
    for place in places:
        rows[place - 1] |= {fault[1]: WRONG_CELL[fault] for fault in faults}
    with TemporaryDirectory() as folder:
        report = checked_rows(Path(folder), rows)
    told = {(one.kind, one.column): (one.first_row, one.last_row, one.count) for one in report.faults}
    accompanied = {(Kind.EARLY_DATE, "seen")} if ACCOMPANIES & {kind for kind, _ in faults} else set()
    assert set(told) - accompanied <= set(faults)
    assert {fault: told[fault] for fault in faults} == dict.fromkeys(
        faults, (min(places), max(places), len(places))
    )
    secret = {WRONG_CELL[fault] for fault in faults} - set(SAID_IN_GENERAL)
    assert not [str(one) for one in report.faults for cell in secret if cell in str(one)]


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(st.sets(st.integers(21, 60), min_size=1, max_size=30))
def test_copies_of_earlier_rows_are_named_with_their_rows(places):
    rows = clean_rows(60)
    for place in places:
        rows[place - 1] = rows[place % 20]
    with TemporaryDirectory() as folder:
        report = checked_rows(Path(folder), rows)
    told = {one.kind: (one.first_row, one.last_row, one.count) for one in report.faults}
    extent = (min(places), max(places), len(places))
    assert told == {Kind.REPEATED_ID: extent, Kind.REPEATED_RECORD: extent}
    assert report.stops == (len(places) > 18)


def test_visits_of_one_child_are_told_and_do_not_stop_unless_each_is_to_stand_once(tmp_path):
    rows = clean_rows(60)
    rows[50]["local_id"] = rows[49]["local_id"]
    study = a_study(tmp_path, written(tmp_path, rows))
    (told,) = checked(tmp_path, study).faults
    assert (told.kind, told.severity, told.rows) == (Kind.REPEATED_ID, Severity.WARNS, "row 51")
    (told,) = checked(tmp_path, with_dataset(study, one_record_each=True)).faults
    assert told.severity is Severity.STOPS


@pytest.mark.parametrize("count", [12, 13])
def test_more_than_one_in_five_stops(tmp_path, count):
    rows = clean_rows(60)
    for row in rows[:count]:
        row["dob"] = "unknown"
    assert checked_rows(tmp_path, rows).stops == (count > 12)


def test_a_missing_column_stops_and_the_nearest_name_is_offered(tmp_path):
    rows = [
        {("NHS Number" if name == "nhs" else name): cell for name, cell in row.items()}
        for row in clean_rows(9)
    ]
    study = a_study(tmp_path, written(tmp_path, rows))
    (missing, unused) = checked(tmp_path, study).faults
    assert (missing.kind, missing.severity, missing.column) == (Kind.MISSING_COLUMN, Severity.STOPS, "nhs")
    assert missing.what == "the file has no column 'nhs', which the study uses as nhs_number."
    assert missing.remedy.startswith("Did you mean 'NHS Number'? Columns of the file: local_id, ")
    assert unused.what == "1 column that the study does not use stayed unread: NHS Number."
    other = with_dataset(study, columns=study.datasets[0].columns | {Role.NHS_NUMBER: "Q"})
    assert checked(tmp_path, other).faults[0].remedy.startswith("Columns of the file: local_id, ")


def test_columns_that_nothing_uses_are_left_unread_and_told(tmp_path):
    rows = [row | {"case notes": "Ann was seen"} for row in clean_rows(9)]
    (told,) = checked_rows(tmp_path, rows).faults
    assert (told.kind, told.severity) == (Kind.UNUSED_COLUMNS, Severity.WARNS)
    assert told.what.endswith("By their names these may hold free text: case notes.")


def test_an_agency_whose_numbers_are_all_the_same_stops(tmp_path):
    rows = clean_rows(30)
    for row in rows:
        row["nhs"] = rows[0]["nhs"]
    (told,) = checked_rows(tmp_path, rows).faults
    assert (told.kind, told.severity) == (Kind.SAME_NUMBER, Severity.STOPS)
    assert (told.first_row, told.last_row, told.count) == (1, 30, 30)
    assert rows[0]["nhs"] not in str(told)


def test_a_number_that_stands_for_not_known_is_told(tmp_path):
    rows = clean_rows(2200)
    for row in rows[500:1600]:
        row["nhs"] = rows[0]["nhs"]
    (told,) = checked_rows(tmp_path, rows).faults
    assert (told.kind, told.first_row, told.last_row, told.count) == (Kind.SHARED_NUMBER, 1, 1600, 1101)


def test_a_real_study_does_not_take_numbers_that_are_never_issued(tmp_path):
    (told,) = checked_rows(tmp_path, clean_rows(10), fictional=False).faults
    assert (told.kind, told.severity) == (Kind.NO_IDENTIFIER, Severity.STOPS)
    assert told.what.startswith("100% of the NHS numbers are from the range that is never issued")


def test_an_empty_file_an_empty_column_and_a_missing_file_are_told(tmp_path):
    study = a_study(tmp_path, written(tmp_path, [], heads=list(clean_rows(1)[0])))
    (told,) = checked(tmp_path, study).faults
    assert (told.kind, told.severity) == (Kind.EMPTY, Severity.STOPS)
    rows = [row | {"nhs": "", "home": " "} for row in clean_rows(9)]
    written(tmp_path, rows)
    told = checked(tmp_path, study).faults
    assert [(one.kind, one.column, one.rows) for one in told] == [
        (Kind.EMPTY_COLUMN, "home", "9 rows between 1 and 9"),
        (Kind.EMPTY_COLUMN, "nhs", "9 rows between 1 and 9"),
    ]
    gone = with_dataset(study, source=FileSource(path=tmp_path / "gone.csv"))
    (told,) = checked(tmp_path, gone).faults
    assert (told.kind, told.file, told.what) == (Kind.UNREADABLE, "gone.csv", "there is no such file.")


def test_a_file_in_another_encoding_is_read_and_told(tmp_path):
    path = written(tmp_path, clean_rows(60), encoding="cp1252")
    study = a_study(tmp_path, path)
    (told,) = checked(tmp_path, study).faults
    assert (told.kind, told.severity) == (Kind.ENCODING, Severity.WARNS)
    confirmed = with_dataset(study, source=FileSource(path=path, encoding="cp1252"))
    assert checked(tmp_path, confirmed).faults == ()


def test_codes_that_no_row_holds_are_told_with_the_codes_that_are_there(tmp_path):
    seen = Seen(dataset="visits", column="smoker", holds=Holds.IN, value=("Y", "yes"))
    rows = clean_rows(60)
    rows[0]["smoker"] = "rare"
    never = a_factor("never", Seen(dataset="visits", column="smoker", value=1))
    moves = a_factor("moves", Seen(dataset="visits", column="moves", value=1.0))
    report = checked_rows(tmp_path, rows, factors=(a_factor("smoking", seen), never, moves))
    assert [one.what for one in report.faults] == [
        "no row holds this code of 'smoking': yes. It holds: 9, N, Y.",
        "no row holds this code of 'never': 1. It holds: 9, N, Y.",
    ]


def test_rare_values_are_never_shown(tmp_path):
    rows = [row | {"smoker": f"value {number}"} for number, row in enumerate(clean_rows(60))]
    (told,) = checked_rows(tmp_path, rows).faults
    assert (
        told.what
        == "no row holds this code of 'smoking': Y. Its values are too rare or too long to show here."
    )


def test_a_column_of_notes_is_told(tmp_path):
    note = "seen at home with her mother, who was worried"
    rows = [row | {"smoker": f"{note} {number}"} for number, row in enumerate(clean_rows(60))]
    report = checked_rows(tmp_path, rows)
    assert [one.kind for one in report.faults] == [Kind.FREE_TEXT, Kind.FACTOR_CODE]
    assert all("mother" not in str(one) for one in report.faults)


def test_a_list_of_areas_that_cannot_be_read_stops_and_the_files_are_checked_all_the_same(tmp_path):
    study = a_study(tmp_path, written(tmp_path, clean_rows(9)))
    (tmp_path / "areas.csv").write_text("code\nE01\n")
    (told,) = checked(tmp_path, study).faults
    assert (told.kind, told.file, told.severity) == (Kind.LOOKUP, "areas.csv", Severity.STOPS)
    (tmp_path / "areas.csv").unlink()
    (told,) = checked(tmp_path, study).faults
    assert told.what == "there is no such file."


def test_a_file_of_another_vintage_stops(tmp_path):
    rows = [row | {"lsoa": "E01033333"} for row in clean_rows(30)]
    (told,) = checked_rows(tmp_path, rows).faults
    assert (told.kind, told.severity) == (Kind.VINTAGE, Severity.STOPS)


def test_adults_of_impossible_age_are_told(tmp_path):
    rows = [row | {"dob": "1990-01-01", "seen": "2021-01-01"} for row in clean_rows(30)]
    rows[3]["dob"], rows[7]["dob"] = "2019-01-01", "1890-01-01"
    study = with_dataset(a_study(tmp_path, written(tmp_path, rows)), about=About.ADULT)
    told = checked(tmp_path, study).faults
    assert [(one.kind, one.first_row, one.last_row, one.count) for one in told] == [
        (Kind.DATE, 8, 8, 1),
        (Kind.AGE, 4, 4, 1),
    ]


def test_the_dates_of_factors_are_looked_at_too(tmp_path):
    rows = [row | {"smoked": "2022-01-01"} for row in clean_rows(30)]
    rows[4]["smoked"] = "31/31/2022"
    seen = Seen(dataset="visits", column="smoker", value="Y", date_column="smoked")
    moves = a_factor("moves", Seen(dataset="visits", column="moves", holds=Holds.AT_LEAST, value=2))
    report = checked_rows(tmp_path, rows, factors=(a_factor("smoking", seen), moves))
    told = [(one.kind, one.column, one.rows) for one in report.faults]
    assert told[0] == (Kind.DATE, "smoked", "row 5")


def test_columns_may_have_any_name(tmp_path):
    """Names that the engine's own statements use, words of SQL, quotation marks."""
    names = {
        "local_id": "id",
        "nhs": "nhs_text",
        "first": "first",
        "last": "last",
        "dob": "birth_date_day",
        "sex": "order",
        "home": "code",
        "lsoa": "name",
        "seen": "n",
        "weeks": "we\"ek's {0}",
        "decile": "value",
        "uprn": "written",
        "smoker": "repeated_id",
        "moves": "row",
    }
    rows = clean_rows(60)
    rows[20] = rows[19] | {"smoker": "Q", "dob": "soon"}
    study = a_study(
        tmp_path, written(tmp_path, [{names[name]: cell for name, cell in row.items()} for row in rows])
    )
    columns = {role: names[name] for role, name in study.datasets[0].columns.items()}
    factors = tuple(
        factor.model_copy(
            update={
                "seen_in": tuple(
                    one.model_copy(update={"column": names[one.column]}) for one in factor.seen_in
                )
            }
        )
        for factor in study.factors
    )
    told = checked(
        tmp_path, with_dataset(study, columns=columns).model_copy(update={"factors": factors})
    ).faults
    assert [(one.kind, one.column, one.rows) for one in told] == [
        (Kind.DATE, "birth_date_day", "row 21"),
        (Kind.REPEATED_ID, "id", "row 21"),
    ]
