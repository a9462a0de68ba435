from fivefold import knowledge
from fivefold.services.suggesting import MOST, suggested


def slugs(text, leaving_out=()):
    return [one.factor.slug for one in suggested(text, knowledge.factors(), leaving_out)]


def test_a_factor_is_suggested_where_every_telling_word_of_a_name_stands_in_the_text():
    [first, *_others] = suggested("We help pregnant women to stop smoking.", knowledge.factors())
    assert first.factor.slug == "smoking-in-pregnancy"
    assert first.words == ("smoking", "pregnant")


def test_one_word_of_a_longer_name_is_not_enough():
    assert "smoking-in-pregnancy" not in slugs("A smoking shelter for staff.")


def test_words_that_say_nothing_suggest_nothing():
    assert slugs("Support for parents and their children with problems.") == []
    assert slugs("") == []


def test_what_is_tagged_already_is_not_suggested_again():
    assert "smoking-in-pregnancy" not in slugs("Stop smoking in pregnancy.", ["smoking-in-pregnancy"])


def test_a_long_text_suggests_a_few_and_those_with_most_words_first():
    everything = " ".join(one.label for one in knowledge.factors())
    found = suggested(everything, knowledge.factors())
    assert len(found) == MOST
    counts = [len(one.words) for one in found]
    assert counts == sorted(counts, reverse=True)
