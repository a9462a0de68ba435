"""All shelves of the library with how much stands on each: every page of it is two steps away."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.pages import FIRST, LAST
from fivefold_web.library.presenters.links import address

GROUPS = (
    (
        "read",
        gettext_lazy("Read"),
        gettext_lazy("What mental health in the early years is, and what shapes it"),
    ),
    ("practise", gettext_lazy("Practise"), gettext_lazy("What groups and teams do together")),
    ("words", gettext_lazy("Words"), gettext_lazy("Speaking so that everybody understands the same")),
    (
        "evidence",
        gettext_lazy("Evidence"),
        gettext_lazy("What is known, how it is measured, where to read more"),
    ),
    ("toolkit", gettext_lazy("The toolkit"), gettext_lazy("With the printed toolkit in your hand")),
)
SHELVES = (
    ("read", gettext_lazy("Frameworks"), "library:frameworks", "frameworks"),
    ("read", gettext_lazy("Our own definition"), "library:definition", ""),
    ("read", gettext_lazy("Factors"), "library:factors", "factors"),
    ("read", gettext_lazy("Interventions"), "library:interventions", "interventions"),
    ("read", gettext_lazy("Cases and stories"), "library:cases", "cases"),
    ("read", gettext_lazy("Vignettes"), "library:vignettes", "vignettes"),
    ("read", gettext_lazy("Diagrams"), "publishing:diagrams", "diagrams"),
    ("practise", gettext_lazy("Exercises"), "library:exercises", "exercises"),
    ("practise", gettext_lazy("Checklists"), "library:checklists", "checklists"),
    ("practise", gettext_lazy("Scenarios"), "services:scenarios", "scenarios"),
    ("practise", gettext_lazy("Roles"), "library:roles", "roles"),
    ("practise", gettext_lazy("Vignette cards to print"), "library:vignette_cards", ""),
    ("words", gettext_lazy("Glossary"), "library:glossary", "glossary"),
    ("words", gettext_lazy("Words that people use"), "library:words", "terms"),
    ("words", gettext_lazy("Misconceptions"), "library:misconceptions", "misconceptions"),
    ("words", gettext_lazy("Understanding problems"), "library:guide", "signs"),
    ("evidence", gettext_lazy("Claims and ideas"), "library:claims", "claims"),
    ("evidence", gettext_lazy("Figures that the toolkit quotes"), "library:statistics", "statistics"),
    ("evidence", gettext_lazy("Measures"), "library:measures", "measures"),
    ("evidence", gettext_lazy("Resources"), "library:resources", "resources"),
    ("evidence", gettext_lazy("Reading lists"), "library:reading_lists", ""),
    ("toolkit", gettext_lazy("Page by page"), "library:pages", "pages"),
    ("toolkit", gettext_lazy("How Fivefold honours it"), "library:requirements", "requirements"),
    ("toolkit", gettext_lazy("Slips and conflicts in print"), "library:notes", "notes"),
    ("toolkit", gettext_lazy("Editions"), "library:editions", ""),
)


@dataclass(frozen=True)
class Shelf:
    label: str
    href: str
    count: int | None


@dataclass(frozen=True)
class ShelfGroup:
    slug: str
    title: str
    about: str
    shelves: list[Shelf]


def shelves_of(partnership):
    """Groups of shelves; a shelf that is not installed is left out."""
    return [
        ShelfGroup(slug, _(str(title)), _(str(about)), _shelves(partnership, slug))
        for slug, title, about in GROUPS
    ]


def _shelves(partnership, group):
    return [
        Shelf(_(str(label)), href, _count(kind))
        for slug, label, name, kind in SHELVES
        if slug == group and (href := address(name, partnership))
    ]


def _count(kind):
    if kind == "pages":
        return LAST - FIRST + 1
    return len(knowledge.everything()[kind]) if kind else None
