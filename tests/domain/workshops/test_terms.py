"""Words of a room: counted however they are spelt, told apart by sector only where nobody can be made out."""

from fivefold.workshops.activities import TermMark
from fivefold.workshops.terms import SectorTerms, Spoken, TermCount, by_sector, counted

USE, PREFER, AVOID, SAME = TermMark.USE, TermMark.PREFER, TermMark.AVOID, TermMark.SAME_AS


def test_one_word_is_counted_once_however_it_is_spelt():
    spoken = [Spoken("Early  bond", USE), Spoken("early bond", PREFER), Spoken("Early bond", AVOID)]
    assert counted(spoken, []) == (TermCount("Early bond", 3, prefer=1, use=1, avoid=1),)


def test_a_word_of_the_list_keeps_its_spelling_and_stands_there_even_if_nobody_said_it():
    rows = counted([Spoken("ATTACHMENT", USE)], ["Wellbeing", "Attachment"])
    assert [(row.word, row.said, row.on_the_list) for row in rows] == [
        ("Attachment", 1, True),
        ("Wellbeing", 0, True),
    ]


def test_what_a_word_was_called_the_same_as_is_named_as_the_room_spells_it():
    spoken = [Spoken("Bond", SAME, "attachment"), Spoken("Bond", SAME, "Attachment ")]
    assert counted(spoken, ["Attachment"])[0].partners == ("Attachment",)


def said(sector, number, word="bond"):
    return [Spoken(word, USE, sector=sector)] * number


def test_a_sector_with_too_few_people_is_hidden_and_not_nought():
    spoken = [*said("health", 6), *said("housing", 3), *said("", 8)]
    assert by_sector(spoken, {"health": 6, "housing": 3}, 5) == (
        SectorTerms("health", {"bond": 6}),
        SectorTerms("housing", None),
    )


def test_many_answers_of_few_people_are_hidden():
    assert by_sector(said("health", 9), {"health": 2}, 5) == (SectorTerms("health", None),)


def test_a_small_rest_hides_the_smallest_sector_shown_too():
    spoken = [*said("health", 9), *said("schools", 6), *said("housing", 2)]
    there = {"health": 9, "schools": 6, "housing": 2}
    assert [one.words is None for one in by_sector(spoken, there, 5)] == [False, True, True]
