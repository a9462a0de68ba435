"""Files as agencies send them become text tables with row numbers, or are refused in words that name the rows."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.inputs import load
from fivefold_link.engine.protocol import Refused
from fivefold_link.study.schema import DatabaseSource, Dataset, FileSource

MIDNIGHT = datetime.fromisoformat("2024-02-29")
MIDDAY = datetime.fromisoformat("2024-02-29 12:30")
ROWS = [("1", "Zoë", "2024-02-29", 1), ("2", None, "2023-01-01", 2), ("3", "Ann, B", None, 3)]


@pytest.fixture
def engine(tmp_path):
    opened = DuckEngine(tmp_path / "scratch", memory_limit="500MB", threads=2)
    yield opened
    opened.close()


def dataset(source, slug="births"):
    return Dataset(
        slug=slug,
        title="Births",
        owner="Trust",
        agreement="A",
        source=source,
        columns={"id": "id"},
        covers_from=date(2020, 1, 1),
        covers_to=date(2024, 12, 31),
    )


def loaded(engine, path, **how):
    load(engine, dataset(FileSource(path=path, **how)))
    return engine.rows("SELECT * FROM raw_births ORDER BY row_number")


def written(path: Path, text: str, encoding="utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


TEXT = 'id, name ,seen\n1,Zoë,2024-02-29\n2,,2023-01-01\n3,"Ann, B",""\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_text_file_is_found_out(engine, tmp_path, encoding):
    assert loaded(engine, written(tmp_path / "b.csv", TEXT, encoding)) == ROWS
    assert not list(engine.scratch.rglob("*.utf8"))


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "cp1252", "utf-16"])
def test_an_encoding_that_the_study_names_is_used(engine, tmp_path, encoding):
    assert loaded(engine, written(tmp_path / "b.csv", TEXT, encoding), encoding=encoding) == ROWS


def test_letters_outside_utf8_deep_in_a_file_are_read_as_cp1252(engine, tmp_path):
    text = "id,name\n" + "1,Ann\n" * 100_000 + "2,Zoë\n"
    found = load(engine, dataset(FileSource(path=written(tmp_path / "b.csv", text, "cp1252"))))
    assert found.encoding == "cp1252"
    assert engine.rows("SELECT name, row_number FROM raw_births WHERE id = '2'") == [("Zoë", 100_001)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_separator_and_the_line_ends_are_found_out(engine, tmp_path, separator, end):
    text = TEXT.replace('"Ann, B"', "Ann").replace(",", separator).replace("\n", end)
    rows = [*ROWS[:2], ("3", "Ann", None, 3)]
    assert loaded(engine, written(tmp_path / "b.csv", text)) == rows


def test_a_comma_within_quotes_of_the_head_does_not_decide_the_separator(engine, tmp_path):
    written(tmp_path / "b.csv", '"a,b,c,d";"id"\n1;2\n')
    assert loaded(engine, tmp_path / "b.csv") == [("1", "2", 1)]


def test_codes_keep_their_leading_zeros(engine, tmp_path):
    assert loaded(engine, written(tmp_path / "b.csv", "id\n01\n1\n")) == [("01", 1), ("1", 2)]


def test_a_large_file_keeps_its_order(engine, tmp_path):
    text = "id,name\n" + "".join(f"{n},name {n}\n" for n in range(1, 400_001))
    loaded_rows = load(engine, dataset(FileSource(path=written(tmp_path / "b.csv", text))))
    assert loaded_rows.columns == ("id", "name")
    assert engine.rows(
        "SELECT count(*), count(*) FILTER (CAST(id AS BIGINT) <> row_number) FROM raw_births"
    ) == [(400_000, 0)]


def test_a_bad_row_deep_in_a_large_file_is_named_by_its_line(engine, tmp_path):
    lines = ["id,name", *(f"{n},name {n}" for n in range(2, 400_001))]
    lines[299_999] += ",more"
    with pytest.raises(Refused, match="line 300000: more cells"):
        loaded(engine, written(tmp_path / "b.csv", "\n".join(lines)))


def test_a_first_row_that_is_no_head_is_refused(engine, tmp_path):
    with pytest.raises(Refused, match="the first row is no row of heads"):
        loaded(engine, written(tmp_path / "b.csv", 'id,"name\n' + "x" * 200_000))


def test_only_the_columns_that_are_kept_enter(engine, tmp_path):
    written(tmp_path / "b.csv", "id,notes,nhs\n1,secret,2\n")
    found = load(engine, dataset(FileSource(path=tmp_path / "b.csv")), keep={"id", "nhs", "other"})
    assert (found.columns, found.unread) == (("id", "nhs"), ("notes",))
    assert engine.rows("SELECT * FROM raw_births") == [("1", "2", 1)]


def test_rows_that_do_not_fit_the_head_are_named_by_line_and_never_quoted(engine, tmp_path):
    text = "id,name\n1,Ann\n2,Bob,Smith\n3\n4,Dora\n5,Ed,Jones\n"
    with pytest.raises(Refused) as refused:
        loaded(engine, written(tmp_path / "b.csv", text))
    assert refused.value.what == (
        "rows that do not fit the head. line 3, 6: more cells than the head; line 4: fewer cells than the head."
    )
    assert refused.value.where == "b.csv"
    assert "Smith" not in str(refused.value)
    assert not list((engine.scratch / "raw").iterdir())


def test_many_rows_that_do_not_fit_are_named_by_the_first(engine, tmp_path):
    text = "id,name\n" + "1,2,3\n" * 2000
    with pytest.raises(Refused, match=r"line 2, 3, 4, 5, 6 and at least 995 more: more cells"):
        loaded(engine, written(tmp_path / "b.csv", text))


def test_a_quotation_mark_that_is_not_closed_is_named(engine, tmp_path):
    with pytest.raises(Refused, match=r"line 3: a quotation mark that is not closed"):
        loaded(engine, written(tmp_path / "b.csv", 'id,name\n1,Ann\n2,"Bob\n3,Cy\n'))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty."),
        ("id,ID\n1,2\n", "more than one column is called 'id', 'ID'."),
        ("id,row_number\n1,2\n", "a column is called 'row_number'."),
    ],
)
def test_heads_that_cannot_be_used_are_refused(engine, tmp_path, text, said):
    with pytest.raises(Refused) as refused:
        loaded(engine, written(tmp_path / "b.csv", text))
    assert refused.value.what == said


def test_a_column_without_a_head_is_called_by_its_place(engine, tmp_path):
    load(engine, dataset(FileSource(path=written(tmp_path / "b.csv", "id,,x\n1,2,3\n"))))
    assert engine.rows('SELECT "column 2" FROM raw_births') == [("2",)]


def test_a_file_with_a_head_only_has_no_rows(engine, tmp_path):
    assert loaded(engine, written(tmp_path / "b.csv", "id,name\n")) == []


@pytest.mark.parametrize(
    ("text", "written_in", "told", "said"),
    [
        (TEXT, "cp1252", "utf-8", "the file is not written in utf-8."),
        ("id,name\n1,Zoë\n", "utf-8", "ascii", "the file is not written in ascii."),
        (TEXT, "utf-8", "klingon", "no encoding is called 'klingon'."),
    ],
)
def test_a_wrong_encoding_in_the_study_is_refused(engine, tmp_path, text, written_in, told, said):
    with pytest.raises(Refused) as refused:
        loaded(engine, written(tmp_path / "b.csv", text, written_in), encoding=told)
    assert refused.value.what == said


def test_letters_that_no_known_encoding_has_are_refused(engine, tmp_path):
    (tmp_path / "b.csv").write_bytes(b"id,name\n1,\x81\n")
    with pytest.raises(Refused, match=r"not written in cp1252"):
        loaded(engine, tmp_path / "b.csv")
    (tmp_path / "b.csv").write_bytes(b"id,na\xe9me\n1,a\n")
    assert loaded(engine, tmp_path / "b.csv") == [("1", "a", 1)]


def test_a_missing_file_is_refused_with_the_remedy(engine, tmp_path):
    with pytest.raises(Refused) as refused:
        loaded(engine, tmp_path / "none.csv")
    assert str(refused.value).startswith("births, none.csv: there is no such file. Put it there")


def test_parquet_comes_in_as_text(engine, tmp_path):
    table = pa.table(
        {
            "id": [1, 2],
            "nhs": [4010232137.0, None],
            "half": [0.5, 2.0],
            "seen": [date(2024, 2, 29), None],
            "at": [MIDNIGHT, MIDDAY],
            "yes": [True, False],
            "name": ["Zoë", ""],
        }
    )
    parquet.write_table(table, tmp_path / "b.parquet")
    assert loaded(engine, tmp_path / "b.parquet") == [
        ("1", "4010232137", "0.5", "2024-02-29", "2024-02-29", "true", "Zoë", 1),
        ("2", None, "2", None, "2024-02-29 12:30:00", "false", None, 2),
    ]


def test_a_broken_parquet_file_is_refused(engine, tmp_path):
    written(tmp_path / "b.parquet", "no parquet")
    with pytest.raises(Refused, match="it cannot be read"):
        loaded(engine, tmp_path / "b.parquet")


def workbook(path: Path, **sheets) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


SHEET = [
    ["id", " name ", "seen"],
    [1, "Zoë", MIDNIGHT],
    [2, None, "2023-01-01"],
    [3.0, "Ann, B"],
]


def test_a_workbook_comes_in_as_text(engine, tmp_path):
    assert loaded(engine, workbook(tmp_path / "b.xlsx", births=SHEET)) == ROWS


def test_the_sheet_that_the_study_names_is_read_and_empty_rows_at_its_end_are_none(engine, tmp_path):
    book = workbook(tmp_path / "b.xlsx", notes=[["x"]], births=[*SHEET, [None, None], ["", None]])
    load(engine, dataset(FileSource(path=book, sheet="births")), keep={"id", "seen"})
    rows = engine.rows("SELECT * FROM raw_births WHERE id IS NOT NULL ORDER BY row_number")
    assert rows == [(row[0], row[2], row[3]) for row in ROWS]


def test_a_workbook_of_several_sheets_needs_the_name_of_one(engine, tmp_path):
    book = workbook(tmp_path / "b.xlsx", notes=[["x"]], births=SHEET)
    with pytest.raises(Refused) as refused:
        loaded(engine, book)
    assert refused.value.remedy == "Name one under `sheet`: notes, births."
    with pytest.raises(Refused, match="there is no sheet 'birth'"):
        loaded(engine, book, sheet="birth")


def test_cells_beside_the_head_and_files_that_are_no_workbook_are_refused(engine, tmp_path):
    with pytest.raises(Refused, match="row 3: more cells than the head"):
        loaded(engine, workbook(tmp_path / "b.xlsx", births=[["id"], [1], [2, 3]]))
    with pytest.raises(Refused, match="no Excel workbook that can be read"):
        loaded(engine, written(tmp_path / "c.xlsx", "x"))
    with pytest.raises(Refused, match="the file is empty"):
        loaded(engine, workbook(tmp_path / "d.xlsx", births=[]))


def test_a_table_of_a_duckdb_database_is_read(engine, tmp_path):
    base = duckdb.connect(str(tmp_path / "agency.duckdb"))
    base.execute("CREATE SCHEMA care; CREATE TABLE care.plan AS SELECT 1 AS id, DATE '2024-02-29' AS seen")
    base.close()
    source = DatabaseSource(attach=str(tmp_path / "agency.duckdb"), kind="duckdb", table="care.plan")
    load(engine, dataset(source))
    assert engine.rows("SELECT * FROM raw_births") == [("1", "2024-02-29", 1)]
    with pytest.raises(Refused, match=r"births, table care.none: it cannot be read"):
        load(engine, dataset(source.model_copy(update={"table": "care.none"})))
    with pytest.raises(Refused, match="there is no such file"):
        load(engine, dataset(source.model_copy(update={"attach": str(tmp_path / "none.duckdb")})))


def has_extension(name: str) -> bool:
    settings = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    with duckdb.connect(config=settings) as connection:
        try:
            connection.execute(f"LOAD {name}")
        except duckdb.Error:
            return False
    return True


@pytest.mark.parametrize(
    ("kind", "extension"), [("sqlite", "sqlite_scanner"), ("postgres", "postgres_scanner")]
)
def test_without_the_extension_a_database_is_refused_with_the_remedy(engine, kind, extension):
    if has_extension(extension):
        pytest.skip(f"the extension {extension} is installed here")
    source = DatabaseSource(attach="password=hidden", kind=kind, table="t")
    with pytest.raises(Refused) as refused:
        load(engine, dataset(source))
    assert extension in refused.value.remedy
    assert "hidden" not in str(refused.value)


def test_a_sqlite_database_is_read_where_the_extension_is_installed(engine, tmp_path):
    if not has_extension("sqlite_scanner"):
        pytest.skip("DuckDB's extension sqlite_scanner is not installed here")
    with sqlite3.connect(tmp_path / "a.db") as base:
        base.execute("CREATE TABLE t (id INTEGER)")
        base.executemany("INSERT INTO t VALUES (?)", [(2,), (1,)])
    load(engine, dataset(DatabaseSource(attach=str(tmp_path / "a.db"), kind="sqlite", table="t")))
    assert engine.rows("SELECT * FROM raw_births ORDER BY row_number") == [("1", 1), ("2", 2)]
