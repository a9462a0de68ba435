"""Files of departments below their titles, and what data teams republish.

No real workbook of low-income families and no table of health visiting metrics was at hand. The files here are
SYNTHETIC: invented figures in the layout that public programs and commentaries document.
"""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from fivefold.sources import Kind, UnreadableFile, recognise

TRAFFORD, BLACKPOOL = "E08000009", "E06000009"
DWP_HEADING = [
    "Local Authority [note 2]", "Area Code", "Number of children FYE 2023", "Number of children FYE 2024 [p]",
    "Percentage of children FYE 2023 (%)", "Percentage of children FYE 2024 (%) [p] [note 3]",
]  # fmt: skip
TITLES = [
    ["Table 1: Number and percentage of children (synthetic)"],
    [],
    ["This worksheet holds one table."],
]
NOTES = [["Source: invented for a test"]]


def dwp_rows(first="12.7%", second="13.7%"):
    return [
        *TITLES, DWP_HEADING,
        ["Trafford", TRAFFORD, "6,260", "6,800", first, second],
        ["Blackpool", BLACKPOOL, "[low]", "[x]", "[low]", "[x]"],
        *NOTES,
    ]  # fmt: skip


def an_ods(sheets):
    """An OpenDocument spreadsheet with these sheets."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    tables = "".join(
        f'<table:table table:name="{title}">{"".join(map(_ods_row, rows))}</table:table>'
        for title, rows in sheets.items()
    )
    content = f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return file.getvalue()


def _ods_row(cells):
    if not cells:
        return '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    inside = "".join(
        f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in cells
    )
    return (
        f'<table:table-row>{inside}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
    )


def an_xlsx(sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def read(tmp_path):
    def reading(content, name):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return recognise(path, name)

    return reading


SHEETS = {
    "Cover": [["Children in low income families"], ["Contents"]],
    "1_Relative_Local_Authority": dwp_rows(),
    "2_Absolute_Local_Authority": dwp_rows("13.9%", "13.7%"),
    "3_Relative_Ward": dwp_rows(),
    "4_AHC_Relative_Local_Authority": dwp_rows("20%", "21%"),
}


@pytest.mark.parametrize(("make", "name"), [(an_ods, "low_income.ods"), (an_xlsx, "low_income.xlsx")])
def test_low_income_comes_from_every_sheet_by_council_before_housing_costs(read, make, name):
    reading = read(make(SHEETS), name)
    assert (reading.kind, reading.problems) == (Kind.LOW_INCOME, ())
    trafford = [row for row in reading.indicator_rows if row.area_code == TRAFFORD]
    assert [(row.indicator_id, row.period, row.value, row.count) for row in trafford] == [
        ("CILIF_REL", "2022/23", 12.7, 6260.0), ("CILIF_REL", "2023/24", 13.7, 6800.0),
        ("CILIF_ABS", "2022/23", 13.9, 6260.0), ("CILIF_ABS", "2023/24", 13.7, 6800.0),
    ]  # fmt: skip
    assert any(note.startswith("2 sheets are by ward, after housing costs") for note in reading.notes)


def test_nil_or_negligible_is_hidden_and_not_available_is_missing(read):
    reading = read(an_ods(SHEETS), "low_income.ods")
    blackpool = [row for row in reading.indicator_rows if row.area_code == BLACKPOOL]
    assert [(row.state.value, row.value) for row in blackpool[:2]] == [
        ("suppressed", None),
        ("missing", None),
    ]
    assert blackpool[0].note == "Nil or negligible, as published."


def test_shares_kept_as_parts_of_one_are_percentages(read):
    rows = [*TITLES, DWP_HEADING, ["Trafford", TRAFFORD, 6260, 6800, 0.127, 0.137]]
    reading = read(an_xlsx({"1_Relative_Local_Authority": rows}), "low_income.xlsx")
    assert [row.value for row in reading.indicator_rows] == [12.7, 13.7]


def test_one_sheet_saved_as_csv_is_read_by_the_name_of_the_file(read):
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in dwp_rows())
    reading = read(text, "1_Absolute_Local_Authority.csv")
    assert {row.indicator_id for row in reading.indicator_rows} == {"CILIF_ABS"}


def test_a_share_that_is_no_number_names_row_column_and_remedy(read):
    reading = read(an_ods({"1_Relative_Local_Authority": dwp_rows("about 12")}), "low_income.ods")
    assert not reading.is_clean
    assert reading.problems[0].column == "Percentage of children FYE 2023 (%)"
    assert "is not a number" in reading.problems[0].said


def test_a_spreadsheet_with_declarations_is_refused(read):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(UnreadableFile, match="declarations that no spreadsheet needs"):
        read(file.getvalue(), "trap.ods")


def test_a_cut_off_spreadsheet_is_refused_in_words(read):
    with pytest.raises(UnreadableFile, match="is damaged"):
        read(an_ods(SHEETS)[:-200], "low_income.ods")


def test_an_official_table_below_its_title_is_found_on_any_sheet(read):
    rows = [["Mid-year estimates (synthetic)"], [], ["Code", "Name", *map(str, range(6))], ["x"]]
    rows[2][0] = "Area Code"
    rows[3] = [TRAFFORD, "Trafford", 2169, 2313, 2474, 2663, 2809, 3159]
    reading = read(an_xlsx({"Cover": [["Contents"]], "MYE2": rows}), "population_mid_2024.xlsx")
    assert (reading.kind, len(reading.population_rows)) == (Kind.POPULATION, 6)


# --- Health visiting ---------------------------------------------------------------------------------------------------

HV = """Area code,Area name,Period,Indicator,Numerator,Denominator
E08000009,Trafford,Q1 2021/22,C1: antenatal contacts,312,
E08000009,Trafford,Q1 2021/22,C2: new birth visits within 14 days (%),480,560
E08000009,Trafford,Q1 2021/22,C3: new birth visits after 14 days (%),60,560
E08000009,Trafford,Q1 2021/22,C8i: 6 to 8 week reviews (%),*,555
E08000009,Trafford,2021/22,C6i: 2 to 2.5 year reviews (%),1800,2400
"""


def test_health_visiting_metrics_become_contacts_with_their_denominators(read):
    reading = read(HV, "health_visiting_synthetic.csv")
    assert (reading.kind, reading.problems) == (Kind.HEALTH_VISITING, ())
    assert [
        (row.contact, row.period, row.seen, row.due, row.state.value) for row in reading.contact_rows
    ] == [
        ("england-antenatal", "2021/22 Q1", 312.0, None, "observed"),
        ("england-new-birth", "2021/22 Q1", 480.0, 560.0, "observed"),
        ("england-six-to-eight-weeks", "2021/22 Q1", None, None, "suppressed"),
        ("england-two-years", "2021/22", 1800.0, 2400.0, "observed"),
    ]
    assert "1 rows are about other metrics" in reading.notes[-1]


def test_more_seen_than_due_is_refused(read):
    reading = read(HV.replace("480,560", "600,560"), "health_visiting_synthetic.csv")
    assert reading.problems[0].words == (
        "Row 3, column Numerator: 600 children were seen of 560 who were due. "
        "Look the two numbers up at the publisher; they may be shifted by a column."
    )


def test_a_metric_without_its_number_is_refused_with_the_remedy(read):
    reading = read(HV.replace("C2: new birth", "New birth"), "health_visiting_synthetic.csv")
    assert (
        "names none of the metrics C1 to C8. Write its number before it, such as C2."
        in reading.problems[0].words
    )


# --- Republished -------------------------------------------------------------------------------------------------------


def test_unknown_words_of_a_republished_file_stand_for_themselves(read):
    text = "area_code,area_name,period,indicator,measure,unit,value\nE08000009,Trafford,2023/24,Something local,per 1000,Persons,4\n"
    row = read(text, "x.csv").indicator_rows[0]
    assert (row.indicator_id, row.indicator_name, row.unit, row.polarity) == (
        "republished-something-local", "Something local", "per 1000", None,
    )  # fmt: skip
