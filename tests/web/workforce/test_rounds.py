"""The system table: what is shown to whom, what is hidden, what changed; and the Excel file."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.library import citing
from fivefold_web.workforce.models import Round, Team
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workforce import SLUGS, a_check, a_round, a_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(client, place):
    return signed_in(client, its_lead(place))


def at(place, name, **where):
    return reverse(f"workforce:{name}", kwargs={"place": place.slug} | where)


def text(client, *where, **about):
    return client.get(at(*where, **about)).content.decode()


def five_teams(place, this, letters="RAG", sector=Sector.EARLY_YEARS):
    return [a_check(a_team(place, sector=sector), this, letters) for _n in range(5)]


def test_a_team_is_added_once_whatever_the_case_of_its_name(lead, place):
    where = at(place, "add_team")
    facts = {"name": "Family Hub team", "sector": "family hub", "organisation": ""}
    assert lead.post(where, facts).status_code == 302
    again = lead.post(where, facts | {"name": "FAMILY HUB TEAM"})
    assert again.status_code == 422
    assert "There is already a team called" in again.content.decode()
    assert [team.name for team in Team.objects.all()] == ["Family Hub team"]


def test_a_round_needs_a_name_and_a_date(lead, place):
    answer = lead.post(at(place, "add_round"), {"smallest_group": "5"}).content.decode()
    assert "Name of the round: fill this in" in answer
    assert "Date: fill this in" in answer
    lead.post(at(place, "add_round"), {"name": "Spring", "held_on": "2026-03-02", "smallest_group": "5"})
    assert [(one.name, one.held_on) for one in Round.objects.all()] == [("Spring", date(2026, 3, 2))]


def test_only_answers_that_were_sent_enter_the_table(lead, place):
    this = a_round(place)
    a_check(a_team(place, "Sent team"), this, "RAG")
    a_check(a_team(place, "Open team"), this, "GGG", sent=False)
    page = text(lead, place, "round", pk=this.pk)
    assert "Sent team" in page
    assert "Open team" not in page
    assert "1 of 2 teams have sent" in page


def test_the_weakest_are_named_with_their_spread(lead, place):
    this = a_round(place)
    five_teams(place, this, "RGGGGGGGGGA")
    page = text(lead, place, "round", pk=this.pk)
    assert "5 red, 0 amber, 0 green" in page
    assert "5 of 5 teams rate at least one of these red." in page


def test_a_facilitator_sees_teams_by_name_and_a_contributor_does_not(client, place):
    this = a_round(place)
    five_teams(place, this)
    a_check(a_team(place, "Named team", Sector.EARLY_YEARS), this, "R", comment="half of us were trained")
    statement = {"pk": this.pk, "slug": SLUGS[0]}
    signed_in(client, its_lead(place))
    assert "Named team" in text(client, place, "round", pk=this.pk)
    assert "half of us were trained" in text(client, place, "statement", **statement)
    signed_in(client, a_member(place, Role.CONTRIBUTOR))
    assert "Named team" not in text(client, place, "round", pk=this.pk)
    assert "half of us were trained" not in text(client, place, "statement", **statement)


def test_all_members_see_teams_by_name_where_the_teams_agreed(client, place):
    this = a_round(place, named=True)
    a_check(a_team(place, "Named team"), this, "R")
    signed_in(client, a_member(place, Role.VIEWER))
    assert "Named team" in text(client, place, "round", pk=this.pk)


def test_a_sector_with_fewer_than_five_teams_is_hidden_from_members(client, place):
    this = a_round(place)
    for _n in range(2):
        five_teams(place, this, "A")
    a_check(a_team(place, sector=Sector.HOUSING), this, "R")
    signed_in(client, a_member(place, Role.VIEWER))
    page = text(client, place, "statement", pk=this.pk, slug=SLUGS[0])
    # Ten early years teams alone beside a total of eleven would give the one housing team away.
    assert page.count("hidden: small numbers") == 2
    housing = client.get(at(place, "round", pk=this.pk), {"sector": "housing"}).content.decode()
    assert "0 red" not in housing
    assert "1 red" not in housing


def test_a_place_with_four_teams_shows_members_nothing_but_that_it_is_hidden(client, place):
    this = a_round(place)
    for _n in range(4):
        a_check(a_team(place), this, "R")
    signed_in(client, a_member(place, Role.VIEWER))
    page = text(client, place, "round", pk=this.pk)
    assert "hidden: small numbers" in page
    assert "Weakest across the system" not in page


def test_after_two_rounds_the_table_shows_the_change_of_each_statement(lead, place):
    first, second = a_round(place, "Autumn", date(2025, 9, 1)), a_round(place, "Spring", date(2026, 3, 2))
    for before, after in [("RR", "GR"), ("RA", "AR"), ("AG", "AG"), ("GG", "GG"), ("RR", "AR")]:
        team = a_team(place)
        a_check(team, first, before)
        a_check(team, second, after)
    page = lead.get(at(place, "round", pk=second.pk), {"since": first.pk}).content.decode()
    assert "3 up, 0 down, 2 the same (of 5 teams)" in page
    assert "0 up, 1 down, 4 the same (of 5 teams)" in page
    assert "was red" in page
    assert "no team rated this in both rounds" in page


def test_a_change_that_would_single_out_a_newcomer_is_hidden_from_members(client, place):
    first, second = a_round(place, "Autumn", date(2025, 9, 1)), a_round(place, "Spring", date(2026, 3, 2))
    for _n in range(5):
        team = a_team(place)
        a_check(team, first, "A")
        a_check(team, second, "A")
    a_check(a_team(place, "Newcomer"), second, "R")
    signed_in(client, a_member(place, Role.VIEWER))
    page = client.get(at(place, "round", pk=second.pk), {"since": first.pk}).content.decode()
    assert "the same (of" not in page
    assert "hidden: small numbers" in page


def test_nonsense_in_the_address_is_ignored(lead, place):
    this = a_round(place)
    five_teams(place, this)
    answer = lead.get(at(place, "round", pk=this.pk), {"sector": "moon", "since": "x'--"})
    assert answer.status_code == 200


def test_a_statement_is_offered_as_evidence_that_is_signed_for_this_place(lead, place):
    this = a_round(place, "Spring")
    five_teams(place, this, "R")
    page = text(lead, place, "statement", pk=this.pk, slug=SLUGS[0])
    citation = citing.read(place, re.search(r'name="evidence" value="([^"]+)"', page)[1])
    assert citation.kind is SourceKind.STATEMENT
    assert citation.key == f"statement:{this.pk}:{SLUGS[0]}"
    assert citation.figures[0] == "5 of 5 teams: Red"
    assert citation.path == at(place, "statement", pk=this.pk, slug=SLUGS[0])


def test_too_few_teams_are_no_evidence(lead, place):
    this = a_round(place)
    a_check(a_team(place), this, "R")
    assert 'name="evidence"' not in text(lead, place, "statement", pk=this.pk, slug=SLUGS[0])


def test_the_excel_file_holds_the_table_and_a_name_like_a_formula_stays_a_name(lead, place):
    this = a_round(place)
    five_teams(place, this)
    a_check(a_team(place, '=HYPERLINK("x")', Sector.EARLY_YEARS), this, "G")
    book = load_workbook(BytesIO(lead.get(at(place, "spreadsheet", pk=this.pk)).content))
    assert book.sheetnames == ["Statements", "Teams", "About"]
    rows = list(book["Statements"].values)
    assert len(rows) == 12
    assert rows[1][2:4] == ("5 red, 0 amber, 1 green", "of 6 teams")
    named = next(cell for cell in book["Teams"][1] if cell.value == '=HYPERLINK("x")')
    assert named.data_type == "s"


def test_the_excel_file_of_a_member_hides_what_the_page_hides(client, place):
    this = a_round(place)
    five_teams(place, this)
    a_check(a_team(place, "Lonely team", Sector.HOUSING), this, "R")
    signed_in(client, a_member(place, Role.VIEWER))
    book = load_workbook(BytesIO(client.get(at(place, "spreadsheet", pk=this.pk)).content))
    assert book.sheetnames == ["Statements", "About"]
    assert list(book["Statements"].values)[1][4:] == ("hidden: small numbers", "hidden: small numbers")


@pytest.mark.parametrize("name", ["home", "teams", "progress", "round", "statement"])
def test_the_number_of_queries_does_not_grow_with_the_teams(lead, place, name):
    this = a_round(place)
    where = {"pk": this.pk} if name in ("progress", "round", "statement") else {}
    where |= {"slug": SLUGS[0]} if name == "statement" else {}
    counted = []
    for more in (1, 2):
        for _n in range(more):
            a_check(a_team(place), this, "RAG")
        lead.get(at(place, name, **where))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lead.get(at(place, name, **where))
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] <= 12


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("round", False), ("change_round", False), ("statement", False), ("spreadsheet", False),
        ("printed", False), ("progress", False), ("change_team", False), ("link", True), ("begin", True),
        ("enter", False), ("enter_part", True), ("reopen", True),
    ],
)  # fmt: skip
def test_what_belongs_to_another_place_does_not_exist_here(lead, place, name, post):
    other = a_place("Elsewhere")
    this, team = a_round(other), a_team(other)
    check = a_check(team, this, "R")
    pk = {"change_team": team.pk, "enter": check.pk, "enter_part": check.pk, "reopen": check.pk}.get(
        name, this.pk
    )
    where = {"pk": pk}
    where |= {"slug": SLUGS[0]} if name == "statement" else {}
    where |= {"team": team.pk} if name in ("link", "begin") else {}
    answer = lead.post(at(place, name, **where)) if post else lead.get(at(place, name, **where))
    assert answer.status_code == 404
    assert lead.get(at(other, "home")).status_code == 404


@pytest.mark.parametrize("name", ["add_team", "add_round"])
def test_a_contributor_does_not_set_up_teams_or_rounds(client, place, name):
    signed_in(client, a_member(place, Role.CONTRIBUTOR))
    assert client.get(at(place, name)).status_code == 403
