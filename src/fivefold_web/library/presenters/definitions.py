"""The place's definition in words: what counts, how families took part, how easy it is to read."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.readability import readability
from fivefold_web.library.presenters.links import Link, address
from fivefold_web.library.queries import adaptations as comments
from fivefold_web.library.queries import definitions as queries


@dataclass(frozen=True)
class Ease:
    """How easy a text is to read: the meaning first, then the figure and what it was counted from."""

    meaning: str
    figure: str
    basis: str


def ease_of(text):
    """The reading ease of a text in words."""
    found = readability(text)
    counted = {"words": found.words, "sentences": found.sentences}
    figure = "" if found.grade is None else _("Flesch-Kincaid grade %(grade)s") % {"grade": found.grade}
    basis = _(
        "Counted by Fivefold from %(words)d words and %(sentences)d sentences of English. It judges length of words and "
        "sentences, not whether a text is right or kind."
    )
    return Ease(_(found.ease.label), figure, basis % counted)


@dataclass(frozen=True)
class TookPart:
    """One record of who took part."""

    pk: int
    who: str
    how: str
    contribution: str
    families: bool
    about: str


def took_part(row):
    people = (
        ngettext("about %(n)d person", "about %(n)d people", row.people) % {"n": row.people}
        if row.people
        else ""
    )
    day = date_format(row.on, "j F Y")
    return TookPart(
        row.pk, row.who, row.how, row.contribution, row.families, " · ".join(filter(None, (people, day)))
    )


def families_words(current):
    """How families took part in the definition, in one line; said plainly where they did not."""
    if not current.families:
        return _("No family has taken part in it yet.")
    parts = [f"{one.who} ({one.how[:1].lower()}{one.how[1:].rstrip('.')})" for one in current.families]
    return _("Families took part: %(who)s.") % {"who": "; ".join(parts)}


def version_words(current):
    """Which version of the definition this is and from when."""
    day = date_format(current.published, "j F Y")
    return _("Version %(n)d, agreed on %(day)s.") % {"n": current.version, "day": day}


@dataclass(frozen=True)
class DefinitionPage:
    heading: str
    current: object
    ease: Ease | None
    families: str
    draft: object
    draft_ease: Ease | None
    warning: str
    involved: list[TookPart]
    earlier: list[object]
    comments: list[object]
    toolkit: list[object]
    framework: Link

    @classmethod
    def of(cls, partnership):
        """The definition as it stands; the warning goes as soon as one family took part."""
        current, draft = queries.current(partnership), queries.draft_of(partnership)
        versions = [row for row in queries.definitions_of(partnership) if row.published]
        rows = current.involvement if current else list(queries.involvement_of(partnership))
        told = [one for one in knowledge.claims() if {"P0-DE-001", "P0-DE-002"} & set(one.rows)]
        return cls(
            _("What we mean by mentally healthy"),
            current,
            ease_of(current.text) if current else None,
            families_words(current) if current else "",
            draft,
            ease_of(draft.text) if draft else None,
            "" if any(row.families for row in rows) else no_family(),
            [took_part(row) for row in rows],
            versions[1:],
            comments.comments_on(partnership, "definitions", "local"),
            told,
            Link(
                _("Being and becoming, cell by cell"),
                address("library:framework", partnership, parts={"framework": "being-and-becoming"}),
            ),
        )


def no_family():
    return _(
        "No family has taken part in this definition yet. A definition of children’s mental health that is made without "
        "families is likely to miss what matters to them. Invite some, then record how they took part."
    )
