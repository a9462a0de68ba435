"""Factors faced together, page by page."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.publishing import html
from fivefold.publishing.document import numbers as figures_in_document
from fivefold.release.reading import read_release
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.value import State
from fivefold_web.config.demo import made_release
from fivefold_web.config.demo.releases import RELEASE
from fivefold_web.library.linked import About
from fivefold_web.need import linked_release
from fivefold_web.need.actions import releases as actions
from tests.builders.faced import a_release_in, trusting
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.publishing import a_document, assembled
from tests.builders.release import a_combination_table, an_age_table
from tests.domain.publishing.reading import html_text

pytestmark = pytest.mark.django_db
PAGES = ("faced", "faced_areas", "faced_groups", "faced_together", "faced_protective", "faced_made")


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def invented(place):
    """A place that holds the whole release of the demonstration, with its keys trusted under another name of a place."""
    release = read_release(RELEASE, trusted=None)
    fictional = a_place("Harbour", is_fictional=True)
    trusting(fictional, {one.by: one.key for one in release.signatures})
    actions.take_in(
        partnership=fictional, content=RELEASE.read_bytes(), filename="release.zip", by=its_lead(fictional)
    )
    return fictional


@pytest.fixture
def see(client):
    def get(place, page, status=200, **asked):
        response = client.get(reverse(f"need:{page}", kwargs={"place": place.slug}), asked)
        assert response.status_code == status
        return " ".join(response.text.split())

    return get


def test_a_place_without_a_release_is_told_where_releases_come_from(client, place, see):
    signed_in(client, its_lead(place))
    for page in PAGES:
        assert "No release yet. Records of people stay in a secure environment" in see(place, page)


def test_the_approved_example_is_told_in_sentences(client, place, see):
    a_release_in(place)
    signed_in(client, a_member(place, Role.VIEWER))
    text = see(place, "faced")
    for words in (
        "FICTIONAL.",
        "140 of 3,020 children, 5% (4% to 6%), were seen with 3 factors or more.",
        "about 21 would be expected with 3 factors or more",
        "parent&#39;s poor mental health + Crowded or unstable housing: 265 children, 9% (8% to 10%), whatever else they face",
        "Of 4 pairs"
        if False
        else "Of 3 pairs of factors 3 are clearly found together more often than chance would give",
        "By area: of all children 5% (4% to 6%)",
        "1 group is hidden.",
        "Toolkit, Part 4, p22 to 24",
        "nobody may be singled out",
    ):
        assert words in text
    assert "Make a finding" not in text


def test_a_sentence_can_become_a_finding(client, place, see):
    a_release_in(place)
    signed_in(client, its_lead(place))
    assert see(place, "faced").count("Make a finding") == 5


def test_hidden_is_said_and_never_nought(client, place, see):
    a_release_in(place)
    signed_in(client, its_lead(place))
    areas = see(place, "faced_areas")
    assert "hidden: small numbers" in areas
    assert "2 of 41" not in areas
    made = see(place, "faced_made")
    assert "3 of 41 counts are hidden and 1 are not known." in made
    assert "counts from 1 to 7 are never shown" in made
    assert "NHS Digital, Disclosure control methodology" in made


def test_every_page_of_a_rich_release_shows_its_pictures(client, invented, see):
    signed_in(client, its_lead(invented))
    shown = {page: see(invented, page) for page in PAGES}
    assert {page: text.count("<svg") > 0 for page, text in shown.items()} == {
        page: page != "faced_made" for page in PAGES
    }
    assert (
        "2,010 of 20,740 children, 9.7% (9.2% to 10.2%), were seen with 3 factors or more." in shown["faced"]
    )
    assert "5 splits are held" in shown["faced"]
    assert (
        "Clearly more children with 3 factors or more: Old Harbour, Saltings, Tannery Row"
        in shown["faced_areas"]
    )
    assert "links are missed more often" in shown["faced_made"]
    assert all("The children in these figures are invented" in text for text in shown.values())


def test_filters_stand_in_the_address(client, invented, see):
    signed_in(client, its_lead(invented))
    assert "were seen with 1 factor or more" in see(invented, "faced", many=1)
    young = see(invented, "faced_areas", age="0-11", many=2)
    assert "2 factors or more" in young
    assert '<option value="0-11" selected>' in young
    quarter = see(invented, "faced_together", area="E02099101", size=2)
    assert '<option value="E02099101" selected>' in quarter
    exact = see(invented, "faced_together", size="exact")
    assert "They face exactly these." in exact
    for nonsense in ({"many": "x"}, {"many": 99}, {"age": "<b>"}, {"size": "7"}, {"area": "nowhere"}):
        see(invented, "faced_areas", **nonsense)
        see(invented, "faced_together", **nonsense)


def test_a_table_can_be_read_as_it_came(client, invented):
    signed_in(client, its_lead(invented))
    address = reverse("need:faced_table", kwargs={"place": invented.slug, "which": "combinations"})
    text = client.get(address, {"page": 2}).text
    assert "hidden: small numbers" in text
    assert client.get(address.replace("combinations", "nothing")).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "faced",
        "faced-areas",
        "faced-area-counts",
        "faced-groups",
        "faced-together",
        "faced-chance",
        "faced-protective",
        "faced-linkage",
    ],
)
def test_figures_are_taken_away_with_all_that_must_be_known(client, invented, name):
    signed_in(client, its_lead(invented))
    address = reverse("need:chart", kwargs={"place": invented.slug, "name": name, "kind": "csv"})
    response = client.get(address)
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) > 2
    said = ",".join(rows[1])
    for words in (
        "FICTIONAL",
        "31 March 2026",
        "Harbourside and Moors Council (FICTIONAL)",
        "NHS England, sub-national tables",
    ):
        assert words in said
    assert "harbour" in response["Content-Disposition"]


def test_hidden_counts_leave_as_words(client, invented):
    signed_in(client, its_lead(invented))
    address = reverse("need:chart", kwargs={"place": invented.slug, "name": "faced-together", "kind": "csv"})
    rows = list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))
    hidden = [row for row in rows if row["State"] == "hidden: small numbers"]
    assert {row["Children"] for row in hidden} == {"hidden: small numbers"}
    assert len(rows) == 375


def test_a_picture_leaves_as_svg(client, invented):
    signed_in(client, its_lead(invented))
    address = reverse("need:chart", kwargs={"place": invented.slug, "name": "faced-chance", "kind": "svg"})
    assert b"clearly found together more often than chance" in client.get(address).content


def test_a_release_with_little_in_it_says_what_is_missing(client, place, see):
    a_release_in(place, an_age_table(), a_combination_table())
    signed_in(client, its_lead(place))
    assert "does not count children by number of risk factors" in see(place, "faced")
    assert "does not count children by area" in see(place, "faced_areas")
    assert "does not count children by age or group" in see(place, "faced_groups")
    assert "does not count protective factors" in see(place, "faced_protective")
    assert "Most often" in see(place, "faced_together")
    see(place, "faced_made")


def test_pages_ask_few_questions_once_read(client, invented):
    signed_in(client, its_lead(invented))
    for page in PAGES:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(f"need:{page}", kwargs={"place": invented.slug}))
        assert len(captured) <= 12, page


def test_a_factor_of_the_library_shows_what_the_newest_release_says(invented):
    found = linked_release.lines(invented, About("factor", "domestic-abuse"))
    assert [line.label for line in found] == [
        "Children it was seen for, in linked records",
        "Found together with, most often",
    ]
    assert "of 20,740 children" in found[0].note
    assert found[1].note.startswith("Poverty and low income (")
    assert linked_release.lines(invented, About("factor", "genes")) == []
    assert linked_release.lines(invented, About("level", "child")) == []


def test_the_chapter_lists_every_count_and_what_it_withholds(invented):
    document = assembled(a_document(invented, chapters=("faced", "sources")))
    found = {number.key: number.value for _heading, number in figures_in_document(document.document)}
    assert (found["faced:all:4 or more"].number, found["faced:all:4 or more"].state) == (685, State.OBSERVED)
    assert any("counts of the release are hidden" in line for line in document.withheld)
    text = html_text(html.body(document.document))
    for words in (
        "FICTIONAL",
        "Clearly more children with 3 factors or more",
        "Together is not because of one another",
        "never works out a hidden count",
        "Toolkit, Part 7, p73",
    ):
        assert words in text


def test_the_chapter_of_a_release_that_is_shown_no_longer_says_so(place):
    a_release_in(place)
    key, _other = trusting(place)
    actions.withdraw(key=key, why="left", by=its_lead(place))
    document = assembled(a_document(place, chapters=("faced",))).document
    assert "its checks no longer hold" in html_text(html.body(document))


def test_the_invented_release_is_made_the_same_every_time():
    kept = read_release(RELEASE, trusted=None)
    made = made_release.signed_files()
    assert made["manifest.json"].count(b"invented") > 10
    assert kept.digest == made_release.packing.sha256(made["manifest.json"])
