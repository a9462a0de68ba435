"""Reading sessions and boards of cases."""

from fivefold_web.workshops.queries.sessions import (
    answers_of,
    code_is_taken,
    item_in,
    item_of,
    record_of,
    records_of,
    session_of,
    session_with,
    sessions_of,
    sessions_to_find,
    shown_answers,
    tally_of,
    theme_of,
    themes_of,
    themes_to_find,
    untouched_today,
)

__all__ = [
    "answers_of",
    "code_is_taken",
    "item_in",
    "item_of",
    "record_of",
    "records_of",
    "session_of",
    "session_with",
    "sessions_of",
    "sessions_to_find",
    "shown_answers",
    "tally_of",
    "theme_of",
    "themes_of",
    "themes_to_find",
    "untouched_today",
]
