"""The eight sets of questions about support for relationships, answered service by service."""

from fivefold import knowledge
from fivefold_web.system.queries.checks import Subject
from tests.builders.services import a_service
from tests.builders.system import a_check

LINES = [one.slug for one in knowledge.checklist("relationship-support").criteria]


def test_three_services_answer_and_what_is_missing_becomes_a_draft_recommendation_in_one_step(
    browser_of_member, place, at, words
):
    adults = LINES.index("services-for-adults")
    answers = ["not yet" if number == adults else "in place" for number in range(len(LINES))]
    for name in ("Family Hub", "Health visiting", "Recovery service"):
        service = a_service(place, name)
        a_check(
            place, "relationship-support", answers=answers, subject=Subject(service.name, service=service)
        )
    told = words(browser_of_member.get(at("checks/of/relationship-support/")))
    assert "Least in place: “Services for adults”." in told
    assert told.count("Draft a recommendation") == 1
