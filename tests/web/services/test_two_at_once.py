"""Two people change the same service or pathway: the second reads the words of the first, and loses none."""

import pytest

from fivefold_web.services.queries import pathways as queries
from tests.builders.forms import mark_in, opened
from tests.builders.pathways import a_pathway
from tests.builders.places import a_place
from tests.builders.services import a_service

TOLD = "Somebody else changed this while you wrote, so nothing was saved."
STEP = {"kind": "support", "none_here": "on", "key": "help"}


@pytest.fixture
def row(place):
    return a_pathway(place, links=[("in", "help"), ("help", "out")])


def test_a_step_keeps_the_words_of_the_first_and_shows_them_to_the_second(browser_of_member, at, row):
    address = at(f"pathways/{row.pk}/steps/help/")
    first, second = (opened(browser_of_member, address) for _person in range(2))
    assert first(**STEP, name="Help at home", note="Twice a week").status_code == 302
    refused = second(**STEP, name="Help at home", note="Once a month")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert [words in page for words in (TOLD, "Twice a week", "Once a month")] == [True] * 3
    assert queries.step_of(row, "help").note == "Twice a week"
    again = browser_of_member.post(
        address, STEP | {"name": "Help at home", "note": "Twice a week or more", "was": mark_in(refused)}
    )
    assert (again.status_code, queries.step_of(row, "help").note) == (302, "Twice a week or more")


@pytest.mark.parametrize(
    ("rest", "one", "other"),
    [
        ("change/", {"name": "Quiet baby"}, {"name": "Loud baby"}),
        ("groups/", {"reached_0": "yes", "how_0": "Fathers"}, {"reached_0": "yes", "how_0": "Mothers"}),
    ],
)
def test_the_name_and_the_groups_of_a_pathway_are_guarded(browser_of_member, at, row, rest, one, other):
    address = at(f"pathways/{row.pk}/{rest}")
    first, second = (opened(browser_of_member, address) for _person in range(2))
    assert [first(**one).status_code, second(**other).status_code] == [302, 422]


def test_a_service_keeps_what_the_first_wrote(browser_of_member, at, place):
    service = a_service(place, "Play group")
    address = at(f"{service.pk}/change/")
    first, second = (opened(browser_of_member, address) for _person in range(2))
    assert first(name="Play group by the sea", status="active").status_code == 302
    refused = second(name="Play group by the harbour", status="active")
    assert (refused.status_code, "Play group by the sea" in refused.content.decode()) == (422, True)


def test_a_mark_opens_nothing_of_another_place(browser_of_member, at, row):
    mark = mark_in(browser_of_member.get(at(f"pathways/{row.pk}/steps/help/")))
    theirs = a_pathway(a_place("Elsewhere"), links=[("in", "help")])
    sent = STEP | {"name": "x", "was": mark}
    assert browser_of_member.post(at(f"pathways/{theirs.pk}/steps/help/"), sent).status_code == 404
