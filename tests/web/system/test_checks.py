"""Self-checks of services, employers, plans and the partnership itself."""

from datetime import date

import pytest

from fivefold import knowledge
from fivefold_web.audit.queries import events_of
from fivefold_web.system.actions import checks as actions
from fivefold_web.system.actions.conditions import NotPossible
from fivefold_web.system.queries import checks as queries
from fivefold_web.system.queries.checks import Subject
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.services import a_service
from tests.builders.system import NOTHING, a_check, an_employer

TRAUMA = [one.slug for one in knowledge.checklist("trauma-informed").criteria]


def of(service):
    return Subject(service.name, service=service)


def test_a_service_answers_six_principles_and_the_roll_up_names_the_lowest(
    browser_of_member, place, at, words
):
    hub = a_service(place, "Family Hub")
    browser_of_member.post(
        at("checks/of/trauma-informed/begin/"), {"subject": f"service-{hub.pk}", "held_on": "2026-11-02"}
    )
    [history] = queries.histories_of(place, "trauma-informed")
    check = history.unfinished
    sent = {f"{slug}-answer": "in place" for slug in TRAUMA} | {"choice-answer": "not yet", "finish": "1"}
    answer = browser_of_member.post(at(f"checks/{check.pk}/"), sent, follow=True)
    assert "The check is finished." in words(answer)
    told = words(browser_of_member.get(at("checks/of/trauma-informed/")))
    assert "Least in place: “Choice”." in told
    assert "10 in place, 1 not yet" in told
    assert told.count("Draft a recommendation") == 1


def test_an_unfinished_check_does_not_count(browser_of_member, place, at, words):
    a_check(place, answers=["not yet"], subject=of(a_service(place)), finished=False)
    told = words(browser_of_member.get(at("checks/of/trauma-informed/")))
    assert "begun, not finished" in told
    assert "All together, line by line" not in told


def test_a_second_round_is_compared_with_the_first(browser_of_member, place, at, words):
    hub = of(a_service(place))
    a_check(place, answers=["not yet", "partly"], subject=hub, held_on=date(2026, 1, 5))
    a_check(place, answers=["in place", "partly"], subject=hub, held_on=date(2026, 9, 5))
    told = words(browser_of_member.get(at("checks/of/trauma-informed/")))
    assert "1 subject has two rounds" in told
    assert "1 up" in told
    assert "1 the same" in told
    assert "2 rounds" in told


def test_beginning_again_goes_on_with_the_open_check(place):
    hub = of(a_service(place))
    assert a_check(place, subject=hub, finished=False) == a_check(place, subject=hub, finished=False)


def test_three_partners_complete_the_employer_check_and_the_overview_shows_answers_dates_and_next_actions(
    browser_of_member, place, at, words
):
    for name, days in (("Council", 1), ("Hospital", 2), ("Charity", 3)):
        facts = {
            "next_action": f"Agree leave at {name}",
            "owner": "head of staff",
            "due": date(2027, 1, days),
        }
        employer = Subject(name, organisation=an_employer(place, name))
        answers = ["in place", "partly", "not yet", "not applicable", "partly"]
        a_check(place, "family-friendly-employer", answers, subject=employer, **facts)
    told = words(browser_of_member.get(at("checks/of/family-friendly-employer/")))
    for name, days in (("Council", 1), ("Hospital", 2), ("Charity", 3)):
        assert f"Agree leave at {name} (head of staff) by {days} January 2027" in told
    assert told.count("2 November 2026") == 3
    assert "Flexible work" in told
    assert "Does not apply" in told
    assert its_lead(place).user.name not in told.partition("Who has looked")[2].partition("</table>")[0]


def test_an_employer_that_is_no_partner_is_named_in_words(browser_of_member, place, at):
    sent = {"subject": "", "other": "Harbour Cannery", "held_on": "2026-11-02"}
    browser_of_member.post(at("checks/of/family-friendly-employer/begin/"), sent)
    [history] = queries.histories_of(place, "family-friendly-employer")
    assert history.name == "Harbour Cannery"


def test_a_place_without_a_joint_strategy_sees_it_as_missing(browser_of_member, place, at, words):
    told = words(browser_of_member.get(at("checks/of/joint-strategy/")))
    assert told.count("Missing") == 6
    a_check(
        place, "joint-strategy", ["in place", "partly", "in place", "", "in place"], comment="Board paper 12"
    )
    told = words(browser_of_member.get(at("checks/of/joint-strategy/")))
    assert told.count("Missing") == 2
    assert told.count("Board paper 12") == 5


def test_nobody_chosen_is_named_as_the_problem(browser_of_member, at, words):
    answer = browser_of_member.post(at("checks/of/trauma-informed/begin/"), {"held_on": "2026-11-02"})
    assert answer.status_code == 422
    assert "Choose who is looked at." in words(answer)


def test_a_line_is_kept_as_it_is_typed_and_only_once(browser_of_member, place, at):
    check = a_check(place, subject=of(a_service(place)), finished=False)
    sent = {"part": "safety", "safety-answer": "partly", "safety-comment": "a calm room"}
    for _again in range(2):
        assert browser_of_member.post(at(f"checks/{check.pk}/part/"), sent).json() == {"saved": True}
    row = queries.rows_by_criterion(queries.check_of(place, check.pk))["safety"]
    assert (row.answer, row.comment) == ("partly", "a calm room")
    assert len([event for event in events_of(place) if event.did == "answered"]) == 1


def test_a_finished_check_is_no_longer_changed(browser_of_member, place, at):
    check = a_check(place, answers=["partly"], subject=of(a_service(place)))
    assert browser_of_member.post(at(f"checks/{check.pk}/part/"), {"part": "safety"}).status_code == 422
    with pytest.raises(NotPossible, match="This check is finished"):
        actions.answer(
            check=check, criterion="safety", by=its_lead(place), **NOTHING | {"answer": "in place"}
        )


def test_answers_sent_after_the_finish_are_refused_in_words(browser_of_member, place, at, words):
    check = a_check(place, answers=["partly"], subject=of(a_service(place)))
    sent = {f"{slug}-answer": "in place" for slug in TRAUMA}
    told = words(browser_of_member.post(at(f"checks/{check.pk}/"), sent, follow=True))
    assert "This check is finished. Begin a new one to change its answers." in told
    [answer] = queries.answers_of(queries.check_of(place, check.pk)).values()
    assert answer.value == "partly"


def test_an_empty_check_cannot_be_finished(place):
    with pytest.raises(NotPossible, match="Answer at least one line"):
        a_check(place, subject=of(a_service(place)))


def test_a_viewer_reads_but_does_not_answer(client, place, viewer, at, words):
    check = a_check(place, subject=of(a_service(place)), finished=False)
    page = signed_in(client, viewer)
    assert "This check is not finished yet." in words(page.get(at(f"checks/{check.pk}/")))
    assert page.post(at(f"checks/{check.pk}/part/"), {"part": "safety"}).status_code == 403
    page.post(at(f"checks/{check.pk}/"), {"safety-answer": "in place"})
    assert queries.answers_of(queries.check_of(place, check.pk)) == {}


def test_a_check_of_another_place_is_not_found(client, db):
    elsewhere, here = a_place("Elsewhere"), a_place("Here")
    check = a_check(elsewhere, subject=of(a_service(elsewhere)), finished=False)
    page = signed_in(client, its_lead(here))
    assert page.get(f"/places/{here.slug}/system/checks/{check.pk}/").status_code == 404
    begun = page.post(
        f"/places/{here.slug}/system/checks/of/trauma-informed/begin/",
        {"subject": f"service-{check.service_id}", "held_on": "2026-11-02"},
    )
    assert begun.status_code == 422


def test_a_checklist_of_described_steps_has_no_such_page(browser_of_member, at):
    assert browser_of_member.get(at("checks/of/whole-system-conditions/")).status_code == 404
    assert browser_of_member.get(at("checks/of/nothing/")).status_code == 404


@pytest.mark.parametrize(
    "slug", [one.slug for one in knowledge.checklists() if one.slug != "whole-system-conditions"]
)
def test_every_checklist_has_its_pages(browser_of_member, at, words, slug):
    checklist = knowledge.checklist(slug)
    for path in ("", "begin/", "paper/"):
        told = words(browser_of_member.get(at(f"checks/of/{slug}/{path}")))
        assert checklist.title in told


def test_the_overview_costs_the_same_statements_for_one_and_three_services(
    browser_of_member, place, at, django_assert_num_queries, django_assert_max_num_queries
):
    a_check(place, answers=["partly"], subject=of(a_service(place, "One")))
    with django_assert_max_num_queries(20) as one:
        browser_of_member.get(at("checks/of/trauma-informed/"))
    for name in ("Two", "Three"):
        a_check(place, answers=["partly", "not yet"], subject=of(a_service(place, name)))
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at("checks/of/trauma-informed/"))
