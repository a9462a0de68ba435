"""Universal contacts: coverage, ways, losses and what would change."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fivefold.knowledge import universal_contacts
from fivefold.need.contacts import (
    ContactCount,
    Mode,
    change,
    coverage,
    face_to_face,
    largest_loss,
    lost_of_hundred,
    not_seen,
    together,
    what_if,
    widest_gap,
)
from fivefold.need.indicators import Slice
from fivefold.need.published_contacts import PUBLISHED, published_of
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.value import State, Value, value_words

HIDDEN = Value(State.SUPPRESSED)
SUMS = some.integers(1, 4000).flatmap(lambda due: some.tuples(some.integers(0, due), some.just(due)))


def a_count(seen=810, due=1000, *, area="Trafford", mode=Mode.ANY, period="2024/25", group=""):
    seen = Value.observed(seen, source="CSDS", unit="children") if isinstance(seen, int) else seen
    about = Slice("Persons", "", "Deprivation", group) if group else Slice("Persons", "")
    return ContactCount("england-new-birth", "E08000009", area, about, mode, period, 20240000, seen, due)


def test_coverage_is_a_share_with_its_wilson_interval():
    assert value_words(coverage(a_count())) == "81.0% (78.5% to 83.3%)"
    assert value_words(lost_of_hundred(coverage(a_count()))) == "19 (16.7 to 21.5)"
    assert not_seen(a_count()).number == 190


def test_there_is_no_percentage_without_a_denominator():
    antenatal = coverage(a_count(due=None), in_pregnancy=True)
    assert (antenatal.state, antenatal.number) == (State.NOT_APPLICABLE, None)
    assert antenatal.basis.startswith("no sound denominator")
    assert coverage(a_count(due=None)).basis == "the file does not say how many children were due"
    assert coverage(a_count(0, 0)).state is State.NOT_APPLICABLE


def test_hidden_stays_hidden_all_the_way():
    hidden = a_count(HIDDEN)
    assert {coverage(hidden).state, not_seen(hidden).state, lost_of_hundred(coverage(hidden)).state} == {
        State.SUPPRESSED
    }
    assert together([a_count(), hidden], name="both").seen.state is State.SUPPRESSED
    assert what_if(hidden, 5) is None


def test_nobody_is_seen_who_was_not_due():
    with pytest.raises(ValueError, match="11 children were seen of 10 who were due"):
        a_count(11, 10)


def test_face_to_face_is_a_share_of_those_whose_way_is_recorded():
    ways = {mode: a_count(seen, None, mode=mode) for mode, seen in ((Mode.ANY, 810), (Mode.FACE_TO_FACE, 700), (Mode.TELEPHONE, 60))}  # fmt: skip
    found = face_to_face(ways)
    assert (found.share.number, found.not_recorded) == (pytest.approx(100 * 700 / 760), 50)
    assert face_to_face({Mode.ANY: a_count()}) is None
    hidden = ways | {Mode.VIDEO: a_count(HIDDEN, None, mode=Mode.VIDEO)}
    assert face_to_face(hidden).share.state is State.SUPPRESSED


def test_the_largest_loss_is_named_by_share_and_by_number_with_those_it_cannot_be_told_from():
    low, like, big = (
        a_count(60, 100, area="Cove"),
        a_count(66, 100, area="Quay"),
        a_count(8000, 10000, area="Moors"),
    )
    loss = largest_loss([big, low, like])
    assert (loss.lowest, loss.like_it, loss.most) == (low, (like,), big)
    assert largest_loss([low]) is None


def test_the_gap_between_groups_has_an_interval():
    most, least = a_count(290, 310, group="5 (least deprived)"), a_count(236, 310, group="1 (most deprived)")
    gap = widest_gap([least, most])
    assert (gap.most, gap.least) == (most, least)
    assert value_words(gap.points) == "17.4 (11.9 to 22.9)"
    assert widest_gap([most, a_count(HIDDEN, 300)]) is None


def test_a_change_between_periods_says_from_when_to_when():
    found = change(a_count(880, period="2023/24"), a_count(810))
    assert (round(found.number, 1), found.period, found.low < -7 < found.high) == (
        -7,
        "2023/24 to 2024/25",
        True,
    )


def test_what_if_is_the_children_due_times_the_points():
    found = what_if(a_count(), 5)
    assert (round(found.then.number, 6), round(found.children.number, 6), found.then.state) == (
        86, 50, State.ESTIMATED,
    )  # fmt: skip


@given(SUMS, some.integers(-100, 100))
def test_what_if_never_leaves_what_is_possible(sums, points):
    seen, due = sums
    found = what_if(a_count(seen, due), points)
    assert 0 <= found.then.low <= found.then.number <= found.then.high <= 100
    assert -seen - 1e-9 <= found.children.number <= due - seen + 1e-9
    assert found.children.low <= found.children.number <= found.children.high


@given(some.lists(SUMS, min_size=1, max_size=5))
def test_areas_together_are_the_sum_of_areas(all_sums):
    whole = together([a_count(*sums) for sums in all_sums], name="all")
    assert (whole.seen.number, whole.due) == (sum(s for s, _ in all_sums), sum(d for _, d in all_sums))


def test_published_figures_belong_to_contacts_of_the_catalogue_and_name_their_source():
    slugs = {contact.slug for nation in Nation for contact in universal_contacts(nation)}
    assert {one.contact for one in PUBLISHED} <= slugs
    assert all(one.value.source and one.value.period and one.value.basis for one in PUBLISHED)
    assert (published_of("england-new-birth").value.number, published_of("england-antenatal")) == (85.2, None)
