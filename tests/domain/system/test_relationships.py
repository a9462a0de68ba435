"""Which gaps follow from what services and parents say."""

import pytest

from fivefold import knowledge
from fivefold.services.offer import Status
from fivefold.system.checks import Answer
from fivefold.system.parents import FEWEST, QUESTIONS, Heard
from fivefold.system.relationships import ADULTS, Answered, Mapped, Reason, by_stage, gaps
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Tier
from tests.builders.services import an_offer

CRITERIA = [one.slug for one in knowledge.checklist("relationship-support").criteria]
EVERYWHERE = {"tiers": set(Tier), "ages": AgeBand(-9, 60), "need_groups": frozenset(NeedGroup)}


def a_mapped(name="Hub", *, answers=None, heard=None, **about):
    """A service that covers every age, kind and group, so that only its answers raise a gap."""
    said = {slug: Answered(*one) for slug, one in (answers or {}).items()}
    return Mapped(hash(name) % 1000, an_offer(name, **EVERYWHERE | about), said, heard or {})


def reasons(*services):
    return [(gap.reason, gap.about) for gap in gaps(CRITERIA, services)]


def about_adults(*services):
    return [gap.reason for gap in gaps(CRITERIA, services) if gap.about == ADULTS]


def test_the_questions_to_parents_are_the_eight_sets():
    assert list(QUESTIONS) == CRITERIA


def test_an_empty_map_raises_nothing():
    assert gaps(CRITERIA, []) == []


@pytest.mark.parametrize(
    ("asks", "raised"),
    [
        ([None], [Reason.NO_ADULT_SERVICE]),
        ([False, False], [Reason.NO_ADULT_SERVICE_ASKS]),
        ([True, False], [Reason.SOME_ADULT_SERVICES_DO_NOT_ASK]),
        ([True, True], []),
    ],
)
def test_services_for_adults_must_ask_whether_somebody_looks_after_a_child(asks, raised):
    services = [a_mapped(str(n), asks_about_children=said) for n, said in enumerate(asks)]
    assert about_adults(*services) == raised


def test_an_adult_service_is_known_by_its_ages_or_its_level_and_asks_as_it_answered():
    grown = a_mapped("Recovery", ages=AgeBand(216, 1212))
    family = a_mapped("Debt advice", levels=frozenset({Level.FAMILY}))
    assert about_adults(grown, family) == [Reason.NO_ADULT_SERVICE_ASKS]
    asks = a_mapped("Recovery", ages=AgeBand(216, 1212), answers={ADULTS: (Answer.IN_PLACE, "form A")})
    assert about_adults(asks) == []


def test_what_nobody_has_in_place_is_a_gap_and_so_is_what_half_say_is_not_yet():
    line = "clear-pathways"
    not_yet, partly, there = Answer.NOT_YET, Answer.PARTLY, Answer.IN_PLACE
    both = [a_mapped(asks_about_children=True, answers={line: (one, "seen")}) for one in (not_yet, partly)]
    assert (Reason.NOWHERE_IN_PLACE, line) in reasons(*both)
    half = [a_mapped(asks_about_children=True, answers={line: (one, "seen")}) for one in (not_yet, there)]
    assert (Reason.MOSTLY_NOT_YET, line) in reasons(*half)
    no_answer = a_mapped(asks_about_children=True, answers={line: (Answer.NOT_APPLICABLE, "")})
    assert reasons(no_answer) == [(Reason.PARENTS_NOT_HEARD, "parents-experience")]


def reasons_of_line(line, **about):
    return [
        gap.reason
        for gap in gaps(CRITERIA, [a_mapped(asks_about_children=True, **about)])
        if gap.about == line
    ]


def test_in_place_without_evidence_is_said():
    line = "clear-pathways"
    assert reasons_of_line(line, answers={line: (Answer.IN_PLACE, " ")}) == [Reason.WITHOUT_EVIDENCE]


@pytest.mark.parametrize(
    ("heard", "raised"),
    [
        (Heard(yes=2, no=3), [Reason.PARENTS_SEE_IT_OTHERWISE]),
        (Heard(yes=3, no=2), []),
        (Heard(no=FEWEST - 1), []),  # too few to be shown
    ],
)
def test_parents_who_see_it_otherwise_raise_a_gap_once_they_are_enough(heard, raised):
    line = "enough-and-good"
    found = reasons_of_line(line, answers={line: (Answer.IN_PLACE, "audit")}, heard={line: heard})
    assert found == raised


def test_ages_and_groups_without_a_service_are_gaps_and_a_service_without_ages_covers_none():
    hub = a_mapped(
        asks_about_children=True, tiers={Tier.PROMOTION}, ages=AgeBand(0, 24),
        need_groups=frozenset({NeedGroup.THRIVING}),
    )  # fmt: skip
    ageless = a_mapped(
        "Ageless", asks_about_children=True, tiers={Tier.PROMOTION}, ages=None, need_groups=frozenset()
    )
    found = {(gap.reason, gap.about): gap.stages for gap in gaps(CRITERIA, [hub, ageless])}
    assert found[Reason.NOTHING_AT_AGES, "promotion"] == ("Pregnancy", "Two to three", "Three to five")
    assert len(found[Reason.NOTHING_AT_AGES, "treatment"]) == 5
    assert (Reason.NOTHING_FOR_GROUP, "getting help") in found
    assert by_stage([hub, ageless])["First year", Tier.PROMOTION] == [hub]


def test_a_service_that_does_not_run_covers_nothing():
    assert gaps(CRITERIA, [a_mapped(status=Status.DEFUNCT)]) == []
