"""The cloud of words: nothing lies on anything else, the same words lie the same way, every word has its row."""

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.charts.scene import Box, Group, Text, every
from fivefold.charts.word_cloud import MOST_DRAWN, CloudWord, WordCloud

A_WORD = st.text(alphabet="abcdefghij klmnop-", min_size=1, max_size=80).filter(str.strip)
WORDS = st.lists(
    st.builds(CloudWord, A_WORD, st.integers(0, 400), on_the_list=st.booleans()),
    max_size=60,
    unique_by=lambda one: one.word.casefold(),
)


def bounds(part):
    boxes = [p for p in every([part]) if isinstance(p, (Box, Text))]
    return (
        min(p.x for p in boxes),
        min(p.y for p in boxes),
        max(p.x + p.w for p in boxes),
        max(p.y + p.h for p in boxes),
    )


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@settings(max_examples=60, deadline=None)
@given(WORDS, st.booleans())
def test_no_word_lies_on_another_and_all_lie_on_the_paper(words, big):
    scene = WordCloud("Words", tuple(words), big=big).scene()
    places = [bounds(part) for part in scene.parts]
    assert all(apart(one, other) for one, other in combinations(places, 2))
    assert all(
        x >= 0 and y >= 0 and right <= scene.width and bottom <= scene.height
        for x, y, right, bottom in places
    )


@settings(max_examples=20, deadline=None)
@given(WORDS)
def test_the_order_in_which_words_come_changes_nothing(words):
    assert WordCloud("Words", tuple(words)).svg() == WordCloud("Words", tuple(reversed(words))).svg()


def drawn_size(cloud, word):
    return next(p.size for p in every(cloud.scene().body) if isinstance(p, Text) and p.words == word)


def test_a_word_is_larger_the_more_often_it_was_said():
    cloud = WordCloud(
        "Words", (CloudWord("Bonding", 9), CloudWord("Wellbeing", 4), CloudWord("Attachment", 0))
    )
    assert drawn_size(cloud, "Bonding") > drawn_size(cloud, "Wellbeing") > drawn_size(cloud, "Attachment")


def test_what_the_toolkit_has_is_told_by_its_frame_and_what_people_think_by_signs():
    said = CloudWord("Attachment", 3, prefer=2, avoid=1, on_the_list=True)
    scene = WordCloud(
        "Words", (said, CloudWord("Wellbeing", 0, on_the_list=True), CloudWord("Bond", 1))
    ).scene()
    groups = [part for part in scene.body if isinstance(part, Group)]
    told = {
        next(p.words for p in group.parts if isinstance(p, Text)): [
            p.look.dashed for p in group.parts if isinstance(p, Box)
        ]
        for group in groups
    }
    assert told == {"Attachment": [False], "Wellbeing": [True], "Bond": []}
    assert said.caption == "3×  +2  −1"


def test_every_word_has_its_row_in_the_table_even_where_the_picture_has_no_room():
    words = tuple(CloudWord(f"word {n}", n) for n in range(MOST_DRAWN + 5))
    cloud = WordCloud("Words", words)
    assert len(cloud.twin().rows) == MOST_DRAWN + 5
    assert "5 more words are in the table." in cloud.svg()


def test_a_nasty_word_is_drawn_as_text():
    assert "<script" not in WordCloud("Words", (CloudWord("<script>alert(1)</script>", 2),)).svg()


def test_a_cloud_of_nothing_is_a_picture_too():
    assert re.match(r"<svg ", WordCloud("Words", ()).svg())


def test_a_word_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        WordCloud("Words", (CloudWord("Bond", 1), CloudWord("bond", 2)))
