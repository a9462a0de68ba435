from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.touching import BANDS, Touch, by_age, by_element
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START, AgeBand

ELEMENTS = ["good-health", "early-learning"]
touches = st.lists(
    st.builds(
        Touch,
        element=st.sampled_from(ELEMENTS),
        number=st.integers(1, 5),
        name=st.sampled_from(["Clinic", "play", "Hub"]),
        ages=st.none() | st.sampled_from([AgeBand(-9, 60), AgeBand(0, 12), AgeBand(36, 60)]),
    ),
    max_size=8,
)


def test_services_stand_by_name_and_an_element_without_any_is_empty():
    some = [Touch("good-health", 2, "play"), Touch("good-health", 1, "Clinic")]
    assert by_element(ELEMENTS, some) == {"good-health": [some[1], some[0]], "early-learning": []}


def test_the_bands_cover_every_age_once():
    assert [band.start for band in BANDS[1:]] == [band.end for band in BANDS[:-1]]
    assert (BANDS[0].start, BANDS[-1].end) == (PREGNANCY_START, FIFTH_BIRTHDAY)


@given(touches)
def test_every_tag_stands_under_one_element(some):
    assert sum(len(one) for one in by_element(ELEMENTS, some).values()) == len(some)


@given(touches)
def test_a_band_counts_the_services_that_take_some_month_of_it(some):
    found = by_age(some)
    slow = tuple(
        sum(t.ages is not None and any(t.ages.covers(month) for month in range(b.start, b.end)) for t in some)
        for b in BANDS
    )
    assert found.bands == slow
    assert found.unknown == sum(one.ages is None for one in some)
