"""What weighs on families and what makes them stronger, with the work of the place."""

import pytest
from django.urls import reverse

from fivefold_web.audit.queries import events_of
from fivefold_web.system.actions import pressures as actions
from fivefold_web.system.queries import pressures as queries
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.services import a_service

ADVICE = "does not by itself mend the relationship between parent and child"
ABUSE = {"side": "reduce", "element": "domestic-abuse", "words": "Reduce domestic abuse", "client_key": "a"}
BOND = {
    "side": "build", "element": "parent-child-and-couple-relationships", "words": "Video feedback", "client_key": "b",
    "beside": "all",
}  # fmt: skip


@pytest.fixture
def send(browser_of_member, at):
    return lambda typed: browser_of_member.post(at("pressures/new/"), typed)


def shown(browser, at, words):
    return words(browser.get(at("pressures/")))


def test_reducing_abuse_with_no_work_on_relationships_beside_it_raises_the_note(
    browser_of_member, at, words, send
):
    assert ADVICE not in shown(browser_of_member, at, words)
    send(ABUSE)
    told = shown(browser_of_member, at, words)
    assert ADVICE in told
    assert "Toolkit, Part 4, p31" in told
    assert "Reduce domestic abuse" in told


def test_work_on_relationships_answers_the_note(browser_of_member, at, words, send):
    send(ABUSE)
    send(BOND)
    assert ADVICE not in shown(browser_of_member, at, words)


def test_work_on_relationships_says_beside_what_it_stands(place, at, words, send):
    answer = send(BOND | {"beside": ""})
    assert answer.status_code == 422
    assert "Choose the work that it stands beside, or all of it." in words(answer)
    assert queries.work_of(place) == []


def test_work_beside_one_pressure_does_not_answer_for_another(browser_of_member, place, at, words, send):
    send(ABUSE)
    send({"side": "reduce", "element": "drugs-and-alcohol", "words": "Less alcohol", "client_key": "c"})
    [first, _second] = queries.work_of(place)
    send(BOND | {"beside": str(first.pk)})
    told = shown(browser_of_member, at, words)
    assert ADVICE in told
    assert told.count("nothing beside it builds relationships") == 1


def test_the_same_form_sent_twice_makes_one_piece_of_work(place, send):
    for _again in range(2):
        send(ABUSE)
    assert [row.words for row in queries.work_of(place)] == ["Reduce domestic abuse"]


def test_work_is_linked_with_a_service_and_shown_with_it(browser_of_member, place, at, words, send):
    service = a_service(place, "Safe at home")
    path = reverse("services:detail", kwargs={"place": place.slug, "pk": service.pk})
    send(ABUSE | {"service": path})
    assert f'<a href="{path}">Safe at home</a>' in shown(browser_of_member, at, words)


def test_an_address_that_is_not_on_offer_is_refused(place, send):
    assert send(ABUSE | {"service": "https://elsewhere.example/"}).status_code == 422
    assert queries.work_of(place) == []


def test_a_pressure_on_the_wrong_side_is_named(words, send):
    answer = send(ABUSE | {"side": "build"})
    assert answer.status_code == 422
    assert "Choose one that is on the same side." in words(answer)


def test_what_is_taken_out_stays_in_the_record(browser_of_member, place, at, send):
    send(ABUSE)
    [row] = queries.work_of(place)
    browser_of_member.post(at(f"pressures/{row.pk}/remove/"))
    assert queries.work_of(place) == []
    assert events_of(place)[0].did in ("removed", "added")
    assert "removed" in {event.did for event in events_of(place)}


def test_work_of_another_place_is_not_found(client, db):
    elsewhere, here = a_place("Elsewhere"), a_place("Here")
    facts = {"side": "reduce", "element": "", "words": "Theirs", "relationships": False, "beside_id": None}
    work = actions.add_work(
        partnership=elsewhere, facts=facts, links=[], client_key="x", by=its_lead(elsewhere)
    )
    page = signed_in(client, its_lead(here))
    assert page.get(f"/places/{here.slug}/system/pressures/{work.pk}/").status_code == 404
    assert page.post(f"/places/{here.slug}/system/pressures/{work.pk}/remove/").status_code == 404


def test_a_viewer_sees_and_does_not_write(client, viewer, at, words):
    page = signed_in(client, viewer)
    assert "Add work" not in words(page.get(at("pressures/")))
    assert page.post(at("pressures/new/"), ABUSE).status_code == 403


def test_one_and_three_pieces_of_work_cost_the_same_statements(
    browser_of_member, place, at, send, django_assert_num_queries, django_assert_max_num_queries
):
    send(ABUSE)
    browser_of_member.get(at("pressures/"))
    with django_assert_max_num_queries(20) as one:
        browser_of_member.get(at("pressures/"))
    cost = len(one.captured_queries)
    send(BOND)
    send(BOND | {"client_key": "d", "beside": str(queries.work_of(place)[0].pk)})
    browser_of_member.get(at("pressures/"))
    with django_assert_num_queries(cost):
        browser_of_member.get(at("pressures/"))
