"""Every agency's rows in one shape: names, dates, postcodes, numbers, places."""

import unicodedata
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold_link.engine.duck import DuckEngine
from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.standardise import dates, names, numbers, places, records
from fivefold_link.study import schema


class Heard(Quiet):
    def __init__(self):
        self.lines = []

    def say(self, line):
        self.lines.append(line)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    opened = DuckEngine(tmp_path_factory.mktemp("engine"), memory_limit="512MB", threads=1)
    yield opened
    opened.close()


def each(engine, expression, values):
    """The expression over a column `text`, in order."""
    engine.put("texts", pa.table({"n": range(len(values)), "text": pa.array(values, pa.string())}))
    return [row[1] for row in engine.rows(f"SELECT n, {expression} FROM texts ORDER BY n")]


def a_study(*datasets, fictional=True, **areas):
    agreement = schema.Agreement(
        reference="a", between=("a",), data_items="a", lawful_basis=("a",), status="fictional", retention="a",
        contacts=("a",),
    )  # fmt: skip
    return schema.Study(
        fivefold_study=1, title="t", purpose="p", controller="c", fictional=fictional, factor_edition="e",
        agreements=(agreement,), datasets=datasets, population=schema.Population(title="all"),
        areas=schema.Areas(vintage="fictional", **areas),
    )  # fmt: skip


def a_dataset(slug, about="child", **columns):
    return schema.Dataset(
        slug=slug, title=slug, owner=slug, agreement="a", source=schema.FileSource(path="a.csv"), columns=columns,
        covers_from=date(2020, 1, 1), covers_to=date(2026, 3, 31), about=about,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("Zoë", "ZOE"), ("O'Brien", "OBRIEN"), ("Smith-Jones", "SMITHJONES"), ("de la Cruz", "DELACRUZ"),
        ("Müller-Groß", "MULLERGROSS"), ("ŞİMŞEK", "SIMSEK"), ("Łukasz", "LUKASZ"), ("Ångström", "ANGSTROM"),
        ("Æsa", "AESA"), ("Þóra", "THORA"), ("ığdır", "IGDIR"), ("Zoe\u0308", "ZOE"), ("  ann  ", "ANN"), ("123", ""),
    ],
)  # fmt: skip
def test_a_name_is_letters_without_accents(engine, written, letters):
    assert each(engine, names.letters_of("text"), [written]) == [letters]


def test_every_accented_letter_leads_to_the_letter_beneath_it():
    for accented, plain in zip(names.ACCENTED, names.PLAIN, strict=True):
        beneath = unicodedata.normalize("NFD", accented)[0]
        assert plain == {"Đ": "D", "Ð": "D", "Ħ": "H", "Ł": "L", "Ŀ": "L", "Ø": "O", "Ŧ": "T"}.get(
            accented, beneath
        )


def test_what_stands_for_no_name_is_no_name(engine):
    forenames, beginnings, _ = names.placeholders()
    written = ["BABY", "BABYGIRL", "TWINONE", "INFANT", "UNKNOWN", "", "BABETTE", "OLIVIA", "A"]
    kept = each(engine, names.name_of("text", forenames, beginnings), written)
    assert kept == [None] * 6 + ["BABETTE", "OLIVIA", "A"]


def test_a_nickname_stands_in_one_group_only():
    listed = names.nicknames()["name"].to_pylist()
    assert len(listed) == len(set(listed))
    assert not set(listed) & set(names.nicknames()["root"].to_pylist())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)), ("05/03/2024", date(2024, 3, 5)), ("5.3.2024", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)), ("2024-03-05 10:11:12", date(2024, 3, 5)), ("31/02/2024", None),
        ("2024", None), ("5/13/2024", None), ("", None), (None, None), ("05/03/24", None),
    ],
)  # fmt: skip
def test_a_date_may_be_written_in_many_ways(engine, written, day):
    assert each(engine, dates.date_of("text"), [written]) == [day]


def test_day_and_month_are_exchanged_where_that_is_another_date(engine):
    swapped = each(engine, dates.swapped("CAST(text AS DATE)"), ["2024-03-05", "2024-03-13", "2024-04-04"])
    assert swapped == [date(2024, 5, 3), None, None]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("sw1a 1aa", "SW1A1AA"), ("M1 1AE", "M11AE"), ("E1-6AN", "E16AN"), ("ZZ99 3VZ", None), ("SW1A 1A", None),
        ("none", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_postcode_has_the_shape_of_one(engine, written, kept):
    assert each(engine, places.postcode_of("text"), [written]) == [kept]


def plain_check(number):
    digits = [int(digit) for digit in str(number).zfill(10)]
    expected = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if expected == 11 else expected) == digits[9]


@given(st.lists(st.integers(0, 9_999_999_999), min_size=1, max_size=50))
def test_modulus_11_by_remainders_is_modulus_11_by_digits(engine, drawn):
    engine.put("drawn", pa.table({"n": range(len(drawn)), "number": pa.array(drawn, pa.int64())}))
    found = engine.rows(f"SELECT n, {numbers.check_digit_holds('number')} FROM drawn ORDER BY n")
    assert [holds for _, holds in found] == [plain_check(number) for number in drawn]


NUMBERS = {
    "999 000 0018": "valid", "999-000-0018": "valid", "9990000019": "check digit", "0000000000": "all zeros",
    "1111111111": "repeated digit", "": "missing", None: "missing", "ABC": "not a number", "99900000": "not a number",
    "9990000018.0": "valid",
}  # fmt: skip


def test_an_nhs_number_is_valid_or_says_why_not(engine):
    state = numbers.state_of("text", f"({numbers.digits_of('text')})", fictional=True)
    assert each(engine, state, list(NUMBERS)) == list(NUMBERS.values())


def test_numbers_that_are_never_issued_serve_made_up_records_only(engine):
    engine.put("raw_a", pa.table({"row_number": [1, 2], "nhs": ["9990000018", "4010232137"]}))
    heard = Heard()
    records(engine, a_study(a_dataset("a", nhs_number="nhs"), fictional=False), heard)
    assert engine.rows("SELECT nhs, nhs_state FROM records ORDER BY record") == [
        (None, "never issued"),
        (4010232137, "valid"),
    ]
    said = heard.lines[0]
    assert said.startswith("1 NHS numbers from 999 000 0000 up were not used: that range is never issued.")


def test_records_are_numbered_over_all_datasets_children_apart_from_adults(engine):
    engine.put("raw_a", pa.table({"row_number": [1, 2], "id": ["x", "y"], "f": ["Bill", "Zoë"]}))
    engine.put("raw_b", pa.table({"row_number": [1], "id": [7.0], "nhs": [9990000018]}))
    engine.put("raw_c", pa.table({"row_number": [1], "mother": ["9990000018"], "born": [date(2024, 3, 5)]}))
    study = a_study(
        a_dataset("a", id="id", forename="f"),
        a_dataset("b", about="adult", id="id", child_nhs_number="nhs"),
        a_dataset("c", mother_nhs_number="mother", birth_date="born"),
    )
    records(engine, study, Quiet())
    assert engine.rows(
        """SELECT record, dataset, source_id, forename, forename_root, birth_date, birth_date_swapped, mother_nhs
        FROM records ORDER BY record"""
    ) == [
        (0, 0, "x", "BILL", "WILLIAM", None, None, None),
        (1, 0, "y", "ZOE", "ZOE", None, None, None),
        (3, 2, "1", None, None, date(2024, 3, 5), date(2024, 5, 3), 9990000018),
    ]
    assert engine.rows("SELECT record, source_id, child_nhs FROM adult_records") == [(2, "7", 9990000018)]


def test_a_postcode_finds_its_area_and_the_area_its_decile(engine, tmp_path):
    (tmp_path / "lookup.csv").write_text("postcode,area\nzz1 2ab,F001\nZZ1 2AB,F001\nZZ3 4CD,F002\n")
    (tmp_path / "names.csv").write_text("area,name,deprivation\nF001,Low Moor,3\nF002,Upton,\n")
    engine.put(
        "raw_a",
        pa.table({"row_number": [1, 2, 3], "pc": ["ZZ12AB", "ZZ34CD", None], "sex": ["1", "Female", "9"]}),
    )
    study = a_study(
        a_dataset("a", postcode="pc", sex="sex"),
        postcode_lookup=tmp_path / "lookup.csv",
        names=tmp_path / "names.csv",
    )
    records(engine, study, Quiet())
    found = engine.rows("SELECT area, deprivation, sex FROM records ORDER BY record")
    assert found == [("F001", 3, "M"), ("F002", None, "F"), (None, None, None)]


def test_a_lookup_without_its_columns_is_refused_by_name(tmp_path):
    (tmp_path / "lookup.csv").write_text("pcd,lsoa\nZZ12AB,F001\n")
    with pytest.raises(Refused) as refused:
        places.postcode_lookup(tmp_path / "lookup.csv")
    assert refused.value.where == "lookup.csv"
