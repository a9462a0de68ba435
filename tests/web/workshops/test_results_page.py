"""The results of a whole session on one page; each may become a finding."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity
from fivefold_web.decisions.queries import findings_of
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.voted import a_voted_session
from tests.builders.voting import a_room, an_item, moved, says

pytestmark = pytest.mark.django_db


def results_of(room, place=None):
    return reverse("workshops:results", kwargs={"place": (place or room.partnership).slug, "pk": room.pk})


def seen(client, room):
    return client.get(results_of(room)).content.decode()


def a_poll(room, *, shown=True):
    item = an_item(room, Activity.STATEMENTS, [("statement", "We listen to parents.")], text="Do we agree?")
    says(item, (0, "agree"), phones=6)
    if shown:
        moved(item, "revealed")
    return item


def test_the_page_says_where_the_room_agrees_and_where_sectors_differ(client):
    place = a_place()
    page = seen(signed_in(client, its_lead(place)), a_voted_session(place))
    assert (
        "Nearly everybody agrees with 2 of 4 statements; 1 divides the room; sectors differ on 1; "
        "Early years education and childcare and Health visiting and family nurses differ most."
    ) in page
    assert "split on 1, most of all on “Who holds power”." in page


def test_what_was_not_shown_to_the_room_is_not_told(client):
    place = a_place()
    room = a_room(place)
    a_poll(room, shown=False)
    page = seen(signed_in(client, its_lead(place)), room)
    assert "Not shown to the room yet." in page
    assert "6 of 6" not in page


def test_a_result_becomes_a_finding_in_one_click(client):
    place = a_place()
    room = a_room(place)
    a_poll(room)
    signed_in(client, its_lead(place))
    page = seen(client, room)
    token = page.split('name="evidence" value="')[1].split('"')[0]
    address = reverse("decisions:finding_new", kwargs={"place": place.slug})
    assert "6 of 6 agree." in client.post(address, {"evidence": token}).content.decode()
    typed = {"evidence": token, "sentence": "All six agree that we listen to parents.", "client_key": "once"}
    client.post(address, typed)
    (finding,) = findings_of(place)
    assert finding.sentence == typed["sentence"]


def test_viewers_read_and_make_no_findings(client):
    place = a_place()
    room = a_room(place)
    a_poll(room)
    page = seen(signed_in(client, a_member(place, Role.VIEWER)), room)
    assert "6 of 6 agree." in page
    assert "Make a finding" not in page


def test_another_place_has_no_such_session(client):
    place, other = a_place(), a_place("Elsewhere")
    room = a_room(other)
    signed_in(client, its_lead(place))
    assert client.get(results_of(room, place)).status_code == 404
    assert Client().get(results_of(room)).status_code == 302


def test_what_people_wrote_is_text_and_never_markup(client):
    place = a_place()
    page = seen(signed_in(client, its_lead(place)), a_voted_session(place))
    assert "&lt;b&gt;Being held&lt;/b&gt;" in page
    assert "<b>Being held" not in page


def test_more_items_need_no_more_queries(client):
    place = a_place()
    room = a_room(place)
    a_poll(room)
    signed_in(client, its_lead(place))
    seen(client, room)
    counts = [queries_of(client, room)]
    for _more in range(2):
        a_poll(room)
    counts.append(queries_of(client, room))
    assert counts[0] == counts[1]


def queries_of(client, room):
    with CaptureQueriesContext(connection) as caught:
        seen(client, room)
    return len(caught)
