"""The guide to understanding problems: what may be seen, what makes it matter, how to stay curious."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.schemas import SignSort
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.presenters.links import Link, address

SEEN = (SignSort.INWARD, SignSort.OUTWARD, SignSort.REGULATION)
CURIOUS = "be-curious-about-lasting-difficulty"
PROCEDURES = "follow-safeguarding-procedures"
NURSERY = "the-nursery-think-of-the-whole-child"


@dataclass(frozen=True)
class SignLine:
    """Something seen in a child."""

    slug: str
    title: str
    text: str
    examples: str
    expected: str
    serious: bool
    source: str


@dataclass(frozen=True)
class SignGroup:
    label: str
    lines: list[SignLine]


@dataclass(frozen=True)
class Told:
    """A sentence of the content with its page."""

    text: str
    source: str


@dataclass(frozen=True)
class GuidePage:
    heading: str
    lead: str
    serious: list[SignLine]
    groups: list[SignGroup]
    matters: list[SignLine]
    curious: Told
    questions: list[str]
    questions_source: str
    procedures: Told
    ages: list[Link]
    links: list[Link]

    @classmethod
    def of(cls, partnership):
        lines = [(sign.sort, sign_line(sign)) for sign in knowledge.signs()]
        story = knowledge.named(NURSERY, knowledge.cases())
        return cls(
            _("Understanding problems"),
            _("What may be seen in a small child, what makes it matter, and how to stay curious about why."),
            [line for _sort, line in lines if line.serious],
            [SignGroup(_(sort.label), _of(sort, lines)) for sort in SEEN],
            _of(SignSort.SEVERITY, lines),
            _told(CURIOUS),
            list(story.questions) if story else [],
            story.sources if story else "",
            _told(PROCEDURES),
            _ages(partnership),
            _links(partnership),
        )


def _of(sort, lines):
    """The lines of a sort; those to take seriously come first."""
    return sorted((line for its, line in lines if its is sort), key=lambda line: not line.serious)


def sign_line(sign):
    doubt = f"; {translated(sign.certainty.doubt)}" if sign.certainty.doubt else ""
    return SignLine(
        sign.slug,
        sign.title,
        sign.text,
        ", ".join(sign.examples),
        sign.expected,
        sign.serious,
        f"{sign.sources}{doubt}",
    )


def _told(slug):
    found = knowledge.named(slug, knowledge.requirements())
    return Told(found.text, found.sources) if found else None


def _ages(partnership):
    """What it may look like at different ages: the scenarios."""
    return [
        Link(f"{one.age}: {one.title}", address("services:scenario", partnership, parts={"slug": one.slug}))
        for one in in_local_words(partnership, knowledge.scenarios())
    ]


def _links(partnership):
    named = [
        (_("Think through the nursery case together"), "workshops:cases"),
        (_("The five levels: what may lie behind it"), "library:explorer"),
        (_("Services that can help"), "services:list"),
    ]
    links = (Link(label, address(name, partnership)) for label, name in named)
    return [link for link in links if link.href]
