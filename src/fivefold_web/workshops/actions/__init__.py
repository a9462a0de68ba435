"""Writing sessions, what people answered, and boards of cases."""

from fivefold_web.workshops.actions.answering import answer, arrive
from fivefold_web.workshops.actions.planning import add_prompt, plan_session
from fivefold_web.workshops.actions.recording import agree
from fivefold_web.workshops.actions.reviewing import review
from fivefold_web.workshops.actions.running import end_session, move_prompt, note_sectors
from fivefold_web.workshops.actions.sorting import group, merge_themes, ungroup

__all__ = [
    "add_prompt",
    "agree",
    "answer",
    "arrive",
    "end_session",
    "group",
    "merge_themes",
    "move_prompt",
    "note_sectors",
    "plan_session",
    "review",
    "ungroup",
]
