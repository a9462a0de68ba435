"""NHS numbers that belong to nobody: valid by modulus 11, from ranges in which none is issued."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]

NEVER_ISSUED = (999_000_000, 1_000_000_000)
"""First nine digits of 999 000 0000 to 999 999 9999."""
WIDER = (100_000_000, 300_000_000)
"""Numbers that begin with 1 or 2: none is issued today; for benchmarks only."""


def check_digits(stems: Whole) -> Whole:
    """Modulus 11 over nine digits with weights 10 to 2; 10 means that no number has these nine digits."""
    total = np.zeros(len(stems), dtype=np.int64)
    rest = stems.copy()
    for weight in range(2, 11):
        rest, digit = np.divmod(rest, 10)
        total += weight * digit
    digits: Whole = (11 - total % 11) % 11
    return digits


def is_valid(numbers: Whole) -> npt.NDArray[np.bool_]:
    """Whether the tenth digit is the check digit of the first nine."""
    valid: npt.NDArray[np.bool_] = check_digits(numbers // 10) == numbers % 10
    return valid


def numbers(count: int, rng: np.random.Generator, *, wider: bool = False) -> Whole:
    """`count` different valid numbers in no order; refuses when the range does not hold as many."""
    first, end = WIDER if wider else NEVER_ISSUED
    stems = _scattered(int(count * 1.11) + 100, first, end, rng)
    digits = check_digits(stems)
    usable = (stems * 10 + digits)[digits != 10]
    if len(usable) < count:
        raise ValueError(
            f"{count:,} numbers are more than the range that is never issued holds ({len(usable):,}); "
            "benchmarks above that set wider_numbers"
        )
    kept: Whole = usable[:count]
    return kept


def mistyped(numbers: Whole, rng: np.random.Generator) -> Whole:
    """One digit is another one; modulus 11 finds each of these. The first three digits stay."""
    place = np.power(np.int64(10), rng.integers(0, 7, len(numbers)))
    digit = numbers // place % 10
    other = (digit + rng.integers(1, 10, len(numbers))) % 10
    wrong: Whole = numbers + (other - digit) * place
    return wrong


def _scattered(count: int, first: int, end: int, rng: np.random.Generator) -> Whole:
    """Different whole numbers from `first` to before `end`, scattered by one multiplication (a step without a
    common divisor with the size of the range visits each once)."""
    size = end - first
    step = int(rng.integers(size // 3, size // 2))
    while np.gcd(step, size) != 1:
        step += 1
    start = int(rng.integers(0, size))
    turns = np.arange(min(count, size), dtype=np.int64)
    scattered: Whole = first + (start + step * turns) % size
    return scattered
