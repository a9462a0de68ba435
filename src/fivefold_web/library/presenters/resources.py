"""Further reading in words: the toolkit's list, what this place adds, and lists for a purpose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.narrowing import says
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.library.presenters.links import address
from fivefold_web.library.presenters.shelf import (
    Listed,
    counted,
    given,
    item,
    item_href,
    line,
    listed,
    row,
)


@dataclass(frozen=True)
class LocalLine:
    """A resource that this place added."""

    pk: int
    title: str
    href: str
    facts: str
    topic: str
    note: str


@dataclass(frozen=True)
class ResourcesPage:
    heading: str
    listed: Listed
    ours: list[LocalLine]

    @classmethod
    def of(cls, partnership, form, local, page):
        """The toolkit's reading that answers what was asked, and ours beside it."""
        found = _asked_for(form)
        shown = listed(
            partnership,
            "resources",
            heading=_("Resources"),
            count=counted("%(n)d resource of the toolkit", "%(n)d resources of the toolkit", found),
            found=found,
            show=lambda one: resource_line(partnership, one),
            form=form,
            page=page,
        )
        return cls(_("Resources"), shown, [local_line(partnership, one) for one in _ours(form, local)])


def _asked_for(form):
    topic, part, audience, words = (form.asked(name) for name in ("topic", "part", "audience", "q"))
    return [
        one
        for one in knowledge.resources()
        if (not topic or topic in {name.casefold() for name in one.topics})
        and (not part or part in {str(cite.part) for cite in one.cites})
        and (not audience or audience in one.audiences)
        and says(words, one.title, one.text, one.publisher, one.topics)
    ]


def _ours(form, local):
    """Ours know no part and no audience, so these choices leave them out."""
    if form.asked("part") or form.asked("audience"):
        return []
    topic, words = form.asked("topic"), form.asked("q")
    return [
        one
        for one in local
        if (not topic or topic == one.topic.casefold())
        and says(words, one.title, one.note, one.publisher, one.topic)
    ]


def resource_line(partnership, one):
    topics = [("quiet", topic.capitalize()) for topic in one.topics]
    return line(partnership, "resource", one, text=one.text, tags=topics, notes=[published(one)])


def published(one):
    """Publisher and year as given; what is missing is said."""
    return _("Publisher: %(publisher)s · Year: %(year)s") % {
        "publisher": given(one.publisher),
        "year": given(one.year),
    }


def local_line(partnership, one):
    href = address("library:local_resource", partnership, parts={"pk": one.pk})
    return LocalLine(one.pk, one.title, href, published(one), one.topic, one.note)


@dataclass(frozen=True)
class ResourcePage:
    """One resource of the toolkit, and the reading lists on which it may stand."""

    item: object
    link: str
    lists: list[tuple[int, str]]
    on_lists: list[tuple[str, str]]

    @property
    def heading(self):
        return self.item.heading

    @classmethod
    def of(cls, partnership, one, lists, on):
        shown = item(
            partnership,
            "resource",
            one,
            caption=_("Resource"),
            crumb=(_("Resources"), "resources"),
            on=on,
            rows=[
                row(_("Publisher"), given(one.publisher)),
                row(_("Year"), given(one.year)),
                row(_("Topic"), *(topic.capitalize() for topic in one.topics)),
                row(_("For whom"), *[name.capitalize() for name in one.audiences] or [_("not given")]),
            ],
            detail=f"{one.text} {published(one)}".strip(),
        )
        return cls(
            shown,
            one.link if one.link.startswith(("https://", "http://")) else "",
            [(each.pk, each.name) for each in lists if not _holds(each, resource=one.slug)],
            _names(partnership, [each for each in lists if _holds(each, resource=one.slug)]),
        )


@dataclass(frozen=True)
class LocalResourcePage:
    """A resource of this place, citable like the others."""

    heading: str
    resource: object
    facts: str
    citation: Citation
    lists: list[tuple[int, str]]
    on_lists: list[tuple[str, str]]

    @classmethod
    def of(cls, partnership, one, lists, on):
        return cls(
            one.title,
            one,
            published(one),
            Citation(
                kind=SourceKind.DOCUMENT,
                key=f"local-resource:{one.pk}",
                title=one.title,
                detail=one.note or published(one),
                path=address("library:local_resource", partnership, parts={"pk": one.pk}),
                source=f"{given(one.publisher)}, {given(one.year)}",
                as_of=on,
            ),
            [(each.pk, each.name) for each in lists if not _holds(each, local=one.pk)],
            _names(partnership, [each for each in lists if _holds(each, local=one.pk)]),
        )


def _holds(reading_list, *, resource="", local=None):
    return any(one.resource == resource and one.local_id == local for one in reading_list.items.all())


def _names(partnership, lists):
    return [
        (each.name, address("library:reading_list", partnership, parts={"pk": each.pk})) for each in lists
    ]


@dataclass(frozen=True)
class ReadingLine:
    """A list of reading among others."""

    name: str
    href: str
    for_whom: str
    count: str


@dataclass(frozen=True)
class ReadingListsPage:
    heading: str
    lines: list[ReadingLine]

    @classmethod
    def of(cls, partnership, lists):
        return cls(_("Reading lists"), [_reading_line(partnership, one) for one in lists])


def _reading_line(partnership, one):
    held = len(one.items.all())
    return ReadingLine(
        one.name,
        address("library:reading_list", partnership, parts={"pk": one.pk}),
        one.for_whom,
        ngettext("%(n)d resource", "%(n)d resources", held) % {"n": held},
    )


@dataclass(frozen=True)
class OnList:
    """A resource on a list, of the toolkit or of the place."""

    pk: int
    title: str
    href: str
    facts: str
    text: str
    sources: str


@dataclass(frozen=True)
class ReadingListPage:
    heading: str
    reading_list: object
    lines: list[OnList]

    @classmethod
    def of(cls, partnership, reading_list, on_list):
        told = [_on_list(partnership, one) for one in on_list]
        return cls(reading_list.name, reading_list, [one for one in told if one is not None])


def _on_list(partnership, one):
    if one.local is not None:
        ours = local_line(partnership, one.local)
        return OnList(one.pk, ours.title, ours.href, ours.facts, ours.note, _("Added by this partnership"))
    known = knowledge.named(one.resource, knowledge.resources())
    if known is None:
        return OnList(one.pk, one.resource, "", _("No longer in the toolkit’s list."), "", "")
    href = item_href(partnership, "resource", known.slug)
    return OnList(one.pk, known.title, href, published(known), known.text, known.sources)
