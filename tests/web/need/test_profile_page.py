"""The profile in sentences, the page of one indicator, areas side by side, and what leaves as a file."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.partners import Role
from fivefold_web.need.actions import benchmarks as actions
from fivefold_web.need.models import Goal, Neighbour
from fivefold_web.need.presenters.offered import as_text
from fivefold_web.need.presenters.said import age_of
from tests.builders.need import BLACKPOOL, ENGLAND, TRAFFORD, a_fingertips_file, figures_in, smoking_row
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
DECILES = ("Most", "Second most", "Third more", "Fourth more", "Fifth more", "Fifth less", "Fourth less", "Third less",
           "Second least", "Least")  # fmt: skip


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def ask(client, place):
    """ask("home", area=...): the answer of a page about need, as the lead sees it."""
    signed_in(client, its_lead(place))

    def get(name, **asked):
        parts = {key: asked.pop(key) for key in ("code", "name", "kind") if key in asked and name != "chart"}
        if name == "chart":
            parts = {"name": asked.pop("picture"), "kind": asked.pop("kind")}
        return client.get(reverse(f"need:{name}", kwargs={"place": place.slug, **parts}), asked)

    return get


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def many_areas():
    """Trafford, England and twelve other councils in one year, one of them hidden."""
    rows = [smoking_row(TRAFFORD), smoking_row(ENGLAND, value=7.4, low=7.3, high=7.5)]
    rows += [smoking_row(f"E080000{n}", value=n / 2, low=n / 2 - 1, high=n / 2 + 1) for n in range(10, 22)]
    return [*rows, smoking_row("E08000030", value="", low="", high="", note="Value suppressed")]


def by_deprivation(area):
    return [
        smoking_row(
            area, value=12 - n, low=11 - n, high=13 - n, category=f"{words} deprived decile (IMD2019)"
        )
        for n, words in enumerate(DECILES)
    ]


def test_the_profile_says_each_figure_in_a_sentence_beside_england(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas()), tmp_path=tmp_path)
    assert (
        "In Trafford, 5.1% of mothers were known to smoke when they gave birth (4.4% to 5.9%) in 2023/24. "
        "That is lower than England (7.4%), which is better. No recent trend can be worked out."
    ) in text(ask("home"))


def test_the_small_picture_names_worst_best_and_england(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas()), tmp_path=tmp_path)
    shown = text(ask("home"))
    for words in ("worst 10.5%", "England 7.4%", "best 5.0%"):
        assert words in shown
    few = "too few areas held for a spread"
    assert few not in shown


def test_without_many_areas_no_spread_is_invented(place, ask, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    assert "worst " not in text(ask("home"))


def test_the_profile_can_stand_beside_neighbours_together_and_a_goal(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas()), tmp_path=tmp_path)
    lead = its_lead(place)
    for number in (10, 11):
        actions.choose_neighbour(
            partnership=place, area=TRAFFORD, code=f"E080000{number}", why="alike", by=lead
        )
    actions.set_goal(
        partnership=place, indicator="93085", number=4, by_when="2028", source="Our plan", by=lead
    )
    assert "That is higher than the goal for 2028 (4.0%), which is worse." in text(ask("home", beside="goal"))
    assert "its chosen neighbours together (5.0%)" in text(ask("home", beside="neighbours"))
    assert "England (7.4%)" in text(ask("home", beside="nonsense"))


def test_an_area_without_figures_is_offered_the_larger_area_that_has_them(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(smoking_row(ENGLAND)), tmp_path=tmp_path)
    assert "Held for England: show it?" in text(ask("home"))
    assert "Held for England, not here: show it?" in text(ask("indicator", code="93085"))


def test_two_files_that_disagree_are_both_shown(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas()), tmp_path=tmp_path)
    other = a_fingertips_file(smoking_row(TRAFFORD, value=8.8, low=8, high=9.6))
    figures_in(place, other, tmp_path=tmp_path, name="other.csv", source="DWP", retrieved=date(2026, 3, 1))
    for page in (text(ask("home")), text(ask("indicator", code="93085"))):
        assert "Two official files disagree" in page
        assert "5.1% (4.4% to 5.9%) (OHID, 13 February 2025)" in page
        assert "8.8% (8.0% to 9.6%) (DWP, 1 March 2026)" in page


def test_the_indicator_page_shows_the_gradient_with_its_slope_in_words(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas(), *by_deprivation(TRAFFORD)), tmp_path=tmp_path)
    page = text(ask("indicator", code="93085"))
    for words in (
        "12.0% for the most deprived, 3.0% for the least",
        "At the least deprived end the figure is 10.0 percentage points lower than at the most deprived end",
        "Who may be hidden in this average?",
        "By group of people",
        "our calculation",
        "120 of 2,400, Wilson 95%: 5.0%",
    ):
        assert words in page


def test_groups_of_england_stand_in_where_the_area_has_none(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas(), *by_deprivation(ENGLAND)), tmp_path=tmp_path)
    page = text(ask("indicator", code="93085"))
    assert "No figures by deprivation are held for Trafford; these are England" in page
    assert "Your files do not split this figure by group for this area." in page


def test_published_and_calculated_stand_side_by_side(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(smoking_row(value=5.5, low=4.2, high=5.9)), tmp_path=tmp_path)
    assert "differs by up to" in text(ask("indicator", code="93085"))


def test_areas_stand_side_by_side_in_words(client, tmp_path):
    place = a_place(areas=[Area(TRAFFORD, "Trafford"), Area(BLACKPOOL, "Blackpool")])
    rows = [
        smoking_row(TRAFFORD),
        smoking_row(BLACKPOOL, value=17, low=16, high=18),
        smoking_row(ENGLAND, value=7.4),
    ]
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    signed_in(client, its_lead(place))
    page = text(client.get(reverse("need:side_by_side", kwargs={"place": place.slug})))
    assert "something is worse in 1 of them" in page
    assert "17.0% (16.0% to 18.0%), worse" in page
    assert "5.1% (4.4% to 5.9%), better" in page


@pytest.mark.parametrize(
    ("picture", "asked"),
    [("spine", {}), ("over-time", {"code": "93085"}), ("across-areas", {"code": "93085"}),
     ("by-deprivation", {"code": "93085"}), ("by-group", {"code": "93085"}), ("side-by-side", {}), ("each-area", {})],
)  # fmt: skip
def test_every_picture_leaves_as_four_kinds_of_file(place, ask, tmp_path, picture, asked):
    figures_in(
        place,
        a_fingertips_file(*many_areas(), *by_deprivation(TRAFFORD), smoking_row(year=2022)),
        tmp_path=tmp_path,
    )
    actions.choose_neighbour(
        partnership=place, area=TRAFFORD, code="E08000010", why="alike", by=its_lead(place)
    )
    beginnings = {"svg": b"<svg", "png": b"\x89PNG", "csv": b"\xef\xbb\xbf", "xlsx": b"PK"}
    for kind, beginning in beginnings.items():
        answer = ask("chart", picture=picture, kind=kind, **asked)
        assert answer.status_code == 200
        assert answer.content.startswith(beginning)
        assert answer["Content-Disposition"].startswith('attachment; filename="')
        assert date.today().isoformat() in answer["Content-Disposition"]  # noqa: DTZ011


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_csv_carries_codes_states_and_licence_and_never_turns_hidden_into_nought(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas()), tmp_path=tmp_path)
    answer = ask("chart", picture="across-areas", kind="csv", code="93085")
    assert "trafford-smoking-at-the-time-of-delivery-by-area-" in answer["Content-Disposition"]
    rows = {row["Area code"]: row for row in rows_of(answer)}
    hidden, own = rows["E08000030"], rows[TRAFFORD]
    assert (hidden["Value"], hidden["State"], hidden["Count"]) == ("hidden: small numbers",) * 2 + ("120",)
    assert (own["Value"], own["Lower 95% limit"], own["Period"]) == ("5.1", "4.4", "2023/24")
    assert own["Licence"] == "Open Government Licence v3.0"
    assert own["Source"] == "OHID, 13 February 2025"
    assert own["Definition"] == "Mothers known to smoke when they gave birth."


def test_a_workbook_has_numbers_as_numbers_and_says_what_they_are(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas()), tmp_path=tmp_path)
    book = load_workbook(io.BytesIO(ask("chart", picture="spine", kind="xlsx").content))
    data, about = book["Data"], book["About"]
    row = next(row for row in data.iter_rows(values_only=True) if row[0] == TRAFFORD)
    assert (row[1], row[6], row[8]) == ("Trafford", 5.1, 4.4)
    facts = {row[0]: row[1] for row in about.iter_rows(values_only=True, max_col=2)}
    assert facts["Licence"] == "Open Government Licence v3.0"
    assert facts["hidden: small numbers"].endswith("It is not 0.")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\tx"])
def test_text_never_runs_as_a_formula(text):
    assert as_text(text) == f"'{text}"


def test_a_negative_number_stays_a_number():
    assert as_text(-5.25) == "-5.25"


def test_pictures_that_do_not_exist_are_not_found(place, ask, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    assert ask("chart", picture="nothing", kind="svg").status_code == 404
    assert ask("chart", picture="spine", kind="exe").status_code == 404
    assert ask("chart", picture="over-time", kind="svg").status_code == 404
    assert ask("chart", picture="over-time", kind="svg", code="1").status_code == 404


def test_pictures_of_another_place_do_not_exist(client, tmp_path):
    other = a_place("Elsewhere")
    figures_in(other, tmp_path=tmp_path)
    signed_in(client, its_lead(a_place()))
    address = reverse("need:chart", kwargs={"place": other.slug, "name": "spine", "kind": "csv"})
    assert client.get(address).status_code == 404


def test_a_neighbour_and_a_goal_are_chosen_with_reason_and_source(client, place, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas(), smoking_row(BLACKPOOL)), tmp_path=tmp_path)
    signed_in(client, its_lead(place))
    here = {"place": place.slug}
    refused = client.post(
        reverse("need:choose_neighbour", kwargs=here), {"area": TRAFFORD, "code": BLACKPOOL}
    )
    assert refused.status_code == 422
    assert "Write why this area is a fair comparison." in refused.text
    facts = {"area": TRAFFORD, "code": BLACKPOOL, "why": "alike"}
    for _twice in range(2):
        assert client.post(reverse("need:choose_neighbour", kwargs=here), facts).status_code == 302
    assert Neighbour.objects.get().why == "alike"
    bare = client.post(reverse("need:set_goal", kwargs=here), {"indicator": "93085", "number": "6"})
    assert "A goal is never shown without its source" in bare.text
    client.post(
        reverse("need:set_goal", kwargs=here), {"indicator": "93085", "number": "6", "source": "Board"}
    )
    assert Goal.objects.get().number == 6
    leave = {**here, "area": TRAFFORD, "code": BLACKPOOL}
    client.post(reverse("need:leave_neighbour", kwargs=leave))
    client.post(reverse("need:drop_goal", kwargs={**here, "code": "93085"}))
    assert (Neighbour.objects.count(), Goal.objects.count()) == (0, 0)


def test_a_viewer_sets_nothing_and_another_places_goal_does_not_exist(client, place, tmp_path):
    other = a_place("Elsewhere")
    actions.set_goal(
        partnership=other, indicator="93085", number=4, by_when="", source="S", by=its_lead(other)
    )
    signed_in(client, its_lead(place))
    drop = reverse("need:drop_goal", kwargs={"place": place.slug, "code": "93085"})
    assert client.post(drop).status_code == 404
    signed_in(client, a_member(place, Role.VIEWER))
    assert client.post(drop).status_code == 403
    assert client.get(reverse("need:beside", kwargs={"place": place.slug})).status_code == 200


def test_the_methods_are_worked_through_with_the_figures_on_the_page(place, ask, tmp_path):
    figures_in(place, a_fingertips_file(*many_areas(), *by_deprivation(TRAFFORD)), tmp_path=tmp_path)
    page = text(ask("method"))
    for words in (
        "Wilson 1927",
        "120 of 2,400, Wilson 95%",
        "Low and Low 2004",
        "Spiegelhalter 2005",
        "outside the interval",
    ):
        assert words in page


def test_the_age_of_a_file_is_said_in_months_and_then_in_years():
    assert age_of(date(2025, 2, 13), date(2026, 11, 22)) == "retrieved 21 months ago"
    assert age_of(date(2026, 11, 1), date(2026, 11, 22)) == "retrieved this month"
    assert age_of(date(2020, 1, 1), date(2026, 11, 22)) == "retrieved 6 years ago"


def test_the_pages_ask_the_same_number_of_questions_for_one_figure_and_for_many(
    place, ask, tmp_path, django_assert_num_queries, django_assert_max_num_queries
):
    figures_in(place, a_fingertips_file(smoking_row(), smoking_row(ENGLAND)), tmp_path=tmp_path)
    asked = (("home", {}), ("indicator", {"code": "93085"}), ("side_by_side", {}), ("beside", {}))
    counts = {}
    for name, more in asked:
        ask(name, **more)  # what is kept between two readers is not counted
        with django_assert_max_num_queries(45) as held:
            ask(name, **more)
        counts[name] = len(held)
    figures_in(
        place, a_fingertips_file(*many_areas(), *by_deprivation(TRAFFORD)), tmp_path=tmp_path, name="m.csv"
    )
    figures_in(
        place,
        a_fingertips_file(*(smoking_row(id=c, name=f"I{c}") for c in (90631, 93436))),
        tmp_path=tmp_path,
        name="n.csv",
    )
    for name, more in asked:
        ask(name, **more)
        with django_assert_num_queries(counts[name]):
            ask(name, **more)
