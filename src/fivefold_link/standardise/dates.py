"""Dates: 2024-03-05, 20240305, 05/03/2024 and 5.3.2024 mean the same day; the day stands before the month."""

from __future__ import annotations

EARLIEST = "1900-01-02"  # 1900-01-01 is what systems write for "not known"


def date_of(text: str) -> str:
    """The date that a text gives, or nothing where it is none; a time after it is left away."""
    bare = f"trim({text})"
    day = f"regexp_extract({bare}, '^([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{4}})', 1)"
    month = day[:-2] + "2)"
    year = day[:-2] + "3)"
    written = (
        f"CASE WHEN regexp_matches({bare}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') THEN substr({bare}, 1, 10)"
        f" WHEN regexp_matches({bare}, '^[0-9]{{8}}$')"
        f" THEN concat(substr({bare}, 1, 4), '-', substr({bare}, 5, 2), '-', substr({bare}, 7, 2))"
        f" WHEN regexp_matches({bare}, '^[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-][0-9]{{4}}')"
        f" THEN concat({year}, '-', lpad({month}, 2, '0'), '-', lpad({day}, 2, '0')) END"
    )
    return f"TRY_CAST({written} AS DATE)"


def known_date(date: str) -> str:
    """A date, unless it is one of those that stand for none."""
    return f"CASE WHEN {date} >= DATE '{EARLIEST}' THEN {date} END"


def swapped(date: str) -> str:
    """The same digits with day and month exchanged, where that is another date."""
    return (
        f"CASE WHEN day({date}) <= 12 AND day({date}) <> month({date})"
        f" THEN make_date(year({date}), day({date}), month({date})) END"
    )
