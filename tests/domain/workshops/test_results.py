"""What a room said, counted: orders, spread, movement, agreement across sectors. Each against a slow, obvious way."""

from fractions import Fraction
from itertools import combinations, product
from statistics import median_high, median_low

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fivefold.statistics.small_groups import groups_to_hide
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import Activity, OptionRole
from fivefold.workshops.agreement import Agreement, Stand, agreements
from fivefold.workshops.answering import Line, Mark, Question, Said
from fivefold.workshops.movement import latest, moved
from fivefold.workshops.placing import most_points, placed
from fivefold.workshops.polls import Choice, Round
from fivefold.workshops.results import Cast, Counted, chosen, heaps, pins, rated
from fivefold.workshops.spread import Mind, split, spread

COUNTS = some.lists(some.integers(0, 6), min_size=2, max_size=7)
CHOICES = (1, 2, 3, 4)


def asks(activity, *roles):
    return Question(
        activity, tuple(Line(n, OptionRole(role), f"Line {n}") for n, role in enumerate(roles, 1))
    )


RANKING = asks(Activity.RANK, *["choice"] * 4)
ONE_STATEMENT = asks(Activity.STATEMENTS, "statement")


def cast(*marks, asked=Round.BEFORE, sector=None, text=""):
    return Cast(asked, Said(text, tuple(marks)), sector)


def order(*lines):
    return cast(*(Mark(option=line, number=place) for place, line in enumerate(lines, 1)))


ORDERS = some.lists(
    some.permutations(CHOICES).flatmap(lambda p: some.integers(1, 4).map(lambda n: order(*p[:n])))
)


def duels(line, casts):
    """The others that a choice stood before, one by one; a half where an order leaves both open."""
    won = Fraction(0)
    for one, other in product(casts, [other for other in CHOICES if other != line]):
        places = {mark.option: mark.number for mark in one.said.marks}
        mine, theirs = places.get(line, 9), places.get(other, 9)
        won += Fraction(1, 2) if mine == theirs else int(mine < theirs)
    return won


@given(ORDERS)
def test_points_are_the_others_that_a_choice_stood_before(casts):
    assert {one.line: one.points for one in placed(RANKING, casts)} == {
        line: duels(line, casts) for line in CHOICES
    }


@given(ORDERS)
def test_places_follow_points_and_equal_points_share_a_place(casts):
    found = placed(RANKING, casts)
    assert sum(one.points for one in found) == 6 * len(casts)
    for one, other in combinations(found, 2):
        assert (one.place < other.place) == (one.points > other.points)
        assert (one.place == other.place) == (one.points == other.points)
    assert all(
        one.shares_its_place == (sum(one.place == other.place for other in found) > 1) for one in found
    )


def test_who_is_put_first_by_everybody_has_all_the_points():
    found = placed(RANKING, [order(3, 1, 2, 4)] * 5)
    assert (found[0].line, found[0].points, found[0].first) == (3, most_points(RANKING, [None] * 5), 5)


@given(COUNTS)
def test_middle_and_quartiles_are_those_of_the_answers_one_by_one(counts):
    answers = [place for place, number in enumerate(counts) for _one in range(number)]
    found = spread(counts)
    if not answers:
        assert found is None
        return
    n = len(answers)
    assert found.middle == (median_low(answers), median_high(answers))
    assert found.quartiles == (answers[-(-n // 4) - 1], answers[-(-3 * n // 4) - 1])


@given(COUNTS)
def test_split_lies_between_one_mind_and_two_ends_and_has_no_direction(counts):
    assert 0 <= split(counts) <= 1
    assert split(counts) == split(counts[::-1])
    assert (split(counts) == 0) == (sum(n > 0 for n in counts) <= 1)


@given(some.integers(1, 9), some.integers(2, 7))
def test_half_at_each_end_is_the_widest_split(half, points):
    assert split([half, *[0] * (points - 2), half]) == 1


def test_leiks_own_measure_of_an_even_spread_over_five_points():
    assert split([2, 2, 2, 2, 2]) == Fraction(3, 5)
    assert spread([2, 2, 2, 2, 2]).mind is Mind.SPLIT
    assert spread([0, 1, 8, 1, 0]).mind is Mind.ONE


def test_ratings_are_counted_by_line_and_answers_that_nobody_gave_are_nought():
    question = asks(Activity.RAG, "row", "row")
    casts = [cast(Mark(1, "red"), Mark(2, "green")), cast(Mark(1, "red"))]
    assert rated(question, casts) == (Counted(1, (2, 0, 0)), Counted(2, (0, 0, 1)))


def test_choices_are_counted_one_by_one():
    question = asks(Activity.CHOOSE_SEVERAL, "choice", "choice")
    assert chosen(question, [cast(Mark(1), Mark(2)), cast(Mark(2))]) == (Counted(1, (1,)), Counted(2, (2,)))


def test_ideas_of_a_walk_lie_under_their_question():
    casts = [
        cast(Mark(value="noticed", number=1), text="Nobody"),
        cast(Mark(value="noticed", number=0), text="We"),
    ]
    found = heaps(asks(Activity.SCENARIO), casts)
    assert [(one.heading, one.texts, one.undone) for one in found] == [
        ("noticed", ("Nobody", "We"), 1),
        ("understood", (), 0),
        ("supported", (), 0),
    ]


def test_pins_are_told_from_above_to_below():
    casts = [cast(Mark(x=5, y=900)), cast(Mark(x=7, y=2), Mark(x=1, y=2))]
    assert [(pin.x, pin.y) for pin in pins(casts)] == [(1, 2), (7, 2), (5, 900)]


@given(COUNTS, some.integers(0, 9), some.integers(3, 6))
def test_before_and_after_differ_by_the_change(counts, more, smallest):
    then = [n + more for n in counts]
    (found,) = moved(
        (Counted(None, tuple(counts)),), (Counted(None, tuple(then)),), (sum(counts), sum(then)), smallest
    )
    if isinstance(found.change, State):
        assert sum(counts) == 0 or sum(counts) < smallest <= sum(then)
    else:
        assert [now + change for now, change in zip(counts, found.change, strict=True)] == then


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(22, 20, "after"), (22, 4, "before"), (22, 0, "before"), (3, 2, "after"), (0, 6, "after")],
)
def test_a_round_of_very_few_never_stands_alone(before, after, shown):
    said = Mark(value=Choice.AGREE)
    casts = [cast(said)] * before + [cast(said, asked=Round.AFTER)] * after
    assert {one.round.value for one in latest(casts, 5)} == {shown}


GROUPS = some.dictionaries(some.sampled_from([*list(Sector)[:5], None]), some.integers(0, 9), min_size=1)


@given(GROUPS, some.integers(3, 6))
def test_what_is_hidden_cannot_be_worked_out_from_the_rest(sizes, smallest):
    hidden = groups_to_hide(sizes, smallest)
    assert all(size >= smallest for group, size in sizes.items() if size and group not in hidden)
    left = [sizes[group] for group in hidden]
    assert not hidden or len(left) > 1 or sum(bool(n) for n in sizes.values()) == 1
    assert not hidden or sum(left) >= smallest or set(left) == {n for n in sizes.values() if n}


@given(
    some.dictionaries(some.sampled_from([*list(Sector)[:4], None]), some.tuples(*[some.integers(0, 4)] * 3))
)
def test_a_sector_is_shown_whole_or_not_at_all_and_the_room_is_always_whole(groups):
    casts = [
        cast(Mark(1, choice.value), sector=sector)
        for sector, counts in groups.items()
        for choice, number in zip(Choice, counts, strict=True)
        for _one in range(number)
    ]
    (found,) = agreements(ONE_STATEMENT, casts, 5)
    assert found.room.counts == tuple(sum(counts[n] for counts in groups.values()) for n in range(3))
    shown = {sector: counts for sector, counts in found.sectors.items() if not isinstance(counts, State)}
    assert all(counts == groups[sector] and sum(counts) >= 5 for sector, counts in shown.items())
    left = found.room.total - sum(sum(counts) for counts in shown.values())
    assert left == 0 or left >= 5 or not shown


NHS, HOUSING = Sector.NHS, Sector.HOUSING


@pytest.mark.parametrize(
    ("room", "sectors", "stand"),
    [
        ((20, 1, 1), {}, Stand.AGREES),
        ((1, 1, 20), {}, Stand.REJECTS),
        ((10, 2, 10), {}, Stand.DIVIDED),
        ((14, 6, 2), {}, Stand.LEANS),
        ((0, 0, 0), {}, Stand.SILENT),
        ((20, 0, 2), {NHS: (17, 0, 0), HOUSING: (3, 0, 2)}, Stand.SECTORS_DIFFER),
        ((20, 0, 2), {NHS: (17, 0, 0), HOUSING: State.SUPPRESSED}, Stand.AGREES),
    ],
)
def test_how_a_room_stands_to_a_statement(room, sectors, stand):
    assert Agreement(Counted(1, room), sectors).stand is stand


def test_the_sectors_furthest_apart_are_named():
    found = Agreement(
        Counted(1, (12, 0, 4)), {NHS: (6, 0, 0), HOUSING: (1, 0, 4), Sector.FAMILIES: (5, 0, 0)}
    )
    assert (found.apart.fewest, found.apart.most, found.apart.distance) == (HOUSING, NHS, Fraction(4, 5))
