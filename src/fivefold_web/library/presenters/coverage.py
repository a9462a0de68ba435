"""Every row of the catalogue of the toolkit, and what in Fivefold honours it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.coverage import Place, honoured
from fivefold_web.library.presenters.addresses import href_of
from fivefold_web.library.presenters.kinds import kind_words, part_words
from fivefold_web.library.presenters.links import Link

ROW_KINDS = {
    "SC": gettext_lazy("Scope"), "DE": gettext_lazy("Definition"), "CO": gettext_lazy("Idea"),
    "PR": gettext_lazy("Process requirement"), "EV": gettext_lazy("Evidence claim"), "ME": gettext_lazy("Mechanism"),
    "ST": gettext_lazy("Statistic"), "RF": gettext_lazy("Risk factor"), "PF": gettext_lazy("Protective factor"),
    "RS": gettext_lazy("Resource"), "RO": gettext_lazy("Role or service"), "DG": gettext_lazy("Diagram"),
    "TE": gettext_lazy("Word that people use"), "EX": gettext_lazy("Step of an exercise"),
    "MI": gettext_lazy("Misconception"), "AC": gettext_lazy("Suggested activity"), "PQ": gettext_lazy("Prompt"),
    "FR": gettext_lazy("Framework"), "EL": gettext_lazy("Element of a framework"), "MF": gettext_lazy("Moderator"),
    "CS": gettext_lazy("Case or example"), "IA": gettext_lazy("Vignette"), "IN": gettext_lazy("Intervention"),
    "SG": gettext_lazy("Sign or problem"), "MS": gettext_lazy("Measure"), "SN": gettext_lazy("Scenario"),
    "CN": gettext_lazy("Condition of a whole system"), "CK": gettext_lazy("Line of a checklist"),
    "RC": gettext_lazy("Recommendation"), "GL": gettext_lazy("Glossary entry"), "NO": gettext_lazy("Note or conflict"),
}  # fmt: skip
"""What the two letters in the number of a row stand for."""


class State(StrEnum):
    """Whether Fivefold honours a row now."""

    NOW = "now"
    PARTLY = "partly"
    WAITS = "waits"

    @property
    def label(self):
        return _STATES[self]


_STATES = {
    State.NOW: gettext_lazy("Honoured now"),
    State.PARTLY: gettext_lazy("Honoured in part; the rest waits"),
    State.WAITS: gettext_lazy("Waits for a later capability"),
}


@dataclass(frozen=True)
class RowFound:
    """A row with the places that honour it, before it is put into words."""

    row: str
    places: tuple[Place, ...]
    state: State
    waits_for: str


@dataclass(frozen=True)
class RowLine:
    """One row: its number, part and kind, the items that honour it, and what it may wait for."""

    row: str
    part: str
    kind: str
    state: State
    state_label: str
    waits_for: str
    items: list[Link]
    item_kinds: list[str]


def choices():
    """What the table can be narrowed by, as values and labels."""
    kinds = sorted(((code, _(str(name))) for code, name in ROW_KINDS.items()), key=lambda one: one[1])
    return {
        "parts": [*((str(part), part_words(part)) for part in range(9)), ("X", _("Several parts"))],
        "kinds": kinds,
        "states": [(state.value, _(str(state.label))) for state in State],
    }


def rows_matching(*, part="", kind="", state=""):
    """Rows in order, narrowed by the letter of their part, their kind and their state."""
    waiting = {one.slug: one for one in knowledge.requirements()}
    chosen = []
    for row, places in honoured().items():
        row_part, row_kind, _number = row.split("-")
        row_state, waits_for = state_of(places, waiting)
        if part in ("", row_part[1]) and kind in ("", row_kind) and state in ("", row_state.value):
            chosen.append(RowFound(row, places, row_state, waits_for))
    return chosen


def state_of(places, requirements):
    """A row waits where every requirement that stands for it waits, and nothing else honours it."""
    standing = [requirements[one.slug] for one in places if one.kind == "requirements"]
    waits_for = ", ".join(dict.fromkeys(one.waits_for for one in standing if one.waits_for))
    if not waits_for:
        return State.NOW, ""
    met = any(one.met_by for one in standing) or len(standing) < len(places)
    return (State.PARTLY if met else State.WAITS), waits_for


def lines_of(partnership, found):
    """These rows in words, each item with its address: only the rows of a page are worth that."""
    return [_line(partnership, one) for one in found]


def _line(partnership, found):
    part, kind, _number = found.row.split("-")
    return RowLine(
        found.row,
        _("Several parts") if part == "PX" else part_words(int(part[1])),
        _(str(ROW_KINDS.get(kind, kind))),
        found.state,
        _(str(found.state.label)),
        found.waits_for,
        [Link(one.title, href_of(partnership, one.kind, one.slug, one.part)) for one in found.places],
        [kind_words(one.kind) for one in found.places],
    )
