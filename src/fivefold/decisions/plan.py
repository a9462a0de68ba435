"""The action plan: what is overdue, and what to do first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fivefold.decisions.states import ActionState
from fivefold.vocabulary.words import marked


class Size(StrEnum):
    """A plain size for effort and effect."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def label(self) -> str:
        return _SIZES[self]


_SIZES = {Size.SMALL: marked("Small"), Size.MEDIUM: marked("Medium"), Size.LARGE: marked("Large")}


@dataclass(frozen=True, slots=True)
class Planned:
    """An action in the plan."""

    state: ActionState
    due: date | None


def is_overdue(action: Planned, *, on: date) -> bool:
    """An open action is overdue from the day after it was due; one without a date never is."""
    return action.state.is_open and action.due is not None and action.due < on


def plan_order(action: Planned, *, on: date) -> tuple[bool, bool, date]:
    """Sort key of the plan: overdue first, then open before ended, then by date; undated ones last."""
    return (not is_overdue(action, on=on), not action.state.is_open, action.due or date.max)


def priority(effort: Size, effect: Size) -> str:
    """A pointer for discussion, not a score: what is large in effect and small in effort comes first.

    | effect \\ effort | small | medium | large |
    |---|---|---|---|
    | large | do first | do first | plan |
    | medium | do first | plan | consider |
    | small | plan | consider | consider |
    """
    gain = list(Size).index(effect) - list(Size).index(effort)
    if gain >= 1:
        return marked("do first")
    return marked("plan") if gain == 0 else marked("consider")
