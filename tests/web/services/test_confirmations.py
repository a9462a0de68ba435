"""Every service says when it was last confirmed and by whom; who runs it answers by a link."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import BytesIO

import lxml.html
import openpyxl
import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fivefold.services.offer import Status
from fivefold.services.open_to import Referrer
from fivefold.services.supply import Supply
from fivefold_web.audit.models import Event
from fivefold_web.services.actions import directory as directory_actions
from fivefold_web.services.actions import freshness as actions
from fivefold_web.services.models import OwnerLink, OwnerReply, Service
from fivefold_web.services.queries import directory
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


def words(answer):
    return " ".join(unescape(answer.content.decode()).split())


def read(answer, path):
    """The words at a path of the page."""
    found = lxml.html.fromstring(answer.content).xpath(path)
    return [" ".join((one if isinstance(one, str) else one.text_content()).split()) for one in found]


def names(answer):
    """Services in the list, in their order."""
    return read(answer, "//table[@id='list']//th/a")


def links_in(answer):
    return read(answer, "//input[starts-with(@id, 'link-')]/@value")


def form_in(answer, number=0):
    """What the browser would send with a form of the page's main part."""
    form = lxml.html.fromstring(answer.content).xpath("//main//form")[number]
    sent = {}
    for name, fact in form.form_values():
        sent.setdefault(name, []).append(fact)
    return sent


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def service(place):
    return a_service(place, "Stay and play", organisation="Family Hub", email="hub@example.org")


@pytest.fixture
def token(service):
    return a_link(service)


def a_link(service, **about):
    return actions.open_owner_link(service=service, by=its_lead(service.partnership), **about).token


@pytest.fixture
def guest(client):
    """A browser without an account, at the owner's pages."""
    return Owner(Client())


class Owner:
    def __init__(self, client):
        self.client = client

    def opens(self, token, rest=""):
        return self.client.get(f"/guest/services/{token}/{rest}")

    def says(self, token, rest, **facts):
        return self.client.post(f"/guest/services/{token}/{rest}", {"client_key": "k1", **facts})

    def changes(self, token, key="k1", **facts):
        """Send the form as it stands, with some facts changed."""
        sent = form_in(self.opens(token, "change/"))
        return self.client.post(
            f"/guest/services/{token}/change/", sent | {"client_key": key} | facts, follow=True
        )


def the_reply():
    return OwnerReply.objects.get(state="waiting")


def facts_now(service):
    return directory.offer_of(Service.objects.get(pk=service.pk))


def test_the_list_says_how_old_each_confirmation_is_the_stalest_first(browser_of_member, place, at, today):
    a_service(place, "Fresh", assured_on=today)
    a_service(place, "Old", assured_on=today - timedelta(days=400))
    a_service(place, "Never")
    a_service(place, "Ended", status=Status.DEFUNCT)
    answer = browser_of_member.get(at("confirmations/"))
    said = words(answer)
    assert names(answer) == ["Never", "Old", "Fresh"]
    assert read(answer, "//ul[@class='sv-fresh-tiles']/li") == [
        "3 All services",
        "1 Never confirmed",
        "1 Confirmed long ago",
        "1 Confirmed",
    ]
    assert "“Confirmed long ago” means 12 whole months ago or more." in said
    assert "13 months ago" in said


@pytest.mark.parametrize(
    ("state", "there"),
    [("never", ["Never"]), ("long-ago", ["Old"]), ("lately", ["Fresh"]), ("ahead", ["Ahead"])],
)
def test_the_list_narrows_to_one_state_as_the_rule_of_the_domain_tells(
    browser_of_member, place, at, today, state, there
):
    for name, days in (("Fresh", 0), ("Old", 400), ("Ahead", -3)):
        a_service(place, name, assured_on=today - timedelta(days=days))
    a_service(place, "Never")
    assert names(browser_of_member.get(at("confirmations/"), {"show": state})) == there


def test_the_list_asks_the_same_number_of_questions_for_one_service_and_three(
    browser_of_member, place, at, django_assert_num_queries, today
):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            browser_of_member.get(at("confirmations/"))
        return len(asked)

    a_link(a_service(place, "One"))
    first = ask()
    for name in ("Two", "Three"):
        a_link(a_service(place, name))
    assert ask() == first


def test_the_list_can_be_kept_as_an_excel_file(browser_of_member, place, at, today):
    a_service(place, "=Sum", assured_on=today)
    answer = browser_of_member.get(at("confirmations.xlsx"))
    [head, row] = openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert head[:3] == ("Service", "Organisation", "State")
    assert row[0] == "=Sum"
    assert row[2] == "Confirmed"


def test_a_member_confirms_in_one_step_and_twice_is_once(browser_of_member, service, at, today):
    for _again in range(2):
        answer = browser_of_member.post(at(f"{service.pk}/still-right/"), {"back": "list"}, follow=True)
    service.refresh_from_db()
    assert (service.assured_on, service.confirmed_by) == (today, "Morgan Member")
    assert Event.objects.filter(did="confirmed").count() == 1
    assert "by Morgan Member" in words(answer)


def test_a_day_that_comes_by_form_or_file_does_not_keep_the_name_of_who_confirmed_before(
    member, service, today
):
    actions.confirm(service=service, confirmed_by="Morgan Member", by=member)
    offer = replace(facts_now(service), assured_on=today - timedelta(days=3))
    directory_actions.change_service(service=Service.objects.get(pk=service.pk), offer=offer, by=member)
    assert Service.objects.get(pk=service.pk).confirmed_by == ""


def test_a_link_is_shown_once_and_only_its_hash_is_kept(browser_of_member, service, at):
    answer = browser_of_member.post(at(f"{service.pk}/link/"), {"email": "", "days": 30})
    [address] = links_in(answer)
    token = address.rstrip("/").rsplit("/", 1)[1]
    link = OwnerLink.objects.get()
    assert token not in (link.token_sha256, str(Event.objects.values_list("after", flat=True)))
    assert link.ends.date() == (timezone.now() + timedelta(days=30)).date()
    assert Client().get(f"/guest/services/{token}/").status_code == 200
    assert address in read(answer, "//textarea")[0]


def test_a_link_goes_out_by_e_mail_where_mail_is_set_up(browser_of_member, service, at, settings):
    answer = browser_of_member.post(at(f"{service.pk}/link/"), {"email": "hub@example.org", "days": 7})
    [sent] = mail.outbox
    assert sent.to == ["hub@example.org"]
    assert links_in(answer)[0] in sent.body
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "sends no e-mail" in words(browser_of_member.get(at(f"{service.pk}/link/")))


def test_an_organisation_gets_one_link_for_each_service(browser_of_member, place, service, at):
    a_service(place, "Baby group", organisation="Family Hub")
    a_service(place, "Other", organisation="Somebody else")
    answer = browser_of_member.post(at("confirmations/links/"), {"organisation": "Family Hub", "days": 30})
    assert len(links_in(answer)) == 2
    assert read(answer, "//h2") == ["As a list to copy", "Baby group", "Stay and play"]


def test_a_new_link_takes_the_place_of_the_older_and_a_withdrawn_one_ends_kindly(
    browser_of_member, service, at, guest
):
    first, second = a_link(service), a_link(service)
    assert guest.opens(first).status_code == 410
    assert guest.opens(second).status_code == 200
    link = OwnerLink.objects.get(withdrawn__isnull=True)
    browser_of_member.post(at(f"confirmations/links/{link.pk}/withdraw/"))
    answer = guest.says(second, "right/")
    assert answer.status_code == 410
    assert "This link has ended" in words(answer)
    assert OwnerReply.objects.count() == 0


def test_a_link_ends_by_itself_and_an_unknown_one_opens_nothing(service, guest, token):
    OwnerLink.objects.update(ends=timezone.now() - timedelta(minutes=1))
    assert guest.opens(token).status_code == 410
    assert guest.opens("no-such-token").status_code == 410


def test_an_owner_sees_what_we_hold_and_says_still_right_which_counts_at_once(service, guest, token, today):
    assert "Stay and play" in words(guest.opens(token))
    for _again in range(2):
        guest.says(token, "right/", answered_as="team lead")
    service.refresh_from_db()
    assert (service.assured_on, service.confirmed_by) == (today, "team lead, by link")
    assert OwnerReply.objects.count() == 1
    assert "Confirmed" in words(guest.opens(token, "thanks/"))


def test_a_change_waits_and_is_taken_over_in_part(browser_of_member, service, at, guest, token, today):
    answer = guest.changes(token, name="Play and stay", places=12, note="Open on Fridays too")
    assert "You" in words(answer)
    assert facts_now(service).name == "Stay and play"
    reply = the_reply()
    where = at(f"confirmations/answers/{reply.pk}/")
    answer = browser_of_member.get(where)
    assert read(answer, "//tbody/tr") == [
        "Name Stay and play Play and stay Take over: Name",
        "Families or children at a time not known 12 Take over: Families or children at a time",
    ]
    sent = form_in(answer)
    assert sent["take"] == ["name", "places"]
    browser_of_member.post(where + "accept/", sent | {"take": ["places"]})
    now = facts_now(service)
    assert (now.name, now.supply) == ("Stay and play", Supply(places=12, on=today))
    assert now.assured_on is None  # not everything was taken over


def test_a_change_that_is_taken_over_whole_confirms_the_service(member, service, guest, token, today):
    guest.changes(token, referrers=["families themselves"], free="yes")
    actions.accept(reply=the_reply(), taken=["referrers", "free"], by=member)
    now = facts_now(service)
    assert (now.referrers, now.free, now.assured_on) == (frozenset({Referrer.SELF}), True, today)


def test_nothing_different_is_said_so_and_nothing_waits(guest, token):
    answer = guest.changes(token)
    assert "Nothing is different from what we hold." in words(answer)
    assert OwnerReply.objects.count() == 0


def test_a_form_sent_twice_is_one_answer_and_a_newer_answer_takes_the_place_of_one_that_waits(guest, token):
    for _again in range(2):
        guest.changes(token, name="Play and stay")
    assert OwnerReply.objects.count() == 1
    guest.changes(token, key="k2", name="Stay, play and sing")
    assert [(one.state, one.client_key) for one in OwnerReply.objects.order_by("pk")] == [
        ("refused", "k1"),
        ("waiting", "k2"),
    ]


def test_what_waits_stands_in_the_form_when_it_is_opened_again(guest, token):
    guest.changes(token, name="Play and stay")
    assert form_in(guest.opens(token, "change/"))["name"] == ["Play and stay"]
    assert "The partnership looks at them now." in words(guest.opens(token))


def test_a_closed_service_is_marked_as_ended_once_a_member_agrees(
    browser_of_member, service, at, guest, token
):
    guest.says(token, "closed/", note="Since March")
    assert facts_now(service).status is Status.ACTIVE
    where = at(f"confirmations/answers/{the_reply().pk}/")
    browser_of_member.post(where + "accept/", form_in(browser_of_member.get(where)))
    assert facts_now(service).status is Status.DEFUNCT


def test_a_refusal_needs_a_reason_and_keeps_it(browser_of_member, service, at, guest, token):
    guest.changes(token, name="Play and stay")
    where = at(f"confirmations/answers/{the_reply().pk}/refuse/")
    assert browser_of_member.post(where, {"reason": ""}).status_code == 422
    browser_of_member.post(where, {"reason": "The board decides on names"})
    reply = OwnerReply.objects.get()
    assert (reply.state, reply.reason) == ("refused", "The board decides on names")
    assert facts_now(service).name == "Stay and play"


def test_a_change_of_what_was_changed_meanwhile_is_said_and_not_ticked(
    browser_of_member, member, service, at, guest, token
):
    guest.changes(token, name="Play and stay")
    offer = facts_now(service)
    directory_actions.change_service(
        service=Service.objects.get(pk=service.pk), offer=replace(offer, name="Sing and stay"), by=member
    )
    where = at(f"confirmations/answers/{the_reply().pk}/")
    answer = browser_of_member.get(where)
    assert read(answer, "//tbody/tr/td[1]") == ["Stay and play changed meanwhile Now: Sing and stay"]
    assert "take" not in form_in(answer)
    assert "1 fact was changed here after the answer was sent." in words(answer)
    late = browser_of_member.post(where + "accept/", {"take": ["name"], "seen": "another"}, follow=True)
    assert "The service was changed while you looked." in words(late)
    assert facts_now(service).name == "Sing and stay"


def test_deciding_twice_changes_nothing_the_second_time(member, service, guest, token):
    guest.changes(token, name="Play and stay")
    reply = the_reply()
    actions.accept(reply=reply, taken=["name"], by=member)
    actions.refuse(reply=reply, reason="too late", by=member)
    assert OwnerReply.objects.get().state == "accepted"


def test_what_owners_type_is_shown_as_text(browser_of_member, service, at, guest, token):
    guest.changes(token, name=SCRIPT, note=SCRIPT, answered_as=SCRIPT)
    for rest in ("confirmations/answers/", f"confirmations/answers/{the_reply().pk}/"):
        assert SCRIPT not in browser_of_member.get(at(rest)).content.decode()
    assert SCRIPT not in guest.opens(token, "change/").content.decode()


def test_another_place_learns_nothing(client, service, guest, token):
    guest.changes(token, name="Play and stay")
    other = a_place("Elsewhere")
    stranger = signed_in(client, a_member(other))
    link, reply = OwnerLink.objects.get(), the_reply()
    at = f"/places/{other.slug}/services/"
    assert stranger.get(f"{at}confirmations/answers/{reply.pk}/").status_code == 404
    for rest in (
        f"confirmations/answers/{reply.pk}/accept/",
        f"confirmations/answers/{reply.pk}/refuse/",
        f"confirmations/links/{link.pk}/withdraw/",
        f"{service.pk}/still-right/",
        f"{service.pk}/link/",
    ):
        assert stranger.post(at + rest, {"reason": "x"}).status_code == 404
    assert names(stranger.get(f"{at}confirmations/")) == []


def test_a_link_opens_its_own_service_only_and_an_archived_one_not_at_all(
    place, service, guest, token, member
):
    assert guest.client.get(f"/places/{place.slug}/services/{service.pk}/").status_code == 302
    directory_actions.archive_service(service=service, because="merged", by=member)
    assert guest.opens(token).status_code == 410
