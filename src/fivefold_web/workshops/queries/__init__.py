"""Reading sessions, answers where they may be shown, and boards of cases."""

from fivefold_web.workshops.queries.live import (
    answer_with,
    arrivals_by_sector,
    counts_of,
    group_in,
    item_behind,
    open_now,
    question_of,
    sector_kept,
    session_with,
    versions_of,
)
from fivefold_web.workshops.queries.records import record_of, records_of
from fivefold_web.workshops.queries.results import casts_of, lines_of, results_of
from fivefold_web.workshops.queries.sessions import (
    code_is_taken,
    counted_items,
    item_of,
    session_of,
    sessions_of,
    sessions_to_find,
    shown,
    tally_of,
    untouched_today,
)
from fivefold_web.workshops.queries.sorting import (
    answers_of,
    shown_answers,
    theme_of,
    themes_of,
    themes_to_find,
)

__all__ = [
    "answer_with",
    "answers_of",
    "arrivals_by_sector",
    "casts_of",
    "code_is_taken",
    "counted_items",
    "counts_of",
    "group_in",
    "item_behind",
    "item_of",
    "lines_of",
    "open_now",
    "question_of",
    "record_of",
    "records_of",
    "results_of",
    "sector_kept",
    "session_of",
    "session_with",
    "sessions_of",
    "sessions_to_find",
    "shown",
    "shown_answers",
    "tally_of",
    "theme_of",
    "themes_of",
    "themes_to_find",
    "untouched_today",
    "versions_of",
]
