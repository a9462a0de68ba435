"""Universal contacts in words: coverage by contact of one area, and one contact in depth."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.need import contact_tables
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.value import figure, value_words
from fivefold_web.need.presenters.contact_words import covered_words, lost_words, published_words, since_words
from fivefold_web.need.presenters.drawings import drawing
from fivefold_web.need.presenters.one_contact import OneContact, one_contact


@dataclass(frozen=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class ContactRow:
    """One contact in the table of an area."""

    slug: str
    name: str
    window: str
    due: str
    seen: str
    covered: str
    state: str
    lost: str
    face: str
    not_recorded: str
    since: str
    published: str
    comparison: Comparison
    is_chosen: bool


@dataclass(frozen=True)
class ContactsPage:
    heading: str
    area_name: str
    period: str
    areas: list = field(default_factory=list)
    periods: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    picture: object = None
    one: OneContact | None = None
    nation: str = ""
    has_any: bool = False


@dataclass(frozen=True)
class Asked:
    """What the address asks for, found among what is held."""

    area: str
    area_name: str
    period: str
    contact: str
    points: float


def contacts_page(*, counts, here, asked, areas, periods, schedule, about, query, nation):
    """`counts` are all totals held, `here` those of the area that was asked for."""
    heading = _("Contacts with every family")
    if not counts:
        return ContactsPage(heading, asked.area_name, "", nation=nation)
    pregnant = [slug for slug, contact in schedule.items() if contact.due_from_months < 0]
    lines = contact_tables.lines_of(here, period=asked.period, in_pregnancy=pregnant)
    ordered = [lines[slug] for slug in schedule if slug in lines]
    chosen = lines.get(asked.contact)
    return ContactsPage(
        heading=heading,
        area_name=asked.area_name,
        period=asked.period,
        areas=[Choice(code, name, code == asked.area) for code, name in areas],
        periods=[Choice(period, period, period == asked.period) for period in periods],
        rows=[contact_row(line, schedule[line.contact], line is chosen) for line in ordered],
        picture=by_contact(ordered, schedule, asked),
        one=one_contact(chosen, counts, here, asked, schedule[asked.contact], about, query, areas) if chosen else None,
        nation=nation,
        has_any=True,
    )  # fmt: skip


def contact_row(line, contact, is_chosen):
    face, unsaid = line.face, ""
    if face and face.not_recorded:
        unsaid = _("way not recorded for %(n)s") % {"n": figure(face.not_recorded)}
    return ContactRow(
        slug=line.contact,
        name=contact.name,
        window=contact.window,
        due=_("not known") if line.count.due is None else figure(line.count.due),
        seen=value_words(line.count.seen),
        covered=covered_words(line.covered),
        state=line.covered.state.name.lower().replace("_", "-"),
        lost=lost_words(line),
        face=value_words(face.share) if face else _("not held"),
        not_recorded=unsaid,
        since=since_words(line.since) if line.covered.number is not None else "",
        published=published_words(line.published),
        comparison=line.compared,
        is_chosen=is_chosen,
    )


def by_contact(lines, schedule, asked):
    """Coverage of every contact that has a share, in order of age."""
    shown = [line for line in lines if line.count.due is not None]
    if not shown:
        return None
    known = [line for line in shown if line.covered.number is not None]
    title = _("Coverage of contacts in %(area)s, %(period)s") % {
        "area": asked.area_name,
        "period": asked.period,
    }
    if len(known) > 1:
        least = min(known, key=lambda line: line.covered.number)
        title = _("%(contact)s reaches fewest in %(area)s, %(period)s") % {
            "contact": schedule[least.contact].name, "area": asked.area_name, "period": asked.period,
        }  # fmt: skip
    dots = tuple(AreaDot(schedule[line.contact].name, line.covered, line.compared) for line in shown)
    return drawing(IntervalDots(title=title, dots=dots, benchmark_name=_("published figure"), axis=_("% of children due")))  # fmt: skip
