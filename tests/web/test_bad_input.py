"""What people send by mistake, or on purpose, through the real pages: each gets a clear sentence and nothing enters."""

import gzip
import io
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fivefold_web.need.queries import figures as need
from fivefold_web.services.queries import directory as services
from tests.builders.files import a_csv, a_fingertips_csv, a_local_workbook, a_workbook
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def browser(client, place):
    return signed_in(client, its_lead(place))


@pytest.fixture(params=["need", "services"])
def send(request, browser, place):
    """Send a file through the upload page of a strand; gives the answer."""
    page = {"need": "need/upload/", "services": "services/import/"}[request.param]

    def sending(content, name):
        return browser.post(
            f"/places/{place.slug}/{page}", {"file": SimpleUploadedFile(name, content)}, follow=True
        )

    return sending


@pytest.fixture
def to_need(browser, place):
    def sending(content, name="figures.csv"):
        return browser.post(
            f"/places/{place.slug}/need/upload/", {"file": SimpleUploadedFile(name, content)}, follow=True
        )

    return sending


@pytest.fixture
def to_services(browser, place):
    def sending(content, name="services.csv"):
        return browser.post(
            f"/places/{place.slug}/services/import/", {"file": SimpleUploadedFile(name, content)}, follow=True
        )

    return sending


def words(answer):
    return " ".join(unescape(answer.content.decode()).split())


def nothing_entered(place):
    return list(need.datasets_of(place)) == [] and services.offers_for(place) == []


def a_zip(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


BOMB = {"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/worksheets/sheet1.xml": b"0" * 20_000_000}


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"%PDF-1.7 x", "figures.csv", "figures.csv is a PDF document, not a table."),
        (b"\x89PNG\r\n\x1a\n", "photo.xlsx", "photo.xlsx is a picture, not a table."),
        (b"\xd0\xcf\x11\xe0" + b"\1" * 60, "old.xls", "old.xls is an old Excel or Word file (.xls or .doc), not a table."),
        (gzip.compress(b"a,b", mtime=0), "a.csv", "a.csv is a compressed file (gzip), not a table."),
        (b"<!doctype html><title>Sign in</title>", "download.csv", "download.csv is a web page, not a table."),
        (a_zip(readme="hello"), "a.xlsx", "a.xlsx is a compressed folder or another document, not a table."),
        (a_zip(**BOMB), "bomb.xlsx", "bomb.xlsx would unpack to 20 MB, far more than a table of figures needs."),
        (a_workbook(["a"])[:300], "half.xlsx", "half.xlsx is damaged and cannot be opened."),
        (b"Name,Area Code\nx,\0\n", "nul.csv", "nul.csv holds bytes that are not text."),
        ("Name\nx\n".encode("utf-16"), "wide.csv", "wide.csv is saved as Unicode text (UTF-16)."),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_type_is_named_for_what_it_is(place, send, content, name, sentence):
    answer = send(content, name)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert nothing_entered(place)


def test_a_file_over_the_limit_is_refused_with_the_limit(place, send, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    answer = send(b"Name,Area Code\n" + b"x,y\n" * 600_000, "large.csv")
    assert answer.status_code == 422
    assert "“large.csv” is larger than 1 MB, so it was not taken in." in words(answer)
    assert nothing_entered(place)


def test_an_empty_file_says_that_it_is_empty(place, send):
    assert "is empty" in words(send(b"", "empty.csv"))
    assert nothing_entered(place)


def test_a_refused_file_is_not_kept(place, send, settings, tmp_path):
    settings.FIVEFOLD_DATA = tmp_path
    send(b"%PDF-1.7", "figures.csv")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_name_of_a_file_is_shown_as_text(send):
    answer = send(b"%PDF-1.7", "<img src=x onerror=alert(1)>.csv")
    assert "<img src=x" not in answer.content.decode()


NEED_FILES = [
    (
        a_fingertips_csv(without=("Area Code",)),
        "figures.csv",
        "Row 1, column Area Code: The column 'Area Code' is missing.",
    ),
    (
        a_local_workbook({"Value": "=1+1"}),
        "local.xlsx",
        "Row 2, column E: Cell E2 holds a formula. Copy the column and paste it back with Paste special, Values;",
    ),
    (
        a_fingertips_csv({"Area Code": "Trafford"}),
        "figures.csv",
        "Row 2, column Area Code: 'Trafford' is not an official area code.",
    ),
    (
        a_local_workbook({"Area code": "E99000001"}),
        "local.xlsx",
        "Row 2, column Area code: E99000001 has the right shape, but E99 is not a kind of area that Fivefold knows.",
    ),
    (
        a_local_workbook({"Period": "03/04/2024"}),
        "local.xlsx",
        "Row 2, column Period: The date '03/04/2024' can be read in two ways. Write it year first: 2024-04-03",
    ),
    (
        a_local_workbook({}, {"Value": 99}),
        "local.xlsx",
        "Row 3, column Value: The same indicator, area, sex, age and period is in rows 2, 3 with different values.",
    ),
    (
        a_fingertips_csv({}, {"Value": SCRIPT}),
        "figures.csv",
        f"Row 3, column Value: '{SCRIPT}' is not a number.",
    ),
]


@pytest.mark.parametrize(("content", "name", "sentence"), NEED_FILES, ids=range(len(NEED_FILES)))
def test_figures_with_an_error_enter_not_at_all_and_say_row_column_and_remedy(
    place, browser, to_need, content, name, sentence
):
    preview = to_need(content, name)
    assert sentence in words(preview)
    assert SCRIPT not in preview.content.decode()
    path = preview.request["PATH_INFO"]
    confirmed = browser.post(f"{path}confirm/", {"source": "OHID", "retrieved": "2026-01-01"})
    assert confirmed.status_code == 422
    assert nothing_entered(place)


def test_repeated_rows_are_said_and_enter_once(place, browser, to_need):
    preview = to_need(a_fingertips_csv({}, {}))
    assert "1 figure is repeated" in words(preview)
    browser.post(f"{preview.request['PATH_INFO']}confirm/", {"source": "OHID", "retrieved": "2026-01-01"})
    assert [dataset.rows for dataset in need.datasets_of(place)] == [1]


SERVICE_FILES = [
    (a_csv(["Title of it"], ["A"]), "s.csv", "Row 1, column Name: The column 'Name' is missing."),
    (a_workbook(["Name", "Capacity"], ["A", "=1+1"]), "s.xlsx", "Row 2, column B: Cell B2 holds a formula."),
    (a_csv(["Name", "Areas"], ["A", "E99000001"]), "s.csv", "Row 2, column Areas: E99000001 has the right shape"),
    (a_csv(["Name", "Checked on"], ["A", "31/12/2025"]), "s.csv", "Row 2, column Checked on: '31/12/2025' is not a date."),
    (a_csv(["Name", "Reach"], ["A", "targeted"], ["A", "universal"]), "s.csv", "Row 3, column Name: 'A' is already in row 2"),
    (a_csv(["Name", "Website"], ["A", "javascript:alert(1)"]), "s.csv", "Row 2, column Website: 'javascript:alert(1)' is not an address of a website."),
    (a_csv(["Name", "Level"], ["A", SCRIPT]), "s.csv", f"Row 2, column Level: '{SCRIPT}' is not one of the words used here."),
    (b'[{"id": "1", "name": "A", "status": "active", "organization_id": "2", "email": "nobody"}]', "s.json", "Service 1, field email: 'nobody' is not an e-mail address."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "sentence"), SERVICE_FILES, ids=range(len(SERVICE_FILES)))
def test_services_with_an_error_enter_not_at_all_and_say_row_column_and_remedy(
    place, browser, to_services, content, name, sentence
):
    preview = to_services(content, name)
    assert sentence in words(preview)
    assert SCRIPT not in preview.content.decode()
    browser.post(f"{preview.request['PATH_INFO']}confirm/")
    assert nothing_entered(place)


def test_markup_in_every_text_of_a_figure_stays_text(place, browser, to_need):
    texts = dict.fromkeys(("Indicator Name", "Area Name", "Area Type", "Sex", "Age", "Category Type", "Parent Name", "Time period", "Value note", "Recent Trend", "Compared to England value or percentiles"), SCRIPT)  # fmt: skip
    preview = to_need(a_fingertips_csv({}, texts, {**texts, "Category": SCRIPT}))
    entered = browser.post(
        f"{preview.request['PATH_INFO']}confirm/", {"source": SCRIPT, "retrieved": "2026-01-01"}, follow=True
    )
    assert len(list(need.datasets_of(place))) == 1
    for page in ("", "indicators/93085/", "children/", "estimate/", "files/"):
        answer = browser.get(f"/places/{place.slug}/need/{page}")
        assert (answer.status_code, SCRIPT in answer.content.decode()) == (200, False), page
    assert SCRIPT not in preview.content.decode() + entered.content.decode()


def test_markup_in_every_text_of_a_service_stays_text(place, browser, to_services):
    columns = ["Name", "Organisation", "Description", "Areas", "Caregivers", "Eligibility", "Capacity", "Address",
               "Postcode", "Telephone"]  # fmt: skip
    row = [SCRIPT if column not in ("Postcode", "Telephone") else "<b>x</b>" for column in columns]
    preview = to_services(a_csv(columns, row))
    browser.post(f"{preview.request['PATH_INFO']}confirm/")
    (offer,) = services.offers_for(place)
    (service,) = services.services_by_key(place, [offer.id]).values()
    for page in ("", f"{service.pk}/", f"{service.pk}/change/", "grid/", "continuum/"):
        answer = browser.get(f"/places/{place.slug}/services/{page}")
        assert answer.status_code == 200, page
        assert SCRIPT not in answer.content.decode(), page
        assert "<b>x</b>" not in answer.content.decode(), page


def test_a_waiting_file_of_figures_is_nowhere_for_another_place(client, to_need):
    key = to_need(a_fingertips_csv()).request["PATH_INFO"].rstrip("/").rpartition("/")[2]
    other = a_place("Elsewhere")
    stranger = signed_in(client, its_lead(other))
    page = f"/places/{other.slug}/need/upload/{key}/"
    assert stranger.get(page).status_code == 404
    sent = {"source": "OHID", "retrieved": "2026-01-01"}
    assert stranger.post(f"{page}confirm/", sent).status_code == 404
    assert stranger.post(f"{page}discard/").status_code == 404
    assert nothing_entered(other)
