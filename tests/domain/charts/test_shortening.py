"""Short words for a wide picture; the tall picture, the table and the description keep them all."""

from dataclasses import replace

import pytest

from fivefold.charts.diagrams.shortening import first_runs, first_sentence
from fivefold.charts.scene import Text, every
from fivefold.charts.wrapping import Run
from tests.builders.diagrams import SAMPLES


def words_of(sheet, tall=False):
    return " ".join(p.words for p in every(sheet.scene(tall).parts) if isinstance(p, Text))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Partners meet.", "Partners meet."),
        ("Partners meet. They decide.", "Partners meet. …"),
        ("Who leads? Nobody yet.", "Who leads? …"),
        ("About 2.5 years old and curious", "About 2.5 years old and curious"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_with_a_sign_that_there_is_more(text, short):
    assert first_sentence(text) == short


def test_words_in_several_styles_end_after_so_many_sentences():
    runs = (Run("I cry. Mum "), Run("holds me.", marked=True), Run(" Then I sleep."))
    assert first_runs(runs, 2) == (Run("I cry. Mum "), Run("holds me.", marked=True), Run("…"))
    assert first_runs(runs, 1) == (Run("I cry."), Run("…"))
    assert first_runs(runs, 3) == runs


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_only_the_wide_picture_is_shorter(name):
    full = SAMPLES[name]
    short = replace(full, short=True)
    assert len(words_of(short)) <= len(words_of(full))
    assert words_of(short, tall=True) == words_of(full, tall=True)
    assert (short.twin(), short.description()) == (full.twin(), full.description())
    assert short.scene().width <= full.scene().width


def test_short_words_make_letters_larger_on_the_wall():
    widths = [(sheet.scene().width, replace(sheet, short=True).scene().width) for sheet in SAMPLES.values()]
    assert sum(short < full for full, short in widths) >= 2
