"""Slips of the printed toolkit, and editions of the content."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.naming import title_of
from fivefold.knowledge.reading import sheets
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.addresses import href_of
from fivefold_web.library.presenters.kinds import in_order, kind_words


@dataclass(frozen=True)
class NoteLine:
    slug: str
    title: str
    printed: str
    ours: str
    sources: str
    certainty: str
    from_where: str


@dataclass(frozen=True)
class NotesPage:
    heading: str
    notes: list[NoteLine]

    @classmethod
    def of(cls):
        """Slips, gaps and conflicts of the printed toolkit, in the order of its pages."""
        return cls(_("Slips and conflicts of the printed toolkit"), [_note(one) for one in knowledge.notes()])


def _note(one):
    source = "; ".join(cite.words for cite in one.source)
    return NoteLine(
        one.slug, one.title, one.printed, one.ours, one.sources, translated(one.certainty.doubt), source
    )


@dataclass(frozen=True)
class PackageLine:
    """One file of content: its kind, edition, how many items, how far it was reviewed, what changed."""

    file: str
    edition: str
    count: str
    status: str
    credit: str
    changes: list[tuple[str, str]]


@dataclass(frozen=True)
class KindOfPackages:
    title: str
    packages: list[PackageLine]


@dataclass(frozen=True)
class OlderWording:
    """A local wording that was written over an older edition."""

    title: str
    href: str
    written_on: str
    edition_now: str


@dataclass(frozen=True)
class EditionsPage:
    heading: str
    lead: str
    kinds: list[KindOfPackages]
    older: list[OlderWording]

    @classmethod
    def of(cls, partnership, wordings):
        """Every package of content, and local wording that sits on an older edition of its package."""
        kinds = [
            KindOfPackages(kind_words(kind), [_package(one) for one in sheets(kind)])
            for kind in in_order(KINDS)
        ]
        total = sum(len(sheet.items) for kind in KINDS for sheet in sheets(kind))
        files = sum(len(sheets(kind)) for kind in KINDS)
        lead = _("%(items)d items in %(files)d packages.") % {"items": total, "files": files}
        older = [line for row in wordings if (line := _older(partnership, row))]
        return cls(_("Editions of the content"), lead, kinds, older)


def _package(sheet):
    count = ngettext("%(n)d item", "%(n)d items", len(sheet.items)) % {"n": len(sheet.items)}
    changes = [(change.edition, change.text) for change in sheet.package.changes]
    package = sheet.package
    return PackageLine(sheet.file, package.edition, count, package.status, package.credit, changes)


def _older(partnership, row):
    sheet, item = _where(row.kind, row.item)
    if item is None or sheet.package.edition == row.edition:
        return None
    href = href_of(partnership, row.kind, row.item, row.element)
    return OlderWording(title_of(item), href, row.edition, sheet.package.edition)


def _where(kind, slug):
    """The package of an item, and the item."""
    if kind not in KINDS:
        return None, None
    return next(
        ((sheet, item) for sheet in sheets(kind) for item in sheet.items if item.slug == slug), (None, None)
    )
