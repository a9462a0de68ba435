"""Pathways in words: the list, and the page of one with its picture, steps, links, waits and groups."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.pathway import PATHWAY_SOURCE, Group
from fivefold.services.pathway_waits import before_and_after, totals
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.pathway_picture import chart_of
from fivefold_web.services.presenters.pathway_words import (
    ages_words,
    basis_words,
    kind_words,
    needs_a_wait,
    route_words,
    service_words,
    sum_words,
    total_words,
    wait_words,
    weeks_words,
)

PAGE_WIDE = 1110  # room of a picture on a desktop page


@dataclass(frozen=True)
class PathwayRow:
    """One line of the list."""

    number: int
    name: str
    about: str
    steps: str
    lacking: str
    changed: object


@dataclass(frozen=True)
class PathwaysPage:
    heading: str
    count: str
    rows: list[PathwayRow]
    archived: bool

    @classmethod
    def of(cls, rows, archived):
        found = [_row(row) for row in rows]
        count = ngettext("%(num)d pathway", "%(num)d pathways", len(found)) % {"num": len(found)}
        return cls(_("Archived pathways") if archived else _("Pathways"), count, found, archived)


def _row(row):
    steps = ngettext("%(num)d step", "%(num)d steps", row.steps_in_all) % {"num": row.steps_in_all}
    lacking = ""
    if row.steps_lacking:
        words = ngettext("%(num)d without a service", "%(num)d without a service", row.steps_lacking)
        lacking = words % {"num": row.steps_lacking}
    return PathwayRow(row.pk, row.name, row.about, steps, lacking, row.changed)


@dataclass(frozen=True)
class StepLine:
    """One step of the page. `given_by` may lead to the service by `service_number`."""

    key: str
    name: str
    kind: str
    given_by: str
    service_number: int | None
    lacking: bool
    gone: str
    ages: str
    wait: str
    basis: str
    total: str
    quickest_by: str
    slowest_by: str
    threshold: str
    note: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class LinkLine:
    number: int
    start: str
    end: str
    route: str
    condition: str
    wait: str


@dataclass(frozen=True)
class GroupLine:
    group: str
    reached: str
    how: str
    is_said: bool


@dataclass(frozen=True)
class Chosen:
    """A step whose way is shown, in words: what the colours of the picture say."""

    name: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]


@dataclass(frozen=True)
class PathwayPage:
    heading: str
    about: str
    number: int
    archived: object
    archived_because: str
    chart: object
    picture_note: str
    chosen: Chosen | None
    chosen_key: str
    steps: list[StepLine]
    links: list[LinkLine]
    groups: list[GroupLine]
    source: object

    @classmethod
    def of(cls, row, pathway, steps, links, chosen):
        """`steps` and `links` are the rows of the tables, for their numbers; `chosen` is the key of a step, or ""."""
        chosen = chosen if any(step.key == chosen for step in pathway.steps) else ""
        href = reverse("services:pathway", kwargs={"place": row.partnership.slug, "pk": row.pk})
        chart = chart_of(pathway, chosen, href) if pathway.steps else None
        return cls(
            heading=row.name,
            about=row.about,
            number=row.pk,
            archived=row.archived,
            archived_because=row.archived_because,
            chart=chart,
            picture_note=_picture_note(chart) if chart else "",
            chosen=_chosen(pathway, chosen) if chosen else None,
            chosen_key=chosen,
            steps=_step_lines(pathway, steps),
            links=[_link_line(link) for link in links],
            groups=_group_lines(pathway),
            source=PATHWAY_SOURCE,
        )


def _picture_note(chart):
    """What can be done with the picture; one that is wider than a page says that it can be moved."""
    choose = _("Choose a step to see its way: what comes before it and after it.")
    if chart.scene().width <= PAGE_WIDE:
        return choose
    return _("%(choose)s Move the picture sideways to see all of it.") % {"choose": choose}


def _chosen(pathway, key):
    names = {step.key: step.name for step in pathway.steps}
    before, after = before_and_after(pathway, key)
    return Chosen(names[key], [(one, names[one]) for one in before], [(one, names[one]) for one in after])


def _step_lines(pathway, rows):
    sums, names = totals(pathway), {step.key: step.name for step in pathway.steps}
    last = len(pathway.steps) - 1
    return [
        _step_line(step, rows[place], sums.get(step.key), names, place, last)
        for place, step in enumerate(pathway.steps)
    ]


def _step_line(step, row, total, names, place, last):
    known = needs_a_wait(step)
    gone = row.service.name if row.service is not None and step.offer is None else ""
    return StepLine(
        key=step.key,
        name=step.name,
        kind=kind_words(step.kind),
        given_by=service_words(step) or _("nobody in particular"),
        service_number=row.service_id if step.offer is not None else None,
        lacking=step.lacks_a_service,
        gone=gone,
        ages=ages_words(step) or _("not given"),
        wait=wait_words(step.wait) if known else _("none needed"),
        basis=basis_words(step),
        total=total_words(total),
        quickest_by=_by(total.quickest, names) if total else "",
        slowest_by=_by(total.slowest, names) if total and total.slowest else "",
        threshold=step.threshold,
        note=step.note,
        is_first=place == 0,
        is_last=place == last,
    )


def _by(way, names):
    """By which steps a sum was made; nothing where the step is itself the way in."""
    if len(way.steps) < 2:
        return ""
    return _("%(sum)s by: %(steps)s") % {
        "sum": sum_words(way),
        "steps": " → ".join(names[key] for key in way.steps),
    }


def _link_line(link):
    wait = "" if link.wait_low is None else weeks_words(link.wait_low, link.wait_high)
    return LinkLine(link.pk, link.start.name, link.end.name, route_words(link.route), link.condition, wait)


def _group_lines(pathway):
    said = {reach.group: reach for reach in pathway.reaches}
    lines = []
    for group in Group:
        reach = said.get(group)
        words = translated(reach.reached.label) if reach else _("Nobody has said yet")
        lines.append(GroupLine(translated(group.label), words, reach.how if reach else "", reach is not None))
    return lines
