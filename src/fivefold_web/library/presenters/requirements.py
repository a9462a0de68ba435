"""What the toolkit asks for and how Fivefold honours it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.entries import PART_PAGES
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.coverage import State
from fivefold_web.library.presenters.kinds import part_words
from fivefold_web.library.presenters.links import Link
from fivefold_web.library.presenters.met_by import page_link


@dataclass(frozen=True)
class RequirementLine:
    slug: str
    title: str
    text: str
    how: str
    sources: str
    certainty: str
    state: State
    state_label: str
    waits_for: str
    pages: list[Link]


@dataclass(frozen=True)
class PartOfRequirements:
    title: str
    lines: list[RequirementLine]


@dataclass(frozen=True)
class StateCount:
    """How many requirements stand so, and the list of them."""

    state: State
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class RequirementsPage:
    heading: str
    counts: list[StateCount]
    chosen: str
    found: str
    parts: list[PartOfRequirements]

    @classmethod
    def of(cls, partnership, state=""):
        """What the toolkit asks for, part by part; all, or those that stand so."""
        everything = knowledge.requirements()
        counted = Counter(state_of(one) for one in everything)
        counts = [StateCount(one, _(str(one.label)), counted[one], one.value == state) for one in State]
        some = [one for one in everything if state in ("", state_of(one).value)]
        found = ngettext("%(n)d requirement", "%(n)d requirements", len(some)) % {"n": len(some)}
        return cls(_("How Fivefold honours the toolkit"), counts, state, found, _by_part(partnership, some))


def _by_part(partnership, some):
    parts = [
        PartOfRequirements(
            part_words(part), [_requirement(partnership, one) for one in some if one.cites[0].part == part]
        )
        for part in PART_PAGES
    ]
    return [part for part in parts if part.lines]


def state_of(requirement):
    """Honoured by pages, in part, or waiting."""
    if not requirement.waits_for:
        return State.NOW
    return State.PARTLY if requirement.met_by else State.WAITS


def _requirement(partnership, one):
    links = [link for name in one.met_by if (link := page_link(partnership, name))]
    state = state_of(one)
    return RequirementLine(
        one.slug, one.title, one.text, one.how, one.sources, translated(one.certainty.doubt),
        state, _(str(state.label)), one.waits_for, list(dict.fromkeys(links)),
    )  # fmt: skip
