"""Files on their way in: whole or not at all, looked at before anything enters."""

from datetime import date

import pytest
from django.urls import reverse

from fivefold_web.audit.models import Event
from fivefold_web.need.models import HeldArea, IndicatorFigure, PopulationCount
from fivefold_web.need.queries import figures as queries
from fivefold_web.places import staging
from tests.builders.need import (
    BLACKPOOL,
    ENGLAND,
    FINGERTIPS_COLUMNS,
    TRAFFORD,
    a_fingertips_file,
    a_population_file,
    a_workbook,
    an_upload,
    figures_in,
    smoking_row,
)
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
CONFIRMED = {"source": "OHID Fingertips", "retrieved": "2025-02-13"}


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def browser_of_lead(client, place):
    return signed_in(client, its_lead(place))


def address(place, name, **parts):
    return reverse(f"need:{name}", kwargs={"place": place.slug, **parts})


def uploaded(client, place, text, name="fingertips.csv"):
    """Upload a file and come to its preview; the address of the preview and its text."""
    sent = client.post(address(place, "upload"), {"file": an_upload(text, name)})
    assert sent.status_code == 302, sent.text
    return sent.url, " ".join(client.get(sent.url).text.split())


def refused(client, place, text, name="fingertips.csv"):
    """Upload a file that cannot be read at all; what the page says."""
    sent = client.post(address(place, "upload"), {"file": an_upload(text, name)})
    assert sent.status_code == 422
    return " ".join(sent.text.split())


def test_the_preview_says_what_was_recognised_and_nothing_has_entered(browser_of_lead, place):
    _url, text = uploaded(browser_of_lead, place, a_fingertips_file())
    for words in (
        "Fingertips download",
        "Rows to enter",
        "England, Trafford",
        "2018/19 to 2023/24",
        "It holds your area",
    ):
        assert words in text
    assert (queries.datasets_of(place), IndicatorFigure.objects.count()) == ([], 0)


def test_a_confirmed_file_enters_whole_with_its_source_and_leaves_an_audit_line(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_fingertips_file())
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    dataset = queries.datasets_of(place)[0]
    assert (dataset.rows, dataset.areas, dataset.source) == (12, 2, "OHID Fingertips")
    assert IndicatorFigure.objects.filter(partnership=place).count() == 12
    event = Event.objects.filter(did="imported").get()
    assert (event.thing_label, event.after["rows"], event.after["retrieved"]) == (
        "fingertips.csv",
        12,
        "2025-02-13",
    )


def test_what_came_in_is_what_was_published(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_fingertips_file(smoking_row(value=5.12345, low=4.4, high=5.9, trend="No significant change")))  # fmt: skip
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    value = queries.values_for(place, areas=[TRAFFORD])[0]
    assert (value.value.number, value.value.low, value.value.high) == (5.12345, 4.4, 5.9)
    assert (value.count, value.denominator, value.published_trend) == (120, 2400, "No significant change")


def test_the_same_file_again_says_so_and_changes_nothing(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_fingertips_file())
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    again, text = uploaded(browser_of_lead, place, a_fingertips_file(), "another name.csv")
    assert "This very file is already here" in text
    assert "Take this file in" not in text
    browser_of_lead.post(again + "confirm/", CONFIRMED)
    assert (len(queries.datasets_of(place)), IndicatorFigure.objects.count()) == (1, 12)


def test_a_confirmed_preview_cannot_be_confirmed_twice(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_fingertips_file())
    assert [browser_of_lead.post(url + "confirm/", CONFIRMED).status_code for _ in range(2)] == [302, 404]


def test_the_same_file_can_enter_two_places(place, tmp_path):
    other = a_place("Elsewhere")
    assert figures_in(place, tmp_path=tmp_path).is_new
    assert figures_in(other, tmp_path=tmp_path).is_new


def test_a_file_with_errors_says_row_column_and_remedy_and_does_not_enter(browser_of_lead, place):
    wrong = a_fingertips_file(smoking_row(), smoking_row(BLACKPOOL, value="many"))
    url, text = uploaded(browser_of_lead, place, wrong)
    assert "Row 3, column Value" in text
    assert "Nothing of this file has entered" in text
    assert "Take this file in" not in text
    assert browser_of_lead.post(url + "confirm/", CONFIRMED).status_code == 422
    assert (queries.datasets_of(place), IndicatorFigure.objects.count()) == ([], 0)


def test_a_missing_column_is_named(browser_of_lead, place):
    lacking = a_fingertips_file(smoking_row()).replace(",Area Code,", ",Somewhere,")
    _url, text = uploaded(browser_of_lead, place, lacking)
    assert "Area Code" in text
    assert "Nothing of this file has entered" in text


def test_repeated_rows_are_counted_and_enter_once(browser_of_lead, place):
    url, text = uploaded(browser_of_lead, place, a_fingertips_file(smoking_row(), smoking_row()))
    assert "1 figure is repeated" in text
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    assert IndicatorFigure.objects.count() == 1


def test_a_value_outside_its_interval_is_named_and_enters_as_published(browser_of_lead, place):
    url, text = uploaded(browser_of_lead, place, a_fingertips_file(smoking_row(value=5, low=40, high=60)))
    assert "1 figure contradicts itself" in text
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    assert IndicatorFigure.objects.get().number == 5


def test_a_hidden_value_enters_as_hidden(browser_of_lead, place):
    hidden = smoking_row(value="", low="", high="", note="Value suppressed for disclosure control reasons")
    url, _text = uploaded(browser_of_lead, place, a_fingertips_file(hidden))
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    figure = IndicatorFigure.objects.get()
    assert (figure.state, figure.number) == ("suppressed", None)


def test_a_file_without_the_places_area_says_so(browser_of_lead, place):
    _url, text = uploaded(browser_of_lead, place, a_fingertips_file(smoking_row(BLACKPOOL)))
    assert "It holds nothing for Trafford (E08000009)" in text


def test_of_a_population_the_ages_under_five_enter(browser_of_lead, place):
    url, text = uploaded(browser_of_lead, place, a_population_file(), "population.csv")
    assert "Population by single year of age" in text
    browser_of_lead.post(url + "confirm/", CONFIRMED)
    assert sorted(PopulationCount.objects.values_list("age", flat=True)) == [0, 1, 2, 3, 4]
    assert queries.datasets_of(place)[0].rows == 5


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7 report", "report.csv", "is a PDF document, not a table"),
        (b"\x89PNG\r\n\x1a\n", "figures.csv", "is a picture"),
        (b"PK\x03\x04 broken", "figures.xlsx", "damaged"),
        (b"name,colour\nred,blue\n", "colours.csv", "not one that Fivefold knows"),
        (b"<!doctype html><title>Sign in</title>", "download.csv", "is a web page"),
        (b" \n", "empty.csv", "is empty"),
    ],
)
def test_what_is_no_table_of_figures_gets_a_clear_sentence(browser_of_lead, place, content, name, words):
    assert words in refused(browser_of_lead, place, content, name)


def test_no_file_at_all_is_said(browser_of_lead, place):
    sent = browser_of_lead.post(address(place, "upload"), {})
    assert (sent.status_code, "Choose a file." in sent.text) == (422, True)


def test_a_workbook_with_formulas_says_in_which_cell(browser_of_lead, place):
    heading = FINGERTIPS_COLUMNS.split(",")
    row = smoking_row().split(",")
    row[12] = "=1+2"
    _url, text = uploaded(browser_of_lead, place, a_workbook(heading, row), "figures.xlsx")
    assert "holds a formula" in text
    assert "Nothing of this file has entered" in text


def test_a_huge_file_is_refused_while_it_arrives(browser_of_lead, place, settings):
    settings.UPLOAD_LIMIT_BYTES = 200_000
    text = refused(browser_of_lead, place, b"x" * 1_000_000, "huge.csv")
    assert "huge.csv" in text
    assert "larger than" in text
    assert not list((settings.FIVEFOLD_DATA / "staged").rglob("*huge*"))


def test_the_publisher_and_the_day_must_be_said(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_population_file(), "population.csv")
    answer = browser_of_lead.post(url + "confirm/", {"source": "", "retrieved": "31.12.2024"})
    assert answer.status_code == 422
    assert "Write who published these figures." in answer.text
    assert "Enter a date such as 2025-02-13." in answer.text
    assert queries.datasets_of(place) == []


def test_a_day_in_the_future_is_refused(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_population_file(), "population.csv")
    answer = browser_of_lead.post(url + "confirm/", CONFIRMED | {"retrieved": "2999-01-01"})
    assert "This day is in the future." in answer.text


def test_a_file_put_away_is_gone(browser_of_lead, place):
    url, _text = uploaded(browser_of_lead, place, a_fingertips_file())
    browser_of_lead.post(url + "discard/")
    assert browser_of_lead.get(url).status_code == 404


def test_another_places_upload_does_not_exist(browser_of_lead, place, client):
    other = a_place("Elsewhere")
    held = staging.hold(other, an_upload(a_fingertips_file()), its_lead(other))
    for name in ("preview", "confirm", "discard"):
        ask = browser_of_lead.get if name == "preview" else browser_of_lead.post
        assert ask(address(place, name, key=held.key), CONFIRMED).status_code == 404


def test_names_in_files_are_shown_as_words_in_the_preview(browser_of_lead, place):
    evil = smoking_row(name="<script>alert(1)</script>")
    _url, text = uploaded(browser_of_lead, place, a_fingertips_file(evil), "<b>x</b>.csv")
    assert "<script>alert" not in text
    assert "<b>x" not in text


def test_taking_a_file_out_takes_its_figures_and_no_others(browser_of_lead, place, tmp_path):
    first = figures_in(place, tmp_path=tmp_path).dataset
    figures_in(place, a_fingertips_file(smoking_row(ENGLAND)), tmp_path=tmp_path, name="other.csv")
    asked = browser_of_lead.get(address(place, "remove", pk=first.pk))
    assert "Its 12 rows go with it." in asked.text
    browser_of_lead.post(address(place, "remove", pk=first.pk))
    assert [dataset.title for dataset in queries.datasets_of(place)] == ["other.csv"]
    assert IndicatorFigure.objects.count() == 1
    assert Event.objects.filter(did="removed").get().before["rows"] == 12


def test_a_newer_file_goes_before_an_older_one(place, tmp_path):
    figures_in(
        place, a_fingertips_file(smoking_row(value=13.9)), tmp_path=tmp_path, retrieved=date(2026, 5, 1)
    )
    figures_in(
        place, a_fingertips_file(smoking_row(value=10.4)), tmp_path=tmp_path, retrieved=date(2025, 2, 13)
    )
    first = queries.values_for(place, areas=[TRAFFORD])[0]
    assert (first.value.number, first.value.source) == (13.9, "OHID, 1 May 2026")


def test_areas_are_named_by_the_files(place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    assert dict(HeldArea.objects.values_list("code", "name")) == {TRAFFORD: "Trafford", ENGLAND: "England"}


def test_the_template_is_a_workbook_that_we_read_again(browser_of_lead, place):
    workbook = browser_of_lead.get(address(place, "template"))
    assert workbook["Content-Disposition"] == 'attachment; filename="fivefold-local-indicators.xlsx"'
    _url, text = uploaded(browser_of_lead, place, workbook.content, "local.xlsx")
    assert "Local indicators (our template)" in text


def test_a_local_indicator_keeps_its_own_source_unit_and_direction(browser_of_lead, place):
    heading = (
        "Indicator",
        "Area code",
        "Period",
        "Value",
        "Unit",
        "Lower 95% limit",
        "Upper 95% limit",
        "Source",
        "Good direction",
    )
    book = a_workbook(
        heading,
        ("Seen by the Baby Hub", TRAFFORD, "2024", 31.4, "%", 27.2, 35.9, "Trafford Family Hub", "high"),
        ("Seen by the Baby Hub", ENGLAND, "2024", 20.0, "%", 19.0, 21.0, "NHS England", "high"),
    )
    url, _text = uploaded(browser_of_lead, place, book, "local.xlsx")
    browser_of_lead.post(url + "confirm/", CONFIRMED | {"source": "Trafford Family Hub"})
    text = " ".join(browser_of_lead.get(address(place, "home")).text.split())
    for words in ("Seen by the Baby Hub", "31.4% (27.2% to 35.9%)", "</span> Better", "Trafford Family Hub"):
        assert words in text
