"""Each source against a server that answers like its publisher: the question, what is checked, what is refused."""

import json

import pytest

from fivefold.sources import Kind, recognise
from fivefold.sources.fetching import SOURCES, GaveUp, Query, source_called
from fivefold.sources.fetching.addresses import BASES, LAYERS
from tests.builders.publishers import Answer, an_engine, publishers_running

TRAFFORD, CARDIFF, BLACKPOOL = "E08000009", "W06000015", "E06000009"
NOMIS = "/nomis/dataset/NM_2002_1.data.csv"
BIRTHS = "/nomis/dataset/NM_203_1.data.csv"
HEADING = (
    '"DATE_NAME","GEOGRAPHY_NAME","GEOGRAPHY_CODE","GENDER_NAME","C_AGE_NAME","MEASURES_NAME","OBS_VALUE",'
    '"OBS_STATUS_NAME","RECORD_COUNT"\n'
)


@pytest.fixture(scope="module")
def running():
    with publishers_running() as server:
        yield server


@pytest.fixture
def server(running):
    running.answers.clear()
    running.asked.clear()
    return running


@pytest.fixture
def engine(server, tmp_path):
    return an_engine(server, tmp_path)


def bring(engine, key, **asked):
    asked.setdefault("areas", {TRAFFORD: "Trafford"})
    return source_called(key).fetch(Query(**asked), engine)


def refused(engine, key, **asked):
    with pytest.raises(GaveUp) as word:
        bring(engine, key, **asked)
    return str(word.value)


def nomis_row(area=TRAFFORD, name="Trafford", age=0, count=2169, sex="Total", total=1, year=2024):
    """A row as Nomis writes it. Invented after its documented columns."""
    return f'"{year}","{name}","{area}","{sex}","Age {age}","Value",{count},"Normal Value",{total}\n'


def test_every_source_says_what_it_holds_its_licence_and_how_sure_its_address_is():
    for source in SOURCES:
        assert all(
            (source.name, source.holds, source.publisher, source.licence, source.page, source.certainty.label)
        )
        assert source.page.startswith("https://")


def test_every_address_is_encrypted_and_on_a_known_host():
    for base in BASES.values():
        assert base.url.startswith(f"https://{base.hosts[0]}/")


def test_no_two_layers_mix_boundaries_of_two_years_of_small_areas():
    for layer in LAYERS.values():
        years = {field[4:6] for field in layer.fields if field.startswith("LSOA")}
        assert len(years) <= 1


# --- Nomis -----------------------------------------------------------------------------------------------------------


def test_population_comes_for_the_areas_of_the_place_and_its_countries(engine, server):
    rows = "".join(nomis_row(age=age, count=2000 + age, total=5) for age in range(5))
    server.answer(NOMIS, (HEADING + rows).encode())
    fetched = bring(engine, "population")
    asked = server.asked[0].params
    assert asked["geography"] == "E08000009,E92000001,W92000004"
    assert (asked["c_age"], asked["gender"], asked["measures"]) == ("101...105", "0...2", "20100")
    reading = recognise(fetched.path, fetched.filename)
    assert (reading.kind, reading.problems) == (Kind.POPULATION, ())
    assert [
        (row.area_name, row.age, row.year, row.sex, row.count) for row in reading.population_rows[:2]
    ] == [
        ("Trafford", 0, 2024, "Persons", 2000.0),
        ("Trafford", 1, 2024, "Persons", 2001.0),
    ]


def test_nomis_is_asked_until_every_row_is_here(engine, server):
    pages = {
        "0": [nomis_row(age=age, total=4) for age in (0, 1)],
        "2": [nomis_row(age=age, total=4) for age in (2, 3)],
    }
    server.answer(NOMIS, lambda params: (HEADING + "".join(pages[params.get("recordoffset", "0")])).encode())
    fetched = bring(engine, "population")
    assert len(recognise(fetched.path, fetched.filename).population_rows) == 4


def test_an_area_that_nomis_leaves_out_is_named(engine, server):
    server.answer(NOMIS, (HEADING + nomis_row()).encode())
    fetched = bring(engine, "population", areas={TRAFFORD: "Trafford", BLACKPOOL: "Blackpool"})
    assert fetched.notes == ("Nomis sent nothing for Blackpool (E06000009).",)


def test_cardiff_gets_its_population_though_fingertips_has_nothing_for_it(engine, server):
    server.answer(NOMIS, (HEADING + nomis_row(CARDIFF, "Cardiff", count=3600)).encode())
    fetched = bring(engine, "population", areas={CARDIFF: "Cardiff"})
    assert recognise(fetched.path, fetched.filename).areas == {CARDIFF: "Cardiff"}
    assert refused(engine, "fingertips", areas={CARDIFF: "Cardiff"}, indicators=("93085",)) == (
        "Fingertips publishes for England only; it has nothing for Cardiff (W06000015). Leave these areas out. "
        "For areas outside England, fetch population from Nomis and use our template for figures that you hold yourselves."
    )


def test_nomis_without_a_row_is_said(engine, server):
    server.answer(NOMIS, HEADING.encode())
    assert refused(engine, "population") == (
        "Nomis has no mid-year population for Trafford. Check the area codes of the place; Nomis knows those of "
        "councils of England and Wales."
    )


def test_a_changed_layout_of_nomis_is_said(engine, server):
    server.answer(NOMIS, HEADING.replace("GEOGRAPHY_CODE", "AREA").encode() + nomis_row().encode())
    assert refused(engine, "population").startswith(
        "Nomis has changed its layout: the column 'GEOGRAPHY_CODE' is no longer in what it sends for mid-year population."
    )


def test_boards_have_no_population_at_nomis(engine):
    assert "Nomis has these figures for councils" in refused(
        engine, "population", areas={"E54000057": "NHS Greater Manchester"}
    )


def test_births_are_read_as_births(engine, server):
    heading = '"DATE_NAME","GEOGRAPHY_NAME","GEOGRAPHY_CODE","MEASURES_NAME","OBS_VALUE","OBS_STATUS_NAME","RECORD_COUNT"\n'
    server.answer(
        BIRTHS, (heading + f'"2024","Trafford","{TRAFFORD}","Value",2169,"Normal Value",1\n').encode()
    )
    fetched = bring(engine, "births")
    reading = recognise(fetched.path, fetched.filename)
    assert reading.kind is Kind.BIRTHS
    assert [(row.area_code, row.year, row.count) for row in reading.birth_rows] == [(TRAFFORD, 2024, 2169)]


# --- Deprivation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("edition", "heading", "vintage"), [("2025", "LSOA code (2021)", 2021), ("2019", "LSOA code (2011)", 2011)])  # fmt: skip
def test_deprivation_comes_by_edition_with_the_year_of_its_boundaries(
    engine, server, edition, heading, vintage
):
    name = {"2025": "media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv",
            "2019": "media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv"}  # fmt: skip
    body = (
        f"{heading},Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)\nE01021988,1,1\n"
    )
    server.answer(f"/govuk-files/{name[edition]}", body.encode())
    fetched = bring(engine, "deprivation", edition=edition)
    row = recognise(fetched.path, fetched.filename).deprivation_rows[0]
    assert (row.edition, row.vintage, row.rank) == (int(edition), vintage, 1)
    assert f"LSOAs of {vintage}" in fetched.notes[0]


def test_an_edition_that_is_not_known_is_refused(engine):
    assert refused(engine, "deprivation", edition="2004") == (
        "Fivefold knows no edition '2004' of the Indices of Deprivation. Choose one of: 2019, 2025."
    )


# --- Files of GOV.UK -------------------------------------------------------------------------------------------------

PAGE = "/govuk/government/statistics/children-in-low-income-families-local-area-statistics-2022-to-2025"


def a_page(*urls):
    attachments = [
        {"title": "Children in low income families: local area statistics", "url": url} for url in urls
    ]
    return Answer(json.dumps({"details": {"attachments": attachments}}).encode(), kind="application/json")


def test_the_page_of_gov_uk_says_where_the_table_lies_now(engine, server):
    url = "https://assets.publishing.service.gov.uk/media/abc/children-in-low-income-families-local-area.csv"
    server.answer(PAGE, a_page(url))
    server.answer("/govuk-files/media/abc/children-in-low-income-families-local-area.csv", b"a,b\n1,2\n")
    fetched = bring(engine, "low-income", edition="2025")
    assert (fetched.filename, fetched.path.read_bytes()) == ("children-in-low-income-families-local-area.csv", b"a,b\n1,2\n")  # fmt: skip


def test_a_page_that_points_elsewhere_is_not_followed(engine, server):
    server.answer(PAGE, a_page("https://evil.example/low-income-families-local-area.csv"))
    assert "points to evil.example, which Fivefold does not know." in refused(
        engine, "low-income", edition="2025"
    )


def test_a_page_without_the_table_is_said(engine, server):
    server.answer(PAGE, a_page("https://assets.publishing.service.gov.uk/media/abc/report.pdf"))
    assert "offers no table that Fivefold looks for. Open the page in a browser" in refused(
        engine, "low-income", edition="2025"
    )


# --- Open Geography --------------------------------------------------------------------------------------------------

REGIONS = "/geography/LAD24_RGN24_EN_LU/FeatureServer/0/query"
WARDS = "/geography/Wards_May_2024_Boundaries_UK_BGC/FeatureServer/0/query"


def features(*names):
    fields = LAYERS["regions"].fields
    return [{"attributes": dict(zip(fields, (TRAFFORD, name, "E12000002", "North West"), strict=True))} for name in names]  # fmt: skip


def test_a_lookup_is_read_as_a_lookup(engine, server):
    server.answer(REGIONS, {"count": 1}, {"features": features("Trafford")})
    server.answers[REGIONS] = [lambda params: {"count": 1} if "returnCountOnly" in params else {"features": features("Trafford")}]  # fmt: skip
    fetched = bring(engine, "lookups", edition="regions")
    row = recognise(fetched.path, fetched.filename).lookup_rows[0]
    assert (row.child_code, row.parent_code, row.child_vintage, row.parent_level) == (TRAFFORD, "E12000002", 2024, "region")  # fmt: skip


def test_a_page_that_is_missing_is_noticed(engine, server):
    server.answer(REGIONS, lambda params: {"count": 3} if "returnCountOnly" in params else {"features": features("Trafford") if params["resultOffset"] == "0" else []})  # fmt: skip
    assert refused(engine, "lookups", edition="regions") == (
        "The Open Geography portal has 3 entries of councils of 2024 to regions and sent 1. "
        "Try again later; nothing has entered."
    )


def test_an_error_inside_a_good_answer_is_noticed(engine, server):
    server.answer(REGIONS, lambda params: {"error": {"code": 400, "message": "Invalid URL"}})
    assert "The Open Geography portal refused councils of 2024 to regions: Invalid URL." in refused(
        engine, "lookups", edition="regions"
    )


def test_a_renamed_field_is_noticed(engine, server):
    renamed = [{"attributes": {"LAD25CD": TRAFFORD}}]
    server.answer(
        REGIONS, lambda params: {"count": 1} if "returnCountOnly" in params else {"features": renamed}
    )
    assert "has changed its layout: the field LAD24CD is no longer in what it sends" in refused(
        engine, "lookups", edition="regions"
    )


def test_boundaries_come_as_shapes(engine, server):
    square = [[[-2.4, 53.4], [-2.3, 53.4], [-2.3, 53.5], [-2.4, 53.5], [-2.4, 53.4]]]
    ward = {
        "type": "Feature",
        "properties": {"WD24CD": "E05015239", "WD24NM": "Altrincham", "LAD24CD": TRAFFORD},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    server.answer(WARDS, lambda params: {"count": 1} if "returnCountOnly" in params else {"type": "FeatureCollection", "features": [ward]})  # fmt: skip
    fetched = bring(engine, "boundaries", edition="ward-shapes")
    assert server.asked[-1].params["outSR"] == "4326"
    reading = recognise(fetched.path, fetched.filename)
    assert (reading.kind, list(reading.areas)) == (Kind.BOUNDARIES, ["E05015239"])


def test_only_codes_go_into_the_question(engine, server):
    server.answer(WARDS, lambda params: {"count": 0})
    refused(engine, "boundaries", edition="ward-shapes", areas={TRAFFORD: "Trafford", "x' OR 1=1": "evil"})
    assert server.asked[0].params["where"] == "LAD24CD IN ('E08000009')"


# --- Fingertips with official figures --------------------------------------------------------------------------------


@pytest.mark.realdata
def test_official_figures_come_through_the_same_way(engine, server, realdata):
    lines = (realdata / "fingertips" / "DERIVED_api_layout_0to5_indicators.csv").read_text().splitlines()
    chosen = [lines[0], *(line for line in lines[1:] if line.startswith("93701,"))]
    about = "Indicator ID,Indicator\n93701,Children in absolute low income families\n"
    server.answer("/fingertips/indicator_metadata/csv/by_indicator_id", about.encode())
    server.answer("/fingertips/all_data/csv/by_indicator_id", "\n".join(chosen).encode())
    fetched = bring(engine, "fingertips", indicators=("93701",))
    reading = recognise(fetched.path, fetched.filename)
    newest = [row for row in reading.indicator_rows if (row.area_code, row.period) == (TRAFFORD, "2022/23")]
    assert [(row.value, row.low, row.high) for row in newest] == [(10.4, 10.05, 10.82)]


@pytest.mark.realdata
def test_a_download_for_the_wrong_kind_of_area_is_refused(engine, server, realdata):
    body = (realdata / "fingertips" / "fingertips_api_export_93356_countyua.csv").read_bytes()
    about = "Indicator ID,Indicator\n93356,Campylobacter incidence\n"
    server.answer("/fingertips/indicator_metadata/csv/by_indicator_id", about.encode())
    server.answer("/fingertips/all_data/csv/by_indicator_id", body)
    assert refused(engine, "fingertips", areas={"E54000057": "NHS Greater Manchester"}, indicators=("93356",)).startswith(
        "Fingertips has no figures of “Campylobacter incidence” (93356) for integrated care boards. It sent County & UA"
    )  # fmt: skip
