"""Who helps this child: local people in the picture."""

from django.urls import reverse

from fivefold.vocabulary.ages import AgeBand
from fivefold_web.library.actions import roles as actions
from fivefold_web.library.queries import roles as library
from fivefold_web.publishing.pictures import shelf
from fivefold_web.system.presenters.roles import RolesPage, seats
from fivefold_web.system.queries.roles import helping_services
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.services import a_service


def seat():
    """A seat of the toolkit's picture."""
    return next(role for role in seats() if "volunteer" in role.title.casefold())


def test_a_local_group_replaces_the_volunteer_in_the_picture(browser_of_member, place, at, words):
    service = a_service(place, "Quayside baby group")
    path = reverse("services:detail", kwargs={"place": place.slug, "pk": service.pk})
    typed = {"title": "Quayside baby group", "line": "I sing with you every Tuesday.", "service": path}
    answer = browser_of_member.post(at(f"who-helps/{seat().slug}/"), typed, follow=True)
    told = words(answer)
    assert "The picture is changed." in told
    assert told.count("I sing with you every Tuesday.") >= 3
    [local] = library.local_roles_of(place)
    assert (local.replaces, local.service_name, local.service_path) == (
        seat().slug,
        "Quayside baby group",
        path,
    )
    assert f"<title>{seat().title}" not in told


def test_the_same_seat_is_taken_once(browser_of_member, place, at):
    for title in ("One", "Two"):
        browser_of_member.post(at(f"who-helps/{seat().slug}/"), {"title": title, "line": "I help."})
    assert [one.title for one in library.local_roles_of(place)] == ["Two"]


def test_what_nobody_does_here_is_drawn_as_a_gap(browser_of_member, at, words):
    typed = {"title": "Father worker", "line": "I help.", "absent": "on"}
    told = words(browser_of_member.post(at(f"who-helps/{seat().slug}/"), typed, follow=True))
    assert "nobody here does this" in told
    assert "No local service yet" in told


def test_a_service_and_an_absence_exclude_one_another(browser_of_member, place, at, words):
    service = a_service(place)
    path = reverse("services:detail", kwargs={"place": place.slug, "pk": service.pk})
    typed = {"title": "One", "line": "I help.", "absent": "on", "service": path}
    answer = browser_of_member.post(at("who-helps/new/"), typed)
    assert answer.status_code == 422
    assert "not both" in words(answer)


def test_taking_a_local_person_out_brings_the_toolkits_back(browser_of_member, place, at):
    browser_of_member.post(at(f"who-helps/{seat().slug}/"), {"title": "One", "line": "I help."})
    [local] = library.local_roles_of(place)
    browser_of_member.post(at(f"who-helps/{local.pk}/remove/"))
    assert library.local_roles_of(place) == []


def test_a_seat_that_is_not_in_the_picture_and_a_person_of_another_place_are_not_found(client, db, words):
    elsewhere, here = a_place("Elsewhere"), a_place("Here")
    facts = {
        "replaces": "",
        "title": "T",
        "line": "I",
        "service_path": "",
        "service_name": "",
        "absent": False,
    }
    theirs = actions.say_role(partnership=elsewhere, facts=facts, by=its_lead(elsewhere))
    page = signed_in(client, its_lead(here))
    assert page.get(f"/places/{here.slug}/system/who-helps/nobody/").status_code == 404
    assert page.get(f"/places/{here.slug}/system/who-helps/{theirs.pk}/change/").status_code == 404
    assert page.post(f"/places/{here.slug}/system/who-helps/{theirs.pk}/remove/").status_code == 404


def state_of(told, title):
    """The row of the table of seats that begins with this title."""
    return told.partition("Who sits where")[2].partition(f'<th scope="row">{title}')[2].partition("</tr>")[0]


def test_a_role_without_a_local_service_is_dashed_and_said_in_words(browser_of_member, place, at, words):
    told = words(browser_of_member.get(at("who-helps/")))
    assert "13 roles have no local service yet: Midwife;" in told
    assert told.count("No local service yet") >= 13
    assert "stroke-dasharray" in told


def test_a_service_is_found_for_a_role_by_its_words_and_the_reason_is_said(
    browser_of_member, place, at, words
):
    a_service(place, "Community team", description="Midwives for every family.")
    told = words(browser_of_member.get(at("who-helps/")))
    assert "12 roles have no local service yet" in told
    assert "because it says “midwives”" in state_of(told, "Midwife")
    assert "Community team" in told.partition("</figcaption>")[2].partition("</svg>")[0]


def test_what_the_rule_found_is_kept_in_one_press(browser_of_member, place, at, words):
    service = a_service(place, "Community midwives")
    told = words(browser_of_member.post(at("who-helps/midwife/take/"), {"service": service.pk}, follow=True))
    assert "The picture is changed." in told
    [local] = library.local_roles_of(place)
    assert (local.replaces, local.service_name, local.absent) == ("midwife", "Community midwives", False)


def test_what_people_said_stands_before_the_rule(browser_of_member, place, at, words):
    a_service(place, "Community midwives")
    typed = {"title": "Midwife", "line": "I help.", "absent": "on"}
    told = words(browser_of_member.post(at("who-helps/midwife/"), typed, follow=True))
    assert "nobody here does this" in state_of(told, "Midwife")
    assert "because it says" not in state_of(told, "Midwife")


def test_a_service_that_the_rule_does_not_find_is_not_kept(browser_of_member, place, at, words):
    service = a_service(place, "Walk")
    told = words(browser_of_member.post(at("who-helps/midwife/take/"), {"service": service.pk}, follow=True))
    assert "This service is not found for the role any more." in told
    assert library.local_roles_of(place) == []


def test_three_children_are_compared_and_a_service_without_ages_is_told_apart(
    browser_of_member, place, at, words
):
    a_service(place, "Community midwives", ages=AgeBand(-9, 1))
    a_service(place, "Old midwives", ages=None)
    told = words(browser_of_member.get(at("who-helps/")))
    row = told.partition("By age")[2].partition('<th scope="row">Midwife</th>')[2].partition("</tr>")[0]
    assert row.count("(1 does not say its ages)") == 3
    assert "Community midwives (1" in row
    assert row.count("nobody (1") == 2
    older = words(browser_of_member.get(at("who-helps/?age=24")))
    assert "Who helps this child: a child of 2 years" in older
    assert "Community midwives" not in older.partition("</figcaption>")[2].partition("</svg>")[0]


def test_what_is_taken_out_equals_the_screen(browser_of_member, place, at, words):
    a_service(place, "Community midwives")
    typed = {"title": "Quayside baby group", "line": "We sing.", "service": ""}
    browser_of_member.post(at(f"who-helps/{seat().slug}/"), typed)
    page = RolesPage.of(place, library.local_roles_of(place), helping_services(place))
    entry = next(one for one in shelf.entries() if one.slug == "whole-system-roles")
    out = shelf.drawn(place, entry)
    assert out.twin() == page.twin
    assert "Community midwives" in out.svg()
    assert "We sing." in out.description() or "We sing." in str(out.twin())
