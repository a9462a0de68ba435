"""Who may be hidden in an average."""

from fivefold.need.hidden_in_average import Lens, Part, Split, Why, lens_of, of_a_share, who_may_be_hidden
from fivefold.need.indicators import Slice

WHOLE = Slice("Persons", "2 yrs")
DEPRIVED = Slice("Persons", "2 yrs", "Deprivation fifths", "1, most deprived")
LEAST = Slice("Persons", "2 yrs", "Deprivation fifths", "5, least deprived")


def split(lens, *parts, **about):
    return next(one for one in who_may_be_hidden(parts, **about) if one.lens is lens)


def test_every_total_gets_every_lens_with_groups_or_a_reason():
    splits = who_may_be_hidden([Part(WHOLE)])
    assert [s.lens for s in splits] == list(Lens)
    assert all(s.is_held == (s.why is None) and (s.groups > 1) == s.is_held for s in splits)


def test_a_split_needs_two_groups_that_can_be_shown():
    assert split(Lens.DEPRIVATION, Part(DEPRIVED), Part(LEAST)) == Split(Lens.DEPRIVATION, 2)
    assert split(Lens.DEPRIVATION, Part(DEPRIVED)).why is Why.NOT_IN_FILE


def test_groups_that_are_all_hidden_are_no_split_and_say_so():
    found = split(Lens.DEPRIVATION, Part(DEPRIVED, is_shown=False), Part(LEAST, is_shown=False))
    assert found == Split(Lens.DEPRIVATION, 0, Why.ALL_HIDDEN)


def test_a_split_of_other_areas_is_named_as_theirs():
    found = split(Lens.DEPRIVATION, Part(WHOLE), elsewhere=(Part(DEPRIVED), Part(LEAST)))
    assert found == Split(Lens.DEPRIVATION, 0, Why.ELSEWHERE)


def test_a_figure_about_women_is_not_said_to_lack_a_split_by_sex():
    assert split(Lens.SEX, Part(Slice("Female", "All ages"))).why is Why.ONE_SEX


def test_girls_and_boys_and_ages_are_splits():
    girls, boys = Part(Slice("Female", "2 yrs")), Part(Slice("Male", "2 yrs"))
    assert split(Lens.SEX, Part(WHOLE), girls, boys) == Split(Lens.SEX, 2)
    assert split(Lens.AGE, Part(WHOLE), Part(Slice("Persons", "5 yrs"))) == Split(Lens.AGE, 2)
    assert split(Lens.AGE, Part(WHOLE), girls, boys).why is Why.NOT_IN_FILE


def test_smaller_areas_count_as_a_split():
    assert split(Lens.PLACE, Part(WHOLE), smaller_areas=12) == Split(Lens.PLACE, 12)
    assert split(Lens.PLACE, Part(WHOLE), smaller_areas=1).why is Why.NOT_IN_FILE


def test_lenses_are_found_in_the_words_of_publishers():
    assert lens_of(Slice("Persons", "", "Ethnic groups", "Asian")) is Lens.ETHNICITY
    assert lens_of(Slice("Persons", "", "Special educational needs", "Yes")) is Lens.DISABILITY
    assert lens_of(Slice("Persons", "", "Age", "under 1")) is Lens.AGE
    assert lens_of(Slice("Persons", "", "Rurality", "Village")) is None


def test_a_published_share_has_no_groups_and_says_why():
    assert {s.why for s in of_a_share()} == {Why.SHARE_OF_ALL}
