"""What every file of indicator figures needs: repeated rows are settled, contradictions are named, never repaired."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fivefold.sources.reading import Contradiction, IndicatorRow, Kind, Problems, Reading, Repeat
from fivefold.vocabulary.value import figure

# Published copies of one figure differ by rounding to four decimal places or more; anything wider is another figure.
SAME_WITHIN = 1e-3
_NUMBERS = ("value", "low", "high", "low_998", "high_998", "count", "denominator")
_TEXTS = ("trend", "note", "compared_england")


def reading_of(
    kind: Kind,
    title: str,
    rows: list[IndicatorRow],
    problems: Problems,
    rows_read: int,
    notes: Iterable[str] = (),
) -> Reading:
    """The reading of a file of figures: repeats settled, contradictions found, areas and periods listed."""
    kept, repeats = settle(rows)
    return Reading(
        kind=kind,
        title=title,
        rows=[] if problems else kept,
        areas={row.area_code: row.area_name for row in kept},
        periods=in_order_of_time(kept),
        repeated=repeats,
        contradictions=tuple(contradictions(kept)),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(notes),
        rows_read=rows_read,
        indicators={row.indicator_id: row.indicator_name for row in kept},
    )


def in_order_of_time(rows: Iterable[IndicatorRow]) -> tuple[str, ...]:
    """The periods of the rows, earliest first."""
    when = {row.period: row.period_sort for row in rows}
    return tuple(sorted(when, key=lambda period: (when[period], period)))


def settle(rows: Sequence[IndicatorRow]) -> tuple[list[IndicatorRow], tuple[Repeat, ...]]:
    """One row for every figure, in the order of the file, and what was repeated."""
    together: dict[tuple[str, ...], list[IndicatorRow]] = {}
    for row in rows:
        together.setdefault(row.key, []).append(row)
    kept, repeats = [], []
    for key, same in together.items():
        if len(same) == 1:
            kept.append(same[0])
            continue
        differ = not all(agree(same[0], other) and agree(other, same[-1]) for other in same[1:])
        if not differ:
            kept.append(fullest(same))
        repeats.append(Repeat(key, tuple(row.row for row in same), _repeat_words(same, differ), differ))
    return kept, tuple(repeats)


def agree(one: IndicatorRow, other: IndicatorRow) -> bool:
    """Whether two rows can be the same figure: equal where both say something, but for rounding."""
    if one.value is not None and other.value is not None and one.state is not other.state:
        return False
    for name in _NUMBERS:
        a, b = getattr(one, name), getattr(other, name)
        if a is not None and b is not None and not math.isclose(a, b, rel_tol=SAME_WITHIN, abs_tol=1e-9):
            return False
    return all(
        not getattr(one, name) or not getattr(other, name) or getattr(one, name) == getattr(other, name)
        for name in _TEXTS
    )


def fullest(rows: Sequence[IndicatorRow]) -> IndicatorRow:
    """The row that says most and is rounded least; the first of equals. Its parent is dropped if others differ."""
    best = max(rows, key=lambda row: (_filled(row), _decimals(row)))
    return (
        best
        if len({row.parent_code for row in rows}) == 1
        else replace(best, parent_code="", compared_region="")
    )


def _filled(row: IndicatorRow) -> int:
    return sum(getattr(row, name) is not None for name in _NUMBERS) + sum(
        bool(getattr(row, name)) for name in _TEXTS
    )


def _decimals(row: IndicatorRow) -> int:
    return len(repr(row.value))


def _repeat_words(rows: Sequence[IndicatorRow], differ: bool) -> str:
    first = rows[0]
    what = ", ".join(
        part
        for part in (
            first.indicator_name,
            first.area_name,
            first.sex,
            first.age,
            first.category,
            first.period,
        )
        if part
    )
    if not differ:
        return f"{what}: given {len(rows)} times with the same content; kept once."
    values = ", ".join(dict.fromkeys("no value" if row.value is None else figure(row.value) for row in rows))
    return (
        f"{what}: given {len(rows)} times with different content ({values}) and nothing to tell the rows apart; "
        "none is taken."
    )


def contradictions(rows: Iterable[IndicatorRow]) -> Iterable[Contradiction]:
    """Rows whose value lies outside their own 95% interval; they stay as published."""
    for row in rows:
        if row.value is None or row.low is None or row.high is None or row.low <= row.value <= row.high:
            continue
        span = f"{figure(row.low)} to {figure(row.high)}"
        words = f"{row.indicator_name}, {row.area_name}, {row.period}: "
        words += f"the value {_exact(row.value)} lies outside its own interval ({span})"
        if row.count is not None and row.low <= row.count <= row.high:
            words += f", which looks like an interval of the count ({figure(row.count)})"
        elif math.isclose(row.value, row.high, rel_tol=0.005) or math.isclose(
            row.value, row.low, rel_tol=0.005
        ):
            words += "; the value was probably rounded after the interval was made"
        yield Contradiction(row.row, row.area_code, words + ". It is kept as published.")


def _exact(number: float) -> str:
    return f"{number:.4g}" if abs(number) < 1 else figure(number)
