"""A folder or a .zip that holds anything else than a release is refused before it is read."""

import io
import zipfile

import pytest

from fivefold.release import opening
from fivefold.release.opening import files_in
from fivefold.release.packing import zipped
from fivefold.release.refusal import ReleaseRefused
from tests.builders.release import release_files, write_release


def an_archive(entries, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def said_of(source):
    with pytest.raises(ReleaseRefused) as refused:
        files_in(source)
    return refused.value


def test_a_zip_made_of_the_folder_itself_is_the_same():
    files = release_files()
    inside = an_archive([(f"My release (1)/{name}", content) for name, content in files.items()])
    assert files_in(inside) == files == files_in(zipped(files))


@pytest.mark.parametrize(
    "name",
    ["../manifest.json", "/etc/manifest.json", "..\\manifest.json", "tables/../x.csv", "tables/people.xlsx",
     ".DS_Store", "C:\\x", "tables/a/b.csv", "../../a/manifest.json"],
)  # fmt: skip
def test_paths_that_lead_elsewhere_and_foreign_files_are_refused(name):
    files = [*release_files().items(), (name, b"x")]
    assert said_of(an_archive(files)).what == "this file is no part of a release"


def test_a_folder_above_everything_cannot_climb():
    assert said_of(an_archive([("../manifest.json", b"x")])).what == "this file is no part of a release"


def test_a_zip_that_unpacks_to_very_much_is_refused_without_unpacking_it_all(monkeypatch):
    monkeypatch.setattr(opening, "MOST_BYTES_OF_A_FILE", 100_000)
    monkeypatch.setattr(opening, "MOST_BYTES", 150_000)
    assert "larger than a release" in said_of(an_archive([("manifest.json", b"0" * 10_000_000)])).what
    two = [("manifest.json", b"0" * 90_000), ("README.txt", b"0" * 90_000)]
    assert "larger than a release" in said_of(an_archive(two)).what


def test_a_file_or_folder_that_is_too_large_is_refused(tmp_path, monkeypatch):
    write_release(tmp_path / "folder", {"manifest.json": b"0" * 2000})
    (tmp_path / "large.zip").write_bytes(b"0" * 3000)
    monkeypatch.setattr(opening, "MOST_BYTES_OF_A_FILE", 1000)
    monkeypatch.setattr(opening, "MOST_BYTES", 1500)
    assert "larger than a release" in said_of(tmp_path / "folder").what
    assert "larger than a release" in said_of(tmp_path / "large.zip").what


def test_too_many_files_and_files_there_twice_are_refused(monkeypatch, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = an_archive([("manifest.json", b"a"), ("manifest.json", b"b")])
    assert said_of(twice).what == "the file is there twice"
    monkeypatch.setattr(opening, "MOST_FILES", 2)
    many = {f"tables/t{n}.csv": b"" for n in range(3)}
    assert said_of(zipped(many)).what == "more than 2 files"
    assert said_of(write_release(tmp_path, many)).what == "more than 2 files"


def test_what_is_no_zip_or_not_there_is_refused(tmp_path):
    assert "not a whole .zip" in said_of(b"PK\x03\x04 nothing").what
    assert "not a whole .zip" in said_of(b"").what
    assert "cannot be read" in said_of(tmp_path / "nowhere.zip").what


def test_corners_of_a_zip_where_text_could_hide_are_refused():
    files = list(release_files().items())
    assert said_of(an_archive(files, comment=b"Sam Smith")).what == "the .zip carries a comment"
    locked = bytearray(zipped(dict(files)))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = locked.index(mark)
        locked[place + flags] |= 1
    assert said_of(bytes(locked)).what == "the file is locked with a password"


def test_links_and_hidden_files_in_a_folder_are_refused(tmp_path):
    folder = write_release(tmp_path / "release", release_files())
    (folder / "README.txt").unlink()
    (folder / "README.txt").symlink_to(folder / "manifest.json")
    assert said_of(folder).what == "this is a link or a special file"
    (folder / ".hidden").write_bytes(b"x")
    assert said_of(folder).what == "this file is no part of a release"
