"""Ages from conception, in SQL that both engines read alike.

Conception: a length of pregnancy counts from the first day of the last period, and conception is taken to be 14 days
later. So a child born after `w` weeks was conceived w * 7 - 14 days before birth, and 266 days (38 weeks) before
where the length is not known.

Completed months: a child is n months old from the day that has the same number n months after birth, or the last day
of a month that is shorter: born on 31 January, one month old on 28 or 29 February; born on 29 February, one year
old on 28 February. Before birth ages are negative and begin at -9, the day of conception.
"""

from __future__ import annotations

from datetime import date

USUAL_DAYS = 266
FROM_LAST_PERIOD = 14
CONCEPTION = -9


def conceived(birth: str, weeks: str) -> str:
    """The day of conception of a child born on `birth` after `weeks` of pregnancy."""
    days = f"coalesce(CAST({weeks} AS INTEGER) * 7 - {FROM_LAST_PERIOD}, {USUAL_DAYS})"
    return f"CAST({birth} - ({days}) AS DATE)"


def turns(birth: str, conceived: str, months: int) -> str:
    """The day on which a child becomes so many months old; at -9 the day of conception."""
    if months <= CONCEPTION:
        return conceived
    sign = "+" if months >= 0 else "-"
    return f"CAST({birth} {sign} INTERVAL {abs(months)} MONTH AS DATE)"


def completed_months(birth: str, on: str) -> str:
    """Age on a day in completed months, at least -9."""
    crossed = f"date_diff('month', {birth}, {on})"
    reached = f"CAST({birth} + CAST({crossed} AS INTEGER) * INTERVAL 1 MONTH AS DATE)"
    return (
        f"CAST(greatest({crossed} - CASE WHEN {reached} > {on} THEN 1 ELSE 0 END, {CONCEPTION}) AS SMALLINT)"
    )


def day(value: date) -> str:
    return f"DATE '{value.isoformat()}'"
