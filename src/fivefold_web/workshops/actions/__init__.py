"""Writing sessions and boards of cases."""

from fivefold_web.workshops.actions.sessions import (
    add_prompt,
    agree,
    answer,
    end_session,
    group,
    merge_themes,
    move_prompt,
    note_sectors,
    plan_session,
    ungroup,
    vote,
)

__all__ = [
    "add_prompt",
    "agree",
    "answer",
    "end_session",
    "group",
    "merge_themes",
    "move_prompt",
    "note_sectors",
    "plan_session",
    "ungroup",
    "vote",
]
