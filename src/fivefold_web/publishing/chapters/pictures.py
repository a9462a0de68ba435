"""Pictures: the diagrams that were chosen, with the place's own wording, each with the same as a table."""

from django.utils.translation import gettext as _

from fivefold.publishing.document import Section
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said
from fivefold_web.publishing.pictures import shelf

_MARK = "p:"
"""A chosen picture is kept among the chapters: `p:five-levels`."""


def picture_key(slug):
    return f"{_MARK}{slug}"


PICTURE_KEYS = tuple(picture_key(slug) for slug in shelf.DRAWN)


def pictures_among(chapters):
    """Which pictures a document holds."""
    return tuple(key.removeprefix(_MARK) for key in chapters if key.startswith(_MARK))


def chapter(scope):
    """Each chosen picture under its own heading, in the order of the toolkit."""
    chosen = [one for one in shelf.entries() if one.slug in scope.pictures]
    if not chosen:
        return nothing_yet(_("No picture has been chosen for this document."))
    return Chapter(
        parts=tuple(picture_section(scope.partnership, one) for one in chosen),
        citations=tuple(
            Citation(SourceKind.TOOLKIT, f"diagram:{one.slug}", one.title, "", one.owner_link, one.sources, scope.on)
            for one in chosen
        ),
    )  # fmt: skip


def picture_section(partnership, entry, local=True):
    """One diagram, and what it shows."""
    sheet = shelf.drawn(partnership, entry, local)
    return Section(entry.title, (figure(sheet), said(f"{entry.text} ({entry.sources})")))
