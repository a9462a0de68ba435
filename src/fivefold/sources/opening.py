"""The first look at a file: its size and its content, never its name alone. Nothing is parsed before this look."""

import zipfile
from enum import StrEnum
from pathlib import Path

from fivefold.sources.reading import UnreadableFile

MEGABYTE = 1_000_000
MOST_BYTES = 50 * MEGABYTE
# A workbook is read at about 50,000 cells a second; 60 MB are some 1.5 million cells.
MOST_UNPACKED_BYTES = 60 * MEGABYTE
# Workbooks of figures pack about 10 to 1. A bomb packs 1,000 to 1.
MOST_PACKING = 200
PACKING_IS_JUDGED_FROM = 5 * MEGABYTE
MOST_PARTS = 2_000

SAVE_AS_TABLE = "Save the table as CSV or as an Excel workbook (.xlsx) and upload that file."


class Shape(StrEnum):
    """What a file is by its content."""

    TEXT = "text table"
    WORKBOOK = "Excel workbook"
    JSON = "JSON"
    OPEN_DOCUMENT = "OpenDocument spreadsheet"


# The first part of the archive of an OpenDocument spreadsheet says so, uncompressed.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"

# Signatures of what people send by mistake, with the name they would use for it.
_NOT_TABLES = (
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file (.xls or .doc)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"Rar!", "a compressed file (rar)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)


def shape_of(path: Path, filename: str, *, most_bytes: int = MOST_BYTES) -> Shape:
    """What the file is, or UnreadableFile if it is too large, empty or nothing that we read."""
    size = path.stat().st_size
    if size > most_bytes:
        raise UnreadableFile(
            f"{filename} is {size / MEGABYTE:,.0f} MB; the limit is {most_bytes / MEGABYTE:,.0f} MB.",
            "Choose fewer indicators or areas before you download it, or split the file.",
        )
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise UnreadableFile(
            f"{filename} is empty.", "Open it and check that it holds a table, then upload it again."
        )
    if _OPEN_DOCUMENT in head[:120]:
        return Shape.OPEN_DOCUMENT
    if head.startswith(b"PK"):
        check_workbook(path, filename)
        return Shape.WORKBOOK
    return _shape_of_text(head, filename)


def _shape_of_text(head: bytes, filename: str) -> Shape:
    for signature, name in _NOT_TABLES:
        if head.startswith(signature):
            raise UnreadableFile(f"{filename} is {name}, not a table.", SAVE_AS_TABLE)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(
            f"{filename} is saved as Unicode text (UTF-16).", "In Excel choose Save as, then CSV UTF-8."
        )
    if b"\0" in head:
        raise UnreadableFile(f"{filename} holds bytes that are not text.", SAVE_AS_TABLE)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return Shape.JSON
    if start[:14].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise UnreadableFile(
            f"{filename} is a web page, not a table.",
            "The download may have failed; open the address in a browser, download the file again and check it.",
        )
    return Shape.TEXT


def check_workbook(path: Path, filename: str) -> None:
    """Refuse an archive that is no Excel workbook, that is damaged, or that would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as damage:
        raise UnreadableFile(
            f"{filename} is damaged and cannot be opened.", "Save it again in Excel and upload the new file."
        ) from damage
    names = {part.filename for part in parts}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnreadableFile(
            f"{filename} holds macros.",
            "Save it as an Excel workbook without macros (.xlsx) and upload that file.",
        )
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise UnreadableFile(
            f"{filename} is a compressed folder or another document, not a table.", SAVE_AS_TABLE
        )
    unpacked = sum(part.file_size for part in parts)
    packing = unpacked / max(1, sum(part.compress_size for part in parts))
    if (
        len(parts) > MOST_PARTS
        or unpacked > MOST_UNPACKED_BYTES
        or (packing > MOST_PACKING and unpacked > PACKING_IS_JUDGED_FROM)
    ):
        raise UnreadableFile(
            f"{filename} would unpack to {unpacked / MEGABYTE:,.0f} MB, far more than a table of figures needs.",
            "Save the sheet with the figures as CSV and upload that.",
        )
