import pytest

from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.support import Level
from fivefold_web.places.actions import add_organisation
from fivefold_web.system.actions import membership as actions
from fivefold_web.system.queries import membership as queries
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service


def a_partner(place, by, name="Council", sector=Sector.LOCAL_AUTHORITY, levels=()):
    partner = add_organisation(partnership=place, name=name, sector=sector, by=by)
    actions.say_levels(organisation=partner, levels=set(levels), by=by)
    return partner


def test_a_parks_team_clears_the_community_and_the_history_shows_when(
    place, member, browser_of_member, at, words
):
    a_partner(place, member, levels=set(Level) - {Level.COMMUNITY})
    assert "level: nobody acts here" in words(browser_of_member.get(at("membership/")))
    before = queries.membership_of(place, queries.partners_of(place), queries.levels_of(place))
    assert before.missing_levels == [Level.COMMUNITY]
    parks = a_partner(place, member, "Parks team")
    answer = browser_of_member.post(at(f"membership/partners/{parks.pk}/"), {"levels": ["community"]})
    assert answer.status_code == 302
    after = queries.membership_of(place, queries.partners_of(place), queries.levels_of(place))
    assert after.missing_levels == []
    said = words(browser_of_member.get(at("membership/")))
    assert "level: nobody acts here" not in said
    assert "Parks team acts at the level “Community”" in said


def test_who_leaves_a_level_stays_in_the_history(place, member):
    parks = a_partner(place, member, "Parks team", levels={Level.COMMUNITY})
    actions.say_levels(organisation=parks, levels=set(), by=member)
    told = [(name, level, begun) for _at, name, level, begun, _who in queries.history_of(place)]
    assert told == [("Parks team", Level.COMMUNITY, False), ("Parks team", Level.COMMUNITY, True)]


def test_a_plan_that_is_sent_twice_is_one_plan(place, browser_of_member, at, words):
    typed = {
        "whom": "Parks team",
        "level": "community",
        "asked": "to ask",
        "speaks": "Ariel",
        "due": "2027-03-31",
        "client_key": "k1",
    }
    for _tap in range(2):
        assert browser_of_member.post(at("membership/ask/"), typed).status_code == 302
    assert [row.whom for row in queries.missing_of(place)] == ["Parks team"]
    said = words(browser_of_member.get(at("membership/")))
    assert "In the plan: Parks team" in said
    row = queries.missing_of(place)[0]
    browser_of_member.post(at(f"membership/ask/{row.pk}/"), typed | {"asked": "declined"})
    assert "In the plan: Parks team" not in words(browser_of_member.get(at("membership/")))


def test_a_wrong_day_keeps_what_was_typed(browser_of_member, at, words):
    typed = {"whom": "Parks team", "asked": "to ask", "due": "soon", "client_key": "k2"}
    answer = browser_of_member.post(at("membership/ask/"), typed)
    assert answer.status_code == 422
    assert "Write the day as year-month-day" in words(answer)
    assert "Parks team" in words(answer)


def test_the_directory_suggests_whom_to_ask(place, browser_of_member, at, words):
    a_service(place, "Toy library", organisation="Friends of Toys", levels={Level.COMMUNITY})
    assert "From the directory: Friends of Toys" in words(browser_of_member.get(at("membership/")))


@pytest.mark.parametrize("path", ["membership/ask/", "membership/partners/1/"])
def test_a_viewer_changes_nothing(client, viewer, at, path):
    assert signed_in(client, viewer).post(at(path), {"whom": "x"}).status_code == 403


def test_another_places_partner_is_not_found(place, browser_of_member, at):
    elsewhere = a_place("Elsewhere")
    theirs = a_partner(elsewhere, a_member(elsewhere, name="Sam Stranger"))
    assert browser_of_member.get(at(f"membership/partners/{theirs.pk}/")).status_code == 404


def test_the_page_asks_equally_often_for_one_and_three_partners(
    place, member, browser_of_member, at, django_assert_num_queries
):
    a_partner(place, member, levels={Level.CHILD})
    browser_of_member.get(at("membership/"))
    with django_assert_num_queries(8):
        browser_of_member.get(at("membership/"))
    for name in ("Nursery", "Parks team"):
        a_partner(place, member, name, levels={Level.COMMUNITY})
    with django_assert_num_queries(8):
        browser_of_member.get(at("membership/"))
