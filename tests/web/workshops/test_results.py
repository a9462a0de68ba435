"""What came out of a session: for every activity a sentence, a picture and its table; small sectors stay hidden."""

import pytest

from fivefold.workshops.activities import Activity
from fivefold.workshops.polls import Round
from fivefold_web.workshops import queries
from fivefold_web.workshops.presenters import ResultView
from tests.builders.places import a_place
from tests.builders.voting import a_room, an_item, let_through, moved, says

pytestmark = pytest.mark.django_db


def view_of(item, **how):
    session = queries.results_of(item.session.partnership, item.session_id)
    return ResultView.of(next(one for one in session.items.all() if one.pk == item.pk), session, **how)


def test_nothing_is_told_before_it_is_shown():
    item = an_item(a_room(a_place()), Activity.BEFORE_AND_AFTER)
    says(item, (None, "agree"))
    assert view_of(item) is None


def test_a_view_before_and_after_gives_both_counts_and_the_change():
    item = an_item(a_room(a_place()), Activity.BEFORE_AND_AFTER, text="Babies cannot have mental health.")
    says(item, (None, "agree"), phones=4)
    says(item, (None, "disagree"), phones=2)
    moved(item, "closed", "after")
    says(item, (None, "disagree"), asked=Round.AFTER, phones=5)
    moved(item, "revealed")
    view = view_of(item)
    assert view.reading == "0 of 5 agree after talking; before, 4 of 6 did."
    assert [row[2:] for row in view.twin.rows] == [("4", "0", "2"), ("0", "0", "5"), ("-4", "0", "+3")]


def test_a_second_round_of_very_few_is_hidden_beside_a_large_first_one():
    item = an_item(a_room(a_place()), Activity.BEFORE_AND_AFTER)
    says(item, (None, "agree"), phones=6)
    moved(item, "closed", "after")
    says(item, (None, "disagree"), asked=Round.AFTER)
    moved(item, "revealed")
    view = view_of(item)
    assert view.reading == "6 of 6 agree."
    assert view.twin.rows[1][2] == "not shown: fewer than 5, or it would show fewer than 5"
    assert ">1<" not in view.svg


def test_the_most_chosen_stands_in_the_sentence():
    item = an_item(a_room(a_place()), Activity.CHOOSE_SEVERAL, [("choice", "Play"), ("choice", "Sleep"), ("choice", "Food")])  # fmt: skip
    says(item, (0,), (1,), phones=3)
    says(item, (1,))
    moved(item, "revealed")
    view = view_of(item)
    assert view.reading == "“Sleep” was chosen most: by 4 of 4."
    assert view.twin.rows == (("Play", "3", "4"), ("Sleep", "4", "4"), ("Food", "0", "4"))


def test_an_order_is_counted_by_points_and_first_places():
    item = an_item(a_room(a_place()), Activity.RANK, [("choice", "Play"), ("choice", "Sleep"), ("choice", "Food")])  # fmt: skip
    says(item, (0, 1), (1, 2), (2, 3), phones=3)
    says(item, (1, 1), (0, 2), (2, 3), phones=2)
    moved(item, "revealed")
    view = view_of(item)
    assert view.reading == "“Play” stands first; 3 of 5 put it first."
    assert view.twin.rows == (("Play", "1.", "8", "3"), ("Sleep", "2.", "7", "2"), ("Food", "3.", "0", "0"))
    assert view.method.startswith("Borda count: with 3 choices")


def test_ratings_tell_which_line_splits_the_room():
    item = an_item(a_room(a_place()), Activity.RAG, [("row", "Policies"), ("row", "Practices")])
    says(item, (0, "green"), (1, "red"), phones=3)
    says(item, (0, "green"), (1, "green"), phones=3)
    moved(item, "revealed")
    view = view_of(item)
    assert (
        view.reading == "The room is of one mind on 1 of 2 lines; answers lie furthest apart on “Practices”."
    )
    assert view.twin.rows[1] == ("Practices", "3", "0", "3", "6", "Red to Green", "Red to Green", "split")


def test_a_scale_shows_its_points_by_their_words():
    points = [("point", "Not at all"), ("point", "Partly"), ("point", "Fully")]
    item = an_item(a_room(a_place()), Activity.SCALE, points)
    says(item, (None, 2), phones=4)
    says(item, (None, 3))
    moved(item, "revealed")
    view = view_of(item)
    assert view.reading == "4 of 5 said “Partly”, the most frequent answer; the room is of one mind."
    assert view.twin.rows[0][1:4] == ("0", "4", "1")


def test_statements_tell_which_sectors_differ():
    room = a_room(a_place(), health_visiting=6, housing=5)
    item = an_item(room, Activity.STATEMENTS, [("statement", "We share what we know.")])
    says(item, (0, "agree"), sector="health_visiting", phones=6)
    says(item, (0, "disagree"), sector="housing", phones=5)
    moved(item, "revealed")
    assert (
        view_of(item).reading == "6 of 11 agree; Housing and Health visiting and family nurses differ most."
    )


def test_a_small_sector_is_hidden_and_never_nought():
    """Three from housing answered, though five had come: their answers stay hidden, and another sector's with them."""
    room = a_room(a_place(), health_visiting=6, housing=5, early_years=9)
    item = an_item(room, Activity.STATEMENTS, [("statement", "We share what we know.")])
    says(item, (0, "agree"), sector="health_visiting", phones=6)
    says(item, (0, "agree"), sector="early_years", phones=9)
    says(item, (0, "disagree"), sector="housing", phones=3)
    moved(item, "revealed")
    hidden = ("not shown: fewer than 5, or it would show fewer than 5", "–", "–")
    assert [row[1:] for row in view_of(item).tables[0].twin.rows] == [
        ("Health visiting and family nurses", *hidden),
        ("Early years education and childcare", "9", "0", "0"),
        ("Housing", *hidden),
    ]


def test_words_are_read_only_when_a_reviewer_let_them_through():
    item = an_item(a_room(a_place()), Activity.TERMS)
    says(item, (None, "prefer"), text="Wellbeing")
    says(item, (None, "avoid"), text="wellbeing ")
    moved(item, "revealed")
    assert view_of(item).reading == "Nobody answered."
    let_through(item)
    assert view_of(item).reading == (
        "1 word, “Wellbeing”, sent 2 times. Some would like to use, others to avoid: “Wellbeing”."
    )


def test_causes_stand_at_their_levels():
    item = an_item(a_room(a_place()), Activity.CASE_BOARD)
    says(item, (None, "family"), text="A new baby at home")
    says(item, (None, "environment"), text="Damp housing")
    let_through(item)
    moved(item, "revealed")
    view = view_of(item)
    assert view.reading == "2 possible causes at 2 of 5 levels; most at “Family and caregivers”."
    assert [row[1] for row in view.twin.rows] == ["0", "0", "1", "0", "1"]


def test_a_walk_counts_what_nobody_does_today():
    item = an_item(a_room(a_place()), Activity.SCENARIO)
    says(item, (None, "noticed"), text="The health visitor")
    let_through(item)
    moved(item, "revealed")
    assert view_of(item).reading == "1 idea; for 0 of them nobody does it today."


def test_pins_say_where_they_lie():
    item = an_item(a_room(a_place()), Activity.PINS)
    says(item, (None, (100, 900), "Bench"))
    let_through(item)
    moved(item, "revealed")
    view = view_of(item)
    assert (view.reading, view.twin.rows) == ("1 pin on the plan.", (("1", "Bench", "below, left"),))


def test_answers_in_words_are_listed():
    item = an_item(a_room(a_place()), Activity.ANSWERS)
    says(item, text="Somewhere warm to meet")
    let_through(item)
    moved(item, "revealed")
    view = view_of(item)
    assert (view.reading, view.texts, view.picture) == ("1 answer.", ("Somewhere warm to meet",), None)


def test_large_type_is_larger():
    item = an_item(a_room(a_place()), Activity.BEFORE_AND_AFTER)
    says(item, (None, "agree"))
    moved(item, "closed", "after", "revealed")
    assert 'font-size="30"' in view_of(item, big=True).svg
    assert 'font-size="30"' not in view_of(item).svg
