"""The register of data holders and the coverage of factors, as people meet them."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.audit.models import Event
from fivefold_web.library.linked import About, held_about
from fivefold_web.need.models import DataHolding
from fivefold_web.need.queries import registers as queries
from tests.builders.need import an_upload, figures_in
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.registers import a_dataset, an_answer

pytestmark = pytest.mark.django_db

WHAT = {
    "organisation_name": "Testmouth Council", "dataset_name": "Housing register", "about": "overcrowded homes",
    "factor": "poor-cramped-or-cold-housing", "domain": "factors", "client_key": "a-key-that-is-sent-twice",
}  # fmt: skip


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def at(client, place):
    """at("holders"): GET; at("holder_add", send={...}): POST. Gives the response, as the lead sees it."""
    signed_in(client, its_lead(place))

    def go(name, send=None, follow=False, query="", **parts):
        address = reverse(f"need:{name}", kwargs={"place": place.slug, **parts}) + (
            f"?{query}" if query else ""
        )
        return client.get(address) if send is None else client.post(address, send, follow=follow)

    return go


def words(response):
    return " ".join(response.text.split())


def test_an_empty_register_says_what_to_do(at):
    assert "Nobody has entered a dataset yet." in words(at("holders"))
    assert "Data are held on 0 of" in words(at("coverage"))
    assert "The register is empty." in words(at("linking"))


def test_a_dataset_is_written_in_four_pages_and_kept_from_the_first(at, place):
    step = at("holder_add", WHAT)
    row = DataHolding.objects.get(partnership=place)
    assert row.organisation.name == "Testmouth Council"
    assert step.url.endswith(f"/holders/{row.pk}/change/whom/?new=1")
    whom = {"population": "applicants", "age_from_months": "birth", "age_to_months": "18 years", "age_split": "wider bands", "area_split": "postcode"}  # fmt: skip
    step = at("holder_change", whom, pk=row.pk, step="whom", query="new=1")
    assert step.url.endswith("/change/sharing/?new=1")
    sharing = {
        "sharing": "asked for",
        "has_nhs_number": "no",
        "has_birth_date": "always",
        "has_postcode": "always",
    }
    step = at("holder_change", sharing, pk=row.pk, step="sharing", query="new=1")
    upkeep = {"contact_role": "housing manager", "confirmed": "2026-06-01"}
    step = at("holder_change", upkeep, pk=row.pk, step="upkeep", query="new=1")
    text = words(at("holder", pk=row.pk))
    for said in (
        "Housing register",
        "birth to 18 years",
        "in wider bands",
        "Needs an agreement",
        "housing manager",
        "1 June 2026",
    ):
        assert said in text


def test_the_same_form_twice_makes_one_entry(at, place):
    at("holder_add", WHAT)
    assert at("holder_add", WHAT).status_code == 302
    assert DataHolding.objects.filter(partnership=place).count() == 1


def test_an_entry_that_is_there_already_is_refused_with_what_to_do(at):
    at("holder_add", WHAT)
    again = at("holder_add", WHAT | {"client_key": "another", "organisation_name": "testmouth council"})
    assert again.status_code == 422
    assert "This dataset is in the register already" in again.text


@pytest.mark.parametrize(
    ("step", "sent", "said"),
    [
        ("whom", {"age_from_months": "2", "age_split": "none", "area_split": "none"}, "does not say whether it is months or years"),
        ("whom", {"age_from_months": "2 years", "age_split": "none", "area_split": "none"}, "Only one of the two ages is given."),
        ("whom", {"age_from_months": "2 years", "age_to_months": "birth", "age_split": "none", "area_split": "none"}, "end at an age before"),
        ("upkeep", {"contact_role": "jo@example.org", "confirmed": "2026-06-01"}, "Write the role"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_in_words(at, place, step, sent, said):
    row = a_dataset(place)
    answer = at("holder_change", sent, pk=row.pk, step=step)
    assert answer.status_code == 422
    assert said in answer.text


def test_of_two_datasets_the_factor_without_an_age_split_says_cannot_be_split_by_age(at, place):
    a_dataset(place, factor="domestic-abuse", age_split="none")
    a_dataset(place, "Low income", factor="poverty-and-low-income", age_split="single years")
    text = words(at("coverage", query="direction=risk"))
    abuse = text[text.index("factor=domestic-abuse") : text.index("factor=conflict-between-adults-at-home")]
    assert abuse.count("cannot be split by age") == 6  # in all, and at each of the five ages
    income = text[
        text.index("factor=poverty-and-low-income") : text.index("factor=poor-cramped-or-cold-housing")
    ]
    assert "by year of age" in income
    assert "cannot be split by age" not in income
    housing = text[text.index("factor=poor-cramped-or-cold-housing") : text.index("factor=unstable-housing")]
    assert housing.count("no holder known") == 1


def test_gaps_alone_can_be_shown_and_become_a_finding(at, place):
    a_dataset(place)
    text = words(at("coverage", query="gaps=1&direction=risk"))
    assert "factor=domestic-abuse" not in text
    assert "Make a finding" in text
    by_holder = words(at("coverage", query="by=holder"))
    assert "Testmouth Health" in by_holder


def test_a_factor_of_the_library_says_who_holds_data_on_it(place):
    a_dataset(place)
    held = next(
        h for h in held_about(place, About("factor", "domestic-abuse")) if h.title == "Who holds data"
    )
    assert [line.label for line in held.lines] == ["Community services dataset, Testmouth Health"]
    none = next(h for h in held_about(place, About("factor", "genes")) if h.title == "Who holds data")
    assert none.nothing.startswith("No holder known")


def test_a_published_indicator_of_the_factor_is_linked_once_its_figures_are_held(at, place, tmp_path):
    row = a_dataset(place, factor="smoking-in-pregnancy")
    assert "no figures held here" in words(at("holder", pk=row.pk))
    figures_in(place, tmp_path=tmp_path)
    text = words(at("holders"))
    assert (
        f'Also published: <a href="{reverse("need:indicator", kwargs={"place": place.slug, "code": "93085"})}">'
        in text
    )


def test_the_register_narrows_and_sorts(at, place):
    a_dataset(place, "Second", organisation_name="Zed", sharing="published")
    a_dataset(
        place, "First", organisation_name="Abe", factor="", domain="child", sharing="refused", about="x"
    )
    text = words(at("holders", query="domain=child"))
    assert "1 dataset" in text
    assert "Second" not in text.split("<tbody>")[1]
    rows = words(at("holders", query="sort=sharing")).split("<tbody>")[1]
    assert rows.index("Second") < rows.index("First")
    assert "No holder known" in words(at("holders", query="factor=genes"))


def test_a_dataset_given_up_stays_with_its_reason_and_can_be_taken_up_again(at, place):
    row = a_dataset(place)
    assert at("holder_give_up", {"because": ""}, pk=row.pk).status_code == 422
    at("holder_give_up", {"because": "collection ended"}, pk=row.pk)
    assert queries.entries_of(place) == []
    assert "collection ended" in words(at("holders"))
    at("holder_take_up", {}, pk=row.pk)
    assert [entry.holding.dataset for entry in queries.entries_of(place)] == ["Community services dataset"]


def test_every_write_leaves_an_audit_line(at, place):
    before = Event.objects.filter(partnership_number=place.pk).count()
    at("holder_add", WHAT)
    row = DataHolding.objects.get(partnership=place)
    at("holder_give_up", {"because": "ended"}, pk=row.pk)
    at("holder_take_up", {}, pk=row.pk)
    done = Event.objects.filter(partnership_number=place.pk).order_by("pk")[before:]
    assert [event.did for event in done] == ["added", "changed", "changed"]
    assert done[1].after["retired_because"] == "ended"


def test_the_register_taken_out_and_brought_in_changes_nothing(at, place):
    a_dataset(place, note="two\nlines")
    a_dataset(place, "Another", age_from_months=0, age_to_months=60, contact_role="data lead")
    there = queries.holdings_of(place)
    content = at("register_file", register="holders", kind="xlsx").content
    step = at("register_upload", {"file": an_upload(content, "register.xlsx")}, register="holders")
    assert "The register already holds all of this." in words(at_address(at, step.url))
    assert queries.holdings_of(place) == there


def at_address(at, url):
    """Open an address that a redirect gave."""
    key = url.split("/")[-3]
    return at("register_preview", register=url.split("/files/")[1].split("/")[0], key=key)


def a_changed_file(content, edit):
    book, out = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    edit(book.active)
    book.save(out)
    return out.getvalue()


def test_a_changed_file_changes_what_it_says_and_twice_the_same(at, place):
    a_dataset(place)

    def edit(sheet):
        sheet["F2"] = "all families"
        for column, cell in enumerate(("Police", "Incidents", "", "factors", "calls"), 1):
            sheet.cell(3, column, cell)

    content = a_changed_file(at("register_file", register="holders", kind="xlsx").content, edit)
    for expected in ("1 entry is new, 1 changed", None):
        step = at("register_upload", {"file": an_upload(content, "register.xlsx")}, register="holders")
        key = step.url.split("/")[-3]
        answer = at("register_confirm", {}, follow=True, register="holders", key=key)
        assert expected is None or expected in words(answer)
        assert at("register_confirm", {}, register="holders", key=key).status_code == 302
    assert sorted((one.dataset, one.population) for one in queries.holdings_of(place)) == [
        ("Community services dataset", "all families"),
        ("Incidents", ""),
    ]


def test_a_file_with_one_error_enters_not_at_all(at, place):
    a_dataset(place)

    def edit(sheet):
        sheet["F2"] = "all families"
        sheet["G2"] = "by moons"

    content = a_changed_file(at("register_file", register="holders", kind="xlsx").content, edit)
    step = at("register_upload", {"file": an_upload(content, "register.xlsx")}, register="holders")
    text = words(at_address(at, step.url))
    assert "1 problem: nothing has entered" in text
    assert "Row 2, column Age split: " in text
    at("register_confirm", {}, register="holders", key=step.url.split("/")[-3])
    assert [one.population for one in queries.holdings_of(place)] == [""]


def test_what_is_no_table_is_refused_at_once(at):
    answer = at("register_upload", {"file": an_upload(b"%PDF-1.7 x", "a.pdf")}, register="holders")
    assert answer.status_code == 422
    assert "is a PDF document, not a table." in answer.text


@pytest.mark.parametrize("name", ["holders", "coverage", "linking", "domains"])
def test_pages_ask_the_database_as_often_for_three_datasets_as_for_one(
    at, place, name, django_assert_max_num_queries
):
    a_dataset(place)
    at(name)
    with django_assert_max_num_queries(40) as one:
        at(name)
    for number in range(2):
        a_dataset(place, f"More {number}", organisation_name=f"Holder {number}")
    with django_assert_max_num_queries(40) as three:
        at(name)
    assert len(three) == len(one)


def test_another_place_sees_and_changes_nothing(client, place):
    row = a_dataset(place)
    other = a_place("Elsewhere")
    signed_in(client, its_lead(other))
    for name, parts in (
        ("holder", {"pk": row.pk}),
        ("holder_change", {"pk": row.pk, "step": "what"}),
        ("holder_give_up", {"pk": row.pk}),
    ):
        assert client.get(reverse(f"need:{name}", kwargs={"place": other.slug, **parts})).status_code == 404
    assert (
        client.post(reverse("need:holder_take_up", kwargs={"place": other.slug, "pk": row.pk})).status_code
        == 404
    )
    assert (
        "Community services dataset"
        not in client.get(reverse("need:holders", kwargs={"place": other.slug})).text
    )


def test_a_viewer_reads_and_cannot_write(client, place):
    row = a_dataset(place)
    signed_in(client, a_member(place, Role.VIEWER))
    assert "Add a dataset" not in client.get(reverse("need:holders", kwargs={"place": place.slug})).text
    assert client.get(reverse("need:holder_add", kwargs={"place": place.slug})).status_code == 403
    assert (
        client.post(reverse("need:holder_give_up", kwargs={"place": place.slug, "pk": row.pk})).status_code
        == 403
    )


def test_linking_tells_the_verdict_and_each_reason(at, place):
    a_dataset(place, "Linked", has_nhs_number="always", sharing="records linked under an agreement")
    a_dataset(place, "Loose", has_nhs_number="no", has_birth_date="no", has_postcode="no")
    text = words(at("linking"))
    for said in (
        "Could be linked now",
        "Cannot be linked: no identifier",
        "Every record has an NHS number.",
        "Nobody has asked yet.",
    ):
        assert said in text


def test_coverage_goes_out_as_excel_with_every_factor(at, place):
    a_dataset(place, age_split="none")
    book = openpyxl.load_workbook(io.BytesIO(at("coverage_file").content))
    rows = {row[0]: row for row in book.active.iter_rows(min_row=2, values_only=True)}
    assert rows["Domestic abuse"][3] == "1 dataset: cannot be split by age"
    assert date.fromisoformat(at("coverage_file")["Content-Disposition"][-16:-6])


def test_markup_that_somebody_types_is_shown_as_text(at, place):
    typed = "<script>alert(5)</script>\"'>"
    row = a_dataset(
        place, typed, organisation_name=typed, about=typed, population=typed, basis=typed, note=typed
    )
    an_answer(place, typed, organisation_name=typed, field_name=typed, system_name=typed)
    looked = {"looked": typed, "looked_on": "2026-06-03", "client_key": "one"}
    at("searched", looked, domain="factors", stage="pregnancy")
    pages = [
        at(name)
        for name in ("holders", "coverage", "linking", "parents", "domains", "breakdowns", "parents_add")
    ]
    pages += [
        at("coverage", query="by=holder"),
        at("holder", pk=row.pk),
        at("holder_change", pk=row.pk, step="what"),
    ]
    assert [page.status_code for page in pages] == [200] * len(pages)
    assert not [page.request["PATH_INFO"] for page in pages if "<script>alert" in page.text]
    at("holder_give_up", {"because": typed}, pk=row.pk)
    assert "<script>alert" not in at("holders").text
