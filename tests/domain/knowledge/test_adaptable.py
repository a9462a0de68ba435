"""Which words of the content a place may say in its own way."""

import pytest

from fivefold import knowledge
from fivefold.knowledge.adaptable import FIELDS, SINGULAR, elements_of, original


def everything_adaptable():
    """Every item and element of the kinds that can be adapted."""
    for kind in FIELDS:
        for item in knowledge.everything()[kind]:
            yield kind, item.slug, ""
            for element in elements_of(kind, item):
                yield kind, item.slug, element.slug


def test_every_item_and_element_of_an_adaptable_kind_has_words_pages_and_an_edition():
    for kind, item, element in everything_adaptable():
        told = original(kind, item, element)
        assert told is not None, (kind, item, element)
        assert all(words.strip() for _field, words in told.fields), (kind, item, element)
        assert told.sources
        assert told.edition[:2] == "20"


def test_every_kind_is_named_in_the_singular_for_its_evidence():
    assert set(SINGULAR) == set(FIELDS)


def test_a_cell_is_told_with_its_title_its_text_and_its_own_pages():
    cell = original("frameworks", "being-and-becoming", "emotional-being")
    told = knowledge.named("emotional-being", knowledge.framework("being-and-becoming").elements)
    assert cell.fields == (("title", told.title), ("text", told.text))
    assert cell.sources == "Toolkit, Part 3, p16"
    assert cell.key == "framework:being-and-becoming:emotional-being"
    assert cell.rewordable


def test_an_element_without_pages_of_its_own_has_those_of_the_whole():
    assert original("frameworks", "service-types", "maternity").sources == "Toolkit, Part 2, p10"


def test_a_framework_of_others_can_be_talked_about_and_not_reworded():
    assert not original("frameworks", "nest").rewordable


@pytest.mark.parametrize(
    "path",
    [("frameworks", "nothing", ""), ("frameworks", "being-and-becoming", "nothing"), ("statistics", "any", ""), ("levels", "child", "x")],
)  # fmt: skip
def test_what_is_not_there_has_no_original(path):
    assert original(*path) is None


def test_a_field_that_an_item_does_not_have_says_nothing():
    assert original("factors", "domestic-abuse").says("summary") is None
