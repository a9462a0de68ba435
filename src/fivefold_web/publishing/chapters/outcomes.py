"""What came out of an item of a session, as blocks of a document."""

from fivefold.publishing.document import Figure, Table
from fivefold_web.publishing.chapters.chapter import said


def outcome(view):
    """What came out of an item: its sentence, its picture with its table, further tables, how it was made."""
    yield from picture_of(view.caption, view)
    for table in view.tables:
        yield Table(table.caption, tuple(table.twin.headers), tuple(table.twin.rows))
    if view.method:
        yield said(view.method)


def picture_of(caption, drawn):
    """The sentence stands above the picture, which has it as its description too."""
    yield said(drawn.reading)
    if drawn.picture is None:
        return
    headers, rows = drawn.twin
    twin = Table(caption, tuple(headers), tuple(rows)) if rows else None
    yield Figure(caption, drawn.picture.description(), drawn.picture.svg(), twin)
