"""NHS numbers: the check digit, placeholders, numbers that stand for many people; other numbers and codes."""

from __future__ import annotations

from collections.abc import Iterator

from fivefold_link.checking.faults import Fault, Kind
from fivefold_link.checking.looking import Looked, Probe, Questions, cell
from fivefold_link.engine.inputs import raw_table
from fivefold_link.engine.protocol import Engine
from fivefold_link.standardise.numbers import NhsState, digits_of, state_of
from fivefold_link.study.schema import Role

NHS_ROLES = (Role.NHS_NUMBER, Role.MOTHER_NHS_NUMBER, Role.CHILD_NHS_NUMBER)
SHARED_BY = 1000
"""So many rows with one number are no longer the visits of one child."""
SHARED_SHARE = 0.01

NEVER = 2.0
SAID = {
    NhsState.CHECK_DIGIT: (
        Kind.CHECK_DIGIT,
        "{share} of the NHS numbers fail the check digit.",
        "They are not used for linking; ask the agency whether the column was cut or mistyped.",
    ),
    NhsState.NOT_A_NUMBER: (
        Kind.NOT_A_NUMBER,
        "{share} of the cells are not ten digits.",
        "Spaces and hyphens may stand between the digits, nothing else; these are not used for linking.",
    ),
    NhsState.ALL_ZEROS: (
        Kind.NO_IDENTIFIER,
        "{share} of the NHS numbers are 0000000000, which stands for not known.",
        "They are treated as missing; ask the agency to leave the cell empty.",
    ),
    NhsState.REPEATED_DIGIT: (
        Kind.NO_IDENTIFIER,
        "{share} of the NHS numbers are one digit ten times.",
        "They are treated as missing; ask the agency to leave the cell empty.",
    ),
    NhsState.NEVER_ISSUED: (
        Kind.NO_IDENTIFIER,
        "{share} of the NHS numbers are from the range that is never issued (999 000 0000 and above).",
        "Remove test patients, or write `fictional: true` in the study where all records are made up.",
    ),
}
RANGES = {
    Role.GESTATION_WEEKS: (16, 45, "completed weeks from 16 to 45"),
    Role.DEPRIVATION: (1, 10, "tenths from 1, the most deprived, to 10"),
    Role.UPRN: (1, 999_999_999_999, "up to 12 digits"),
}
SEXES = ("F", "FEMALE", "2", "GIRL", "M", "MALE", "1", "BOY")
NO_SEX = ("U", "UNKNOWN", "NOT KNOWN", "I", "INDETERMINATE", "X", "0", "9", "NOT SPECIFIED", "NOT STATED")


def ask_numbers(looked: Looked, questions: Questions) -> None:
    """Questions about the columns that hold numbers and codes."""
    for role, column in looked.roles.items():
        if role in NHS_ROLES:
            _ask_nhs(looked, role, column, questions)
        elif role in RANGES:
            _ask_range(role, column, questions)
        elif role is Role.SEX:
            _ask_sex(column, questions)


def _ask_nhs(looked: Looked, role: Role, column: str, questions: Questions) -> None:
    name = role.value
    questions.first |= {f"{name}_text": cell(column), f"{name}_digits": digits_of(cell(column))}
    questions.then[f"{name}_state"] = state_of(
        f"{name}_text", f"{name}_digits", fictional=looked.study.fictional
    )
    for state, (kind, what, remedy) in SAID.items():
        wrong, of = f"{name}_state = '{state.value}'", f"{name}_state <> '{NhsState.MISSING.value}'"
        questions.probes.append(Probe(kind, column, wrong, what, remedy, of))


def _ask_range(role: Role, column: str, questions: Questions) -> None:
    low, high, words = RANGES[role]
    name = role.value
    questions.first |= {f"{name}_text": cell(column)}
    questions.then[f"{name}_is"] = f"TRY_CAST({name}_text AS DOUBLE)"
    sound = f"coalesce({name}_is BETWEEN {low} AND {high} AND {name}_is = floor({name}_is), FALSE)"
    what = f"{{share}} of the cells are not {words}."
    remedy = "They are treated as missing; correct them, or name another column in the study."
    filled = f"{name}_text IS NOT NULL"
    questions.probes.append(
        Probe(Kind.NOT_A_NUMBER, column, f"{filled} AND NOT {sound}", what, remedy, filled)
    )


def _ask_sex(column: str, questions: Questions) -> None:
    questions.first["sex_code"] = f"upper({cell(column)})"
    known = ", ".join(f"'{code}'" for code in (*SEXES, *NO_SEX))
    what = "{share} of the cells are no code for sex that is understood (F, M, 1, 2, U, 9)."
    remedy = "They are treated as missing; recode the column, or leave `sex` out of the study."
    wrong = f"sex_code IS NOT NULL AND sex_code NOT IN ({known})"
    questions.probes.append(Probe(Kind.CODE, column, wrong, what, remedy, "sex_code IS NOT NULL"))


def shared_numbers(engine: Engine, looked: Looked) -> Iterator[Fault]:
    """One number for all rows, or one that stands in more rows than one child can have."""
    column = looked.roles.get(Role.NHS_NUMBER)
    if column is None:
        return
    # Only what repeats matters here; whether it is valid is asked elsewhere.
    number = f"TRY_CAST(replace(replace({cell(column)}, ' ', ''), '-', '') AS BIGINT)"
    query = (
        "SELECT count(*), max(n), sum(n), max_by(first, n), max_by(last, n) FROM"
        f" (SELECT {number} AS nhs, count(*) AS n, min(row_number) AS first,"
        f" max(row_number) AS last FROM {raw_table(looked.dataset)} GROUP BY 1) AS numbers WHERE nhs > 0"
    )
    different, most, filled, first, last = (int(str(value or 0)) for value in engine.rows(query)[0])
    rows = (first, last)
    if different == 1 and most > 1:
        what = f"every NHS number in this file is the same ({most:,} rows)."
        remedy = "Ask the agency for the file again: the column was filled down or joined wrongly."
        yield looked.fault(Kind.SAME_NUMBER, what, remedy, column=column, rows=rows, count=most, stops=True)
    elif most > max(SHARED_BY, SHARED_SHARE * filled):
        what = f"one NHS number stands in {most:,} rows, more than one child can have."
        remedy = "Ask the agency whether it stands for not known, and to leave those cells empty."
        yield looked.fault(Kind.SHARED_NUMBER, what, remedy, column=column, rows=rows, count=most)
