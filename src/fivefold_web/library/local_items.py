"""What the search finds of a place's own content: its wording, its definition, what it added beside the toolkit."""

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.naming import title_of
from fivefold_web.library.presenters.addresses import href_of, shelf_href
from fivefold_web.library.queries import places_of_pages as queries
from fivefold_web.library.searchable import Findable


def wordings(partnership):
    """Items of the toolkit in the words of this place, and its definition."""
    kind = _("Our own words")
    for row in queries.wordings_in_force(partnership):
        item = knowledge.named(row.item, knowledge.everything().get(row.kind, ()))
        title = row.wording if row.field in ("title", "label", "term") or item is None else title_of(item)
        yield Findable(kind, title, row.wording, href_of(partnership, row.kind, row.item, row.element))
    if definition := queries.definition_of(partnership):
        text = ". ".join(filter(None, (definition.text, definition.family_words)))
        yield Findable(kind, _("Our definition"), text, shelf_href(partnership, "library:definition"))


def items(partnership):
    """Vignettes, cards, resources, reading lists, roles and words of this place, each on the page of its shelf."""
    for kind, name, lines in (
        (_("Our vignettes"), "library:vignettes", _vignettes),
        (_("Our misconception cards"), "library:misconceptions", _cards),
        (_("Our resources"), "library:resources", _resources),
        (_("Our reading lists"), "library:reading_lists", _reading_lists),
        (_("Our roles"), "library:roles", _roles),
        (_("Words that we agreed on"), "library:words", _words),
    ):
        href = shelf_href(partnership, name)
        for title, text in lines(partnership):
            yield Findable(kind, title, text, href)


def _vignettes(partnership):
    return ((row.title, row.text) for row in queries.vignettes_of(partnership))


def _cards(partnership):
    rows = queries.cards_of(partnership)
    return ((row.title, f"{row.often_heard} {row.new_understanding}") for row in rows)


def _resources(partnership):
    rows = queries.resources_of(partnership)
    return ((row.title, _sentence(row.publisher, row.year, row.topic, row.note)) for row in rows)


def _reading_lists(partnership):
    return ((row.name, row.for_whom) for row in queries.reading_lists_of(partnership))


def _roles(partnership):
    rows = queries.roles_of(partnership)
    return ((row.title, _sentence(row.line, row.service_name)) for row in rows)


def _words(partnership):
    rows = queries.words_decided(partnership)
    return ((row.word, _sentence(row.verdict, row.same_as, row.reason)) for row in rows)


def _sentence(*parts):
    return ". ".join(part for part in parts if part)
