"""Pages of the toolkit in words: the choice of a page, and everything that Fivefold holds of it."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.entries import PART_PAGES
from fivefold.knowledge.naming import title_of
from fivefold.knowledge.pages import FIRST, LAST, OnPage, from_elsewhere, how_many, line_of, on_page, part_of
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.addresses import anchor_of, elsewhere_href, href_of, page_href
from fivefold_web.library.presenters.kinds import in_order, kind_words, part_words
from fivefold_web.library.presenters.links import Link
from fivefold_web.library.translated import one_in_readers_language

LONGEST = 220


@dataclass(frozen=True)
class PageChoice:
    """One page in the choice of pages: its number, where it opens, and how much comes from it."""

    number: int
    href: str
    count: str


@dataclass(frozen=True)
class PartChoice:
    title: str
    pages: str
    choices: list[PageChoice]


@dataclass(frozen=True)
class PagesPage:
    heading: str
    first: int
    last: int
    parts: list[PartChoice]
    elsewhere: str

    @classmethod
    def of(cls, partnership):
        """Every page of the toolkit, by its parts."""
        counts = how_many()
        parts = [
            PartChoice(
                part_words(part),
                _("pages %(first)d to %(last)d") % {"first": ends[0], "last": ends[1]},
                [_choice(partnership, number, counts[number]) for number in range(ends[0], ends[1] + 1)],
            )
            for part, ends in PART_PAGES.items()
        ]
        return cls(_("The toolkit, page by page"), FIRST, LAST, parts, elsewhere_href(partnership))


@dataclass(frozen=True)
class ItemLine:
    """An item as it stands on a page: its name, what it says, its pages, and those of its parts that are from there."""

    anchor: str
    title: str
    href: str
    text: str
    sources: str
    certainty: str
    locale: str
    parts: list[str]


@dataclass(frozen=True)
class KindGroup:
    kind: str
    title: str
    lines: list[ItemLine]


@dataclass(frozen=True)
class ToolkitPagePage:
    """One page of the toolkit."""

    heading: str
    part: str
    count: str
    groups: list[KindGroup]
    before: Link | None
    after: Link | None

    @classmethod
    def of(cls, partnership, number):
        """Everything that comes from this page, grouped by kind."""
        found = on_page(number)
        count = ngettext("%(n)d item comes from this page", "%(n)d items come from this page", len(found))
        return cls(
            _("Page %(number)d of the toolkit") % {"number": number},
            part_words(part_of(number)),
            count % {"n": len(found)},
            groups_of(partnership, found),
            _step(partnership, number - 1),
            _step(partnership, number + 1),
        )


@dataclass(frozen=True)
class ElsewherePage:
    heading: str
    groups: list[KindGroup]

    @classmethod
    def of(cls, partnership):
        """What comes from other documents, and not from a page of the toolkit."""
        found = [OnPage(kind, item, whole=True, parts=()) for kind, item in from_elsewhere()]
        return cls(_("What comes from other documents"), groups_of(partnership, found))


def groups_of(partnership, found):
    """Items by kind, in the order of kinds."""
    by_kind = {kind: list(some) for kind, some in groupby(found, key=lambda one: one.kind)}
    return [
        KindGroup(kind, kind_words(kind), [item_line(partnership, one) for one in by_kind[kind]])
        for kind in in_order(by_kind)
    ]


def item_line(partnership, found):
    item = one_in_readers_language(found.item)
    certainty = translated(item.certainty.doubt)
    return ItemLine(
        anchor_of(found.kind, item.slug),
        title_of(item),
        str(href_of(partnership, found.kind, item.slug)),
        shortened(line_of(item)),
        item.sources,
        certainty,
        item.locale,
        list(dict.fromkeys(title_of(part) for part in found.parts)),
    )


def shortened(text):
    """The beginning of a text, cut between words."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _choice(partnership, number, count):
    words = ngettext("%(n)d item", "%(n)d items", count) % {"n": count} if count else _("nothing")
    return PageChoice(number, page_href(partnership, number), words)


def _step(partnership, number):
    if not FIRST <= number <= LAST:
        return None
    return Link(_("Page %(number)d") % {"number": number}, page_href(partnership, number))
