"""Who helps this child: local people in the picture."""

from django.urls import reverse

from fivefold_web.library.actions import roles as actions
from fivefold_web.library.queries import roles as library
from fivefold_web.system.presenters.roles import seats
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
    assert "Nobody here does this yet" in told


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
