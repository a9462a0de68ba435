"""Dates: readable, in one form, within the period that the file covers, and fitting the ages of the study."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from fivefold_link.checking.faults import Kind
from fivefold_link.checking.looking import Looked, Probe, Questions, Told, cell
from fivefold_link.standardise.dates import EARLIEST, date_of
from fivefold_link.study.schema import About, Role

CONCEPTION_DAYS = 294  # 42 weeks: nothing about a child is earlier
OLDEST_ADULT, YOUNGEST_PARENT, GROWN_UP = 110, 10, 18


def date_columns(looked: Looked) -> dict[str, str]:
    """Columns that hold dates, by the name under which they are looked at."""
    roles = {"birth_date": Role.BIRTH_DATE, "seen": Role.SEEN}
    columns = {name: looked.roles[role] for name, role in roles.items() if role in looked.roles}
    slug = looked.dataset.slug
    seen = [one for factor in looked.study.factors for one in factor.seen_in if one.dataset == slug]
    others = dict.fromkeys(one.date_column for one in seen if one.date_column in looked.columns)
    extra = [name for name in others if name and name not in columns.values()]
    return columns | {f"date_{number}": name for number, name in enumerate(extra)}


def ask_dates(looked: Looked, questions: Questions) -> None:
    """Questions about the columns that hold dates."""
    columns = date_columns(looked)
    for name, column in columns.items():
        _ask_date(looked, name, column, questions)
        _ask_form(name, column, questions)
    if "birth_date" not in columns:
        return
    _ask_age(looked, columns["birth_date"], questions)
    if looked.dataset.about is About.CHILD:
        for name, column in columns.items():
            if name != "birth_date":
                _ask_order(name, column, questions)


def _ask_date(looked: Looked, name: str, column: str, questions: Questions) -> None:
    questions.first |= {f"{name}_text": cell(column), f"{name}_day": date_of(cell(column))}
    filled, last = f"{name}_text IS NOT NULL", _day(looked.dataset.covers_to)
    questions.probes += [
        Probe(
            Kind.DATE,
            column,
            f"{filled} AND ({name}_day IS NULL OR {name}_day < DATE '{EARLIEST}')",
            "{share} of the cells are not a date that can be read.",
            "Write dates as 2024-03-31 or 31/03/2024; these are treated as missing.",
            filled,
        ),
        Probe(
            Kind.FUTURE_DATE,
            column,
            f"{name}_day > {last}",
            f"{{share}} of the dates lie after {looked.dataset.covers_to}, when the file ends.",
            "Correct them at the source, or correct `covers_to` in the study.",
            filled,
        ),
    ]


def _ask_form(name: str, column: str, questions: Questions) -> None:
    """Year first and day first in one column: told with the rows of the rarer form."""
    readable = f"{name}_day IS NOT NULL"
    # Of the forms that are read, only those with the year first have a digit or nothing in the third place.
    day_first = (
        f"(substr({name}_text, 2, 1) IN ('/', '.', '-') OR substr({name}_text, 3, 1) IN ('/', '.', '-'))"
    )
    for wrong, form in ((day_first, "31/03/2024"), (f"NOT {day_first}", "2024-03-31")):
        questions.probes.append(
            Probe(
                Kind.MIXED_DATES,
                column,
                f"{readable} AND {wrong}",
                f"dates are written in two ways; {{count}} as {form}.",
                "Both are read, the day before the month; make sure that no system wrote the month first.",
                readable,
                told=Told.OF_FEWER,
            )
        )


def _ask_order(name: str, column: str, questions: Questions) -> None:
    questions.probes.append(
        Probe(
            Kind.EARLY_DATE,
            column,
            f"{name}_day >= DATE '{EARLIEST}' AND date_diff('day', {name}_day, birth_date_day) > {CONCEPTION_DAYS}",
            "{share} of the dates lie before the child was conceived.",
            "Correct them at the source: they fall out of every window of age.",
            f"{name}_day IS NOT NULL AND birth_date_day IS NOT NULL",
        )
    )


def _ask_age(looked: Looked, column: str, questions: Questions) -> None:
    known, covers = f"birth_date_day >= DATE '{EARLIEST}'", looked.dataset
    if covers.about is About.ADULT:
        youngest, oldest = _years(covers.covers_to, YOUNGEST_PARENT), _years(covers.covers_from, OLDEST_ADULT)
        wrong = f"{known} AND (birth_date_day > {_day(youngest)} OR birth_date_day < {_day(oldest)})"
        what = f"{{share}} of the adults are under {YOUNGEST_PARENT} or over {OLDEST_ADULT} years old."
        remedy = "Check that this is the adult's own date of birth."
        questions.probes.append(Probe(Kind.AGE, column, wrong, what, remedy, known))
        return
    grown_up, too_old = _years(covers.covers_from, GROWN_UP), _born_too_early(looked)
    questions.probes += [
        Probe(
            Kind.AGE,
            column,
            f"{known} AND birth_date_day < {_day(grown_up)}",
            f"{{share}} of the records are of people of {GROWN_UP} years and more.",
            "Check that this is the child's own date of birth and not a parent's.",
            known,
        ),
        Probe(
            Kind.TOO_OLD,
            column,
            f"birth_date_day < {_day(too_old)} AND birth_date_day >= {_day(grown_up)}",
            f"{{share}} of the children were born before {too_old} and are too old for this study.",
            "They are left out of every count; ask the agency for the children of the study only.",
            known,
            stops_above=0.999,
        ),
    ]


def _born_too_early(looked: Looked) -> date:
    population = looked.study.population
    start = population.on or (population.window[0] if population.window else looked.dataset.covers_from)
    return _months_before(start, population.to_months)


def _years(day: date, years: int) -> date:
    return _months_before(day, 12 * years)


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"
