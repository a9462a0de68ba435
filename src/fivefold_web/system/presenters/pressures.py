"""Pressures and capabilities in words and as a picture, with the work of the place beside each."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.charts.diagrams.pressures import PressuresAndCapabilities
from fivefold.charts.diagrams.sheet import Item
from fivefold.system.pressures import (
    ADVICE_SOURCE,
    FRAMEWORK,
    Side,
    elements_by_side,
    without_relationships,
)
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.evidence import cited
from fivefold_web.system.queries.pressures import as_rule


@dataclass(frozen=True)
class WorkView:
    """One piece of work with what it belongs to."""

    number: int
    words: str
    note: str
    links: list[tuple[str, str, str]]
    is_alone: bool


@dataclass(frozen=True)
class ElementView:
    """A pressure or a capability with the work beside it."""

    slug: str
    title: str
    text: str
    work: list[WorkView]


@dataclass(frozen=True)
class SideView:
    key: str
    title: str
    elements: list[ElementView]
    own: list[WorkView]


@dataclass(frozen=True)
class PressuresPage:
    heading: str
    lead: str
    sides: list[SideView]
    advice: str
    alone: list[str]
    citation: Citation | None
    wide: str
    tall: str
    twin: object
    picture: str
    sources: str
    owner: str

    @classmethod
    def of(cls, rows, about):
        framework = knowledge.framework(FRAMEWORK)
        alone = {one.key for one in without_relationships(as_rule(row) for row in rows)}
        sides = [_side(side, some, rows, alone) for side, some in elements_by_side().items()]
        lacking = [row.words for row in rows if str(row.pk) in alone]
        advice = advice_words() if lacking else ""
        picture = picture_of(rows, advice)
        return cls(
            heading=_("Pressures and capabilities"),
            lead=framework.text,
            sides=sides,
            advice=advice,
            alone=lacking,
            citation=_citation(lacking, about) if lacking else None,
            wide=mark_safe(picture.svg()),  # noqa: S308
            tall=mark_safe(picture.svg(tall=True)),  # noqa: S308
            twin=picture.twin(),
            picture=picture.title,
            sources=framework.sources,
            owner=framework.owner,
        )


def advice_words():
    """The toolkit's warning, in our words."""
    return _(
        "Easing what weighs on a family does not by itself mend the relationship between parent and child. "
        "Put something that builds relationships beside this work (%(page)s)."
    ) % {"page": ADVICE_SOURCE.words}


def _side(side, elements, rows, alone):
    here = [row for row in rows if row.side == side]
    views = [
        ElementView(
            one.slug, one.title, one.text, [_work(row, alone) for row in here if row.element == one.slug]
        )
        for one in elements
    ]
    own = [_work(row, alone) for row in here if not row.element]
    return SideView(side.value, translated(side.label), views, own)


def _work(row, alone):
    links = [(_kind(link.kind), link.label, link.path) for link in row.links.all()]
    return WorkView(row.pk, row.words, _note(row), links, str(row.pk) in alone)


def _note(row):
    if not as_rule(row).builds_relationships:
        return ""
    if row.beside is None:
        return _("builds relationships")
    return _("builds relationships, beside “%(work)s”") % {"work": row.beside.words}


def _kind(kind):
    return {"service": _("Service"), "indicator": _("Indicator"), "action": _("Action")}[kind]


def _citation(lacking, about):
    return cited(
        SourceKind.SELF_CHECK,
        "pressures:without-relationships",
        about,
        title=_("Work against pressures has nothing beside it that builds relationships"),
        detail="; ".join(lacking),
        source=_("Pressures and capabilities in %(place)s; %(page)s")
        % {"place": about.place, "page": ADVICE_SOURCE.words},
        figures=(str(len(lacking)),),
    )


def picture_of(rows, advice=""):
    """The picture with the work of the place beside each pressure and capability."""
    framework = knowledge.framework(FRAMEWORK)
    made = {side: _items(side, some, rows) for side, some in elements_by_side().items()}
    return PressuresAndCapabilities(
        title=_("Pressures to reduce, capabilities to build"),
        credit=_("Fivefold’s own drawing, after %(owner)s. %(sources)s")
        % {"owner": framework.owner, "sources": framework.sources},
        pressures=made[Side.REDUCE],
        capabilities=made[Side.BUILD],
        also=made[Side.OTHER],
        advice=advice,
        centre=_("Families"),
        pressures_word=_("Reducing pressures"),
        capabilities_word=_("Building capabilities"),
        also_word=_("Other matters"),
        side_word=_("Side"),
        item_word=_("What"),
        means_word=_("What it means"),
        here_word=_("What we do"),
        none_here=_("Nothing here yet"),
        more=_("and {n} more"),
    )


def _items(side, elements, rows):
    here = [row for row in rows if row.side == side]
    known = [
        Item(
            title=one.title,
            text="" if side is Side.OTHER else one.text,
            here=tuple(row.words for row in here if row.element == one.slug),
            note="; ".join(row.words for row in here if row.element == one.slug)
            if side is Side.OTHER
            else "",
        )
        for one in elements
    ]
    own = [Item(title=row.words, note=_("our own")) for row in here if not row.element]
    return tuple(known + own)
