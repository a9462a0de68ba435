import itertools

from hypothesis import given
from hypothesis import strategies as st

from fivefold.services.covering import Covering, covering
from fivefold.services.pathway import Link, Pathway, Step, StepKind
from fivefold.services.scenario import Step as Question
from fivefold.services.supply import Wait
from fivefold.services.waiting import Span
from fivefold.vocabulary.ages import AgeBand
from tests.builders.services import an_offer

TEAM = an_offer("Team")
ENTRY, SUPPORT = StepKind.ENTRY, StepKind.SUPPORT


def a_step(key, kind, wait=None, **about):
    return Step(key, kind, key.title(), own_wait=Wait(*wait) if wait else None, **about)


def test_a_pathway_covers_a_child_when_it_takes_the_age_and_names_a_service_in_reach():
    steps = (a_step("notice", ENTRY), a_step("help", SUPPORT, (2, 4), offer=TEAM))
    path = Pathway("p", "Path", steps=steps, links=(Link("notice", "help", wait=Wait(1, 1)),))
    found = covering(path, 14, frozenset({TEAM.id}))
    assert found == Covering("p", "Path", ("Notice", "Help"), Span(3, 5), (Question.UNDERSTOOD,))
    assert covering(path, 14, frozenset()) is None
    assert covering(path, 70, frozenset({TEAM.id})) is None


def test_a_pathway_that_does_not_lead_from_a_way_in_to_support_says_so():
    older = a_step("help", SUPPORT, own_ages=AgeBand(24, 60))
    path = Pathway(
        "p", "Path", steps=(a_step("notice", ENTRY, offer=TEAM), older), links=(Link("notice", "help"),)
    )
    found = covering(path, 14, frozenset({TEAM.id}))
    assert (found.steps, found.wait) == ((), None)
    assert found.lacks == (Question.UNDERSTOOD, Question.SUPPORTED)


def test_a_wait_that_nobody_knows_leaves_a_minimum():
    steps = (
        a_step("notice", ENTRY, offer=TEAM),
        a_step("see", StepKind.ASSESSMENT, (2, 4)),
        a_step("help", SUPPORT),
    )
    links = (Link("notice", "see"), Link("see", "help"))
    assert covering(Pathway("p", "P", steps=steps, links=links), 14, frozenset({"team"})).wait == Span(
        2, None
    )


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 9)), max_size=8))
def test_the_quickest_way_is_the_quickest_of_all_ways(drawn):
    kinds = (ENTRY, StepKind.ASSESSMENT, StepKind.ASSESSMENT, SUPPORT)
    steps = tuple(a_step(str(n), kind, (0, 0), offer=TEAM) for n, kind in enumerate(kinds))
    links = tuple(Link(str(a), str(b), wait=Wait(w, w)) for a, b, w in drawn if a != b)
    found = covering(Pathway("p", "P", steps=steps, links=links), 14, frozenset({TEAM.id}))
    waits = [
        sum(link.wait.high for link in way)
        for size in range(1, 4)
        for way in itertools.permutations(links, size)
        if way[0].start == "0"
        and way[-1].end == "3"
        and all(one.end == two.start for one, two in itertools.pairwise(way))
    ]
    assert (found.wait.high if found.wait else None) == min(waits, default=None)
