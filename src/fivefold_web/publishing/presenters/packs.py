"""Packs in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from fivefold.publishing import html
from fivefold_web.publishing.presenters.documents import FORMS, body_of

NOTES = {
    "docx": lambda: _("To change and to print"),
    "pdf": lambda: _("To print, with the forms"),
    "pptx": lambda: _("For a meeting; sources stand in the notes"),
    "html": lambda: _("One file that opens in any browser"),
}


@dataclass(frozen=True)
class PackCard:
    """One part in the list."""

    title: str
    about: str
    source: str
    href: str

    @classmethod
    def of(cls, partnership, part):
        href = reverse("publishing:pack", kwargs={"place": partnership.slug, "part": part.key})
        title = _("Part %(part)d: %(name)s") % {"part": part.key, "name": part.label()}
        return cls(title, part.about(), part.source, href)


@dataclass(frozen=True)
class PacksPage:
    heading: str
    cards: list[PackCard]

    @classmethod
    def of(cls, partnership, parts):
        return cls(_("Packs"), [PackCard.of(partnership, part) for part in parts])


@dataclass(frozen=True)
class Download:
    label: str
    note: str
    href: str


@dataclass(frozen=True)
class PackPage:
    """One pack, to read here and to take away."""

    heading: str
    about: str
    downloads: list[Download]
    local: bool
    other_version: str
    reading: Markup

    @classmethod
    def of(cls, partnership, part, document, local):
        card = PackCard.of(partnership, part)
        return cls(
            heading=card.title,
            about=f"{card.about}. {card.source}.",
            downloads=[_download(partnership, part, form, local) for form in NOTES],
            local=local,
            other_version=f"{card.href}?version=toolkit" if local else card.href,
            reading=body_of(html.body(document)),
        )


def _download(partnership, part, form, local):
    place = {"place": partnership.slug, "part": part.key, "form": form}
    label, _ending, _kind = FORMS[form]
    version = "" if local else "?version=toolkit"
    return Download(label(), NOTES[form](), reverse("publishing:pack_file", kwargs=place) + version)
