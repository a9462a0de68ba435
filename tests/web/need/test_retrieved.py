"""Figures straight from their publishers: fetched behind the page, looked at before they enter, kept when replaced."""

import time
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fivefold.vocabulary.areas import Area, Nation
from fivefold_web.audit.models import Event
from fivefold_web.need.actions import fetching
from fivefold_web.need.actions import retrieved as actions
from fivefold_web.need.models import Dataset, IndicatorFigure, Retrieval
from fivefold_web.need.presenters.retrieved import age_words
from fivefold_web.need.queries import figures
from tests.builders.need import (
    ENGLAND,
    FINGERTIPS_COLUMNS,
    TRAFFORD,
    a_fingertips_file,
    an_upload,
    figures_in,
    smoking_row,
)
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.publishers import Answer, publishers_running

pytestmark = pytest.mark.django_db
FIGURES, ABOUT = (
    "/fingertips/all_data/csv/by_indicator_id",
    "/fingertips/indicator_metadata/csv/by_indicator_id",
)
DEFINITIONS = (
    b"Indicator ID,Indicator,Definition\r\n93085,Smoking status at time of delivery,Mothers who smoke\r\n"
)


@pytest.fixture(autouse=True)
def may_fetch(settings):
    settings.FETCHING = True


@pytest.fixture(scope="module")
def running():
    with publishers_running() as server:
        yield server


@pytest.fixture
def server(running, settings):
    running.answers.clear()
    running.asked.clear()
    settings.FETCHING_MIRRORS = running.bases
    running.answer(ABOUT, DEFINITIONS)
    running.answer(FIGURES, a_fingertips_file().encode())
    return running


@pytest.fixture
def place():
    return a_place(areas=[Area(TRAFFORD, "Trafford")])


@pytest.fixture
def lead(client, place):
    return signed_in(client, its_lead(place))


def address(place, name, **parts):
    return reverse(f"need:{name}", kwargs={"place": place.slug, **parts})


def fetch(lead, place, source="fingertips", key="sent-once-1", **asked):
    sent = {"client_key": key, "areas": [TRAFFORD], "indicators": ["93085"]} | asked
    return lead.post(address(place, "ask", source=source), sent, follow=True)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def confirm(lead, place, **said):
    """Look at what arrived and take it in; gives the words of the preview."""
    retrieval = Retrieval.objects.filter(state=Retrieval.ARRIVED).latest("pk")
    url = address(place, "preview", key=retrieval.staged_key)
    words = text_of(lead.get(url))
    answer = lead.post(f"{url}confirm/", {"source": "OHID", "retrieved": "2026-01-01"} | said, follow=True)
    assert answer.status_code == 200
    return words


def test_the_page_of_sources_says_what_each_holds_and_that_nothing_is_held(lead, place):
    text = text_of(lead.get(address(place, "sources")))
    for words in ("Fingertips", "Mid-year population", "Indices of Deprivation", "Lookups between areas", "Boundaries",
                  "Health visiting metrics", "Children in low-income families", "Open Government Licence v3.0",
                  "Nothing held yet.", "Address: to be confirmed."):  # fmt: skip
        assert words in text


def test_a_held_file_says_how_old_it_is(lead, place, tmp_path):
    figures_in(place, tmp_path=tmp_path, retrieved=timezone.localdate() - timedelta(days=3))
    assert "3 days ago" in text_of(lead.get(address(place, "sources")))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 2, 13), "13 February 2025, 21 months ago"),
        (date(2026, 11, 22), "22 November 2026, today"),
        (date(2026, 11, 21), "21 November 2026, 1 day ago"),
        (date(2023, 11, 22), "22 November 2023, 3 years ago"),
    ],
)
def test_the_age_of_a_snapshot_is_said_as_a_person_would(day, words):
    assert age_words(day, date(2026, 11, 22)) == words


def test_fetched_figures_wait_to_be_looked_at_and_enter_when_confirmed(lead, place, server):
    text = text_of(fetch(lead, place))
    assert "Arrived. Nothing has entered yet: look at it first." in text
    assert IndicatorFigure.objects.count() == 0
    words = confirm(lead, place)
    assert "Fingertips download" in words
    dataset = Dataset.objects.get()
    assert (dataset.rows, dataset.source, dataset.address) == (12, "OHID", "https://fingertips.phe.org.uk/")
    assert Retrieval.objects.get().state == Retrieval.TAKEN_IN
    assert set(Event.objects.values_list("did", flat=True)) >= {"asked for", "imported"}


def test_the_question_to_the_publisher_names_level_indicator_and_parent(lead, place, server):
    fetch(lead, place)
    asked = server.asked[-1].params
    assert (asked["indicator_ids"], asked["child_area_type_id"], asked["parent_area_type_id"]) == (
        "93085",
        "502",
        "15",
    )


def test_the_preview_of_a_refresh_shows_what_changed(lead, place, server):
    fetch(lead, place)
    confirm(lead, place)
    newer = [smoking_row(TRAFFORD, 2023, 2.5, 2.0, 3.0), smoking_row(ENGLAND, 2023, 12, 11.5, 12.5),
             smoking_row(TRAFFORD, 2024, 3, 2.5, 3.5), smoking_row(ENGLAND, 2024, 6, 5.5, 6.5)]  # fmt: skip
    server.answer(FIGURES, a_fingertips_file(*newer).encode())
    fetch(lead, place, key="sent-once-2")
    words = confirm(lead, place, replaces=Dataset.objects.get().pk)
    assert "2 new, 1 changed, 10 gone, 1 the same." in words
    assert "2024/25" in words
    assert '<td data-label="Before">8 (7.50 to 8.50)</td><td data-label="Now">2.50 (2 to 3)</td>' in words


def test_a_replaced_file_is_kept_and_no_longer_shown_and_can_be_opened(lead, place, server):
    fetch(lead, place)
    confirm(lead, place)
    older = Dataset.objects.get()
    server.answer(FIGURES, a_fingertips_file(smoking_row(value=9, low=8, high=10)).encode())
    fetch(lead, place, key="sent-once-2")
    confirm(lead, place, replaces=older.pk)
    newer = Dataset.objects.latest("pk")
    older.refresh_from_db()
    assert older.replaced_by == newer
    assert [value.value.number for value in figures.values_for(place, areas=[TRAFFORD])] == [9.0]
    assert IndicatorFigure.objects.filter(dataset=older).count() == 12
    assert "1 changed, 11 gone" in text_of(lead.get(address(place, "changes", pk=newer.pk)))
    listing = text_of(lead.get(address(place, "files")))
    assert "No longer shown: replaced by" in listing
    assert Event.objects.filter(did="replaced").count() == 1


def test_taking_the_newer_file_out_shows_the_older_one_again(lead, place, server):
    fetch(lead, place)
    confirm(lead, place)
    older = Dataset.objects.get()
    server.answer(FIGURES, a_fingertips_file(smoking_row(value=9, low=8, high=10)).encode())
    fetch(lead, place, key="sent-once-2")
    confirm(lead, place, replaces=older.pk)
    lead.post(address(place, "remove", pk=Dataset.objects.latest("pk").pk))
    assert len(figures.values_for(place, areas=[TRAFFORD])) == 6


def test_without_a_choice_both_files_are_shown(lead, place, server):
    fetch(lead, place)
    confirm(lead, place)
    server.answer(FIGURES, a_fingertips_file(smoking_row(value=9, low=8, high=10)).encode())
    fetch(lead, place, key="sent-once-2")
    confirm(lead, place)
    assert len(figures.values_for(place, areas=[TRAFFORD])) == 7


def test_nothing_new_is_said_as_well(lead, place, server):
    fetch(lead, place)
    confirm(lead, place)
    fetch(lead, place, key="sent-once-2")
    assert "This very file is already here" in confirm(lead, place)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            a_fingertips_file(smoking_row("E38000217")).encode(),
            "Fingertips has no figures of “Smoking status at time of delivery” (93085) for counties and unitary authorities.",
        ),
        (
            a_fingertips_file().replace("93085", "22401").encode(),
            "Fingertips sent indicator 22401 where 93085 was asked for.",
        ),
        (
            a_fingertips_file().replace("Area Code", "Place").encode(),
            "Fingertips has changed its layout: the column &#39;Area Code&#39; is no longer in what it sends for indicator 93085.",
        ),
        (Answer(b"<html>Sorry</html>", kind="text/html"), "Fingertips sent a web page instead of the data for indicator 93085."),
        (Answer(b"", 404), "Fingertips no longer has indicator 93085 at the address that Fivefold knows (404)."),
        (f"{FINGERTIPS_COLUMNS}\r\n".encode(), "It sent no area but England."),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_with_the_remedy_and_nothing_enters(lead, place, server, answer, words):
    server.answer(FIGURES, answer)
    text = text_of(fetch(lead, place))
    assert "Given up" in text
    assert words in text
    assert "Go on" in text
    assert Dataset.objects.count() == 0


def test_an_indicator_that_nobody_knows_is_refused_by_its_number(lead, place, server):
    text = text_of(fetch(lead, place, indicators=[], others="99999999"))
    assert "Fingertips knows no indicator 99999999." in text
    assert "Look the number up on fingertips.phe.org.uk and correct it." in text


def test_after_a_failure_it_goes_on(lead, place, server):
    server.answer(FIGURES, Answer(b"", 404))
    fetch(lead, place)
    server.answer(FIGURES, a_fingertips_file().encode())
    retrieval = Retrieval.objects.get()
    text = text_of(lead.post(address(place, "go_on", pk=retrieval.pk), follow=True))
    assert "Arrived. Nothing has entered yet" in text


def test_the_same_form_sent_twice_fetches_once(lead, place, server):
    fetch(lead, place)
    fetch(lead, place)
    assert Retrieval.objects.count() == 1


def test_the_same_thing_is_never_fetched_twice_at_once(place, server):
    asked = {"areas": {TRAFFORD: "Trafford"}, "indicators": ["93085"]}
    both = [
        actions.ask(partnership=place, source="fingertips", asked_for=asked, title="x", client_key=f"key-{n}-of-two",
                    by=its_lead(place))
        for n in range(2)
    ]  # fmt: skip
    assert both[0] == both[1]


def test_a_place_fetches_a_few_things_at_a_time(place, lead, server):
    for n in range(actions.MOST_AT_ONCE):
        actions.ask(partnership=place, source="fingertips", asked_for={"indicators": [str(n)]}, title="x",
                    client_key=f"key-number-{n}", by=its_lead(place))  # fmt: skip
    assert "Several fetches are running." in text_of(fetch(lead, place))


def a_fetch(place, state, **about):
    about.setdefault("client_key", f"key-{state}")
    return Retrieval.objects.create(
        partnership=place, source="fingertips", title="Fingertips", asked_by="Ariel",
        asked_for={"areas": {TRAFFORD: "Trafford"}, "indicators": ["93085"]}, state=state, **about
    )  # fmt: skip


def test_a_running_fetch_shows_how_far_it_is_and_can_be_stopped(lead, place):
    one = a_fetch(place, Retrieval.RUNNING, received=1_500_000, expected=12_000_000, said="indicator 93085")
    page = lead.get(address(place, "retrieval", pk=one.pk))
    assert "indicator 93085: 1.5 MB of 12.0 MB" in text_of(page)
    assert 'hx-trigger="every 2s"' in page.content.decode()
    assert "Look again" in text_of(page)
    part = lead.get(address(place, "retrieval", pk=one.pk), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    text = text_of(lead.post(address(place, "stop", pk=one.pk), follow=True))
    assert "Stopped" in text
    assert "Go on" in text


def test_a_stopped_fetch_hears_it(place):
    one = a_fetch(place, Retrieval.RUNNING)
    watch = fetching.Watch(one.pk)
    assert watch.was_stopped() is False
    actions.stop(retrieval=one, by=its_lead(place))
    watch._written = 0
    assert watch.was_stopped() is True


def test_a_fetch_that_a_restart_interrupted_says_so_and_goes_on(lead, place, server):
    one = a_fetch(place, Retrieval.RUNNING)
    Retrieval.objects.filter(pk=one.pk).update(moved=timezone.now() - timedelta(minutes=5))
    text = text_of(lead.get(address(place, "retrieval", pk=one.pk)))
    assert "Interrupted: this installation was restarted. What has arrived is kept." in text
    text = text_of(lead.post(address(place, "go_on", pk=one.pk), follow=True))
    assert "Arrived. Nothing has entered yet" in text


def test_one_fetch_is_claimed_by_one_thread(place):
    one = a_fetch(place, Retrieval.WAITING)
    assert [actions.claim(one.pk) is not None for _ in range(2)] == [True, False]


def test_what_was_put_away_can_be_fetched_again(lead, place, server):
    fetch(lead, place)
    one = Retrieval.objects.get()
    lead.post(address(place, "discard", key=one.staged_key))
    assert "Go on" in text_of(lead.get(address(place, "retrieval", pk=one.pk)))


def test_an_error_of_ours_is_said_in_words_and_not_raised(lead, place, server, settings):
    settings.FETCHING_MIRRORS = {"fingertips": "no address"}
    text = text_of(fetch(lead, place))
    assert "Something went wrong here, not at the publisher." in text or "could not be reached" in text


def test_where_fetching_is_switched_off_the_page_says_so_and_all_else_works(lead, place, settings, tmp_path):
    settings.FETCHING = False
    figures_in(place, tmp_path=tmp_path)
    text = text_of(lead.get(address(place, "sources")))
    assert "Fetching is switched off in this installation. Everything that is held works as before" in text
    assert "Fetch<span" not in text
    assert lead.get(address(place, "ask", source="fingertips")).status_code == 302
    assert lead.get(address(place, "home")).status_code == 200


def test_the_form_says_what_is_missing(lead, place, server):
    page = fetch(lead, place, areas=[], indicators=[], others="all of them")
    text = text_of(page)
    assert page.status_code == 422
    assert "Choose at least one area." in text
    assert "is no number of an indicator" in text


def test_a_place_in_wales_is_told_that_fingertips_has_nothing_for_it(client):
    cardiff = a_place("Cardiff", nation=Nation.WALES, areas=[Area("W06000015", "Cardiff")])
    lead = signed_in(client, its_lead(cardiff))
    assert "It has nothing for the nation of this place." in text_of(lead.get(address(cardiff, "sources")))
    text = text_of(lead.get(address(cardiff, "ask", source="fingertips")))
    assert "Cardiff (W06000015) is left out: this source publishes for England only." in text


def test_a_source_that_is_not_there_is_404(lead, place):
    assert lead.get(address(place, "ask", source="nowhere")).status_code == 404


def test_readers_may_look_and_not_fetch(client, place):
    reader = signed_in(client, a_member(place, "viewer"))
    one = a_fetch(place, Retrieval.FAILED, said="No.", remedy="Try.")
    assert reader.get(address(place, "sources")).status_code == 200
    assert "Go on" not in text_of(reader.get(address(place, "retrieval", pk=one.pk)))
    assert reader.get(address(place, "ask", source="fingertips")).status_code == 403
    assert reader.post(address(place, "go_on", pk=one.pk)).status_code == 403


def test_another_places_fetch_does_not_exist(lead, place):
    one = a_fetch(a_place("Elsewhere"), Retrieval.RUNNING)
    for name in ("retrieval", "stop", "go_on"):
        ask = lead.get if name == "retrieval" else lead.post
        assert ask(address(place, name, pk=one.pk)).status_code == 404


def test_words_of_publishers_are_shown_as_words(lead, place, server):
    evil = b"Indicator ID,Indicator\r\n93085,<script>alert(1)</script>\r\n"
    server.answer(ABOUT, evil)
    server.answer(FIGURES, a_fingertips_file(smoking_row("E38000217")).encode())
    assert "<script>alert" not in fetch(lead, place).content.decode()


def test_the_page_of_sources_takes_as_many_queries_for_three_fetches_as_for_one(
    lead, place, django_assert_num_queries, tmp_path
):
    a_fetch(place, Retrieval.FAILED, client_key="first-of-three")
    with CaptureQueriesContext(connection) as first:
        lead.get(address(place, "sources"))
    for n in range(2):
        a_fetch(place, Retrieval.FAILED, client_key=f"more-{n}")
    figures_in(place, tmp_path=tmp_path)
    with django_assert_num_queries(len(first)):
        lead.get(address(place, "sources"))


@pytest.mark.django_db(transaction=True)
def test_behind_the_page_a_thread_with_a_connection_of_its_own_fetches(lead, place, server, settings):
    settings.FETCHING_THREADS = 1
    fetch(lead, place)
    until = time.monotonic() + 20
    while Retrieval.objects.get().state != Retrieval.ARRIVED and time.monotonic() < until:
        time.sleep(0.05)
    assert Retrieval.objects.get().state == Retrieval.ARRIVED
    fetching._threads(1).shutdown()
    fetching._threads.cache_clear()


def test_lookups_come_page_by_page_and_enter(lead, place, server):
    fields = ("LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM")
    rows = [
        dict(zip(fields, (f"E0100{n:04}", f"Trafford {n}", "E05015239", "Altrincham", TRAFFORD, "Trafford"), strict=True))
        for n in range(1_500)
    ]  # fmt: skip

    def layer(params):
        if params.get("returnCountOnly"):
            return {"count": len(rows)}
        start = int(params["resultOffset"])
        return {"features": [{"attributes": row} for row in rows[start : start + 1000]]}

    server.answer("/geography/LSOA21_WD24_LAD24_EW_LU/FeatureServer/0/query", layer)
    fetch(lead, place, source="lookups", edition="small-areas")
    assert server.asked[-1].params["where"] == f"LAD24CD IN ('{TRAFFORD}')"
    confirm(lead, place)
    assert Dataset.objects.get().rows == 3_000
    assert len(figures.small_areas_in(place, TRAFFORD, vintage=2021)) == 1_500


def test_an_operator_fetches_without_the_pages(place, server, capsys):
    call_command("fetch", "fingertips", place=place.slug, indicator=["93085"])
    assert "Look at it on the page of sources." in capsys.readouterr().out
    assert Retrieval.objects.get().state == Retrieval.ARRIVED


def test_an_operator_is_told_what_went_wrong(place, server):
    server.answer(FIGURES, Answer(b"", 404))
    with pytest.raises(CommandError, match="no longer has indicator 93085 at the address"):
        call_command("fetch", "fingertips", place=place.slug, indicator=["93085"])
    with pytest.raises(CommandError, match="There is no place called 'nowhere'"):
        call_command("fetch", "fingertips", place="nowhere")


def test_a_file_that_mixes_years_of_small_areas_is_refused_in_the_preview(lead, place, tmp_path):
    for year, column, codes in ((2011, "ltla21", (1, 2)), (2021, "ltla24", (2, 3))):
        rows = "".join(f"E0100000{n},x,{TRAFFORD},Trafford\n" for n in codes)
        heading = f"lsoa{year % 100}_code,lsoa{year % 100}_name,{column}_code,{column}_name\n"
        figures_in(place, heading + rows, tmp_path=tmp_path, name=f"{year}.csv")
    mixed = "lsoa21_code,IMD_rank,IMD_decile\nE01000003,1,1\nE01000001,2,1\n"
    sent = lead.post(address(place, "upload"), {"file": an_upload(mixed, "imd.csv")}, follow=True)
    text = text_of(sent)
    assert "The file says that its small areas are those of 2021, but E01000001 is one of 2011 only." in text
    assert "Take this file in" not in text
