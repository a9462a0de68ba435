"""What a search found, in groups, each hit with its words marked and its pages cited."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.pages import FIRST, LAST
from fivefold_web.library.presenters.addresses import href_of, page_href
from fivefold_web.library.presenters.kinds import kind_words
from fivefold_web.library.presenters.links import Link

SHOWN, MANY = 5, 200


@dataclass(frozen=True)
class HitLine:
    """Something found: `title` and `excerpt` are pieces of which some are marked."""

    href: str
    title: tuple
    alias: str
    excerpt: tuple
    pages: str


@dataclass(frozen=True)
class GroupFound:
    title: str
    total: int
    lines: list[HitLine]
    more: str
    more_label: str


@dataclass(frozen=True)
class SearchPage:
    heading: str
    asked: str
    found: str
    meant: Link | None
    page: Link | None
    groups: list[GroupFound]
    everything: str

    @classmethod
    def of(cls, partnership, asked, kind, index, address):
        """The answer to a question; with `kind` all hits of that kind alone."""
        if not asked:
            return cls(_("Search"), "", "", None, None, [], address)
        found = index.find(asked, limit=MANY if kind else SHOWN)
        groups = [one for one in found.groups if not kind or one.kind == kind]
        total = found.total if not kind else sum(one.total for one in groups)
        count = ngettext("%(n)d result", "%(n)d results", total) % {"n": total}
        return cls(
            _("Search"),
            asked,
            count,
            _meant(asked, found.meant, address),
            _page_asked(partnership, found.page),
            [_group(partnership, one, asked, address) for one in groups],
            f"{address}?{urlencode({'q': asked})}" if kind else "",
        )


def _group(partnership, group, asked, address):
    left = group.total - len(group.hits)
    query = urlencode({"q": asked, "kind": group.kind})
    label = ngettext("Show %(n)d more", "Show %(n)d more", left) % {"n": left} if left else ""
    return GroupFound(
        kind_words(group.kind) if group.kind in KINDS else group.kind,
        group.total,
        [_line(partnership, hit) for hit in group.hits],
        f"{address}?{query}" if left else "",
        label,
    )


def _line(partnership, hit):
    return HitLine(
        _href(partnership, hit.document),
        hit.title,
        hit.alias,
        hit.excerpt,
        pages_words(hit.document.pages),
    )


def _href(partnership, document):
    """Items of content know their kind and slug; items of the place their address."""
    if document.kind not in KINDS:
        return document.href_key
    kind, _colon, rest = document.href_key.partition(":")
    slug, _hash, part = rest.partition("#")
    return href_of(partnership, kind, slug, part)


def pages_words(pages):
    """Pages in one line; a part is named once.

    >>> from fivefold.vocabulary.citation import ToolkitPage
    >>> pages_words((ToolkitPage(4, "31"), ToolkitPage(4, "33"), ToolkitPage(7, "73")))
    'Toolkit, Part 4, p31, p33; Part 7, p73'
    """
    by_part = {}
    for page in pages:
        by_part.setdefault(page.part, []).append(f"p{page.page}")
    parts = [
        _("Part %(part)d, %(pages)s") % {"part": part, "pages": ", ".join(dict.fromkeys(some))}
        for part, some in by_part.items()
    ]
    return _("Toolkit, %(parts)s") % {"parts": "; ".join(parts)} if parts else ""


def _meant(asked, meant, address):
    """The question with its misspelt words put right."""
    if not meant:
        return None
    put_right = dict(meant)
    words = " ".join(put_right.get(word.casefold().strip(".,;:!?"), word) for word in asked.split())
    return Link(words, f"{address}?{urlencode({'q': words})}")


def _page_asked(partnership, page):
    """The page of the toolkit that was asked for."""
    if page is None or page.first != page.last or not FIRST <= page.first <= LAST:
        return None
    return Link(
        _("Page %(number)d of the toolkit") % {"number": page.first}, page_href(partnership, page.first)
    )
