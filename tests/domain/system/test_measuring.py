from fivefold import knowledge
from fivefold.system.checks import Answer
from fivefold.system.measuring import Chosen, Outcome, Verdict, observation, observes, unmeasured, unused

SLEEP, BOND = Outcome("1", "Babies sleep better"), Outcome("2", "Parents read their baby's signs")


def test_an_outcome_about_which_no_measure_tells_is_listed():
    assert unmeasured([SLEEP, BOND], [Chosen("asq", frozenset({"1"}), "review")]) == [BOND]


def test_a_measure_without_an_outcome_or_without_a_use_is_unused():
    measures = [
        Chosen("a", frozenset({"1"}), "review"),
        Chosen("b", frozenset(), "review"),
        Chosen("c", frozenset({"2"}), " "),
    ]
    assert [one.slug for one in unused(measures)] == ["b", "c"]


def test_a_plan_without_an_observation_measure_does_not_meet_the_third_recommendation():
    questionnaire = next(one for one in knowledge.measures() if one.format == "Questionnaire")
    assert observation([Chosen(questionnaire.slug)], knowledge.measures()) == Verdict(Answer.NOT_YET)


def test_a_plan_with_one_is_left_to_people_to_judge():
    watching = next(one for one in knowledge.measures() if observes(one))
    found = observation([Chosen(watching.slug)], knowledge.measures())
    assert found == Verdict(None, (watching.title,))
