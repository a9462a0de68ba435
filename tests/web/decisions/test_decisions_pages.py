"""From a fact to a finding, a recommendation and an action, and all the way back."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.queries import events_of
from fivefold_web.decisions import actions, queries
from fivefold_web.library import citing
from tests.builders.decisions import a_finding, a_recommendation, an_action, evidence
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db


def at(name, place, **parts):
    return reverse(f"decisions:{name}", kwargs={"place": place.slug, **parts})


def test_a_signed_fact_becomes_a_finding_with_its_evidence(client):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    token = citing.sign(place, evidence())
    form = browser.post(at("finding_new", place), {"evidence": token}).content.decode()
    assert "Smoking at time of delivery, Trafford" in form
    facts = {"evidence": token, "sentence": "Too many mothers smoke.", "client_key": "one-key"}
    page = browser.post(at("finding_new", place), facts, follow=True).content.decode()
    assert "The finding is kept" in page
    finding = queries.findings_of(place).get()
    assert queries.citation_of(finding.evidence.get()) == evidence()


def test_sending_a_finding_twice_keeps_one(client):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    facts = {"evidence": citing.sign(place, evidence()), "sentence": "Once.", "client_key": "same"}
    first, second = (browser.post(at("finding_new", place), facts).url for _again in range(2))
    assert (first, queries.findings_of(place).count()) == (second, 1)


@pytest.mark.parametrize("forgery", ["made up", "", "changed"])
def test_invented_evidence_is_refused(client, forgery):
    place = a_place()
    token = citing.sign(place, evidence())[:-2] + "xx" if forgery == "changed" else forgery
    browser = signed_in(client, its_lead(place))
    facts = {"evidence": token, "sentence": "False.", "client_key": "k"}
    browser.post(at("finding_new", place), facts)
    assert queries.findings_of(place).count() == 0


def test_evidence_of_another_partnership_is_refused_in_words(client):
    mine, theirs = a_place("Mine"), a_place("Theirs")
    token = citing.sign(theirs, evidence())
    response = signed_in(client, its_lead(mine)).post(at("finding_new", mine), {"evidence": token})
    assert response.status_code == 400
    assert "belongs to another partnership" in response.content.decode()


def test_an_empty_sentence_keeps_the_evidence_in_the_form(client):
    place = a_place()
    token = citing.sign(place, evidence())
    facts = {"evidence": token, "sentence": "", "client_key": "k"}
    response = signed_in(client, its_lead(place)).post(at("finding_new", place), facts)
    assert response.status_code == 422
    assert token in response.content.decode()


def test_more_evidence_goes_under_a_finding_once(client):
    place = a_place()
    finding = a_finding(place)
    token = citing.sign(place, evidence("theme:4", "Waits"))
    browser = signed_in(client, its_lead(place))
    for _again in range(2):
        browser.post(at("add_evidence", place), {"evidence": token, "finding": finding.pk})
    assert [item.title for item in finding.evidence.all()] == [
        "Smoking at time of delivery, Trafford",
        "Waits",
    ]
    assert [event.did for event in events_of(place)].count("added evidence") == 1


def test_a_document_can_be_evidence(client):
    place = a_place()
    facts = {
        "title": "Strategy",
        "publisher": "Council",
        "said": "Page 3: 12 hubs",
        "as_of": "2026-01-31",
        "sentence": "There are 12 hubs.",
        "client_key": "doc",
        "address": "",
    }
    signed_in(client, its_lead(place)).post(at("finding_from_document", place), facts)
    assert queries.findings_of(place).get().evidence.get().source == "Council"


def test_a_number_that_the_evidence_does_not_carry_is_pointed_out(client):
    place = a_place()
    finding = a_finding(place, "There are 4,567 of them.")
    page = signed_in(client, its_lead(place)).get(at("finding", place, pk=finding.pk)).content.decode()
    assert "The evidence does not carry: 4,567." in page


def test_a_recommendation_without_a_finding_stays_a_draft(client):
    place = a_place()
    row = a_recommendation(place, findings=[])
    response = signed_in(client, its_lead(place)).post(
        at("move_recommendation", place, pk=row.pk), {"to": "final"}
    )
    assert response.status_code == 422
    assert "It rests on no finding" in response.content.decode()
    assert queries.recommendation_of(place, row.pk).state_name == "draft"


def test_a_final_recommendation_is_not_changed_behind_the_back(client):
    place = a_place()
    row = a_recommendation(place)
    lead = its_lead(place)
    actions.move_recommendation(partnership=place, recommendation=row, to="final", by=lead)
    facts = {"sentence": "Something else.", "effort": "small", "effect": "small", "why": "", "level": ""}
    page = signed_in(client, lead).post(at("change_recommendation", place, pk=row.pk), facts)
    assert "Only a draft can be changed" in page.content.decode()
    assert queries.recommendation_of(place, row.pk).sentence == "Offer support to stop smoking."


def test_the_history_of_a_recommendation_is_kept():
    place = a_place()
    row = a_recommendation(place)
    actions.move_recommendation(partnership=place, recommendation=row, to="final", by=its_lead(place))
    assert [h.state_name for h in row.history.all()][0] == "final"


def test_an_action_shows_only_the_moves_it_may_make(client):
    place = a_place()
    action = an_action(place)
    browser = signed_in(client, its_lead(place))
    page = browser.get(at("action", place, pk=action.pk)).content.decode()
    assert [f'value="{s}"' in page for s in ("agreed", "dropped", "done", "paused")] == [
        True,
        True,
        False,
        False,
    ]
    response = browser.post(at("move_action", place, pk=action.pk), {"to": "done"})
    assert response.status_code == 422
    assert "An action that is proposed cannot become done." in response.content.decode()


def test_dropping_an_action_needs_a_reason(client):
    place = a_place()
    action = an_action(place)
    browser = signed_in(client, its_lead(place))
    address = at("move_action", place, pk=action.pk)
    assert browser.post(address, {"to": "dropped"}).status_code == 422
    browser.post(address, {"to": "dropped", "reason": "No money this year."})
    row = queries.action_of(place, action.pk)
    assert (row.state_name, row.reason) == ("dropped", "No money this year.")


def test_from_an_action_one_walks_back_to_the_source_and_forward_again(client):
    place = a_place()
    action = an_action(place)
    browser = signed_in(client, its_lead(place))
    back = browser.get(at("action", place, pk=action.pk)).content.decode()
    for words in (
        "Offer support to stop smoking.",
        "5.1% of mothers",
        "Smoking at time of delivery",
        'href="/x/"',
    ):
        assert words in back
    forward = browser.get(
        at("about", place), {"key": evidence().key}, HTTP_HX_REQUEST="true"
    ).content.decode()
    assert "5.1% of mothers smoke at delivery." in forward
    assert "Offer support to stop smoking." in forward
    trace = queries.trace_of(place)
    assert trace.sources_of(("action", str(action.pk))) == {evidence().key}
    assert ("action", str(action.pk)) in trace.forward(("source", evidence().key))


def test_overdue_actions_come_first_and_are_counted(client):
    place = a_place()
    one = a_recommendation(place)
    an_action(place, one, owner="Later", due=date(2099, 1, 1))
    an_action(place, one, owner="Late", due=date(2020, 1, 1))
    page = signed_in(client, its_lead(place)).get(at("plan", place)).content.decode()
    assert "1 action is overdue." in page
    rows = page.split("<tbody>")[1]
    assert rows.index("Late</td>") < rows.index("Later</td>")


def test_the_plan_as_a_sheet_holds_text_as_text(client):
    place = a_place()
    an_action(place, owner="=1+1")
    response = signed_in(client, its_lead(place)).get(at("plan_sheet", place))
    sheet = load_workbook(BytesIO(response.content)).active
    assert [cell.value for cell in sheet[1]][:4] == ["Action", "Owner", "Due", "Status"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    "name",
    [
        "finding",
        "reword",
        "recommendation",
        "change_recommendation",
        "plan_action",
        "action",
        "change_action",
    ],
)
def test_nothing_of_another_partnership_exists(client, name):
    theirs, mine = a_place("Theirs"), a_place("Mine")
    action = an_action(theirs)
    pk = {
        "finding": queries.findings_of(theirs).get().pk,
        "reword": queries.findings_of(theirs).get().pk,
    }.get(name, action.pk if "action" in name and name != "plan_action" else action.recommendation_id)
    assert signed_in(client, its_lead(mine)).get(at(name, mine, pk=pk)).status_code == 404


def test_a_recommendation_cannot_rest_on_a_finding_of_another_partnership(client):
    theirs, mine = a_place("Theirs"), a_place("Mine")
    finding = a_finding(theirs)
    facts = {"sentence": "Borrow.", "findings": [finding.pk], "effort": "small", "effect": "small"}
    assert signed_in(client, its_lead(mine)).post(at("recommend", mine), facts).status_code == 422


DEEDS = {
    "finding_from_document": {Role.LEAD, Role.FACILITATOR, Role.CONTRIBUTOR},
    "recommend": {Role.LEAD, Role.FACILITATOR, Role.CONTRIBUTOR},
    "findings": set(Role),
    "recommendations": set(Role),
    "plan": set(Role),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", DEEDS)
def test_each_page_opens_for_the_roles_that_may(client, role, name):
    place = a_place()
    response = signed_in(client, a_member(place, role)).get(at(name, place))
    assert response.status_code == (200 if role in DEEDS[name] else 403)


@pytest.mark.parametrize("role", Role)
def test_only_facilitators_and_leads_make_final(client, role):
    place = a_place()
    row = a_recommendation(place)
    address = at("move_recommendation", place, pk=row.pk)
    response = signed_in(client, a_member(place, role)).post(address, {"to": "final"})
    assert response.status_code == (302 if role in (Role.LEAD, Role.FACILITATOR) else 403)


@pytest.mark.parametrize(("name", "asked"), [("findings", 10), ("recommendations", 7), ("plan", 10)])
def test_lists_ask_the_same_number_of_questions_for_one_and_three(
    client, django_assert_max_num_queries, django_assert_num_queries, name, asked
):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    an_action(place)
    browser.get(at(name, place))
    with django_assert_max_num_queries(asked) as first:
        browser.get(at(name, place))
    an_action(place)
    an_action(place)
    with django_assert_num_queries(len(first.captured_queries)):
        browser.get(at(name, place))


def test_script_is_shown_as_text_everywhere(client):
    place = a_place()
    nasty = "<script>alert(1)</script>"
    finding = a_finding(place, nasty, [evidence("document:x", nasty)])
    row = a_recommendation(place, [finding], nasty, why=nasty)
    action = an_action(place, row, owner=nasty)
    browser = signed_in(client, its_lead(place))
    pages = [
        at("findings", place),
        at("finding", place, pk=finding.pk),
        at("recommendations", place),
        at("recommendation", place, pk=row.pk),
        at("plan", place),
        at("action", place, pk=action.pk),
        at("about", place) + "?key=document:x",
    ]
    for address in pages:
        html = browser.get(address).content.decode()
        assert "<script>alert" not in html, address
        assert "&lt;script&gt;alert(1)" in html, address


def test_where_the_decisions_stand():
    place = a_place()
    row = a_recommendation(place)
    an_action(place, row, due=date(2026, 1, 1))
    actions.move_recommendation(partnership=place, recommendation=row, to="final", by=its_lead(place))
    stand = queries.standing(place, on=date(2026, 6, 1))
    assert (stand.findings, stand.drafts, stand.final, stand.open_actions, stand.overdue_actions) == (
        1,
        0,
        1,
        1,
        1,
    )
