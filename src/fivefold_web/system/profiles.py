"""What a service said of itself along the checklists, for its page in the directory."""

from django.urls import reverse

from fivefold.system.checks import Answer
from fivefold_web.design.words import translated
from fivefold_web.services.joined import CheckedLine, SelfCheck
from fivefold_web.system.presenters.checks import said
from fivefold_web.system.queries import checks as queries


def self_checks(partnership, number):
    """The latest finished check of a service along each checklist, line by line with its comments."""
    return [
        _told(partnership, check, queries.checklist_called(check.checklist))
        for check in queries.latest_of_service(partnership, number)
    ]


def _told(partnership, check, checklist):
    rows = queries.rows_by_criterion(check)
    given = list(queries.answers_of(check).values())
    counts = ((one, given.count(one)) for one in Answer)
    return SelfCheck(
        title=checklist.title,
        href=reverse("system:check", kwargs={"place": partnership.slug, "pk": check.pk}),
        held_on=check.held_on,
        summary=", ".join(f"{count} {translated(one.label).lower()}" for one, count in counts if count),
        lines=tuple(_line(one, rows[one.slug]) for one in checklist.criteria if one.slug in rows),
    )


def _line(criterion, row):
    answer = said(Answer(row.answer) if row.answer else None)
    return CheckedLine(criterion.title, answer.sign, answer.words, row.comment)
