"""Partners rate privately, the chair closes, all see the spread and agree; two rounds are compared."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.queries import events_of
from fivefold_web.system.actions import conditions as actions
from fivefold_web.system.queries import conditions as queries
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.system import CONDITIONS, a_condition_round, a_rating

SECRET = "The board never met in May."


@pytest.fixture
def this(place):
    return a_condition_round(place)


def rated(this, number=3):
    """So many partners have rated everything with 1, 2, 3 ..."""
    members = [a_member(this.partnership, name=f"Partner {n}") for n in range(number)]
    for step, member in enumerate(members, start=1):
        a_rating(this, member, [step] * 6, SECRET)
    return members


def test_three_partners_rate_six_conditions_and_the_chair_sees_the_spread(
    client, place, chair, at, this, words
):
    rated(this)
    actions.close_round(this=this, by=chair)
    told = words(signed_in(client, chair).get(at(f"conditions/{this.pk}/")))
    assert "3 members have rated" in told
    assert told.count("3 ratings, from step 1 to step 3.") == 6
    assert told.count(SECRET) == 18


def test_while_the_round_is_open_nobody_sees_the_rating_of_another(client, place, chair, at, this, words):
    rated(this)
    for reader in (chair, a_member(place, Role.FACILITATOR), a_member(place, Role.VIEWER)):
        told = words(signed_in(client, reader).get(at(f"conditions/{this.pk}/")))
        assert SECRET not in told
        assert "from step" not in told
        assert "Ratings are private while the round is open." in told
    own = words(signed_in(client, a_member(place)).get(at(f"conditions/{this.pk}/rate/")))
    assert SECRET not in own
    assert "checked" not in own


def test_a_member_sees_the_own_ratings_again(client, place, at, this, words):
    [member] = rated(this, 1)
    told = words(signed_in(client, member).get(at(f"conditions/{this.pk}/rate/")))
    assert told.count("checked") == 6
    assert told.count(SECRET) == 6


def test_no_page_and_no_audit_line_names_a_rater(client, place, chair, at, this, words):
    members = rated(this)
    actions.close_round(this=this, by=chair)
    told = words(signed_in(client, chair).get(at(f"conditions/{this.pk}/")))
    assert [member.user.name for member in members if member.user.name in told] == []
    lines = [event for event in events_of(place) if event.did == "rated privately"]
    assert len(lines) == 18
    assert {event.actor_label for event in lines} == {"a participant (not recorded)"}
    assert all(SECRET not in str(event.after) + str(event.before) for event in lines)


def test_two_ratings_are_too_few_to_be_shown(client, place, chair, at, this, words):
    rated(this, 2)
    actions.close_round(this=this, by=chair)
    told = words(signed_in(client, chair).get(at(f"conditions/{this.pk}/")))
    assert told.count("2 ratings; too few to show without giving somebody away.") == 6
    assert SECRET not in told


def test_consensus_with_reason_is_recorded_after_the_close_only(place, chair, this):
    with pytest.raises(actions.NotPossible, match="Close the round first"):
        actions.agree(this=this, condition=CONDITIONS[0], step=2, reason="r", by=chair)
    actions.close_round(this=this, by=chair)
    closed = queries.round_of(place, this.pk)
    actions.agree(this=closed, condition=CONDITIONS[0], step=2, reason="Minutes are public.", by=chair)
    assert queries.consensus_in(closed)[CONDITIONS[0]].reason == "Minutes are public."


def test_a_rating_after_the_close_is_refused(place, chair, this):
    [member] = rated(this, 1)
    actions.close_round(this=this, by=chair)
    with pytest.raises(actions.NotPossible, match="This round is closed"):
        a_rating(this, member, [4] * 6)


def test_two_rounds_are_compared(client, place, chair, at, words):
    for name, day, step in (("Spring", date(2026, 3, 1), 1), ("Autumn", date(2026, 10, 1), 3)):
        this = a_condition_round(place, name, day)
        actions.close_round(this=this, by=chair)
        for slug in CONDITIONS:
            actions.agree(
                this=queries.round_of(place, this.pk), condition=slug, step=step, reason="so", by=chair
            )
    told = words(signed_in(client, chair).get(at(f"conditions/{this.pk}/")))
    assert "Since Spring" in told
    assert told.count("2 steps up") == 6
    assert "Draft a recommendation" in told


def test_a_rating_sent_in_the_background_is_kept_once(browser_of_member, place, member, at, this):
    sent = {"part": CONDITIONS[1], f"{CONDITIONS[1]}-step": "2", f"{CONDITIONS[1]}-because": "minutes"}
    for _again in range(2):
        assert browser_of_member.post(at(f"conditions/{this.pk}/rate/part/"), sent).json() == {"saved": True}
    row = queries.own_ratings(this, member)[CONDITIONS[1]]
    assert (row.step, row.because) == (2, "minutes")
    assert len([event for event in events_of(place) if event.did == "rated privately"]) == 1


def test_the_chair_agrees_on_the_page_and_a_missing_reason_is_named(client, place, chair, at, this, words):
    actions.close_round(this=this, by=chair)
    page = signed_in(client, chair)
    where = at(f"conditions/{this.pk}/agree/{CONDITIONS[0]}/")
    answer = page.post(where, {f"{CONDITIONS[0]}-step": "2", f"{CONDITIONS[0]}-reason": ""})
    assert answer.status_code == 422
    assert "Say why, so that others can follow." in words(answer)
    answer = page.post(
        where, {f"{CONDITIONS[0]}-step": "2", f"{CONDITIONS[0]}-reason": "We meet."}, follow=True
    )
    assert "Agreed: step 2 of 4, beginning." in words(answer)


@pytest.mark.parametrize("path", ["", "rate/", "close/"])
def test_a_round_of_another_place_is_not_found(client, db, path):
    elsewhere = a_condition_round(a_place("Elsewhere"))
    here = a_place("Here")
    page = signed_in(client, its_lead(here))
    assert page.get(f"/places/{here.slug}/system/conditions/{elsewhere.pk}/{path}").status_code == 404


def test_only_a_facilitator_closes_and_only_a_contributor_rates(client, viewer, member, at, this):
    assert signed_in(client, member).post(at(f"conditions/{this.pk}/close/")).status_code == 403
    assert signed_in(client, viewer).get(at(f"conditions/{this.pk}/rate/")).status_code == 403


def test_a_round_is_opened_once_by_name(client, chair, at, this, words):
    typed = {"name": "SPRING", "held_on": "2026-11-02"}
    answer = signed_in(client, chair).post(at("conditions/new/"), typed)
    assert answer.status_code == 422
    assert "There is a round called “SPRING” already." in words(answer)


def test_the_database_keeps_one_rating_a_member_and_condition(place, chair, this):
    [member] = rated(this, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(queries.own_ratings(this, member)[CONDITIONS[0]]).objects.create(
            partnership=place, round=this, member=member, condition=CONDITIONS[0], step=1
        )


def test_rounds_cost_the_same_statements_however_many_there_are(
    browser_of_member, place, at, this, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as one:
        browser_of_member.get(at("conditions/"))
    for name in ("Summer", "Autumn"):
        rated(a_condition_round(place, name), 1)
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at("conditions/"))
