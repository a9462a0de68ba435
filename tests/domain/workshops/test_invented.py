"""Text that may be about a real child is refused, ordinary sentences are not."""

import pytest

from fivefold import knowledge
from fivefold.vocabulary.invented import Detail, traces
from fivefold.workshops.invented import LooksReal, check


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Born 3/5/2022 in Bristol", Detail.BIRTH),
        ("born on 3rd May 2022", Detail.BIRTH),
        ("2022-05-03", Detail.BIRTH),
        ("DOB unknown", Detail.BIRTH),
        ("NHS 943 476 5919", Detail.NHS_NUMBER),
        ("number 9434765919", Detail.NHS_NUMBER),
        ("the family at BS1 4ST", Detail.POSTCODE),
        ("lives in sw1a1aa", Detail.POSTCODE),
        ("mum@example.org", Detail.EMAIL),
        ("ring 01632 960 001", Detail.PHONE),
        ("ring +44 7700 900123", Detail.PHONE),
    ],
)
def test_a_detail_of_a_real_person_is_refused_with_what_to_do(text, detail):
    assert detail in [trace.detail for trace in traces(text)]
    with pytest.raises(LooksReal, match="leave it out"):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "He hits at 9 in the morning, 2 or 3 times a week",
        "1 in 5 families; 24 months; £8 a week",
        "Is there a safe place to sleep?",
        "May be under strain since May",
        "The 2022 review of health visiting",
        "Level 3 nursery, room 12B, ages 2 to 4",
    ],
)
def test_ordinary_sentences_pass(text):
    assert check(text) == text


def test_no_story_of_the_toolkit_looks_real():
    told = [case.text for case in knowledge.cases()] + [
        q for case in knowledge.cases() for q in case.questions
    ]
    assert [text for text in told if traces(text)] == []
