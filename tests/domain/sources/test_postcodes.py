"""Files of postcode positions: what is kept for a place, what is left out and counted, what stops the file."""

import gzip
import zipfile

import openpyxl
import pytest

from fivefold.sources.postcodes import PostcodeRow, edition_of, read
from fivefold.sources.reading import UnreadableFile

TRAFFORD, ELSEWHERE = "E08000009", "E06000058"
ONS = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,east1m,north1m,lat,long,oslsoa"


def ons_row(postcode, lat, long, council=TRAFFORD, ended=""):
    return f'"{postcode.replace(" ", "")}","{postcode}","{postcode}",198001,{ended},E99999999,{council},378000,391000,{lat},{long},E01006074'


def ons(*rows, heading=ONS):
    return "\n".join([heading, *rows, ""])


@pytest.fixture
def reads(tmp_path):
    def reading(text, name="ONSPD_MAY_2025_UK_M.csv", areas=(TRAFFORD,)):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path, name, areas)

    return reading


def words(reading):
    return [problem.words for problem in reading.problems]


def test_live_postcodes_of_the_place_and_round_about_are_kept_and_the_rest_is_counted(reads):
    found = reads(
        ons(
            ons_row("M33 1AA", 53.42, -2.32),
            ons_row("M33 1AB", 53.43, -2.33),
            ons_row("M33 1AD", 53.43, -2.33, ended="201906"),
            ons_row("M21 9AA", 53.44, -2.28, "E08000003"),
            ons_row("BH1 1AA", 50.72, -1.87, ELSEWHERE),
            ons_row("M33 9XX", 99.999999, 0.0),
        )
    )
    assert found.rows == (
        PostcodeRow("M331AA", 53.42, -2.32, TRAFFORD),
        PostcodeRow("M331AB", 53.43, -2.33, TRAFFORD),
        PostcodeRow("M219AA", 53.44, -2.28, "E08000003"),
    )
    assert (found.rows_read, found.own, found.round_about) == (6, 2, 1)
    assert (found.ended, found.without_position, found.elsewhere) == (1, 1, 1)
    assert (found.edition, found.layout, found.is_clean) == ("May 2025", "ONS postcode file", True)


def test_the_older_names_of_columns_are_known_too(reads):
    heading = "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,oseast1m,osnrth1m,lat,long,oa11"
    assert [row.postcode for row in reads(ons(ons_row("M33 1AA", 53.4, -2.3), heading=heading)).rows] == [
        "M331AA"
    ]


def test_a_list_of_ones_own_with_three_columns_is_kept_whole(reads):
    found = reads("Postcode;Latitude;Longitude\nm33 1aa;53.42;-2.32\nBH1 1AA;50.72;-1.87\n", "mine.csv")
    assert [row.postcode for row in found.rows] == ["M331AA", "BH11AA"]
    assert (found.layout, found.elsewhere, found.edition) == ("List of postcodes", 0, "")


def test_a_list_that_says_which_are_in_use_is_believed(reads):
    found = reads("Postcode,In Use?,Latitude,Longitude\nM33 1AA,Yes,53.4,-2.3\nM33 1AB,No,53.4,-2.3\n")
    assert ([row.postcode for row in found.rows], found.ended) == (["M331AA"], 1)


def test_gzip_a_compressed_folder_and_a_workbook_hold_the_same(reads, tmp_path):
    text = ons(ons_row("M33 1AA", 53.42, -2.32), ons_row("M33 1AB", 53.43, -2.33))
    plain = reads(text)
    packed = tmp_path / "folder.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Data/ONSPD_MAY_2025_UK_M.csv", text)
        archive.writestr("Documents/guide.pdf", b"%PDF")
    book = openpyxl.Workbook()
    for row in [("Postcode", "Latitude", "Longitude"), ("M33 1AA", 53.42, -2.32), ("M33 1AB", 53.43, -2.33)]:
        book.active.append(row)
    book.save(tmp_path / "mine.xlsx")
    assert reads(gzip.compress(text.encode()), "m.csv.gz").rows == plain.rows
    assert read(packed, "folder.zip", (TRAFFORD,)).rows == plain.rows
    own = read(tmp_path / "mine.xlsx", "mine.xlsx")
    assert [(row.postcode, row.latitude) for row in own.rows] == [("M331AA", 53.42), ("M331AB", 53.43)]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (ons_row("M33 1AB", "north", -2.3), "Row 3, column lat: “north” is no number of degrees."),
        (ons_row("M33 1AB", 53.4, ""), "Row 3, column long: “” is no number of degrees."),
        (ons_row("M33 1AB", -2.3, 53.4), "Row 3, column lat: Latitude and longitude have changed places."),
        (ons_row("M33 1AB", 12.5, 77.1), "Row 3, column lat: 12.5, 77.1 lies outside the United Kingdom."),
        (ons_row("Sale", 53.4, -2.3), "Row 3, column pcds: “Sale” is no postcode."),
        (
            ons_row("M33 1AA", 53.5, -2.3),
            "Row 3, column pcds: M33 1AA stands at different places, in rows 2, 3.",
        ),
    ],
)
def test_nonsense_names_row_column_and_remedy_and_nothing_enters(reads, bad, said):
    found = reads(ons(ons_row("M33 1AA", 53.42, -2.32), bad))
    (line,) = words(found)
    assert line.startswith(said + " ")
    assert (found.rows, found.is_clean, found.problem_count) == ((), False, 1)


def test_nonsense_about_another_council_does_not_stop_the_file(reads):
    found = reads(ons(ons_row("M33 1AA", 53.42, -2.32), ons_row("BH1 1AA", "x", "y", ELSEWHERE)))
    assert ([row.postcode for row in found.rows], found.elsewhere) == (["M331AA"], 1)


def test_a_postcode_that_is_repeated_at_the_same_place_counts_once(reads):
    found = reads(ons(ons_row("M33 1AA", 53.42, -2.32), ons_row("M33 1AA", 53.42, -2.32)))
    assert (len(found.rows), found.repeated) == (1, 1)


def test_a_file_of_another_place_says_so(reads):
    (line,) = words(reads(ons(ons_row("BH1 1AA", 50.72, -1.87, ELSEWHERE))))
    assert line.startswith(
        "Column lad25cd: No live postcode of the file lies in the areas of this place (E08000009)."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '"M33 1AA",10,378000,391000,E92000001,,E18000002,,E08000009,E05000830\n',
            "it looks like Code-Point Open",
        ),
        ("Postcode,Eastings,Northings\nM33 1AA,378000,391000\n", "on the National Grid only (Eastings)"),
        (
            "Name,Address\nHub,High Street\n",
            "has no column for the postcode and the latitude and the longitude",
        ),
        ("", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF document"),
        (b"PK\x03\x04 broken", "is damaged"),
        (b"\x1f\x8b broken", "is damaged or was cut short"),
        (b'{"postcodes": []}', "has no column"),
    ],
)
def test_what_is_no_file_of_postcodes_in_degrees_is_refused_with_the_remedy(reads, content, said):
    with pytest.raises(UnreadableFile) as refused:
        reads(content, "file.csv")
    assert said in refused.value.what
    assert refused.value.remedy


def test_a_folder_of_many_tables_is_refused(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", ONS)
        archive.writestr("b.csv", ONS)
    with pytest.raises(UnreadableFile, match="2 text tables; one is needed"):
        read(path, "all.zip")


def test_a_file_that_was_cut_short_is_refused_packed_or_not(reads):
    rows = [ons_row(f"M33 {n % 10}A{'ABDEFGHJ'[n // 10 % 8]}", 53.42, -2.32 + n / 10**6) for n in range(80)]
    text = ons(*rows)
    (line,) = words(reads(text[:-40]))
    assert line.startswith("Row 81: The file ends in the middle of this row (8 of 12 cells).")
    with pytest.raises(UnreadableFile, match="damaged or was cut short"):
        reads(gzip.compress(text.encode())[:-30], "cut.csv.gz")


@pytest.mark.parametrize("cut", [slice(None, -2000), slice(2000, 3000)])
def test_damage_deep_in_a_packed_file_lets_nothing_in(reads, cut):
    rows = [ons_row(f"M{n // 1000} {n % 10}AB", 53.42, f"-2.{n * 7919 % 10**6:06}") for n in range(9_000)]
    packed = bytearray(gzip.compress(ons(*rows).encode()))
    if cut.start:
        packed[-cut.stop : -cut.start] = bytes(cut.stop - cut.start)
    found = reads(bytes(packed[cut] if not cut.start else packed), "cut.csv.gz")
    assert words(found)[-1].startswith("cut.csv.gz is damaged or was cut short.")
    assert found.rows == ()


def test_a_row_with_a_comma_too_many_is_named(reads):
    (line,) = words(reads(ons(ons_row("M33 1AA", 53.42, -2.32), ons_row("M33 1AB", 53.42, -2.32) + ",more")))
    assert line.startswith("Row 3: This row has 13 cells; the heading has 12.")


def test_rows_keep_their_numbers_over_many_portions(reads, monkeypatch):
    monkeypatch.setattr("fivefold.sources.postcode_files.BLOCK_BYTES", 1000)
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    rows = [
        ons_row(f"M3{n // 400 % 10} {n % 10}{letters[n // 20 % 20]}{letters[n % 20]}", 53.4, -2.3 - n / 10**5)
        for n in range(400)
    ]
    rows[377] = ons_row("M33 1AA", "?", -2.3)
    assert words(reads(ons(*rows)))[0].startswith("Row 379, column lat: “?” is no number")


def test_the_edition_is_read_from_the_name():
    assert [edition_of(name) for name in ("NSPL21_FEB_2025_UK.csv", "onspd-august-2024.zip", "mine.csv")] == [
        "Feb 2025",
        "Aug 2024",
        "",
    ]
