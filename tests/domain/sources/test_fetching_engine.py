"""Fetching with manners: every fault of a server ends in a good file or in a sentence that says what to do."""

from email.utils import formatdate
from threading import Thread

import pytest

from fivefold.sources.fetching import Courtesy, GaveUp, Mirrors, Stopped
from fivefold.sources.fetching.asking import Format, Wanted
from fivefold.sources.fetching.engine import WHO
from tests.builders.publishers import Answer, Hours, an_engine, publishers_running

TABLE = b"area,value\r\n" + b"".join(b"E%08d,%d\r\n" % (n, n) for n in range(20_000))
PATH = "/nomis/figures.csv"
FIGURES = Wanted("nomis", "figures.csv", Format.CSV, "live births")


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
def hours():
    return Hours()


@pytest.fixture
def engine(server, tmp_path, hours):
    return an_engine(server, tmp_path, hours)


def refusal(engine, wanted=FIGURES):
    with pytest.raises(GaveUp) as given_up:
        engine.body(wanted)
    return str(given_up.value)


def test_a_body_arrives_whole_and_the_server_is_told_who_asks(engine, server):
    server.answer(PATH, TABLE)
    engine.contact = "analyst@place.example"
    assert engine.body(FIGURES).path.read_bytes() == TABLE
    assert server.asked[0].headers["User-Agent"] == f"{WHO}; analyst@place.example"


def test_progress_says_how_much_is_here_and_how_much_is_expected(engine, server):
    server.answer(PATH, TABLE)
    seen = []
    engine.report = seen.append
    engine.body(FIGURES)
    assert (seen[-1].received, seen[-1].expected, seen[-1].about) == (len(TABLE), len(TABLE), "live births")


def test_what_has_not_changed_is_not_sent_again(engine, server):
    server.answer(PATH, TABLE)
    first, second = engine.body(FIGURES), engine.body(FIGURES)
    assert (first.was_held, second.was_held, second.path.read_bytes()) == (False, True, TABLE)


def test_a_new_edition_takes_the_place_of_the_old(engine, server):
    server.answer(PATH, TABLE, TABLE + b"E99999999,1\r\n")
    first = engine.body(FIGURES).edition
    second = engine.body(FIGURES)
    assert second.edition != first
    assert second.path.read_bytes().endswith(b"E99999999,1\r\n")


def test_between_two_requests_there_is_a_pause(engine, server, hours):
    server.answer(PATH, TABLE)
    engine.body(FIGURES)
    engine.body(FIGURES)
    assert sum(hours.slept) == 1.0


def test_one_host_is_asked_one_thing_at_a_time(server, tmp_path):
    server.answer(PATH, Answer(TABLE, slow=0.2))
    courtesy, order = Courtesy(pause=0), []
    engines = [an_engine(server, tmp_path / str(n)) for n in range(2)]
    for engine in engines:
        engine.courtesy = courtesy

    def fetch(engine):
        engine.body(FIGURES)
        order.append(len(server.asked))

    threads = [Thread(target=fetch, args=[engine]) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert order == [1, 2]


def test_after_an_error_of_the_server_it_is_asked_again(engine, server, hours):
    server.answer(PATH, Answer(b"", 500), TABLE)
    assert engine.body(FIGURES).path.read_bytes() == TABLE
    assert sum(hours.slept) == 2.0


def test_waits_grow_and_then_the_fetch_is_given_up_in_words(engine, server, hours):
    server.answer(PATH, Answer(b"", 503))
    assert refusal(engine) == (
        "Nomis answered 5 times that something is wrong on its side (503). Try again later. "
        "You can also download the file in a browser and upload it here."
    )
    assert (len(server.asked), sum(hours.slept)) == (5, 2 + 4 + 8 + 16)


@pytest.mark.parametrize("header", ["7", "date"])
def test_a_server_that_asks_for_time_gets_it(engine, server, hours, header):
    header = formatdate(hours.now + 7, usegmt=True) if header == "date" else header
    server.answer(PATH, Answer(b"", 429, headers={"Retry-After": header}), TABLE)
    engine.body(FIGURES)
    assert sum(hours.slept) == 7.0


def test_a_server_that_asks_for_an_hour_is_left_alone(engine, server):
    server.answer(PATH, Answer(b"", 429, headers={"Retry-After": "3600"}))
    assert refusal(engine) == (
        "Nomis asks us to wait about 60 minutes before the next request. Press Go on after that time. "
        "What has arrived is kept, and the fetch goes on from there."
    )
    assert len(server.asked) == 1


def test_a_cut_download_goes_on_where_it_was_cut(engine, server):
    server.answer(PATH, Answer(TABLE, cut_at=100_000), TABLE)
    assert engine.body(FIGURES).path.read_bytes() == TABLE
    assert server.asked[1].headers["Range"] == "bytes=100000-"


def test_it_begins_anew_where_the_server_cannot_go_on(engine, server):
    server.answer(PATH, Answer(TABLE, cut_at=100_000, ranges=False), Answer(TABLE, ranges=False))
    assert engine.body(FIGURES).path.read_bytes() == TABLE


def test_it_begins_anew_where_the_file_has_changed_meanwhile(engine, server):
    newer = TABLE.replace(b"E00000001,1", b"E00000001,9")
    server.answer(PATH, Answer(TABLE, cut_at=100_000), newer)
    assert engine.body(FIGURES).path.read_bytes() == newer


def test_a_download_that_is_always_cut_is_given_up_and_what_arrived_is_kept(engine, server):
    server.answer(PATH, Answer(TABLE, cut_at=100_000), Answer(TABLE, cut_at=0))
    assert refusal(engine) == (
        "The connection to Nomis was cut 5 times; 0.1 MB of 0.3 MB have arrived. Press Go on. "
        "What has arrived is kept, and the fetch goes on from there."
    )
    server.answer(PATH, TABLE)
    assert engine.body(FIGURES).path.read_bytes() == TABLE
    assert server.asked[-1].headers["Range"] == "bytes=100000-"


def test_a_body_that_ends_in_the_middle_of_a_row_is_noticed_without_a_length(engine, server):
    server.answer(PATH, Answer(TABLE[:-8], says_length=False, etag=False))
    assert refusal(engine) == (
        "What Nomis sent for live births ends in the middle, so nothing of it was taken. "
        "Press Go on to fetch it anew. You can also download the file in a browser and upload it here."
    )


def test_json_that_ends_in_the_middle_is_noticed(engine, server):
    wanted = Wanted("geography", "layer", Format.JSON, "councils of 2024 to regions")
    server.answer(
        "/geography/layer", Answer(b'{"count": 1', says_length=False, etag=False, kind="application/json")
    )
    assert refusal(engine, wanted).startswith(
        "What The Open Geography portal of ONS sent for councils of 2024 to regions ends in the middle"
    )


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/csv"])
def test_a_web_page_instead_of_a_table_is_noticed(engine, server, kind):
    server.answer(PATH, Answer(b"<!DOCTYPE html><title>Sorry</title>" * 100, kind=kind))
    assert refusal(engine) == (
        "Nomis sent a web page instead of the data for live births. It may be closed for maintenance. "
        "Try again later. You can also download the file in a browser and upload it here."
    )


def test_something_else_than_a_table_is_noticed(engine, server):
    server.answer(PATH, Answer(b'{"error": "no"}'))
    assert "is no csv file" in refusal(engine)


def test_a_workbook_that_is_no_workbook_is_noticed(engine, server):
    wanted = Wanted("govuk-files", "tables.xlsx", Format.WORKBOOK, "children in low-income families")
    server.answer("/govuk-files/tables.xlsx", Answer(TABLE))
    assert "is no xlsx file" in refusal(engine, wanted)


def test_a_moved_file_is_said_to_have_moved(engine):
    assert refusal(engine) == (
        "Nomis no longer has live births at the address that Fivefold knows (404). The publisher has moved it. "
        "You can also download the file in a browser and upload it here."
    )


def test_a_refused_request_is_not_repeated(engine, server):
    server.answer(PATH, Answer(b"", 403))
    assert refusal(engine).startswith("Nomis refused the request for live births (403).")
    assert len(server.asked) == 1


def test_a_body_over_the_limit_is_stopped_before_it_fills_the_disk(engine, server):
    small = Wanted("nomis", "figures.csv", Format.CSV, "live births", most_bytes=1_000_000)
    words = "The data for live births is larger than 1 MB, so the fetch was stopped. Choose fewer indicators, areas or years."
    server.answer(PATH, Answer(TABLE * 10))
    assert refusal(engine, small) == words
    server.answer(PATH, Answer(TABLE * 10, says_length=False, etag=False))
    assert refusal(engine, small) == words
    assert sum(path.stat().st_size for path in engine.folder.iterdir()) < 1_100_000


def test_a_redirect_within_the_publisher_is_followed(engine, server):
    server.answer(PATH, Answer(b"", 302, headers={"Location": "/nomis/new.csv"}, etag=False))
    server.answer("/nomis/new.csv", TABLE)
    assert engine.body(FIGURES).path.read_bytes() == TABLE


@pytest.mark.parametrize(
    "onward",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://evil.example/",
        "file:///etc/passwd",
        "//localhost:1/x",
    ],
)
def test_a_redirect_to_anywhere_else_is_not_followed(engine, server, onward):
    server.answer(PATH, Answer(b"", 302, headers={"Location": onward}, etag=False))
    assert (
        "which is none of the addresses that Fivefold knows for it. Nothing was fetched from there."
        in refusal(engine)
    )


def test_redirects_without_end_are_left(engine, server):
    server.answer(PATH, Answer(b"", 302, headers={"Location": PATH}, etag=False))
    assert "leads on to ever new addresses" in refusal(engine)


@pytest.mark.parametrize(
    ("url", "admitted"),
    [
        ("https://www.nomisweb.co.uk/api/v01/x", True),
        ("http://www.nomisweb.co.uk/api/v01/x", False),
        ("https://www.nomisweb.co.uk:8443/x", False),
        ("https://www.nomisweb.co.uk@evil.example/", False),
        ("https://user:word@www.nomisweb.co.uk/", False),
        ("https://nomisweb.co.uk.evil.example/", False),
    ],
)
def test_only_https_and_known_hosts_are_admitted(url, admitted):
    assert Mirrors({}).admits("nomis", url) is admitted


def test_a_server_that_is_not_there_is_said_in_words(tmp_path, server):
    engine = an_engine(server, tmp_path)
    engine.mirrors = Mirrors({"nomis": "http://127.0.0.1:9"})
    assert refusal(engine) == (
        "Nomis could not be reached. Check that this computer has internet access, then press Go on. "
        "You can also download the file in a browser and upload it here."
    )


def test_a_silent_server_is_not_waited_for_without_end(engine, server):
    server.answer(PATH, Answer(TABLE, slow=0.3))
    engine.patience = 0.05
    assert refusal(engine).startswith(
        "Nomis fell silent 5 times; 0.0 MB of 0.3 MB have arrived. Press Go on."
    )


def test_the_whole_fetch_has_a_limit_of_time(engine, server, hours):
    server.answer(PATH, Answer(b"", 503))
    engine.seconds = 20
    assert refusal(engine).startswith(
        "Nomis is answering so slowly that the fetch was stopped after 0 minutes."
    )


def test_a_fetch_can_be_stopped_and_goes_on_later(engine, server):
    server.answer(PATH, TABLE)
    heard = iter([False, False, True])
    engine.stopped = lambda: next(heard, True)
    with pytest.raises(Stopped):
        engine.body(FIGURES)
    engine.stopped = lambda: False
    assert engine.body(FIGURES).path.read_bytes() == TABLE


def test_a_wish_to_stop_is_heard_while_waiting(engine, server, hours):
    server.answer(PATH, Answer(b"", 429, headers={"Retry-After": "60"}))
    engine.stopped = lambda: hours.now > 1_790_000_005
    with pytest.raises(Stopped):
        engine.body(FIGURES)
    assert sum(hours.slept) < 10
