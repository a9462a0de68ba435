"""Releases through their pages: what enters, what is refused and leaves nothing, whose keys count."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.release.packing import MANIFEST, files_of, with_prepared, zipped
from fivefold.release.signing import key_text
from fivefold.vocabulary.partners import Role
from fivefold_web.audit.models import Event
from fivefold_web.config.demo.made_release import secret
from fivefold_web.need.models import Release, TrustedKey
from fivefold_web.need.queries import releases as queries
from tests.builders.faced import a_release_in, an_archive, trusting
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.release import (
    CHECKED,
    CHECKER_KEY,
    PREPARER,
    PREPARER_KEY,
    TRUSTED,
    a_count_table,
    release_contents,
    release_files,
    signed,
    with_file,
)

pytestmark = pytest.mark.django_db
COUNTS = "tables/children_by_factors_and_area.csv"


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def sent(client, place):
    """sent(content): send a file as a contributor of a place that trusts the two people."""
    trusting(place)
    signed_in(client, a_member(place))

    def send(content, name="release.zip"):
        address = reverse("need:release_upload", kwargs={"place": place.slug})
        response = client.post(address, {"file": an_archive(content, name)})
        response.words = " ".join(response.text.split())
        return response

    return send


def address(page, place, **parts):
    return reverse(f"need:{page}", kwargs={"place": place.slug, **parts})


def test_a_release_enters_and_is_shown(client, place, sent):
    response = sent(zipped(release_files()))
    row = Release.objects.get(partnership=place)
    assert response.status_code == 302
    assert response["Location"] == address("faced", place) + f"?release={row.pk}"
    assert (row.tables, row.cells, row.hidden, row.is_fictional) == (4, 41, 3, True)
    assert (row.prepared_by, row.checked_by) == ("Asha Preparer", "Ben Checker")
    assert (
        "140 of 3,020 children, 5% (4% to 6%), were seen with 3 factors or more."
        in client.get(response["Location"]).text
    )
    assert Event.objects.filter(did="took in", thing_label=row.title).count() == 1


def test_the_same_release_twice_changes_nothing(client, place, sent):
    sent(zipped(release_files()))
    before = Event.objects.count()
    response = client.get(sent(zipped(release_files()))["Location"])
    assert "This very release was here already. Nothing has changed." in response.text
    assert (Release.objects.count(), Event.objects.count()) == (1, before)


def test_the_files_of_the_folder_are_the_same_release(client, place, sent):
    sent(zipped(release_files()))
    files = [an_archive(content, name.rpartition("/")[2]) for name, content in release_files().items()]
    response = client.post(address("release_upload", place), {"folder": files}, follow=True)
    assert "was here already" in response.text


def bomb_of_many():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(501):
            archive.writestr(f"tables/t{number}.csv", "a\n")
    return out.getvalue()


def bomb_of_size():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("tables/big.csv", "w") as big,
    ):
        for _part in range(65):
            big.write(bytes(2**20))
    return out.getvalue()


def renamed(old, new):
    files = release_files()
    return zipped({new if name == old else name: content for name, content in files.items()})


def twice():
    out = io.BytesIO()
    content = release_files()[MANIFEST]
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(MANIFEST, content)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(MANIFEST, content)
    return out.getvalue()


def changed(name, old, new):
    files = release_files()
    assert old in files[name]
    return zipped(files | {name: files[name].replace(old, new, 1)})


def listed_anew(name, old, new):
    """Somebody with both keys changed a file and signed again."""
    files = release_files()
    assert old in files[name]
    return zipped(with_file(files, name, files[name].replace(old, new, 1)))


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


REFUSED = {
    "cut off": (lambda: zipped(release_files())[:900], "not a whole .zip file"),
    "many files": (bomb_of_many, "More than 500 files"),
    "a file that swells": (bomb_of_size, "Larger than a release may be"),
    "a path that leaves the folder": (lambda: renamed(COUNTS, "../../etc/passwd"), "no part of a release"),
    "a file more": (lambda: zipped(release_files() | {"notes.doc": b"x"}), "no part of a release"),
    "a list of people": (lambda: b"nhs number,forename\n9990000018,Annabel\n", "these are rows of people"),
    "a workbook": (workbook, "Excel or Word file"),
    "a byte changed": (lambda: changed(COUNTS, b"1490", b"1495"), "has been changed since the release was made"),
    "not a number": (lambda: changed("checker.json", b"24", b"NaN"), "has been changed"),
    "not a number, signed": (lambda: listed_anew("checker.json", b"24", b"NaN"), "written again since it was made"),
    "a file twice": (twice, "The file is there twice"),
    "an unknown format": (lambda: changed(MANIFEST, b"fivefold-release/1", b"fivefold-release/9"), "this version of Fivefold reads fivefold-release/1"),
    "one signature": (lambda: zipped(with_prepared(files_of(release_contents()), PREPARER_KEY)), "Nobody has checked it yet"),
    "one person": (lambda: zipped(signed(files_of(release_contents()), CHECKED.model_copy(update={"by": PREPARER}))), "One person prepared and checked it"),
    "one key": (lambda: zipped(signed(files_of(release_contents()), checker_key=PREPARER_KEY)), "One key signed twice"),
    "a small number": (lambda: listed_anew(COUNTS, b"Moorside,4 factors or more,suppressed,,,,too few to show safely", b"Moorside,4 factors or more,observed,3,,,"), "a count from 1 to 7 is shown"),
    "rows of people, signed": (lambda: listed_anew("tables/children_by_age.csv", b"Under 1", b"2024-03-01"), "what looks like a date of birth"),
    "a number on the checker's side": (lambda: listed_anew("checker.json", b"No hidden count", b"999 000 0018"), "an NHS number"),
    "nothing at all": (lambda: zipped({}), "The file is not there"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_breaks_a_rule_is_refused_in_words_and_leaves_nothing(
    place, sent, kind, caplog, settings, tmp_path
):
    settings.FIVEFOLD_DATA = tmp_path
    make, words = REFUSED[kind]
    response = sent(make())
    assert response.status_code == 422
    assert words.replace("'", "&#39;") in response.words
    assert "Nothing of it was kept." in response.words
    assert Release.objects.count() == 0
    assert not Event.objects.filter(did="took in").exists()
    assert kept_files() == []
    assert "Annabel" not in response.words + caplog.text


def kept_files():
    """Everything below the folder of data that an upload could have left."""
    staged = Path(settings.FIVEFOLD_DATA) / "staged"
    return [path.name for path in staged.rglob("*") if path.is_file()]


def test_a_file_over_the_limit_is_not_looked_at(place, sent, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_000_000
    response = sent(bytes(1_000_001))
    assert response.status_code == 422
    assert "is larger than 1 MB" in response.words


def test_an_unknown_key_is_explained(client, place):
    signed_in(client, its_lead(place))
    response = client.post(address("release_upload", place), {"file": an_archive(zipped(release_files()))})
    assert response.status_code == 422
    assert "is not one that you trust" in response.text
    assert "How to come to trust a key" in response.text
    assert Release.objects.count() == 0


def test_nothing_chosen_is_said(client, place):
    signed_in(client, its_lead(place))
    response = client.post(address("release_upload", place), {})
    assert (response.status_code, "Choose the .zip of a release, or its folder." in response.text) == (
        422,
        True,
    )


@pytest.mark.parametrize(
    "name", ["faced", "faced_areas", "faced_groups", "faced_together", "faced_protective", "faced_made"]
)
def test_a_withdrawn_key_takes_its_releases_from_every_page(client, place, name):
    row = a_release_in(place)
    signed_in(client, its_lead(place))
    key = TrustedKey.objects.get(partnership=place, name="Asha Preparer")
    client.post(address("key_withdraw", place, pk=key.pk), {"why": "Her laptop was stolen"})
    text = client.get(address(name, place)).text
    assert "its checks no longer hold" in text
    assert "3,020" not in text
    assert Release.objects.filter(pk=row.pk).exists()


def test_content_that_was_changed_in_the_database_is_not_shown(client, place):
    row = a_release_in(place)
    signed_in(client, its_lead(place))
    other = zipped(release_files(title="Another release"))
    Release.objects.filter(pk=row.pk).update(content=other)
    assert "changed since it was taken in" in client.get(address("faced", place)).text
    Release.objects.filter(pk=row.pk).update(content=bytes(row.content)[:500])
    assert "its checks no longer hold" in client.get(address("faced", place)).text


def test_a_lead_takes_a_release_out(client, place):
    row = a_release_in(place)
    signed_in(client, its_lead(place))
    assert "Take “Risks that children" in client.get(address("release_remove", place, pk=row.pk)).text
    client.post(address("release_remove", place, pk=row.pk))
    assert Release.objects.count() == 0
    assert Event.objects.filter(did="removed", thing_label=row.title).count() == 1


def test_a_key_is_trusted_with_who_vouches_for_it(client, place):
    signed_in(client, its_lead(place))
    given = {
        "key": f"{TRUSTED[PREPARER]} {PREPARER}",
        "organisation": "Moors NHS Trust",
        "vouched": "She read it out to me on 3 April",
    }
    text = client.post(address("key_trust", place), given, follow=True).text
    key = TrustedKey.objects.get(partnership=place)
    assert (key.name, key.trusted_by, key.withdrawn) == (PREPARER, "She read it out to me on 3 April", None)
    assert key.fingerprint in text
    assert len(key.fingerprint.split()) == 4
    assert Event.objects.filter(did="trusted the key of", thing_label=PREPARER).count() == 1


def test_a_key_comes_from_its_file_too(client, place):
    signed_in(client, its_lead(place))
    file = an_archive(f"{TRUSTED[PREPARER]} {PREPARER}\n".encode(), "asha.pub")
    client.post(address("key_trust", place), {"file": file, "vouched": "by telephone"})
    assert queries.trusted_in(place) == {(PREPARER, TRUSTED[PREPARER])}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"vouched": "x"}, "Paste a public key, or choose its file."),
        ({"key": "nothing", "vouched": "x"}, "This is not a public key"),
        ({"key": "PRIVATE KEY", "vouched": "x"}, "This is a secret key."),
        ({"key": key_text(CHECKER_KEY.public_key()), "vouched": "x"}, "Write whose key this is."),
        ({"key": f"{TRUSTED[PREPARER]} Asha"}, "Say how you know that this key is theirs"),
        (
            {"key": f"{key_text(secret('checks').public_key())} Ben", "vouched": "x"},
            "key of the demonstration",
        ),
    ],
)
def test_a_key_that_cannot_be_trusted_is_refused_in_words(client, place, given, words):
    signed_in(client, its_lead(place))
    response = client.post(address("key_trust", place), given)
    assert (response.status_code, words in response.text) == (422, True)
    assert TrustedKey.objects.count() == 0


def test_a_withdrawn_key_says_why_and_may_be_trusted_again(client, place):
    key, _other = trusting(place)
    signed_in(client, its_lead(place))
    assert client.post(address("key_withdraw", place, pk=key.pk), {}).status_code == 422
    text = client.post(address("key_withdraw", place, pk=key.pk), {"why": "She left"}, follow=True).text
    assert "She left" in text
    assert client.get(address("key_withdraw", place, pk=key.pk)).status_code == 404
    trusting(place)
    key.refresh_from_db()
    assert (key.withdrawn, key.withdrawn_why) == (None, "")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR, Role.FACILITATOR])
def test_only_leads_trust_keys_and_take_releases_out(client, place, role):
    row = a_release_in(place)
    key = TrustedKey.objects.filter(partnership=place).first()
    signed_in(client, a_member(place, role))
    for name, parts in (
        ("key_trust", {}),
        ("key_withdraw", {"pk": key.pk}),
        ("release_remove", {"pk": row.pk}),
    ):
        assert client.post(address(name, place, **parts), {"why": "x"}).status_code == 403
    assert (TrustedKey.objects.filter(withdrawn=None).count(), Release.objects.count()) == (2, 1)
    assert "Trust no longer" not in client.get(address("keys", place)).text
    may_upload = client.get(address("release_upload", place)).status_code
    assert may_upload == (403 if role is Role.VIEWER else 200)


def test_what_belongs_to_another_place_is_not_found(client, place):
    theirs = a_place("Elsewhere")
    row = a_release_in(theirs)
    key = TrustedKey.objects.filter(partnership=theirs).first()
    signed_in(client, its_lead(place))
    for name, parts in (("key_withdraw", {"pk": key.pk}), ("release_remove", {"pk": row.pk})):
        assert client.get(address(name, place, **parts)).status_code == 404
    for name in ("faced", "faced_areas", "faced_made"):
        assert client.get(address(name, place), {"release": row.pk}).status_code == 404
    assert client.get(address("faced", place), {"release": "x"}).status_code == 404
    assert (
        client.get(address("chart", place, name="faced", kind="csv"), {"release": row.pk}).status_code == 404
    )


def test_words_of_a_release_stay_words(client, place):
    trusting(place)
    evil = "<script>alert(1)</script>"
    a_release_in(place, a_count_table(), title=f"Risks {evil}", purpose=evil, controller=evil)
    signed_in(client, its_lead(place))
    for name in ("faced", "faced_areas", "faced_made", "releases"):
        text = client.get(address(name, place)).text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_lists_ask_the_same_questions_for_one_and_for_three(client, place):
    signed_in(client, its_lead(place))
    a_release_in(place)
    counts = {}
    for held in (1, 3):
        if held == 3:
            a_release_in(place, title="A second")
            a_release_in(place, title="A third")
        for name in ("releases", "faced", "faced_areas", "keys"):
            with CaptureQueriesContext(connection) as captured:
                client.get(address(name, place))
            counts.setdefault(name, []).append(len(captured))
    assert {name: found[0] for name, found in counts.items()} == {
        name: found[1] for name, found in counts.items()
    }
