from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.ages_taken import stretches, untaken, within
from fivefold.vocabulary.ages import AgeBand

bands = st.tuples(st.integers(-9, 70), st.integers(1, 40)).map(lambda two: AgeBand(two[0], two[0] + two[1]))


@given(st.lists(bands, max_size=8))
def test_stretches_agree_with_asking_every_service_month_by_month(taken):
    by_month = [sum(band.covers(month) for band in taken) for month in range(-9, 60)]
    told = [
        stretch.count for stretch in stretches(taken) for _ in range(stretch.ages.start, stretch.ages.end)
    ]
    assert told == by_month


@given(st.lists(bands, max_size=8))
def test_neighbouring_stretches_differ(taken):
    counts = [stretch.count for stretch in stretches(taken)]
    assert all(one != other for one, other in zip(counts, counts[1:], strict=False))


def test_without_services_the_whole_span_is_untaken():
    assert untaken([]) == [AgeBand(-9, 60)]
    assert untaken([AgeBand(0, 12), AgeBand(12, 60)]) == [AgeBand(-9, 0)]


def test_older_ages_lie_outside():
    assert within(AgeBand(60, 120)) is None
    assert within(AgeBand(36, 120)) == AgeBand(36, 60)
