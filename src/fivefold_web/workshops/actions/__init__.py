"""Writing sessions, what people answered, and boards of cases."""

from fivefold_web.workshops.actions.answering import answer, arrive
from fivefold_web.workshops.actions.coming import come_in
from fivefold_web.workshops.actions.inviting import (
    NotSent,
    close_alone,
    close_when_over,
    invite,
    open_alone,
    remind,
)
from fivefold_web.workshops.actions.offering import statements_from_answers
from fivefold_web.workshops.actions.planning import add_prompt, plan_session
from fivefold_web.workshops.actions.preparing import (
    add_planned,
    as_planned,
    begin_session,
    change_item,
    change_settings,
    copy_session,
    put_in_order,
    remove_item,
    step_item,
)
from fivefold_web.workshops.actions.recording import (
    agree,
    change_agreement,
    change_step,
    plan_step,
    remove_agreement,
    remove_step,
)
from fivefold_web.workshops.actions.reviewing import review
from fivefold_web.workshops.actions.running import end_session, move_prompt, note_sectors
from fivefold_web.workshops.actions.sorting import (
    Meanwhile,
    accept,
    dismiss,
    end_theme,
    group,
    merge_themes,
    propose_themes,
    rename_theme,
    take_out,
    undo,
    ungroup,
)

__all__ = [
    "Meanwhile",
    "NotSent",
    "accept",
    "add_planned",
    "add_prompt",
    "agree",
    "answer",
    "arrive",
    "as_planned",
    "begin_session",
    "change_agreement",
    "change_item",
    "change_settings",
    "change_step",
    "close_alone",
    "close_when_over",
    "come_in",
    "copy_session",
    "dismiss",
    "end_session",
    "end_theme",
    "group",
    "invite",
    "merge_themes",
    "move_prompt",
    "note_sectors",
    "open_alone",
    "plan_session",
    "plan_step",
    "propose_themes",
    "put_in_order",
    "remind",
    "remove_agreement",
    "remove_item",
    "remove_step",
    "rename_theme",
    "review",
    "statements_from_answers",
    "step_item",
    "take_out",
    "undo",
    "ungroup",
]
