"""Two people change the same finding, recommendation or action: the second is told, and loses nothing."""

import pytest
from django.urls import reverse

from tests.builders.decisions import a_finding, a_recommendation, an_action
from tests.builders.forms import opened
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
TOLD = "Somebody else changed this while you wrote, so nothing was saved."
WEIGHED = {"why": "", "level": "child", "effort": "medium", "effect": "medium"}


def changed_by_two(client, row, name, words, **facts):
    browser = signed_in(client, its_lead(row.partnership))
    address = reverse(f"decisions:{name}", kwargs={"place": row.partnership.slug, "pk": row.pk})
    first, second = (opened(browser, address) for _person in range(2))
    assert first(sentence=words[0], **facts).status_code == 302
    refused = second(sentence=words[1], **facts)
    row.refresh_from_db()
    page = refused.content.decode()
    assert (refused.status_code, row.sentence) == (422, words[0])
    assert [told in page for told in (TOLD, *words)] == [True] * 3


def test_a_finding(client):
    finding = a_finding(a_place())
    words = ("Too many smoke.", "Many smoke.")
    changed_by_two(client, finding, "reword", words, client_key="a-key-of-it")


def test_a_recommendation(client):
    recommendation = a_recommendation(a_place())
    findings = [finding.pk for finding in recommendation.findings.all()]
    words = ("Help mothers to stop.", "Help fathers to stop.")
    changed_by_two(client, recommendation, "change_recommendation", words, findings=findings, **WEIGHED)


def test_an_action_of_the_plan(client):
    words = ("Train two midwives.", "Train three midwives.")
    changed_by_two(
        client, an_action(a_place()), "change_action", words, owner="Public health", due="2027-03-31"
    )
