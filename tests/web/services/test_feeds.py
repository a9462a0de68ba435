"""Feeds: whose services these are, what a newer file no longer names, and several pages taken in together."""

import json
import uuid
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from fivefold_web.services.models import Feed, PublishedFeed
from fivefold_web.services.queries import directory, feeds
from fivefold_web.services.queries.feeds import tally_in
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.services import a_service


def a_record(name, **about):
    number = about.pop("id", str(uuid.uuid5(uuid.NAMESPACE_DNS, name)))
    organisation = {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Hub", "description": "Hub"}
    return {"id": number, "name": name, "status": "active", "organization": organisation} | about


def a_file(*records, name="feed.json", **page):
    return SimpleUploadedFile(name, json.dumps({"contents": list(records)} | page).encode())


def sent(browser, at, *files, **said):
    return browser.post(at("import/"), {"file": list(files)} | said, follow=True)


def taken_in(browser, at, *files, **said):
    preview = sent(browser, at, *files, **said)
    confirm = preview.request["PATH_INFO"] + "confirm/"
    return preview, browser.post(confirm, said, follow=True)


def text_of(answer):
    return unescape(answer.content.decode())


def test_a_file_names_its_feed_and_says_what_it_lacks(place, browser_of_member, at):
    said = {"feed": "City directory", "licence": "Open Government Licence v3.0"}
    preview, _done = taken_in(browser_of_member, at, a_file(a_record("One"), a_record("Two")), **said)
    assert "2 of 2 give no ages; they do not count as “all ages”" in text_of(preview)
    [feed] = feeds.feeds_of(place)
    assert (feed.name, feed.licence, feed.count, feed.layout) == (*said.values(), 2, "Open Referral UK")
    assert tally_in(feed)["lacking"]["ages"] == 2
    assert "City directory" in text_of(browser_of_member.get(at("feeds/")))
    assert "Open Government Licence v3.0" in text_of(browser_of_member.get(at(f"feeds/{feed.pk}/")))


def test_what_a_newer_file_no_longer_names_is_listed_and_stays(place, browser_of_member, at):
    taken_in(browser_of_member, at, a_file(a_record("One"), a_record("Two")), feed="City")
    preview, _done = taken_in(browser_of_member, at, a_file(a_record("Two")), feed="City")
    assert "1 service of this feed is not in the file." in text_of(preview)
    [feed] = feeds.feeds_of(place)
    assert [row.name for row in feeds.missing_from_last_file(feed)] == ["One"]
    assert [row.name for row in directory.services_of(place)] == ["One", "Two"]
    assert "No longer in the last file" in text_of(browser_of_member.get(at(f"feeds/{feed.pk}/")))


def test_one_page_of_several_says_nothing_about_the_others(place, browser_of_member, at):
    taken_in(browser_of_member, at, a_file(a_record("One"), a_record("Two")), feed="City")
    first = a_file(a_record("Two"), page_number=1, total_pages=2)
    taken_in(browser_of_member, at, first, feed="City")
    assert list(feeds.missing_from_last_file(feeds.feeds_of(place)[0])) == []


def test_pages_of_one_feed_enter_together(place, browser_of_member, at):
    pages = [
        a_file(a_record(name), name=f"p{n}.json", page_number=n, total_pages=2)
        for n, name in enumerate(("One", "Two"), 1)
    ]
    preview, done = taken_in(browser_of_member, at, *pages, feed="City")
    assert "p1 and 1 more.json" in text_of(preview)
    assert "2 new, 0 changed, 0 as they were." in text_of(done)


def test_one_bad_page_keeps_all_of_them_out(place, browser_of_member, at):
    bad = SimpleUploadedFile("p2.json", b'{"contents": [')
    answer = sent(browser_of_member, at, a_file(a_record("One")), bad, feed="City")
    assert (answer.status_code, "p2.json is not complete JSON" in text_of(answer)) == (422, True)
    assert (directory.offers_for(place), list(feeds.feeds_of(place))) == ([], [])


def test_the_same_number_in_two_feeds_is_two_services(place, browser_of_member, at):
    taken_in(browser_of_member, at, a_file(a_record("One", id="17")), feed="City")
    for _time in range(2):
        taken_in(browser_of_member, at, a_file(a_record("Two", id="17")), feed="County")
    assert [(row.name, row.feed.name) for row in directory.services_of(place)] == [
        ("One", "City"),
        ("Two", "County"),
    ]


def test_a_service_entered_by_hand_belongs_to_no_feed(place, browser_of_member, at):
    mine = a_service(place, "Mine", organisation="Hub")
    taken_in(browser_of_member, at, a_file(a_record("Mine", id=mine.key, description="x")), feed="City")
    mine.refresh_from_db()
    assert (mine.feed, mine.description) == (None, "x")


def test_a_file_that_is_too_large_is_refused_with_the_remedy(place, browser_of_member, at, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000
    answer = sent(browser_of_member, at, a_file(a_record("One", description="x" * 5_000)))
    assert (answer.status_code, "so it was not taken in" in text_of(answer)) == (422, True)
    assert directory.offers_for(place) == []


def test_the_page_of_feeds_asks_the_same_number_of_questions(
    place, browser_of_member, at, django_assert_num_queries
):
    Feed.objects.create(partnership=place, name="One")
    browser_of_member.get(at("feeds/"))
    with django_assert_num_queries(6):
        browser_of_member.get(at("feeds/"))
    for name in ("Two", "Three"):
        Feed.objects.create(partnership=place, name=name)
    with django_assert_num_queries(6):
        browser_of_member.get(at("feeds/"))


def test_a_feed_of_another_place_is_not_found(place, browser_of_member, at):
    other = Feed.objects.create(partnership=a_place("Elsewhere"), name="Theirs")
    assert browser_of_member.get(at(f"feeds/{other.pk}/")).status_code == 404
    assert browser_of_member.post(at(f"feeds/{other.pk}/describe/"), {"licence": "x"}).status_code == 404


def test_a_feed_may_be_described_later(place, browser_of_member, at):
    feed = Feed.objects.create(partnership=place, name="City")
    said = {"address": "https://example.org/feed", "licence": "OGL"}
    browser_of_member.post(at(f"feeds/{feed.pk}/describe/"), said)
    feed.refresh_from_db()
    assert (feed.address, feed.licence) == tuple(said.values())


def test_only_a_lead_publishes_and_only_with_a_licence(client, place, browser_of_member, at):
    assert (
        browser_of_member.post(at("feeds/publish/"), {"published": "yes", "licence": "OGL"}).status_code
        == 403
    )
    lead = signed_in(client, its_lead(place))
    assert lead.post(at("feeds/publish/"), {"published": "yes", "licence": ""}).status_code == 422
    lead.post(at("feeds/publish/"), {"published": "yes", "licence": "OGL"})
    assert [(row.published, row.licence) for row in PublishedFeed.objects.all()] == [(True, "OGL")]


def test_markup_in_names_stays_text(place, browser_of_member, at):
    script = "<script>alert(1)</script>"
    preview, _done = taken_in(browser_of_member, at, a_file(a_record(script)), feed=script)
    pages = [preview, browser_of_member.get(at("feeds/")), browser_of_member.get(at("import/"))]
    assert [script in page.content.decode() for page in pages] == [False, False, False]
