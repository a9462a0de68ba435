"""The invented session: everything that a session can bring, said to be invented."""

import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.config.demo.sessions import hold_session
from fivefold_web.workshops.models import WorkshopSession
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db


def test_the_invented_session_has_a_whole_record_and_the_next_one_a_code(client):
    place = a_place()
    lead = a_member(place, Role.LEAD)
    hold_session(lead)
    planned, held = WorkshopSession.objects.order_by("-held_on")
    assert (held.ended, planned.ended) == (True, False)
    assert len(planned.code) == 6
    assert all("(invented)" in one.title for one in (planned, held))
    address = reverse("workshops:record", kwargs={"place": place.slug, "pk": held.pk})
    page = signed_in(client, lead).get(address).text
    for words in ("Someone who is there", "fewer than 5", "Where the room agrees", "11:20", "Part 7, p87"):
        assert words in page
    assert "blue house" not in page
