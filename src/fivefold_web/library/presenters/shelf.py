"""What all items of the shelf share on a page: how sure we are, levels, evidence, lists in pages."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import Link, address, factor_href, level_link

ON_A_PAGE = 15


@dataclass(frozen=True)
class Row:
    """One fact about an item: a label, and words or links."""

    label: str
    texts: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def row(label, *texts, links=()):
    """A fact, with the texts that say something."""
    return Row(label, tuple(text for text in texts if text), tuple(links))


@dataclass(frozen=True)
class Item:
    """An item of the toolkit on its own page."""

    heading: str
    caption: str
    kind: str
    entry: object
    text: str
    rows: list[Row]
    sources: str
    certainty: str
    citation: Citation
    crumbs: list[tuple[str, str]]
    held: list = field(default_factory=list)


def item(partnership, kind, entry, *, caption, crumb, on, rows, heading="", text="", detail="", held=()):
    """An item with what every item has; rows that say nothing are left out."""
    heading, text = heading or entry.title, text or getattr(entry, "text", "")
    label, name = crumb
    return Item(
        heading=heading,
        caption=caption,
        kind=kind,
        entry=entry,
        text=text,
        rows=[one for one in rows if one.texts or one.links],
        sources=entry.sources,
        certainty=translated(entry.certainty.doubt),
        citation=citation_of(partnership, kind, entry, heading, detail or text, on),
        crumbs=[
            (_("Knowledge"), address("library:explorer", partnership)),
            (label, address(f"library:{name}", partnership)),
        ],
        held=list(held),
    )


@dataclass(frozen=True)
class Line:
    """An item in a list."""

    slug: str
    title: str
    href: str
    text: str
    sources: str
    certainty: str
    tags: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def line(partnership, kind, entry, *, title="", text=None, tags=(), notes=()):
    """An item in a list: what it is, its tags, and where the toolkit has it."""
    return Line(
        slug=entry.slug,
        title=title or entry.title,
        href=item_href(partnership, kind, entry.slug),
        text=first_sentence(entry.text) if text is None else text,
        sources=short_sources(entry),
        certainty=translated(entry.certainty.doubt),
        tags=[*((value, label) for value, label in tags)],
        notes=[note for note in notes if note],
    )


@dataclass(frozen=True)
class Listed:
    """A list in pages, with its count in words and the address that shows everything."""

    heading: str
    count: str
    lines: list
    page_obj: object
    query: str
    everything: str
    narrowed: bool


def listed(partnership, name, *, heading, count, found, show, form, page, on_a_page=ON_A_PAGE):
    """One page of what was found; only the items of this page are put into words."""
    page_obj = Paginator(found, on_a_page).get_page(page)
    return Listed(
        heading=heading,
        count=count % {"n": len(found)},
        lines=[show(one) for one in page_obj.object_list],
        page_obj=page_obj,
        query=form.query(),
        everything=address(f"library:{name}", partnership),
        narrowed=bool(form.query()),
    )


def counted(one, many, found):
    return ngettext(one, many, len(found))


def item_href(partnership, kind, slug):
    return address(f"library:{kind}", partnership, parts={kind: slug})


def level_tags(levels):
    return [(level.value, _(level.label)) for level in levels]


def factor_links(partnership, slugs):
    known = {factor.slug: factor for factor in knowledge.factors()}
    return [Link(known[slug].label, factor_href(partnership, known[slug])) for slug in slugs if slug in known]


def links_to(partnership, kind, entries):
    return [Link(one.title, item_href(partnership, kind, one.slug)) for one in entries]


def level_links(partnership, levels):
    return [level_link(partnership, level) for level in levels]


def short_sources(entry):
    """Pages of the toolkit, and how many further sources the item's own page names."""
    pages = entry.model_copy(update={"cites": tuple(cite for cite in entry.cites if not cite.document)})
    further = len(entry.cites) - len(pages.cites)
    if not pages.cites or not further:
        return entry.sources
    told = ngettext("and %(n)d further source", "and %(n)d further sources", further) % {"n": further}
    return f"{pages.sources}; {told}"


def first_sentence(text):
    """The first sentence of a text, for a list."""
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def given(text):
    """A field as the toolkit gives it; what is missing is said in the reader's language."""
    return _("not given") if text in ("", "not given") else text


def citation_of(partnership, kind, entry, title, detail, on):
    """The item as evidence, as it stands on this day."""
    mark = translated(entry.certainty.doubt)
    return Citation(
        kind=SourceKind.TOOLKIT,
        key=f"{kind}:{entry.slug}",
        title=title,
        detail=f"{detail} ({mark})" if mark else detail,
        path=item_href(partnership, kind, entry.slug),
        source=entry.sources,
        as_of=on,
    )
