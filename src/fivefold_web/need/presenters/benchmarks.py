"""Benchmarks in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold.need.benchmarks import Against
from fivefold.vocabulary.value import Value
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.words import said


@dataclass(frozen=True)
class GoalLine:
    """One goal with where it comes from."""

    code: str
    name: str
    said: str
    by_when: str
    source: str
    set_by: str


def goal_lines(rows, definition):
    """Goals in words; `rows` are pairs of a goal and the name of its indicator."""
    found = []
    for goal, name in rows:
        told = definition(goal.indicator_code, name)
        figure = said(Value.observed(goal.number, unit=told.unit))
        found.append(
            GoalLine(
                goal.indicator_code, translated(told.name), figure, goal.by_when, goal.source, goal.set_by
            )
        )
    return found


def against_in(asked):
    """The benchmark that the address asks for; England where it names none that exists."""
    return Against(asked) if asked in list(Against) else Against.ENGLAND


def called(standing, region=""):
    """The benchmark as a sentence names it: England, the region by name, the neighbours, the goal with its year."""
    match standing.against:
        case Against.NEIGHBOURS:
            return _("its chosen neighbours together")
        case Against.GOAL:
            when = standing.value.period
            return _("the goal for %(when)s") % {"when": when} if when else _("the goal")
        case Against.REGION:
            return standing.name or region
        case _:
            return _("England")
