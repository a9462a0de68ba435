"""Suggested marks in words, each with its reason."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.services.open_to import Caregiver
from fivefold.services.phrases import Mark, MarkKind
from fivefold.services.suggesting_marks import Because, marks_suggested
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.design.words import translated

ENUMS = {
    MarkKind.LEVEL: Level,
    MarkKind.TIER: Tier,
    MarkKind.REACH: Reach,
    MarkKind.NEED_GROUP: NeedGroup,
    MarkKind.SERVES: Caregiver,
}


@dataclass(frozen=True)
class Suggested:
    """One mark to take or to refuse."""

    kind: str
    value: str
    kind_label: str
    label: str
    reason: str


@dataclass(frozen=True)
class Refused:
    kind: str
    value: str
    label: str


def suggested_for(offer, refused):
    """Marks for one service; `refused` are kinds and values."""
    marks = {Mark(MarkKind(kind), value) for kind, value in refused if kind in list(MarkKind)}
    return [_suggested(one) for one in marks_suggested(offer, knowledge.interventions(), marks)]


def refused_words(refused):
    """What was refused, in words."""
    return [Refused(kind, value, _refused_label(kind, value)) for kind, value in refused]


def label_of(mark):
    """The words of a mark; "" where its value is none of the field's."""
    if mark.kind is MarkKind.COMPONENT:
        found = knowledge.named(mark.value, knowledge.framework("nurturing-care").elements)
        return found.title if found else ""
    enum = ENUMS[mark.kind]
    return translated(enum(mark.value).label) if mark.value in list(enum) else ""


def _refused_label(kind, value):
    if kind == "factor":
        found = knowledge.named(value, knowledge.factors())
        return _("Factor: %(name)s") % {"name": found.label if found else value}
    mark = Mark(MarkKind(kind), value)
    return f"{translated(mark.kind.label)}: {label_of(mark) or value}"


def _suggested(one):
    return Suggested(
        kind=one.mark.kind.value,
        value=one.mark.value,
        kind_label=translated(one.mark.kind.label),
        label=label_of(one.mark),
        reason=_reason(one),
    )


def _reason(one):
    if one.because is Because.WORDS:
        return _("because it says %(words)s") % {"words": ", ".join(f"“{word}”" for word in one.words)}
    if one.because is Because.APPROACH:
        facts = {"title": one.approach.title, "source": one.approach.sources}
        return _("because it offers “%(title)s”, which stands there in the toolkit (%(source)s)") % facts
    return _("because families cannot come by themselves")
