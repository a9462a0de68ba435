"""The glossary in words: each entry with its local meaning and what was decided, on a page, in a file, as a tip."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.language import Verdict, aliases, tidy
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import Link, address

LONGEST_TIP = 320
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Decided:
    """What partners decided about a word, in a sentence."""

    words: str
    reason: str


@dataclass(frozen=True)
class GlossaryCard:
    """One entry: the toolkit's meaning, and what this place says of it."""

    slug: str
    term: str
    text: str
    also: str
    caution: str
    see: list[Link]
    source: str
    certainty: str
    named_source: str
    local: object
    local_term: str
    decided: list[Decided]
    hrefs: dict[str, str]
    citation: Citation


@dataclass(frozen=True)
class GlossaryPage:
    heading: str
    lead: str
    cards: list[GlossaryCard]
    words: str

    @classmethod
    def of(cls, partnership, wordings, decisions, on: date):
        return cls(
            _("Glossary"),
            _("What the words mean, so that professions understand one another."),
            cards_of(partnership, wordings, decisions, on),
            address("library:words", partnership),
        )


def cards_of(partnership, wordings, decisions, on):
    return [card_of(partnership, entry, wordings, decisions, on) for entry in knowledge.glossary()]


def card_of(partnership, entry, wordings, decisions, on):
    local = wordings.get((entry.slug, "", "text"))
    renamed = wordings.get((entry.slug, "", "term"))
    names = {one.slug: one.term for one in knowledge.glossary()}
    return GlossaryCard(
        entry.slug,
        entry.term,
        entry.text,
        ", ".join(entry.also),
        entry.caution,
        [Link(names[slug], f"#{slug}") for slug in entry.see],
        entry.sources,
        translated(entry.certainty.doubt),
        entry.named_source,
        local,
        renamed.wording if renamed else "",
        [decided(one) for one in aliases(names_of(entry), decisions)],
        doors(partnership, entry.slug),
        _citation(partnership, entry, on),
    )


def doors(partnership, slug):
    """Where an entry is worded locally, talked about and remembered."""
    parts = {"kind": "glossary", "item": slug}
    return {
        door: address(f"library:{door}", partnership, parts=parts) for door in ("adapt", "history", "comment")
    }


def _citation(partnership, entry, on):
    return Citation(
        kind=SourceKind.TOOLKIT,
        key=f"glossary:{entry.slug}",
        title=_("Glossary: %(term)s") % {"term": entry.term},
        detail=tip_text(entry.text),
        path=f"{address('library:glossary', partnership)}#{entry.slug}",
        source=entry.sources,
        as_of=on,
    )


def decided(decision):
    """A decision as a sentence."""
    told = {"word": decision.word, "other": decision.same_as}
    if decision.verdict is Verdict.SAME_AS:
        return Decided(_("“%(word)s” means the same here as “%(other)s”") % told, decision.reason)
    if decision.verdict is Verdict.PREFER:
        return Decided(_("“%(word)s” is the word we prefer") % told, decision.reason)
    return Decided(_("We avoid the word “%(word)s”") % told, decision.reason)


def names_of(entry):
    """Every name by which an entry is found in a text; a double name counts as two."""
    parts = entry.term.split(" and ")
    return tuple(dict.fromkeys([entry.term, *parts, *entry.also]))


def tip_text(text):
    """Whole sentences up to the length of a tip."""
    if len(text) <= LONGEST_TIP:
        return text
    end = text.rfind(". ", 0, LONGEST_TIP)
    return text[: end + 1] if end > 0 else text[:LONGEST_TIP] + "…"


def tips(partnership, wordings, decisions):
    """What pages need to explain terms where they stand: names, meaning, local meaning, page."""
    home = address("library:glossary", partnership)
    taken = {tidy(name) for entry in knowledge.glossary() for name in names_of(entry)}
    return {
        "words": {
            "here": _("Here:"),
            "toolkit": _("In the toolkit:"),
            "more": _("Open the glossary"),
            "about": _("explained"),
        },
        "terms": [_tip(entry, wordings, decisions, taken, home) for entry in knowledge.glossary()],
    }


def _tip(entry, wordings, decisions, taken, home):
    local = wordings.get((entry.slug, "", "text"))
    about = aliases(names_of(entry), decisions)
    same = [one.word for one in about if one.same_as and tidy(one.word) not in taken]
    return {
        "term": entry.term,
        "names": [*names_of(entry), *same],
        "text": tip_text(entry.text),
        "local": tip_text(local.wording) if local else "",
        "decided": "; ".join(decided(one).words for one in about),
        "source": entry.sources,
        "href": f"{home}#{entry.slug}",
    }


def in_a_file(cards):
    """The glossary as CSV that spreadsheets open; text is never a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        [
            _("Term"),
            _("Also"),
            _("Meaning in the toolkit"),
            _("Meaning here"),
            _("Why we word it so"),
            _("Decided"),
            _("Caution"),
            _("Source"),
        ]
    )
    for card in cards:
        local = card.local
        cells = [
            card.term,
            card.also,
            card.text,
            local.wording if local else "",
            local.reason if local else "",
            "; ".join(f"{one.words} ({one.reason})" for one in card.decided),
            card.caution,
            "; ".join(filter(None, [card.source, card.named_source])),
        ]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return "\ufeff" + file.getvalue()
