"""NHS numbers and other identifiers that are digits: which are valid, and why the others are not."""

from __future__ import annotations

from enum import StrEnum

SHAPE = "^[0-9]{10}([.]0)?$"
NEVER_ISSUED_FROM = 9_990_000_000


class NhsState(StrEnum):
    VALID = "valid"
    MISSING = "missing"
    CHECK_DIGIT = "check digit"
    NOT_A_NUMBER = "not a number"
    ALL_ZEROS = "all zeros"
    REPEATED_DIGIT = "repeated digit"
    NEVER_ISSUED = "never issued"


def check_digit_holds(number: str) -> str:
    """Modulus 11 without taking the number apart.

    With weights 1 to 10 from the right, the sum of weight x digit must be a multiple of 11. As 10 is -1 modulo 11,
    a digit is, up to sign, the difference of two remainders of the number, and so the sum is one of remainders.
    """
    terms = " ".join(
        f"{'+' if place % 2 else '-'} {2 * place + 1} * ({number} % {10**place})" for place in range(1, 10)
    )
    return f"(({terms[2:]} - 10 * {number}) % 11 = 0)"


def digits_of(text: str) -> str:
    """Ten digits as a whole number, spaces and hyphens aside; nothing where the text is not that."""
    bare = f"replace(replace({text}, ' ', ''), '-', '')"
    return f"CASE WHEN regexp_matches({bare}, '{SHAPE}') THEN CAST(substr({bare}, 1, 10) AS BIGINT) END"


def state_of(text: str, number: str, *, fictional: bool) -> str:
    """Why `number`, read from `text`, is an identifier or is none."""
    # 1111111111, 2222222222 ... pass the check digit and are typed where nothing is known.
    issued = "" if fictional else f" WHEN {number} >= {NEVER_ISSUED_FROM} THEN '{NhsState.NEVER_ISSUED}'"
    return (
        f"CASE WHEN {text} IS NULL OR trim({text}) = '' THEN '{NhsState.MISSING}'"
        f" WHEN {number} IS NULL THEN '{NhsState.NOT_A_NUMBER}'"
        f" WHEN {number} = 0 THEN '{NhsState.ALL_ZEROS}'"
        f" WHEN {number} % 1111111111 = 0 THEN '{NhsState.REPEATED_DIGIT}'"
        f" WHEN NOT {check_digit_holds(number)} THEN '{NhsState.CHECK_DIGIT}'"
        f"{issued} ELSE '{NhsState.VALID}' END"
    )


def valid_only(number: str, *, fictional: bool) -> str:
    """The number where it is valid, else nothing."""
    issued = "" if fictional else f" AND {number} < {NEVER_ISSUED_FROM}"
    sound = f"{number} > 0 AND {number} % 1111111111 <> 0 AND {check_digit_holds(number)}{issued}"
    return f"CASE WHEN {sound} THEN {number} END"


def whole_number(text: str, low: int, high: int, kind: str) -> str:
    """A whole number between two bounds, else nothing; 39.0 counts as 39."""
    bare = f"regexp_replace(trim({text}), '[.]0*$', '', 'g')"
    value = f"CASE WHEN regexp_matches({bare}, '^[0-9]{{1,15}}$') THEN CAST({bare} AS BIGINT) END"
    return f"CAST(CASE WHEN {value} BETWEEN {low} AND {high} THEN {value} END AS {kind})"
