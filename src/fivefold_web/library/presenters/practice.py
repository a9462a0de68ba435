"""Exercises, checklists and roles in words."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.narrowing import says
from fivefold.knowledge.schemas import Scale
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.links import Link, address
from fivefold_web.library.presenters.shelf import (
    Item,
    counted,
    item,
    level_tags,
    line,
    listed,
    row,
)
from fivefold_web.library.shelf_words import ASKED_OF, SCALES


def exercises_page(partnership, form, page):
    """What groups do together, to print or to use in a session."""
    words = form.asked("q")
    found = [
        one
        for one in knowledge.exercises()
        if says(words, one.title, one.text, one.topic, [step.text for step in one.steps])
    ]
    return listed(
        partnership,
        "exercises",
        heading=_("Exercises"),
        count=counted("%(n)d exercise", "%(n)d exercises", found),
        found=found,
        show=lambda one: line(partnership, "exercise", one, notes=[_exercise_facts(one)]),
        form=form,
        page=page,
    )


def _exercise_facts(one):
    steps = counted("%(n)d step", "%(n)d steps", one.steps) % {"n": len(one.steps)}
    return " · ".join([one.topic, minutes_of(one), steps])


def minutes_of(one):
    return _("%(n)d minutes") % {"n": one.minutes} if one.minutes else _("time not given")


@dataclass(frozen=True)
class Part:
    """One step of an exercise or one line of a checklist."""

    slug: str
    title: str
    text: str
    steps: tuple[str, ...]
    sources: str
    adapted: bool
    adapt: str
    history: str


def parts_of(partnership, kind, item, parts, wordings):
    """The parts of an item in the words that count here; `wordings` by (item, element, field)."""
    return [_part(partnership, kind, item, one, wordings) for one in parts]


def _part(partnership, kind, item, one, wordings):
    local = {name: wordings.get((item.slug, one.slug, name)) for name in ("title", "text")}
    where = {"kind": kind, "item": item.slug, "element": one.slug}
    said = {name: row.wording if row else getattr(one, name) for name, row in local.items()}
    return Part(
        slug=one.slug,
        steps=getattr(one, "steps", ()),
        sources="; ".join(cite.words for cite in one.cites),
        adapted=any(local.values()),
        adapt=address("library:adapt", partnership, parts=where),
        history=address("library:history", partnership, parts=where),
        **said,
    )


@dataclass(frozen=True)
class ExercisePage:
    """One exercise with its steps, and the way into a session."""

    item: Item
    steps: list[Part]
    safety: tuple[str, ...]
    prompts: list
    session: Link | None
    panel: object

    @property
    def heading(self):
        return self.item.heading

    @classmethod
    def of(cls, partnership, one, *, panel, wordings, on):
        prompts = [prompt for prompt in knowledge.prompts() if prompt.slug in one.prompts]
        shown = item(
            partnership,
            "exercise",
            one,
            caption=_("Exercise"),
            crumb=(_("Exercises"), "exercises"),
            on=on,
            heading=panel.name,
            text=panel.text,
            rows=[
                row(_("Topic"), one.topic),
                row(_("Time"), minutes_of(one)),
                row(_("With children"), _("yes: read the safety lines first") if one.with_children else ""),
                row(_("What you need"), *one.needs),
            ],
        )
        return cls(
            shown,
            parts_of(partnership, "exercises", one, one.steps, wordings),
            one.safety,
            prompts,
            session_link(partnership, one, prompts),
            panel,
        )


def session_link(partnership, one, prompts):
    """A new session with the prompts of an exercise ticked; nothing where it has none."""
    new = address("workshops:new", partnership)
    if not prompts or not new:
        return None
    asked = [("title", one.title), *(("prompts", prompt.slug) for prompt in prompts)]
    return Link(_("Use it in a session"), f"{new}?{urlencode(asked)}")


def checklists_page(partnership, form, page):
    """Criteria against which services, plans and partnerships look at themselves."""
    words = form.asked("q")
    found = [
        one
        for one in knowledge.checklists()
        if says(words, one.title, one.text, [criterion.text for criterion in one.criteria])
    ]
    return listed(
        partnership,
        "checklists",
        heading=_("Checklists"),
        count=counted("%(n)d checklist", "%(n)d checklists", found),
        found=found,
        show=lambda one: line(partnership, "checklist", one, notes=[_checklist_facts(one)]),
        form=form,
        page=page,
    )


def _checklist_facts(one):
    lines = counted("%(n)d line", "%(n)d lines", one.criteria) % {"n": len(one.criteria)}
    return f"{ASKED_OF[one.asked_of]} · {lines}"


@dataclass(frozen=True)
class ChecklistPage:
    """One checklist to read, with the way to where it is answered."""

    item: Item
    criteria: list[Part]
    answer: str
    panel: object

    @property
    def heading(self):
        return self.item.heading

    @classmethod
    def of(cls, partnership, one, *, panel, wordings, on):
        shown = item(
            partnership,
            "checklist",
            one,
            caption=_("Checklist"),
            crumb=(_("Checklists"), "checklists"),
            on=on,
            heading=panel.name,
            text=panel.text,
            rows=[
                row(_("Asked of"), str(ASKED_OF[one.asked_of])),
                row(_("Answered with"), str(SCALES[one.scale])),
            ],
        )
        criteria = parts_of(partnership, "checklists", one, one.criteria, wordings)
        return cls(shown, criteria, answer_href(partnership, one), panel)


def answer_href(partnership, one):
    """Where a checklist is answered; nothing where that strand is not installed."""
    if one.scale is Scale.STEPS:
        return address("system:conditions", partnership)
    return address("system:checks_of", partnership, parts={"slug": one.slug})


@dataclass(frozen=True)
class RoleLine:
    """Somebody who helps a child, with what they can say of themselves."""

    slug: str
    title: str
    line: str
    text: str
    tags: list[tuple[str, str]]
    sources: str
    certainty: str


@dataclass(frozen=True)
class RolesPage:
    """The people of the whole system, by kind of service."""

    heading: str
    count: str
    groups: list[tuple[str, list[RoleLine]]]
    narrowed: bool
    everything: str

    @classmethod
    def of(cls, partnership, form):
        level, words = form.asked("level"), form.asked("q")
        found = [
            one
            for one in knowledge.roles()
            if (not level or level in one.levels)
            and says(words, one.title, one.text, one.line, one.service_type)
        ]
        by_type = sorted(found, key=lambda one: one.service_type.casefold())
        return cls(
            _("Who helps a child"),
            counted("%(n)d role", "%(n)d roles", found) % {"n": len(found)},
            [
                (kind[:1].upper() + kind[1:], [_role_line(one) for one in those])
                for kind, those in groupby(by_type, key=lambda one: one.service_type)
            ],
            bool(form.query()),
            address("library:roles", partnership),
        )


def _role_line(one):
    return RoleLine(
        one.slug,
        one.title,
        one.line,
        one.text,
        level_tags(one.levels),
        one.sources,
        translated(one.certainty.doubt),
    )
