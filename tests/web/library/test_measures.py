"""Measures: the catalogue with every field, and choosing with a reason for everything that is left out."""

import re
from html import unescape

import pytest

from fivefold import knowledge
from fivefold_web.library.presenters.measures import name_of
from tests.builders.places import a_member, a_place, signed_in
from tests.web.library.shelf_pages import library, words_of

pytestmark = pytest.mark.django_db
AT_14_MONTHS = {"age": "14", "domain": "relationship", "rater": "parent or carer"}


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place))


def section(answer, name):
    """The words of one card of the page; nothing where the card is not there."""
    found = re.search(rf'<section[^>]*id="{name}">(.*?)</section>', answer.content.decode(), re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", found.group(1)))) if found else ""


def age(slug):
    """The age of a measure as the content tells it."""
    told = knowledge.named(slug, knowledge.measures()).age
    assert {"mors-sf": "6 to 52 weeks", "mors-child": "2 to 4 years"}[slug] in told
    return told


def test_at_14_months_the_gap_between_the_two_versions_of_mors_is_told(reader, place):
    text = words_of(reader.get(library(place, "measures/"), AT_14_MONTHS))
    assert "0 measures fit · 2 may fit" in text
    assert "There is a gap: from 12 months to 2 years nothing here fits for certain." in text
    assert f"MORS-SF ends before it ({age('mors-sf')})." in text
    assert f"MORS-Child begins after it ({age('mors-child')})." in text


def test_at_14_months_two_measures_may_fit_over_a_year_exact_range_to_check(reader, place):
    answer = reader.get(library(place, "measures/"), AT_14_MONTHS)
    may_fit = section(answer, "may-fit")
    assert may_fit.count("Over a year; exact range to check") == 2
    assert "BASC-3 Parenting Relationship Questionnaire" in may_fit
    assert "Parent-Child Relationship Scale" in may_fit
    assert "MORS" not in may_fit
    assert section(answer, "fits") == ""


def test_every_other_measure_says_why_it_is_left_out(reader, place):
    left_out = section(reader.get(library(place, "measures/"), AT_14_MONTHS), "left-out")
    others = [one for one in knowledge.measures() if one.slug not in ("basc-3-prq", "p-crs")]
    assert [one.title for one in others if one.title not in left_out] == []
    assert f"It ends earlier: {age('mors-sf')}." in left_out
    assert f"It begins later: {age('mors-child')}." in left_out
    assert "It is about something else: The child’s mental health." in left_out
    assert "It is answered by somebody else: Trained practitioner." in left_out


def test_what_fits_a_parent_of_a_toddler_is_offered_with_its_cost_as_an_estimate(reader, place):
    asked = AT_14_MONTHS | {"domain": "child"}
    fits = section(reader.get(library(place, "measures/"), asked), "fits")
    assert "Ages & Stages Questionnaire: Social-Emotional, second edition (ASQ:SE-2)" in fits
    assert knowledge.named("asq-se-2", knowledge.measures()).cost in fits
    assert fits.count("£") > 0
    assert fits.count("(the toolkit's estimate") + fits.count("(an estimate)") >= 3


def test_every_cost_is_called_an_estimate(reader, place):
    for one in knowledge.measures():
        if "£" in one.cost:
            text = words_of(reader.get(library(place, f"measures/{one.slug}/")))
            told = text[text.index("Cost (estimate)") : text.index("Licence")]
            assert "estimate" in told.removeprefix("Cost (estimate)"), one.slug


def test_the_catalogue_holds_all_measures_and_names_its_gaps(reader, place):
    answer = reader.get(library(place, "measures/"))
    text = words_of(answer)
    assert [one.title for one in knowledge.measures() if one.title not in text] == []
    assert "12 months to 2 years" in section(answer, "gaps")


def test_a_measure_has_all_its_fields_and_what_we_correct(reader, place):
    text = words_of(reader.get(library(place, "measures/adbb/")))
    adbb = knowledge.named("adbb", knowledge.measures()).corrections[0]
    for label in (
        "Authors", "What it looks at", "Age", "Who answers", "Format", "Length", "Training",
        "How to read the result", "Cost (estimate)", "Licence",
    ):  # fmt: skip
        assert label in text
    assert f"The toolkit prints {adbb.printed}" in text
    assert f"We use, and why {adbb.ours}" in text
    assert "Toolkit, Part 7, p79" in text
    assert "to be confirmed with the publisher" in text


def test_a_field_that_the_toolkit_leaves_out_says_so(reader, place):
    assert "Training not given" in words_of(reader.get(library(place, "measures/basc-3-prq/")))


def test_an_instrument_outside_the_table_is_shown_and_not_suggested(reader, place):
    text = words_of(reader.get(library(place, "measures/dawba/")))
    assert "Not suggested by Fivefold. Outside the toolkit's table, because it is used for diagnosis." in text
    left_out = section(reader.get(library(place, "measures/"), {"q": "dawba"}), "left-out")
    assert "The toolkit names it only to say that its table leaves it out." in left_out


def test_words_and_format_narrow_the_catalogue(reader, place):
    answer = reader.get(library(place, "measures/"), {"form": "observation", "q": "baby"})
    assert "Alarm Distress Baby Scale" in section(answer, "fits")
    assert "Ages & Stages" not in section(answer, "fits")


def test_an_age_that_is_no_number_is_told_and_breaks_nothing(reader, place):
    answer = reader.get(library(place, "measures/"), {"age": "toddler"})
    assert answer.status_code == 200
    assert "Enter a whole number." in words_of(answer)


def test_measures_stand_side_by_side(reader, place):
    answer = reader.get(library(place, "measures/compare/?with=bitsea&with=itsea"))
    text = words_of(answer)
    for slug in ("bitsea", "itsea"):
        assert knowledge.named(slug, knowledge.measures()).length in text
    assert answer.content.decode().count('<th scope="col"><a') == 2


def test_a_short_name_is_not_said_twice():
    titles = {one.slug: name_of(one) for one in knowledge.measures()}
    assert titles["asq-3"] == "Ages and Stages Questionnaire (ASQ-3)"
    assert titles["adbb"] == "Alarm Distress Baby Scale (ADBB)"
