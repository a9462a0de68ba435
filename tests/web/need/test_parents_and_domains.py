"""Adults who are parents, and the three domains, as people meet them."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from fivefold.vocabulary.value import State
from fivefold_web.audit.models import Event
from fivefold_web.decisions import queries as decisions
from fivefold_web.need.models import ParentAudit, SearchedFor
from fivefold_web.need.queries import registers as queries
from tests.builders.need import an_upload, figures_in
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.registers import a_dataset, an_answer
from tests.builders.services import a_service

pytestmark = pytest.mark.django_db

ASKED = {
    "service_name": "Drug service", "organisation_name": "Testmouth Health", "records_pregnancy": "no",
    "records_parenthood": "always", "records_ages": "sometimes", "asked_on": "2026-06-01", "client_key": "sent-twice",
}  # fmt: skip
COUNTED = {"period": "2025/26", "source": "Team manager, June 2026"}


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def at(client, place):
    """at("parents"): GET; at("parents_add", send={...}): POST. Gives the response, as the lead sees it."""
    signed_in(client, its_lead(place))

    def go(name, send=None, follow=False, query="", **parts):
        address = reverse(f"need:{name}", kwargs={"place": place.slug, **parts}) + (
            f"?{query}" if query else ""
        )
        return client.get(address) if send is None else client.post(address, send, follow=follow)

    return go


def words(response):
    return " ".join(response.text.split())


def test_services_that_record_nothing_and_a_total_of_those_that_do(at, place):
    an_answer(place, "Drug service", children=60)
    an_answer(place, "Perinatal team", children=122)
    an_answer(place, "Talking therapies", children=4)
    an_answer(place, "Probation", records_parenthood="no")
    text = words(at("parents"))
    assert "3 of 4 services record it for every adult" in text
    assert "180 children" in text
    assert (
        "1 service has a number too small to show and 1 service gives none. The true number is higher."
        in text
    )
    assert "hidden: small numbers" in text
    assert "184" not in text


def test_a_small_number_is_announced_hidden_and_kept_nowhere(at, place):
    step = at("parents_add", ASKED)
    row = ParentAudit.objects.get(partnership=place)
    assert step.url.endswith(f"/parents/{row.pk}/totals/")
    page = at("parents_totals", pk=row.pk)
    assert "Before you type: a total from 1 to 7 is hidden at once" in words(page)
    assert "data-autosave" not in page.text.split('<main id="content"')[1]
    answer = at("parents_totals", {"children": "4", "adults": "33", **COUNTED}, follow=True, pk=row.pk)
    assert "Kept as hidden: the small number itself was not kept." in answer.text
    row.refresh_from_db()
    assert (row.children_state, row.children, row.adults) == (State.SUPPRESSED, None, 35)
    kept = [event.after for event in Event.objects.filter(thing_kind="need.parentaudit")]
    assert {facts["children"] for facts in kept} == {None}
    assert {facts["adults"] for facts in kept} == {None, 35}


def test_a_number_needs_its_period_and_source(at, place):
    row = an_answer(place)
    answer = at("parents_totals", {"children": "40"}, pk=row.pk)
    assert answer.status_code == 422
    for said in ("a number is never shown without it.", "a number is never shown without its source."):
        assert said in answer.text
    answer = at("parents_totals", {"children": "about forty"}, pk=row.pk)
    assert "is not a number" in answer.text


def test_the_same_answer_sent_twice_is_kept_once_and_one_day_has_one_answer(at, place):
    at("parents_add", ASKED)
    assert at("parents_add", ASKED).status_code == 302
    assert ParentAudit.objects.filter(partnership=place).count() == 1
    again = at("parents_add", ASKED | {"client_key": "another"})
    assert again.status_code == 422
    assert "This service has an answer of that day." in again.text


def test_a_new_answer_stands_before_the_old_one_and_tells_the_change(at, place):
    an_answer(place, records_parenthood="no", on=date(2025, 6, 1))
    an_answer(place, records_parenthood="always", on=date(2026, 6, 1))
    text = words(at("parents"))
    assert "1 of 1 service records it for every adult" in text
    assert "better than before" in text
    assert "1 earlier answer" in text
    assert "1 June 2025" in text


def test_services_of_the_directory_that_were_not_asked_are_named(at, place):
    a_service(place, "Family support", levels={"family"})
    a_service(place, "Library rhyme time", levels={"community"})
    text = words(at("parents"))
    assert "Family support" in text
    assert "Library rhyme time" not in text
    an_answer(place, "Family support")
    assert "Family support: not recorded" not in words(at("parents")).replace(",", ":")


def test_the_audit_taken_out_and_brought_in_changes_nothing(at, place):
    an_answer(place, children=60)
    an_answer(place, "Probation", children=3)
    there = queries.audits_of(place)[0]
    content = at("register_file", register="parents", kind="xlsx").content
    cells = [
        row[8]
        for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2, values_only=True)
    ]
    assert cells == [60, "*"]
    step = at("register_upload", {"file": an_upload(content, "audit.xlsx")}, register="parents")
    key = step.url.split("/")[-3]
    assert "The register already holds all of this." in words(
        at("register_preview", register="parents", key=key)
    )
    at("register_confirm", {}, register="parents", key=key)
    assert queries.audits_of(place)[0] == there


def test_an_answer_entered_by_mistake_is_taken_out_and_stays_in_the_record(at, place):
    row = an_answer(place)
    assert "Take this answer out?" in words(at("parents_remove", pk=row.pk))
    at("parents_remove", {}, pk=row.pk)
    assert queries.audits_of(place) == ([], {})
    assert Event.objects.filter(partnership_number=place.pk, did="removed").count() == 1


# --- the three domains --------------------------------------------------------------------------------------------


def cell(text, domain, stage):
    """What the page says of one domain at one age."""
    return text.split(f'id="{domain}-{stage}"')[1].split("</section>")[0]


def test_an_empty_place_says_no_source_found_in_every_domain_at_every_age(at):
    text = words(at("domains"))
    assert "15 of 15 cells have no source" in text
    assert text.count("No source found</span>") == 15


def test_each_domain_shows_its_sources_with_their_split_by_age(at, place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    a_dataset(
        place,
        domain="relationship",
        factor="",
        about="observations",
        age_from_months=0,
        age_to_months=12,
        age_split="months",
    )
    a_dataset(
        place,
        "Census",
        domain="child",
        factor="",
        about="needs",
        age_from_months=0,
        age_to_months=216,
        age_split="none",
    )
    text = words(at("domains"))
    assert "by age in months" in cell(text, "relationship", "first-year")
    assert "Smoking status at time of delivery" in cell(text, "factors", "pregnancy")
    assert "Only mixed with other ages" in cell(text, "child", "second-year")
    assert "No source found" in cell(text, "relationship", "third-year")


def test_a_gap_suggests_measures_and_the_contacts_at_which_somebody_could_ask(at):
    gap = cell(words(at("domains")), "child", "third-year")
    assert "Measures that could tell:" in gap
    assert "2 to 2½ year review" in gap


def test_where_somebody_looked_is_kept_shown_and_can_be_taken_out(at, place):
    send = {"looked": "The maternity dashboard.", "looked_on": "2026-06-03", "client_key": "one"}
    for _time in range(2):
        at("searched", send, domain="child", stage="first-year")
    (row,) = SearchedFor.objects.filter(partnership=place)
    found = cell(words(at("domains")), "child", "first-year")
    assert "No source found: looked for" in found
    assert "We looked at: The maternity dashboard. None found." in found
    at("searched_remove", {}, pk=row.pk)
    assert "looked for" not in cell(words(at("domains")), "child", "first-year")


def test_a_cell_becomes_a_finding_in_one_step(at, place, client):
    text = at("domains").text
    token = cell(text, "relationship", "second-year").split('name="evidence" value="')[1].split('"')[0]
    address = reverse("decisions:finding_new", kwargs={"place": place.slug})
    assert "No source found" in client.post(address, {"evidence": token}).text
    client.post(address, {"evidence": token, "sentence": "Nobody knows at this age.", "client_key": "one"})
    (finding,) = decisions.findings_of(place)
    assert [source.title for source in finding.evidence.all()] == ["The relationship, 1 to 2"]


def test_the_frame_goes_out_as_excel_with_fifteen_rows(at, place):
    a_dataset(place)
    rows = list(
        openpyxl.load_workbook(io.BytesIO(at("domains_file").content)).active.iter_rows(
            min_row=2, values_only=True
        )
    )
    assert len(rows) == 15
    assert {row[2] for row in rows if row[0] == "The relationship"} == {"No source found"}


def test_pages_ask_as_often_for_three_as_for_one(at, place, django_assert_max_num_queries):
    an_answer(place)
    at("parents")
    with django_assert_max_num_queries(40) as one:
        at("parents")
    for number in range(2):
        an_answer(place, f"Service {number}", children=30)
    with django_assert_max_num_queries(40) as three:
        at("parents")
    assert len(three) == len(one)


def test_another_place_reaches_no_answer_and_no_search(client, place):
    row = an_answer(place)
    signed_in(client, its_lead(a_place("Elsewhere")))
    other = "elsewhere"
    for name in ("parents_change", "parents_totals", "parents_remove"):
        assert client.get(reverse(f"need:{name}", kwargs={"place": other, "pk": row.pk})).status_code == 404
    assert (
        client.get(
            reverse("need:searched", kwargs={"place": other, "domain": "nothing", "stage": "none"})
        ).status_code
        == 404
    )
    assert client.get(f"/places/{other}/need/registers/files/else.xlsx").status_code == 404
