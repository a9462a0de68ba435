"""Whether a body is what it should be: no web page, no other format, not cut off."""

import csv
import json
import zipfile
from pathlib import Path

from fivefold.sources.fetching.asking import Format, Wanted
from fivefold.sources.fetching.sentences import not_as_expected, web_page

_PAGE = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


class CutOff(Exception):
    """A body that ends in the middle."""


def check_head(wanted: Wanted, content_type: str, head: bytes) -> None:
    """Refuse a web page as soon as it begins, and a body that cannot be what was asked for."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    if "html" in content_type or start.startswith(_PAGE):
        raise web_page(wanted)
    is_json = wanted.format in (Format.JSON, Format.GEOJSON)
    is_archive = wanted.format in (Format.WORKBOOK, Format.OPEN_DOCUMENT)
    if (is_json and start[:1] not in (b"{", b"[")) or (is_archive and not head.startswith(b"PK")):
        raise not_as_expected(wanted, wanted.format.value)
    if wanted.format is Format.CSV and (start[:1] in (b"{", b"[") or b"\0" in head):
        raise not_as_expected(wanted, wanted.format.value)


def check_whole(path: Path, wanted: Wanted) -> None:
    """Notice a body that stops in the middle although its server called it complete."""
    if wanted.format in (Format.JSON, Format.GEOJSON):
        try:
            json.loads(path.read_bytes())
        except ValueError as error:
            raise CutOff from error
    elif wanted.format is Format.CSV:
        _check_last_line(path)
    elif not zipfile.is_zipfile(path):
        raise CutOff


def _check_last_line(path: Path) -> None:
    """A file that ends without a line break must end in a row as wide as the heading, its quotation marks closed."""
    with path.open("rb") as file:
        heading = file.readline()
        file.seek(0, 2)
        size = file.tell()
        file.seek(max(0, size - 65_536))
        tail = file.read()
    if size == 0 or not heading.strip():
        raise CutOff
    if tail.endswith((b"\n", b"\r")):
        return
    last = tail.replace(b"\r", b"\n").rpartition(b"\n")[2].decode("utf-8", "replace")
    width = len(next(csv.reader([heading.decode("utf-8", "replace")])))
    if last.count('"') % 2 or len(next(csv.reader([last]), [])) < width:
        raise CutOff
