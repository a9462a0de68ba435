"""What a session rated becomes a round of the conditions, or a team check: once, with its spread."""

from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.rating import Rag
from fivefold.workshops.activities import Activity
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.system.models import ConditionRound
from fivefold_web.system.queries import conditions as rounds
from fivefold_web.workforce import queries as workforce
from fivefold_web.workshops import actions
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.system import CONDITIONS
from tests.builders.workforce import a_round, a_team
from tests.builders.workshops import a_session

STEPS = [("point", f"Step {n}") for n in range(1, 5)]
STATEMENTS = list(knowledge.statements())


@pytest.fixture
def session(place):
    return a_session(place, title="Conditions in May", opened=False)


def an_item(session, kind, slugs, points=()):
    lead = its_lead(session.partnership)
    lines = [*(("row", slug.replace("-", " "), "", slug) for slug in slugs), *points]
    item = actions.add_prompt(
        partnership=session.partnership, session=session, text="Where do we stand?", by=lead, kind_name=kind,
        lines=lines,
    )  # fmt: skip
    move(item, "open")
    return item


def move(item, to):
    item.refresh_from_db()
    actions.move_prompt(
        partnership=item.session.partnership, item=item, to=to, by=its_lead(item.session.partnership)
    )


def vote(item, *phones, asked=Round.BEFORE):
    """Each phone gives one rating for every row."""
    item.refresh_from_db()
    rows = list(item.options.filter(role_name="row"))
    for number, ratings in enumerate(phones):
        marks = tuple(_mark(row, rating) for row, rating in zip(rows, ratings, strict=True))
        key = f"phone-{item.pk}-{asked}-{number}"
        actions.answer(item=item, said=Said(marks=marks), asked=asked, client_key=key)


def _mark(row, rating):
    return Mark(row.pk, number=rating) if isinstance(rating, int) else Mark(row.pk, value=rating)


def rated(session, *steps):
    """Everybody in the session rates all six conditions with one step each."""
    item = an_item(session, Activity.SCALE, CONDITIONS, STEPS)
    vote(item, *([step] * 6 for step in steps))
    move(item, "revealed")
    return item


def become(client, session, name="May", asked="before", **colours):
    address = reverse("system:session_rounds", args=[session.partnership.slug, session.pk])
    return client.post(address, {"asked": asked, "name": name, "held_on": "2026-05-04", **colours})


def test_three_partners_rate_six_conditions_in_a_session_and_the_chair_records_what_they_agree(
    client, place, chair, at, session, words
):
    rated(session, 1, 2, 3)
    signed_in(client, chair)
    told = words(client.get(at(f"sessions/{session.pk}/conditions/")))
    assert "6 conditions were rated, up to 3 ratings each." in told
    become(client, session)
    this = ConditionRound.objects.get()
    told = words(client.get(at(f"conditions/{this.pk}/")))
    assert "3 people rated in the session" in told
    assert "Rated privately in the session “Conditions in May”, before talking." in told
    assert told.count("3 ratings, from step 1 to step 3.") == 6
    [slug, *_others] = CONDITIONS
    client.post(at(f"conditions/{this.pk}/agree/{slug}/"), {f"{slug}-step": "2", f"{slug}-reason": "Mixed"})
    assert rounds.consensus_in(this)[slug].step == 2


def test_the_second_round_after_talking_is_compared_with_the_first(client, place, chair, at, session, words):
    item = rated(session, 1, 2, 2)
    move(item, "after")
    vote(item, *([step] * 6 for step in (2, 3, 3)), asked=Round.AFTER)
    move(item, "revealed")
    signed_in(client, chair)
    become(client, session, "May")
    become(client, session, "May, after talking", "after")
    second, first = sorted(ConditionRound.objects.all(), key=lambda one: -one.pk)
    assert rounds.spreads_of(first)[CONDITIONS[0]].counts == (1, 2, 0, 0)
    assert rounds.spreads_of(second)[CONDITIONS[0]].counts == (0, 1, 2, 0)
    for this, step in ((first, "2"), (second, "3")):
        slug = CONDITIONS[0]
        client.post(
            at(f"conditions/{this.pk}/agree/{slug}/"), {f"{slug}-step": step, f"{slug}-reason": "Seen"}
        )
    told = words(client.get(at(f"conditions/{second.pk}/")))
    assert "Since May" in told
    assert "1 step up" in told


def test_making_the_round_twice_makes_it_once(client, place, chair, session):
    rated(session, 1, 2, 3)
    signed_in(client, chair)
    assert become(client, session).status_code == 302
    assert become(client, session).status_code == 302
    assert ConditionRound.objects.count() == 1
    assert rounds.raters_by_round(place) == {ConditionRound.objects.get().pk: 3}


def test_with_two_ratings_the_spread_stays_hidden(client, place, chair, at, session, words):
    rated(session, 1, 4)
    signed_in(client, chair)
    become(client, session)
    told = words(client.get(at(f"conditions/{ConditionRound.objects.get().pk}/")))
    assert told.count("2 ratings; too few to show without giving somebody away.") == 6


def test_what_was_not_shown_becomes_no_round(client, place, chair, at, session, words):
    item = an_item(session, Activity.SCALE, CONDITIONS, STEPS)
    vote(item, [1] * 6, [2] * 6, [3] * 6)
    signed_in(client, chair)
    assert "Nothing can be taken over yet." in words(client.get(at(f"sessions/{session.pk}/conditions/")))
    become(client, session)
    assert ConditionRound.objects.count() == 0


def test_a_scale_with_other_points_stays_in_the_session(client, place, chair, at, session, words):
    item = an_item(session, Activity.SCALE, CONDITIONS)  # five points where none are described
    vote(item, [5] * 6, [4] * 6, [3] * 6)
    move(item, "revealed")
    signed_in(client, chair)
    told = words(client.get(at(f"sessions/{session.pk}/conditions/")))
    assert told.count("its scale had 5 points, the condition has 4 steps.") == 6
    assert become(client, session).status_code == 422
    assert ConditionRound.objects.count() == 0


def test_colours_become_the_steps_that_the_chair_says_they_mean(client, place, chair, session):
    item = an_item(session, Activity.RAG, CONDITIONS)
    vote(item, ["red"] * 6, ["amber"] * 6, ["amber"] * 6, ["green"] * 6)
    move(item, "revealed")
    signed_in(client, chair)
    assert become(client, session).status_code == 422
    assert become(client, session, red="2", amber="1", green="4").status_code == 422
    assert become(client, session, red="1", amber="2", green="4").status_code == 302
    spread = rounds.spreads_of(ConditionRound.objects.get())[CONDITIONS[0]]
    assert spread.counts == (1, 2, 0, 1)


LETTERS = ["red", "red", "amber", "amber", "amber", "green"]


def a_vote(session, phones=6):
    """A team votes on the eleven statements: each phone one colour for all."""
    item = an_item(session, Activity.RAG, [one.slug for one in STATEMENTS])
    vote(item, *([letter] * 11 for letter in LETTERS[:phones]))
    move(item, "revealed")
    return item


def agreed(rag="amber", **changed):
    return {f"rating_{one.slug}": rag for one in STATEMENTS} | changed


def test_a_team_of_six_sees_its_spread_agrees_on_eleven_ratings_and_keeps_them(
    client, place, chair, at, session, words
):
    item = a_vote(session)
    signed_in(client, chair)
    address = at(f"sessions/prompts/{item.pk}/team/")
    told = words(client.get(address))
    assert told.count("6 votes: 2 red, 3 amber, 1 green") == 11
    assert "checked" not in told.split("Which team, and when")[1]
    team, this = a_team(place, "Nursery nurses"), a_round(place, "Spring", held_on=date(2026, 5, 4))
    sent = agreed(team=str(team.pk), round=str(this.pk), comment_reflecting="", send="1")
    assert client.post(address, sent).status_code == 302
    [check] = workforce.sent_checks_in(place, this)
    assert Counter(check.ratings.ratings.values()) == {Rag.AMBER: 11}
    told = words(client.get(address))
    assert "Kept as the check of Nursery nurses, Spring." in told
    printed = words(client.get(reverse("workforce:printed", args=[place.slug, this.pk])))
    assert all(one.text in printed for one in STATEMENTS)


def test_the_spread_of_the_vote_stays_with_the_agreed_rating(client, place, chair, at, session):
    item = a_vote(session)
    signed_in(client, chair)
    address = at(f"sessions/prompts/{item.pk}/team/")
    comment = client.get(address).content.decode().count("Vote of the team: 2 red, 3 amber, 1 green.")
    assert comment == 11


def test_sending_asks_for_every_statement_and_keeping_does_not(client, place, chair, at, session):
    item = a_vote(session)
    signed_in(client, chair)
    address = at(f"sessions/prompts/{item.pk}/team/")
    part = {"new_team": "Health visitors", "sector": "health visiting", "new_round": "May"}
    part |= {f"rating_{STATEMENTS[0].slug}": "green"}
    assert client.post(address, part | {"send": "1"}).status_code == 422
    assert workforce.team_called(place, "Health visitors") is None
    assert client.post(address, part | {"keep": "1"}).status_code == 302
    this = workforce.round_called(place, "May")
    [check] = workforce.checks_in(place, this)
    assert check.ratings.ratings == {STATEMENTS[0].slug: Rag.GREEN}
    assert workforce.sent_checks_in(place, this) == []


def test_a_check_that_was_sent_is_not_changed_and_nothing_else_enters(client, place, chair, at, session):
    item = a_vote(session)
    signed_in(client, chair)
    address = at(f"sessions/prompts/{item.pk}/team/")
    team, this = a_team(place), a_round(place)
    facts = {"team": str(team.pk), "round": str(this.pk), "send": "1"}
    client.post(address, agreed(**facts))
    refused = client.post(address, agreed("red", **facts))
    assert refused.status_code == 422
    [check] = workforce.sent_checks_in(place, this)
    assert Counter(check.ratings.ratings.values()) == {Rag.AMBER: 11}


def test_with_two_votes_nobody_is_given_away(client, place, chair, at, session, words):
    item = a_vote(session, phones=2)
    told = words(signed_in(client, chair).get(at(f"sessions/prompts/{item.pk}/team/")))
    assert told.count("2 votes; too few to show without giving somebody away.") == 11
    assert "2 red" not in told


def test_contributors_and_other_places_do_not_reach_it(client, place, at, session):
    item = a_vote(session)
    pages = (f"sessions/prompts/{item.pk}/team/", f"sessions/{session.pk}/conditions/")
    signed_in(client, a_member(place, Role.CONTRIBUTOR))
    assert [client.get(at(page)).status_code for page in pages] == [403, 403]
    ours = a_place("Ours")
    signed_in(client, its_lead(ours))
    theirs = [f"/places/{ours.slug}/system/{page}" for page in pages]
    assert [client.get(page).status_code for page in theirs] == [404, 404]
