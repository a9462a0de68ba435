from hypothesis import given
from hypothesis import strategies as st

from fivefold import knowledge
from fivefold.system.roles import PHRASES, AtAge, Helping, at_age, matched
from fivefold.vocabulary.ages import AgeBand

MIDWIVES = Helping(1, "Community team", "Midwives, and maternity care", AgeBand(-9, 1))
SILENT = Helping(2, "Maternity", "maternity", None)
WALK = Helping(3, "Walk", "A walk in the rain", AgeBand(0, 60))


def test_every_role_of_the_picture_has_phrases():
    assert set(PHRASES) == {role.slug for role in knowledge.roles() if role.in_picture}


def test_a_service_with_more_of_a_roles_words_comes_first():
    found = matched("midwife", [SILENT, WALK, MIDWIVES])
    assert [(one.service, one.words) for one in found] == [
        (MIDWIVES, ("midwives", "maternity")),
        (SILENT, ("maternity",)),
    ]


def test_a_role_that_is_not_in_the_picture_has_nobody():
    assert matched("astronaut", [MIDWIVES]) == []


def test_a_service_without_ages_takes_nobody_for_certain():
    assert at_age([MIDWIVES, SILENT], -1) == AtAge((MIDWIVES,), 1)
    assert at_age([MIDWIVES, SILENT], 24) == AtAge((), 1)


@given(st.lists(st.sampled_from([MIDWIVES, SILENT, WALK]), max_size=6), st.sampled_from(sorted(PHRASES)))
def test_the_order_of_the_directory_does_not_matter(services, role):
    assert matched(role, services) == matched(role, list(reversed(services)))
