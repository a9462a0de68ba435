import html
import json
from dataclasses import replace
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fivefold.sources import open_referral_uk, service_sheet
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Tier
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.queries import directory as queries
from tests.builders.places import a_member, a_place, signed_in
from tests.builders.services import a_service, an_offer

RECORD = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Baby massage",
    "description": "For parents and babies. ",
    "status": "active",
    "organization": {"id": "o1", "name": "Hub"},
    "fees": "free",
    "minimum_age": 0,
    "maximum_age": 1,
    "last_modified": "2023-03-15T10:30:45.123Z",
}


def text_of(answer):
    return unescape(answer.content.decode())


def upload(browser, at, content, name):
    return browser.post(at("import/"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def take_in(browser, at, content, name):
    preview = upload(browser, at, content, name)
    return browser.post(preview.request["PATH_INFO"] + "confirm/", follow=True)


def sheet(*rows):
    return "\n".join(",".join(row) for row in (("Name", "Organisation", "Level"), *rows)).encode()


def test_a_spreadsheet_enters_after_its_preview_was_confirmed(place, browser_of_member, at):
    preview = upload(
        browser_of_member, at, sheet(("Play", "Hub", "community"), ("Team", "NHS", "")), "my.csv"
    )
    assert "2 services read" in text_of(preview)
    assert "Play, Hub" in text_of(preview)
    assert queries.offers_for(place) == []
    done = browser_of_member.post(preview.request["PATH_INFO"] + "confirm/", follow=True)
    assert "“my.csv” is taken in: 2 new, 0 changed, 0 as they were." in text_of(done)
    assert [offer.name for offer in queries.offers_for(place)] == ["Play", "Team"]


def test_the_same_file_twice_changes_nothing_the_second_time(place, browser_of_member, at):
    content = sheet(("Play", "Hub", "community"))
    take_in(browser_of_member, at, content, "my.csv")
    before = queries.offers_for(place)
    assert "The directory already holds all of this." in text_of(
        upload(browser_of_member, at, content, "my.csv")
    )
    take_in(browser_of_member, at, content, "my.csv")
    assert queries.offers_for(place) == before


def test_confirming_twice_takes_the_file_in_once(place, browser_of_member, at):
    preview = upload(browser_of_member, at, sheet(("Play", "Hub", "")), "my.csv")
    confirm = preview.request["PATH_INFO"] + "confirm/"
    browser_of_member.post(confirm)
    again = browser_of_member.post(confirm, follow=True)
    assert "no longer waiting" in text_of(again)
    assert len(queries.offers_for(place)) == 1


def test_a_file_with_an_error_enters_not_at_all_and_names_row_column_and_remedy(place, browser_of_member, at):
    content = sheet(("Play", "Hub", "community"), ("", "NHS", ""), ("Team", "NHS", "moon"))
    preview = upload(browser_of_member, at, content, "my.csv")
    said = text_of(preview)
    assert "2 problems: nothing has entered" in said
    assert "Row 3, column Name: This service has no name. Write its name, or delete the row." in said
    assert "Row 4, column Level" in said
    browser_of_member.post(preview.request["PATH_INFO"] + "confirm/")
    assert queries.offers_for(place) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "photo.xlsx"),
        (b"{", "feed.json"),
        (b"a,b\n1,2\n", "other.csv"),
        (b"", "e.csv"),
    ],
)
def test_a_file_that_holds_no_services_is_refused_with_the_reason(
    place, browser_of_member, at, content, name
):
    answer = upload(browser_of_member, at, content, name)
    assert answer.status_code in (200, 422)
    assert "problem" in text_of(answer)
    assert queries.offers_for(place) == []


def test_a_file_may_be_let_go(place, browser_of_member, at):
    preview = upload(browser_of_member, at, sheet(("Play", "Hub", "")), "my.csv")
    path = preview.request["PATH_INFO"]
    assert "Nothing entered." in text_of(browser_of_member.post(path + "let-go/", follow=True))
    assert browser_of_member.get(path).status_code == 404


def test_a_waiting_file_belongs_to_one_place(client, place, browser_of_member, at):
    preview = upload(browser_of_member, at, sheet(("Play", "Hub", "")), "my.csv")
    key = preview.request["PATH_INFO"].rstrip("/").split("/")[-1]
    other = a_place("Elsewhere")
    stranger = signed_in(client, a_member(other))
    assert stranger.get(f"/places/{other.slug}/services/import/{key}/").status_code == 404
    stranger.post(f"/places/{other.slug}/services/import/{key}/confirm/")
    assert queries.offers_for(other) == queries.offers_for(place) == []


def test_what_a_file_leaves_empty_stays_and_archived_services_stay_archived(place, browser_of_member, at):
    hub = a_service(place, "Hub", organisation="Council", capacity="12 families")
    gone = a_service(place, "Gone", organisation="Council")
    actions.archive_service(service=gone, because="Ended", by=a_member(place))
    content = sheet(("Hub", "Council", "family"), ("Gone", "Council", "family"))
    preview = text_of(upload(browser_of_member, at, content, "my.csv"))
    assert "1 service of the file is archived here" in preview
    take_in(browser_of_member, at, content, "my.csv")
    [offer] = queries.offers_for(place)
    assert (offer.id, offer.capacity, offer.levels) == (hub.key, "12 families", {Level.FAMILY})


def test_a_new_service_with_a_known_name_is_pointed_out(place, browser_of_member, at):
    a_service(place, "Baby massage", id="local", organisation="Hub")
    preview = upload(browser_of_member, at, json.dumps([RECORD]).encode(), "feed.json")
    assert "Some new services have the name of one that is there already." in text_of(preview)


def test_unchanged_open_referral_records_leave_as_they_came(place, browser_of_member, at):
    other = RECORD | {"id": "5f7f2cf3-3c2d-4cf6-b2f5-8e2ac15c4ae1", "name": "Toddler group"}
    take_in(browser_of_member, at, json.dumps([RECORD, other]).encode(), "feed.json")
    group = next(row for row in queries.services_of(place) if row.name == "Toddler group")
    typed = {
        "name": "Toddler morning",
        "organisation": "Hub",
        "status": "active",
        "ages_from": "0",
        "ages_to": "24",
        "description": RECORD["description"],
        "cost": "free",
        "free": "yes",
    }
    browser_of_member.post(at(f"{group.pk}/change/"), typed)
    page = json.loads(browser_of_member.get(at("export/json/")).content)
    records = {record["id"]: record for record in page["contents"]}
    assert records[RECORD["id"]] == RECORD
    assert records[other["id"]] == other | {"name": "Toddler morning"}


@pytest.mark.realdata
def test_the_sample_record_comes_back_equal_until_it_is_edited(place, browser_of_member, at, realdata):
    content = (realdata / "oruk" / "validator_mocks" / "V3.0-UK-Test_service_full.json").read_bytes()
    original = json.loads(content)
    second = original | {"id": "0b6c8ef3-32d5-4ab0-a6f3-7c8c7fb5e1aa", "name": "Second counselling"}
    take_in(browser_of_member, at, json.dumps([original, second]).encode(), "feed.json")
    row = next(row for row in queries.services_of(place) if row.key == second["id"])
    actions.change_service(
        service=row, offer=replace(queries.offer_of(row), capacity="12 families"), by=a_member(place)
    )
    page = json.loads(browser_of_member.get(at("export/json/")).content)
    records = {record["id"]: record for record in page["contents"]}
    assert records[original["id"]] == original
    edited = records[second["id"]]
    assert {name: fact for name, fact in edited.items() if name != "attributes"} == {
        name: fact for name, fact in second.items() if name != "attributes"
    }
    assert second["attributes"][0] in edited["attributes"]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_export_and_import_into_another_place_gives_equals(
    client, place, browser_of_member, at, kind, tmp_path
):
    a_service(
        place, "Hub", tiers={Tier.PREVENTION, Tier.TREATMENT}, primary=Tier.TREATMENT, ages=AgeBand(-9, 30)
    )
    a_service(
        place, "Walk", levels=frozenset(), tiers=set(), reach=None, ages=None, areas=("Trafford", "Sale, M33")
    )
    answer = browser_of_member.get(at(f"export/{kind}/"))
    assert f".{kind}" in answer["Content-Disposition"]
    other = a_place("Elsewhere")
    there = signed_in(client, a_member(other))
    take_in(
        there, lambda rest="": f"/places/{other.slug}/services/{rest}", answer.content, f"services.{kind}"
    )
    assert queries.offers_for(other) == queries.offers_for(place)


def test_the_template_can_be_filled_in_and_holds_no_service_itself(place, browser_of_member, at):
    content = browser_of_member.get(at("import/template/")).content
    said = text_of(upload(browser_of_member, at, content, "template.xlsx"))
    assert "problem: nothing has entered" in said


def test_an_unknown_kind_of_export_is_not_found(browser_of_member, at):
    assert browser_of_member.get(at("export/pdf/")).status_code == 404


def test_five_hundred_services_enter_with_few_statements(place, django_assert_max_num_queries):
    offers = [an_offer(f"Service {n}", id=str(n)) for n in range(500)]
    with django_assert_max_num_queries(550):  # one line of the record for each, and a few more
        actions.import_services(partnership=place, offers=offers, by=a_member(place))
    assert sorted(queries.offers_for(place), key=lambda offer: int(offer.id)) == offers


def test_both_writers_read_back_what_the_directory_holds(place, tmp_path):
    a_service(place, "Hub", description="Line one\nline two", capacity="12, in May")
    offers = queries.offers_for(place)
    for writer, name in ((service_sheet.workbook, "s.xlsx"), (open_referral_uk.document, "s.json")):
        path = tmp_path / name
        path.write_bytes(writer(offers))
        module = service_sheet if name.endswith("xlsx") else open_referral_uk
        assert list(module.read(path, name).offers) == offers


def test_nothing_chosen_is_said_at_the_field(browser_of_member, at):
    answer = browser_of_member.post(at("import/"), {"feed": "Council"})
    assert answer.status_code == 422
    assert "Choose a file first." in html.unescape(answer.content.decode())
