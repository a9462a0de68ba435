"""Large files about small areas: what is read, what is refused, and that it says the same as the reader of small files."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.sources import small_areas as reader
from fivefold.sources.reading import Kind, UnreadableFile
from fivefold.sources.recognition import recognise
from fivefold.sources.small_area_table import code_of
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State
from tests.builders.need import FINGERTIPS_COLUMNS, smoking_row
from tests.builders.small_areas import HEADING, a_small_area_file, codes, packed, small_row


@pytest.fixture
def read(tmp_path):
    def reading(text):
        path = tmp_path / "small.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return reader.recognised(path, "small.csv", large=0)

    return reading


def columns(reading):
    """All rows, as code, series, state and numbers."""
    return [row for part in reading.small.portions(1000) for row in zip(*part, strict=True)]


def test_rows_come_in_the_order_of_areas_with_their_states(read):
    found = read(
        a_small_area_file(
            small_row("E01000003", "*", count="*", of=50), small_row("E01000001", "20", low=10, high=30, count=4, of=20),
            small_row("E01000002", "0", count=0, of=30), small_row("E01000004", ""), small_row("E01000005", "[z]"),
        )
    )  # fmt: skip
    assert columns(found) == [
        ("E01000001", 0, "observed", 20, 10, 30, 4, 20),
        ("E01000002", 0, "true zero", 0, None, None, 0, 30),
        ("E01000003", 0, "suppressed", None, None, None, None, 50),
        ("E01000004", 0, "missing", None, None, None, None, None),
        ("E01000005", 0, "not applicable", None, None, None, None, None),
    ]
    assert (found.kind, found.rows_read, found.is_clean, len(found.areas)) == (
        Kind.LOCAL_INDICATORS,
        5,
        True,
        5,
    )


def test_what_rows_share_is_kept_once(read):
    rows = [small_row(code, period=period) for period in ("2023", "2023/24") for code in codes(3)]
    found = read(a_small_area_file(*rows))
    assert [(one.indicator_id, one.period, one.unit, one.polarity, one.source) for one in found.small.series] == [
        ("local-seen-by-a-visitor", "2023", "%", Polarity.HIGH_IS_GOOD, "Council"),
        ("local-seen-by-a-visitor", "2023/24", "%", Polarity.HIGH_IS_GOOD, "Council"),
    ]  # fmt: skip
    assert (len(found.small), found.periods) == (6, ("2023", "2023/24"))


def test_a_fingertips_download_keeps_what_contradicts_itself_and_hides_what_its_note_hides(read):
    rows = [
        smoking_row("E01000001", value=5, low=6, high=7),
        smoking_row("E01000002", value="", low="", high="", note="Value suppressed for disclosure control"),
        smoking_row("E01000003"), smoking_row("E92000001"),
    ]  # fmt: skip
    found = read("\n".join((FINGERTIPS_COLUMNS, *rows)))
    assert [(row[0], row[2]) for row in columns(found)] == [
        ("E01000001", "observed"), ("E01000002", "suppressed"), ("E01000003", "observed"),
    ]  # fmt: skip
    assert (found.kind, [one.row for one in found.contradictions]) == (Kind.FINGERTIPS, [2])
    assert found.notes == (
        "1 row is about larger areas, such as councils or England, and set aside. Upload those in a file of their own.",
    )


def test_a_compressed_file_says_the_same(read):
    text = a_small_area_file(*(small_row(code) for code in codes(30)))
    assert columns(read(packed(text))) == columns(read(text))


def test_records_may_hold_line_breaks_and_end_as_windows_ends_them(read):
    rows = [small_row(code).replace("Council", '"The\nCouncil"') for code in codes(3)]
    found = read(a_small_area_file(*rows).replace("\n", "\r\n"))
    assert (found.rows_read, found.small.series[0].source) == (3, "The Council")


def test_portions_of_the_file_join_without_a_seam(read, monkeypatch):
    text = a_small_area_file(*(small_row(code, str(at)) for at, code in enumerate(codes(200), 1)))
    whole = columns(read(text))
    monkeypatch.setattr(reader, "BLOCK_BYTES", 97)
    assert columns(read(text)) == whole


@pytest.mark.parametrize(
    ("row", "place", "says"),
    [
        (small_row("E01000002", "many"), (3, "Value"), "'many' is not a number."),
        (small_row("E01000002", "1e400"), (3, "Value"), "'1e400' is too large."),
        (small_row("E01000002", "nan"), (3, "Value"), "'nan' is not a number."),
        (small_row("E0100002"), (3, "Area code"), "'E0100002' is not an official area code."),
        (small_row("E01000002", low=1), (3, "Lower 95% limit"), "An interval has both limits or none."),
        (small_row("E01000002", low=9, high=1), (3, "Lower 95% limit"), "The lower limit is above the upper limit."),
        (small_row("E01000002", "5", low=6, high=7), (3, "Value"), "The value lies outside its own interval."),
        (small_row("E01000002", count=-1), (3, "Count"), "A number of children is not negative."),
        (small_row("E01000002", unit=""), (3, "Unit"), "This cell is empty."),
        (small_row("E01000002", source="Board"), (3, "Source"), "A large file of small areas has one source; this row names another."),
        (small_row("E01000002", period="soon"), (3, "Period"), "'soon' is not a period."),
        (small_row("E01000002", direction="up"), (3, "Good direction"), "'up' is not a direction."),
        (small_row("E01000001", "21"), (3, "Value"), "The same indicator, area, group and period is in rows 2 and 3 with different values."),
        (small_row("E01000002") + ",more", (3, ""), "This row has 14 cells; the heading has 13."),
    ],
)  # fmt: skip
def test_a_problem_names_row_column_and_remedy_and_nothing_enters(read, row, place, says):
    found = read(a_small_area_file(small_row("E01000001"), row))
    assert [((p.row, p.column), p.said) for p in found.problems] == [(place, says)]
    assert found.problems[0].remedy
    assert (found.small, found.is_clean) == (None, False)


def test_a_missing_column_is_named(read):
    text = a_small_area_file(small_row("E01000001")).replace("Source", "From whom", 1)
    assert [(p.row, p.column) for p in read(text).problems] == [(1, "Source")]


def test_every_problem_is_counted_and_two_hundred_are_listed(read):
    found = read(a_small_area_file(*(small_row(code, "many") for code in codes(300))))
    assert (found.problem_count, len(found.problems)) == (300, 200)


def test_a_figure_given_twice_with_the_same_content_counts_once(read):
    found = read(a_small_area_file(small_row("E01000001"), small_row("E01000002"), small_row("E01000001")))
    assert ([row[0] for row in columns(found)], found.notes) == (
        ["E01000001", "E01000002"],
        ("1 figure is given more than once with the same content and kept once.",),
    )


def test_letters_that_are_not_utf_8_are_refused_with_their_row(read):
    text = a_small_area_file(small_row("E01000001"), small_row("E01000002", source="Caf\xe9")).encode(
        "latin-1"
    )
    assert [(p.row, p.said) for p in read(text).problems] == [
        (3, "This row holds letters that are not UTF-8.")
    ]


def test_a_damaged_compressed_file_is_refused(read):
    text = packed(a_small_area_file(*(small_row(code, str(at)) for at, code in enumerate(codes(40_000)))))
    with pytest.raises(UnreadableFile, match="damaged"):
        read(text[: len(text) // 2])


@pytest.mark.parametrize(
    "text",
    [
        a_small_area_file(small_row("E08000009"), small_row("E08000008"), small_row("E01000001")),
        HEADING + "\n", "a,b\n1,2\n", "", b"%PDF-1.7 and so on", gzip.compress(b"a,b,c,d\n1,2,3,4\n", mtime=0),
    ],
)  # fmt: skip
def test_other_files_have_other_readers(read, text):
    assert read(text) is None


def test_small_files_are_left_to_the_reader_of_small_files(tmp_path):
    path = tmp_path / "few.csv"
    path.write_text(a_small_area_file(small_row("E01000001")))
    found = recognise(path, "few.csv")
    assert (found.small, len(found.rows)) == (None, 1)


def test_codes_made_in_2021_say_so():
    assert code_of(33_769) == "E01033769"


def test_the_vintage_is_known_where_a_code_was_made_in_2021(read):
    assert read(a_small_area_file(small_row("E01033769"), small_row("E01000001"))).small.vintage == 2021
    assert read(a_small_area_file(small_row("E01033768"))).small.vintage is None


CELLS = st.sampled_from(["20", "0", "0.5", "*", "", "[x]", "<5", "1,200", "7%", "c", "12.25"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=30))
def test_a_large_file_says_what_the_same_rows_say_in_a_small_one(tmp_path_factory, cells):
    folder = tmp_path_factory.mktemp("small")
    rows = [
        small_row(code, value, count=count, of=of)
        for code, (value, count, of) in zip(codes(len(cells)), cells, strict=True)
    ]
    path = folder / "small.csv"
    path.write_text(a_small_area_file(*rows))
    plain = [
        (row.area_code, row.state.value, row.value, row.count, row.denominator)
        for row in recognise(path, "small.csv").indicator_rows
    ]
    large = [
        (code, state, number, count, of)
        for code, _, state, number, _, _, count, of in columns(reader.recognised(path, "small.csv", large=0))
    ]
    assert large == plain
    assert {state for _, state, *_ in large} <= {state.value for state in State}
