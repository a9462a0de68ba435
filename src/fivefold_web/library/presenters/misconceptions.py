"""Misconception cards in words: those of the toolkit in local wording, and those of the place."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import address
from fivefold_web.library.queries import words as queries
from fivefold_web.library.queries.adaptations import wording_of


@dataclass(frozen=True)
class Card:
    """A common view and a fuller one. `original` is the toolkit's wording where the place words it in its own way."""

    key: str
    title: str
    often_heard: str
    new_understanding: str
    source: str
    leads_to: tuple = ()
    certainty: str = ""
    original: object = None
    local: object = None
    hrefs: dict = field(default_factory=dict)


@dataclass(frozen=True)
class CardsPage:
    heading: str
    lead: str
    cards: list[Card]
    session: str

    @classmethod
    def of(cls, partnership):
        return cls(
            _("Misconceptions and a fuller view"),
            _("Views that are often met, and what they leave out. Talk them over, and see what moves."),
            cards_for(partnership),
            address("workshops:from_cards", partnership),
        )


def cards_for(partnership):
    """Every card of this place: the toolkit's three, then its own."""
    wordings = wording_of(partnership, "misconceptions")
    toolkit = [_of_toolkit(partnership, one, wordings) for one in knowledge.misconceptions()]
    return toolkit + [_of_place(partnership, row) for row in queries.cards_of(partnership)]


def _of_toolkit(partnership, view, wordings):
    def says(name):
        row = wordings.get((view.slug, "", name))
        return row.wording if row else getattr(view, name)

    adapted = any((view.slug, "", name) in wordings for name in ("title", "often_heard", "new_understanding"))
    parts = {"kind": "misconceptions", "item": view.slug}
    return Card(
        view.slug,
        says("title").strip('"'),
        says("often_heard"),
        says("new_understanding"),
        view.sources,
        view.leads_to,
        translated(view.certainty.doubt),
        original=view if adapted else None,
        hrefs={
            door: address(f"library:{door}", partnership, parts=parts)
            for door in ("adapt", "history", "comment")
        },
    )


def _of_place(partnership, row):
    parts = {"pk": row.pk}
    return Card(
        f"card-{row.pk}",
        row.title,
        row.often_heard,
        row.new_understanding,
        _("a card of this place"),
        local=row,
        hrefs={"change": address("library:change_card", partnership, parts=parts)},
    )


def citation_of(partnership, card, on: date):
    """A card of the toolkit as evidence."""
    return Citation(
        kind=SourceKind.TOOLKIT,
        key=f"misconception:{card.key}",
        title=_("Misconception: %(title)s") % {"title": card.title},
        detail=card.new_understanding,
        path=f"{address('library:misconceptions', partnership)}#{card.key}",
        source=card.source,
        as_of=on,
    )


@dataclass(frozen=True)
class Titled:
    heading: str
    home: str
    card: object = None
