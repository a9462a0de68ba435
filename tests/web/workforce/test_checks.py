"""A team's check: kept as it is typed, sent once, read-only, opened again."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.models import Event
from fivefold_web.workforce import actions, queries
from fivefold_web.workforce.models import Rating, TeamAssessment
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workforce import SLUGS, A, G, R, a_check, a_link, a_round, a_team

pytestmark = pytest.mark.django_db
PAGE = "0b1c2d3e-page"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def check(place):
    return a_check(a_team(place, "Moors health visitors"), a_round(place, "Spring"), sent=False)


def door(check, name="check"):
    return reverse(f"workforce-guest:{name}", kwargs={"token": a_link(check)})


def one_part(slug, rating="", comment="", turn=1, page=PAGE):
    return {
        "part": slug, f"rating_{slug}": rating, f"comment_{slug}": comment, "idempotency_key": f"{page}:{turn}",
    }  # fmt: skip


def all_rated(letter="green"):
    return {f"rating_{slug}": letter for slug in SLUGS}


def said(check):
    return {slug: (one.rag, one.comment) for slug, one in queries.answers_of(check).items()}


def test_a_statement_is_kept_as_soon_as_it_is_rated(client, check):
    answer = client.post(door(check, "check_part"), one_part(SLUGS[2], "amber", "since May"))
    assert answer.json() == {"saved": True, "progress": "1 of 11 statements rated"}
    assert said(check) == {SLUGS[2]: (A, "since May")}


def test_a_repeated_sending_changes_nothing(client, check):
    where = door(check, "check_part")
    for _again in range(3):
        assert client.post(where, one_part(SLUGS[0], "red")).json()["saved"] is True
    assert Rating.history.count() == 1
    assert Event.objects.filter(did="rated").count() == 1


def test_a_sending_that_was_overtaken_does_not_undo_the_later_one(client, check):
    where = door(check, "check_part")
    client.post(where, one_part(SLUGS[0], "green", "later", turn=2))
    assert client.post(where, one_part(SLUGS[0], "red", "earlier", turn=1)).json()["saved"] is True
    assert said(check) == {SLUGS[0]: (G, "later")}


def test_a_retry_from_one_phone_does_not_undo_what_another_phone_said(client, check):
    where = door(check, "check_part")
    client.post(where, one_part(SLUGS[0], "red", page="first-phone"))
    client.post(where, one_part(SLUGS[0], "green", page="second-phone"))
    client.post(where, one_part(SLUGS[0], "red", page="first-phone"))
    assert said(check) == {SLUGS[0]: (G, "")}


def test_every_change_of_a_rating_stays_in_its_history(client, check):
    where = door(check, "check_part")
    for turn, letter in enumerate(("red", "amber", "green"), start=1):
        client.post(where, one_part(SLUGS[0], letter, turn=turn))
    assert [one.rag_name for one in Rating.history.order_by("history_date")] == ["red", "amber", "green"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"part": "no-such-statement"},
        {"idempotency_key": "nonsense"},
        {f"rating_{SLUGS[0]}": "blue"},
        {f"comment_{SLUGS[0]}": "x" * 2001},
    ],
)
def test_a_part_that_cannot_be_read_is_refused_and_nothing_is_kept(client, check, wrong):
    assert client.post(door(check, "check_part"), one_part(SLUGS[0], "red") | wrong).status_code == 422
    assert said(check) == {}


def test_the_same_link_opens_what_was_kept(client, check):
    where = door(check)
    client.post(where, {f"rating_{SLUGS[0]}": "red", f"comment_{SLUGS[1]}": "half done", "save": "1"})
    page = client.get(where).content.decode()
    assert "1 of 11 statements rated" in page
    assert "half done" in page
    assert said(check) == {SLUGS[0]: (R, ""), SLUGS[1]: (None, "half done")}


def test_sending_with_gaps_names_them_and_keeps_what_was_typed(client, check):
    where = door(check)
    answer = client.post(where, {f"rating_{SLUGS[0]}": "red", "send": "1"})
    assert answer.status_code == 422
    assert "Statement 2: choose red, amber or green" in answer.content.decode()
    assert "Statement 1: choose" not in answer.content.decode()
    assert said(check) == {SLUGS[0]: (R, "")}
    check.refresh_from_db()
    assert not check.is_sent


def test_a_team_may_send_with_gaps_when_it_says_so(client, check):
    answer = client.post(door(check), {f"rating_{SLUGS[0]}": "red", "send": "1", "anyway": "on"})
    assert answer.status_code == 302
    check.refresh_from_db()
    assert check.is_sent


def test_nothing_at_all_cannot_be_sent(client, check):
    answer = client.post(door(check), {"send": "1", "anyway": "on"})
    assert "Rate at least one statement" in answer.content.decode()
    check.refresh_from_db()
    assert not check.is_sent


def test_what_was_sent_is_read_only(client, check):
    where, part = door(check), None
    client.post(where, all_rated() | {"send": "1"})
    part = where + "save/"
    assert client.post(part, one_part(SLUGS[0], "red", turn=9)).status_code == 409
    client.post(where, all_rated("red") | {"send": "1"})
    page = client.get(where).content.decode()
    assert "Sent on" in page
    assert "<textarea" not in page
    assert set(said(check).values()) == {(G, "")}


def test_a_facilitator_opens_answers_again_and_the_record_says_so(client, place, check):
    actions.rate(assessment=check, statement=SLUGS[0], rag=R, comment="", by=its_lead(place))
    actions.send(assessment=check, by=its_lead(place))
    signed_in(client, a_member(place, Role.FACILITATOR))
    again = reverse("workforce:reopen", kwargs={"place": place.slug, "pk": check.pk})
    client.post(again)
    check.refresh_from_db()
    assert not check.is_sent
    assert Event.objects.filter(did="opened again", thing_number=str(check.pk)).count() == 1


def test_a_new_link_replaces_the_one_before(client, check):
    old, new = door(check), door(check)
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200


def test_a_link_opens_its_own_check_only(client, place):
    this = a_round(place)
    mine = a_check(a_team(place, "Mine"), this, sent=False)
    a_check(a_team(place, "Other team"), this, "RRR")
    page = client.get(door(mine)).content.decode()
    assert "Mine" in page
    assert "Other team" not in page


def test_typed_markup_stays_text(client, check):
    nasty = "<script>alert(1)</script>"
    where = door(check)
    client.post(
        where, {f"comment_{SLUGS[0]}": nasty, f"rating_{SLUGS[0]}": "red", "send": "1", "anyway": "on"}
    )
    page = client.get(where).content.decode()
    assert nasty not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_paper_form_has_the_same_eleven_statements_with_three_letters_each(client, place):
    signed_in(client, its_lead(place))
    this = a_round(place)
    page = client.get(
        reverse("workforce:printed", kwargs={"place": place.slug, "pk": this.pk})
    ).content.decode()
    for letter in "RAG":
        assert page.count(f'<td class="wf-paper__letter">{letter}</td>') == 11


@pytest.mark.parametrize("half", [{"sent_by": "Ash"}, {"sent_at": timezone.now()}])
def test_a_check_is_sent_with_a_time_and_a_sender_or_not_at_all(check, half):
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamAssessment.objects.filter(pk=check.pk).update(**half)
