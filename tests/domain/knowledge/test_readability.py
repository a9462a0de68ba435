"""How easy a text is to read, told in words."""

from hypothesis import given
from hypothesis import strategies as st

from fivefold.knowledge.readability import FEWEST_WORDS, Ease, readability

EASY = (
    "The baby cries. Mum comes. She holds him close. Now he is calm. He looks at her face. She sings to him."
)
HARD = (
    "Multidisciplinary commissioning arrangements necessitate comprehensive interorganisational accountability, notwithstanding "
    "the heterogeneous socioeconomic determinants influencing psychological outcomes among disadvantaged populations generally everywhere."
)


def test_short_sentences_with_everyday_words_are_easy():
    assert readability(EASY).ease is Ease.EASY


def test_one_long_sentence_of_long_words_is_hard():
    assert readability(HARD).ease is Ease.HARD


def test_a_few_words_are_too_short_to_judge_and_get_no_grade():
    found = readability("A child who is loved.")
    assert (found.grade, found.ease, found.words) == (None, Ease.TOO_SHORT, 5)


def test_the_grade_is_that_of_the_published_formula():
    found = readability("The cat sat on the mat. " * 5)
    assert found.grade == max(round(0.39 * 6 + 11.8 * 1 - 15.59, 1), 0)


def test_paragraphs_without_full_stops_are_sentences_too():
    assert readability("A heading\n\nThen a sentence.").sentences == 2


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_judged(text):
    found = readability(text)
    assert (found.grade is None) == (found.words < FEWEST_WORDS)
    assert found.ease.label
