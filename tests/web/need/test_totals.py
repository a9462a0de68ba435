"""Contacts, use beside need, studies and developmental outcomes as people meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.knowledge import scenarios
from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.partners import Role
from fivefold_web.audit.models import Event
from fivefold_web.need.models import ContactCount, LocalStudy, UseCount
from fivefold_web.need.queries import figures as queries
from tests.builders.counts import a_contacts_file, a_use_file, totals_in
from tests.builders.need import a_fingertips_file, a_population_file, an_upload, figures_in
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
QUAY, COVE, HEAD = ({"Area code": f"E0200000{n}", "Area name": name} for n, name in ((1, "Quay"), (2, "Cove"), (3, "Head")))  # fmt: skip
STUDY = {
    "client_key": "k1", "title": "Our study", "measure": "high total difficulties", "people": 211, "cases": 17,
    "age_from_months": 18, "age_to_months": 36, "place": "Trafford", "year": "2024", "source": "A local report",
}  # fmt: skip


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(client, place):
    return signed_in(client, its_lead(place))


@pytest.fixture
def see(lead, place):
    """see("contacts", area=...): the text of a page, as the lead sees it."""

    def get(name, status=200, **asked):
        parts = {key: asked.pop(key) for key in ("pk", "slug", "kind") if key in asked}
        response = lead.get(reverse(f"need:{name}", kwargs={"place": place.slug, **parts}), asked)
        assert response.status_code == status, response.text[:400]
        return " ".join(response.text.split())

    return get


def address(place, name, **parts):
    return reverse(f"need:{name}", kwargs={"place": place.slug, **parts})


CONTACTS = (
    {}, {"Mode": "face to face", "Due": "", "Seen": "700"}, {"Period": "2023/24", "Seen": "880"},
    {"Contact": "Antenatal review", "Due": "", "Seen": "640"},
    {"Group type": "deprivation", "Group": "1 (most deprived)", "Due": "300", "Seen": "210"},
    {"Group type": "deprivation", "Group": "5 (least deprived)", "Due": "300", "Seen": "285"},
    QUAY | {"Due": "100", "Seen": "66"}, COVE | {"Due": "100", "Seen": "60"}, HEAD | {"Due": "100", "Seen": "*"},
)  # fmt: skip


def test_contacts_show_coverage_with_interval_mode_area_of_largest_loss_and_what_is_published(
    place, see, tmp_path
):
    totals_in(place, a_contacts_file(*CONTACTS), tmp_path=tmp_path)
    text = see("contacts")
    for words in (
        "81.0% (78.5% to 83.3%)",
        "190 children; of 100 due, 19 (17 to 22)",
        "down by 7.0 points since 2023/24",
        "England 85.2%, 2024/25, within 14 days",
        "Coverage is lowest in Cove: 60.0%",
        "Its interval overlaps with that of Quay, so do not call them different.",
        "Most children not seen live in Cove: 40.",
        "5 points more coverage would mean 50 more children seen",
        "Who may be hidden in this average?",
        "is 25.0 percentage points",
    ):
        assert words in text, words


def test_an_antenatal_contact_is_counted_and_has_no_percentage(place, see, tmp_path):
    totals_in(place, a_contacts_file(*CONTACTS), tmp_path=tmp_path)
    text = see("contacts", contact="england-antenatal")
    assert "no percentage: no sound denominator" in text
    assert "640 children were seen; there is no percentage" in text


def test_hidden_totals_are_said_and_a_file_leaves_with_all_its_totals(place, see, lead, tmp_path):
    dataset = totals_in(place, a_contacts_file(*CONTACTS), tmp_path=tmp_path).dataset
    assert "hidden: small numbers" in see("contacts", area="E02000003")
    lead.post(address(place, "remove", pk=dataset.pk))
    assert ContactCount.objects.count() == 0
    assert "No totals of contacts yet" in see("contacts")


def test_a_file_of_totals_goes_through_the_preview(place, lead):
    sent = lead.post(
        address(place, "upload"), {"file": an_upload(a_contacts_file(*CONTACTS), "contacts.csv")}
    )
    assert "Universal contacts (our template)" in lead.get(sent.url).text
    lead.post(sent.url + "confirm/", {"source": "HV", "retrieved": "2025-06-01"})
    assert (queries.datasets_of(place)[0].rows, ContactCount.objects.count()) == (9, 9)


def test_a_scenario_shows_how_many_children_its_next_contact_reaches(place, lead, tmp_path):
    totals_in(place, a_contacts_file({"Contact": "2 to 2½ year review"}), tmp_path=tmp_path)
    slugs = [one.slug for one in scenarios()]
    pages = [lead.get(reverse("services:scenario", args=(place.slug, slug))).text for slug in slugs]
    assert any("it reaches 81.0% (78.5% to 83.3%) of children due" in " ".join(p.split()) for p in pages)


USE = (
    {"Seen": "200", "Population": "5000"},
    QUAY | {"Seen": "100", "Population": "1000"}, COVE | {"Seen": "20", "Population": "1000"},
    HEAD | {"Seen": "45", "Population": "1000"},
    {"Group type": "sex", "Group": "Girls", "Seen": "*", "Population": "2500"},
    {"Group type": "sex", "Group": "Boys", "Seen": "120", "Population": "2500"},
)  # fmt: skip


def test_use_beside_need_shows_ratios_and_calls_nothing_different_that_overlaps(place, see, tmp_path):
    totals_in(place, a_use_file(*USE), tmp_path=tmp_path)
    text = see("use", against="average")
    assert "Fewer children are seen than expected, even with all doubt allowed for, in: Cove." in text
    assert "More than expected are seen in: Quay." in text
    assert "Cannot be told from what is expected: Head." in text
    assert "0.50 (0.31 to 0.77)" in text
    need = see("use", against="need")
    assert "100 to 150" in need
    assert "Fewer children are seen than expected, even with all doubt allowed for, in: Cove, Head." in need


def test_without_an_average_no_area_is_set_beside_one(place, see, tmp_path):
    hidden = {"Seen": "*", "Population": "5000"}
    totals_in(place, a_use_file(hidden, *USE[1:4]), tmp_path=tmp_path)
    text = see("use", against="average")
    assert "so the place has no average to set areas beside" in text
    assert text.count("no average</span>") == 3
    assert "100 to 150" not in text


def test_hidden_groups_bring_a_warning(place, see, tmp_path):
    totals_in(place, a_use_file(*USE), tmp_path=tmp_path)
    assert "Hidden because numbers are small: Girls." in see("use")


def test_more_places_are_a_calculation_with_its_range(place, see, tmp_path):
    totals_in(place, a_use_file(*USE), tmp_path=tmp_path)
    text = see("use", against="need", area="E02000002", places="60")
    assert "With 60 more places, Cove would move" in text
    assert "To reach a ratio of 1, 80 to 130 more would have to be seen." in text
    assert "Write at least 1 place." in see("use", status=422, area="E02000002", places="0")


def test_children_are_taken_from_the_population_where_the_file_gives_none(place, see, tmp_path):
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv")
    totals_in(place, a_use_file({"Population": ""}), tmp_path=tmp_path)
    assert "12,428" in see("use")


def test_a_study_stands_beside_the_published_shares_with_its_interval(place, see, lead, tmp_path):
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv")
    for _again in range(2):
        lead.post(address(place, "new_study"), STUDY)
    study = LocalStudy.objects.get()
    text = see("estimate", source=f"local-{study.pk}")
    assert "8.1%; with sampling error 5.1% to 12.5%" in text
    assert "630 to 1,560 children" in text
    assert "uncertain, from one study that was added here" in text
    lead.post(address(place, "study", pk=study.pk), STUDY | {"cases": 20})
    lead.post(address(place, "withdraw_study", pk=study.pk), {"why": "Counted twice"})
    assert LocalStudy.objects.count() == 0
    did = list(Event.objects.filter(thing_label="Our study").order_by("pk").values_list("did", flat=True))
    assert did == ["added", "changed", "withdrew"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"cases": 212}, "212 cases cannot be among 211 children. Check both numbers."),
        ({"age_to_months": 18}, "The upper age must be above the youngest age."),
        ({"measure": ""}, "Write what was counted: shares of different things cannot be compared."),
        ({"people": "8%"}, "Write a whole number such as 211."),
    ],
)
def test_a_study_that_cannot_be_is_refused_with_the_remedy(place, lead, wrong, said):
    sent = lead.post(address(place, "new_study"), STUDY | wrong)
    assert sent.status_code == 422
    assert said in sent.text
    assert LocalStudy.objects.count() == 0


def test_a_study_of_another_place_is_not_found_and_its_title_is_no_markup(place, lead):
    other = a_place("Elsewhere")
    theirs = LocalStudy.objects.create(
        partnership=other, added_by="x", **STUDY
    )  # fmt: skip
    assert lead.get(address(place, "study", pk=theirs.pk)).status_code == 404
    assert lead.post(address(place, "withdraw_study", pk=theirs.pk), {"why": "x"}).status_code == 404
    lead.post(address(place, "new_study"), STUDY | {"title": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in lead.get(address(place, "estimate"), {"number": 1000, "basis": "x"}).text


def test_a_viewer_reads_and_cannot_add(client, place):
    signed_in(client, a_member(place, Role.VIEWER))
    assert client.get(address(place, "contacts")).status_code == 200
    assert client.get(address(place, "new_study")).status_code == 403


def test_a_range_of_children_is_carried_into_the_estimate(see):
    text = see("estimate", fewest=800, most=1000, basis="a hub's list")
    assert "80 to 150 children" in text
    assert "chance alone moves the number" in text
    assert "The share and the number of children both widen the range." in text
    assert "A range has both ends" in see("estimate", status=422, fewest=800, basis="x")


def test_development_shows_the_four_quoted_figures_and_a_hedged_reading(place, see, tmp_path):
    rows = [
        f'93436,Child development,,,E08000009,Trafford,Counties,Persons,2-2.5 yrs,,,{year}/{year - 1999},{value},{low},{high},,,,,,,,,{year}0000,,,1y'
        for year, value, low, high in ((2018, 84, 82, 86), (2022, 79, 77, 81))
    ]  # fmt: skip
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    text = see("development")
    for words in (
        "84.1%",
        "80.9%",
        "7.1%",
        "9.2%",
        "before the pandemic (no year given)",
        "2018/19",
        "2021/22",
    ):
        assert words in text, words
    assert "it fell by 5.0 percentage points (2.2 to 7.8)" in text
    assert "The pandemic lies between." in text


@pytest.mark.parametrize("slug", ["contacts", "contact-areas", "use", "estimate", "development"])
def test_every_picture_can_be_taken_away_with_its_figures(place, lead, tmp_path, slug):
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv")
    totals_in(place, a_contacts_file(*CONTACTS), tmp_path=tmp_path)
    totals_in(place, a_use_file(*USE), tmp_path=tmp_path, name="use.csv")
    for kind in ("svg", "csv"):
        got = lead.get(reverse("need:chart", kwargs={"place": place.slug, "name": slug, "kind": kind}))
        assert got.status_code == 200


def test_the_pages_ask_as_often_for_three_areas_as_for_one(client, tmp_path):
    counts = []
    for number, some in ((1, 1), (2, 3)):
        place = a_place(f"Place {number}", areas=[Area("E08000009", "Trafford")])
        signed_in(client, its_lead(place))
        totals_in(place, a_contacts_file({}, *(QUAY, COVE, HEAD)[:some]), tmp_path=tmp_path)
        totals_in(place, a_use_file({}, *(QUAY, COVE, HEAD)[:some]), tmp_path=tmp_path, name="use.csv")
        for name in ("contacts", "use"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address(place, name)).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert UseCount.objects.count() == 6
