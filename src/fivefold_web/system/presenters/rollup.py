"""A checklist over all its subjects, in words: who stands where, the lowest line, what has moved."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.knowledge.schemas import Asked
from fivefold.system.checks import Answer, lowest, tallies, trend
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.checks import SIGNS, Said, said, sources_of
from fivefold_web.system.presenters.evidence import cited
from fivefold_web.system.queries.checks import answers_of, rows_by_criterion

MATRIX_WIDTH = 6
ALONE = (Asked.PARTNERSHIP, Asked.RELATIONSHIP_SUPPORT)


@dataclass(frozen=True)
class SubjectRow:
    """One subject: its latest finished check, and what is due next."""

    name: str
    latest: int | None
    held_on: object
    unfinished: int | None
    said: str
    answers: list[Said]
    next_action: str
    rounds: str


@dataclass(frozen=True)
class CriterionRow:
    """One line over all subjects."""

    slug: str
    title: str
    counts: list[str]
    base: str
    is_lowest: bool
    moved: str
    sources: str
    proposal: str
    citation: Citation | None


@dataclass(frozen=True)
class OwnRow:
    """One line of the partnership's own check; what is not in place is said to be missing."""

    title: str
    text: str
    state: str
    is_missing: bool
    sign: str
    since: object
    comment: str
    next_action: str
    sources: str


@dataclass(frozen=True)
class RollUpPage:
    heading: str
    slug: str
    lead: str
    subjects: list[SubjectRow]
    shows_answers: bool
    lines: list[str]
    answers: list[str]
    criteria: list[CriterionRow]
    lowest: str
    compared: str
    own: list[OwnRow]
    latest: int | None
    unfinished: int | None
    sources: str
    certainty: str
    is_alone: bool
    finished: int

    @classmethod
    def of(cls, checklist, histories, rules, about):
        """`rules` hold what is found about a plan by its number."""
        known = [one for one in histories if one.latest]
        slugs = [one.slug for one in checklist.criteria]
        rolled = tallies(slugs, [_answers(one.latest, rules) for one in known])
        pairs = [(_answers(one.earlier, rules), _answers(one.latest, rules)) for one in known if one.earlier]
        moved = trend(slugs, pairs)
        least = lowest(rolled)
        alone = checklist.asked_of in ALONE
        first = histories[0] if alone and histories else None
        return cls(
            heading=checklist.title,
            slug=checklist.slug,
            lead=checklist.text,
            subjects=[_subject(checklist, one, rules) for one in histories],
            shows_answers=len(slugs) <= MATRIX_WIDTH,
            lines=[one.title for one in checklist.criteria],
            answers=[translated(one.label) for one in Answer],
            criteria=[
                _criterion(checklist, *both, least, len(known), about)
                for both in zip(checklist.criteria, rolled, moved, strict=True)
            ],
            lowest=_lowest(checklist, least),
            compared=_compared(len(pairs)),
            own=[_own(checklist, one, first) for one in checklist.criteria] if alone else [],
            latest=first.latest.pk if first and first.latest else None,
            unfinished=first.unfinished.pk if first and first.unfinished else None,
            sources=checklist.sources,
            certainty=translated(checklist.certainty.label),
            is_alone=alone,
            finished=len(known),
        )


def _answers(check, rules):
    return answers_of(check, rules.get(check.plan_id))


def _subject(checklist, history, rules):
    latest = history.latest
    answers = _answers(latest, rules) if latest else {}
    rounds = len(history.finished)
    return SubjectRow(
        name=history.name,
        latest=latest.pk if latest else None,
        held_on=latest.held_on if latest else None,
        unfinished=history.unfinished.pk if history.unfinished else None,
        said=_counted(answers) if latest else _("begun, not finished"),
        answers=[said(answers.get(one.slug)) for one in checklist.criteria],
        next_action=_next(latest) if latest else "",
        rounds=ngettext("%(n)d round", "%(n)d rounds", rounds) % {"n": rounds},
    )


def _counted(answers):
    """ "4 in place, 2 partly" """
    given = list(answers.values())
    counts = ((one, given.count(one)) for one in Answer)
    return ", ".join(f"{count} {translated(one.label).lower()}" for one, count in counts if count)


def _next(check):
    """What is due first: an action with its owner's role and date. No person is named in an overview."""
    rows = [row for row in check.answers.all() if row.next_action]
    if not rows:
        return _("no next action")
    first = min(rows, key=lambda row: (row.due is None, row.due or check.held_on, row.pk))
    due = _(" by %(day)s") % {"day": date_format(first.due, "j F Y")} if first.due else ""
    owner = f" ({first.owner})" if first.owner else ""
    return f"{first.next_action}{owner}{due}"


def _criterion(checklist, criterion, tally, moved, least, subjects, about):
    is_lowest = criterion.slug in least
    return CriterionRow(
        slug=criterion.slug,
        title=criterion.title,
        counts=[str(tally.counts[answer]) for answer in Answer],
        base=ngettext("%(n)d answer", "%(n)d answers", tally.base) % {"n": tally.base},
        is_lowest=is_lowest,
        moved=_moved(moved),
        sources=sources_of(checklist, criterion),
        proposal=_("Train and support staff in “%(line)s”, beginning where it is not yet in place.")
        % {"line": criterion.title},
        citation=_citation(checklist, criterion, tally, subjects, about) if tally.base else None,
    )


def _moved(moved):
    if not moved.base:
        return ""
    parts = (
        ngettext("%(n)d up", "%(n)d up", moved.up) % {"n": moved.up} if moved.up else "",
        ngettext("%(n)d down", "%(n)d down", moved.down) % {"n": moved.down} if moved.down else "",
        ngettext("%(n)d the same", "%(n)d the same", moved.same) % {"n": moved.same} if moved.same else "",
    )
    return ", ".join(part for part in parts if part)


def _lowest(checklist, least):
    names = [f"“{one.title}”" for one in checklist.criteria if one.slug in least]
    if not names:
        return ""
    return _("Least in place: %(lines)s.") % {"lines": ", ".join(names)}


def _compared(pairs):
    if not pairs:
        return ""
    return ngettext(
        "%(n)d subject has two rounds; its latest is compared with the one before.",
        "%(n)d subjects have two rounds; the latest of each is compared with the one before.",
        pairs,
    ) % {"n": pairs}


def _citation(checklist, criterion, tally, subjects, about):
    counts = ", ".join(f"{tally.counts[one]} {translated(one.label).lower()}" for one in Answer)
    return cited(
        SourceKind.SELF_CHECK,
        f"check:{checklist.slug}:{criterion.slug}",
        about,
        title=_("%(checklist)s, “%(line)s”: %(counts)s")
        % {"checklist": checklist.title, "line": criterion.title, "counts": counts},
        detail=ngettext(
            "The latest check of %(n)d subject.", "The latest checks of %(n)d subjects.", subjects
        )
        % {"n": subjects},
        source=_("Self-checks in %(place)s; %(sources)s")
        % {"place": about.place, "sources": sources_of(checklist, criterion)},
        figures=[str(tally.counts[one]) for one in Answer],
    )


def _own(checklist, criterion, history):
    """A line of the partnership itself, as its newest check says; an unfinished one counts, so that nothing waits."""
    check = history and (history.unfinished or history.latest)
    row = rows_by_criterion(check).get(criterion.slug) if check else None
    answer = Answer(row.answer) if row and row.answer else None
    missing = answer in (None, Answer.NOT_YET)
    return OwnRow(
        title=criterion.title,
        text=criterion.text,
        state=_("Missing") if missing else translated(answer.label),
        is_missing=missing,
        sign=SIGNS[answer or Answer.NOT_YET],
        since=row.changed if row and row.answer else None,
        comment=row.comment if row else "",
        next_action=row.next_action if row else "",
        sources=sources_of(checklist, criterion),
    )
