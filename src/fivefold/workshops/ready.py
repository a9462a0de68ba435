"""A ready session of the content as an agenda: what it names is looked up, nothing is repeated."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fivefold import knowledge
from fivefold.knowledge.schemas import (
    AgendaEntry,
    Case,
    Checklist,
    Criterion,
    Element,
    Exercise,
    ReadySession,
    Scale,
    Statement,
)
from fivefold.workshops.activities import Activity, OptionRole

LINE = tuple[str, str, str, str]
"""A line of an item: role, text, what it means, slug of the content."""
LONGEST_LINE = 600
ROLES = {
    Activity.CHOOSE_ONE: OptionRole.CHOICE,
    Activity.CHOOSE_SEVERAL: OptionRole.CHOICE,
    Activity.RANK: OptionRole.CHOICE,
    Activity.RAG: OptionRole.ROW,
    Activity.SCALE: OptionRole.ROW,
    Activity.STATEMENTS: OptionRole.STATEMENT,
}
"""The role of the lines that people answer, for each activity that has lines."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An item of an agenda before anybody answers it."""

    text: str
    source: str
    activity: Activity
    minutes: int
    notes: str = ""
    fuller: str = ""
    reference: str = ""
    most: int = 0
    alone_first: bool = False
    in_groups: bool = False
    lines: tuple[LINE, ...] = ()


def agenda_of(ready: ReadySession) -> tuple[Planned, ...]:
    """All items of a ready session, in order. Questions of a case and described steps become an item each."""
    return tuple(item for entry in ready.agenda for item in _items(ready, entry))


def minutes_of(ready: ReadySession) -> int:
    return sum(item.minutes for item in agenda_of(ready))


def ready_session(slug: str) -> ReadySession | None:
    """The ready session of this slug, or None."""
    return next((one for one in knowledge.ready_sessions() if one.slug == slug), None)


def _items(ready: ReadySession, entry: AgendaEntry) -> Iterator[Planned]:
    plain = _plain(ready, entry)
    checklist = knowledge.checklist(entry.checklist) if entry.checklist else None
    if entry.questions:
        for question in _named(entry.case, knowledge.cases()).questions:
            yield replace(plain, text=question)
    elif checklist and checklist.scale is Scale.STEPS:
        for criterion in checklist.criteria:
            yield _on_steps(plain, checklist, criterion)
    else:
        yield plain


def _plain(ready: ReadySession, entry: AgendaEntry) -> Planned:
    text, source, fuller = _asked(ready, entry)
    return Planned(
        text=entry.text or text,
        source=source,
        activity=Activity(entry.asks),
        minutes=entry.minutes,
        notes=entry.notes,
        fuller=fuller,
        reference=_reference(entry),
        most=entry.most,
        alone_first=entry.alone_first,
        in_groups=entry.in_groups,
        lines=tuple(_lines(entry)),
    )


def _asked(ready: ReadySession, entry: AgendaEntry) -> tuple[str, str, str]:
    """What is asked, where it comes from, and the fuller view of a misconception."""
    if entry.prompt:
        prompt = next(one for one in knowledge.prompts() if one.slug == entry.prompt)
        return prompt.text, prompt.sources, ""
    if entry.misconception:
        view = next(one for one in knowledge.misconceptions() if one.slug == entry.misconception)
        return view.title, view.sources, view.new_understanding
    if entry.scenario:
        child = next(one for one in knowledge.scenarios() if one.slug == entry.scenario)
        return child.text, child.sources, ""
    if entry.case:
        case = _named(entry.case, knowledge.cases())
        return case.title, case.sources, ""
    return "", ready.sources, ""


def _named(slug: str, cases: tuple[Case, ...]) -> Case:
    return next(case for case in cases if case.slug == slug)


def _reference(entry: AgendaEntry) -> str:
    """The key under which pages find the case, scenario or picture that an item is about."""
    named = (
        ("scenario", entry.scenario),
        ("case", entry.case),
        ("checklist", entry.checklist),
        ("framework", entry.framework),
        ("checklist", "workforce" if entry.workforce else ""),
    )
    return next((f"{kind}:{slug}" for kind, slug in named if slug), "")


def _lines(entry: AgendaEntry) -> Iterator[LINE]:
    role = ROLES.get(Activity(entry.asks))
    if role:
        for text, description, slug in _answered(entry):
            yield role, text[:LONGEST_LINE], description[:LONGEST_LINE], slug
    for text in entry.points:
        yield OptionRole.POINT, text, "", ""


def _answered(entry: AgendaEntry) -> Iterator[tuple[str, str, str]]:
    """What people choose, rate or agree with: (text, what it means, slug)."""
    for text in (*entry.choices, *entry.statements):
        yield text, "", ""
    for one in _from_the_content(entry):
        yield one.title, one.text, one.slug


def _from_the_content(entry: AgendaEntry) -> tuple[Criterion | Element | Exercise | Statement, ...]:
    checklist = knowledge.checklist(entry.checklist) if entry.checklist else None
    framework = knowledge.framework(entry.framework) if entry.framework else None
    return (
        *(checklist.criteria if checklist and checklist.scale is not Scale.STEPS else ()),
        *(framework.elements if framework else ()),
        *(one for one in knowledge.exercises() if one.slug in entry.exercises),
        *(knowledge.statements() if entry.workforce else ()),
    )


def _on_steps(plain: Planned, checklist: Checklist, line: Criterion) -> Planned:
    """A line of described steps as a scale of its own: its steps mean something for this line only."""
    points = tuple((OptionRole.POINT.value, step[:LONGEST_LINE], "", "") for step in line.steps)
    row = (OptionRole.ROW.value, line.title, line.text[:LONGEST_LINE], line.slug)
    text = plain.text or f"{line.title}. {line.text}"
    return replace(plain, text=text, source=checklist.sources, lines=(row, *points))
