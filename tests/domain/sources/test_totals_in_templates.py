"""Contacts and use of services in our own templates: totals in, whole or not at all."""

import pytest

from fivefold.need.contacts import Mode
from fivefold.sources import Kind
from fivefold.sources.count_templates import contacts_workbook, service_use_workbook
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.value import State
from tests.builders.counts import a_contacts_file, a_use_file

FACE = {"Mode": "face to face", "Due": "", "Seen": "700"}


def words(reading):
    return [problem.words for problem in reading.problems]


def test_a_filled_template_of_contacts_is_read(read):
    fifth = {"Group type": "deprivation", "Group": "1 (most deprived)", "Due": "300", "Seen": "210"}
    reading = read(a_contacts_file({}, FACE, fifth))
    total, face, group = reading.contact_rows
    assert (reading.kind, reading.is_clean, reading.periods) == (Kind.CONTACTS, True, ("2024/25",))
    assert (total.contact, total.due, total.seen, total.mode) == ("england-new-birth", 1000, 810, "")
    assert (face.mode, face.due, face.seen) == (Mode.FACE_TO_FACE, None, 700)
    assert (group.category_type, group.category, group.sex) == ("Deprivation", "1 (most deprived)", "Persons")


def test_the_nation_of_the_area_decides_which_contacts_there_are(read):
    welsh = {"Area code": "W06000015", "Area name": "Cardiff"}
    (row,) = read(a_contacts_file(welsh | {"Contact": "16 week contact"})).contact_rows
    assert row.contact == "wales-sixteen-weeks"
    (problem,) = words(read(a_contacts_file(welsh)))
    assert problem.startswith(
        "Row 2, column Contact: 'New birth review' is not a contact of Wales. Write one of: Antenatal contact,"
    )


@pytest.mark.parametrize("mark", ["*", "<5", "[c]"])
def test_a_hidden_number_stays_hidden(read, mark):
    (row,) = read(a_contacts_file({"Seen": mark})).contact_rows
    assert (row.state, row.seen, row.due) == (State.SUPPRESSED, None, 1000)


def test_a_number_due_for_an_antenatal_contact_is_left_out_and_that_is_said(read):
    reading = read(a_contacts_file({"Contact": "Antenatal review"}))
    assert (reading.contact_rows[0].due, reading.contact_rows[0].seen) == (None, 810)
    (note,) = reading.notes
    assert note == (
        "1 rows give a number due for a contact in pregnancy. It is left out: nobody knows how many were due, so no "
        "percentage is made of it."
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"Seen": "1001"}, "Row 2, column Seen: 1,001 children were seen of 1,000 who were due."),
        (
            {"Seen": "81.4"},
            "Row 2, column Seen: 81.4 is not a whole number of people. Write counts, not percentages.",
        ),
        ({"Seen": "-1"}, "Row 2, column Seen: -1 cannot be. Write 0 or more; * where it is hidden."),
        ({"Due": "*"}, "Row 2, column Seen: The number due is hidden, but the number seen is not."),
        ({"Mode": "letter"}, "Row 2, column Mode: 'letter' is not a way of contact."),
        (
            {"Group": "Girls"},
            "Row 2, column Group type: 'Girls' is a group, but the row does not say by what.",
        ),
        ({"Group type": "sex"}, "Row 2, column Group: The row is about groups by sex, but names none."),
        ({"Area code": "Trafford"}, "Row 2, column Area code: 'TRAFFORD' is not an official area code."),
        ({"Period": "last year"}, "Row 2, column Period: 'last year' is not a period."),
    ],
)
def test_an_error_names_row_column_and_remedy_and_nothing_enters(read, wrong, said):
    reading = read(a_contacts_file(wrong))
    assert (len(reading.problems), len(reading.rows)) == (1, 0)
    assert words(reading)[0].startswith(said)


def test_a_count_given_twice_enters_once_and_two_different_ones_are_refused(read):
    assert len(read(a_contacts_file({}, {})).contact_rows) == 1
    (problem,) = words(read(a_contacts_file({}, {"Seen": "800"})))
    assert problem == (
        "Row 3, column Seen: Row 2 gives another number for the same contact, area, group, mode and period. "
        "Keep the right row and delete the other."
    )


def test_the_ways_of_a_contact_cannot_add_up_to_more_than_all_who_were_seen(read):
    reading = read(a_contacts_file({}, FACE, FACE | {"Mode": "telephone", "Seen": "200"}))
    assert words(reading)[0].startswith(
        "Row 4, column Seen: The ways of this contact add up to 900 children, but row 2 says that 810 were seen in all."
    )


def test_a_missing_column_is_named(read):
    assert words(read(a_contacts_file(without=["Period"])))[0].startswith(
        "Row 1, column Period: The column 'Period' is missing."
    )


def test_a_filled_template_of_use_is_read(read):
    reading = read(a_use_file({}, {"Who": "Parents", "Seen": "*", "Group type": "age", "Group": "under 1"}))
    first, second = reading.use_rows
    assert (reading.kind, first.service_name, first.who, first.seen, first.population) == (
        Kind.SERVICE_USE, "Parent-infant team", "children", 96, 5000,
    )  # fmt: skip
    assert (second.who, second.age, second.state, second.seen) == (
        "parents",
        "under 1",
        State.SUPPRESSED,
        None,
    )


def test_more_people_seen_than_live_there_is_refused(read):
    assert words(read(a_use_file({"Seen": "5001"})))[0].startswith(
        "Row 2, column Seen: 5,001 people were seen of 5,000 who live there. Count each person once"
    )


@pytest.mark.parametrize("nation", Nation)
def test_each_nation_has_a_template_that_holds_examples_only(read, nation):
    reading = read(contacts_workbook(nation), "contacts.xlsx")
    assert (reading.kind, words(reading)) == (
        Kind.CONTACTS,
        ["The table has a heading but no rows. Check that the file is complete, and upload it again."],
    )
    assert read(service_use_workbook(), "use.xlsx").notes == (
        "2 example rows of the template were left out.",
    )
