"""Breakout groups: made, dealt, hosted with or without an account, called back."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity, Review
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.audit.models import Event
from fivefold_web.workshops import actions
from fivefold_web.workshops.actions import groups as grouping
from fivefold_web.workshops.models import BreakoutGroup
from fivefold_web.workshops.queries import groups as queries
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workshops import a_session

pytestmark = pytest.mark.django_db


def in_groups(session, number=3):
    grouping.make_groups(
        partnership=session.partnership, session=session, number=number, by=its_lead(session.partnership)
    )
    session.items.update(in_groups=True)
    return list(session.groups.all())


def said(session, group, *texts, item=None):
    item = item or session.items.first()
    for number, text in enumerate(texts):
        actions.answer(
            item=item,
            said=Said(text),
            asked=Round.BEFORE,
            group=group,
            client_key=f"k-{item.pk}-{group.pk}-{number}",
        )


def choices(session, *counts):
    """A question with two choices; so many of each group chose the first."""
    lead = its_lead(session.partnership)
    item = actions.add_prompt(
        partnership=session.partnership, session=session, text="Which first?", by=lead, in_groups=True,
        kind_name=Activity.CHOOSE_ONE, lines=[("choice", "Nursery"), ("choice", "Home")],
    )  # fmt: skip
    actions.move_prompt(partnership=session.partnership, item=item, to="open", by=lead)
    first = item.options.first()
    for group, count in zip(session.groups.all(), counts, strict=True):
        for number in range(count):
            actions.answer(
                item=item, said=Said(marks=(Mark(option=first.pk),)), asked=Round.BEFORE, group=group,
                client_key=f"choice-{group.pk}-{number}",
            )  # fmt: skip
    actions.move_prompt(partnership=session.partnership, item=item, to="revealed", by=lead)
    return item


def page_of(client, session):
    return client.get(
        reverse("workshops:groups", args=[session.partnership.slug, session.pk])
    ).content.decode()


def a_link(group):
    made = grouping.open_host_link(group=group, by=its_lead(group.session.partnership))
    return reverse("workshops-guest:group", kwargs={"token": made.token})


def test_a_facilitator_makes_groups_and_names_them(client):
    session = a_session(a_place())
    place = session.partnership
    signed_in(client, a_member(place, Role.FACILITATOR))
    client.post(reverse("workshops:make_groups", args=[place.slug, session.pk]), {"number": "3"})
    assert [one.name for one in session.groups.all()] == ["Group 1", "Group 2", "Group 3"]
    second = session.groups.get(number=2)
    told = {"name": "By the window", "member": "", "other": "Health visitor lead"}
    client.post(reverse("workshops:change_group", args=[place.slug, second.pk]), told)
    second.refresh_from_db()
    assert (second.name, second.host) == ("By the window", "Health visitor lead")
    assert "By the window" in page_of(client, session)


def test_asking_twice_for_as_many_groups_makes_them_once():
    session = a_session(a_place())
    in_groups(session)
    entries = Event.objects.count()
    in_groups(session)
    assert (session.groups.count(), Event.objects.count()) == (3, entries)


def test_a_group_in_use_is_never_taken_away(client):
    session = a_session(a_place())
    place, lead = session.partnership, its_lead(session.partnership)
    *_others, third = in_groups(session)
    grouping.write_notes(group=third, notes="We began", by=lead)
    signed_in(client, lead)
    address = reverse("workshops:make_groups", args=[place.slug, session.pk])
    assert "Group 3 is in use" in client.post(address, {"number": "2"}, follow=True).content.decode()
    assert session.groups.count() == 3


def test_phones_are_dealt_evenly_and_stay_where_they_are():
    session = a_session(a_place())
    in_groups(session)
    first = [grouping.deal_group(session=session, client_key=f"phone-{n}").number for n in range(7)]
    again = [grouping.deal_group(session=session, client_key=f"phone-{n}").number for n in range(7)]
    assert first == [1, 2, 3, 1, 2, 3, 1]
    assert again == first
    assert queries.sizes_of(session) == {1: 3, 2: 2, 3: 2}


def test_without_groups_nobody_is_dealt():
    session = a_session(a_place())
    assert grouping.deal_group(session=session, client_key="phone-1") is None


def test_a_host_without_an_account_sees_the_question_and_how_many_answered_but_no_answer(client):
    session = a_session(a_place())
    first, second, _third = in_groups(session)
    said(session, first, "Feeling safe", "Being heard")
    said(session, second, "Not for this host")
    text = client.get(a_link(first)).content.decode()
    assert session.items.first().text in text
    assert "2 answers so far" in text
    assert "Feeling safe" not in text
    assert "Not for this host" not in text


def test_a_host_reviews_the_words_of_the_own_group_once_they_are_shown(client):
    session = a_session(a_place())
    place, lead = session.partnership, its_lead(session.partnership)
    first, second, _third = in_groups(session)
    said(session, first, "Feeling safe", "Mrs Smith is rude")
    said(session, second, "Not for this host")
    link = a_link(first)
    words = link + "words/"
    assert "Feeling safe" not in client.get(words).content.decode()
    actions.move_prompt(partnership=place, item=session.items.first(), to="revealed", by=lead)
    text = client.get(words).content.decode()
    assert "Feeling safe" in text
    assert "Not for this host" not in text
    keys = {answer.text: answer.pk for answer in session.items.first().answers.all()}
    others = keys["Not for this host"]
    client.post(words, {"answers": [keys["Feeling safe"], others]})
    refused = client.post(words, {"answers": [keys["Mrs Smith is rude"]], "hold": "1"})
    assert refused.status_code == 422
    client.post(words, {"answers": [keys["Mrs Smith is rude"]], "hold": "1", "reason": "names somebody"})
    stands = {answer.text: answer.review for answer in session.items.first().answers.all()}
    assert stands == {
        "Feeling safe": Review.PASSED,
        "Mrs Smith is rude": Review.HELD,
        "Not for this host": Review.WAITING,
    }
    shown = client.get(link).content.decode()
    assert "Feeling safe" in shown
    assert "Mrs Smith" not in shown


def test_notes_are_kept_once_and_an_overtaken_sending_changes_nothing(client):
    session = a_session(a_place())
    first, *_others = in_groups(session)
    link = a_link(first)
    entries = Event.objects.count()

    def send(notes, turn):
        key = {"idempotency_key": f"page-one-1:{turn}"}
        return client.post(link + "notes/", {"notes": notes, **key}).json()["saved"]

    assert send("We fou", 1) is True
    assert send("We found", 2) is True
    assert send("We found", 2) is True
    assert send("We fou", 1) is True
    first.refresh_from_db()
    assert first.notes == "We found"
    assert Event.objects.count() == entries + 2


def test_a_new_link_replaces_the_earlier_one_and_another_host_ends_it(client):
    session = a_session(a_place())
    first, *_others = in_groups(session)
    old, new = a_link(first), a_link(first)
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200
    grouping.change_group(group=first, name=first.name, host="Someone else", by=its_lead(session.partnership))
    assert client.get(new).status_code == 410


def test_a_member_opens_the_group_that_they_host_and_no_other(client):
    session = a_session(a_place())
    place = session.partnership
    first, second, _third = in_groups(session)
    member = a_member(place, Role.CONTRIBUTOR)
    grouping.change_group(group=first, name=first.name, host=member.name, by=its_lead(place))
    signed_in(client, member)
    assert client.get(reverse("workshops:group", args=[place.slug, first.pk])).status_code == 200
    assert client.get(reverse("workshops:group", args=[place.slug, second.pk])).status_code == 404
    assert client.get(reverse("workshops:groups", args=[place.slug, session.pk])).status_code == 403


def test_another_places_group_is_not_found(client):
    theirs, *_others = in_groups(a_session(a_place("Theirs")))
    ours = a_place("Ours")
    signed_in(client, its_lead(ours))
    for name in ("group", "group_notes", "group_link", "change_group", "group_words"):
        address = reverse(f"workshops:{name}", args=[ours.slug, theirs.pk])
        assert client.post(address, {}).status_code == 404, name


def test_counts_of_a_small_group_are_hidden_and_cannot_be_worked_out(client):
    session = a_session(a_place())
    in_groups(session)
    choices(session, 9, 6, 2)
    signed_in(client, its_lead(session.partnership))
    text = re.sub(r"\s+", " ", page_of(client, session))
    assert text.count("Too few to show apart.") == 2  # the small one, and the next, which would give it away
    assert "<dt>Nursery</dt><dd>9</dd>" in text
    assert "<dd>6</dd>" not in text


def test_calling_back_starts_the_timer_that_everybody_sees(client):
    session = a_session(a_place())
    in_groups(session)
    place = session.partnership
    signed_in(client, its_lead(place))
    client.post(reverse("workshops:call_back", args=[place.slug, session.pk]), {"minutes": "5"})
    before = session.version
    session.refresh_from_db()
    left = session.timer_ends_at - timezone.now()
    assert timedelta(minutes=4) < left <= timedelta(minutes=5)
    assert session.version > before
    assert "Back together at" in page_of(client, session)


def test_the_page_asks_as_often_for_eight_groups_and_three_items_as_for_two_and_one(client):
    session = a_session(a_place())
    in_groups(session, 2)
    choices(session, 6, 6)
    signed_in(client, its_lead(session.partnership))
    page_of(client, session)
    few = asked(client, session)
    in_groups(session, 8)
    choices(session, *[6] * 8)
    choices(session, *[6] * 8)
    assert BreakoutGroup.objects.count() == 8
    assert asked(client, session) == few


def asked(client, session):
    with CaptureQueriesContext(connection) as seen:
        page_of(client, session)
    return len(seen)
