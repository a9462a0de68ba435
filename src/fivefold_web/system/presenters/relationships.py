"""Support for relationships over all services, in words: gaps with their reason first, then staff beside parents."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.system.checks import Answer
from fivefold.system.parents import FEWEST, QUESTIONS
from fivefold.system.relationships import STAGES, by_group, by_stage, gaps, parents_of
from fivefold.vocabulary.support import NeedGroup, Tier
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.checks import Said, said, sources_of
from fivefold_web.system.presenters.relationship_gaps import GapView, gap_view

NAMED = 40


@dataclass(frozen=True)
class QuestionRow:
    """One set of questions: what staff say, beside what parents say."""

    title: str
    text: str
    asked: str
    staff: str
    parents: str
    sources: str


@dataclass(frozen=True)
class ServiceRow:
    """One service with its eight answers and where its check is."""

    number: int
    name: str
    answers: list[Said]
    check: int | None
    unfinished: int | None
    parents: str


@dataclass(frozen=True)
class Cell:
    """Services of one kind at one age; the names are told, an empty cell says so."""

    count: int
    names: str


@dataclass(frozen=True)
class CoverRow:
    title: str
    cells: list[Cell]


@dataclass(frozen=True)
class RelationshipPage:
    heading: str
    lead: str
    gaps: list[GapView]
    questions: list[QuestionRow]
    titles: list[str]
    has_services: bool
    answered: str
    stages: list[CoverRow]
    tiers: list[str]
    groups: list[CoverRow]
    without_ages: str
    source: str
    slug: str

    @classmethod
    def of(cls, checklist, found, about):
        slugs = [one.slug for one in checklist.criteria]
        services = found.services
        answered = sum(bool(one.answers) for one in services)
        return cls(
            heading=_("Support for relationships"),
            lead=checklist.text,
            gaps=[gap_view(checklist, gap, about) for gap in gaps(slugs, services)],
            questions=[_question(checklist, one, services) for one in checklist.criteria],
            titles=[one.title for one in checklist.criteria],
            has_services=bool(services),
            answered=_("%(answered)s of %(all)s services have answered.")
            % {"answered": answered, "all": len(services)},
            stages=_stages(services),
            tiers=[translated(tier.label) for tier in Tier],
            groups=_groups(services),
            without_ages=_without_ages(services),
            source=checklist.sources,
            slug=checklist.slug,
        )


def _question(checklist, criterion, services):
    given = [one.says(criterion.slug) for one in services]
    return QuestionRow(
        title=criterion.title,
        text=criterion.text,
        asked=translated(QUESTIONS[criterion.slug]),
        staff=_staff(given),
        parents=heard_words(parents_of(criterion.slug, services)),
        sources=sources_of(checklist, criterion),
    )


def _staff(given):
    counts = [(one, given.count(one)) for one in Answer]
    told = ", ".join(f"{count} {translated(one.label).lower()}" for one, count in counts if count)
    return told or _("no service has answered")


def heard_words(heard):
    """What parents said to one question, with how many they were; hidden where they were few."""
    if not heard.base:
        return _("nobody asked yet")
    if not heard.can_be_shown:
        return _("hidden: fewer than %(n)s answers") % {"n": FEWEST}
    counts = {"yes": heard.yes, "partly": heard.partly, "no": heard.no, "n": heard.base}
    return _("%(yes)s yes, %(partly)s partly, %(no)s no; of %(n)s answers") % counts


def service_rows(checklist, found, some):
    """These services with their eight answers."""
    slugs = [one.slug for one in checklist.criteria]
    return [_service(one, slugs, found) for one in some]


def _service(one, slugs, found):
    held = found.checks.get(one.number)
    times = found.parents.get(one.number, 0)
    return ServiceRow(
        number=one.number,
        name=one.offer.name,
        answers=[said(one.says(slug)) for slug in slugs],
        check=held.latest if held else None,
        unfinished=held.unfinished if held else None,
        parents=ngettext("heard once", "heard %(n)d times", times) % {"n": times} if times else _("not yet"),
    )


def _stages(services):
    cells = by_stage(services)
    return [CoverRow(translated(stage), [_cell(cells[stage, tier]) for tier in Tier]) for stage in STAGES]


def _groups(services):
    groups = by_group(services)
    return [CoverRow(translated(group.label), [_cell(groups[group])]) for group in NeedGroup]


def _cell(services):
    return Cell(len(services), ", ".join(one.offer.name for one in services[:NAMED]))


def _without_ages(services):
    count = sum(one.offer.ages is None for one in services)
    if not count:
        return ""
    return ngettext(
        "%(n)d service does not say which ages it takes; it stands in no row.",
        "%(n)d services do not say which ages they take; they stand in no row.",
        count,
    ) % {"n": count}


def sheets(page, rows):
    """The page as sheets of a file; `rows` are all services."""
    heads = (_("Set of questions"), _("Staff"), _("Parents"), _("Asked of parents"), _("Source"))
    return {
        _("Gaps"): [
            (_("Gap"), _("Why"), _("Evidence")),
            *((gap.title, gap.reason, "; ".join(line.words for line in gap.lines)) for gap in page.gaps),
        ],
        _("Staff and parents"): [
            heads,
            *((one.title, one.staff, one.parents, one.asked, one.sources) for one in page.questions),
        ],
        _("Services"): [
            (_("Service"), *page.titles, _("Parents")),
            *((row.name, *(one.words for one in row.answers), row.parents) for row in rows),
        ],
        _("Ages"): [
            (_("Age"), *page.tiers),
            *((row.title, *(cell.names or _("none") for cell in row.cells)) for row in page.stages),
        ],
        _("Need groups"): [
            (_("Need group"), _("Services")),
            *((row.title, row.cells[0].names or _("none")) for row in page.groups),
        ],
    }


@dataclass(frozen=True)
class ParentsPage:
    """What parents of one service said, and how to hear more of them."""

    heading: str
    number: int
    rows: list[tuple[str, str]]
    comments: list[str]
    links: list
    key: str
    fewest: int

    @classmethod
    def of(cls, service, heard, comments, links, key):
        return cls(
            heading=_("Parents about %(service)s") % {"service": service.name},
            number=service.pk,
            rows=[
                (translated(question), heard_words(heard[slug]) if slug in heard else _("nobody asked yet"))
                for slug, question in QUESTIONS.items()
            ],
            comments=comments,
            links=links,
            key=key,
            fewest=FEWEST,
        )
