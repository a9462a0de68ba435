"""Boards of invented cases: causes by level, what is not shared, cards, and no real child."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.partners import Role
from fivefold_web.library import citing
from fivefold_web.workshops.queries import boards as queries
from tests.builders.boards import NURSERY, a_board, a_cause, a_sharing_need
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def member(client, place):
    return signed_in(client, a_member(place, Role.CONTRIBUTOR))


def at(place, name, **parts):
    return reverse(f"workshops:{name}", kwargs={"place": place.slug, **parts})


def words_of(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def cause(**changed):
    return {"level_name": "family", "text": "Worries about money", "client_key": "key-of-a-page"} | changed


def pair(**changed):
    told = {"one": "Nursery", "other": "Health visiting", "what": "That outbursts happen at home too"}
    return told | {"shared_name": "not shared today", "client_key": "key-of-a-pair"} | changed


def test_a_group_opens_a_board_for_the_nursery_case_once(client, place):
    browser = signed_in(client, its_lead(place))
    pages = [browser.post(at(place, "open_board"), {"case": NURSERY}) for _twice in range(2)]
    assert pages[0].url == pages[1].url
    words = words_of(browser.get(pages[0].url))
    assert "Invented children only" in words
    assert "0 possible causes at 0 of 5 levels" in words


def test_causes_at_three_levels_stand_under_their_level(member, place):
    board = a_board(place)
    for number, level in enumerate(["child", "relationship", "family"]):
        told = cause(level_name=level, text=f"Reason {number}", client_key=f"key-number-{number}")
        member.post(
            at(place, "add_cause", pk=board.pk), told | {"tells": "Watch at home", "knows": "Health visitor"}
        )
    answer = member.get(at(place, "board", pk=board.pk))
    assert "3 possible causes at 3 of 5 levels" in words_of(answer)
    html = answer.content.decode()
    relationship = html.split('id="level-relationship"')[1].split("</section>")[0]
    assert "Reason 1" in relationship
    assert "Would know" in relationship


def test_a_factor_of_the_toolkit_gives_its_name_to_a_cause(member, place):
    board = a_board(place)
    factor = knowledge.named("domestic-abuse", knowledge.factors())
    member.post(at(place, "add_cause", pk=board.pk), cause(text="", factor=factor.slug))
    assert [one.text for one in queries.board_of(place, board.pk).causes.all()] == [factor.label]


def test_a_cause_sent_twice_stands_there_once(member, place):
    board = a_board(place)
    for _again in range(3):
        member.post(at(place, "add_cause", pk=board.pk), cause())
    assert queries.board_of(place, board.pk).causes.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Born 3/5/2022", "looks like a date of birth"),
        ("NHS 943 476 5919", "looks like an NHS number"),
        ("lives at BS1 4ST", "looks like a postcode"),
    ],
)
def test_what_looks_like_a_real_child_is_refused_beside_its_field_and_kept_for_mending(
    member, place, text, said
):
    board = a_board(place)
    answer = member.post(at(place, "add_cause", pk=board.pk), cause(text=text, tells="Look twice"))
    assert answer.status_code == 422
    assert said in words_of(answer)
    assert text in unescape(answer.content.decode())
    assert "Look twice" in answer.content.decode()
    assert queries.board_of(place, board.pk).causes.count() == 0
    answer = member.post(at(place, "mark_sharing", pk=board.pk), pair(what=text))
    assert (answer.status_code, said in words_of(answer)) == (422, True)


def test_a_cause_without_level_and_words_says_what_is_missing(member, place):
    answer = member.post(at(place, "add_cause", pk=a_board(place).pk), {"client_key": "key-of-a-page"})
    assert (answer.status_code, "Choose the level" in words_of(answer)) == (422, True)
    answer = member.post(at(place, "add_cause", pk=a_board(place).pk), cause(text=""))
    assert "Choose a factor, or say in your own words" in words_of(answer)


def test_what_is_not_shared_today_stands_in_the_gap_list_and_is_evidence(member, place):
    board = a_board(place)
    member.post(at(place, "mark_sharing", pk=board.pk), pair())
    member.post(
        at(place, "mark_sharing", pk=board.pk),
        pair(other="Police", shared_name="shared", client_key="another-key"),
    )
    answer = member.get(at(place, "sharing_gaps"))
    words = words_of(answer)
    assert "Nursery and Health visiting Not shared today" in words
    assert "Police" not in words
    token = answer.content.decode().split('name="evidence" value="')[1].split('"')[0]
    citation = citing.read(place, token)
    need = queries.gaps_of(place)[0]
    assert (citation.kind, citation.key, citation.title) == (
        SourceKind.SERVICE_GAP,
        f"sharing:{need.pk}",
        "Not shared today: Nursery and Health visiting",
    )


def test_one_step_makes_it_a_finding(member, place):
    a_sharing_need(a_board(place))
    html = member.get(at(place, "sharing_gaps")).content.decode()
    token = html.split('name="evidence" value="')[1].split('"')[0]
    page = member.post(reverse("decisions:finding_new", kwargs={"place": place.slug}), {"evidence": token})
    assert page.status_code == 200
    assert "Not shared today: Nursery and Health visiting" in words_of(page)


def test_two_services_are_two(member, place):
    answer = member.post(at(place, "mark_sharing", pk=a_board(place).pk), pair(other="nursery"))
    assert (answer.status_code, "Name two different services" in words_of(answer)) == (422, True)


def test_cards_are_turned_one_by_one_for_everybody(client, place):
    board = a_board(place)
    browser = signed_in(client, its_lead(place))
    question = knowledge.named(NURSERY, knowledge.cases()).questions[0]
    further = knowledge.named(NURSERY, knowledge.cases()).moments[1].title
    shown = lambda: words_of(browser.get(at(place, "board", pk=board.pk)))  # noqa: E731 - asked four times
    assert further not in shown()
    for upto in (1, 1, 1):
        browser.post(at(place, "reveal", pk=board.pk), {"upto": upto})
    assert further in shown()
    assert question not in shown()
    browser.post(at(place, "reveal", pk=board.pk), {"upto": 99})
    assert question in shown()
    assert "face down" not in shown()


def test_a_cause_is_changed_and_taken_off(member, place):
    found = a_cause(a_board(place))
    member.post(at(place, "cause", pk=found.pk), cause(text="Money is short", level_name="community"))
    found.refresh_from_db()
    assert (found.text, found.level_name) == ("Money is short", "community")
    member.post(at(place, "remove_cause", pk=found.pk))
    assert queries.board_of(place, found.board_id).causes.count() == 0


def test_the_lists_come_alone_when_the_page_asks_for_news(member, place):
    board = a_board(place)
    a_cause(board)
    part = member.get(at(place, "board", pk=board.pk), HTTP_HX_REQUEST="true").content.decode()
    assert "Worries about money" in part
    assert "<main" not in part
    assert "Put it on the board" not in part


@pytest.mark.parametrize("name", ["board", "add_cause", "mark_sharing", "reveal"])
def test_a_board_does_not_exist_for_another_place(client, place, name):
    board = a_board(a_place("Elsewhere"))
    browser = signed_in(client, its_lead(place))
    ask = browser.get if name == "board" else browser.post
    assert ask(at(place, name, pk=board.pk)).status_code == 404


def test_causes_and_pairs_do_not_exist_for_another_place(client, place):
    board = a_board(a_place("Elsewhere"))
    found, need = a_cause(board), a_sharing_need(board)
    browser = signed_in(client, its_lead(place))
    asked = [("cause", found), ("remove_cause", found), ("remove_sharing", need)]
    assert [browser.post(at(place, name, pk=row.pk)).status_code for name, row in asked] == [404] * 3
    assert "Nursery" not in words_of(browser.get(at(place, "sharing_gaps")))


def test_a_viewer_reads_and_writes_nothing(client, place):
    board = a_board(place)
    browser = signed_in(client, a_member(place, Role.VIEWER))
    assert browser.get(at(place, "board", pk=board.pk)).status_code == 200
    assert browser.post(at(place, "add_cause", pk=board.pk), cause()).status_code == 403
    assert browser.post(at(place, "open_board"), {"case": NURSERY}).status_code == 403


@pytest.mark.parametrize("name", ["board", "sharing_gaps", "cases"])
def test_one_and_three_cost_the_same_queries(client, place, name):
    board = a_board(place)
    browser = signed_in(client, its_lead(place))
    address = at(place, name, pk=board.pk) if name == "board" else at(place, name)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        return len(asked)

    a_cause(board), a_sharing_need(board)
    cost()
    first = cost()
    for number in (2, 3):
        more = board if name == "board" else a_board(place, title=f"Group {number}")
        a_cause(more, key=f"key-number-{number}"), a_sharing_need(more, key=f"key-number-{number}")
    assert cost() == first
