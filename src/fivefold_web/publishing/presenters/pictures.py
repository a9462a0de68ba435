"""Pictures in words: a list, and one with its table and files."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from markupsafe import Markup

from fivefold.charts.drawing import Twin
from fivefold_web.design.words import translated


@dataclass(frozen=True)
class DiagramCard:
    """One picture, small."""

    title: str
    text: str
    pages: str
    href: str
    picture: Markup


@dataclass(frozen=True)
class DiagramsPage:
    heading: str
    cards: list[DiagramCard]
    deck: str

    @classmethod
    def of(cls, partnership, shown):
        """Every picture of the place, in the order of the toolkit."""
        place = {"place": partnership.slug}
        cards = [
            DiagramCard(
                entry.title,
                entry.text,
                entry.sources,
                reverse("publishing:diagram", kwargs=place | {"diagram": entry.slug}),
                placed(sheet.svg()),
            )
            for entry, sheet in shown
        ]
        return cls(_("Pictures"), cards, reverse("publishing:deck", kwargs=place))


@dataclass(frozen=True)
class File:
    label: str
    note: str
    href: str


@dataclass(frozen=True)
class DiagramPage:
    """One picture: for a wide screen, for a phone, as a table, and to take away."""

    heading: str
    text: str
    pages: str
    certainty: str
    wide: Markup
    tall: Markup
    twin: Twin
    credit: str
    owner_link: str
    files: list[File]
    local: bool
    other_version: str
    short: bool
    other_words: str

    @classmethod
    def of(cls, partnership, entry, sheet, local):
        href = reverse("publishing:diagram", kwargs={"place": partnership.slug, "diagram": entry.slug})
        return cls(
            heading=entry.title,
            text=entry.text,
            pages=entry.sources,
            certainty=translated(entry.certainty.doubt),
            wide=placed(sheet.svg()),
            tall=placed(sheet.svg(tall=True)),
            twin=sheet.twin(),
            credit=sheet.credit,
            owner_link=entry.owner_link,
            files=files_of(partnership, entry, local, sheet.short),
            local=local,
            other_version=asked(href, local=not local, short=sheet.short),
            short=sheet.short,
            other_words=asked(href, local=local, short=not sheet.short),
        )


def asked(href, *, local, short, also=""):
    """An address with what differs from the usual: the place's own version, in short words."""
    parts = ("" if local else "version=toolkit", "" if short else "words=full", also)
    query = "&".join(part for part in parts if part)
    return f"{href}?{query}" if query else href


def files_of(partnership, entry, local, short):
    """The forms in which a picture can be taken away."""

    def file(label, note, kind, query=""):
        place = {"place": partnership.slug, "diagram": entry.slug, "kind": kind}
        href = reverse("publishing:diagram_file", kwargs=place)
        return File(label, note, asked(href, local=local, short=short, also=query))

    return [
        file(_("PowerPoint slide"), _("Shapes and words can be edited"), "pptx"),
        file(_("PNG picture"), _("For documents and print, A4 at 300 dots an inch"), "png"),
        file(_("SVG picture, wide"), _("Sharp at any size"), "svg"),
        file(_("SVG picture, tall"), _("For phones and posters"), "svg", "tall=yes"),
    ]


def placed(svg):
    """Our own drawing: every word in it is escaped and nothing in it runs."""
    return mark_safe(svg)  # noqa: S308
