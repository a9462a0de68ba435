"""The eight sets of questions about support for relationships: gaps with their reason, parents beside staff."""

from html import unescape
from io import BytesIO

import lxml.html
import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fivefold import knowledge
from fivefold.system.parents import QUESTIONS
from fivefold.vocabulary.support import Level
from fivefold_web.audit.models import Event
from fivefold_web.decisions.models import Recommendation
from fivefold_web.system.actions import parents as actions
from fivefold_web.system.models import ParentsHeard
from fivefold_web.system.queries.checks import Subject
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service
from tests.builders.system import a_check

LINES = [one.slug for one in knowledge.checklist("relationship-support").criteria]
SCRIPT = "<script>alert(1)</script>"
ASKED = list(QUESTIONS)[0]


def three_that_answered(place, comment=""):
    adults = LINES.index("services-for-adults")
    answers = ["not yet" if number == adults else "in place" for number in range(len(LINES))]
    for name in ("Family Hub", "Health visiting", "Recovery service"):
        service = a_service(place, name, levels=frozenset({Level.FAMILY}))
        subject = Subject(service.name, service=service)
        a_check(place, "relationship-support", answers=answers, subject=subject, comment=comment)
    return service


def heard(service, times=1, key="k", **about):
    for number in range(times):
        actions.hear(
            service=service,
            how=actions.How.LINK,
            counts={ASKED: (0, 0, 1)},
            client_key=f"{key}{number}",
            **about,
        )


def gaps(answer):
    found = lxml.html.fromstring(answer.content).xpath("//h3[contains(@class, 'ff-card__title')]")
    return [" ".join(one.text_content().split()) for one in found]


def test_three_services_answer_and_what_is_missing_becomes_a_draft_recommendation_in_one_step(
    browser_of_member, place, at, words
):
    three_that_answered(place, comment="Asked at team meeting")
    told = words(browser_of_member.get(at("checks/of/relationship-support/")))
    assert "Least in place: “Services for adults”." in told
    assert told.count("Draft a recommendation") == 1


def test_no_adult_service_asks_is_raised_with_its_evidence_and_opened_as_a_draft(
    browser_of_member, place, at
):
    three_that_answered(place, comment="Asked at team meeting")
    answer = browser_of_member.get(at("relationships/"))
    assert gaps(answer)[0] == "No service for adults asks whether somebody looks after a child"
    text = " ".join(unescape(answer.content.decode()).split())
    assert "There are 3 services for adults on the map. None is known to ask." in text
    assert 'does not ask. <span class="sy-rel-basis">Asked at team meeting' in text
    form = lxml.html.fromstring(answer.content).xpath("//form[contains(@action, 'recommend')]")[0]
    browser_of_member.post(form.action, dict(form.form_values()))
    assert "Agree with services for adults" in str(
        list(Recommendation.objects.filter(partnership=place).values())
    )


def test_parents_stand_beside_staff_once_five_have_answered(browser_of_member, place, at, words):
    service = three_that_answered(place)
    heard(service, 4)
    assert "hidden: fewer than 5 answers" in words(browser_of_member.get(at("relationships/")))
    heard(service, 1, key="one more")
    answer = browser_of_member.get(at("relationships/"))
    assert "0 yes, 0 partly, 5 no; of 5 answers" in words(answer)
    assert any("parents see it otherwise than staff" in gap for gap in gaps(answer))


def test_a_parent_answers_by_a_link_without_a_name_and_twice_is_once(place):
    service = a_service(place, "Hub")
    token = actions.open_parents_link(service=service, by=its_lead(place)).token
    guest = Client()
    for _again in range(2):
        guest.post(f"/guest/system/{token}/", {"client_key": "k", ASKED: "yes", "comment": SCRIPT})
    assert ParentsHeard.objects.count() == 1
    event = Event.objects.get(did="heard parents")
    assert (event.actor_number, event.after, event.thing_number) == (None, None, "")
    empty = guest.post(f"/guest/system/{token}/", {"client_key": "k2"})
    assert empty.status_code == 422
    actions.close_parents_links(service=service, by=its_lead(place))
    assert guest.get(f"/guest/system/{token}/").status_code == 410


def test_comments_are_shown_as_text_and_only_once_enough_have_answered(browser_of_member, place, at):
    service = a_service(place, "Hub")
    heard(service, 4, comment=SCRIPT)
    page = at(f"relationships/{service.pk}/parents/")
    assert "alert(1)" not in browser_of_member.get(page).content.decode()
    heard(service, 1, key="one more")
    told = browser_of_member.get(page).content.decode()
    assert "alert(1)" in told
    assert SCRIPT not in told


def test_staff_enter_what_a_workshop_counted(browser_of_member, place, at, words):
    service = a_service(place, "Hub")
    page = at(f"relationships/{service.pk}/parents/")
    sent = {"client_key": "w1", "held_on": "2026-11-02", f"{ASKED}-yes": "6", f"{ASKED}-no": "3"}
    for _again in range(2):
        browser_of_member.post(page, sent)
    assert "6 yes, 0 partly, 3 no; of 9 answers" in words(browser_of_member.get(page))
    assert browser_of_member.post(page, {"client_key": "w2", "held_on": "2026-11-02"}).status_code == 422


def test_the_page_asks_the_same_number_of_questions_for_one_service_and_three(browser_of_member, place, at):
    def asked():
        with CaptureQueriesContext(connection) as found:
            browser_of_member.get(at("relationships/"))
        return len(found)

    first = a_service(place, "First")
    a_check(place, "relationship-support", ["in place"], subject=Subject("First", service=first))
    heard(first)
    one = asked()
    heard(three_that_answered(place), key="more")
    assert asked() == one


def test_everything_can_be_kept_as_an_excel_file(browser_of_member, place, at):
    three_that_answered(place)
    book = openpyxl.load_workbook(BytesIO(browser_of_member.get(at("relationships.xlsx")).content))
    assert book.sheetnames == ["Gaps", "Staff and parents", "Services", "Ages", "Need groups"]


def test_another_place_learns_nothing(client, place):
    service = a_service(place, "Hub")
    stranger = signed_in(client, a_member(a_place("Elsewhere")))
    at = "/places/elsewhere/system/relationships/"
    assert stranger.get(f"{at}{service.pk}/parents/").status_code == 404
    for rest in ("link/", "close/"):
        assert stranger.post(f"{at}{service.pk}/parents/{rest}").status_code == 404
    assert "Hub" not in stranger.get(at).content.decode()


def test_the_inclusion_check_of_a_service_is_rated_commented_and_stands_on_its_page(
    browser_of_member, place, words
):
    service = a_service(place, "Hub")
    subject = Subject(service.name, service=service)
    a_check(
        place,
        "inclusion-self-check",
        ["in place", "partly"],
        subject=subject,
        comment="A quiet room since May",
    )
    told = words(browser_of_member.get(f"/places/{place.slug}/services/{service.pk}/"))
    assert "Inclusion self-check" in told
    assert "1 in place, 1 partly" in told
    assert "A quiet room since May" in told
    assert "Never confirmed" in told


pytestmark = pytest.mark.django_db
