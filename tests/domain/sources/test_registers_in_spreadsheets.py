"""The registers as spreadsheets: what is written is read back as equal; what is wrong names row, column and remedy."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.need.holders import AgeSplit, AreaSplit, Recorded, Sharing
from fivefold.need.holdings import Holding
from fivefold.need.parents import Audit, answered, kept
from fivefold.sources import holding_sheet, parent_audit_sheet
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.value import State

WORDS = st.text("abc XYZ;,=+@'-àü1", min_size=1, max_size=30).map(lambda t: " ".join(t.split())).filter(bool)
MAYBE = st.one_of(st.just(""), WORDS.filter(lambda t: "@" not in t))
AGES = st.one_of(
    st.none(),
    st.tuples(st.integers(-9, 215), st.integers(1, 60)).map(lambda p: AgeBand(p[0], min(216, p[0] + p[1]))),
)
SLUGS = st.sampled_from(["", *(factor.slug for factor in knowledge.factors())])
HOLDINGS = st.builds(
    Holding, key=st.uuids().map(str), organisation=WORDS, dataset=WORDS, domain=st.sampled_from(Domain), about=WORDS,
    factor=SLUGS, population=MAYBE, age_split=st.sampled_from(AgeSplit), ages=AGES,
    area_split=st.sampled_from(AreaSplit), sharing=st.sampled_from(Sharing), nhs_number=st.sampled_from(Recorded),
    birth_date=st.sampled_from(Recorded), postcode=st.sampled_from(Recorded), refreshed=MAYBE, basis=MAYBE,
    contact_role=st.sampled_from(["", "data lead"]), indicator=st.sampled_from(["", "93085"]), note=MAYBE,
    confirmed=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)  # fmt: skip


def written(tmp_path, content, name="register.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@given(st.lists(HOLDINGS, min_size=1, max_size=4, unique_by=lambda one: one.key))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_register_that_is_taken_out_and_brought_in_again_is_the_same(tmp_path, holdings):
    path = written(tmp_path, holding_sheet.workbook(holdings))
    reading = holding_sheet.read(path, "register.xlsx")
    assert reading.problems == ()
    assert list(reading.entries) == holdings


def audit(key, children, **facts):
    about = {"period": "2025/26", "source": "Team manager, June 2026"}
    return Audit(key, "Drug service", children=children, asked_on=date(2026, 6, int(key)), **(about | facts))


def a_total(number, unit="children"):
    return kept(number, unit=unit, period="2025/26", source="Team manager, June 2026")


def test_an_audit_that_is_taken_out_and_brought_in_again_is_the_same(tmp_path):
    hidden = answered(
        State.SUPPRESSED, None, unit="children", period="2025/26", source="Team manager, June 2026"
    )
    missing = {
        unit: answered(State.MISSING, None, unit=unit, period="2025/26", source="Team manager, June 2026")
        for unit in ("adults", "children")
    }
    audits = [
        audit("1", a_total(120), adults=a_total(300, "adults"), parenthood=Recorded.ALWAYS, note="two\nlines"),
        audit("2", hidden, adults=missing["adults"]),
        audit("3", missing["children"], adults=a_total(0, "adults"), field="dep_children"),
    ]  # fmt: skip
    path = written(tmp_path, parent_audit_sheet.workbook(audits))
    reading = parent_audit_sheet.read(path, "audit.xlsx")
    assert reading.problems == ()
    assert list(reading.entries) == audits


def sheet(columns, *rows):
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in ([column.name for column in columns], *rows):
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_a_small_number_in_a_file_is_hidden_while_it_is_read(tmp_path):
    row = ["Probation", "", "", "no", "always", "no", "", "", 4, "2025/26", "Manager", "", "2026-06-01", ""]
    path = written(tmp_path, sheet(parent_audit_sheet.COLUMNS, row))
    (one,) = parent_audit_sheet.read(path, "audit.xlsx").entries
    assert (one.children.state, one.children.number, one.children.low) == (State.SUPPRESSED, None, None)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("Organisation", "", "Row 2, column Organisation: This cell is empty. Write who holds the data."),
        (
            "Age split",
            "by moons",
            "Row 2, column Age split: 'by moons' is not one of the words used here. Use: months,",
        ),
        ("Factor", "bad luck", "Row 2, column Factor: 'bad luck' is no factor of the library."),
        ("Age to", "2 years", "Row 2, column Age from: Only one of the two ages is given. Write both,"),
        (
            "Contact (role)",
            "jo@example.org",
            "Row 2, column Contact (role): 'jo@example.org' looks like an address",
        ),
        (
            "Confirmed on",
            "3/4/2026",
            "Row 2, column Confirmed on: '3/4/2026' is not a date. Write it year first",
        ),
    ],
)
def test_what_is_wrong_in_a_register_names_row_column_and_remedy(tmp_path, column, cell, said):
    facts = {"Organisation": "Police", "Dataset": "Incidents", "What it tells": "children present"} | {
        column: cell
    }
    row = [facts.get(one.name, "") for one in holding_sheet.COLUMNS]
    reading = holding_sheet.read(written(tmp_path, sheet(holding_sheet.COLUMNS, row)), "register.xlsx")
    assert reading.entries == ()
    assert [problem.words.startswith(said) for problem in reading.problems] == [True]


def test_a_number_without_its_source_is_refused(tmp_path):
    row = ["Probation", "", "", "no", "always", "no", "", "", 40, "2025/26", "", "", "2026-06-01", ""]
    reading = parent_audit_sheet.read(written(tmp_path, sheet(parent_audit_sheet.COLUMNS, row)), "audit.xlsx")
    assert [problem.column for problem in reading.problems] == ["Source"]


def test_the_same_thing_said_twice_differently_stops_the_file(tmp_path):
    rows = [
        ["Police", "Incidents", "", "", "children present"],
        ["Police", "incidents", "", "", "children present", "all"],
    ]
    wide = [row + [""] * (len(holding_sheet.COLUMNS) - len(row)) for row in rows]
    reading = holding_sheet.read(written(tmp_path, sheet(holding_sheet.COLUMNS, *wide)), "register.xlsx")
    assert [problem.row for problem in reading.problems] == [3]


def test_the_same_id_twice_stops_the_file(tmp_path):
    rows = [["Police", "Incidents", "", "", "children present"], ["Tax", "Income", "", "", "families"]]
    wide = [row + [""] * (len(holding_sheet.COLUMNS) - len(row) - 1) + ["one"] for row in rows]
    reading = holding_sheet.read(written(tmp_path, sheet(holding_sheet.COLUMNS, *wide)), "register.xlsx")
    assert [problem.row for problem in reading.problems] == [3]


def test_every_factor_is_found_by_its_name_and_no_two_share_one():
    assert [holding_sheet.factor_named(one.label) for one in knowledge.factors()] == [
        one.slug for one in knowledge.factors()
    ]


def test_csv_never_begins_a_cell_with_what_a_spreadsheet_would_run():
    text = holding_sheet.csv_text([Holding("k", "=cmd()", "+1", Domain.CHILD, "@x")])
    assert text.splitlines()[1].startswith("'=cmd(),'+1,")
