"""Files that are nothing we read: each gets a sentence and a remedy before anything of it is parsed."""

import gzip
import io
import zipfile

import openpyxl
import pytest

from fivefold.sources import UnreadableFile
from fivefold.sources.opening import MOST_BYTES, shape_of
from tests.builders.files import a_csv, a_local_workbook, a_workbook


def refusal(read, content, filename="figures.csv"):
    with pytest.raises(UnreadableFile) as caught:
        read(content, filename)
    return caught.value


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "figures.csv is a PDF document, not a table."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "figures.csv is an old Excel or Word file (.xls or .doc), not a table."),
        (b"\x89PNG\r\n\x1a\n", "figures.csv is a picture, not a table."),
        (gzip.compress(b"a,b", mtime=0), "figures.csv is a compressed file (gzip), not a table."),
        (b"MZ\x90\0", "figures.csv is a program, not a table."),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "figures.csv is a web page, not a table."),
        (b"\xef\xbb\xbf  <HTML>", "figures.csv is a web page, not a table."),
        ("Area,Value\n".encode("utf-16"), "figures.csv is saved as Unicode text (UTF-16)."),
        (b"Area Code,Value\nE08000009,\0\n", "figures.csv holds bytes that are not text."),
        (b"", "figures.csv is empty."),
        (b"\xef\xbb\xbf\n \n", "figures.csv is empty."),
        (b'{"contents": []}', "figures.csv is JSON but holds no boundaries of areas."),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_named_for_what_it_is(read, content, what):
    refused = refusal(read, content)
    assert refused.what == what
    assert refused.remedy.endswith(".")


def test_a_byte_that_is_no_text_is_found_far_into_the_file(read):
    refused = refusal(read, a_csv(["Indicator", "Value"], *[["x" * 90, "1"]] * 100) + b"\0")
    assert refused.what == "figures.csv holds bytes that are not text."


def test_the_name_of_a_file_does_not_decide(read):
    refused = refusal(read, b"%PDF-1.7", "figures.xlsx")
    assert refused.what == "figures.xlsx is a PDF document, not a table."


def test_a_file_of_200_mb_is_refused_by_its_size_without_being_read(tmp_path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableFile) as caught:
        shape_of(path, "large.csv")
    assert caught.value.what == "large.csv is 200 MB; the limit is 50 MB."
    assert MOST_BYTES == 50_000_000


def a_zip(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_that_is_no_workbook_is_refused(read):
    refused = refusal(read, a_zip({"readme.txt": "hello"}), "figures.xlsx")
    assert refused.what == "figures.xlsx is a compressed folder or another document, not a table."


def test_a_damaged_workbook_is_refused(read):
    assert refusal(read, a_workbook(["a"])[:400], "f.xlsx").what == "f.xlsx is damaged and cannot be opened."


def test_a_workbook_whose_parts_are_nonsense_is_refused(read):
    content = a_zip({"[Content_Types].xml": "<x", "xl/workbook.xml": "nonsense"})
    assert refusal(read, content, "f.xlsx").what == "f.xlsx is damaged and cannot be read."


def test_a_workbook_with_macros_is_refused(read):
    content = a_zip({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": "x"})
    assert refusal(read, content, "f.xlsm").what == "f.xlsm holds macros."


def test_a_workbook_that_would_unpack_to_far_more_is_refused(read):
    bomb = a_zip(
        {"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/worksheets/sheet1.xml": b"0" * 20_000_000}
    )
    assert len(bomb) < 50_000
    assert refusal(read, bomb, "f.xlsx").what == (
        "f.xlsx would unpack to 20 MB, far more than a table of figures needs."
    )


def test_a_workbook_with_entities_that_multiply_is_refused(read):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>'
    content = a_zip({"[Content_Types].xml": laughs, "xl/workbook.xml": laughs})
    assert refusal(read, content, "f.xlsx").what == "f.xlsx is damaged and cannot be read."


def test_an_unknown_table_is_told_what_can_be_read(read):
    refused = refusal(read, a_csv(["Colour", "Shape"], ["red", "round"]))
    assert (
        refused.what
        == "figures.csv is a table, but not one that Fivefold knows: its columns are Colour, Shape."
    )
    assert refused.remedy.startswith("Fivefold reads: a CSV download of Fingertips;")


def test_a_table_with_more_columns_than_any_publisher_uses_is_refused(read):
    assert (
        refusal(read, a_csv([f"c{n}" for n in range(500)])).what
        == "figures.csv has 500 columns; the limit is 400."
    )


def test_a_mark_far_down_or_far_right_of_a_sheet_does_no_harm(read):
    book = openpyxl.load_workbook(io.BytesIO(a_local_workbook()))
    sheet = book["Indicators"]
    sheet.cell(60_000, 1).number_format = "@"
    sheet["XFD2"] = "far away"
    out = io.BytesIO()
    book.save(out)
    assert [row.value for row in read(out.getvalue(), "local.xlsx").indicator_rows] == [31.4]


def test_a_sheet_with_too_many_rows_says_so(read):
    book = openpyxl.load_workbook(io.BytesIO(a_local_workbook()))
    book["Indicators"].cell(60_000, 1, "here")
    out = io.BytesIO()
    book.save(out)
    assert [problem.words for problem in read(out.getvalue(), "local.xlsx").problems] == [
        "Row 60,000: The sheet has more than 50,000 rows. Save it as CSV, or split it."
    ]
