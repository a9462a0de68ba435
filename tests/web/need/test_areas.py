"""Small areas on a map, and areas of a partnership's own."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.audit import queries as audit
from fivefold_web.need.actions import files as actions
from fivefold_web.need.queries import areas as queries
from fivefold_web.need.queries import figures
from tests.builders.ground import boundaries, code_of, ground_in, lookup, population
from tests.builders.need import an_upload, figures_in
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(client, place):
    return signed_in(client, its_lead(place))


@pytest.fixture
def see(lead, place):
    """see("areas", show=...): the text of a page as the lead sees it."""

    def get(name, status=200, **asked):
        parts = {key: asked.pop(key) for key in ("pk",) if key in asked}
        response = lead.get(reverse(f"need:{name}", kwargs={"place": place.slug, **parts}), asked)
        assert response.status_code == status
        return " ".join(response.text.split())

    return get


@pytest.fixture
def send(lead, place):
    """send("own-area-new", ...): what the page answers to a form."""

    def post(page, /, pk=None, **typed):
        address = reverse(f"need:{page}", kwargs={"place": place.slug} | ({"pk": pk} if pk else {}))
        return lead.post(address, {"made": "chosen", "client_key": "one", "counting": "by point"} | typed)

    return post


def test_without_boundaries_the_page_says_what_to_upload(see):
    assert "No boundaries yet. Upload a file of boundaries" in see("areas")


def test_boundaries_come_through_the_same_door_and_go_with_their_file(lead, place):
    sent = lead.post(
        reverse("need:upload", kwargs={"place": place.slug}),
        {"file": an_upload(boundaries(), "small.geojson")},
        follow=True,
    )
    text = " ".join(sent.text.split())
    assert "Boundaries of areas" in text
    assert "It holds nothing for Trafford" not in text
    key = sent.request["PATH_INFO"].rstrip("/").split("/")[-1]
    lead.post(
        reverse("need:confirm", kwargs={"place": place.slug, "key": key}),
        {"source": "ONS", "retrieved": "2026-11-02"},
    )
    assert [(held.key, held.areas) for held in queries.levels_held(place)] == [("lsoa-2021", 8)]
    actions.remove(dataset=figures.datasets_of(place)[0], by=its_lead(place))
    assert queries.levels_held(place) == []


def test_the_map_its_legend_and_the_list_say_the_same(place, see, tmp_path):
    ground_in(place, tmp_path)
    text = see("areas")
    for words in (
        "Children under five in Trafford, mid-2024: from 50 children to 400 children in 8 areas",
        "50 to 100 children (2 areas)",
        'aria-label="Trafford 000A: 50"',
        '<th scope="row">Trafford 007A</th><td>E01000107</td><td>400</td><td>none published</td><td>observed</td>',
        "LSOA (the smallest areas), boundaries of 2021",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"show": "age3"}, "Children aged 3 years in Trafford, mid-2024: from 10 children to 80 children"),
        ({"show": "tenth"}, "2 of 8 small areas in Trafford are in the most deprived fifth of England"),
        ({"classes": "equal steps"}, "50 to 119 children (2 areas)"),
        ({"order": "-value"}, '<th scope="col" aria-sort="descending">'),
    ],
)
def test_everything_asked_for_stands_in_the_address(place, see, tmp_path, asked, words):
    ground_in(place, tmp_path)
    assert words in see("areas", **asked)


def test_a_local_figure_with_hidden_areas_names_them_and_never_draws_nought(place, see, tmp_path):
    ground_in(place, tmp_path)
    figures_in(place, local_figures(), tmp_path=tmp_path, name="local.csv")
    text = see("areas", show=f"i:{code_of_local(place)}")
    assert "Hidden: small numbers: 1 area: Trafford 001A" in text
    assert "1 of 8 areas: hidden: small numbers. They are never shown as 0." in text
    assert "Missing: 5 areas: Trafford 003A, Trafford 004A, Trafford 005A, Trafford 006A and 1 more" in text


def local_figures():
    heading = "Indicator,Area code,Area name,Period,Value,Unit,Lower 95% limit,Upper 95% limit,Count,Denominator,Good direction,Source"
    rows = [
        f"Known to the hub,{code_of(0)},,2025/26,40,%,26.3,55.5,16,40,high,Hub",
        f"Known to the hub,{code_of(1)},,2025/26,*,%,,,*,40,high,Hub",
        f"Known to the hub,{code_of(2)},,2025/26,60,%,44.6,73.7,24,40,high,Hub",
    ]
    return "\n".join([heading, *rows, ""])


def code_of_local(place):
    return next(one.code for one in figures.indicators_of(place) if one.name == "Known to the hub")


def test_small_areas_of_2011_and_of_2021_are_not_mixed(place, see, tmp_path):
    ground_in(place, tmp_path, year=11, with_figures=False)
    newer = [*map(code_of, range(7)), "E01000199"]
    figures_in(place, lookup(year=21, codes=newer), tmp_path=tmp_path, name="newer.csv")
    figures_in(place, population(codes=newer), tmp_path=tmp_path, name="population.csv")
    text = see("areas")
    assert "The figures are of small areas of 2021, the boundaries of 2011. They do not fit together." in text
    assert "Upload boundaries of 2021" in text


def test_the_figures_of_the_map_can_be_taken_away(place, lead, tmp_path):
    ground_in(place, tmp_path)
    address = {"place": place.slug, "name": "areas"}
    table = lead.get(reverse("need:chart", kwargs=address | {"kind": "csv"})).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["Area code"], row["Value"], row["State"]) for row in rows[:2]] == [
        ("E01000100", "50", "observed"), ("E01000101", "100", "observed"),
    ]  # fmt: skip
    assert len(rows) == 8
    picture = lead.get(reverse("need:chart", kwargs=address | {"kind": "svg"})).text
    assert ("<svg" in picture, "<a " in picture) == (True, False)


def test_the_page_asks_as_often_for_three_areas_as_for_eight(place, lead, tmp_path):
    ground_in(place, tmp_path, count=3)
    address = reverse("need:areas", kwargs={"place": place.slug})
    lead.get(address)
    with CaptureQueriesContext(connection) as few:
        lead.get(address)
    other = a_place("Elsewhere", lead=its_lead(place).user)
    ground_in(other, tmp_path, count=8)
    with CaptureQueriesContext(connection) as many:
        lead.get(reverse("need:areas", kwargs={"place": other.slug}))
    assert len(many) == len(few)


# --- own areas ---------------------------------------------------------------------------------------------------


def test_an_own_area_of_ticked_small_areas_sums_them(place, see, send, tmp_path):
    ground_in(place, tmp_path)
    made = send("own-area-new", name="Quayside hub", parts=[code_of(0), code_of(1)])
    own = queries.own_areas_of(place)[0]
    assert made.url == reverse("need:own-area", kwargs={"place": place.slug, "pk": own.pk})
    text = see("own-area", pk=own.pk)
    for words in (
        "Children under five in Quayside hub, mid-2024",
        "our own sum of 2 small areas; whole small areas, as chosen",
        "Counted whole (2)",
        "150 of 150 children under five live in the most deprived fifth",
    ):
        assert words in text
    assert "Quayside hub (own area)" in see("children")
    assert "Children under five in Quayside hub, mid-2024" in see("children", area=f"own-{own.pk}")
    assert "from 50 children to 100 children in 2 areas" in see("areas", area=f"own-{own.pk}")


def test_an_own_area_by_distance_names_its_pace_and_its_shares(place, see, send, tmp_path):
    ground_in(place, tmp_path)
    send(
        "own-area-new", name="Walk", made="by distance", centre=code_of(0), minutes=15, km_per_hour=4, counting="by ground"
    )  # fmt: skip
    own = queries.own_areas_of(place)[0]
    assert (own.metres, own.minutes, own.km_per_hour, own.counting) == (1000, 15, 4, "by ground")
    text = see("own-area", pk=own.pk)
    assert "15 minutes of pushing a pram at 4 km an hour (an assumption; streets bend" in text
    assert "a small area counts by the part of its ground that lies within" in text
    assert "estimated" in text


def test_a_percentage_is_never_shared_out_and_what_is_hidden_stays_hidden(place, see, send, tmp_path):
    ground_in(place, tmp_path)
    figures_in(place, local_figures(), tmp_path=tmp_path, name="local.csv")
    for name, parts in (("Clear", [0, 2]), ("Veiled", [0, 1]), ("Bare", [0, 5])):
        send("own-area-new", name=name, client_key=name, parts=[code_of(n) for n in parts])
    clear, veiled, bare = (
        see("own-area", pk=next(one.pk for one in queries.own_areas_of(place) if one.name == name))
        for name in ("Clear", "Veiled", "Bare")
    )
    assert "50.0% (39.3% to 60.7%)" in clear
    assert "hidden: small numbers (between 20.0% and 70.0%)" in veiled
    assert "It cannot be made for this area: some of its small areas have no figure." in bare


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Give the area a name"),
        ({"parts": []}, "Tick at least one small area."),
        ({"parts": ["E01999999"]}, "Small areas of different years cannot be mixed"),
        ({"made": "by distance", "metres": 500}, "Choose the centre, or give its longitude and latitude."),
        (
            {"made": "by distance", "centre": code_of(0)},
            "Give either a distance in metres or minutes, not both.",
        ),
        (
            {"made": "by distance", "longitude": 1, "latitude": 52, "metres": 500},
            "No small area lies so near.",
        ),
    ],
)
def test_what_is_wrong_with_the_form_says_what_to_do_and_keeps_what_was_typed(
    place, send, tmp_path, typed, words
):
    ground_in(place, tmp_path, with_figures=False)
    answer = send("own-area-new", **({"name": "Quayside hub", "parts": [code_of(0)]} | typed))
    assert (answer.status_code, queries.own_areas_of(place)) == (422, [])
    assert words in " ".join(answer.text.split())


def test_a_look_keeps_nothing_and_the_same_form_twice_makes_one_area(place, send, tmp_path):
    ground_in(place, tmp_path)
    looked = send("own-area-new", name="Quayside hub", parts=[code_of(0)], look="1")
    assert (looked.status_code, queries.own_areas_of(place)) == (200, [])
    assert "Counted whole (1)" in looked.text
    for _again in range(2):
        send("own-area-new", name="Quayside hub", parts=[code_of(0)])
    assert [one.name for one in queries.own_areas_of(place)] == ["Quayside hub"]


def test_an_own_area_is_changed_and_taken_away_and_the_record_says_so(place, send, tmp_path):
    ground_in(place, tmp_path)
    send("own-area-new", name="Quayside hub", parts=[code_of(0)])
    own = queries.own_areas_of(place)[0]
    send("own-area-change", pk=own.pk, name="Quayside", parts=[code_of(1), code_of(2)])
    assert [part.code for part in queries.parts_of(queries.own_area_of(place, own.pk))] == [
        code_of(1),
        code_of(2),
    ]
    send("own-area-remove", pk=own.pk)
    assert queries.own_areas_of(place) == []
    assert [event.did for event in audit.events_of(place)[:3]] == ["removed", "changed", "added"]


def test_another_places_own_area_is_not_there(place, send, client, tmp_path):
    ground_in(place, tmp_path)
    send("own-area-new", name="Quayside hub", parts=[code_of(0)])
    pk = queries.own_areas_of(place)[0].pk
    other = a_place("Elsewhere")
    stranger = signed_in(client, its_lead(other))
    for name in ("own-area", "own-area-change", "own-area-remove"):
        assert (
            stranger.get(reverse(f"need:{name}", kwargs={"place": other.slug, "pk": pk})).status_code == 404
        )
    for address in (f"areas/?area=own-{pk}", f"children/?area=own-{pk}"):
        assert stranger.get(f"/places/{other.slug}/need/{address}").status_code == 404


def test_who_only_looks_draws_nothing(place, client, tmp_path):
    ground_in(place, tmp_path)
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert viewer.get(reverse("need:areas", kwargs={"place": place.slug})).status_code == 200
    assert viewer.get(reverse("need:own-area-new", kwargs={"place": place.slug})).status_code == 403


def test_a_name_from_a_file_is_text_never_markup(place, see, tmp_path):
    figures_in(
        place, boundaries(2).replace("Trafford 000A", "<b>Sale</b>"), tmp_path=tmp_path, name="a.geojson"
    )
    figures_in(place, population(2), tmp_path=tmp_path, name="p.csv")
    figures_in(
        place,
        boundaries(2).replace("Trafford 000A", "<b>Sale</b>") + "\n",
        tmp_path=tmp_path,
        name="b.geojson",
    )
    assert "<b>Sale</b>" not in see("areas")


# --- births ------------------------------------------------------------------------------------------------------


def births(years=range(2021, 2027)):
    rows = [f"E08000009,Trafford,{year},{month},{100}" for year in years for month in range(1, 13)]
    return "\n".join(["Area code,Area name,Year,Month,Live births", *rows, ""])


def test_children_are_shown_by_month_of_age_with_births_to_come(place, see, tmp_path):
    figures_in(place, births(), tmp_path=tmp_path, name="births.csv")
    text = see("children", area="E08000009")
    for words in (
        "Young children in Trafford by month of age at the end of December 2026, as born (estimate)",
        "About 900 babies are expected in the next 9 months (830 to 970).",
        "moves and deaths since are not counted",
    ):
        assert words in text
    assert "2022-01" not in text
    assert "January 2022</td>" in text


def test_the_template_for_births_is_offered_where_none_are_held(place, lead, tmp_path):
    answer = lead.get(reverse("need:births-template", kwargs={"place": place.slug}))
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
