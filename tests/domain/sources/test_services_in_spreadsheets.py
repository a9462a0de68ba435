import csv
import io
import re
from dataclasses import fields, replace
from datetime import date, time

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold.services.offer import Offer, Status
from fivefold.services.open_to import Hours, Location
from fivefold.sources import recognise_services, service_sheet
from fivefold.sources.service_columns import FACTS
from fivefold.sources.service_words import months, months_words
from fivefold.sources.templates import services_workbook
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from tests.builders.files import a_csv, a_workbook
from tests.builders.offers import services

FULL = Offer(
    id="7d9e9c1e-0000-4000-8000-000000000001", name="Baby Hub", organisation="Family Hub", description="Line 1\nLine 2",
    levels=frozenset({Level.CHILD, Level.FAMILY}), tiers=frozenset({Tier.PROMOTION, Tier.TREATMENT}),
    primary=Tier.TREATMENT, reach=Reach.TARGETED, need_groups=frozenset({NeedGroup.GETTING_HELP}),
    ages=AgeBand(-9, 30), areas=("Northtown", "E08000009"), status=Status.TEMPORARILY_CLOSED, caregivers="Fathers too",
    eligibility="Self-referral", capacity="12 families", address="1 High Street, Northtown", postcode="N1 1AA",
    email="hub@example.org", telephone="0161 496 0000", website="https://example.org/hub", assured_on=date(2026, 3, 31),
)  # fmt: skip


def words(reading):
    return [problem.words for problem in reading.problems]


def test_what_is_written_is_read_back_equal(read_services):
    assert read_services(service_sheet.workbook([FULL])).offers == (FULL,)


def test_every_fact_of_a_service_has_a_column():
    written = {fact.name.partition(".")[0] for fact in FACTS if fact.write} - {"wait"}
    assert written == {field.name for field in fields(Offer)} - {"locations", "original"}


@given(services())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("write", [service_sheet.workbook, service_sheet.table])
def test_any_services_come_back_equal(tmp_path, write, offers):
    path = tmp_path / "any"
    path.write_bytes(write(offers))
    reading = recognise_services(path, "any")
    assert (words(reading), reading.offers) == ([], tuple(offers))


def test_a_long_original_record_comes_back_in_pieces(read_services):
    offer = replace(FULL, original='{"x":"' + "y" * 70_000 + '"}')
    assert read_services(service_sheet.workbook([offer])).offers == (offer,)
    assert read_services(service_sheet.table([offer]), "s.csv").offers == (offer,)


def test_a_text_that_excel_would_run_is_harmless_in_a_csv_file(read_services):
    trap = Offer(id="k", name="=1+1", description="'@SUM(A1)", telephone="+44 161", team="-2")
    written = service_sheet.table([trap])
    cells = next(csv.reader(io.StringIO(written.decode("utf-8-sig").partition("\r\n")[2])))
    assert [cell for cell in cells if re.match(r"[=+@\t\r]", cell)] == []
    assert read_services(written, "s.csv").offers == (trap,)


def test_an_apostrophe_of_somebody_elses_list_stays(read_services):
    assert [o.name for o in read_services(a_csv(["Name"], ["'@symes Building"]), "s.csv").offers] == [
        "'@symes Building"
    ]


def test_a_further_row_with_the_same_name_gives_one_more_place(read_services):
    heading = ["Name", "Reach", "Place name", "Place postcode", "Hours"]
    rows = (
        ["Hub", "universal", "Quay", "HM1 1AA", "Mon 9:30-11:30"],
        ["Hub", "", "Moor", "HM6 1AA", "Friday from 14:00"],
    )
    (offer,) = read_services(a_csv(heading, *rows)).offers
    assert offer.locations == (
        Location("Quay", postcode="HM1 1AA", hours=(Hours(0, time(9, 30), time(11, 30)),)),
        Location("Moor", postcode="HM6 1AA", hours=(Hours(4, time(14)),)),
    )


def test_degrees_beside_an_address_belong_to_that_address(read_services):
    (offer,) = read_services(
        a_csv(["name", "address", "lon", "lat"], ["Hub", "1 Quay", "-2.5", "53.4"])
    ).offers
    assert offer.locations == (Location(address="1 Quay", latitude=53.4, longitude=-2.5, position="feed"),)


def test_words_for_nothing_are_nothing(read_services):
    heading = ["Name", "Area served", "Website", "Languages", "Latitude", "Longitude", "Ages", "Description"]
    (offer,) = read_services(
        a_csv(heading, ["Hub", "n/a", "not known", "N/A", "n/a", "n/a", "[]", "n/a"])
    ).offers
    assert replace(offer, id="") == Offer(id="", name="Hub")


@pytest.mark.parametrize(
    ("typed", "ages"),
    [
        ("[[18.0, 100.0]]", AgeBand(216, 1212)), ("[[0.0, 13.0], [13.0, 18.0]]", AgeBand(0, 216)), ("0-4 years", AgeBand(0, 48)),
        ("6 weeks to 6 months", AgeBand(1, 6)), ("16+", AgeBand(192, 1212)), ("all ages", AgeBand(-9, 1212)), ("[]", None), ("", None),
    ],
)  # fmt: skip
def test_ages_in_one_cell_are_understood_and_nothing_is_not_all_ages(read_services, typed, ages):
    assert read_services(a_csv(["Name", "Ages"], ["Hub", typed])).offers[0].ages == ages


def test_text_that_begins_like_a_formula_stays_text(read_services):
    trap = Offer(
        id="k", name='=HYPERLINK("http://evil.example","x")', description="=1+1", organisation="@SUM(A1)"
    )
    written = service_sheet.workbook([trap])
    cell = openpyxl.load_workbook(io.BytesIO(written))["Services"]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert read_services(written).offers == (trap,)


def test_markup_stays_text(read_services):
    reading = read_services(a_workbook(["Name", "Description"], ["<script>alert(1)</script>", "<b>x</b>"]))
    assert [(o.name, o.description) for o in reading.offers] == [("<script>alert(1)</script>", "<b>x</b>")]


def test_a_table_with_only_names_is_enough_and_says_what_it_left_out(read_services):
    reading = read_services(a_csv(["Service name", "Colour"], ["Baby Hub", "red"]), "s.csv")
    assert [(o.name, o.status, o.ages) for o in reading.offers] == [("Baby Hub", Status.ACTIVE, None)]
    assert reading.notes == ("These columns have no place in the directory and are left out: Colour.",)


def test_a_service_without_an_id_gets_the_same_one_each_time(read_services):
    content = a_csv(["Name", "Organisation"], ["Baby Hub", "Trust"])
    assert read_services(content).offers == read_services(content).offers
    assert read_services(content).offers[0].id != read_services(a_csv(["Name"], ["Baby Hub"])).offers[0].id


def test_labels_and_capitals_are_understood(read_services):
    heading = ["Name", "Levels", "Kinds of support", "Main kind", "Reach", "Status"]
    row = [
        "A",
        "Caregiver–child relationship; FAMILY",
        "Promotion, early intervention",
        "Promotion",
        "Universal",
        "Open",
    ]
    (offer,) = read_services(a_csv(heading, row)).offers
    assert (offer.levels, offer.tiers, offer.reach, offer.status) == (
        {Level.RELATIONSHIP, Level.FAMILY}, {Tier.PROMOTION, Tier.EARLY_INTERVENTION}, Reach.UNIVERSAL, Status.ACTIVE,
    )  # fmt: skip


def test_one_kind_of_support_is_the_main_one(read_services):
    assert (
        read_services(a_csv(["Name", "Kinds of support"], ["A", "promotion"])).offers[0].primary
        is Tier.PROMOTION
    )


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("pregnancy", -9), ("Birth", 0), ("0", 0), ("6 weeks", 1), ("18 months", 18), ("18m", 18), ("2 years", 24),
        ("2½ years", 30), ("2.5 years", 30), ("3 months before birth", -3), ("1 year", 12), ("", None),
    ],
)  # fmt: skip
def test_ages_are_written_in_words(typed, age):
    assert months(typed) == age


@given(st.integers(-9, 300))
def test_an_age_in_words_is_read_back(age):
    assert months(months_words(age)) == age


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("Age from", "2", "Row 2, column Age from: '2' does not say whether it is months or years. Write pregnancy, birth, 6 weeks, 18 months or 2 years."),
        ("Age from", "toddler", "Row 2, column Age from: 'toddler' is not an age. Write pregnancy, birth, 6 weeks, 18 months or 2 years."),
        ("Age from", "2 years", "Row 2, column Age to: Only one of the two ages is given. Write both, or leave both empty."),
        ("Levels", "street", "Row 2, column Levels: 'street' is not one of the words used here. Use: child, relationship, family, community, environment."),
        ("Reach", "all", "Row 2, column Reach: 'all' is not one of the words used here. Use: universal, targeted, specialist."),
        ("Website", "javascript:alert(1)", "Row 2, column Website: 'javascript:alert(1)' is not an address of a website. Write it as https://www.example.org, or leave it empty."),
        ("Email", "hub at example", "Row 2, column Email: 'hub at example' is not an e-mail address. Write it as name@example.org, or leave it empty."),
        ("Checked on", "31/03/2026", "Row 2, column Checked on: '31/03/2026' is not a date. Write it year first, such as 2026-03-31."),
        ("Kinds of support", "promotion; treatment", "Row 2, column Main kind: Say which kind of support is the main one. Use one of: promotion, treatment."),
        ("Main kind", "promotion", "Row 2, column Main kind: The main kind of support is promotion, but the service is not marked as promotion."),
        ("Telephone", "0" * 61, "Row 2, column Telephone: This text has 61 characters; there is room for 60. Shorten it."),
        ("Ages", "young", "Row 2, column Ages: 'young' gives no ages that can be read. Write “birth to 5 years” or “13 to 18 years”, or use the two columns Age from and Age to."),
        ("Ages", "[[0, 5], [13, 18]]", "Row 2, column Ages: '[[0, 5], [13, 18]]' leaves out ages in between. Give each span as a service of its own."),
        ("Hours", "mornings", "Row 2, column Hours: 'mornings' does not say a day and hours. Write it as “Monday 09:30-11:30 (term time); Friday from 14:00”, the day first."),
        ("Hours", "Monday 12:00-09:00", "Row 2, column Hours: 'Monday 12:00-09:00' closes before it opens. Write the later time last."),
        ("Latitude", "53.4", "Row 2, column Longitude: Only one of the two degrees is given. Write both, or leave both empty."),
        ("Latitude", "530", "Row 2, column Latitude: '530' is no position in degrees. Write it as 53.4177 (latitude) or -2.4254 (longitude)."),
        ("Paid staff", "-1", "Row 2, column Paid staff: '-1' is not a number from 0 up. Write a number such as 2.5; leave it empty if nobody knows."),
        ("Volunteers", "2.5", "Row 2, column Volunteers: '2.5' is not a whole number. Write digits only, such as 12; leave it empty if nobody knows."),
        ("Free", "maybe", "Row 2, column Free: 'maybe' is neither yes nor no. Write yes or no; leave it empty if nobody knows."),
        ("Factors", "parental-stress", "Row 2, column Factors: 'parental-stress' does not say what the service does to the factor. Begin with one of these and a colon: lessens it, softens its impact, builds it."),
        ("Measures", "my own", "Row 2, column Measures: 'my own' is not in the library. Write the name as the library has it, such as adbb."),
        ("Serves", "dads", "Row 2, column Serves: 'dads' is not one of the words used here. Use: mothers, birthing parents,"),
        ("Areas", "E99000001", "Row 2, column Areas: E99000001 has the right shape, but E99 is not a kind of area that Fivefold knows."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_used_is_named_with_its_remedy(read_services, column, typed, said):
    reading = read_services(
        a_csv(
            ["Name", column] + (["Age to"] if column == "Age from" else []),
            ["A", typed] + ([""] if column == "Age from" else []),
        )
    )
    assert reading.offers == ()
    assert words(reading)[0].startswith(said)


def test_a_bare_address_gets_its_https(read_services):
    assert (
        read_services(a_csv(["Name", "Website"], ["A", "www.example.org/a"])).offers[0].website
        == "https://www.example.org/a"
    )


def test_a_row_without_a_name_is_named(read_services):
    assert words(read_services(a_csv(["Name", "Reach"], ["", "universal"]))) == [
        "Row 2, column Name: This service has no name. Write its name, or delete the row."
    ]


def test_a_file_without_names_is_told(read_services):
    assert words(read_services(a_csv(["Titel"], ["A"])))[0].startswith(
        "Row 1, column Name: The column 'Name' is missing."
    )


def test_a_formula_is_refused_with_its_cell(read_services):
    reading = read_services(a_workbook(["Name", "Description"], ["A", '=HYPERLINK("http://x")']))
    assert (reading.offers, words(reading)[0].partition(". ")[0]) == (
        (),
        "Row 2, column B: Cell B2 holds a formula",
    )


def test_the_same_service_twice_is_kept_once_and_a_different_one_is_a_problem(read_services):
    same = read_services(a_csv(["Name", "Reach"], ["A", "universal"], ["A", "universal"]))
    other = read_services(a_csv(["Name", "Reach"], ["A", "universal"], ["A", "targeted"]))
    assert (len(same.offers), [repeat.rows for repeat in same.repeated]) == (1, [(2, 3)])
    assert words(other) == [
        ("Row 3, column Name: 'A' is already in row 2, with other content. Delete one of the rows, or give them different "
        "names or different IDs.")
    ]  # fmt: skip


def test_one_wrong_row_keeps_every_service_out(read_services):
    reading = read_services(a_csv(["Name", "Reach"], ["A", "universal"], ["B", "all"]))
    assert (reading.offers, reading.rows_read, reading.is_clean) == ((), 2, False)


def test_the_template_leaves_its_examples_out(read_services):
    reading = read_services(services_workbook())
    assert reading.offers == ()
    assert reading.notes == ("2 example rows of the template were left out.",)
    assert words(reading)[0].startswith("Row 1: The table has a heading but no services.")


def test_the_template_with_a_service_below_the_examples_is_read(read_services):
    book = openpyxl.load_workbook(io.BytesIO(services_workbook()))
    book["Services"].append(["Baby Hub", "Trust"])
    out = io.BytesIO()
    book.save(out)
    assert [offer.name for offer in read_services(out.getvalue()).offers] == ["Baby Hub"]
