"""What kinds of content are called in headings, and their order on pages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KIND_WORDS = {
    "frameworks": gettext_lazy("Frameworks"),
    "levels": gettext_lazy("Levels"),
    "factors": gettext_lazy("Factors"),
    "interventions": gettext_lazy("Interventions"),
    "cases": gettext_lazy("Cases and stories"),
    "claims": gettext_lazy("Claims and ideas"),
    "statistics": gettext_lazy("Figures that the toolkit quotes"),
    "prevalence_sources": gettext_lazy("Studies of how common problems are"),
    "indicator_definitions": gettext_lazy("Indicators"),
    "measures": gettext_lazy("Measures"),
    "vignettes": gettext_lazy("Vignettes"),
    "signs": gettext_lazy("Signs"),
    "scenarios": gettext_lazy("Scenarios"),
    "questions": gettext_lazy("Questions asked of every scenario"),
    "statements": gettext_lazy("Statements of the workforce check"),
    "checklists": gettext_lazy("Checklists"),
    "exercises": gettext_lazy("Exercises"),
    "prompts": gettext_lazy("Prompts"),
    "ready_sessions": gettext_lazy("Ready sessions"),
    "misconceptions": gettext_lazy("Misconceptions"),
    "terms": gettext_lazy("Words that people use"),
    "glossary": gettext_lazy("Glossary"),
    "roles": gettext_lazy("Roles"),
    "tiers": gettext_lazy("Kinds of support"),
    "reaches": gettext_lazy("Reach of support"),
    "need_groups": gettext_lazy("Need groups"),
    "universal_contacts": gettext_lazy("Contacts offered to every family"),
    "board_words": gettext_lazy("What boards are called"),
    "diagrams": gettext_lazy("Diagrams"),
    "resources": gettext_lazy("Resources"),
    "requirements": gettext_lazy("What the toolkit asks for"),
    "notes": gettext_lazy("Notes on the printed toolkit"),
}
PART_WORDS = (
    gettext_lazy("Introduction"),
    gettext_lazy("Why it matters"),
    gettext_lazy("Understanding mental health"),
    gettext_lazy("Mentally healthy children"),
    gettext_lazy("What shapes mental health"),
    gettext_lazy("A whole system of support"),
    gettext_lazy("The workforce"),
    gettext_lazy("Need and measures"),
    gettext_lazy("Appendices and glossary"),
)
"""What each part of the toolkit is about, in our own words."""


def kind_words(kind):
    """The heading of a kind; a kind that nobody has named yet is called by its name."""
    return _(str(KIND_WORDS[kind])) if kind in KIND_WORDS else kind.replace("_", " ").capitalize()


def part_words(part):
    """A part of the toolkit with what it is about: "Part 4: What shapes mental health"."""
    return (
        _("Part %(part)d: %(about)s") % {"part": part, "about": PART_WORDS[part]}
        if part
        else _("Introduction")
    )


def in_order(kinds):
    """Kinds in the order of pages; unknown ones last."""
    order = list(KIND_WORDS)
    return sorted(kinds, key=lambda kind: order.index(kind) if kind in order else len(order))
